"""Places of a report."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.naming import Name
from sayso.text import Span
from sayso.values import Place, Report


def find_places(report: Report, parts: Sequence[Span], names: Sequence[Name]) -> tuple[Place, ...]:
    """The places of the report in text order. ``parts``: its sentences; ``names``: its names."""
    return ()
