"""The outlet's own voice: sentences that nobody is quoted with, where they carry a figure or repeat what
somebody else is quoted with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.text import Span

FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundreds?|thousands?|millions?|billions?|dozens?|scores of|half)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]{3,}")
COMMON = frozenset(
    """
the and for that with was were has have had been are not but his her its their from they she this these those will
would could said who which when what into over more than out about after before also than then there them him one
two all any can may might says
""".split()
)
ALIKE = 0.5
"""Share of a sentence's content words (at least four) that one attributed content must hold."""
COVERED = 0.3
"""A sentence of which attributions take more than this share of its characters is not narrated."""


def narrated(text: str, sentences: Sequence[Span], taken: Sequence[Span], contents: Sequence[Span]) -> list[Span]:
    """The sentences in the outlet's own voice that are statements. ``taken``: all that belongs to
    attributions and unattributed quotes; ``contents``: what the attributions say."""
    spoken = [_stems(c.of(text)) for c in contents]
    covered = bytearray(len(text))
    for span in taken:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    found = []
    for sentence in sentences:
        size = sentence.end - sentence.start
        if covered[sentence.start : sentence.end].count(1) > COVERED * size:
            continue
        own = _stems(sentence.of(text))
        if len(own) < 3:
            continue
        repeats = len(own) >= 4 and any(len(own & other) >= ALIKE * len(own) for other in spoken)
        if repeats or FIGURE.search(sentence.of(text)):
            found.append(sentence)
    return found


def _stems(text: str) -> frozenset[str]:
    """The content words, cut to six letters so that endings do not matter."""
    return frozenset(w[:6] for w in (m.group().lower() for m in WORD.finditer(text)) if w not in COMMON)
