"""Units tile the text; pieces belong to units."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.encode.model import load
from sayso.encode.wordpiece import LONGEST_UNIT, SHAPES, WordPiece, shape_of, units_of

SMALL = WordPiece(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "flood", "##s", "##ed", "flo", "##od", "e", "##t", "##e", ",", "«"]
)
TEXT = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from(list("aZé9 \n\r\t\x00\u0301\u200d\u00a0“”'.-_אش😀\ud800"))),
    max_size=80,
)


@given(TEXT)
def test_units_hold_every_visible_character_exactly_once(text: str) -> None:
    units = units_of(text)
    assert [place for u in units for place in range(u.start, u.end)] == [
        n for n, c in enumerate(text) if not c.isspace()
    ]
    assert all(0 < u.shape < SHAPES for u in units)


@given(TEXT)
def test_every_unit_has_at_least_one_known_piece(text: str) -> None:
    cutter = load().cutter
    for unit in units_of(text):
        pieces = cutter.pieces(text[unit.start : unit.end])
        assert pieces and all(0 <= piece < len(cutter.ids) for piece in pieces)


@given(TEXT, st.integers(0, 80), st.integers(0, 80))
def test_a_part_of_a_text_has_its_units_with_spans_in_the_whole(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    units = units_of(text, start, end)
    assert all(start <= u.start < u.end <= end for u in units)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The dam-keeper's 3.5m pay", ["The", "dam", "-", "keeper", "'", "s", "3", ".", "5m", "pay"]),
        ("“Non,” dit-elle…", ["“", "Non", ",", "”", "dit", "-", "elle", "…"]),
        ("cafe\u0301s in Łódź", ["cafe\u0301s", "in", "Łódź"]),
        ("a_b\x00c", ["a", "_", "b", "\x00", "c"]),
        ("שלום 👍🏽!", ["שלום", "👍", "🏽", "!"]),
        ("", []),
        (" \n", []),
    ],
)
def test_units_are_runs_of_letters_or_single_marks(text: str, parts: list[str]) -> None:
    assert [text[u.start : u.end] for u in units_of(text)] == parts


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("flood", (4,)),
        ("Floods", (4, 5)),
        ("FLOODED", (4, 6)),
        ("floods!", (1,)),
        ("floet", (7, 11, 10)),
        ("été", (9, 10, 11)),
        ("«", (13,)),
        ("x", (1,)),
        ("e" * LONGEST_UNIT, (9,) + (11,) * (LONGEST_UNIT - 1)),
        ("e" * (LONGEST_UNIT + 1), (1,)),
        ("\u0301", (1,)),
    ],
)
def test_the_longest_piece_is_taken_first(word: str, pieces: tuple[int, ...]) -> None:
    assert SMALL.pieces(word) == pieces
    assert SMALL.pieces(word) == pieces
    assert SMALL.pieces(unicodedata.normalize("NFC", word)) == pieces


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("dam", 1),
        ("Dam", 2),
        ("DAM", 3),
        ("McDam", 4),
        ("1987", 5),
        ("5m", 1),
        ("A", 2),
        ("a", 1),
        ("7", 5),
        ("B-52", 2),
        ("א", 6),
    ],
)
def test_the_shape_keeps_what_lower_casing_loses(text: str, shape: int) -> None:
    unit = units_of(text)[0]
    assert unit.shape == shape == shape_of(text, unit.start, unit.end)


@pytest.mark.parametrize(
    ("text", "shapes"), [("a “b” c", [1, 9, 1, 10, 1]), ("a, b", [1, 10, 1]), ("a-b", [1, 8, 1]), ("a – b", [1, 11, 1])]
)
def test_the_shape_of_a_mark_says_where_space_is(text: str, shapes: list[int]) -> None:
    assert [u.shape for u in units_of(text)] == shapes
