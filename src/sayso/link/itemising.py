"""The items of a report, read off the clauses of its figures.

1. The clause of a figure, and what its words say of it: phase, place, part, change, rate (``sayso.link.clauses``).
2. Whose: nations named in the counted phrase ("North Korean troops"); "40 sailors, including Danes" are of several.
3. A bare number counts what its clause's subject names ("the population was 40,000"), else what the number before it
   counts ("up from at least 12", "it had earlier said 12").
4. The counted words can say what became of those counted ("140 injured people"); a part of the dead are dead.
5. When: the figure's own time, else the only one of its statement; what is counted "since" a day goes on to the
   report's day, and the day of a count ("the toll rose on Monday to 12") is none of the loss.
6. What items tell of each other comes last (``sayso.link.wholes``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sayso.link.clauses import (
    clause_of,
    is_aside,
    is_befallen,
    is_change,
    is_struck,
    lives,
    part_of,
    phase_of,
    place_of,
    rate_of,
    stretch_of,
    tells_phase,
)
from sayso.link.items import REFUSING, Item, stems
from sayso.link.nouns import is_anybody, is_people
from sayso.link.persons import person_of
from sayso.link.wholes import LOSSES, in_report
from sayso.text import Span
from sayso.values import Figure, Manner, Place, Reading, Stance, Statement, Time

REVISING = re.compile(
    r"\b(?:from|earlier|previous(?:ly)?|initial(?:ly)?|at first|first|before|rais\w+|rose|risen|revis\w+|updat\w+|"
    r"sp(?:eaks?|oken?) of|instead|number|figure|total|count|toll|rather than|not)\b",
    re.IGNORECASE,
)
ELLIPSIS = 250
"""Characters back to the number that a bare number may take its noun from."""
SUBJECT = re.compile(
    r"\b(?P<noun>[^\W\d_]{3,})\s+(?:is|was|are|were|stands at|stood at)\s+(?:now |not |only |then )?$", re.IGNORECASE
)
NUMBER_OF = re.compile(
    r"\b(?:number|total|count|estimates?|toll) of (?:the |its |their |those )?(?:[a-z-]+ )??(?P<noun>[a-z]{3,})\b"
    r"(?=(?:\s+[a-z]+ed)?\s+(?:is|was|are|were|has|had|remains?|remained|stays?|varies|vary|goes|went|could|may|"
    r"might|cannot)\b|,)[^.\n]*$"
)
"""Before a bare number: what it is the number of ("the number of nurses is unknown: the union says")."""
LET_GO = re.compile(
    r"\b(?:los(?:e|es|ing)|lost) (?:their|its|his|her) (?:jobs?|posts?|positions?)\b|\b(?:laid|lay|lays|laying) off\b|"
    r"\bmade redundant\b|\b(?:be|been|being|is|are|was|were|get|gets|got) (?:\w+ed and )?"
    r"(?:sacked|dismissed|let go|fired)\b|"
    r"\b(?:sack|dismiss|lay off)(?:s|es|ed|ing)?\s+$",
    re.IGNORECASE,
)
"""What becomes of workers whose jobs go: then the jobs are counted."""
SAYS_NOTHING = frozenset(
    "number total figure count estimate sum they there these those this that which who what amount tally rest".split()
)
"""Subjects that do not name what is counted."""
NEGATED = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
OWNING = re.compile(r"\s+(?P<noun>[^\W\d_]+?)(?:['’]s|s['’])(?=\s)")
"""Behind a number: people whose something it is about ("three million people's data")."""
STATES = {
    "injured": "injured",
    "wounded": "injured",
    "dead": "killed",
    "slain": "killed",
    "missing": "missing",
    "displaced": "displaced",
    "detained": "detained",
    "arrested": "detained",
}
INCLUDING = re.compile(r"^\W*(?:\w+\W+){0,2}(?:including|among them|of them)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
ALSO = re.compile(r",?\s+including\s+(?:some\s+|many\s+|several\s+|a few\s+)?", re.IGNORECASE)
SEVERAL = "several"
COUNTING = re.compile(
    r"\b(?:tolls?|(?:number|count|tally) of (?:the )?(?:dead|killed|injured|wounded|missing|victims|deaths)|"
    r"(?:r[io]s(?:e|es|en|ing)|climb(?:s|ed|ing)?|rais(?:e|es|ed|ing)|revis(?:e|es|ed|ing)) (?:[^.;]{0,40} )?to)\b",
    re.IGNORECASE,
)
"""Before a figure: the day it is told with is the count's, not the loss's."""
SINCE = re.compile(r"\b(?:since|from)\s+(?:early |late |mid-)?$", re.IGNORECASE)


def items_of(reading: Reading) -> tuple[Item, ...]:
    """The items of one report, in text order."""
    items = tuple(item for statement in reading.statements for item in _items(reading, statement))
    return in_report(items, reading.report.text)


def _items(reading: Reading, statement: Statement) -> Iterator[Item]:
    figures = [f for f in statement.figures if f.kind in ("count", "money", "percent", "measure") and _usable(f)]
    for figure in figures:
        yield _item(reading, statement, figure)
    if not figures:
        text = " ".join(span.of(reading.report.text) for span in statement.content)
        yield Item(
            reading.report.id,
            statement.id,
            _day(reading),
            None,
            None,
            False,
            frozenset(),
            frozenset(),
            stems(text),
            None,
            None,
            "done",
            False,
            voice=_voice(statement),
            refuses=statement.stance in REFUSING,
            declines=statement.stance is Stance.DECLINES,
            negated=bool(NEGATED.search(text)),
        )


def _usable(figure: Figure) -> bool:
    return figure.value is not None or (figure.low is not None and figure.high is not None)


def _item(reading: Reading, statement: Statement, figure: Figure) -> Item:
    text = reading.report.text
    clause = clause_of(text, statement, figure.span)  # 1
    stretch = stretch_of(reading, clause, figure.span)
    phrase = figure.counted_span or figure.span
    counted_at = Span(min(phrase.start, figure.span.start), max(phrase.end, figure.span.end))
    nations = _nations(text, reading.places, counted_at)
    spelled = _spelled_out(reading, figure)
    subject = _subject(reading, stretch, figure)  # 3
    noun = subject or _owner(text, figure) or (spelled.unit or "").lower() or None
    if figure.kind == "count" and figure.unit in {p.text for p in reading.places if p.role == "place"}:
        noun = None  # "dozens more Norways agency said"
    if nations and figure.kind == "count" and _names_a_people(reading, figure):
        noun = "person"
    if is_people(noun) and _let_go(text, stretch, figure):
        noun = "job"
    counted = stems(spelled.counted or "")
    category = None if subject else _category(reading, figure, spelled)
    noun = "death" if noun == "body" and category == "killed" else noun
    time = _time(statement, figure)
    aside = statement.manner is Manner.INDIRECT and is_aside(text, statement, figure.span, _day(reading))
    return Item(
        report=reading.report.id,
        statement=statement.id,
        day=_day(reading),
        figure=figure,
        noun=noun,
        people=figure.kind == "count" and is_people(noun, category),
        nations=nations,  # 2
        modifiers=frozenset(counted - stems(noun or "")),
        words=stems(clause.of(text)) - counted,
        place=_place(reading, statement, figure, clause, stretch),
        time=time,
        phase=_phase(reading, clause, stretch, statement, figure, spelled),
        part=part_of(text, clause, figure),
        change=is_change(text, figure),
        rate=rate_of(text, clause, figure),
        category=category,
        lives=figure.kind == "count" and lives(text, figure, noun, is_anybody(noun)),
        voice="" if aside else _voice(statement),
        when=None if COUNTING.search(text, clause.start, figure.span.start) else _when(text, time, _day(reading)),
        struck=is_struck(text, figure),
        befallen=is_befallen(text, clause),
        aside=aside,
        person=person_of(text, figure),
    )


def _names_a_people(reading: Reading, figure: Figure) -> bool:
    """Whether the head of what is counted is a people's name ("2,600 North Koreans")."""
    end = figure.counted_span.end if figure.counted_span else -1
    return any(p.role == "demonym" and p.span.end == end for p in reading.places)


