"""What people put right in a reading, beside what the machine read: the same reading with their corrections in it.

1. A corrected statement keeps its id, by which the machine's version is found; a missed one has an id of its own.
2. Corrections are made in their order, each on what the ones before it left; one whose words are not found is passed
   over, and listed as such. A statement that was dismissed stays, and says so.
3. Figures, times and places of words that are put right are those that the report's own lists have there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.ledger.judging.anchoring import hull, located, statement_at
from sayso.ledger.judging.judgements import Anchor, Change, Judgement, Of, Verb
from sayso.ledger.judging.was import was
from sayso.text import Span
from sayso.values import Evidence, Figure, Link, Manner, Reading, SourceKind, Stance, Statement, digest

PERSON = "person"
"""Stands in the id of a statement that a person added where the extractor's name stands in others."""
ABOUT = 0.1
"""What "about" means to either side, as in all figures."""


def corrected(reading: Reading, judgements: Iterable[Judgement]) -> tuple[Reading, tuple[str, ...]]:
    """The reading with corrections made, and the ids of those that found their words (2)."""
    made = []
    for judgement in judgements:
        change = judgement.change
        if judgement.verb is Verb.DISMISS and judgement.of is Of.STATEMENT:
            after = _put_right(reading, judgement, judgement.left[0], Change())
        elif change is None or judgement.verb not in (Verb.CORRECT, Verb.ADD):
            continue
        elif judgement.verb is Verb.ADD:
            after = _added(reading, judgement, change)
        else:
            after = _put_right(reading, judgement, judgement.left[0], change)
        if after is not None:
            reading = after
            made.append(judgement.id)
    return reading, tuple(made)


def _added(reading: Reading, judgement: Judgement, change: Change) -> Reading | None:
    span = _place(reading, change)
    if span is None:
        return None
    link = _link(reading, change, None, span)
    statement = Statement(
        id="",
        manner=Manner.INDIRECT if link else Manner.NARRATED,
        stance=Stance(change.stance or Stance.ASSERTS),
        hedged=bool(change.hedged),
        score=1.0,
        content=(span,),
        cue=(),
        source=(link.mention,) if link and link.mention else (),
        chain=(link,) if link else (),
        judged=(judgement.judged,),
    )
    reading, statement = _with_figure(reading, _with_mentions(reading, statement), change)
    parts = [f"{s.start}-{s.end}" for s in (*statement.content, *statement.source)]
    statement = replace(statement, id=digest(reading.report.id, PERSON, *parts, *(one.name for one in statement.chain)))
    if any(other.id == statement.id for other in reading.statements):
        return reading
    statements = sorted((*reading.statements, statement), key=lambda s: hull(s.content))
    return replace(reading, statements=tuple(statements))


def _put_right(reading: Reading, judgement: Judgement, anchor: Anchor, change: Change) -> Reading | None:
    before = statement_at(reading, anchor)
    if before is None:
        return None
    after = before
    if change.quote is not None:
        span = _place(reading, change)
        if span is None:
            return None
        after = _with_mentions(reading, replace(after, content=(span,)))
    if change.stance is not None:
        after = replace(after, stance=Stance(change.stance))
    if change.hedged is not None:
        after = replace(after, hedged=change.hedged)
    if change.narrated:
        after = replace(after, manner=Manner.NARRATED, chain=(), source=(), cue=())
    elif change.source is not None:
        after = _with_source(reading, after, change)
    reading, after = _with_figure(reading, after, change)
    told = replace(judgement.judged, was=was(reading.report.text, before, after))
    after = replace(after, judged=(*before.judged, told))
    return replace(reading, statements=tuple(after if s.id == before.id else s for s in reading.statements))


def _place(reading: Reading, change: Change) -> Span | None:
    return located(reading.report.text, change.quote or "", change.span.start if change.span else 0)


def _with_mentions(reading: Reading, statement: Statement) -> Statement:
    """The statement with the mentions that lie in its content (3)."""
    own = statement.content
    return replace(
        statement,
        figures=tuple(f for f in reading.figures if any(span.holds(f.span) for span in own)),
        times=tuple(t for t in reading.times if any(span.holds(t.span) for span in own)),
        places=tuple(p for p in reading.places if any(span.holds(p.span) for span in own)),
    )


def _with_source(reading: Reading, statement: Statement, change: Change) -> Statement:
    old = statement.chain[-1] if statement.chain else None
    link = _link(reading, change, old, hull(statement.content))
    if link is None:
        return statement
    kept = [s for s in statement.source if old is None or old.mention is None or not s.touches(old.mention)]
    source = [*(kept if len(statement.chain) > 1 else ()), *((link.mention,) if link.mention else ())]
    manner = Manner.INDIRECT if statement.manner is Manner.NARRATED else statement.manner
    return replace(statement, manner=manner, chain=(*statement.chain[:-1], link), source=tuple(sorted(source)))


def _link(reading: Reading, change: Change, old: Link | None, near: Span) -> Link | None:
    if change.source is None:
        return None
    mention = located(reading.report.text, change.source, change.mention.start if change.mention else near.start)
    return Link(
        mention,
        change.source,
        change.role,
        change.organisation,
        SourceKind(change.kind) if change.kind else old.kind if old else SourceKind.PERSON,
        old.evidence if old else Evidence.STATEMENT,
    )


def _with_figure(reading: Reading, statement: Statement, change: Change) -> tuple[Reading, Statement]:
    """The reading and the statement with a figure put right, or added where there was none at its words."""
    if change.number is None:
        return reading, statement
    span = located(reading.report.text, change.number, change.figure.start if change.figure else 0)
    if span is None:
        return reading, statement
    own = [f for f in statement.figures if f.span.touches(span)]
    old = min(own, key=lambda f: (f.span != span, f.span.start)) if own else None
    new = figure_of(change, span, old)
    figures = [f for f in statement.figures if f is not old] + [new]
    listed = [f for f in reading.figures if f != old] + [new]
    return (
        replace(reading, figures=tuple(sorted(listed, key=lambda f: f.span))),
        replace(statement, figures=tuple(sorted(figures, key=lambda f: f.span))),
    )


def figure_of(change: Change, span: Span, old: Figure | None) -> Figure:
    """The figure that a person gives, with what the machine's says of what they do not mention."""
    bound = change.bound or (old.bound if old else "exact")
    value = change.value if change.value is not None else old.value if old else None
    low, high = interval(bound, value)
    if change.value is None and change.bound is None and old is not None:
        low, high = old.low, old.high
    base = old or Figure(span, "", None, None, None, bound, None, "count", None, None, None, None)
    return replace(
        base,
        span=span,
        text=change.number or "",
        value=None if bound == "range" else value,
        low=change.low if change.low is not None else low,
        high=change.high if change.high is not None else high,
        bound=bound,
        unit=base.unit if change.unit is None else change.unit or None,
        category=base.category if change.category is None else change.category or None,
        counted=base.counted if change.counted is None else change.counted or None,
        counted_span=base.counted_span if change.counted is None else None,
        doubt=None,
    )


def interval(bound: str, value: float | None) -> tuple[float | None, float | None]:
    """The interval that a bound makes of a value."""
    if value is None or bound == "range":
        return None, None
    if bound == "about":
        return value - abs(value) * ABOUT, value + abs(value) * ABOUT
    return (
        value if bound in ("exact", "at_least", "more_than") else None,
        value if bound in ("exact", "at_most", "fewer_than") else None,
    )
