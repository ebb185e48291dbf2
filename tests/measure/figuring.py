"""Figures of a text, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.measure.figures import find_figures
from sayso.naming import Name
from sayso.sentences import sentences
from sayso.text import Span
from sayso.values import Figure, Time
from tests.making import report_of


def figures(text: str, names: Sequence[Name] = (), times: Sequence[Time] = ()) -> tuple[Figure, ...]:
    """What the finder sees in ``text``."""
    return find_figures(report_of(text), sentences(text), names, times)


def name(text: str, part: str, kind: str) -> Name:
    """A name where it first stands."""
    return Name(Span(text.index(part), text.index(part) + len(part)), kind)


def time(text: str, part: str, kind: str = "DATE") -> Time:
    """A time expression where it first stands, without its days."""
    return Time(Span(text.index(part), text.index(part) + len(part)), part, kind, None, None, None)
