"""Authorities inside an attribution: who is cited by the one who speaks.

1. "Ruiz cited harbour records saying (that) ...": the content begins with the inner source and its verb.
2. "..., citing harbour records": named behind the content or the cue.
3. "Video analysed by the Courier showed ...": the source's phrase names who vouches for it.
4. "was quoted by the Courier as saying", "told the Courier": the outlet stands in or behind the cue.
5. "... , the Courier reports": the content that an outlet is credited with begins with its own source.

The encoder found the attribution; words here only say how it is built.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.attribute.drafts import Draft
from sayso.attribute.lexicon import DOCUMENTS, OUTLET_NAME, RECORDINGS
from sayso.attribute.mentions import read_mention
from sayso.attribute.names import Name, head
from sayso.text import Span, trimmed
from sayso.values import SourceKind

SAYS = (
    r"(?:say(?:s|ing)?|said|stat(?:es?|ed|ing)|report(?:s|ed|ing)?|claim(?:s|ed|ing)?|show(?:s|ed|ing|n)?|suggest(?:s|ed|ing)?|"
    r"indicat(?:es?|ed|ing)|warn(?:s|ed|ing)?|confirm(?:s|ed|ing)?|estimat(?:es?|ed|ing)|tell(?:s|ing)?|told|den(?:y|ies|ied|ying)|"
    r"announc(?:es?|ed|ing)|argu(?:es?|ed|ing)|alleg(?:es?|ed|ing)|reveal(?:s|ed|ing)?|insist(?:s|ed|ing)?|offer(?:s|ed|ing)?|"
    r"ask(?:s|ed|ing)?|vow(?:s|ed|ing)?|pledg(?:es?|ed|ing)|describ(?:es?|ed|ing)|urg(?:es?|ed|ing)|finds?|found|"
    r"put(?:s|ting)?|predict(?:s|ed|ing)?|believ(?:es?|ed|ing)|expect(?:s|ed|ing)?)"
)
NOUN = r"(?:[^\s,.;:“”\"]+(?:,? [^\s,.;:“”\"]+){0,9}?)"
CITES = re.compile(r"\b(?:cit(?:es|ed|ing|e)|quot(?:es|ed|ing|e))\b", re.IGNORECASE)
BEGINS = re.compile(
    rf"^\W*(?:that\s+)?(?P<who>{NOUN}) (?:as |which |that |who |(?:has|have|had) )?"
    rf"(?P<verb>{SAYS})\b(?:\s+that\b)?\s*[:,]?\s*",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"\s*,?\s*(?:citing|quoting|based on|on the basis of|according to)\s+(?P<who>[^,.;:“”\"\n]{2,90})", re.IGNORECASE
)
VOUCHED = re.compile(
    r"^(?P<what>.+?),?\s(?:(?:that|which) (?:was|were|had been|has been)\s)?(?:independently |later |first |also )?"
    r"(?:analy[sz]ed|obtained|seen|reviewed|verified|geolocated|authenticated|examined|checked|viewed|shared with|"
    r"provided to|leaked to|given to|sent to|shown to)(?: and \w+ed)? (?:by )?(?P<who>.+)$",
    re.IGNORECASE | re.DOTALL,
)
QUOTED_BY = re.compile(r"\bquoted (?:\w+ )?by (?P<who>.+?)(?: as\b|$)", re.IGNORECASE)
TOLD = re.compile(r"\b(?:told|tells|telling|speaking to|spoke to|interview with)\s*$", re.IGNORECASE)
LISTENER = re.compile(
    r"^\s*(?:reporters (?:from|at) )?(?P<who>(?:the )?[A-Z][^,.;:“”\"\n]{1,50}?)"
    r"(?=\s+(?:that|on|in|by|from|during|at|late|early|this|last|it|he|she|they|the|a|an|his|her|their|is|was|had|has|"
    r"have|are|were|there|after|before|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|[,.;:“”\"]|$)"
)


@dataclass(frozen=True, slots=True)
class Chained:
    """A draft with its further authorities: ``before`` its source (who relays), and ``after`` it (who is
    cited), each as spans in order."""

    draft: Draft
    before: tuple[Span, ...] = ()
    after: tuple[Span, ...] = ()


def nest(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Join two drafts of which the first cites the source of the second ("Ruiz cited records" + "records
    saying ..."): one draft, the second source an inner one."""
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
    return [d for n, d in enumerate(found) if d.content]


