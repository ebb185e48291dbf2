"""Sentences as spans: by paragraph, with ``sentencex`` and a few abbreviations of the press."""

from __future__ import annotations

import re

from sentencex import segment

from sayso.text import Span, trimmed

UNFINISHED = re.compile(
    r"\b(?:Gov|Sen|Rep|Lt|Sgt|Maj|Capt|Adm|Cmdr|Rev|Hon|Pvt|Supt|Dist|Atty|Spc|approx|No|Nos|vs|v|c)\.\s*$"
)
REPLACED = re.compile("[\ud800-\udfff]|[^\\S\x00-\x7f]")
"""What ``sentencex`` refuses or trips over: what UTF-8 cannot hold, and white space of two bytes and more."""
PANIC = "PanicException"
"""What its Rust core raises where it has a defect; no subclass of Exception, so it would end a run."""


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of the text in order, without white space at their ends."""
    found: list[Span] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        place = paragraph.start()
        for part in _segments(paragraph.group()):
            span = trimmed(text, Span(place, place + len(part)))
            place += len(part)
            if span.start == span.end:
                continue
            joins = (
                found
                and found[-1].start >= paragraph.start()
                and UNFINISHED.search(text, found[-1].start, found[-1].end)
            )
            if joins:
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
    return tuple(found)


def _segments(paragraph: str) -> list[str]:
    """The paragraph in pieces of sentences, as long together as it is; whole where the segmenter fails."""
    plain = REPLACED.sub(lambda found: " " if found.group().isspace() else "\ufffd", paragraph)
    try:
        pieces: list[str] = segment("en", plain)
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        return [plain]
    return pieces
