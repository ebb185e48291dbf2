"""A change that a person asks for, checked against the report and made complete."""

from __future__ import annotations

from dataclasses import fields, replace

from sayso.errors import UsageError
from sayso.ledger.judging.anchoring import hull, located
from sayso.ledger.judging.correcting import figure_of, interval
from sayso.ledger.judging.judgements import Change
from sayso.values import Reading, SourceKind, Stance, Statement

BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "fewer_than", "range")
OF_FIGURE = ("value", "low", "high", "bound", "unit", "category", "counted")
OF_SOURCE = ("role", "organisation", "kind")


def checked(change: Change, reading: Reading, statement: Statement | None) -> Change:
    """The change with its places in the report. A UsageError where words are not in the report, or a value is none."""
    text = reading.report.text
    near = hull(statement.content).start if statement else 0
    if statement is None and not change.quote:
        raise UsageError("a statement that was missed is added by its words; give --quote TEXT, as the report has it.")
    if all(getattr(change, field.name) is None for field in fields(change)):
        raise UsageError("nothing is put right; give --source, --stance, --figure, --quote or another of the flags.")
    _among("stance", change.stance, list(Stance))
    _among("kind", change.kind, list(SourceKind))
    _among("bound", change.bound, BOUNDS)
    if change.source is None and any(getattr(change, name) is not None for name in OF_SOURCE):
        raise UsageError("--role, --organisation and --kind are of a source; give --source NAME too.")
    if change.source is not None and change.narrated:
        raise UsageError("--source and --narrated exclude each other.")
    if change.quote is not None:
        span = located(text, change.quote, near)
        if span is None:
            raise UsageError(f"the words {change.quote!r} are not in {reading.report.id}; give them exactly.")
        change, near = replace(change, span=span), span.start
    if change.source is not None:
        change = replace(change, mention=located(text, change.source, near))
    return _with_figure(change, reading, statement, near)


def _with_figure(change: Change, reading: Reading, statement: Statement | None, near: int) -> Change:
    given = [name for name in OF_FIGURE if getattr(change, name) is not None]
    if change.number is None:
        if not given:
            return change
        if statement is None or len(statement.figures) != 1:
            raise UsageError(f"--{given[0]} is of a figure; say which by --figure WORDS, as the report has them.")
        figure = statement.figures[0]
        change = replace(change, number=figure.text, figure=figure.span)
    span = located(reading.report.text, change.number or "", change.figure.start if change.figure else near)
    if span is None:
        raise UsageError(f"the words {change.number!r} are not in the report {reading.report.id}; give them exactly.")
    own = [f for f in (statement.figures if statement else reading.figures) if f.span.touches(span)]
    new = figure_of(change, span, own[0] if own else None)
    low, high = interval(new.bound, new.value)
    if (new.value is None or new.bound == "range") and (new.low is None or new.high is None):
        raise UsageError("a figure needs --value N, or --bound range with --low N and --high N.")
    if new.low is not None and new.high is not None and new.low > new.high:
        raise UsageError(f"--low {new.low:g} is above --high {new.high:g}.")
    if change.value is not None and change.low is None and change.high is None:
        change = replace(change, low=low, high=high)
    return replace(change, figure=span)


def _among(name: str, value: str | None, known: object) -> None:
    words = [str(one) for one in known]  # type: ignore[attr-defined]
    if value is not None and value not in words:
        raise UsageError(f"--{name} {value}: there is none such; give {', '.join(words)}.")
