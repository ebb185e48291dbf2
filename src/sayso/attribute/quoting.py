"""What quotation marks say about the drafts: a quote is never split, and it goes on with its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.drafts import Draft
from sayso.attribute.quotes import Quote
from sayso.text import Span, merged

QUOTING = re.compile(r"[“”\"]|''|``")
CONTRAST = re.compile(r",\s(?:while|whereas)\s")
POINTING = re.compile(r"(?:that|this|it|so)(?=:\s)")
FEW = 4
"""A quote of fewer words is a term or a scare quote: it follows the tags around it."""


def words_in(text: str, span: Span) -> int:
    """How many words the span has (runs between white space that hold a letter or digit)."""
    return sum(any(c.isalnum() for c in w) for w in span.of(text).split())


def keep_quotes_whole(text: str, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> list[Draft]:
    """Give every outer quote that a draft's content touches to one draft, whole.

    The draft is the one whose cue stands outside the quote and whose content holds most of it. Drafts that
    lie inside the quote are what the speaker says of others' words: they belong to the content. Where no
    cue stands outside, the drafts inside stay as they are.
    """
    found = list(drafts)
    for quote in (q for q in quotes if q.depth == 0):
        touching = [d for d in found if any(c.touches(quote.inner) for c in d.content)]
        outer = [d for d in touching if not any(quote.span.holds(c) for c in d.cue)]
        if not outer:
            continue
        owner = max(outer, key=lambda d: _shared(d, quote.span))
        gone: list[Draft] = []
        for other in touching:
            if other is owner:
                continue
            rest = tuple(c for c in other.content if not c.touches(quote.inner))
            if all(quote.span.holds(c) for c in other.cue) or not rest:
                gone.append(other)
            else:
                found[found.index(other)] = replace(other, content=rest)
        found[found.index(owner)] = _with(owner, quote.span)
        found = [d for d in found if d not in gone]
    return found


def cut_at_according(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """A sentence that begins with "According to" says nothing of what stands before it; one that ends with "according
    to", nothing of what stands before a semicolon."""
    found = []
    for draft in drafts:
        if draft.cue and draft.cue[0].of(text).startswith("According"):
            own = tuple(c for c in draft.content if c.end > draft.cue[0].start)
            draft = replace(draft, content=own or draft.content)
        elif draft.cue and draft.cue[0].of(text).startswith("according"):
            draft = replace(draft, content=tuple(_behind_semicolon(text, c, draft.cue[0].start) for c in draft.content))
        found.append(draft)
    return found


def _behind_semicolon(text: str, content: Span, cue: int) -> Span:
    """Of a content before the cue what stands behind its last semicolon."""
    at = text.rfind("; ", content.start, content.end) if content.end <= cue else -1
    return content if at < 0 or QUOTING.search(text, content.start, content.end) else Span(at + 2, content.end)


def cut_at_contrast(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """What stands behind a cue ends before ", while": what the contrast tells is the outlet's, or another's (in the
    training articles two of three times). Whoever "doubts that: ..." says nothing of what the colon opens,
    and "that" alone is no content."""
    found = []
    for draft in drafts:
        last = draft.content[-1]
        behind = draft.cue and last.start >= draft.cue[-1].end
        if behind and POINTING.match(text, *last):
            continue
        contrast = CONTRAST.search(text, last.start + 1, last.end) if behind else None
        if contrast is not None and not QUOTING.search(text, *last):
            draft = replace(draft, content=(*draft.content[:-1], Span(last.start, contrast.start())))
        found.append(draft)
    return found


def _shared(draft: Draft, span: Span) -> int:
    return sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in draft.content)


def _with(draft: Draft, span: Span) -> Draft:
    """The draft with the span as content: cue and source keep what stands outside of it."""
    content = merged([*draft.content, span])
    return replace(draft, content=content, source=tuple(s for s in draft.source if not span.holds(s)))
