"""Reports with names for the tests of places."""

from __future__ import annotations

from typing import Any

from sayso.measure.places import find_places
from sayso.naming import Name
from sayso.sentences import sentences
from sayso.text import Span
from sayso.values import Place
from tests.making import report_of


def names_of(text: str, **kinds: str) -> tuple[Name, ...]:
    """Every place where a string of ``kinds`` stands ("LOC='Lund|Oslo'"), as a name of that kind."""
    found = []
    for kind, strings in kinds.items():
        for string in strings.split("|"):
            at = text.find(string)
            assert at >= 0, string
            while at >= 0:
                found.append(Name(Span(at, at + len(string)), kind))
                at = text.find(string, at + 1)
    return tuple(sorted(found, key=lambda name: name.span))


def places_in(text: str, outlet: str | None = None, **kinds: Any) -> tuple[Place, ...]:
    """The places of a text in which those names were tagged."""
    return find_places(report_of(text, outlet=outlet), sentences(text), names_of(text, **kinds))


def datelined(text: str, dateline: str) -> tuple[Place, ...]:
    """The places of a text that begins with that dateline and in which nothing was tagged."""
    return find_places(report_of(text, outlet=None, dateline=Span(0, len(dateline))), sentences(text), ())


def only(text: str, outlet: str | None = None, **kinds: Any) -> dict[str, Place]:
    """The places by their strings; the last one of each."""
    return {place.text: place for place in places_in(text, outlet, **kinds)}
