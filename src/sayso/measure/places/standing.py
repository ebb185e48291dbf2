"""Whether a run of words that the gazetteer knows names a place: the encoder's names and the neighbours decide.

1. Nothing beside it makes it a street's, a body's, a paper's, a ship's or a person's.
2. A match inside the name of a body or a person is none, unless it owns what follows ("Ohio's health department").
3. A match inside a longer place name stands when what is left are directions and kinds ("northern Mali").
   In a dateline, before the agency, everything is a place.
4. A match that is a whole name stands by its tag; a person's or a body's only with more evidence.
5. A match that is in no name stands when it is known well enough and nothing capitalised is beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.measure.places.gazetteer import Entry, Gazetteer
from sayso.measure.places.keys import CITY, COUNTRY, DEMONYM, DISTRICT, EXACT, POINT, REGION, WIDER
from sayso.measure.places.lexicon import (
    ADMINISTRATIVE,
    AILMENTS,
    AMBIGUOUS,
    BODIES,
    DIRECTIONS,
    FEATURES,
    GOVERNING,
    JOINTS,
    LOCATIVE,
    NOT_NAMES,
    SETTLEMENTS,
    STREETS,
)
from sayso.measure.places.mention import Mention, Wording
from sayso.measure.places.tokens import Token
from sayso.measure.places.vessels import vessels_in
from sayso.naming import HONORIFICS, TITLES, Name
from sayso.text import Span

FIRMS = frozenset(
    "foods marine metals motors holdings industries systems software pharma airlines brewery inc corp plc ltd ag "
    "asa".split()
)
"""Second words of the names of companies."""
OPENING = frozenset("santa san santo são los las el puerto".split())
"""What names begin with: alone before another capital it is half of one that the gazetteer lacks."""
COMMON = NOT_NAMES | STREETS | FEATURES | ADMINISTRATIVE | TITLES
ROUTE = re.compile(r"[-‑]\d{1,3}(?![\d,.%])")
"""Behind "US" and states: a road's number."""
SAINT = re.compile(r"(?:St\.?|Saint) ")
KNOWN = 100_000
"""Inhabitants from which on a city is taken for itself without a tag."""


