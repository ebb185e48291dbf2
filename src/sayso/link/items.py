"""What comparing needs of a statement: one item a figure, or one for a statement without figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sayso.link.persons import Person
from sayso.values import Figure, Place, Stance, Time

WORD = re.compile(r"[^\W\d_]{3,}")
COMMON = frozenset(
    """
the and for that with was were has have had been are not but his her its their from they she this these those who
which what when into more than out about after before also then there them him one two all any can may might said says
according told report reports reported will would could least some around nearly over most other others its it's
""".split()
)
REFUSING = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.DECLINES})


@dataclass(frozen=True, slots=True)
class Item:
    """One figure of one statement, or (``figure`` None) one statement without figures. ``words``: stems of the
    clause. ``nations``: countries named in what is counted. ``phase``: done, planned or earlier. ``part``: the
    text says that it counts a part of something; ``change``: it is a change ("rose by 40"), not a state; ``rate``:
    what it is given for ("year", "each"); ``lives``: people counted as those who live somewhere. ``voice``: the last
    authority named, empty for the outlet's own. ``when``: first and last day of what is counted.
    ``struck``: people of whom it is only said that they were shot, stabbed or struck.
    ``befallen``: their clause tells of something that befalls people.
    ``aside``: inside what somebody says, but told in passing of something of another year: the outlet's own words.
    ``refuses``: without a figure, it denies, doubts or declines what it tells; ``declines``: it only keeps silent;
    ``negated``: its words say "not" or "no". ``person``: of whom a count of one tells without a number.
    ``within``: it is a part of a toll that its report tells; ``less``: the dead were taken off it.
    ``more``: they are others than those told of before."""

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
    lives: bool = False
    voice: str = ""
    when: tuple[date, date] | None = None
    struck: bool = False
    befallen: bool = False
    aside: bool = False
    refuses: bool = False
    declines: bool = False
    negated: bool = False
    person: Person | None = None
    within: bool = False
    less: bool = False
    more: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """Statement and place of the figure: what tells items apart."""
        return self.statement, self.figure.span.start if self.figure else -1


def stems(text: str) -> frozenset[str]:
    """The content words in lower case, cut to five letters so that endings do not matter."""
    return frozenset(w[:5] for w in (m.group().lower() for m in WORD.finditer(text)) if w not in COMMON)
