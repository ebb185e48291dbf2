"""Places that the gazetteer lacks, put where the report says they lie.

1. A name tagged as a place's and not in the gazetteer, with its container behind it ("Oldmoor, Bavaria").
2. A name with a state behind it in which no entry of that name lies ("Elmford, Ontario"): the entries elsewhere
   are other places.

Both get the container's point and precision, and a doubt that says so. Countries and wider places hold too much to
stand for what they contain; such names are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sayso.measure.places.gazetteer import Entry
from sayso.measure.places.hints import CONTAINS, ROW, holds
from sayso.measure.places.keys import CITY, DISTRICT, REGION
from sayso.measure.places.lexicon import FEATURES, STREETS
from sayso.measure.places.mention import Mention
from sayso.measure.places.resolving import Choice
from sayso.naming import Name
from sayso.text import Span

CAMPS = frozenset(
    "camp camps slum slums area neighbourhood neighborhood district village refugee township suburb".split()
)
"""Between a name and "in": what it names."""


def unlisted(
    text: str, names: Sequence[Name], mentions: Sequence[Mention], choices: dict[int, Choice]
) -> list[tuple[Span, Entry]]:
    """Names that the gazetteer lacks, each with its container's entry (1)."""
    found = []
    starts = [m.span.start for m in mentions]
    done = -1
    for name in sorted(names, key=lambda n: n.span):
        behind = bisect_left(starts, name.span.end)
        taken = behind > 0 and mentions[behind - 1].span.end > name.span.start
        if name.kind != "LOC" or taken or behind == len(mentions) or name.span.start < done:
            continue
        start = name.span.start + (4 if text[name.span.start : name.span.start + 4].lower() == "the " else 0)
        words = text[start : name.span.end].split()
        if (
            not words
            or not all(w[:1].isupper() for w in words)
            or any(w.strip(".,").lower() in STREETS | FEATURES for w in words)
        ):
            continue
        if mentions[behind].people:
            continue
        gap = text[name.span.end : mentions[behind].span.start]
        plain = " ".join(w for w in gap.split() if w not in CAMPS)
        held = len(gap) < 50 and (CONTAINS.fullmatch(gap) or plain in ("in", "in the")) and gap.strip()
        if held and choices[behind].entry.kind in (REGION, DISTRICT, CITY):
            found.append((Span(start, name.span.end), choices[behind].entry))
            done = name.span.end
    return found


def misplaced(text: str, mentions: Sequence[Mention], choices: dict[int, Choice]) -> dict[int, Entry]:
    """Mentions whose entries all lie outside the state that stands behind them, with that state (2)."""
    found = {}
    for i in range(len(mentions) - 1):
        inner, outer = choices[i].entry, choices[i + 1].entry
        if inner.kind != CITY or inner.capital or not outer.state or outer.kind != REGION:
            continue
        if text[mentions[i].span.end : mentions[i + 1].span.start] != ", ":
            continue
        before = text[mentions[i - 1].span.end : mentions[i].span.start] if i else "."
        if len(before) < 12 and ROW.fullmatch(before):
            continue
        if not any(holds(outer, e) for e in mentions[i].entries):
            found[i] = outer
    return found
