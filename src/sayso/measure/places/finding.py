"""Places of a report.

1. The capitalised words that name places (``spotting``).
2. What the report says about where they lie (``hints``).
3. Each to an entry of the gazetteer, all together (``resolving``).
4. What the gazetteer lacks, where the report says it lies (``strays``).
5. Their role: a place, a government, a people (``roles``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.measure.places.gazetteer import Entry, Gazetteer, gazetteer
from sayso.measure.places.hints import hints
from sayso.measure.places.keys import CITY, COUNTRY, DISTRICT, POINT, REGION, WIDER
from sayso.measure.places.mention import Mention, Wording
from sayso.measure.places.resolving import Choice, Resolver
from sayso.measure.places.roles import role_of
from sayso.measure.places.spotting import Spotter
from sayso.measure.places.strays import misplaced, unlisted
from sayso.measure.places.tokens import runs, tokens
from sayso.naming import Name
from sayso.text import Span
from sayso.values import Place, Report

AGENCY = re.compile(r"[(\d]|[-–—](?![^\W\d_])")
"""What ends the places of a dateline: "LUND, Sweden (Reuters) -"."""
PRECISION = {WIDER: "wider", COUNTRY: "country", REGION: "region", DISTRICT: "region", CITY: "city", POINT: "point"}


def find_places(report: Report, parts: Sequence[Span], names: Sequence[Name]) -> tuple[Place, ...]:
    """The places of the report in text order. ``parts``: its sentences; ``names``: its names."""
    text = report.text
    words = tokens(text, parts)
    if not any(w.capital for w in words):
        return ()
    places = gazetteer()
    dateline = _dateline(report)
    mentions = Spotter(Wording(text, words), names, places, dateline).mentions()  # 1
    if not mentions:
        return ()
    told = hints(text, mentions, parts)  # 2
    choices = Resolver(mentions, told, places, _home(report.outlet, places), dateline).choices()  # 3
    elsewhere = misplaced(text, mentions, choices)  # 4
    following = [*mentions[1:], None]
    found = []
    for i, mention in enumerate(mentions):
        if i in elsewhere:
            found.append(_held(mention.span, text, elsewhere[i]))
            continue
        role = role_of(text, words, mention, choices[i].entry, following[i])  # 5
        found.append(_place(mention, choices[i], role, places))
    found += [_held(span, text, outer) for span, outer in unlisted(text, names, mentions, choices)]
    return tuple(sorted(found, key=lambda p: p.span))


def _dateline(report: Report) -> Span:
    """The dateline's places, without the agency and the date behind them; empty where there is none."""
    span = report.dateline
    if span is None:
        return Span(0, 0)
    end = AGENCY.search(report.text, span.start, span.end)
    return Span(span.start, end.start() if end else span.end)


def _home(outlet: str | None, places: Gazetteer) -> list[Entry]:
    """Where the outlet is, if its name says ("Lund Post"): the largest place of that name."""
    if not outlet:
        return []
    words = tokens(outlet, ())
    for at, word in enumerate(words):
        if word.capital:
            for last in runs(outlet, words, at):
                found = places.find(outlet[word.start : words[last].end])
                if found and found[0].population > 10_000:
                    return [found[0]]
    return []


def _place(mention: Mention, choice: Choice, role: str, places: Gazetteer) -> Place:
    entry = choice.entry
    doubt = None
    if choice.doubt is not None:
        land = places.country(choice.doubt.country)
        other = "another " if choice.doubt.name == entry.name else ""
        doubt = f"could be {other}{choice.doubt.name}" + (
            f", {land.name}" if land and land.name != choice.doubt.name else ""
        )
    return Place(
        mention.span,
        mention.text,
        entry.name,
        entry.country or None,
        entry.lat,
        entry.lon,
        PRECISION[entry.kind],
        entry.id,
        role,
        doubt,
    )


def _held(span: Span, text: str, outer: Entry) -> Place:
    """A place that the gazetteer lacks, at the point of what contains it."""
    doubt = f"not in the gazetteer; placed at {outer.name}, which contains it"
    name = span.of(text)
    return Place(
        span, name, name, outer.country or None, outer.lat, outer.lon, PRECISION[outer.kind], None, "place", doubt
    )
