"""Stories in the ledger: those of the index in memory, found at a cost that does not grow, and compared anew."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import event, select

import sayso.ledger.relinking
from evaluation.invented import drafts, reading_of
from sayso.adding import add_captures
from sayso.compared import Compared
from sayso.comparing import compare
from sayso.ledger import Ledger, open_ledger, tables, verify
from sayso.ledger.judging.ruling import Ruled
from sayso.ledger.relinking import compare_story, compared_as
from sayso.link.stories import StoryIndex, features_of
from sayso.settings import Settings
from sayso.values import Capture, Reading
from tests.ledger.made import made_capture, made_reading, read_made


def invented(number: int, seed: int = 3) -> list[Reading]:
    """Readings of invented events, in the order of their days."""
    return [reading_of(draft) for draft in islice(drafts(seed), number)]


def put(ledger: Ledger, readings: list[Reading]) -> None:
    """Append readings; their captures are their texts."""
    run = ledger.begin([])
    for reading in readings:
        text = reading.report.text.encode()
        capture = Capture(text, "text/plain", reading.report.place)
        report = reading.report
        object.__setattr__(report, "sha256", capture.sha256)
        ledger.append(run, reading, capture, report.id)
    ledger.settle()


def grouped(ledger: Ledger) -> set[frozenset[str]]:
    """The reports of each story."""
    found: dict[int, set[str]] = defaultdict(set)
    with ledger.engine.connect() as connection:
        for row in connection.execute(
            select(tables.story_report.c.story, tables.report.c.id).join(
                tables.report, tables.report.c.n == tables.story_report.c.report
            )
        ):
            found[row.story].add(row.id)
    return {frozenset(reports) for reports in found.values()}


def test_the_stories_are_those_of_the_index(ledger: Ledger) -> None:
    readings = invented(150)
    random.Random(4).shuffle(readings)
    put(ledger, readings)
    index, expected = StoryIndex(), defaultdict(set)
    merges = sum(len(index.add(features_of(reading)).merged) for reading in readings)
    for reading in readings:
        expected[index.story_of(reading.report.id)].add(reading.report.id)
    assert grouped(ledger) == {frozenset(reports) for reports in expected.values()}
    with ledger.engine.connect() as connection:
        assert len(connection.execute(select(tables.joined)).all()) == merges


def test_a_report_waits_for_its_story_and_is_there_meanwhile(ledger: Ledger) -> None:
    run = ledger.begin([])
    reading, capture = made_reading(1)
    ledger.append(run, reading, capture, intake="1")
    assert ledger.waiting() == 1 and not grouped(ledger) and not list(verify(ledger))
    assert ledger.reading(reading.report.id).statements == reading.statements
    assert ledger.held(reading.report.id, [reading.statements[0].id]).story is None
    address = str(ledger.address.path or ledger.address.url)
    with open_ledger(address, captures=ledger.captures.folder) as other:  # which has nothing at hand
        other.judge("dismiss", [reading.statements[0].id], author="Ada", why="no statement")
        assert other.waiting() == 0 and grouped(other) == {frozenset({reading.report.id})}
    ledger.append(run, *made_reading(6), intake="6")
    ledger.compare_stale()
    assert ledger.waiting() == 0 and len(ledger.search("landslide")) == 2 and not list(verify(ledger))


def test_each_story_is_compared_as_if_alone(ledger: Ledger) -> None:
    readings = invented(60)
    put(ledger, readings)
    ledger.compare_stale()
    by_id = {reading.report.id: reading for reading in readings}
    found = ledger.compared()
    parts = [compare_story([by_id[report] for report in reports]) for reports in grouped(ledger)]
    expected = Compared(
        *(
            tuple(value for part in parts for value in getattr(part, name))
            for name in ("stories", "copies", "origins", "claims")
        )
    )
    for name in ("stories", "copies", "origins", "claims"):
        assert sorted(map(repr, getattr(found, name))) == sorted(map(repr, getattr(expected, name))), name
    assert len(found.claims) > 20 and any(claim.ties for claim in found.claims)


def test_one_story_is_what_comparing_finds(ledger: Ledger) -> None:
    captures = [made_capture(n) for n in range(0, 40, 5)]
    add_captures(captures, Settings(), ledger, ["x"], one=read_made)
    assert ledger.compared() == compare(
        [reading for reading in map(read_made, captures) if isinstance(reading, Reading)]
    )


def test_a_story_that_changes_is_compared_anew_and_old_ids_lead_on(ledger: Ledger) -> None:
    run = ledger.begin([])
    ledger.append(run, *made_reading(35), intake="a")  # the later day first
    ledger.compare_stale()
    before = ledger.compared()
    ledger.append(run, *made_reading(0), intake="b")
    assert ledger.compared().claims == before.claims  # not before it is asked for
    ledger.compare_stale(grown=2.0)
    assert ledger.compared().claims == before.claims
    ledger.compare_stale()
    after = ledger.compared()
    assert [len(story.reports) for story in after.stories] == [2] and after.stories[0].id != before.stories[0].id
    assert ledger.current_id(before.stories[0].id) == after.stories[0].id
    ids = {claim.id for claim in after.claims}
    for claim in before.claims:
        assert ledger.current_id(claim.id) in ids
    assert ledger.current_id("nothing") == "nothing" and not list(verify(ledger))


def test_a_comparison_that_others_overtook_is_not_kept(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    run = ledger.begin([])
    ledger.append(run, *made_reading(0), intake="a")
    calls: list[int] = []

    def overtaken(told: Ruled) -> Compared:
        calls.append(len(told.readings))
        if len(calls) == 1:  # while this one compares, another has done so and a third has added a report
            ledger.compare_stale()
            ledger.append(run, *made_reading(35), intake="b")
            ledger.settle()
        return compared_as(told)

    monkeypatch.setattr(sayso.ledger.relinking, "compared_as", overtaken)
    ledger.compare_stale()
    assert calls == [1, 1, 2] and not list(verify(ledger))
    assert [len(story.reports) for story in ledger.compared().stories] == [2]


def test_finding_a_story_asks_for_no_more_as_the_ledger_grows(tmp_path: Path) -> None:
    asked: list[int] = []
    with open_ledger(str(tmp_path / "a.db"), create=True) as ledger:
        readings = invented(400)

        def count(statement: str) -> None:
            if asked and not statement.startswith(("INSERT", "--")):
                asked[-1] += 1

        ledger.engine.dispose()
        event.listen(ledger.engine, "connect", lambda connection, _: connection.set_trace_callback(count))
        run = ledger.begin([])
        for reading in readings:
            capture = Capture(reading.report.text.encode(), "text/plain", "a")
            object.__setattr__(reading.report, "sha256", capture.sha256)
            asked.append(0)
            ledger.append(run, reading, capture, reading.report.id)
    early, late = sum(asked[100:200]), sum(asked[300:])
    assert 0 < late < 1.15 * early


@pytest.mark.parametrize("words", ["landslide road", "ROADS, closing!", "landslides"])
def test_search_finds_all_words_in_any_form(ledger: Ledger, words: str) -> None:
    run = ledger.begin([])
    for number in range(6):
        ledger.append(run, *made_reading(number), intake=str(number))
    ledger.settle()
    hits = ledger.search(words)
    expected = {number for number in range(6) if "landslide" not in words or number % 5 == 1}
    assert {hit.report for hit in hits} == {made_reading(number)[0].report.id for number in expected}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert ledger.search(words, limit=1) == hits[:1] and ledger.search(words, limit=9, after=1) == hits[1:]


@pytest.mark.parametrize(
    "words", ["", "' OR 9999=9999 --", '"', "*", "NEAR(", "a AND", "title:x", "\0", "\ud800", "& | !", "^x" * 99]
)
def test_search_takes_no_commands(ledger: Ledger, words: str) -> None:
    ledger.append(ledger.begin([]), *made_reading(1), intake="1")
    ledger.settle()
    assert ledger.search(words) == []
