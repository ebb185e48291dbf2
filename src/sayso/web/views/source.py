"""A source as its page shows it: who it is, who quotes it, and its figures over time, a lane a claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from sayso.answers import ClaimRow, SourceRow, SourceView, StatementRow
from sayso.compared import Relation
from sayso.ledger.asking.entries import folded
from sayso.publish.draw.figures import draw_figures
from sayso.publish.draw.lanes import Lane, Point
from sayso.publish.sources import extra_of
from sayso.values import Figure

LANES = 10
"""Claims that have a lane: those with most figures."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What a source's page shows. ``also``: roles and organisations that reports give it. ``outlets``: those that quote
    it, with how many of the statements shown. ``quotes``: statements of the same words together."""

    source: SourceRow
    also: tuple[str, ...]
    outlets: tuple[tuple[str, int], ...]
    quotes: tuple[tuple[StatementRow, ...], ...]
    lanes: tuple[Lane, ...]
    figures: Markup


def most_told(found: SourceView) -> list[str]:
    """The claims that get a lane, by how many figures of the source they hold."""
    told = Counter(claim for row in found.statements.rows if row.figures for claim in row.claims[:1])
    return [claim for claim, _ in sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))[:LANES]]


def source_page(found: SourceView, claims: Mapping[str, ClaimRow]) -> SourcePage:
    """A source with a page of its statements; ``claims``: those of ``most_told``."""
    rows = found.statements.rows
    links = [link for row in rows for link in row.chain if folded(link.name) == folded(found.source.name)]
    also = Counter(extra for link in links if (extra := extra_of(link)))
    outlets = Counter(row.headline.outlet or row.headline.place.rsplit("/", 1)[-1] for row in rows)
    lanes = tuple(lane for claim in most_told(found) if (lane := _lane(claims[claim], rows)) is not None)
    drawn = draw_figures("figures", "Series of its figures, a lane for each claim", lanes, None,
                         lambda point: f"#st-{point.statements[0]}") if lanes else Markup("")
    return SourcePage(found.source, tuple(name for name, _ in also.most_common(4)), tuple(outlets.most_common()),
                      _quotes(rows), lanes, drawn)


def _quotes(rows: tuple[StatementRow, ...]) -> tuple[tuple[StatementRow, ...], ...]:
    """The statements, those of the same words on one day together."""
    told: dict[object, list[StatementRow]] = defaultdict(list)
    for row in rows:
        told[row.words.text, row.stance, row.headline.published].append(row)
    return tuple(tuple(some) for some in told.values())


def _lane(claim: ClaimRow, rows: tuple[StatementRow, ...]) -> Lane | None:
    """The claim's lane: the figures that count what it counts."""
    told: dict[object, list[tuple[StatementRow, Figure]]] = defaultdict(list)
    for row in rows:
        if claim.id in row.claims:
            for figure in row.figures:
                if figure.unit == claim.unit and (claim.category is None or figure.category == claim.category):
                    told[figure.value, figure.low, figure.high, figure.bound].append((row, figure))
                    break
    if not told:
        return None
    points = tuple(sorted((_point(some) for some in told.values()), key=lambda p: (p.days, p.statements)))
    counted = claim.counted or claim.unit or "figures"
    became = f", {claim.category.replace('_', ' ')}" if claim.category else ""
    return Lane(claim.id, f"{counted}{became}", "claim", True, (), points)


def _point(some: list[tuple[StatementRow, Figure]]) -> Point:
    return Point(
        some[0][1], Relation.SAME, some[0][0].stance,
        tuple(sorted({row.headline.published for row, _ in some if row.headline.published})),
        tuple(row.id for row, _ in some),
        tuple(dict.fromkeys(row.headline.outlet or row.headline.place for row, _ in some)),
        len({row.headline.report for row, _ in some}))
