"""Sentences as spans: by paragraph, with ``sentencex`` and a few abbreviations of the press."""

from __future__ import annotations

import re

from sentencex import segment

from sayso.text import Span, trimmed

UNFINISHED = re.compile(
    r"\b(?:Gov|Sen|Rep|Lt|Sgt|Maj|Capt|Adm|Cmdr|Rev|Hon|Pvt|Supt|Dist|Atty|Spc|approx|No|Nos|vs|v|c)\.\s*$"
)
SURROGATE = re.compile("[\ud800-\udfff]")
"""What UTF-8 cannot hold, and ``sentencex`` refuses."""


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of the text in order, without white space at their ends."""
    found: list[Span] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        place = paragraph.start()
        for part in segment("en", SURROGATE.sub("\ufffd", paragraph.group())):
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
