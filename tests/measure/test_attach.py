"""Figures, times and places go to their statement; a figure has the time and place of its clause."""

from __future__ import annotations

import re

import pytest

from sayso.measure.attach import attach
from sayso.sentences import sentences
from sayso.text import Span
from sayso.values import Figure, Manner, Place, Stance, Statement, Time

MARKED = re.compile(r"\[([FTP]):([^\]]*)\]")


def figure(span: Span) -> Figure:
    return Figure(span, "", 1, 1, 1, "exact", None, "count", None, None, None, None)


def time(span: Span) -> Time:
    return Time(span, "", "DATE", None, None, None)


def place(span: Span) -> Place:
    return Place(span, "", "", None, None, None, "city", None, "place")


def measured(marked: str) -> tuple[str, list[Figure], list[Time], list[Place]]:
    """``[F:...]``, ``[T:...]``, ``[P:...]`` are a figure, a time, a place."""
    text, last = "", 0
    spans: dict[str, list[Span]] = {"F": [], "T": [], "P": []}
    for found in MARKED.finditer(marked):
        text += marked[last : found.start()]
        spans[found[1]].append(Span(len(text), len(text) + len(found[2])))
        text, last = text + found[2], found.end()
    text += marked[last:]
    return text, [*map(figure, spans["F"])], [*map(time, spans["T"])], [*map(place, spans["P"])]


def statement(text: str, *contents: str) -> Statement:
    spans = tuple(Span(text.index(c), text.index(c) + len(c)) for c in contents)
    return Statement("|".join(contents), Manner.INDIRECT, Stance.ASSERTS, False, 0.9, spans, (), (), ())


def words(text: str, figures: list[Figure] | tuple[Figure, ...]) -> list[tuple[str, str | None, str | None]]:
    return [
        (f.span.of(text), f.time.of(text) if f.time else None, f.place.of(text) if f.place else None) for f in figures
    ]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        (
            "The flood drowned [F:nine cows] in [P:Ostby] on [T:Monday].",
            [("nine cows", "Monday", "Ostby")],
        ),
        (
            "In [P:Ostby] [F:12 people] drowned and [F:five] in [P:Vik].",
            [("12 people", None, "Ostby"), ("five", None, "Vik")],
        ),
        (
            "[F:Forty miners] left [P:Vik] on [T:Friday], while [F:seven] stayed in [P:Ostby] until [T:Sunday].",
            [("Forty miners", "Friday", "Vik"), ("seven", "Sunday", "Ostby")],
        ),
        (
            "The quake, which killed [F:30 people] in [P:Vik] in [T:1987], was weaker than the one of [T:Tuesday] "
            "that hurt [F:six].",
            [("30 people", "1987", "Vik"), ("six", "Tuesday", None)],
        ),
        (
            "The collapse, which hurt [F:six climbers], came on [T:Saturday] near [P:Vik].",
            [("six climbers", "Saturday", "Vik")],
        ),
        (
            "[F:Two ferries] were built by the yard, which moved to [P:Ostby] in [T:1990].",
            [("Two ferries", None, None)],
        ),
        ("It rained in [P:Vik] on [T:Monday]. Later [F:four roads] closed.", [("four roads", None, None)]),
    ],
)
def test_a_figure_has_the_time_and_place_of_its_clause(
    marked: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    text, figures, times, places = measured(marked)
    _, placed = attach(text, sentences(text), [], figures, times, places)
    assert words(text, placed) == wanted


def test_a_mention_goes_to_the_innermost_content_and_to_one_alone() -> None:
    text, figures, times, places = measured(
        "Ito said the mayor had told her [F:six boats] sank off [P:Vik] on [T:Monday]."
    )
    outer = statement(text, "the mayor had told her six boats sank off Vik on Monday")
    inner = statement(text, "six boats sank off Vik on Monday")
    for order in ([outer, inner], [inner, outer]):
        owned, _ = attach(text, sentences(text), order, figures, times, places)
        mine = {s.id: s for s in owned}
        assert len(mine[inner.id].figures) == len(mine[inner.id].times) == len(mine[inner.id].places) == 1
        assert not mine[outer.id].figures and not mine[outer.id].times and not mine[outer.id].places


def test_both_halves_of_a_split_quotation_bring_their_mentions() -> None:
    text, figures, times, places = measured(
        '"We lost [F:20 goats]," Ito told [F:three reporters] on [T:Friday], "and [F:two barns] near [P:Vik]."'
    )
    said = statement(text, "We lost 20 goats", "and two barns near Vik")
    (owned,), _ = attach(text, sentences(text), [said], figures, times, places)
    assert [f.span.of(text) for f in owned.figures] == ["20 goats", "two barns"]
    assert [p.span.of(text) for p in owned.places] == ["Vik"]
    assert owned.times == ()


def test_a_figure_whose_first_word_was_left_out_of_the_content_still_belongs_to_it() -> None:
    text, figures, times, places = measured("Fox put it at [F:some 90 tents], she said.")
    (owned,), _ = attach(text, sentences(text), [statement(text, "90 tents")], figures, times, places)
    assert [f.span.of(text) for f in owned.figures] == ["some 90 tents"]
