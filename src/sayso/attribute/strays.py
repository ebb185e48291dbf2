"""Content that a draft only got because its own cue was not found.

A cue that has content in its own sentence keeps nothing unquoted from another sentence, and nothing at all
from another paragraph: what stands there is somebody else's, or the outlet's. (Quotes that go on with their
speaker are joined later, by their marks.)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.drafts import Draft
from sayso.attribute.quotes import Quote
from sayso.text import Span


def without_strays(
    text: str, drafts: Sequence[Draft], sentences: Sequence[Span], marks: Sequence[Quote]
) -> list[Draft]:
    """The drafts without the parts of their content that cannot be theirs."""
    starts = [s.start for s in sentences]

    def sentence(place: int) -> int:
        return bisect_right(starts, place)

    def quoted(part: Span) -> bool:
        return any(q.span.start <= part.start + 1 and part.end - 1 <= q.span.end for q in marks if q.depth == 0)

    found = []
    for draft in drafts:
        if len(draft.content) > 1 and draft.cue:
            cue = draft.cue[0].start
            kept = [c for c in draft.content if _one_paragraph(text, c, cue)] or list(draft.content)
            near = [c for c in kept if sentence(cue) in (sentence(c.start), sentence(c.end - 1))]
            if near:
                kept = [c for c in kept if c in near or quoted(c)]
            draft = replace(draft, content=tuple(kept))
        found.append(draft)
    return found


def _one_paragraph(text: str, part: Span, cue: int) -> bool:
    return "\n" not in text[min(part.end, cue) : max(part.start, cue)]
