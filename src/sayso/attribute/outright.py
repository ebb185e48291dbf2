"""Figures whose own words say whose they are, where the encoder found no attribution.

A second pass over the stretches of a sentence that no draft holds. The words around a figure must state its source
outright, in one of the forms of ``outright_forms``, and what stands for the source must be somebody who can answer
for it.

1. A stretch goes on with the attribution before it: behind a semicolon that ends what somebody said, or with the amount
   that its content stops short of.
2. The words of the stretch itself name the source, before the verb or in a phrase of their own.
3. What "was listed as" some number is the latest giver's.
4. A clause ends with its speaker ("Two men were hurt a witness said.").
5. A figure stands against what somebody before in the paragraph doubts or looked into ("Ruiz disputes the count. Only
   40 homes were lost.").

A draft of hearsay without a source ("which allegedly held ...") holds nothing back: whom the words name has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.attribute.drafts import Draft
from sayso.attribute.names import head, inside
from sayso.attribute.outright_forms import (
    ANY,
    CUT,
    FORMS,
    GIVER,
    GOES_ON,
    GROUNDS,
    LIVES,
    LOOKS,
    NAMED,
    PASSIVE,
    QUOTED,
    TRAILING,
    YEAR,
)
from sayso.attribute.speakers import HEADS, answers, speaker_before
from sayso.naming import Name
from sayso.text import Span, merged, trimmed

JOINT = re.compile(r"\s+(?:and|but)$")
HEARSAY = re.compile(r"allegedly|reportedly|purportedly|supposedly", re.IGNORECASE)
SCORE = 0.8
"""The score of what this pass finds: just above the least that the encoder's drafts need. Of the forms that annotators
mark too (counting, putting at) 92 in a hundred are theirs, over 615 articles."""


def outright(text: str, drafts: Sequence[Draft], parts: Sequence[Span], names: Sequence[Name]) -> list[Draft]:
    """The drafts, and beside them those of figures that no draft holds and whose words state a source. ``parts``: the
    sentences of ``text``."""
    hearsay = [d for d in drafts if not d.source and d.cue and HEARSAY.fullmatch(d.cue[0].of(text))]
    found = [d for d in drafts if d not in hearsay]
    fresh: list[Span] = []
    taken = merged(span for draft in found for span in draft.spans)
    for number, sentence in enumerate(parts):
        for region in _free(sentence, taken):
            if not ANY.search(text, *region) or QUOTED.search(text, *region):
                continue
            if (before := _goes_on(text, found, region)) is not None:
                rest = _content(text, region.start + (text[region.start] == ";"), region.end)
                found[found.index(before)] = replace(before, content=merged([*before.content, rest]))
                fresh.append(rest)
                continue
            made = _in(text, region, names, _before(found, region))
            if not made and region == sentence and GROUNDS.search(sentence.of(text)):
                made = _grounds(text, found, parts[:number], sentence)
            found += made
            fresh += [span for draft in made for span in draft.spans]
    found += [d for d in hearsay if not any(span.touches(own) for span in fresh for own in d.spans)]
    return sorted(found, key=lambda draft: draft.extent)


def _free(sentence: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """The stretches of a sentence that nobody is given."""
    start = sentence.start
    for span in taken:
        if span.touches(sentence):
            if span.start > start:
                yield Span(start, span.start)
            start = max(start, span.end)
    if start < sentence.end:
        yield Span(start, sentence.end)


def _goes_on(text: str, drafts: Sequence[Draft], region: Span) -> Draft | None:
    """The draft that a stretch goes on with: behind a semicolon, or an amount behind its content (1)."""
    if text[region.start] == ";":
        return next((d for d in drafts if d.source and d.cue and d.extent.end == region.start), None)
    if not GOES_ON.match(text, *region):
        return None
    return next((d for d in drafts if d.source and d.content[-1].end == region.start), None)


def _before(drafts: Sequence[Draft], region: Span) -> Span | None:
    """The source of a draft that ends right before a stretch: who does what the stretch begins with."""
    return next((s for d in drafts if d.cue for s in d.source if s.end == region.start), None)


def _in(text: str, region: Span, names: Sequence[Name], before: Span | None = None) -> list[Draft]:
    """The drafts of one stretch, none over another. ``before``: whose source ends where the stretch begins."""
    made: list[Draft] = []
    for draft in sorted(_candidates(text, region, names, before), key=lambda d: d.extent.start):
        if not made or draft.extent.start >= made[-1].extent.end:
            made.append(draft)
    return made


def _grounds(text: str, drafts: Sequence[Draft], before: Sequence[Span], sentence: Span) -> list[Draft]:
    """The sentence as said by whoever looked into the matter before, in the same paragraph, with no other speaker
    between (5)."""
    for part in reversed(before):
        if "\n" in text[part.start : sentence.start]:
            return []
        here = [d for d in drafts if d.source and d.cue and part.holds(d.source[0]) and part.holds(d.cue[0])]
        last = max(here, key=lambda d: d.cue[0], default=None)
        if last is not None:
            if not LOOKS.search(last.cue[0].of(text)):
                return []
            return [Draft((_content(text, *sentence),), (), (), SCORE, speaker=last.speaker or last.source[0])]
    return []


def _candidates(text: str, region: Span, names: Sequence[Name], before: Span | None) -> Iterator[Draft]:
    for form in FORMS:
        for match in form.finditer(text, *region):
            verb = match.start("verb") if "verb" in form.groupindex else match.start("cue")
            near = before is not None and not text[region.start : verb].strip(" ,")
            who = before if near else speaker_before(text, region.start, verb, names)
            yield from _draft(text, region, match, who)
    for form in NAMED:
        for match in form.finditer(text, *region):
            who = _bare(text, Span(*match.span("who")))
            if answers(text, who, names) or inside(names, who):
                yield from _draft(text, region, match, who)
    for match in PASSIVE.finditer(text, *region):
        yield from _draft(text, region, match, giver_before(text, region.start, names))
    end = TRAILING.search(text, *region)
    if end is not None and head(end["who"]) in HEADS:
        content = _content(text, region.start, end.start("who"))
        if ANY.search(text, *content):
            yield Draft((content,), (Span(*end.span("cue")),), (Span(*end.span("who")),), SCORE)


def _draft(text: str, region: Span, match: re.Match[str], who: Span | None) -> Iterator[Draft]:
    if who is None or YEAR.match(match["num"]) or LIVES.match(text, match.end("num"), region.end):
        return
    cut = CUT.search(text, match.end("num"), region.end)
    content = _content(text, match.start("said"), cut.start() if cut else region.end)
    if not content.touches(who):
        yield Draft((content,), (Span(*match.span("cue")),), (who,), SCORE)


def giver_before(text: str, place: int, names: Sequence[Name]) -> Span | None:
    """Whoever last gave something out before a place ("the group listed the files", "he posted a list")."""
    for match in reversed(list(GIVER.finditer(text, 0, place))):
        start = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start())) + 1
        who = speaker_before(text, start, match.start(), names)
        if who is not None:
            return who
    return None


def _bare(text: str, span: Span) -> Span:
    """The phrase without a possessive ending."""
    said = span.of(text)
    return Span(span.start, span.end - (2 if said.endswith(("'s", "’s")) else 1 if said.endswith(("'", "’")) else 0))


def _content(text: str, start: int, end: int) -> Span:
    """The stretch without marks and white space at its ends."""
    span = trimmed(text, Span(start, end))
    while span.end > span.start and text[span.end - 1] in ".,;: ":
        span = Span(span.start, span.end - 1)
    joint = JOINT.search(text, *span)
    return Span(span.start, joint.start()) if joint else span
