"""What a process remembers of the index of stories, and finding the stories of many reports together, give the rows
that reading it each time, for each report alone, would give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from evaluation.invented import drafts, reading_of
from evaluation.invented_ledger import captured
from sayso.ledger import Ledger, open_ledger, tables
from sayso.values import Capture, Reading

Place = Callable[[], tuple[str, Path]]


def index_of(ledger: Ledger) -> list[list[tuple[Any, ...]]]:
    """All rows by which stories are found, and the stories."""
    stories = (tables.posting, tables.cluster, tables.story_report, tables.joined)
    index = (tables.term, tables.counted, tables.features, *stories)
    with ledger.engine.connect() as connection:
        return [[tuple(row) for row in connection.execute(select(t).order_by(*t.primary_key))] for t in index]


@contextmanager
def two(place: Place) -> Iterator[tuple[Ledger, Ledger]]:
    """Two new ledgers."""
    (one, folder), (other, second) = place(), place()
    with (
        open_ledger(one, create=True, captures=folder) as left,
        open_ledger(other, create=True, captures=second) as right,
    ):
        yield left, right


def given(number: int) -> list[tuple[Reading, Capture]]:
    return [captured(reading_of(draft)) for draft in islice(drafts(5), number)]


def add(ledger: Ledger, run: Any, pair: tuple[Reading, Capture]) -> None:
    ledger.append(run, *pair, pair[1].sha256)


def forgetful(ledger: Ledger, pairs: list[tuple[Reading, Capture]]) -> None:
    """Add, find the story at once, and remember nothing from one report to the next."""
    run = ledger.begin([])
    for pair in pairs:
        ledger._pages = None
        add(ledger, run, pair)
        ledger.settle()


@pytest.mark.parametrize(("most", "together"), [(20, 1), (20, 30), (1_000, 1), (1_000, 64)])
def test_remembering_changes_no_row(
    place: Place, most: int, together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.ledger.ledger.SETTLED_EVERY", together)
    monkeypatch.setattr("sayso.ledger.pages.MOST_CARDS", most)
    monkeypatch.setattr("sayso.ledger.pages.MOST_KEYS", 50 * most)
    monkeypatch.setattr("sayso.ledger.shelf.MOST_REPEATED", most)
    monkeypatch.setattr("sayso.ledger.shelf.COUNTED_EVERY", 64)
    pairs = given(90)
    with two(place) as (plain, own):
        forgetful(plain, pairs)
        run = own.begin([])
        for pair in pairs:
            add(own, run, pair)
        assert len(own._waiting) == 90 - (89 // together) * together
        own.settle()
        assert not own._waiting
        assert own._pages is not None and own._pages.counted == 64 and len(own._pages.tail) > 100
        assert (most < 90) == (len(own._pages.cards) < 50)
        assert index_of(own) == index_of(plain)


@pytest.mark.parametrize(("every", "together"), [(7, 1), (7, 9), (512, 1), (512, 9)])
def test_two_processes_take_in_what_the_other_added(
    place: Place, every: int, together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.ledger.shelf.COUNTED_EVERY", every)
    monkeypatch.setattr("sayso.ledger.ledger.SETTLED_EVERY", together)
    pairs = given(60)
    (one, folder), (shared, second) = place(), place()
    with (
        open_ledger(one, create=True, captures=folder) as plain,
        open_ledger(shared, create=True, captures=second) as left,
        open_ledger(shared, captures=second) as right,
    ):
        forgetful(plain, pairs)
        runs = [(left, left.begin([])), (right, right.begin([]))]
        for number, pair in enumerate(pairs):
            before = left._pages
            add(*runs[number % 3 == 2], pair)
            assert before is None or left._pages is before  # kept, whoever has added
        right.settle()
        assert index_of(left) == index_of(plain)


def test_what_was_undone_is_forgotten(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = given(40)
    with two(place) as (plain, own):
        forgetful(plain, pairs)
        run = own.begin([])
        for number, pair in enumerate(pairs):
            if number % 4 == 1:
                with monkeypatch.context() as broken, pytest.raises(RuntimeError):
                    broken.setattr("sayso.ledger.ledger.insert_reading", fail)
                    add(own, run, pair)
            add(own, run, pair)
            if number % 8 == 3:
                with monkeypatch.context() as broken, pytest.raises(RuntimeError):
                    broken.setattr("sayso.ledger.settling.mark", fail)
                    own.settle()
                assert own._pages is None
        own.settle()
        assert index_of(own) == index_of(plain)


def fail(*_: object) -> None:
    raise RuntimeError


def test_an_erased_report_is_forgotten(place: Place) -> None:
    pairs = given(50)
    with two(place) as (plain, own):
        for ledger, remembers in ((plain, False), (own, True)):
            run = ledger.begin([])
            for number, pair in enumerate(pairs):
                if not remembers:
                    ledger._pages = None
                add(ledger, run, pair)
                if not remembers:
                    ledger.settle()
                if number in (20, 35):  # the last one, whose number is given again, and one before
                    ledger.erase(pairs[number - (number == 35)][0].report.id, author="a", why="asked for")
        own.settle()
        assert index_of(own) == index_of(plain)
