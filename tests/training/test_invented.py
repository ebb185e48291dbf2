"""Invented reports: what is marked is what is said, and chance alone decides."""

from __future__ import annotations

import re

import pytest

from training.data import document
from training.invented import Row, reports
from training.sentences import PLAIN, TOLD

ROLES = ("source", "cue", "content")


@pytest.fixture(scope="module")
def many() -> list[Row]:
    return reports(150, 3)


def spans(row: Row) -> list[tuple[int, int]]:
    return [(start, end) for a in row["attributions"] for role in ROLES for start, end in a[role]]


def test_the_same_seed_writes_the_same_reports_and_another_seed_others(many: list[Row]) -> None:
    assert reports(150, 3) == many
    assert [row["text"] for row in reports(150, 4)] != [row["text"] for row in many]


def test_a_report_does_not_depend_on_how_many_are_written(many: list[Row]) -> None:
    assert reports(10, 3) == many[:10]


def test_every_slot_and_every_choice_is_filled(many: list[Row]) -> None:
    for row in many:
        assert not re.search(r"[\[\]{}|()]| {2}", row["text"]), row["text"]


def test_spans_hold_words_and_do_not_overlap(many: list[Row]) -> None:
    for row in many:
        text, end = row["text"], 0
        for start, stop in sorted(spans(row)):
            assert start >= end and text[start:stop] == text[start:stop].strip() != ""
            end = stop
        assert all(a["content"] for a in row["attributions"])


def test_names_stand_where_they_are_said_to(many: list[Row]) -> None:
    found = {row["text"][start:end] for row in many for start, end, _ in row["names"]}
    assert len(found) > 150 and all(name[0].isupper() for name in found)
    assert {label for row in many for *_, label in row["names"]} == {"PER", "ORG", "LOC"}


def test_reports_become_documents_whose_tags_are_the_spans(many: list[Row]) -> None:
    for row in many:
        doc = document(row, row["names"])
        begun = sum(word.role in (1, 3, 5) for word in doc.words)
        assert begun == len(spans(row))


def test_what_the_outlet_tells_is_nobody_s(many: list[Row]) -> None:
    inside = sum(end - start for row in many for a in row["attributions"] for start, end in a["content"])
    assert 0.3 < inside / sum(len(row["text"]) for row in many) < 0.7
    assert not any("[" in sentence for sentence in PLAIN)
    assert all(re.search(r"\[1t ", sentence) for sentence in TOLD)


def test_most_sentences_are_written_sooner_or_later() -> None:
    texts = " ".join(row["text"] for row in reports(1500, 9))
    for words in ("put the", "range from", "class action over", "which allegedly", "filed with", "'s estimate of"):
        assert words in texts
