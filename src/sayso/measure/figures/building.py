"""From what was read to a Figure: the interval of each bound.

1. A plural such as "dozens" gives a least number.
2. "about" spans ten per cent on either side.
3. One-sided bounds leave the other side open; the value stays the number written. A range has no value.
"""

from __future__ import annotations

from typing import NamedTuple

from sayso.measure.figures.amounts import Amount
from sayso.measure.figures.counted import Noun
from sayso.measure.figures.ranges import Pair
from sayso.measure.figures.tokens import Tokens
from sayso.text import Span
from sayso.values import Figure

ABOUT = 0.1
"""Half the width of "about", as a share of the value: what the design sets."""


class Draft(NamedTuple):
    """A figure as tokens: ``first`` to ``end`` are its span, ``after`` lies beyond its noun."""

    first: int
    end: int
    amount: Amount
    pair: Pair | None
    bound: str | None
    kind: str
    unit: str | None
    category: str | None
    trend: str | None
    noun: Noun | None
    after: int


def figure_of(tokens: Tokens, draft: Draft) -> Figure:
    """The value that others see."""
    span = tokens.span(draft.first, draft.end)
    value, low, high, bound = _interval(draft)
    counted = _counted(tokens, draft)
    pair = draft.pair
    doubt = pair.doubt if pair is not None else draft.amount.doubt
    return Figure(
        span,
        span.of(tokens.text),
        value,
        low,
        high,
        bound,
        draft.trend,
        draft.kind,
        draft.unit,
        draft.category,
        counted.of(tokens.text) if counted else None,
        counted,
        doubt,
    )


def _counted(tokens: Tokens, draft: Draft) -> Span | None:
    return tokens.span(draft.noun.first, draft.noun.end) if draft.noun else None


def _interval(draft: Draft) -> tuple[float | None, float | None, float | None, str]:
    """Value, low, high and bound."""
    pair, value = draft.pair, draft.amount.value
    if pair is not None and not pair.share:
        return None, pair.low, pair.high, "range"
    if pair is not None:
        value = pair.low
    if value is None:
        return None, None, None, draft.bound or "exact"
    if draft.amount.number.vague:  # 1
        return value, value, None, "more_than" if draft.bound == "more_than" else "at_least"
    bound = draft.bound or "exact"
    if bound == "about":  # 2
        width = abs(value) * ABOUT
        return value, _clean(value - width), _clean(value + width), bound
    if bound in ("at_least", "more_than"):  # 3
        return value, value, None, bound
    if bound in ("at_most", "fewer_than"):
        return value, None, value, bound
    return value, value, value, bound


def _clean(value: float) -> float:
    """The value without the dust of binary fractions."""
    return float(f"{value:.12g}")
