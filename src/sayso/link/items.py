"""What comparing needs of a statement: one item a figure, or one for a statement without figures.

1. The clause of a figure: its sentence part between strong breaks, with the words that say what is counted, done,
   planned.
2. Whose: nations named in the counted phrase ("North Korean troops").
3. Where and when: the figure's own place and time, else the only ones of its statement.
4. Phase: whether the clause speaks of what is done, what is planned, or what was said before.
5. A bare number counts what the number before it counts ("up from at least 12", "it had earlier said 12").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sayso.link.nouns import is_people
from sayso.text import Span
from sayso.values import Figure, Place, Reading, Stance, Statement, Time

WORD = re.compile(r"[^\W\d_]{3,}")
COMMON = frozenset(
    """
the and for that with was were has have had been are not but his her its their from they she this these those who
which what when into more than out about after before also then there them him one two all any can may might said says
according told report reports reported will would could least some around nearly over most other others its it's
""".split()
)
BREAK = re.compile(r"[;:—–]|\.\s|,\s(?:and|but|while|which|who|where)\b|\b(?:while|whereas|although)\b")
PLANNED = re.compile(
    r"\b(?:will|would|should|shall|going to|plans?|planned|planning|prepar\w+|intends?|intended|intention|aims?|aimed|"
    r"expected to|expects?|ready|readied|set to|due to|soon|about to|decided|decision|pledged|promised|"
    r"to be (?:sent|deployed|cut|built|trained|moved)|proposes?|proposed|wants?|is training|are training|in training|"
    r"being (?:trained|readied|prepared)|"
    r"training(?=\W*$)|next (?:week|month|year)|"
    r"to (?:send|deploy|cut|build|move|hire|open|close|shed|bring))\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:already|(?:have|has|had) (?!not\b)(?:been |\w+ed\b|sent|gone|left|lost|taken|hit|put|killed)|were \w+ed|"
    r"was \w+ed|sent|arrived|moved|killed|died|(?:now|is|are|were|was) (?:now )?(?:in|on|at)|currently|right now|made|"
    r"deployed|entered|left|lost|dead)\b",
    re.IGNORECASE,
)
GOVERNS = 60
"""Characters before a figure in which its verb is looked for; behind it half as many again."""
EARLIER = re.compile(
    r"\b(?:previous|earlier (?:estimate|figure|count|toll|report)|initial|up from|down from|compared (?:with|to))\s"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
LOCATIVE = re.compile(
    r"\b(?:in|into|at|near|to|inside|outside|across|around|on|toward|towards|throughout|within|reached|entered|hit|"
    r"struck)\s+(?:(?!and\b|by\b|from\b|that\b)[\w'’.-]+\s+){0,4}$"
)
RATE = re.compile(r"\s+(?:a|an|per|each|every)\s+(?P<time>day|week|month|year|hour|night)\b", re.IGNORECASE)
CHANGE = re.compile(r"\bby\s+(?:a |an |another |some )?$", re.IGNORECASE)
REVISING = re.compile(
    r"\b(?:from|earlier|previous(?:ly)?|initial(?:ly)?|at first|first|before|rais\w+|rose|risen|revis\w+|updat\w+|"
    r"instead|number|figure|total|count|toll|rather than|not)\b",
    re.IGNORECASE,
)
ELLIPSIS = 250
"""Characters back to the number that a bare number may take its noun from."""
FINEST = ("point", "city", "region", "country", "wider")
PART = re.compile(
    r"\b(?:(?:first|second|third|last)\s+(?:\w+\s+of\s+)?|including\s+(?:\w+\s+)?|among (?:them|those)\W+(?:\w+\s+)?|"
    r"of (?:whom|which|them|those),?\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(r"^\s*(?:of (?:them|those|whom|which|the \d))\b", re.IGNORECASE)
FURTHER = re.compile(r"\b(?:another|further|additional)\s+(?:\w+\s+)?$", re.IGNORECASE)
FURTHER_AFTER = re.compile(r"^\s*(?:more|additional)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One figure of one statement, or (``figure`` None) one statement without figures. ``words``: stems of the
    clause. ``nations``: countries named in what is counted. ``phase``: done, planned or earlier. ``part``: the
    text says that it counts a part of something; ``change``: it is a change ("rose by 40"), not a state; ``rate``:
    the time it is given for ("a year")."""

    report: str
    statement: str
    day: date | None
    figure: Figure | None
    noun: str | None
    people: bool
    nations: frozenset[str]
    modifiers: frozenset[str]
    words: frozenset[str]
    place: Place | None
    time: Time | None
    phase: str
    part: bool
    change: bool = False
    rate: str | None = None
    category: str | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Statement and place of the figure: what tells items apart."""
        return self.statement, self.figure.span.start if self.figure else -1


def items_of(reading: Reading) -> tuple[Item, ...]:
    """The items of one report, in text order."""
    return tuple(item for statement in reading.statements for item in _items(reading, statement))


def _items(reading: Reading, statement: Statement) -> Iterator[Item]:
    figures = [f for f in statement.figures if f.kind in ("count", "money", "percent", "measure") and _usable(f)]
    for figure in figures:
        yield _item(reading, statement, figure, _spelled_out(reading, figure))
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
        )


def _names_a_people(reading: Reading, figure: Figure) -> bool:
    """Whether the head of what is counted is a people's name ("2,600 North Koreans")."""
    end = figure.counted_span.end if figure.counted_span else -1
    return any(p.role == "demonym" and p.span.end == end for p in reading.places)


def _usable(figure: Figure) -> bool:
    return figure.value is not None or (figure.low is not None and figure.high is not None)


