"""Changed documents: labels stay proper, marks are kept or dropped whole, and chance depends on the seed."""

from __future__ import annotations

import random

import pytest

from tests.training.making import documents
from training.augment import DOUBLE, _drop, _moved, _restyle, augment, name_pool
from training.data import Document, Word, document

SEEDS = range(150)
DOCS = documents()
POOL = name_pool(DOCS)


def assert_proper(words: list[Word], doc: Document) -> None:
    for label in ("role", "name"):
        before = 0
        for word in words:
            now = getattr(word, label)
            assert now == 0 or now % 2 or before in (now, now - 1), (
                label,
                [(w.text, getattr(w, label)) for w in words],
            )
            before = now
    marks = [w.mark for w in words if w.mark >= 0]
    assert len(marks) == len(set(marks)) and set(marks) <= {w.mark for w in doc.words}
    roles = {w.mark: w.role for w in words if w.mark >= 0}
    for link in doc.links:
        assert roles.get(link.cue, 3) == 3
        assert all(roles.get(mark, 5) == 5 for mark in link.contents)
        assert link.source is None or roles.get(link.source, 1) == 1


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.id)
def test_labels_stay_proper_whatever_is_changed(doc: Document) -> None:
    for seed in SEEDS:
        words = augment(doc, random.Random(seed), POOL)
        assert words and all(w.text and not w.text.isspace() and 0 < w.shape < 12 for w in words)
        assert_proper(words, doc)


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.id)
def test_the_same_seed_changes_the_same(doc: Document) -> None:
    runs = [[augment(doc, random.Random(seed), POOL) for seed in SEEDS] for _ in range(2)]
    assert runs[0] == runs[1]
    assert len({tuple(words) for words in runs[0]}) > 5


def test_every_kind_of_span_is_still_there() -> None:
    for doc in DOCS:
        kept = [{w.role for w in augment(doc, random.Random(seed), POOL)} for seed in SEEDS]
        assert all({3, 5} <= roles for roles in kept)


def test_the_pool_holds_whole_names_by_kind() -> None:
    texts = {label: {" ".join(text for text, _ in name) for name in names} for label, names in POOL.items()}
    assert (
        texts[1] >= {"Ana Ruiz", "Dora Lind", "Haas"} and texts[3] == {"Norvik"} and texts[5] == {"Lund", "Porto Azul"}
    )


def test_a_span_that_began_with_a_dropped_mark_begins_with_the_next_word() -> None:
    doc = DOCS[1]
    words = _drop(list(doc.words), DOUBLE)
    (first, *_) = [w for w in words if w.role == 5]
    assert first.text == "We" and first.mark == doc.links[0].contents[0]
    assert not any(w.text in DOUBLE for w in words)
    assert_proper(words, doc)


def test_a_paragraph_that_began_with_a_dropped_mark_begins_with_the_next_word() -> None:
    doc = document({"id": "d", "text": "One.\n“Two,” he said.", "attributions": []}, [])
    assert [w.text for w in _drop(list(doc.words), DOUBLE) if w.paragraph] == ["Two"]


@pytest.mark.parametrize("seed", range(12))
def test_other_marks_stand_where_the_marks_stood(seed: int) -> None:
    doc = DOCS[1]
    words = _restyle(list(doc.words), random.Random(seed))
    letters = [w.text for w in doc.words if w.text.isalnum()]
    assert [w.text for w in words if w.text.isalnum()] == letters
    assert len(words) in (len(doc.words), len(doc.words) + sum(w.text in DOUBLE for w in doc.words))
    assert_proper(words, doc)


def test_a_source_may_move_behind_its_content() -> None:
    doc = DOCS[0]
    start = next(n for n, w in enumerate(doc.words) if w.paragraph)
    moved = _moved(list(doc.words[start:-1]))
    assert moved is not None and [w.text for w in moved] == ["Lund", "was", "dry", ",", "She", "said"]
    assert [w.role for w in moved] == [5, 6, 6, 0, 1, 3] and [w.paragraph for w in moved] == [True, *[False] * 5]


def test_a_sentence_of_another_build_is_not_moved() -> None:
    assert all(_moved(list(doc.words)) is None for doc in DOCS)
