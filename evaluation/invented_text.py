"""Writing an invented report sentence by sentence, with the spans of all that is said in it.

1. A clause is spelled out: choices of words, names, figures; what stands for a figure, place or time is noted.
2. It is put into a sentence: in the outlet's own voice, or with its source before or behind it.
3. At the end the notes become values; every text is cut out of the finished report, so that each equals its span.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

import numpy as np

from evaluation import invented_words as words
from sayso.text import Span, TextMap
from sayso.values import (
    Dated,
    Evidence,
    Figure,
    Link,
    Manner,
    Place,
    Reading,
    Report,
    SourceKind,
    Stance,
    Statement,
    Time,
    digest,
    statement_id,
)

TOKEN = re.compile(r"\{(\w+)(?: ([^{}]*))?\}|\[([^\[\]]*)\]")
BOUNDS = (("", "exact"), ("", "exact"), ("about ", "about"), ("at least ", "at_least"), ("more than ", "more_than"))
CATEGORIES = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "detained": "detained",
}
KINDS = {
    "money": "money",
    "percent": "percent",
    "metres": "measure",
    "hours": "measure",
    "days": "measure",
    "bytes": "measure",
}
UNITS = {"people": "person", "families": "family", "children": "child", "dollars": "USD", "percent": "percent"}
MILLION = 1e6
Source = tuple[str, str, str | None]
"""Name, role and body."""


@dataclass(frozen=True, slots=True)
class Note:
    """A figure to be: its span, what is counted, and its number."""

    span: Span
    counted: Span
    name: str
    value: float
    bound: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement to be."""

    content: Span
    cue: Span | None
    link: Link | None
    manner: Manner


