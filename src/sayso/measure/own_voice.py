"""The outlet's own voice: what nobody is quoted with, where it carries a figure or repeats what somebody is
quoted with.

1. A sentence that attributions leave (almost) untouched is narrated as a whole.
2. Of a sentence that they take a part of, the stretch around a figure outside them is narrated: up to the
   attributed words on each side.
   So is what a source is told of between commas ("The miners, each of them with 20 years underground, said ..."):
   the outlet tells it, not the source.
3. A quotation without a speaker is nobody's voice, and not the outlet's. A whole sentence that was left
   unattributed is narrated where it carries a figure: the outlet tells it, whoever it means; it stays listed as
   unattributed, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.hedging import hedged_in
from sayso.text import Span, merged, trimmed
from sayso.values import Figure, Manner, Report, Stance, Statement, statement_id

WORD = re.compile(r"[^\W_]{3,}")
FUTURE = re.compile(r"^[^,.;]{0,60}\b(?:will|would|(?:is|are) (?:set|expected|due|likely) to)\b")
COMMON = frozenset(
    """
the and for that with was were has have had been are not but his her its their from they she this these those will
would could said who which when what into over more than out about after before also than then there them him one
two all any can may might says
""".split()
)
ALIKE = 0.5
"""Share of a sentence's content words (at least four) that one attributed content must hold."""
COVERED = 0.3
"""A sentence of which attributions take more than this share of its characters is not narrated as a whole."""
CLAIMING = frozenset({"count", "money", "percent", "measure"})
"""Kinds of figures that make a statement; an age or a rank describes somebody."""


def own_voice(
    report: Report,
    parts: Sequence[Span],
    statements: Sequence[Statement],
    unattributed: Sequence[Span],
    figures: Sequence[Figure],
) -> tuple[Statement, ...]:
    """The narrated statements of the report in text order. ``parts``: its sentences; ``unattributed``: the
    passages that are nobody's."""
    text = report.text
    whole = set(parts)
    nobodys = [span for span in unattributed if span not in whole]  # 3
    counted = sorted(f.span for f in figures if f.kind in CLAIMING)
    sources = [piece for one in statements for s in one.source for piece in _bare(text, s, counted)]
    taken = merged([s for one in statements for s in (*one.content, *one.cue)] + sources + nobodys)
    spoken = [_stems(" ".join(span.of(text) for span in one.content)) for one in statements]
    spans = narrated(text, parts, taken, spoken, counted)
    return tuple(_statement(report, span) for span in spans)


def _bare(text: str, source: Span, figures: Sequence[Span]) -> list[Span]:
    """The source without what it is told of between commas, where that holds a figure. ``figures``: in text order."""
    for figure in figures[bisect_left(figures, source) : bisect_left(figures, (source.end, 0))]:
        comma = text.rfind(",", source.start, figure.start)
        if comma >= 0 and source.holds(figure):
            end = text.find(",", figure.end, source.end)
            return [Span(source.start, comma), Span(source.end if end < 0 else end, source.end)]
    return [source]


def narrated(
    text: str, parts: Sequence[Span], taken: Sequence[Span], spoken: Sequence[frozenset[str]], figures: Sequence[Span]
) -> list[Span]:
    """The spans of the narrated statements. ``taken``: what belongs to attributions and unattributed passages;
    ``spoken``: the stems of each attributed content."""
    covered = bytearray(len(text))
    for span in taken:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    found: list[Span] = []
    for sentence in parts:
        share = covered.count(1, sentence.start, sentence.end) / max(1, sentence.end - sentence.start)
        inside = [f for f in figures if sentence.holds(f) and not covered.count(1, f.start, f.end)]
        if share > COVERED:
            found += merged(_stretch(text, sentence, covered, figure) for figure in inside)  # 2
            continue
        own = _stems(sentence.of(text))
        repeats = len(own) >= 4 and any(len(own & other) >= ALIKE * len(own) for other in spoken)
        if repeats or inside:
            found.append(sentence)  # 1
    return found


def _stretch(text: str, sentence: Span, covered: bytearray, figure: Span) -> Span:
    """The words around the figure that belong to no attribution."""
    start = covered.rfind(1, sentence.start, figure.start) + 1
    end = covered.find(1, figure.end, sentence.end)
    span = trimmed(text, Span(max(start, sentence.start), sentence.end if end < 0 else end))
    while span.end > figure.end and text[span.end - 1] in ",;: ":
        span = Span(span.start, span.end - 1)
    while span.start < figure.start and text[span.start] in ",;:.) ":
        span = Span(span.start + 1, span.end)
    return span


def _statement(report: Report, span: Span) -> Statement:
    said = span.of(report.text)
    return Statement(
        id=statement_id(report.id, (span,)),
        manner=Manner.NARRATED,
        stance=Stance.FORECASTS if FUTURE.search(said) else Stance.ASSERTS,
        hedged=hedged_in("", said),
        score=1.0,
        content=(span,),
        cue=(),
        source=(),
        chain=(),
    )


def _stems(text: str) -> frozenset[str]:
    """The content words, cut to six letters so that endings do not matter."""
    return frozenset(w[:6] for w in (m.group().lower() for m in WORD.finditer(text)) if w not in COMMON)
