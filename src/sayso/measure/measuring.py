"""Report, Encoded, Statements -> the statements with what they measure, and all figures, times and places.

1. Sentences and names are read once for all three.
2. Times first: a date's digits are no figure.
3. Each mention goes to the one statement that it belongs to, or to none.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.measure.attach import attach
from sayso.measure.figures import find_figures
from sayso.measure.places import find_places
from sayso.measure.times import find_times
from sayso.naming import names_in
from sayso.sentences import sentences
from sayso.values import Encoded, Figure, Place, Report, Statement, Time


def measure(
    report: Report, encoded: Encoded, statements: Sequence[Statement]
) -> tuple[tuple[Statement, ...], tuple[Figure, ...], tuple[Time, ...], tuple[Place, ...]]:
    """The statements with their figures, times and places; and every mention of the report in text order."""
    parts, names = sentences(report.text), names_in(report.text, encoded)  # 1
    times = find_times(report, parts, names)  # 2
    figures = find_figures(report, parts, names, times)
    places = find_places(report, parts, names)
    return attach(report.text, parts, statements, figures, times, places), figures, times, places  # 3
