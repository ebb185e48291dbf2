"""An invented story for the tests of comparison and trace: a dam, three outlets, two of them with one text."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

from rich.console import Console

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
from sayso.publish.crossed import Crossed, crossed
from sayso.text import Span
from sayso.values import (
    Dated,
    Evidence,
    Figure,
    Link,
    Manner,
    Reading,
    SourceKind,
    Stance,
    Statement,
)
from tests.making import report_of, span_of
from tests.publish.test_terminal import DANGEROUS

FIRST = "At least 30 farms lie under water, the river board said."
SECOND = "The prefect, Ines Vauk, put it at 45 farms. The mill denied that any gate had been open."
THIRD = "Some 50 farms are under water."
REPORTS = (
    ("a", FIRST, "Morning Post", date(2031, 5, 2)),
    ("b", FIRST, "Evening Sun", date(2031, 5, 2)),
    ("c", SECOND, "Valley Radio", date(2031, 5, 3)),
    ("d", THIRD, None, None),
)


def figure_in(text: str, part: str, value: float, low: float | None, high: float | None, bound: str) -> Figure:
    """A count of farms that stands as ``part`` in ``text``."""
    return Figure(
        span_of(text, part), part, value, low, high, bound, None, "count", "farm", None, "farms", span_of(text, "farms")
    )


def said(name: str, text: str, content: str, figure: Figure | None, who: str | None, **fields: Any) -> Statement:
    """A statement of ``content``; narrated without ``who``."""
    chain = (Link(None, who, None, None, SourceKind.ORGANISATION, Evidence.STATEMENT),) if who else ()
    base = Statement(
        name,
        Manner.INDIRECT if who else Manner.NARRATED,
        Stance.ASSERTS,
        False,
        0.9,
        (span_of(text, content),),
        (),
        (),
        chain,
        (figure,) if figure else (),
    )
    return replace(base, **fields)


def readings() -> tuple[Reading, ...]:
    """The four reports with their statements s-a, s-b, s-c, s-c2 (a denial) and s-d (narrated)."""
    thirty = figure_in(FIRST, "At least 30", 30, 30, None, "at_least")
    made: dict[str, tuple[Statement, ...]] = {
        "a": (said("s-a", FIRST, "At least 30 farms lie under water", thirty, "river board"),),
        "b": (said("s-b", FIRST, "At least 30 farms lie under water", thirty, "river board"),),
        "c": (
            said("s-c", SECOND, "45 farms", figure_in(SECOND, "45", 45, 45, 45, "exact"), "Ines Vauk"),
            said("s-c2", SECOND, "that any gate had been open", None, "mill", stance=Stance.DENIES),
        ),
        "d": (
            said("s-d", THIRD, "Some 50 farms are under water", figure_in(THIRD, "Some 50", 50, 45, 55, "about"), None),
        ),
    }
    return tuple(
        Reading(
            report_of(
                text,
                id=name,
                external_id=name,
                outlet=outlet,
                place=f"{name}.txt",
                title=None,
                published=Dated(day, "given") if day else None,
            ),
            made[name],
        )
        for name, text, outlet, day in REPORTS
    )


def compared(**claim: Any) -> Compared:
    """What comparing them might find; ``claim`` replaces fields of its one claim of several members."""
    board = Origin("o-board", "river board", "organisation", date(2031, 5, 2), True, ("s-a", "s-b"))
    prefect = Origin(
        "o-prefect",
        "Ines Vauk",
        "person",
        date(2031, 5, 3),
        True,
        ("s-c",),
        (Dependence("o-board", Certainty.POSSIBLE, ("equal figures of the same river",)),),
    )
    voice = Origin(
        "o-voice",
        "own voice",
        "outlet",
        None,
        False,
        ("s-d",),
        (
            Dependence("o-prefect", Certainty.LIKELY, ("it credits the prefect",)),
            Dependence("o-board", Certainty.POSSIBLE, ("nothing is said of where it comes from",)),
        ),
    )
    members = (
        Member("s-a", Span(0, 11), "o-board", Relation.SAME),
        Member("s-b", Span(0, 11), "o-board", Relation.SAME),
        Member("s-c", span_of(SECOND, "45"), "o-prefect", Relation.SAME),
        Member("s-d", Span(0, 7), "o-voice", Relation.SAME),
        Member("s-c2", None, "o-mill", Relation.DENIAL),
    )
    ties = (
        Tie("conflicts", "s-c", "s-a", ("45 against 30",)),
        Tie("denies", "s-c2", "s-a", ("stance: denies",)),
        Tie("revises", "s-c", "s-a", ("30, then 45",)),
    )
    base = Claim(
        "c1aa11bb22",
        "s-a",
        "farms",
        "farm",
        None,
        Best(45, 45, "latest of the origin with most support"),
        members,
        (State.CONFLICTING, State.DENIED),
        2,
        1,
        ties,
    )
    alone = Claim(
        "c2bb", "s-d", "farms", "farm", None, None, (Member("s-d", Span(0, 7), "o-voice", Relation.SAME),), (), 0, 0
    )
    copies = (Copy("a", "b", CopyKind.SAME_TEXT, 1.0, ("all words",)), Copy("b", "c", CopyKind.REWRITE, 0.3, ("few",)))
    return Compared(
        (Story("st", ("a", "b", "c", "d"), ("c1aa11bb22", "c2bb"), "a"),),
        copies,
        (board, prefect, voice),
        (replace(base, **claim), alone),
    )


def found(**claim: Any) -> Crossed:
    """The invented story, crossed."""
    return crossed(readings(), compared(**claim))


def hostile(reading: Reading) -> Reading:
    """The reading with escape sequences and the like in title, outlet, and every statement's content."""
    report, at = reading.report, len(reading.report.text)
    more = Span(at, at + len(DANGEROUS))
    return replace(
        reading,
        report=replace(report, title=DANGEROUS, outlet=DANGEROUS, text=report.text + DANGEROUS),
        statements=tuple(replace(s, content=(*s.content, more)) for s in reading.statements),
    )


def printed(what: Any, width: int = 100, encoding: str = "utf-8", colours: bool = False) -> str:
    """What a console of that width and encoding shows."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding)
    Console(
        file=out,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=colours,
        color_system="standard" if colours else None,
    ).print(what)
    out.flush()
    return raw.getvalue().decode(encoding)
