"""Whether something is said with a hedge: may, appears, is believed, could."""

from __future__ import annotations

import re
from collections.abc import Sequence

SURELY_HEDGED = 0.8
"""What the stance head must give; chosen with the stances' threshold, on the open training reports."""
HEDGE = re.compile(
    r"\b(?:may|might|could|appear(?:s|ed|ing)?|apparent(?:ly)?|seem(?:s|ed|ing|ingly)?|alleged(?:ly)?|reportedly|"
    r"suspected|possibl[ey]|possibility|likely|probabl[ey]|perhaps|maybe|presumabl[ey]|potential(?:ly)?|unconfirmed|"
    r"suggest(?:s|ed|ing)?|(?:is|are|was|were|be|been) (?:believed|thought|understood|said|feared|rumou?red)|"
    r"concerned that|worried that|not clear|unclear)\b",
    re.IGNORECASE,
)
MONTH_OF_MAY = re.compile(r"\b(?:(?:in|since|until|by|on|late|early|mid|last|this|next|of) May\b|May \d|\d May\b)")


def hedged_in(cue: str, content: str, chances: Sequence[float] = ()) -> bool:
    """Whether the attribution is hedged: a hedging word in the cue or the content's first clause, or the
    encoder is sure of it."""
    start = MONTH_OF_MAY.sub(" ", re.split(r"[.!?;](?:\s|$)", content)[0])
    if HEDGE.search(cue) or HEDGE.search(start):
        return True
    return bool(chances) and chances[-1] > SURELY_HEDGED
