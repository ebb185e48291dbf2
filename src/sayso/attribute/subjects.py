"""Subjects that the encoder left out: a recording that "appeared" to show something, a court that "was told" it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.drafts import LEAST, NO_SOURCE, Draft
from sayso.attribute.lexicon import RECORDINGS
from sayso.text import Span

SUBJECT = re.compile(
    rf"(?:^|[.,;:!?“”\"—–-]\s+|\n)(?P<who>(?:(?!that\b|which\b|who\b)[^\s.,;:!?“”\"]+\s+){{0,4}}(?:{'|'.join(sorted(RECORDINGS))}))\s*$",
    re.IGNORECASE,
)
HEARING = re.compile(
    r"(?:the\s+)?(?:[a-z-]+\s+){0,2}?(?:court|jury|inquest|inquiry|hearing|tribunal|panel)", re.IGNORECASE
)
HEARS = re.compile(r"\b(?:told|heard|hears)\b")
REACH = 80
"""Characters before the cue in which its subject must stand."""


def sourced(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with recordings as sources; those that stay without a source and doubtful are left out."""
    found = [with_hearing(text, with_recording(text, d)) for d in drafts]
    return [d for d in found if d.source or d.score >= LEAST]


def with_hearing(text: str, draft: Draft) -> Draft:
    """The draft of what a court "was told", taken for words of its content, with the court as source."""
    if draft.source or not draft.cue or len(draft.content) < 2 or not HEARS.search(draft.cue[0].of(text)):
        return draft
    first = draft.content[0]
    if first.end > draft.cue[0].start or not HEARING.fullmatch(first.of(text)):
        return draft
    return replace(draft, source=(first,), content=draft.content[1:], score=min(1.0, draft.score / NO_SOURCE**0.25))


def with_recording(text: str, draft: Draft) -> Draft:
    """The draft with the recording right before its cue as source, where it has none, also where the recording was
    taken for words of the content; a noun phrase of at most five words that begins its clause."""
    if draft.source or not draft.cue:
        return draft
    cue = draft.cue[0]
    floor = max(0, cue.start - REACH, text.rfind("\n", 0, cue.start) + 1)
    found = SUBJECT.search(text[floor : cue.start])
    if found is None:
        return draft
    source = Span(floor + found.start("who"), floor + found.end("who"))
    content = tuple(c for c in draft.content if not source.holds(c))
    if not content or any(source.touches(c) for c in content):
        return draft
    return replace(draft, source=(source,), content=content, score=min(1.0, draft.score / NO_SOURCE**0.25))
