"""What the reports say of a person beside the name: "South Korean lawmaker Ito", "Ito, the army's spokesman".

Read at every place where the surname stands, in every report of the story: one report gives the office, the next one
only the name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.link.bodies import OFFICIAL, branch_of, seat_of
from sayso.values import Reading

BEFORE, AFTER = 70, 80
"""Characters looked at on either side: a title with its body takes some 60."""
BACK, BESIDE = 600, 30
"""Characters back to the body that an office without a country is taken to belong to; from a country to its body."""
SPEAKER = re.compile(
    r"\b(?:spokes\w+|press secretary|director|chief|head|deputy|secretary|minister|officer)\b", re.IGNORECASE
)
EDGE = re.compile(r"[.;:!?\n“”\"]\s|[“”\"\n]|,\s|\b(?:said|says|told|and|after|that|with|but|as|by|met|to|from)\b")
NAMED = re.compile(
    r"\s*,\s+(?:who is\s+|the\s+|a\s+|an\s+)?"
    r"(?!(?:has|have|had|is|was|will|would|said|says|told|made|took|went|came|\w+ed)\b)"
    r"(?P<office>[^.;:!?\n“”\",]{3,80})[,.]"
)
"""An office behind a name; what goes on with a verb is none."""


@dataclass(slots=True)
class Standing:
    """Votes for the country and the branch of a person."""

    countries: Counter[str] = field(default_factory=Counter)
    branches: Counter[str] = field(default_factory=Counter)


def standing_of(names: Iterable[str], readings: Sequence[Reading]) -> Standing:
    """The votes of all places where one of the (sur)names stands."""
    found = Standing()
    wanted = sorted({name for name in names if len(name) > 2}, key=lambda n: (-len(n), n))
    if not wanted:
        return found
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, wanted))})\b")
    for reading in readings:
        text = reading.report.text
        if not any(name in text for name in wanted):
            continue
        starts = [p.span.start for p in reading.places]
        for name in pattern.finditer(text):
            _look(reading, starts, max(0, name.start() - BEFORE), name.start(), found)
            office = NAMED.match(text, name.end(), name.end() + AFTER)
            if office:
                _look(reading, starts, office.start("office"), office.end("office"), found, whole=True)
    return found


def _look(reading: Reading, starts: Sequence[int], start: int, end: int, found: Standing, whole: bool = False) -> None:
    text = reading.report.text
    if not whole:
        start = max((m.end() for m in EDGE.finditer(text, start, end)), default=start)
    phrase = text[start:end]
    branch = branch_of(phrase)
    if branch is None and not (phrase and SPEAKER.search(phrase)):
        return
    found.branches[branch or "government"] += 1
    if seat := seat_of(phrase):
        found.countries[seat[0]] += 2
        return
    own = [
        place.country
        for place in reading.places[bisect_left(starts, start) : bisect_left(starts, end)]
        if place.country and (place.role != "place" or place.precision == "country")
    ]
    found.countries.update(own or _behind(reading, starts, start, branch))


def _behind(reading: Reading, starts: Sequence[int], end: int, branch: str | None) -> Iterator[str]:
    """The country of the last state's body that the report named before, one of the same branch first."""
    text = reading.report.text
    last = alike = None
    for body in OFFICIAL.finditer(text, max(0, end - BACK), end):
        if branch_of(body.group()) == "army" != branch:
            continue  # whose troops are told of is not whose office it is
        country = _country_at(reading, starts, body.start(), body.group())
        last = country or last
        alike = country or alike if branch_of(body.group()) == branch else alike
    if alike or last:
        yield alike or last or ""


def _country_at(reading: Reading, starts: Sequence[int], start: int, body: str) -> str | None:
    """The country that stands right before a body ("South Korea's defence ministry"), or that its seat tells."""
    if seat := seat_of(body):
        return seat[0]
    for place in reversed(reading.places[bisect_left(starts, start - BESIDE) : bisect_left(starts, start)]):
        if place.country and (place.role != "place" or place.precision == "country"):
            between = reading.report.text[place.span.end : start]
            return place.country if not re.search(r"[.;:,\n]", between) else None
    return None
