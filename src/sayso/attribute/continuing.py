"""Quotes that no cue claims: whose they are by the discourse, and which stay unattributed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.drafts import Draft
from sayso.attribute.quotes import Quote
from sayso.attribute.quoting import FEW, words_in
from sayso.text import Span, merged

SPEECH = re.compile(r"[.!?,…—–-]\W*$")


def continue_quotes(text: str, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> tuple[list[Draft], list[Span]]:
    """Give quotes without a cue to the speaker who goes on; returns the drafts and the quotes that are
    nobody's.

    1. In the same paragraph, directly behind the quote or the cue of a draft: the second half of a split
       quote, one content with the first.
    2. A paragraph that is nothing but a quote, behind one that ends with somebody's quote: the same
       speaker goes on, a statement of its own.
    """
    found = list(drafts)
    alone: list[Span] = []
    for quote in (q for q in quotes if q.depth == 0 and words_in(text, q.inner) >= FEW):
        if any(c.touches(quote.inner) for d in found for c in d.content):
            continue
        line = Span(text.rfind("\n", 0, quote.span.start) + 1, _line_end(text, quote.span.end))
        before = [d for d in found if line.start <= d.extent.start and d.extent.end <= quote.span.start]
        last = max(before, key=lambda d: d.extent.end, default=None)
        gap = text[last.extent.end : quote.span.start] if last else ""
        if last is not None and _in_quote(quotes, last) and not any(c.isalnum() for c in gap):  # 1
            found[found.index(last)] = replace(last, content=merged([*last.content, quote.span]))
            continue
        whole = not any(c.isalnum() for c in text[line.start : quote.span.start] + text[quote.span.end : line.end])
        speaker = _speaker_before(text, found, quotes, line.start) if whole or quote.resumes else None
        if speaker is not None and (speaker.source or speaker.speaker):  # 2
            source = speaker.speaker or speaker.source[0]
            found.append(Draft((quote.span,), score=round(speaker.score * 0.9, 4), speaker=source))
        elif SPEECH.search(quote.inner.of(text)):
            alone.append(quote.span)
    return sorted(found, key=lambda d: d.extent), alone


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _in_quote(quotes: Sequence[Quote], draft: Draft) -> bool:
    return any(q.span.touches(c) for q in quotes if q.depth == 0 for c in draft.content)


def _speaker_before(text: str, drafts: Sequence[Draft], quotes: Sequence[Quote], start: int) -> Draft | None:
    """The draft whose quote ends the paragraph before, if one does."""
    end = start - 1
    while end > 0 and text[end - 1].isspace():
        end -= 1
    begin = text.rfind("\n", 0, end) + 1
    near = [d for d in drafts if begin <= d.extent.start < end]
    last = max(near, key=lambda d: d.extent.end, default=None)
    if last is None or not _in_quote(quotes, last):
        return None
    rest = text[last.extent.end : end]
    return last if not any(c.isalnum() for c in rest) else None
