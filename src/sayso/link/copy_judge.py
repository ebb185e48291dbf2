"""Whether what two reports share makes one a copy, of what kind, with reasons that say the numbers.

1. Equal words are the same text, quotations included.
2. Otherwise words in quotation marks do not count: two reporters hear the same speech.
3. A report is a copy if enough of the shorter one's own words stand word for word in the other; fewer do where
   whole sentences stand in both, and fewer still where both credit one agency.
4. Failing that it is a rewrite if enough of its sentences follow the other's in the same order, with the same rare
   names and figures.
5. Nearly the whole of both: same text. With an agency's credit: wire copy. Nearly the whole of the shorter: same
   text, shortened. Else a rewrite.

The reasons hold every number that the rule reads: ``recomputed`` reads them back and judges again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.compared import CopyKind

EQUAL = 8
"""Words from which on equal texts are copies: less is a line such as "Subscribe to read on"."""
WHOLE, NEARLY = 0.92, 0.8
"""Shares of the longer, and of the shorter, that make the same text: a dateline, a credit, some edited words."""
OWN, OWN_WORDS = 0.35, 20
"""Share and number of the shorter's own words that make a copy. Independent reports of one event share names,
titles and set phrases, seldom a sixth of their words."""
LONG = 12
"""Own words in one run that are as good as a whole sentence: no two writers hit on it."""
SENTENCES, SENTENCES_SHARE = 30, 0.2
"""Own words in such runs (two sentences), and share of the own words, that make a copy."""
AGENCY, AGENCY_SHARE = 12, 0.15
"""The same where both credit one agency: one sentence."""
FOLLOWS, FOLLOWING, MARKS, MARKED = 0.5, 3, 5, 0.6
"""Share of the shorter's own words in sentences that follow the other's, such sentences, rare names and figures in
the same order, and their share of all the shorter has, that make a rewrite. Reports that two writers made of one
police release reach one or two of these."""
TELLING, ALL = 0.3, 0.85
"""The same where nearly all rare names and figures return in order, odd ones included: fewer words need follow."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share, in words of the shorter. ``own``: outside quotation marks. ``long``: own words in
    runs of ``LONG`` or more. ``follows``: own words in the ``sentences`` that follow the other's. ``marks``: rare
    names and figures of the shorter, ``in_order`` in both. ``both``: the agency that both credit; ``one``: the one
    that one of them credits. Passages that many otherwise different reports hold are left out of all of them."""

    words: int
    longer: int
    aligned: int
    own_words: int
    own: int
    long: int
    sentences: int = 0
    follows: int = 0
    marks: int = 0
    in_order: int = 0
    both: str | None = None
    one: str | None = None
    equal: bool = False


def judged(shared: Shared) -> tuple[CopyKind, float] | None:
    """The kind of copy and its score (share of the shorter that is aligned), or None."""
    score = round(shared.aligned / shared.words, 3) if shared.words else 0.0
    if shared.equal:  # 1
        return (CopyKind.SAME_TEXT, 1.0) if shared.words >= EQUAL else None
    if not verbatim(shared):
        return (CopyKind.REWRITE, round(shared.follows / shared.words, 3)) if rewritten(shared) else None
    if shared.aligned >= WHOLE * shared.longer:  # 5
        return CopyKind.SAME_TEXT, score
    if shared.both or shared.one:
        return CopyKind.WIRE_COPY, score
    return (CopyKind.SAME_TEXT if score >= NEARLY else CopyKind.REWRITE), score


def verbatim(shared: Shared) -> bool:
    """Whether enough stands word for word in both."""  # 2, 3
    own = shared.own_words
    return (
        (shared.own >= OWN_WORDS and shared.own >= OWN * own)
        or (shared.long >= SENTENCES and shared.long >= SENTENCES_SHARE * own)
        or (shared.both is not None and shared.long >= AGENCY and shared.long >= AGENCY_SHARE * own)
    )


def rewritten(shared: Shared) -> bool:
    """Whether enough sentences follow the other's."""  # 4
    if shared.follows < OWN_WORDS or shared.in_order < MARKS:
        return False
    follows, in_order = shared.follows / shared.own_words, shared.in_order / shared.marks
    whole = follows >= FOLLOWS and shared.sentences >= FOLLOWING and in_order >= MARKED
    return whole or (follows >= TELLING and shared.sentences >= FOLLOWING - 1 and in_order >= ALL)


EQUALS = "word for word the same text, {} words"
ALIGNED = "{} of the {} words of the shorter stand word for word in the other, which has {}"
OUTSIDE = "outside quotation marks {} of {} words, {} of them in runs of 12 or more"
FOLLOWED = "{} words in sentences ({}) that follow the other's in order"
ORDERED = "{} of its {} rare names and figures stand in both in the same order"
BOTH = "both credit {}"
ONE = "one of the two credits {}"
TEMPLATES = (EQUALS, ALIGNED, OUTSIDE, FOLLOWED, ORDERED, BOTH, ONE)


def reasons_of(shared: Shared) -> tuple[str, ...]:
    """Fixed sentences with the numbers in them."""
    if shared.equal:
        out = [EQUALS.format(shared.words)]
    else:
        out = [
            ALIGNED.format(shared.aligned, shared.words, shared.longer),
            OUTSIDE.format(shared.own, shared.own_words, shared.long),
        ]
    if shared.sentences:
        out.append(FOLLOWED.format(shared.follows, shared.sentences))
    if shared.marks:
        out.append(ORDERED.format(shared.in_order, shared.marks))
    if shared.both:
        out.append(BOTH.format(shared.both))
    elif shared.one:
        out.append(ONE.format(shared.one))
    return tuple(out)


def recomputed(reasons: Sequence[str]) -> tuple[CopyKind, float] | None:
    """The kind and the score that the reasons of a copy amount to."""
    read: dict[str, list[str]] = {}
    for reason in reasons:
        for template in TEMPLATES:
            found = re.fullmatch(re.escape(template).replace(r"\{\}", "(.+)"), reason)
            if found:
                read[template] = list(found.groups())
    if EQUALS in read:
        words = int(read[EQUALS][0])
        return judged(Shared(words, words, words, 0, 0, 0, equal=True))
    aligned, words, longer = map(int, read[ALIGNED])
    own, own_words, long = map(int, read[OUTSIDE])
    follows, sentences = map(int, read.get(FOLLOWED, ("0", "0")))
    in_order, marks = map(int, read.get(ORDERED, ("0", "0")))
    return judged(
        Shared(
            words=words,
            longer=longer,
            aligned=aligned,
            own_words=own_words,
            own=own,
            long=long,
            sentences=sentences,
            follows=follows,
            marks=marks,
            in_order=in_order,
            both=read.get(BOTH, [None])[0],
            one=read.get(ONE, [None])[0],
        )
    )
