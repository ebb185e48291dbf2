"""Sentences of a plain form that no draft holds.

What the encoder left out is given to its source where the whole sentence has one of these forms, and what stands for
the source is somebody who can answer for it:

1. "..., survivors have told aid workers."
2. "Per the Courier, ...", "By the headman's reckoning, ..."
3. "The court was told that ...", "The inquest heard ..."
4. a headline that ends with its source behind a colon: "Dam leak may be far larger: report"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.attribute.drafts import Draft
from sayso.attribute.outright import SCORE
from sayso.attribute.speakers import answers, speaker_before
from sayso.naming import Name
from sayso.text import Span, merged, trimmed

SAYING = r"(?:(?:has|have|had)\s+)?(?:said|says|say|told|tells|reported|confirmed|announced|warned|estimated|claimed)"
BEHIND = re.compile(rf",\s+(?P<who>[^“”\"\n]{{2,120}}?)\s+(?P<cue>{SAYING})\b(?P<rest>[^,“”\"\n]{{0,80}})[.]?\s*$")
NO_CLAUSE = re.compile(r"\s+(?:that|it|he|she|they|if|whether|how|there)\b")
RELATIVE = re.compile(r"\b(?:who|which|that|and|whom)$")
RECKONING = r"(?:reckoning|account|telling|estimate|estimation|tally|calculations?|count)"
BEFORE = (
    re.compile(r"(?P<cue>[Pp]er)\s+(?P<who>[^,“”\"\n]{2,60}),\s+(?P<said>[^\n]{15,})$"),
    re.compile(rf"(?P<cue>[Bb]y)\s+(?P<who>[^,“”\"\n]{{2,60}}?['’]s?)\s+(?:own\s+)?{RECKONING},\s+(?P<said>[^\n]{{15,}})$"),
)
HEARING = re.compile(
    r"(?P<who>The\s+(?:[a-z-]+\s+){0,2}?(?:court|jury|inquest|inquiry|hearing|tribunal|panel|committee))\s+"
    r"(?P<cue>(?:was|has been|had been)\s+told|(?:has\s+|had\s+)?heard)\s+(?P<said>that\s+[^\n]{15,})$"
)
HEADLINE = re.compile(r"(?P<said>[^:“”\"\n]{20,150}):\s+(?P<who>[A-Za-z][\w’' -]{2,40})$")


def plainly(text: str, drafts: Sequence[Draft], parts: Sequence[Span], names: Sequence[Name]) -> list[Draft]:
    """The drafts, and beside them those of the sentences that have a plain form and touch no draft. ``parts``: the
    sentences of ``text``."""
    taken = merged(span for draft in drafts for span in draft.spans)
    free = [part for part in parts if not any(span.touches(part) for span in taken)]
    made = [draft for part in free for draft in _first(_read(text, part, names))]
    for part in parts:
        first = next((span.start for span in taken if span.touches(part)), part.start)
        if first > part.start:
            made += _first(_led(text, Span(part.start, first), names))
    return sorted([*drafts, *made], key=lambda draft: draft.extent)


def _first(found: Iterator[Draft]) -> list[Draft]:
    return [draft for draft in (next(found, None),) if draft is not None]


def _read(text: str, part: Span, names: Sequence[Name]) -> Iterator[Draft]:
    start, end = trimmed(text, part)
    behind = BEHIND.search(text, start, end)
    if behind is not None and not NO_CLAUSE.match(behind["rest"]):  # 1
        who = speaker_before(text, behind.start("who"), behind.start("cue"), names)
        if who is not None and who.start == behind.start("who") and not RELATIVE.search(text, *who):
            yield _draft(text, Span(start, behind.start()), Span(*behind.span("cue")), who)
    yield from _led(text, part, names)
    heard = HEARING.match(text, start, end)
    if heard is not None:  # 3
        yield _draft(text, Span(heard.start("said"), end), Span(*heard.span("cue")), Span(*heard.span("who")))
    last = HEADLINE.match(text, start, end) if start == len(text) - len(text.lstrip()) else None
    if last is not None and text[end : end + 1] in ("\n", ""):  # 4
        who = Span(*last.span("who"))
        if answers(text, who, names):
            yield _draft(text, Span(start, last.end("said")), Span(last.end("said"), last.end("said") + 1), who)


def _led(text: str, part: Span, names: Sequence[Name]) -> Iterator[Draft]:
    """What a stretch says behind the source that it begins with (2)."""
    start, end = trimmed(text, part)
    for form in BEFORE:
        led = form.match(text, start, end)
        who = None if led is None else _owner(text, Span(*led.span("who")))
        if led is not None and who is not None and answers(text, who, names):
            yield _draft(text, Span(led.start("said"), end), Span(*led.span("cue")), who)


def _owner(text: str, who: Span) -> Span:
    """The phrase without a possessive ending."""
    said = who.of(text)
    return Span(who.start, who.end - (2 if said.endswith(("'s", "’s")) else 1 if said.endswith(("'", "’")) else 0))


def _draft(text: str, content: Span, cue: Span, who: Span) -> Draft:
    end = content.end
    while end > content.start and text[end - 1] in ".,; ":
        end -= 1
    return Draft((Span(content.start, end),), (cue,), (who,), SCORE)
