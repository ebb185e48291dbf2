"""A claim as its page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from sayso.compared import Claim, Relation
from sayso.publish.crossed import Crossed
from sayso.publish.draw.figures import draw_figures
from sayso.publish.draw.graph import draw_graph
from sayso.publish.draw.lanes import Lane, Point, lanes_of
from sayso.publish.draw.maps import Spotted, draw_map
from sayso.publish.draw.tracing import Edge, Node, Tracing, tracing_of
from sayso.publish.excerpt import excerpt
from sayso.publish.phrases import asked, best_shown, counts_of, days_of, independence, member_of
from sayso.publish.scale import short_number
from sayso.values import Report, Statement
from sayso.web.views.counting import Hinge, hinges_of
from sayso.web.views.links import Links
from sayso.web.views.places import spotted
from sayso.web.views.tellings import Teller, Telling

WORDS = 220
"""Characters of the words that stand over a claim."""


@dataclass(frozen=True, slots=True)
class Gist:
    """The words that stand for a claim: exact pieces of a report. ``before``, ``after``: whether more is left out."""

    parts: tuple[str, ...]
    before: bool
    after: bool

    @property
    def text(self) -> str:
        """On one line."""
        line = " … ".join(" ".join(part.split()) for part in self.parts)
        return ("… " if self.before else "") + line + (" …" if self.after else "")


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What a claim's page shows. ``key``: what the ids of its parts on the page begin with. ``lanes`` with a telling
    for each of their statements (``tellings``). ``edges``: with the names of the boxes that they join."""

    claim: Claim
    key: str
    href: str
    gist: Gist
    told_by: Telling
    question: str
    independence: str
    counts: str
    days: str
    spread: tuple[str, str, str] | None
    hinges: tuple[Hinge, ...]
    lanes: tuple[Lane, ...]
    figures: Markup
    graph: Markup
    edges: tuple[tuple[int, str, str, Edge], ...]
    left: int
    map: Markup
    places: tuple[Spotted, ...]
    tellings: Mapping[str, Telling]

    def told(self, point: Point) -> list[Telling]:
        """The statements of a point."""
        return [self.tellings[statement] for statement in point.statements]

    def placed(self) -> list[tuple[Lane, list[Telling], list[Telling]]]:
        """The lanes with their statements: those that stand there, and those that stand with a lane before, since one
        that gives several figures is in several lanes."""
        found, seen = [], set[str]()
        for lane in self.lanes:
            own = list(dict.fromkeys(statement for point in lane.points for statement in point.statements))
            here = [self.tellings[statement] for statement in own if statement not in seen]
            found.append((lane, here, [self.tellings[statement] for statement in own if statement in seen]))
            seen.update(own)
        return found


def gist_of(crossed: Crossed, claim: Claim, width: int = WORDS) -> Gist:
    """The claim's words, shortened around its figure."""
    one, member = crossed.said[claim.gist], member_of(claim, claim.gist)
    chosen = excerpt(one.report.text, one.statement.content, member.figure if member else None, width)
    return Gist(tuple(span.of(one.report.text) for span in chosen.spans), chosen.before, chosen.after)


def claim_view(crossed: Crossed, claim: Claim, links: Links, key: str = "", shared: bool = False) -> ClaimView:
    """A claim of a story that was crossed. ``key`` sets its ids apart, where a page holds several claims; then its map
    is one of several too (``shared``)."""
    lanes, tracing = lanes_of(crossed, claim), tracing_of(crossed, claim)
    key = key or "c"
    tellings = _tellings(crossed, claim, links, key)
    whole = [crossed.said[m.statement] for m in claim.members if m.relation is not Relation.DENIAL]
    places = spotted({one.statement.id: one.statement for one in whole}.values())
    reports = crossed.reports_of(claim)
    anchors = f"#{key}-"
    return ClaimView(
        claim=claim, key=key, href=links.claim(claim.id), gist=gist_of(crossed, claim), told_by=tellings[claim.gist],
        question=asked(crossed, claim), independence=independence(claim), counts=counts_of(crossed, reports),
        days=days_of(_day(crossed.reports[report]) for report in reports), spread=_spread(claim),
        hinges=hinges_of(crossed, claim), lanes=lanes,
        figures=draw_figures(f"{key}-figures", "Figures over time, a lane for each origin", lanes, claim.best,
                             lambda point: anchors + point.statements[0]),
        graph=draw_graph(f"{key}-edge", "Who rests on whom: outlets, sources, documents", tracing,
                         lambda statement: anchors + statement),
        edges=_edges(tracing), left=tracing.left,
        map=draw_map(f"{key}-map", "Places that the statements tell of", places, anchors, shared),
        places=places,
        tellings=tellings)


def _edges(tracing: Tracing) -> tuple[tuple[int, str, str, Edge], ...]:
    named = {node.id: _named(node) for node in tracing.nodes}
    return tuple((n, named.get(edge.a, ""), named.get(edge.b, ""), edge) for n, edge in enumerate(tracing.edges, 1))


def _named(node: Node) -> str:
    return ", ".join(node.lines)


def _tellings(crossed: Crossed, claim: Claim, links: Links, key: str) -> dict[str, Telling]:
    """Each statement of the claim once, with what it is to the claim and to the others."""
    numbers = numbered(crossed)
    ties: dict[str, list[str]] = defaultdict(list)
    for tie in claim.ties:
        for own, other, word in ((tie.a, tie.b, tie.kind), (tie.b, tie.a, _PASSIVE[tie.kind])):
            figure = _figure(crossed, claim, other)
            ties[own].append(f"{word} {figure} ({_who(crossed.said[other].statement, crossed.said[other].report)})")
    teller, made = Teller(links), dict[str, Telling]()
    for member in claim.members:
        shown = member_of(claim, member.statement) or member
        if member.statement not in made:
            one = crossed.said[member.statement]
            relation = "" if shown.relation is Relation.SAME else shown.relation.value
            made[member.statement] = teller.telling(one.report, one.statement, numbers[member.statement],
                                                    f"{key}-{member.statement}", shown.figure, relation,
                                                    tuple(dict.fromkeys(ties[member.statement])))
    return made


_PASSIVE = {"revises": "revised by", "conflicts": "conflicts", "denies": "denied by"}


def numbered(crossed: Crossed) -> dict[str, int]:
    """Which of its report's statements each is, from 1, as on the report's page."""
    count: dict[str, int] = defaultdict(int)
    found = {}
    for id, one in crossed.said.items():
        count[one.report.id] += 1
        found[id] = count[one.report.id]
    return found


def _figure(crossed: Crossed, claim: Claim, statement: str) -> str:
    member = member_of(claim, statement)
    figure = crossed.figure_of(member) if member else None
    return f"“{' '.join(figure.text.split())}”" if figure else "what is said"


def _who(statement: Statement, report: Report) -> str:
    return statement.chain[-1].name if statement.chain else report.outlet or report.place.rsplit("/", 1)[-1]


def _spread(claim: Claim) -> tuple[str, str, str] | None:
    """Lowest, best and highest, as they are written."""
    best = claim.best
    if best is None:
        return None
    low, high = ("–" if n is None else short_number(n) for n in (best.lowest, best.highest))
    return low, best_shown(best), high


def _day(report: Report) -> date | None:
    return report.published.day if report.published else None