class Judge:
    """Judges the matches of one report."""

    def __init__(self, wording: Wording, names: Sequence[Name], places: Gazetteer, dateline: Span) -> None:
        """``names``: the report's, cut where two ran together; ``dateline``: an empty span where it has none."""
        self.dateline = dateline
        text = wording.text
        self.wording, self.text, self.words, self.names, self.places = wording, text, wording.words, names, places
        self.low = {w.text for w in self.words if not w.capital}
        people = [n.span.of(text).split() for n in names if n.kind == "PER"]
        self.surnames = {part for parts in people for part in parts[1:]}
        self.located = {n.span.of(text).removeprefix("the ") for n in names if n.kind == "LOC"}
        self.lands = self._lands()
        self.firms = self._firms()
        self.vessels = vessels_in(text)

    def _lands(self) -> set[str]:
        """The countries that the report names outright, by themselves or by their people."""
        names = {n.span.of(self.text).removeprefix("the ") for n in self.names if n.kind in ("LOC", "NORP")}
        return {e.country for name in sorted(names) for e in self.places.find(name) if e.kind == COUNTRY}

    def _firms(self) -> set[str]:
        """First words of the names of firms ("Tarn Foods"), which stand alone for the firm."""
        names = (n.span.of(self.text).split() for n in self.names if n.kind == "ORG")
        return {name[0] for name in names if len(name) > 1 and name[1].lower().strip(".,") in FIRMS}

    def stands(self, match: Mention) -> bool:
        name = max(
            self.wording.touching(self.names, match.span),
            key=lambda n: min(n.span.end, match.span.end) - max(n.span.start, match.span.start),
            default=None,
        )
        if match.span.end <= self.dateline.end and self.dateline.holds(match.span):
            return not match.people and not (match.first == match.last and match.text.lower() in COMMON)
        if not self._free(match, name):
            return False
        if name is None:
            return self._known(match)  # 5
        left, right = self._rest(match, name)
        if name.kind in ("ORG", "PER") and (left or right):  # 2
            return self._owns(match, name) if name.kind == "ORG" else not left and self._before_title(match)
        if left or right:  # 3
            if right and (right[0].lower() in TITLES or right[0] in JOINTS):
                return True
            if left and left[-1] in JOINTS:
                return True
            kinds = DIRECTIONS | ADMINISTRATIVE | TITLES
            return all(w.lower() in kinds or not w[:1].isupper() for w in [*left, *right])
        if name.kind in ("LOC", "NORP"):  # 4
            return match.text not in self.surnames or match.people or self._placed(match) or self._large(match)
        return self._evident(match, name)

    def _rest(self, match: Mention, name: Name) -> tuple[list[str], list[str]]:
        """The name's words before and behind the match, articles left out."""
        words = self.words
        left = [w.text for w in words[max(0, match.first - 8) : match.first] if w.start >= name.span.start]
        right = [w.text for w in words[match.last + 1 : match.last + 9] if w.end <= name.span.end]
        skip = frozenset(("the", "The", "a", "of"))
        return [w for w in left if w not in skip], [w for w in right if w not in skip]

    def _free(self, match: Mention, name: Name | None) -> bool:
        """Nothing beside the match makes it a street's, a body's or a person's."""
        words, text = self.words, self.text
        single = match.first == match.last
        before, after = self.wording.before(match.first), self.wording.next(match.last)
        owned = words[match.last].stop != words[match.last].end
        if any(ship.touches(match.span) for ship in self.vessels):
            return False
        if single and not match.people and words[match.first].text.lower() in COMMON:
            return False
        if single and match.text.lower() in AMBIGUOUS and not self._placed(match):
            return False
        if (single and self._acronym(match)) or text[match.span.end : match.span.end + 1] in ("$", "£", "€"):
            return False
        if ROUTE.match(text, match.span.end) or (
            owned and SAINT.match(match.text) and after is not None and after.capital
        ):
            return False
        if text[match.span.start - 1 : match.span.start] == "/" and text[match.span.end : match.span.end + 1] == "/":
            return False
        follows = words[match.last + 1].text.lower() if match.last + 1 < len(words) else ""
        if (follows in AILMENTS or follows in ("dollar", "dollars")) and not owned and not match.people:
            return False
        if single and match.text in self.firms and not self._placed(match):
            return False
        if single and after is not None and after.capital and match.text.lower() in OPENING:
            return False
        if not match.people and after is not None:
            if text[match.span.end : after.start] in ("-", "‐", "‑"):
                if after.text.lower() not in JOINTS and not (after.capital or self._large(match)):
                    return False
            elif after.capital and (after.text.lower() in FEATURES or self._ends_as_body(match.last)):
                return False
        if before is not None and text[before.stop : match.span.start] == " ":
            low = before.text.lower()
            if low in HONORIFICS and before.capital and "." not in low:
                return False
            back = match.first - 1
            while back > 1 and words[back].text.lower() in DIRECTIONS:
                back -= 1
            if words[back].text == "of" and back and not match.people:
                head = words[back - 1]
                if head.capital and head.text.lower() in BODIES and not head.first:
                    return False
        return self._form(match)

    def _ends_as_body(self, last: int) -> bool:
        """The capitalised words behind run on to a street, a body, a paper ("Lund General Hospital")."""
        for at in range(last, min(last + 4, len(self.words) - 1)):
            word = self.words[at]
            after = self.wording.next(at)
            if word.stop != word.end or after is None or not after.capital or after.text.lower() in TITLES:
                return False
            if after.text.lower() in STREETS:
                return True
        return False

    @staticmethod
    def _large(match: Mention) -> bool:
        return any(e.kind in (COUNTRY, WIDER, REGION) for e in match.entries)

    def _acronym(self, match: Mention) -> bool:
        """Capitals that are short and not listed as a place's: most are something else."""
        if not match.text.isupper() or len(match.text) > 5 or any(e.mark & EXACT for e in match.entries):
            return False
        if match.tag == "LOC" and any(self._notable(e) for e in match.entries):
            return False
        near = self.words[max(0, match.first - 2) : match.first] + self.words[match.last + 1 : match.last + 3]
        return not any(len(w.text) > 3 and w.text.isupper() for w in near)

    def _before_title(self, match: Mention) -> bool:
        after = self.wording.next(match.last)
        if after is None or not after.capital or after.text.lower() in HONORIFICS:
            return False
        return any(part in TITLES for part in (after.text.lower(), after.text.lower().split("-")[0]))

    def _form(self, match: Mention) -> bool:
        """Abbreviations of states hold behind a comma, or with two full stops."""
        if not all(e.mark & EXACT and e.kind == REGION for e in match.entries):
            return True
        before = self.text[max(0, match.span.start - 2) : match.span.start]
        return (
            match.text.count(".") > 1 or (len(match.text) > 2 and match.text.isupper()) or before in (", ", "D-", "R-")
        )

    def _owns(self, match: Mention, name: Name) -> bool:
        """The place stands free inside what was tagged as a body's name."""
        words, text = self.words, self.text
        last = words[match.last]
        if (last.stop != last.end and name.span.end > last.stop) or self._before_title(match):
            return True
        if text[last.stop : last.stop + 1] in ("-", "/") or text[match.span.start - 1 : match.span.start] == "/":
            after = words[match.last + 1].text.lower() if match.last + 1 < len(words) else ""
            return after in JOINTS or "/" in text[match.span.start - 1 : last.stop + 1]
        if match.first > 1 and words[match.first - 1].text in ("of", "the", "in"):
            head = [w.text.lower() for w in words[max(0, match.first - 4) : match.first - 1]]
            return words[match.first - 1].text == "in" or any(w in GOVERNING for w in head)
        return False

    def _known(self, match: Mention) -> bool:
        words = self.words
        first = words[match.first]
        before, after = self.wording.before(match.first), self.wording.next(match.last)
        if match.people:
            return not first.first or len(match.text) > 5
        if match.text in self.located or match.text.removeprefix("the ") in self.located:
            return True
        if match.first == match.last and (match.text.lower() in self.low or match.text in self.surnames):
            return False
        if self._told(match):
            return True
        owned = words[match.last].stop != words[match.last].end
        if before is not None and self._foreign(before):
            people = any(e.mark & DEMONYM for e in self.places.find(before.text))
            if not people:
                return False
        if after is not None and self._foreign(after) and not owned and not self._before_title(match):
            return False
        if before is not None and before.text.lower() in TITLES and before.capital:
            return False
        return any(self._notable(e) for e in match.entries) or (
            not first.first and before is not None and before.text.lower() in LOCATIVE and match.first != match.last
        )

    @staticmethod
    def _foreign(beside: Token) -> bool:
        """A capitalised word that makes a longer, unknown name."""
        return beside.capital and not beside.first and beside.text.lower() not in DIRECTIONS | ADMINISTRATIVE

    def _evident(self, match: Mention, name: Name) -> bool:
        """A whole name tagged as a person's or a body's may still be a place's."""
        before = self.wording.before(match.first)
        locative = before is not None and before.text.lower() in LOCATIVE
        if match.text in self.located or self._told(match):
            return True
        if match.first == match.last and match.text in self.surnames and not locative:
            return False
        if name.kind == "PER":
            return locative or self._large(match)
        return any(self._notable(e) for e in match.entries) or any(
            not e.mark and e.population > 1_000 and e.country in self.lands for e in match.entries
        )

    def _placed(self, match: Mention) -> bool:
        """A preposition of place stands before it, or a comma and a capital behind it ("Nice, France")."""
        at = match.first
        before = self.words[at - 1].text.lower() if at else ""
        behind = self.text[match.span.end : match.span.end + 3]
        return before in LOCATIVE or self._told(match) or (behind[:2] == ", " and behind[2:].isupper())

    def _told(self, match: Mention) -> bool:
        """A word for a settlement stands before it: "the village of Lund"."""
        at = match.first
        words = self.words
        return at > 1 and words[at - 1].text == "of" and words[at - 2].text in SETTLEMENTS

    @staticmethod
    def _notable(entry: Entry) -> bool:
        if entry.kind == CITY:
            return entry.capital or entry.population >= (KNOWN if not entry.mark else 3 * KNOWN)
        return entry.kind in (COUNTRY, WIDER, REGION, POINT) or (entry.kind == DISTRICT and " " in entry.name)
