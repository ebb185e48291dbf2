"""Times of a report.

1. Each sentence is read from left to right; the longest expression at a place is taken, then what follows it.
2. An expression inside a longer name ("Black September"), or on a person's name ("May"), is none.
3. It is resolved with what is known there: the day of publication, the tense, and the days told of so far.
4. A day that is told of becomes the one that "two days later" counts from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sayso.measure.times.days import Range
from sayso.measure.times.grammar import expression
from sayso.measure.times.known import Known, Resolved
from sayso.measure.times.meanings import Clocked, Days, Fixed, Length, Match, Named, Ordinal, Shift, Weekday
from sayso.measure.times.resolving import resolve
from sayso.measure.times.tense import tense_at
from sayso.measure.times.tokens import Words, words_of
from sayso.naming import Name
from sayso.text import Span
from sayso.values import Report, Time

CUT = re.compile(r"\b(?:[ap]\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri)\.$")
"""Abbreviations of times that a sentence seldom ends with."""
REACH = 6
"""How many sentences back a day was told of that "two days later" still counts from."""
NEAR = 1
"""How many sentences back a day was told of that a time of the day ("at 5 p.m.") still belongs to."""
LONGEST = 5000
"""Characters beyond which no more is joined to a sentence."""


class Told:
    """The days and the business period told of so far in one report, and the sentences where they were."""

    __slots__ = ("_day", "_days", "_period", "_period_at", "_published")

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._days: tuple[Range, int] | None = None
        self._day: tuple[date, int] | None = None
        self._period: str | None = None
        self._period_at = 0

    def known(self, sentence: int, tense: int) -> Known:
        """What is known in a sentence."""
        days = self._days[0] if self._days and sentence - self._days[1] <= REACH else None
        day = self._day[0] if self._day and sentence - self._day[1] <= NEAR else self._published
        return Known(self._published, days, day, self._period, sentence - self._period_at <= REACH, tense)

    def add(self, match: Match, resolved: Resolved, sentence: int) -> None:
        """Takes note of what an expression tells of."""
        if isinstance(match.meaning, Length) and match.meaning.unit == "M" and not match.meaning.way:
            self._period = None  # "the nine months": what follows is compared with these
        if not resolved.days or resolved.value is None or "_REF" in resolved.value:
            return
        if self._published is not None and resolved.days[0] > self._published:
            return
        if isinstance(match.meaning, Fixed | Named | Weekday | Shift | Clocked | Ordinal | Days):
            self._days = resolved.days, sentence
            if resolved.days[0] == resolved.days[1]:
                self._day = resolved.days[0], sentence
        if "-Q" in resolved.value:
            self._period_at = sentence
            self._period = self._period if self._compares(resolved.value) else resolved.value

    def _compares(self, value: str) -> bool:
        """Whether the quarter is only the one of years before that the told one is compared with."""
        told = self._period
        return told is not None and value[4:] == told[4:] and int(value[:4]) < int(told[:4])


def find_times(report: Report, parts: Sequence[Span], names: Sequence[Name]) -> tuple[Time, ...]:
    """The times of the report in text order. ``parts``: its sentences; ``names``: its names. Values are TIMEX3
    (TimeML 1.2.1); days are None where the value fixes none, and ``doubt`` says why where it should."""
    told = Told(report.published.day if report.published else None)
    found: list[Time] = []
    upcoming = sorted(names, key=lambda name: name.span, reverse=True)
    for sentence, part in enumerate(rejoined(report.text, parts)):
        words = words_of(report.text, part)
        for match in _matches(report.text, words, upcoming):
            known = told.known(sentence, tense_at(words, match.start, match.end))  # 3
            resolved = resolve(match.meaning, known)
            told.add(match, resolved, sentence)  # 4
            first, last = resolved.days or (None, None)
            span = words.span(match.start, match.end)
            text = span.of(report.text)
            found.append(Time(span, text, resolved.type, resolved.value, first, last, resolved.doubt))
    return tuple(found)


def _matches(text: str, words: Words, upcoming: list[Name]) -> Iterator[Match]:
    """The expressions of a sentence in order. ``upcoming``: the names not yet passed, the next one last."""
    i = 0
    while i < len(words):
        match = expression(words, i)  # 1
        if match is None:
            i += 1
            continue
        span = words.span(match.start, match.end)
        while upcoming and upcoming[-1].span.end <= span.start:
            upcoming.pop()
        if upcoming and _in_name(span, upcoming[-1]):  # 2
            i += 1
            continue
        yield match
        i = match.end


def rejoined(text: str, parts: Sequence[Span]) -> list[Span]:
    """The sentences, those joined again that were cut behind "p.m." or "Nov."."""
    joined: list[Span] = []
    for part in parts:
        if joined and CUT.search(text, max(joined[-1].start, joined[-1].end - 12), joined[-1].end):
            last = joined[-1]
            goes_on = text[part.start : part.start + 1].isalnum() and "\n" not in text[last.end : part.start]
            if goes_on and last.end - last.start < LONGEST:
                joined[-1] = Span(last.start, part.end)
                continue
        joined.append(part)
    return joined


def _in_name(span: Span, name: Name) -> bool:
    """Whether the expression is part of a name: a longer one, or a person's."""
    if not name.span.touches(span):
        return False
    if name.kind == "PER":
        return span.end - span.start <= name.span.end - name.span.start
    return name.span.holds(span) and name.span != span
