"""Times of a report."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.naming import Name
from sayso.text import Span
from sayso.values import Report, Time


def find_times(report: Report, parts: Sequence[Span], names: Sequence[Name]) -> tuple[Time, ...]:
    """The times of the report in text order. ``parts``: its sentences; ``names``: its names."""
    return ()