class Writer:
    """A report in the making. ``text`` is what stands so far."""

    def __init__(
        self,
        chance: Random,
        names: Mapping[str, str],
        towns: Mapping[str, int],
        lists: Mapping[str, Sequence[str]],
        day: date,
    ) -> None:
        """``names`` fill placeholders, one of the ``lists`` does by chance; ``towns`` says which names are places,
        with their numbers; ``day`` is the day that the report tells of."""
        self.text = ""
        self.headline = ""
        self._chance, self._lists, self._day = chance, lists, day
        self._names, self._towns = names, towns
        self._figures: list[Note] = []
        self._places: list[tuple[Span, int]] = []
        self._times: list[Span] = []
        self._said: list[Said] = []

    def sentence(self, clause: str, source: Source | None, size: Callable[[str], int]) -> None:
        """Write a sentence of this clause, of this source (2)."""
        start = len(self.text)
        quoted = source is not None and source[2] is None
        before = source is not None and not quoted and self._chance.random() < 0.35
        cue: Span | None = None
        link: Link | None = None
        if before and source is not None:
            link = self._mention(source)
            self.text += " "
            cue = self._put(self._chance.choice(words.VERBS[:3]))
            self.text += " that "
        if quoted:
            self.text += '"'
        content = self._clause(clause, size)
        if source is not None and not before:
            self.text += ',"' if quoted else ","
            self.text += " "
            link = self._mention(source)
            self.text += " "
            cue = self._put(self._chance.choice(words.VERBS))
        self.text += "."
        first = start + quoted
        self.text = self.text[:first] + self.text[first : first + 1].upper() + self.text[first + 1 :]
        if not self.headline:
            self.headline = " ".join(content.of(self.text).split()[:8])
        manner = Manner.NARRATED if source is None else Manner.DIRECT if quoted else Manner.INDIRECT
        self._said.append(Said(content, cue, link, manner))

    def reading(self, name: str, outlet: str, title: str | None, published: date) -> Reading:
        """The finished report with all its values (3)."""
        text = self.text.rstrip()
        places = np.arange(len(text) + 1, dtype=np.int64)
        report = Report(
            digest(name),
            digest(text) * 2,
            "application/x-ndjson",
            name,
            text,
            TextMap(places[:-1], places[1:]),
            external_id=name,
            outlet=outlet,
            title=title,
            published=Dated(published, "given"),
        )
        figures = tuple(_figure(note, text) for note in self._figures)
        spots = tuple(_place(span, number, text) for span, number in self._places)
        times = tuple(Time(s, s.of(text), "DATE", self._day.isoformat(), self._day, self._day) for s in self._times)
        statements = tuple(
            _statement(report.id, said, figures, times, spots)
            for said in self._said
            if said.link or any(said.content.holds(f.span) for f in figures)
        )
        return Reading(report, statements, figures, times, spots)

    def _put(self, part: str) -> Span:
        start = len(self.text)
        self.text += part
        return Span(start, len(self.text))

    def _mention(self, source: Source) -> Link:
        """Name a source in one of the ways that reports do, and the body for its officer now and then."""
        name, role, body = source
        way = self._chance.randrange(5)
        kind = SourceKind.PERSON
        told: str | None = role
        if body is None:
            span = self._put(f"{name}, a {role}" if way < 3 else name)
        elif way == 0:
            span, kind, told = self._put(f"the {body}"), SourceKind.ORGANISATION, None
            name = body
        elif way == 1:
            name = name.split()[-1]
            span = self._put(f"{role} {name}")
        else:
            span = self._put((f"{role} {name}", f"{name} of the {body}", name)[way - 2])
        return Link(span, name, told, body if told else None, kind, Evidence.STATEMENT)

    def _clause(self, clause: str, size: Callable[[str], int]) -> Span:
        """Spell a clause out (1)."""
        start, last = len(self.text), 0
        for found in TOKEN.finditer(clause):
            self.text += clause[last : found.start()]
            last = found.end()
            name, nouns, choices = found.groups()
            if choices is not None:
                self._clause(self._chance.choice(choices.split("|")), size)
            elif nouns is not None:
                self._number(name, self._chance.choice(nouns.split("|")), size(name))
            elif name == "day":
                self._times.append(self._put(f"{self._day:%A}"))
            elif name in self._lists:
                self.text += self._chance.choice(self._lists[name])
            else:
                span = self._put(self._names[name])
                if name in self._towns:
                    self._places.append((span, self._towns[name]))
        self.text += clause[last:]
        return Span(start, len(self.text))

    def _number(self, name: str, noun: str, value: int) -> None:
        before, bound = self._chance.choice(BOUNDS)
        start = len(self.text)
        if name == "money":
            self.text += f"{before}${value} million"
            counted = Span(start, len(self.text))
        else:
            self.text += f"{before}{value:,} "
            counted = self._put(noun)
        span = Span(start, len(self.text) if name == "money" else counted.start - 1)
        self._figures.append(Note(span, counted, name, value * (MILLION if name == "money" else 1.0), bound))


def _figure(note: Note, text: str) -> Figure:
    value = note.value
    low = {"about": 0.9 * value}.get(note.bound, value)
    high = {"about": 1.1 * value, "at_least": None, "more_than": None}.get(note.bound, value)
    noun = note.counted.of(text)
    kind = KINDS.get(note.name, "count")
    unit = "USD" if kind == "money" else UNITS.get(noun, noun.removesuffix("s"))
    return Figure(
        note.span,
        note.span.of(text),
        value,
        low,
        high,
        note.bound,
        None,
        kind,
        unit,
        CATEGORIES.get(note.name),
        noun,
        None if kind == "money" else note.counted,
    )


def _place(span: Span, number: int, text: str) -> Place:
    name = span.of(text)
    return Place(span, name, name, "XI", -60 + number % 30 * 4.0, number / 6, "city", f"invented:{number}", "place")


def _statement(
    report: str, said: Said, figures: tuple[Figure, ...], times: tuple[Time, ...], places: tuple[Place, ...]
) -> Statement:
    cue = (said.cue,) if said.cue else ()
    chain = (said.link,) if said.link else ()
    source = tuple(link.mention for link in chain if link.mention)
    return Statement(
        statement_id(report, (said.content,), cue, source),
        said.manner,
        Stance.ASSERTS,
        False,
        0.9,
        (said.content,),
        cue,
        source,
        chain,
        tuple(f for f in figures if said.content.holds(f.span)),
        tuple(t for t in times if said.content.holds(t.span)),
        tuple(p for p in places if said.content.holds(p.span)),
    )