def chained(text: str, draft: Draft, names: Sequence[Name]) -> Chained:
    """The draft with the authorities that its words name."""
    after = list(draft.inner)
    before: list[Span] = []
    cue_text = " ".join(c.of(text) for c in draft.cue)
    source = draft.source[0] if draft.source else None
    if source is not None:
        vouched = VOUCHED.match(source.of(text))
        if vouched and (head(vouched["what"]) in RECORDINGS | DOCUMENTS):  # 3
            who = trimmed(text, Span(source.start + vouched.start("who"), source.start + vouched.end("who")))
            what = trimmed(text, Span(source.start, source.start + vouched.end("what")))
            return Chained(replace(draft, source=(who,)), tuple(before), (what, *after))
    if CITES.search(cue_text) and not after:  # 1
        draft, cited_first = _begins(text, draft, names)
        after += [cited_first] if cited_first else []
    by = QUOTED_BY.search(cue_text)
    if by and draft.cue:  # 4
        at = draft.cue[0].of(text).find(by["who"])
        if at >= 0:
            start = draft.cue[0].start + at
            before.append(Span(start, start + len(by["who"])))
    elif source is not None:
        listener = _listener(text, draft, names)
        before += [listener] if listener else []
    cited = _behind(text, draft, names)  # 2
    after += [cited] if cited and not any(cited.touches(a) for a in after) else []
    if source is not None and not after:  # 5
        kind = read_mention(text, source, names).kind
        if kind is SourceKind.OUTLET or (kind is SourceKind.DOCUMENT and "according" in cue_text.lower()):
            inner = _inner_source(text, draft)
            after += [inner] if inner else []
    return Chained(draft, tuple(before), tuple(after))


def _begins(text: str, draft: Draft, names: Sequence[Name]) -> tuple[Draft, Span | None]:
    """Cut "harbour records saying" off the content's beginning; a bare noun phrase stays content."""
    first = draft.content[0]
    found = BEGINS.match(first.of(text))
    if found is None or found.end() >= first.end - first.start:
        return draft, None
    who = Span(first.start + found.start("who"), first.start + found.end("who"))
    verb = Span(first.start + found.start("verb"), first.start + found.end("verb"))
    if not _names_somebody(text, who, names):
        return draft, None
    rest = Span(first.start + found.end(), first.end)
    return replace(draft, content=(rest, *draft.content[1:]), cue=(*draft.cue, verb)), who


def _names_somebody(text: str, span: Span, names: Sequence[Name]) -> bool:
    return any(c.isalpha() for c in span.of(text)) and len(span.of(text).split()) <= 10


def _inner_source(text: str, draft: Draft) -> Span | None:
    first = draft.content[0]
    found = BEGINS.match(first.of(text))
    if found is None:
        return None
    who = Span(first.start + found.start("who"), first.start + found.end("who"))
    phrase = who.of(text)
    if (
        len(phrase.split()) > 8
        or phrase.lower() in ("it", "there", "this", "that")
        or not re.match(r"[A-Z]|(?:the|a|an|some|\w+s)\b", phrase)
    ):
        return None
    return who


def _behind(text: str, draft: Draft, names: Sequence[Name]) -> Span | None:
    """ "..., citing records": right behind the cue, the source or the content."""
    for piece in sorted({s.end for s in draft.spans}):
        found = BEHIND.match(text, piece)
        if found:
            who = trimmed(text, Span(found.start("who"), found.end("who")))
            if any(who.touches(s) for s in draft.source) or (
                found.group().lower().lstrip(" ,").startswith("according") and not draft.source
            ):
                continue
            return who
    return None


def _listener(text: str, draft: Draft, names: Sequence[Name]) -> Span | None:
    """The outlet that somebody told it to."""
    if not draft.cue or not TOLD.search(draft.cue[-1].of(text)):
        return None
    found = LISTENER.match(text[draft.cue[-1].end : draft.cue[-1].end + 90])
    if found is None or not OUTLET_NAME.search(found["who"]):
        return None
    start = draft.cue[-1].end + found.start("who")
    span = Span(start, start + len(found["who"]))
    return span if read_mention(text, span, names).kind is SourceKind.OUTLET else None
