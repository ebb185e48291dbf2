"""A story as its page shows it: claims, reports by day with copies folded, sources, map."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from sayso.compared import Claim, Copy, Story
from sayso.publish.crossed import COPIED, Crossed, in_order, narrated_once
from sayso.publish.draw.lanes import lanes_of
from sayso.publish.draw.maps import Spotted, draw_map
from sayso.publish.draw.small import draw_small
from sayso.publish.phrases import asked, best_shown, counts_of, days_of, independence, outlet_of
from sayso.values import Report
from sayso.web.views.claim import Gist, gist_of, numbered
from sayso.web.views.links import Links
from sayso.web.views.places import spotted

SOURCES = 14
"""Sources that a story's page names, those quoted most first."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list: its words, states and counts; a small picture, or its figure (``big``) where it has one."""

    claim: Claim
    href: str
    gist: Gist
    question: str
    independence: str
    counts: str
    small: Markup
    big: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class Original:
    """A report, with those that have their text from it, and in which way."""

    report: Report
    href: str
    outlet: str
    statements: int
    copies: tuple[tuple[Report, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A source of a story: how many statements and outlets, and in how many claims."""

    name: str
    kind: str
    href: str | None
    statements: int
    outlets: int
    claims: int


@dataclass(frozen=True, slots=True)
class StoryView:
    """What a story's page shows. ``days``: the reports by day, the first day first."""

    story: Story
    title: str
    href: str
    counts: str
    dates: str
    claims: tuple[ClaimLine, ...]
    days: tuple[tuple[date | None, tuple[Original, ...]], ...]
    sources: tuple[Quoted, ...]
    more_sources: int
    map: Markup
    places: tuple[Spotted, ...]


def title_of(report: Report) -> str:
    """A report's title, or where it was read from."""
    return report.title or report.place.rsplit("/", 1)[-1]


def story_view(crossed: Crossed, story: Story, links: Links, key: str = "s", shared: bool = False) -> StoryView:
    """A story that was crossed. ``shared``: its map is one of several in a file."""
    claims = in_order(crossed, [crossed.claims[claim] for claim in story.claims])
    reports = set(story.reports)
    places = spotted(one.statement for one in crossed.said.values() if one.report.id in reports)
    sources = _sources(crossed, story, links)
    known = [crossed.reports[report] for report in story.reports]
    return StoryView(
        story=story, title=title_of(crossed.reports[story.title]), href=links.story(story.id),
        counts=counts_of(crossed, story.reports),
        dates=days_of(report.published.day if report.published else None for report in known),
        claims=tuple(claim_line(crossed, claim, links) for claim in claims),
        days=_days(crossed, story, links), sources=sources[:SOURCES], more_sources=max(0, len(sources) - SOURCES),
        map=draw_map(f"{key}-map", "Places that the reports tell of", _leading(crossed, places, links), "",
                     shared),
        places=places)


def _leading(crossed: Crossed, places: Iterable[Spotted], links: Links) -> tuple[Spotted, ...]:
    """The places with, for the statement that each leads to, the address of it in its report."""
    numbers = numbered(crossed)
    return tuple(replace(place, statement=links.report(crossed.said[place.statement].report.id,
                                                       numbers[place.statement])) for place in places)


def claim_line(crossed: Crossed, claim: Claim, links: Links) -> ClaimLine:
    """A claim for a list."""
    small = draw_small(f"small-{claim.id}", "Its figures over time", lanes_of(crossed, claim))
    big = best_shown(claim.best) if claim.best is not None and not small else ""
    return ClaimLine(claim, links.claim(claim.id), gist_of(crossed, claim), asked(crossed, claim), independence(claim),
                     counts_of(crossed, crossed.reports_of(claim)), small, big, narrated_once(crossed, claim))


def _days(crossed: Crossed, story: Story, links: Links) -> tuple[tuple[date | None, tuple[Original, ...]], ...]:
    own = Counter(one.report.id for one in crossed.said.values())
    texts: dict[str, list[Report]] = defaultdict(list)
    for id in story.reports:
        texts[crossed.text_of[id]].append(crossed.reports[id])
    pairs = {frozenset((copy.a, copy.b)): copy for copy in crossed.compared.copies}
    late = {copy.b for copy in pairs.values() if copy.first_from and copy.score >= COPIED}
    days: dict[date | None, list[Original]] = defaultdict(list)
    for some in texts.values():
        ordered = sorted(some, key=lambda report: (_day(report), report.id in late, report.id))
        first = ordered[0]
        copies = tuple((report, links.report(report.id), outlet_of(report), _how(first, report, pairs))
                       for report in ordered[1:])
        days[first.published.day if first.published else None].append(
            Original(first, links.report(first.id), outlet_of(first), own[first.id], copies))
    found = [(day, tuple(sorted(some, key=lambda one: (one.outlet, one.report.id)))) for day, some in days.items()]
    return tuple(sorted(found, key=lambda pair: pair[0] or date.max))


def _how(first: Report, report: Report, pairs: dict[frozenset[str], Copy]) -> str:
    copy = pairs.get(frozenset((first.id, report.id)))
    if copy is None:
        return "by way of another copy"
    return f"{copy.kind.value}, {copy.score:.0%} of it: {'; '.join(copy.reasons)}"


def _day(report: Report) -> date:
    return report.published.day if report.published else date.max


def _sources(crossed: Crossed, story: Story, links: Links) -> tuple[Quoted, ...]:
    """Everyone in a chain, by name."""
    holds: dict[str, set[str]] = defaultdict(set)
    for claim in crossed.compared.claims:
        for member in claim.members:
            holds[member.statement].add(claim.id)
    names: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    told: dict[str, list[str]] = defaultdict(list)
    reports = set(story.reports)
    for id, one in crossed.said.items():
        if one.report.id in reports:
            for link in {" ".join(link.name.casefold().split()): link for link in one.statement.chain}.values():
                key = " ".join(link.name.casefold().split())
                names[key][link.name, link.kind.value] += 1
                told[key].append(id)
    found = []
    for key, ids in told.items():
        name, kind = min(names[key], key=lambda one: (-names[key][one], one))
        outlets = {outlet_of(crossed.said[id].report) for id in ids}
        claims = {claim for id in ids for claim in holds[id]}
        found.append(Quoted(name, kind, links.source(name), len(ids), len(outlets), len(claims)))
    return tuple(sorted(found, key=lambda one: (-one.statements, one.name)))