def _spelled_out(reading: Reading, figure: Figure) -> Figure:
    """The figure that says what this one counts: itself, or where it is bare, the last one before it that does (3)."""
    if not _bare(figure):
        return figure
    before = [f for f in reading.figures if f.kind == "count" and f.unit and f.span.end <= figure.span.start]
    last = before[-1] if before else None
    if last is None or figure.span.start - last.span.end > ELLIPSIS:
        return figure
    return last if REVISING.search(reading.report.text, last.span.end, figure.span.start) else figure


def _bare(figure: Figure) -> bool:
    return figure.kind == "count" and not (figure.unit or figure.category or figure.counted)


def _subject(reading: Reading, stretch: Span, figure: Figure) -> str | None:
    """The noun that a bare number is said to be the number of, by "is" and the like or by its sentence's subject, in
    the singular."""
    if not _bare(figure):
        return None
    text, at = reading.report.text, figure.span.start
    found = SUBJECT.search(text, stretch.start, max(stretch.start, at))
    if found is not None:
        noun = found["noun"]
        if noun.lower() not in SAYS_NOTHING:
            return None if noun[0].isupper() else _one(noun)
    start = max((f.span.end for f in reading.figures if f.span.end <= at), default=0)
    found = NUMBER_OF.search(text, max(start, at - ELLIPSIS), at)
    return _one(found["noun"]) if found is not None else None


