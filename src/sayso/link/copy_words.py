"""A report's words as columns, for comparing its text with others.

1. Words are runs of letters and digits ("10,000", "al-Asad", "U.S"), folded to lower case.
2. What stands in quotation marks is marked: quoting the same speech is no copying.
3. Content words are cut to a stem; small words and quoted words have none.
4. A name or a number is a mark: what a rewriter keeps.
5. Sentences that every page of an outlet bears (rights, newsletters, apps) are notices.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.link.shingles import Hashes, hash_of
from sayso.sentences import sentences
from sayso.text import Span

WORD = re.compile(r"[^\W_]+(?:[.,'’&-][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
MARK = re.compile(r"""["“”„«»]|''|``|(?<!\w)['‘](?=\w)|['’](?!\w)|\n""")
NOTICE = re.compile(
    r"all rights reserved|may not be (?:re)?(?:published|broadcast|written|distributed|produced)|copyright \d{4}|©"
    r"|sign up (?:for|to) (?:\S{1,30} ){0,6}(?:newsletter|e-?mail|alert|briefing|updates)"
    r"|newsletters?\b.{0,40}\bsign up|agree to our"
    r"|(?:uses?|accept|enable) (?:cookies|javascript)|subscribe (?:\S{1,30} ){0,3}(?:to|today|now|for)\b"
    r"|already a subscriber|log in to (?:read|continue|your)|click here|download (?:the|our) (?:\S{1,30} ){0,4}app\b"
    r"|(?:follow|like) (?:us|@?\S{1,30} ?\S{0,30}) on (?:twitter|facebook|instagram)|app store|google play"
    r"|(?:read|share) (?:or share )?this (?:story|article|post)|stay (?:tuned|with us) for"
    r"|contributed to this (?:report|story|article)|this is a (?:developing|breaking)(?: news)? story"
    r"|originally (?:published|appeared) (?:on|in|at)",
    re.IGNORECASE,
)
"""What such sentences say."""
OPENS, CLOSES = frozenset("“„«"), frozenset("”»")
STEM = 6
"""Letters that a word is cut to: "reported", "reportedly" and "reporting" are one, "general" and "generous" not."""
SMALL = frozenset(
    """
a about after again all also am an and any are as at be been before being both but by can could did do does during
each for from further had has have having he her here hers him his how i if in into is it its itself just me more
most my no nor not now of off on once one only or other our out over own said same say says she should so some such
than that the their them then there these they this those through to told too under until up very was we were what
when where which while who whom why will with would you your according added monday tuesday wednesday thursday friday
saturday sunday
""".split()
)
"""Words that say nothing of what a sentence is about; weekdays, which reports of one event share."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """A text's words: their spans, their hashes, the hashes of their stems (0: none), whether each is a mark,
    is quoted, stands in a notice, and the number of the sentence it stands in."""

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    words: Hashes
    stems: Hashes
    marks: NDArray[np.bool_]
    quoted: NDArray[np.bool_]
    notice: NDArray[np.bool_]
    sentence: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """From the word ``first`` to the word before ``end``."""
        return Span(int(self.starts[first]), int(self.ends[end - 1]))


def wording_of(text: str) -> Wording:
    """The words of a text; none where it has none."""
    found = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]  # 1
    starts = np.array([start for start, _, _ in found], np.int32)
    ends = np.array([end for _, end, _ in found], np.int32)
    quoted = np.zeros(len(found), np.bool_)
    for span in quotations(text):  # 2
        quoted[np.searchsorted(starts, span.start) : np.searchsorted(starts, span.end)] = True
    folded = [POSSESSIVE.sub("", word.lower().replace("’", "'")) for _, _, word in found]
    hashed = {word: hash_of(word) for word in set(folded)}
    stems = {word: 0 if word in SMALL else hash_of(stem(word)) for word in hashed}  # 3
    column = np.array([stems[word] for word in folded], np.uint64)
    parts = sentences(text)
    notice = np.zeros(len(found), np.bool_)
    for span in parts:  # 5
        if NOTICE.search(text, span.start, span.end):
            notice[np.searchsorted(starts, span.start) : np.searchsorted(starts, span.end)] = True
    column[quoted | notice] = 0
    marks = np.array([word[0].isupper() or any(map(str.isdigit, word)) for _, _, word in found], np.bool_)  # 4
    bounds = np.array([span.start for span in parts] or [0], np.int32)
    return Wording(
        starts=starts,
        ends=ends,
        words=np.array([hashed[word] for word in folded], np.uint64),
        stems=column,
        marks=marks & (column != 0),
        quoted=quoted,
        notice=notice,
        sentence=(np.searchsorted(bounds, starts, side="right") - 1).clip(0).astype(np.int32),
    )


def stem(word: str) -> str:
    """The word cut to ``STEM`` letters, a plural's s left out; numbers stay whole."""
    if any(map(str.isdigit, word)):
        return word.replace(",", "")
    return word[:STEM] if len(word) > STEM else word.removesuffix("s") if len(word) > 3 else word


def quotations(text: str) -> list[Span]:
    """What stands between quotation marks, in order. One that is not closed ends with its paragraph; a single
    mark that is not closed there was an apostrophe."""
    found: list[Span] = []
    double = single = -1
    for match in MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            if double >= 0:
                found.append(Span(double, at))
            double = single = -1
        elif mark in ("'", "‘", "’"):
            opens = mark != "’" and text[at + 1 : at + 2].isalnum()
            if double >= 0:
                continue
            if opens and single < 0:
                single = at
            elif not opens and single >= 0:
                found.append(Span(single, at))
                single = -1
        elif mark in CLOSES or (mark not in OPENS and double >= 0):
            if double >= 0:
                found.append(Span(double, at))
            double = -1
        elif double < 0:
            double, single = at, -1
    if double >= 0:
        found.append(Span(double, len(text)))
    return found
