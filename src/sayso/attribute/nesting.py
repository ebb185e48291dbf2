"""Drafts that are parts of one attribution: who speaks, and whom that one cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.chains import BEGINS, CITES
from sayso.attribute.drafts import Draft
from sayso.attribute.lexicon import DOCUMENTS, RECORDINGS
from sayso.naming import words
from sayso.text import Span, trimmed

ONLY_CITES = re.compile(
    r"(?:(?:and|who|which|that)\s+)?(?:(?:has|have|had|also)\s+)*(?:cit(?:es|ed|ing)|quot(?:es|ed|ing))\W*",
    re.IGNORECASE,
)
THAT = re.compile(r"^(?P<who>[^,“”\"]{2,90}),? (?:that|as saying(?: that)?)\s+", re.IGNORECASE)
LINKED = re.compile(r"[ ,]*(?:(?:which|who|that|and) )?")
PARTICIPLE = re.compile(r"(?P<verb>saying|showing|stating|suggesting|indicating|warning|alleging)(?: that)?\s+")
LONGEST = 12
"""Words that a bare noun phrase may have."""


def nest(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Join what belongs together.

    1. "Ruiz cited records" + "records saying ...": one draft with the second source inside.
    2. "..., which quoted two engineers", "citing a police source": a draft that only names an authority
       becomes an inner source of the draft that it hangs on.
    """
    return _fold(text, _join(text, drafts))  # 1, 2


def _join(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    found: list[Draft] = []
    skip: set[int] = set()
    for i, outer in enumerate(drafts):
        if i in skip:
            continue
        for j, inner in enumerate(drafts):
            if i == j or j in skip or not inner.source or not inner.cue or not outer.source:
                continue
            cited = any(c.touches(inner.source[0]) for c in outer.content) or (
                outer.cue and 0 <= inner.source[0].start - outer.cue[-1].end <= 2
            )
            if (
                cited
                and outer.cue
                and CITES.search(" ".join(c.of(text) for c in outer.cue))
                and inner.extent.start > outer.source[0].start
            ):
                rest = tuple(
                    c
                    for c in outer.content
                    if not c.touches(inner.source[0]) and not any(c.touches(k) for k in inner.content)
                )
                outer = replace(
                    outer,
                    cue=outer.cue + inner.cue,
                    content=tuple(sorted(inner.content + rest)),
                    inner=(*outer.inner, inner.source[0]),
                    score=min(outer.score, inner.score),
                )
                skip.add(j)
        found.append(outer)
    return [_with_noun(text, d) for d in found if d.content]


def _with_noun(text: str, draft: Draft) -> Draft:
    """ "cited harbour [records] saying ...", where the tags took the noun for the cue: it belongs to the inner
    source, and the participle behind it to the cue."""
    if not draft.inner or not draft.cue:
        return draft
    inner, noun = draft.inner[-1], draft.cue[-1]
    if not (0 <= noun.start - inner.end <= 1 and set(words(noun.of(text))) <= DOCUMENTS | RECORDINGS):
        return draft
    first = draft.content[0]
    verb = PARTICIPLE.match(first.of(text))
    cue, content = draft.cue[:-1], draft.content
    if verb is not None and verb.end() < first.end - first.start:
        cue = (*cue, Span(first.start, first.start + verb.end("verb")))
        content = (Span(first.start + verb.end(), first.end), *content[1:])
    return replace(draft, cue=cue, content=content, inner=(*draft.inner[:-1], Span(inner.start, noun.end)))


def _fold(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    found = list(drafts)
    for draft in drafts:
        cue = " ".join(c.of(text) for c in draft.cue)
        if not ONLY_CITES.fullmatch(cue) or len(draft.content) != 1 or draft not in found:
            continue
        content = draft.content[0]
        phrase = content.of(text)
        that = THAT.match(phrase) if not BEGINS.match(phrase) else None
        host = _host(text, draft, found)
        if host is not None and not BEGINS.match(phrase) and len(phrase.split()) <= LONGEST:
            inner = trimmed(text, content)
            found[found.index(host)] = replace(
                host, inner=(*host.inner, inner), content=tuple(c for c in host.content if c != content)
            )
            found.remove(draft)
        elif that is not None:
            who = Span(content.start + that.start("who"), content.start + that.end("who"))
            rest = Span(content.start + that.end(), content.end)
            found[found.index(draft)] = replace(draft, content=(rest,), inner=(who,))
    return [d for d in found if d.content]


def _host(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The draft that a bare "citing X" hangs on: of the same source, or right before or around it in the
    same sentence."""
    for other in drafts:
        if other is draft:
            continue
        if draft.source and draft.source == other.source and "\n" not in text[other.extent.start : draft.extent.end]:
            return other
        gap = text[other.extent.end : draft.extent.start] if other.extent.end <= draft.extent.start else "-"
        near = bool(LINKED.fullmatch(gap)) or other.extent.touches(draft.extent)
        if near and not re.search(r"[.!?]\W*$", text[other.extent.start : draft.cue[0].start].rstrip(" ,")[-2:]):
            return other
    return None