def _one(noun: str) -> str:
    """A noun in the singular, in lower case."""
    low = noun.lower()
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _let_go(text: str, stretch: Span, figure: Figure) -> bool:
    """Whether the words around tell that those counted lose their work."""
    before = text[stretch.start : figure.span.start]
    return bool(LET_GO.search(before) or LET_GO.search(text, figure.span.end, stretch.end))


def _phase(
    reading: Reading, clause: Span, stretch: Span, statement: Statement, figure: Figure, spelled: Figure
) -> str:
    """The figure's phase; that of the figure it takes its noun from, where its own clause tells none ("the union spoke
    of 1,500")."""
    text = reading.report.text
    if spelled is not figure and not tells_phase(text, clause):
        whole = next((s for s in reading.statements if spelled in s.figures), statement)
        around = clause_of(text, whole, spelled.span)
        return phase_of(text, around, stretch_of(reading, around, spelled.span), whole, spelled)
    return phase_of(text, clause, stretch, statement, figure)


def _owner(text: str, figure: Figure) -> str | None:
    """The noun for people behind a bare number, of whom something is told."""
    found = OWNING.match(text, figure.span.end) if _bare(figure) else None
    return found["noun"].lower() if found and is_people(found["noun"].lower()) else None


def _category(reading: Reading, figure: Figure, spelled: Figure) -> str | None:
    """What became of those counted (4)."""
    text = reading.report.text
    first = (figure.counted or "").split(" ", 1)[0].lower()
    if figure.kind == "count" and first in STATES:
        return STATES[first]
    if figure.kind == "count" and spelled.category not in ("killed", None):
        before = [f for f in reading.figures if f.kind == "count" and f.span.end <= figure.span.start]
        whole = before[-1] if before else None
        if whole is not None and whole.category in LOSSES and is_people((figure.unit or "").lower()):
            end = max(whole.span.end, whole.counted_span.end if whole.counted_span else 0)
            if end <= figure.span.start and INCLUDING.match(text[end : figure.span.start]):
                return whole.category
    return spelled.category


def _nations(text: str, places: Iterable[Place], span: Span) -> frozenset[str]:
    """The countries named in the phrase; several nations where one of them is only among those counted."""
    named = [p for p in places if p.country and p.role != "place"]
    among = ALSO.match(text, span.end)
    if among is not None and any(p.span.start == among.end() for p in named):
        return frozenset((SEVERAL,))
    return frozenset(p.country for p in named if p.country and span.holds(p.span))


def _place(reading: Reading, statement: Statement, figure: Figure, clause: Span, stretch: Span) -> Place | None:
    """The figure's place; that of the change before it for what it comes to ("rose by 20, to a total of 300")."""
    text = reading.report.text
    own = place_of(text, clause, stretch, statement.places, figure.span)
    before = [f for f in statement.figures if f.span.end <= figure.span.start]
    if own is not None or not before or not is_change(text, before[-1]):
        return own
    change = before[-1].span
    whole = clause_of(text, statement, change)
    return place_of(text, whole, stretch_of(reading, whole, change), statement.places, change)


def _voice(statement: Statement) -> str:
    if statement.manner is Manner.NARRATED or not statement.chain:
        return ""
    return statement.chain[-1].name.lower()


def _time(statement: Statement, figure: Figure) -> Time | None:
    if figure.time is not None:
        return next((t for t in statement.times if t.span == figure.time), None)
    dated = [t for t in statement.times if t.earliest is not None]
    return dated[0] if len(dated) == 1 else None


def _when(text: str, time: Time | None, day: date | None) -> tuple[date, date] | None:
    """The first and the last day of what is counted (5)."""
    if time is None or time.earliest is None or time.latest is None:
        return None
    if SINCE.search(text, max(0, time.span.start - 12), time.span.start):
        return time.earliest, max(time.latest, day or date.max)
    return time.earliest, time.latest


def _day(reading: Reading) -> date | None:
    return reading.report.published.day if reading.report.published else None
