"""Small reports and readings for tests, without any stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sayso.text import Span, TextMap
from sayso.values import (
    Capture,
    Dated,
    Evidence,
    Figure,
    Given,
    Link,
    Manner,
    Place,
    Reading,
    Report,
    SourceKind,
    Stance,
    Statement,
    Time,
    digest,
)

LUND = ("The river crest reached Lund on Friday, Mayor Ana Ruiz said, and at least 40 families had left.")


def map_of(text: str, before: int = 0) -> TextMap:
    """The map of a text whose capture is its UTF-8, after ``before`` bytes."""
    sizes = [len(character.encode("utf-8", "surrogatepass")) for character in text]
    ends = [before + sum(sizes[:i + 1]) for i in range(len(sizes))]
    return TextMap([end - size for end, size in zip(ends, sizes, strict=True)], ends)


def report_of(text: str = LUND, **fields: Any) -> Report:
    """A report whose text is its capture."""
    sha = digest(text) * 2
    base = Report(id=digest(text, "report"), sha256=sha, media_type="text/plain", place="lund.txt", text=text,
                  map=map_of(text), external_id="a1", outlet="Lund Post",
                  published=Dated(date(2031, 5, 12), "given"))
    return replace(base, **fields)


def capture_of(text: str, place: str = "lund.txt", **given: Any) -> Capture:
    """A plain-text capture."""
    return Capture(text.encode("utf-8", "surrogatepass"), "text/plain", place, Given(**given))


def span_of(text: str, part: str) -> Span:
    """Where ``part`` first stands in ``text``."""
    return Span(text.index(part), text.index(part) + len(part))


FIGURE = Figure(Span(65, 76), "at least 40", 40, 40, None, "at_least", None, "count", "family", "displaced",
                "families", Span(77, 85))
FRIDAY = Time(Span(32, 38), "Friday", "DATE", "2031-05-09", date(2031, 5, 9), date(2031, 5, 9))
TOWN = Place(Span(24, 28), "Lund", "Lund", "SE", 55.70584, 13.19321, "city", "geonames:2693678", "place")


def statement_of(**fields: Any) -> Statement:
    """The design's example: Mayor Ana Ruiz on the river crest."""
    link = Link(Span(40, 54), "Ana Ruiz", "Mayor", "Lund", SourceKind.PERSON, Evidence.STATEMENT)
    base = Statement(digest("statement"), Manner.INDIRECT, Stance.ASSERTS, False, 0.93456,
                     (Span(0, 38), Span(61, 94)), (Span(55, 59),), (Span(40, 54),), (link,),
                     (FIGURE,), (FRIDAY,), (TOWN,))
    return replace(base, **fields)


def reading_of(**fields: Any) -> Reading:
    """The design's example, read."""
    return replace(Reading(report_of(), (statement_of(),), (FIGURE,), (FRIDAY,), (TOWN,)), **fields)