def _spelled_out(reading: Reading, figure: Figure) -> Figure:
    """The figure that says what this one counts: itself, or where it is bare, the last one before it that does."""
    if figure.kind != "count" or figure.unit or figure.category or figure.counted:
        return figure
    before = [f for f in reading.figures if f.kind == "count" and f.unit and f.span.end <= figure.span.start]
    last = before[-1] if before else None
    if last is None or figure.span.start - last.span.end > ELLIPSIS:
        return figure
    return last if REVISING.search(reading.report.text, last.span.end, figure.span.start) else figure


def _item(reading: Reading, statement: Statement, figure: Figure, spelled: Figure) -> Item:
    text = reading.report.text
    clause = clause_of(text, statement, figure.span)  # 1
    phrase = figure.counted_span or figure.span
    nations = _nations(reading.places, Span(min(phrase.start, figure.span.start), max(phrase.end, figure.span.end)))
    noun = (spelled.unit or "").lower() or None
    if nations and figure.kind == "count" and _names_a_people(reading, figure):
        noun = "person"
    counted = stems(spelled.counted or "")
    return Item(
        report=reading.report.id,
        statement=statement.id,
        day=_day(reading),
        figure=figure,
        noun=noun,
        people=figure.kind == "count" and is_people(noun, spelled.category),
        nations=nations,  # 2
        modifiers=frozenset(counted - stems(noun or "")),
        words=stems(clause.of(text)) - counted,
        place=_place(text, clause, statement, figure),  # 3
        time=_time(statement, figure),
        phase=_phase(text, clause, statement, figure),  # 4
        part=_part(text, clause, figure),
        change=bool(CHANGE.search(text, max(0, figure.span.start - 20), figure.span.start)),
        rate=_rate(text, figure),
        category=spelled.category,
    )


def _part(text: str, clause: Span, figure: Figure) -> bool:
    """Whether the words make it a part of something: "including", "of them", "the first 2,600"; "another six", where
    it is not the wounded beside the dead."""
    at, rest = figure.span.start + _lead(figure), text[figure.span.end : figure.span.end + 30]
    if PART.search(text, clause.start, at) or PART_AFTER.search(rest):
        return True
    further = FURTHER.search(text, clause.start, at) or FURTHER_AFTER.search(rest)
    return bool(further) and figure.category != "injured"


def _rate(text: str, figure: Figure) -> str | None:
    """The time that a figure is given for ("310,000 a year", "12 dead per day"), or None."""
    end = max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)
    found = RATE.match(text, end)
    return found["time"].lower() if found else None


def _lead(figure: Figure) -> int:
    """Characters of the figure's span before its digits or number word ("the first 2,600": the cue is inside)."""
    found = re.search(r"\d", figure.text)
    return found.start() if found else 0


def clause_of(text: str, statement: Statement, figure: Span) -> Span:
    """The part of the statement around a figure up to the next strong breaks."""
    around = next((span for span in statement.content if span.touches(figure)), figure)
    start = max(
        (m.end() for m in BREAK.finditer(text, around.start, max(around.start, figure.start))), default=around.start
    )
    after = BREAK.search(text, figure.end, max(figure.end, around.end))
    return Span(min(start, figure.start), max(figure.end, after.start() if after else around.end))


def stems(text: str) -> frozenset[str]:
    """The content words in lower case, cut to five letters so that endings do not matter."""
    return frozenset(w[:5] for w in (m.group().lower() for m in WORD.finditer(text)) if w not in COMMON)


def _nations(places: Iterable[Place], span: Span) -> frozenset[str]:
    return frozenset(p.country for p in places if p.country and p.role != "place" and span.holds(p.span))


def _place(text: str, clause: Span, statement: Statement, figure: Figure) -> Place | None:
    """The most precise of the clause's places that something is said to be in, at or on the way to."""
    spots = [p for p in statement.places if p.role == "place" and p.gazetteer_id and _located(text, clause, p.span)]
    return min(
        spots,
        key=lambda p: (FINEST.index(p.precision), abs(p.span.start - figure.span.start), p.span),
        default=None,
    )


def _located(text: str, clause: Span, place: Span) -> bool:
    """Whether the place stands in the clause behind a preposition of place."""
    return clause.holds(place) and bool(LOCATIVE.search(text, max(clause.start, place.start - 60), place.start))


def _time(statement: Statement, figure: Figure) -> Time | None:
    if figure.time is not None:
        return next((t for t in statement.times if t.span == figure.time), None)
    dated = [t for t in statement.times if t.earliest is not None]
    return dated[0] if len(dated) == 1 else None


def _phase(text: str, clause: Span, statement: Statement, figure: Figure) -> str:
    before = text[clause.start : figure.span.start]
    if EARLIER.search(before):
        return "earlier"
    ahead = max(clause.start, figure.span.start - GOVERNS)
    if (last := _last(text, ahead, figure.span.start)) is not None:
        return last
    plan = PLANNED.search(text, figure.span.end, min(clause.end, figure.span.end + 3 * GOVERNS // 2))
    fact = DONE.search(text, figure.span.end, min(clause.end, figure.span.end + 3 * GOVERNS // 2))
    if plan or fact:
        return "planned" if plan and (not fact or plan.start() < fact.start()) else "done"
    return "planned" if statement.stance in (Stance.FORECASTS, Stance.INTENDS) else "done"


def _last(text: str, start: int, end: int) -> str | None:
    """Whether the last telling verb of a stretch speaks of plans or of facts; None where there is none."""
    plan = max((m.start() for m in PLANNED.finditer(text, start, end)), default=-1)
    fact = max((m.start() for m in DONE.finditer(text, start, end)), default=-1)
    return None if plan == fact else "planned" if plan >= fact else "done"


def _day(reading: Reading) -> date | None:
    return reading.report.published.day if reading.report.published else None
