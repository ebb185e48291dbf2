"""Whom "the seller" means: the name of which the sentences before told that it sold something.

A noun for who does something is taken up by the name that did it ("Vex offered the list at $40. The seller wrote ...",
"Ana Ruiz sued the yard. The plaintiff said ..."), where nobody else was brought in as such ("a hacker") in between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.attribute.names import head
from sayso.naming import Name
from sayso.text import Span

TAKES = r"stole|took|hacked|breached|broke into|got|obtained|accessed|copied|leaked|posted|dumped|released|published"
SELLS = r"sold|sells|is selling|was selling|began selling|offered|offers|listed|advertised|put up|auctioned"
STRIKES = r"shot|opened fire|stabbed|attacked|killed|struck|rammed"
SUES = r"sued|is suing|filed|brought (?:a|the) (?:suit|case|claim|action)|took (?:\w+ ){1,4}to court"
DEEDS = {
    **dict.fromkeys(("hacker", "intruder", "thief", "leaker", "poster"), rf"{TAKES}|{SELLS}"),
    **dict.fromkeys(("seller", "vendor"), SELLS),
    **dict.fromkeys(("gunman", "shooter", "assailant", "stabber"), STRIKES),
    "attacker": rf"{TAKES}|{STRIKES}",
    **dict.fromkeys(("plaintiff", "claimant"), SUES),
    "author": r"wrote|writes|published|co-wrote",
    **dict.fromkeys(("buyer", "bidder"), r"bought|acquired|bid|offered"),
}
"""For a noun what its name has done, as verbs right behind the name."""
BEFORE_VERB = (
    r"(?:,[^,.;]{1,60},)?\s+(?:(?:has|have|had|reportedly|allegedly|then|later|first|also|apparently)\s+){0,2}"
)
DEFINITE = re.compile(r"the\s", re.IGNORECASE)
BACK = 2
"""Sentences back that the deed may stand in."""


def doer_of(
    text: str, mention: Span, names: Sequence[Name], sentences: Sequence[Span], at: int
) -> Name | None:
    """The name that the noun phrase at ``mention`` takes up; None where it names no doer, or none was told of.
    ``at``: the number of its sentence."""
    phrase = mention.of(text)
    noun = head(phrase)
    if noun not in DEEDS or not DEFINITE.match(phrase) or len(phrase.split()) > 3:
        return None
    floor = sentences[max(0, at - BACK)].start
    other = re.compile(rf"\b(?:an?|another|one|second)\s+(?:[\w-]+\s+){{0,2}}?{noun}\b", re.IGNORECASE)
    deed = re.compile(rf"{BEFORE_VERB}(?:{DEEDS[noun]})\b")
    for name in reversed(names):
        if name.kind not in ("ORG", "PER") or name.span.end > mention.start:
            continue
        if name.span.start < floor:
            break
        if deed.match(text, name.span.end) and not other.search(text, name.span.end, mention.start):
            return name
    return None
