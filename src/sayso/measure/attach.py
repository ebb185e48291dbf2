"""Which statement a figure, a time or a place belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.text import Span
from sayso.values import Figure, Place, Statement, Time


def attach(
    text: str,
    parts: Sequence[Span],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    times: Sequence[Time],
    places: Sequence[Place],
) -> tuple[Statement, ...]:
    """The statements, each with the mentions that belong to it."""
    return tuple(statements)
