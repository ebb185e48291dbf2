"""Report, Encoded, Statements -> the statements with what they measure, and all figures, times and places.

1. Sentences and names are read once for all three.
2. Times first: a date's digits are no figure.
3. What the outlet says in its own voice becomes narrated statements.
4. Each mention goes to the one statement that it belongs to, or to none; each figure gets its time and place.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.measure.attach import attach
from sayso.measure.figures import find_figures
from sayso.measure.own_voice import own_voice
from sayso.measure.places import find_places
from sayso.measure.times import find_times
from sayso.naming import names_in
from sayso.sentences import sentences
from sayso.text import Span
from sayso.values import Encoded, Figure, Place, Report, Statement, Time


def measure(
    report: Report, encoded: Encoded, statements: Sequence[Statement], unattributed: Sequence[Span]
) -> tuple[tuple[Statement, ...], tuple[Figure, ...], tuple[Time, ...], tuple[Place, ...]]:
    """The statements in text order, narrated ones among them, with their figures, times and places; and every
    mention of the report in text order. ``unattributed``: passages that are nobody's."""
    parts, names = sentences(report.text), names_in(report.text, encoded)  # 1
    times = find_times(report, parts, names)  # 2
    figures = find_figures(report, parts, names, times)
    places = find_places(report, parts, names)
    narrated = own_voice(report, parts, statements, unattributed, figures)  # 3
    told = sorted((*statements, *narrated), key=lambda s: (s.content[0], s.id))
    owned, figures = attach(report.text, parts, told, figures, times, places)  # 4
    return owned, figures, times, places
