"""Report, Encoded -> Statements.

1. ``link``: tagged spans around their cues become drafts.
2. ``sourced``, ``without_strays``, ``keep_quotes_whole``, ``nest``, ``continue_quotes``: what subjects,
   sentences, marks and nesting say.
3. ``chained``: the authorities of each draft in order.
4. ``Resolver``: each authority to a name.
5. Manner, stance and hedging; what was left unattributed. (The outlet's own voice: see ``measure``.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.chains import Chained, chained
from sayso.attribute.continuing import continue_quotes
from sayso.attribute.drafts import CUE, Draft, link, tagged
from sayso.attribute.nesting import nest
from sayso.attribute.outright import outright
from sayso.attribute.papers import authored, citing_paper, of_papers
from sayso.attribute.plainly import plainly
from sayso.attribute.quotes import Quote, quotes
from sayso.attribute.quoting import cut_at_according, cut_at_contrast, keep_quotes_whole
from sayso.attribute.resolve import Resolver
from sayso.attribute.stance import stance_of
from sayso.attribute.strays import without_strays
from sayso.attribute.subjects import sourced
from sayso.hedging import hedged_in
from sayso.naming import names_in
from sayso.sentences import sentences
from sayso.text import Span, merged, trimmed
from sayso.values import Encoded, Manner, Report, Stance, Statement, statement_id
from sayso.values import Link as ChainLink

WORD = re.compile(r"[^\W_]+")
BROKEN_OFF = re.compile(r"\W*(?:\w+\s+){1,4}(?:that|which|who)\W*", re.IGNORECASE)
ABBREVIATED = re.compile(r"\b(?:[ap]\.m|[A-Z]\.[A-Z]|Inc|Ltd|Corp|Co|Jr|Sr|etc)$")


def attribute(report: Report, encoded: Encoded) -> tuple[tuple[Statement, ...], tuple[Span, ...]]:
    """The statements of the report in text order, and the passages that were left unattributed: quotes
    that are nobody's, and sentences with a cue that got no content."""
    text = report.text
    marks = quotes(text)
    parts = sentences(text)
    drafts, alone = drafts_of(text, encoded, marks, parts)
    names = names_in(text, encoded)
    drafts = plainly(text, outright(text, of_papers(text, drafts, names), parts, names), parts, names)
    outlets = [*report.credits, *([report.outlet] if report.outlet else [])]
    resolver = Resolver(text, names, parts, [c for d in drafts for c in d.content], outlets)
    found: list[Statement] = []
    spoken: dict[Span, tuple[ChainLink, ...]] = {}
    for item in [citing_paper(text, chained(text, d, names), names) for d in drafts]:
        statement = _statement(report, encoded, item, resolver, marks, spoken)
        if statement is not None:
            found.append(statement)
    taken = merged(s for d in drafts for s in d.spans)
    abstained = _abstained(encoded, parts, taken)
    lost = [*alone, *abstained]
    return tuple(sorted(found, key=lambda s: (s.content[0], s.id))), merged(lost)


def drafts_of(
    text: str, encoded: Encoded, marks: Sequence[Quote], parts: Sequence[Span]
) -> tuple[list[Draft], list[Span]]:
    """All drafts in text order, and the quotes that are nobody's."""
    linked = cut_at_contrast(text, cut_at_according(text, sourced(text, link(encoded, text))))
    drafts = without_strays(text, linked, parts, marks)
    drafts = keep_quotes_whole(text, drafts, marks)
    drafts, alone = continue_quotes(text, nest(text, drafts), marks)
    tidy = [replace(d, content=_tidy(text, d.content)) for d in drafts]
    whole = [d for d in tidy if d.content and not all(BROKEN_OFF.fullmatch(c.of(text)) for c in d.content)]
    return sorted(whole, key=lambda d: d.extent), alone


def _tidy(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """The content without commas and white space at its ends, and without parts that hold no word."""
    out = []
    for span in content:
        start, end = trimmed(text, span)
        while start < end and (text[start] in ",;:" or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in ",;:" or text[end - 1].isspace()):
            end -= 1
        if text[end : end + 1] == "." and ABBREVIATED.search(text, max(start, end - 5), end):
            end += 1
        if any(c.isalnum() for c in text[start:end]):
            out.append(Span(start, end))
    return merged(out)


def _statement(
    report: Report,
    encoded: Encoded,
    item: Chained,
    resolver: Resolver,
    marks: Sequence[Quote],
    spoken: dict[Span, tuple[ChainLink, ...]],
) -> Statement | None:
    text, draft = report.text, item.draft
    if draft.speaker is not None:
        chain = tuple(
            replace(link, mention=draft.speaker if n == 0 else link.mention)
            for n, link in enumerate(spoken.get(draft.speaker, ()))
        )
        source: tuple[Span, ...] = (draft.speaker,)
        if not chain:
            chain = (resolver.link(draft.speaker),)
    else:
        source = draft.source
        spans = [*item.before, *draft.source[:1], *item.after]
        chain = tuple(authored(text, resolver.link(span), resolver.names) for span in spans)
        for span in draft.source:
            spoken[span] = chain
    content = _tidy(text, draft.content)
    if not content:
        return None
    cue = " ".join(c.of(text) for c in draft.cue)
    said = " ".join(c.of(text) for c in content)
    chances = encoded.stances.get(draft.unit, ()) if draft.unit is not None else ()
    stance: Stance = stance_of(cue, said, chances)
    return Statement(
        statement_id(report.id, content, draft.cue, source),
        _manner(text, content, marks),
        stance,
        hedged_in(cue, said, chances),
        round(draft.score, 4),
        content,
        draft.cue,
        source,
        chain,
    )


def _manner(text: str, content: Sequence[Span], marks: Sequence[Quote]) -> Manner:
    """Direct when all words but "that" stand in quotation marks, mixed when some do."""
    outer = [q.span for q in marks if q.depth == 0]
    inside = outside = 0
    for span in content:
        near = [q for q in outer if q.touches(span)]
        for word in WORD.finditer(text, span.start, span.end):
            if any(q.start <= word.start() < q.end for q in near):
                inside += 1
            elif word.group().lower() != "that":
                outside += 1
    if not inside:
        return Manner.INDIRECT
    return Manner.MIXED if outside else Manner.DIRECT


def _abstained(encoded: Encoded, parts: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """The sentences that hold a cue and no part of an attribution."""
    lost = []
    cues = [t.span(encoded) for t in tagged(encoded) if t.role == CUE]
    for sentence in parts:
        if any(sentence.holds(c) for c in cues) and not any(t.touches(sentence) for t in taken):
            lost.append(sentence)
    return lost
