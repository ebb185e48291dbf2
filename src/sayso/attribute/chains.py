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
from sayso.attribute.names import head
from sayso.attribute.stance import stance_of
from sayso.naming import Name, words
from sayso.text import Span, trimmed
from sayso.values import SourceKind, Stance

SAYS = (
    r"(?:say(?:s|ing)?|said|stat(?:es?|ed|ing)|report(?:s|ed|ing)?|claim(?:s|ed|ing)?|show(?:s|ed|ing|n)?|suggest(?:s|ed|ing)?|"
    r"indicat(?:es?|ed|ing)|warn(?:s|ed|ing)?|confirm(?:s|ed|ing)?|estimat(?:es?|ed|ing)|tell(?:s|ing)?|told|den(?:y|ies|ied|ying)|"
    r"announc(?:es?|ed|ing)|argu(?:es?|ed|ing)|alleg(?:es?|ed|ing)|reveal(?:s|ed|ing)?|insist(?:s|ed|ing)?|offer(?:s|ed|ing)?|"
    r"ask(?:s|ed|ing)?|vow(?:s|ed|ing)?|pledg(?:es?|ed|ing)|describ(?:es?|ed|ing)|urg(?:es?|ed|ing)|finds?|found|"
    r"put(?:s|ting)?|predict(?:s|ed|ing)?|believ(?:es?|ed|ing)|expect(?:s|ed|ing)?)"
)
PASSIVE_BE = frozenset("was were is are be been being".split())
"""Whoever "was told" says nothing."""
SMALL = frozenset("as that it there this what how the a an and to of".split())
NOUN = r"(?:[^\s,.;:“”\"]+(?:,? [^\s,.;:“”\"]+){0,9}?)"
CITES = re.compile(r"\b(?:cit(?:es|ed|ing|e)|quot(?:es|ed|ing|e))\b", re.IGNORECASE)
BEGINS = re.compile(
    rf"^\W*(?:that\s+)?(?P<who>{NOUN}) (?:as |which |that |who |(?:has|have|had) )?"
    rf"(?P<verb>{SAYS})\b(?!\s+(?:saying|showing|stating|suggesting|indicating|warning|alleging)\b)(?:\s+that\b)?\s*[:,]?\s*",
    re.IGNORECASE,
)
CITING = r"(?:citing|quoting|(?:which|who) (?:cited|quoted|cites|quotes)|based on|on the basis of|according to)"
BEHIND = re.compile(rf"[ \t]*,?[ \t]*(?P<verb>{CITING})[ \t]+(?P<who>[^,.;:“”\"\n]{{2,90}})")
AT_END = re.compile(r",?\s+(?:citing|quoting)\s+(?P<who>[^,.;:“”\"\n]{2,90})$")
CLAUSE = re.compile(r"\s+(?:that|as saying|which|who)\b")
FINISHED = re.compile(r"[.!?][\"”’'»]*$")
VOUCHED = re.compile(
    r"^(?P<what>.+?),?\s(?:(?:that|which) (?:was|were|had been|has been)\s)?(?:independently |later |first |also )?"
    r"(?:analy[sz]ed|obtained|seen|reviewed|verified|geolocated|authenticated|examined|checked|viewed|shared with|"
    r"provided to|leaked to|given to|sent to|shown to)(?: and \w+ed)? (?:by )?(?P<who>.+)$",
    re.IGNORECASE | re.DOTALL,
)
QUOTED_BY = re.compile(r"\b(?:quoted|cited) (?:\w+ )?by\b\s*(?P<who>(?!as\b).*?)(?:\s+as\b.*)?$", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:was|were|been|is|are) (?:\w+ )?(?:quoted|cited)\b", re.IGNORECASE)
AS_SAYING = re.compile(r"^as (?:saying|telling|stating)(?: that)?\s+", re.IGNORECASE)
TOLD = re.compile(r"\b(?:told|tells|telling|speaking to|spoke to|interview with)\s*$", re.IGNORECASE)
WRITES = re.compile(r"\b(?:reports?|reported|reporting|writes|wrote|writing)\s*$", re.IGNORECASE)
NOW = re.compile(r"\b(?:reports|writes)\s*$", re.IGNORECASE)
PAGE = re.compile(r"^\s*(?P<where>at|in|for)\s+(?=(?:the )?[A-Z])")
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
        draft, cited_first = _begins(text, draft)
        after += [cited_first] if cited_first else []
    by = QUOTED_BY.search(cue_text)
    if draft.cue and (by or PASSIVE.search(cue_text)):  # 4
        draft, relay, quoted = _passive(text, draft, by["who"] if by else "", names)
        before += [relay] if relay else []
        after = [*([quoted] if quoted else []), *after]
    elif source is not None:
        listener = _listener(text, draft, names)
        before += [listener] if listener else []
    draft, ending = _at_end(text, draft)
    after += [ending] if ending else []
    cited = _behind(text, draft)  # 2
    after += [cited] if cited and not any(cited.touches(a) for a in after) else []
    if source is not None and not after:  # 5
        kind = read_mention(text, source, names).kind
        if kind is SourceKind.OUTLET or (kind is SourceKind.DOCUMENT and "according" in cue_text.lower()):
            inner = _inner_source(text, draft)
            after += [inner] if inner else []
    said = " ".join(c.of(text) for c in draft.content)
    if stance_of(cue_text, said) is Stance.DECLINES:  # what is cited then is the reason
        after = []
    return Chained(draft, tuple(before), tuple(after))


