"""Which words of a report the gazetteer knows, and which of those name places.

1. From every capitalised word, the longest run of words that the gazetteer knows.
2. An abbreviation takes in its full stop, a kind written with a capital is part of the name ("Akita Prefecture").
3. "Polk and Linn counties" are districts; adjectives and peoples are kept apart from places.
4. ``standing`` decides whether the match stands for a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.measure.places.gazetteer import Entry, Gazetteer
from sayso.measure.places.keys import DEMONYM, EXACT
from sayso.measure.places.lexicon import CARRIED
from sayso.measure.places.mention import Mention, Wording
from sayso.measure.places.standing import Judge
from sayso.measure.places.tokens import runs
from sayso.naming import Name
from sayso.text import Span

BREAK = re.compile(r" [-–—] |/|, ")
"""Where tags ran two names together."""
COUNTIES = re.compile(r"(?:,? (?:and )?[A-Z][a-z]{1,20}){0,12} [Cc]ounties\b")
"""Behind one of a row of districts."""


class Spotter:
    """Finds the mentions of one report."""

    def __init__(self, wording: Wording, names: Sequence[Name], places: Gazetteer, dateline: Span) -> None:
        """``names``: the report's; ``dateline``: an empty span where it has none."""
        self.wording, self.places = wording, places
        pieces = sorted((p for n in names for p in _pieces(wording.text, n)), key=lambda n: n.span)
        self.names = pieces
        self.judge = Judge(wording, pieces, places, dateline)

    def mentions(self) -> list[Mention]:
        """All mentions in order, none overlapping."""
        found: list[Mention] = []
        at = 0
        while at < len(self.wording.words):
            match = self._longest(at) if self.wording.words[at].capital else None  # 1
            if match is None:
                at += 1
                continue
            if self.judge.stands(match):  # 4
                found.append(match)
            at = match.last + 1
        return found

    def _longest(self, at: int) -> Mention | None:
        text, words = self.wording.text, self.wording.words
        for last in runs(text, words, at):
            start, end = words[at].start, words[last].end
            if (
                words[at].text == "The"
                and last > at
                and (match := self._longest(at + 1)) is not None
                and match.last >= last
            ):
                return match
            if text[end : end + 1] == "." and words[last].stop == end:
                entries = tuple(e for e in self.places.find(text[start : end + 1]) if e.mark & EXACT)
                if entries:
                    return self._mention(Span(start, end + 1), entries, at, last)  # 2
            if end - start < 2 or (end - start < 3 and not text[start:end].isupper()):
                continue
            entries = self.places.find(text[start:end])
            if end - start < 3:
                entries = tuple(e for e in entries if e.mark & EXACT)
            if entries:
                return self._mention(Span(start, end), entries, at, last)
        return None

    def _mention(self, span: Span, entries: tuple[Entry, ...], first: int, last: int) -> Mention:
        text = self.wording.text
        after = self.wording.next(last)
        area = self.wording.is_area(first, last)
        tag = next((n.kind for n in self.wording.touching(self.names, span)), None)
        if COUNTIES.match(text, span.end) or (after is not None and after.text == "county"):
            entries = self.places.find(span.of(text) + " County") or entries  # 3
        people = any(e.mark & DEMONYM for e in entries) and not (
            tag == "LOC" and any(not e.mark & DEMONYM for e in entries)
        )
        if people:
            entries = tuple(e for e in entries if e.mark & DEMONYM)
        if after is not None and after.capital and after.text.lower() in CARRIED and not people:
            beyond = self.wording.next(last + 1)  # 2
            if beyond is None or not beyond.capital:
                span, last = Span(span.start, after.end), last + 1
        return Mention(span, span.of(text), entries, first, last, people, area, tag)


def _pieces(text: str, name: Name) -> list[Name]:
    """The name, cut at dashes between blanks and at bars, where the tags ran two names together."""
    out, start = [], name.span.start
    for cut in BREAK.finditer(text, name.span.start, name.span.end):
        out.append(Name(Span(start, cut.start()), name.kind))
        start = cut.end()
    out.append(Name(Span(start, name.span.end), name.kind))
    return [n for n in out if n.span.start < n.span.end]
