"""Invented reports are sound and repeat themselves; the bench counts what it says."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice

import pytest

from evaluation import bench_link
from evaluation.invented import PER_DAY, Draft, drafts, reading_of
from evaluation.invented_text import TOKEN
from evaluation.invented_words import BACKGROUND, COLOUR, KINDS
from sayso.errors import UsageError
from sayso.link import link
from sayso.values import Manner


@pytest.fixture(scope="module")
def stream() -> list[Draft]:
    return list(islice(drafts(7), 3 * PER_DAY))


def test_the_same_seed_gives_the_same_reports_and_another_does_not(stream: list[Draft]) -> None:
    assert list(islice(drafts(7), len(stream))) == stream
    assert list(islice(drafts(8), len(stream))) != stream
    one = reading_of(stream[5])
    assert (one.report.text, one.statements) == (reading_of(stream[5]).report.text, reading_of(stream[5]).statements)
    texts = [reading_of(draft).report.id for draft in stream]
    assert len(set(texts)) == len(texts)


def test_every_span_equals_its_text_and_nothing_is_left_to_fill(stream: list[Draft]) -> None:
    for draft in stream:
        reading = reading_of(draft)
        text = reading.report.text
        assert not TOKEN.search(text)
        assert len(reading.report.map) == len(text)
        spans = [(m.span, m.text) for m in reading.figures] + [(m.span, m.text) for m in reading.times]
        assert all(span.of(text) == said for span, said in spans + [(m.span, m.text) for m in reading.places])
        for figure in reading.figures:
            assert figure.counted_span is None or figure.counted_span.of(text) == figure.counted
            assert figure.value is not None
            digits = f"{figure.value / 1e6:.0f}" if figure.kind == "money" else f"{figure.value:,.0f}"
            assert digits in figure.text
        for statement in reading.statements:
            assert (statement.manner is Manner.NARRATED) == (not statement.chain)
            assert all(
                link.mention == statement.source[0] and link.name.split()[-1] in statement.source[0].of(text)
                for link in statement.chain
            )
            assert {f for f in reading.figures if statement.content[0].holds(f.span)} == set(statement.figures)


def test_all_clauses_have_known_slots() -> None:
    for _, clause in (*COLOUR, *BACKGROUND, *(fact for kind in KINDS for fact in kind)):
        assert clause[0] in "[{" or clause[0].islower() or clause.startswith("I ")
        assert clause.count("[") == clause.count("]")
        assert clause.count("{") == clause.count("}")


def test_the_stream_has_copies_rewrites_and_events_of_all_sizes(stream: list[Draft]) -> None:
    plans, texts = Counter(d.plan for d in stream), Counter((d.plan, d.wording) for d in stream)
    assert max(texts.values()) > 1
    assert max(plans.values()) > max(1, min(texts.values()))
    assert any(draft.wire is not None for draft in stream)
    sizes = Counter(Counter(d.event.number for d in stream).values())
    assert sizes[1] > 10
    assert max(sizes) > 5
    days = [draft.day for draft in stream]
    assert days == sorted(days)


def test_comparing_finds_the_events_and_the_copies(stream: list[Draft]) -> None:
    some = stream[:PER_DAY]
    named = {reading_of(d).report.id: d for d in some}
    linked = link([reading_of(d) for d in some])
    story_of = {r.report.id: number for number, story in enumerate(linked.stories) for r in story.readings}
    pairs = list(combinations(named, 2))
    same = {(a, b) for a, b in pairs if named[a].event == named[b].event}
    found = {(a, b) for a, b in pairs if story_of[a] == story_of[b]}
    assert len(same & found) > 0.9 * len(same)
    assert len(same & found) / len(found) > 4 * len(same) / len(pairs)
    assert linked.copies
    assert all(named[copy.a].event == named[copy.b].event for copy in linked.copies)


def test_a_row_a_size_in_ascending_order() -> None:
    found = bench_link.bench([40, 10], 6)
    assert [row["size"] for row in found] == [10, 40]
    for row in found:
        assert row["milliseconds"] == pytest.approx(sum(row[f"{part}.milliseconds"] for part in bench_link.PARTS))
        assert row["pairs"] == pytest.approx(sum(row[f"{part}.pairs"] for part in bench_link.PARTS))
        assert row["story"] >= 1
    assert found[1]["pairs"] > 0


def test_the_ledger_keeps_the_reports_of_each_story(stream: list[Draft]) -> None:
    with bench_link.counting() as scored:
        ledger = bench_link.Ledger(scored)
        for draft in stream[:50]:
            ledger.fill(draft, reading_of(draft))
        ledger.add(stream[50], reading_of(stream[50]))
    assert len(ledger) == 51
    assert ledger.pairs == Counter({part: n for part, n in ledger.pairs.items() if n <= scored[part]})
    stories = {name: ledger.stories.story_of(name) for name in (reading_of(d).report.id for d in stream[:51])}
    assert ledger.sizes == [sum(story == stories[reading_of(stream[50]).report.id] for story in stories.values())]


def test_the_table_marks_a_missed_ratio() -> None:
    def made(size: int, time: float) -> dict[str, float]:
        parts = {f"{part}.{unit}": time for part in bench_link.PARTS for unit in ("milliseconds", "pairs")}
        return {
            "size": size,
            "milliseconds": 3 * time,
            "pairs": 3 * time,
            "story": 2.0,
            "megabytes": 1.0,
            "peak_megabytes": 9.0,
        } | parts

    assert bench_link.ratio([made(10, 2.0), made(20, 5.0)]) == 2.5
    assert "2.50" in bench_link.table([made(10, 2.0), made(20, 5.0)])
    assert "MISSED" in bench_link.table([made(10, 2.0), made(20, 5.0)])
    assert "MISSED" not in bench_link.table([made(10, 2.0), made(20, 3.0)])


def test_sizes_below_one_are_refused() -> None:
    with pytest.raises(UsageError, match="above 0"):
        bench_link.main(["--sizes", "0"])
