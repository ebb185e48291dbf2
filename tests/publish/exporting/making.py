"""Readings of any text, with what comparing them might find, for the tests of every format."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from sayso.compared import (
    Best,
    Certainty,
    Claim,
    Compared,
    Copy,
    CopyKind,
    Dependence,
    Member,
    Origin,
    Relation,
    State,
    Story,
    Tie,
)
from sayso.publish.exporting import Part, export, part_of
from sayso.text import Span
from sayso.values import (
    Dated,
    Evidence,
    Figure,
    Link,
    Manner,
    Place,
    Reading,
    SourceKind,
    Stance,
    Statement,
    Time,
    digest,
)
from tests.making import report_of

PIECES = (
    "=HYPERLINK(\"http://a.example\")", "+1", "-2 degrees", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "a,b;c",
    '"quoted"', "line\nbreak", "line\r\nbreak", "\x00", "\x1b[31mred", "\x07", "\ud800", "\udfff", "\ufffe", "\ufeff",
    "\u202eturned\u202c", "\u2028", "👩‍🚒", "e\u0301", "שלום", "<script>alert(1)</script>", "]]>", "&amp;", "_x0041_",
    "'=1", "Forty families left", "some words", "°", "é",
)  # fmt: skip
WORDS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), min_size=1, max_size=6)
TEXTS = WORDS.map(" ".join).filter(bool)
NAMES = st.one_of(st.none(), st.sampled_from(PIECES), st.text(max_size=8))
NUMBERS = st.one_of(st.none(), st.floats(-1e12, 1e12), st.integers(-(10**9), 10**9).map(float))
DAYS = st.one_of(st.none(), st.dates(date(1066, 1, 1), date(2200, 1, 1)))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span of the text with something in it."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def a_reading(draw: st.DrawFn, number: int) -> Reading:
    """A report of any text with a statement, figure, time and place anywhere in it."""
    text = draw(TEXTS)
    content, span, when, where = (draw(spans(text)) for _ in range(4))
    link = Link(None, draw(st.sampled_from(PIECES)), draw(NAMES), draw(NAMES), draw(st.sampled_from(SourceKind)),
                draw(st.sampled_from(Evidence)))
    figure = Figure(span, span.of(text), draw(NUMBERS), draw(NUMBERS), draw(NUMBERS), "about", None, "count",
                    draw(NAMES), draw(st.sampled_from((None, "killed", "displaced"))), draw(NAMES), None, None, when,
                    where)
    first, last = sorted((draw(DAYS) or date(2031, 5, 1), draw(DAYS) or date(2031, 5, 2)))
    time = Time(when, when.of(text), "DATE", None, first, last)
    known = draw(st.booleans())
    place = Place(where, where.of(text), draw(st.sampled_from(PIECES)), "SE" if known else None,
                  draw(st.floats(-90, 90)) if known else None, draw(st.floats(-180, 180)) if known else None, "city",
                  "geonames:1" if known else None, "place")
    day = draw(DAYS)
    report = report_of(text, id=digest(f"{number}", text), external_id=draw(NAMES), outlet=draw(NAMES),
                       title=draw(NAMES), url=draw(st.one_of(NAMES, st.just("https://lund.example/a?b=1#c"))),
                       published=Dated(day, "given") if day else None)
    statement = Statement(digest(report.id, "statement"), draw(st.sampled_from(Manner)), draw(st.sampled_from(Stance)),
                          draw(st.booleans()), 0.87654, (content,), (), (), (link,) if draw(st.booleans()) else (),
                          (figure,), (time,), (place,))
    return Reading(report, (statement,), (figure,), (time,), (place,))


@st.composite
def cases(draw: st.DrawFn) -> tuple[tuple[Reading, ...], Compared]:
    """Two to four readings in one story and claim."""
    readings = [draw(a_reading(number)) for number in range(draw(st.integers(2, 4)))]
    return tuple(readings), compared_of(readings)


def compared_of(readings: list[Reading]) -> Compared:
    """One story and one claim of all their statements, each its own origin, the first resting on the last."""
    said = [(reading.report, reading.statements[0]) for reading in readings]
    origins = tuple(
        Origin(digest("o", s.id), s.chain[-1].name if s.chain else "own voice", "person", None, bool(s.chain), (s.id,))
        for _, s in said
    )
    depends = Dependence(origins[-1].id, Certainty.LIKELY, ("=both cite", "\ud800 one paper"))
    origins = (replace(origins[0], depends_on=(depends,)), *origins[1:])
    numbers = [n for _, s in said for n in (s.figures[0].low, s.figures[0].value, s.figures[0].high) if n is not None]
    figure = said[0][1].figures[0]
    members = tuple(
        Member(s.id, s.figures[0].span, origin.id, Relation.SAME) for (_, s), origin in zip(said, origins, strict=True)
    )
    best = Best(figure.low, figure.high, "the rule", figure.value, said[0][1].id, min(numbers, default=None),
                max(numbers, default=None))
    tie = Tie("conflicts", said[0][1].id, said[1][1].id, ("@one", "other"))
    claim = Claim("c" * 32, said[0][1].id, "families", "family", "killed", best, members, (State.AGREED, State.REVISED),
                  len(members), 1, (tie,))
    first, second = said[0][0].id, said[1][0].id
    copies = (Copy(first, second, CopyKind.REWRITE, 0.31234, ("-rare words",)),)
    story = Story("s" * 32, tuple(report.id for report, _ in said), (claim.id,), first)
    return Compared((story,), copies, origins, (claim,))


def exported(format: str, readings: tuple[Reading, ...], compared: Compared, texts: bool = True) -> bytes:
    """What a format writes of one part."""
    return written(format, part_of(readings, compared, texts))


def written(format: str, *parts: Part) -> bytes:
    """What a format writes."""
    out = io.BytesIO()
    export(format, parts, out)
    return out.getvalue()


def raw(reading: Reading) -> bytes:
    """The capture of a reading that was made here."""
    return reading.report.text.encode("utf-8", "surrogatepass")