def _begins(text: str, draft: Draft) -> tuple[Draft, Span | None]:
    """Cut "harbour records saying" off the content's beginning; a bare noun phrase stays content."""
    first = draft.content[0]
    found = BEGINS.match(first.of(text))
    if found is None or found.end() >= first.end - first.start:
        return draft, None
    who = Span(first.start + found.start("who"), first.start + found.end("who"))
    verb = Span(first.start + found.start("verb"), first.start + found.end("verb"))
    if not _names_somebody(text, who):
        return draft, None
    rest = Span(first.start + found.end(), first.end)
    return replace(draft, content=(rest, *draft.content[1:]), cue=(*draft.cue, verb)), who


def _names_somebody(text: str, span: Span) -> bool:
    own = words(span.of(text))
    if own[-1:] and own[-1] in PASSIVE_BE:
        return False
    return bool(own) and len(own) <= 10 and not all(w in SMALL for w in own)


def _inner_source(text: str, draft: Draft) -> Span | None:
    first = draft.content[0]
    found = BEGINS.match(first.of(text))
    if found is None:
        return None
    who = Span(first.start + found.start("who"), first.start + found.end("who"))
    phrase = who.of(text)
    if (
        len(phrase.split()) > 8
        or words(phrase)[-1] in PASSIVE_BE
        or phrase.lower() in ("it", "there", "this", "that")
        or not re.match(r"[A-Z]|(?:the|a|an|some|\w+s)\b", phrase)
    ):
        return None
    return who


def _behind(text: str, draft: Draft) -> Span | None:
    """ "..., citing records": right behind the cue, the source or the content, in the same sentence."""
    for piece in sorted({s.end for s in draft.spans}):
        found = BEHIND.match(text, piece)
        if found is None or FINISHED.search(text[max(0, piece - 3) : piece]):
            continue
        who = _named(text, found)
        if any(who.touches(s) for s in draft.source) or (found["verb"].startswith("according") and not draft.source):
            continue
        return who
    return None


def _at_end(text: str, draft: Draft) -> tuple[Draft, Span | None]:
    """The content without a "citing records" at its end, which scraped text may lack the comma of."""
    last = draft.content[-1]
    found = AT_END.search(text, last.start, last.end) if last.end - last.start > 40 else None
    if found is None or found.end() != last.end:
        return draft, None
    return replace(draft, content=(*draft.content[:-1], Span(last.start, found.start()))), _named(text, found)


def _named(text: str, found: re.Match[str]) -> Span:
    who = Span(found.start("who"), found.end("who"))
    clause = CLAUSE.search(text, who.start, who.end)
    return trimmed(text, Span(who.start, clause.start() if clause else who.end))


def _passive(text: str, draft: Draft, who: str, names: Sequence[Name]) -> tuple[Draft, Span | None, Span | None]:
    """ "Ruiz was quoted by the Courier as saying": who relays, and who is quoted where the tags gave the
    relaying outlet for the source."""
    if who:
        at = draft.cue[0].of(text).find(who)
        if at < 0:
            return draft, None, None
        start = draft.cue[0].start + at
        return draft, Span(start, start + len(who)), None
    if not draft.source or draft.source[0].start < draft.cue[0].start:
        return draft, None, None
    edge = draft.cue[0].start
    part = next((c for c in draft.content if 0 <= edge - c.end <= 2 and len(c.of(text).split()) <= 8), None)
    if part is not None and len(draft.content) > 1:
        rest = []
        for c in draft.content:
            opening = AS_SAYING.match(c.of(text))
            if c is not part:
                rest.append(Span(c.start + opening.end(), c.end) if opening else c)
        return replace(draft, content=tuple(rest)), None, part
    name = next((n.span for n in reversed(names) if 0 <= edge - n.span.end <= 3), None)
    return draft, None, name


def _page_of(text: str, cue: str, where: str, span: Span, writer: Span, names: Sequence[Name]) -> bool:
    """Whether somebody writes in what stands at ``span``: a body; what a person writes "at" or "for" and is no place;
    whatever a person "reports at", with what is told right behind."""
    kinds = {n.kind for n in names if n.span.touches(span)}
    person = any(n.kind == "PER" and n.span.touches(writer) for n in names)
    behind = where == "at" and NOW.search(cue) is not None and text[span.end :].startswith(" that ")
    return "ORG" in kinds or (where != "in" and person and (behind or not kinds & {"LOC", "NORP"}))


def _listener(text: str, draft: Draft, names: Sequence[Name]) -> Span | None:
    """The outlet that somebody told it to, or reports it for."""
    if not draft.cue:
        return None
    cue, begin = draft.cue[-1].of(text), draft.cue[-1].end
    page = PAGE.match(text[begin : begin + 90]) if WRITES.search(cue) else None
    begin += page.end() if page else 0
    found = LISTENER.match(text[begin : begin + 90]) if page or TOLD.search(cue) else None
    if found is None:
        return None
    span = Span(begin + found.start("who"), begin + found.end("who"))
    if page and _page_of(text, cue, page["where"], span, draft.source[0], names):
        return span
    outlet = OUTLET_NAME.search(found["who"]) and read_mention(text, span, names).kind is SourceKind.OUTLET
    return span if outlet else None
