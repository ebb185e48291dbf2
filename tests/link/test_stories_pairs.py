"""Scores of pairs and links, and the bounded lookup of candidates."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.stories import Features, StoryIndex, group
from sayso.link.story_candidates import MOST, SHIFT, SIDE, SPREAD, UNDATED, Postings, spread
from sayso.link.story_linking import (
    LATE,
    LONGEST,
    THRESHOLD,
    Cluster,
    alone,
    by_cores,
    by_nearest,
    by_pairs,
    core_of,
    days_between,
    held_core,
    likely,
    parts_by_nearest,
    parts_by_pairs,
    parts_of_days,
)
from sayso.link.story_pairs import CEILING, FLOOR, RAREST, Book, total_of
from tests.link.story_building import ALL, EVENTS, LAYOFFS, MILL_FIRE, epidemic, told


def booked(*reports: Features) -> Book:
    book = Book()
    for one in reports:
        book.add(one)
    return book


@given(st.lists(st.sampled_from(ALL + epidemic(6, 3)), min_size=2, max_size=9, unique=True))
@settings(max_examples=60, deadline=None)
def test_scores_are_symmetric_and_recompute(reports: list[Features]) -> None:
    book = booked(*reports)
    for a in range(len(reports)):
        for b in range(len(reports)):
            here, there = book.seen(a), book.seen(b)
            score = here.score(book.cards[b])
            assert score == there.score(book.cards[a])
            assert FLOOR <= score <= CEILING
            assert total_of(here.parts(book.cards[b])) == pytest.approx(score, abs=1e-9)


def test_one_event_scores_above_another() -> None:
    book = booked(*ALL)
    event_of = [n for n, event in enumerate(EVENTS) for _ in event]
    for a in range(len(ALL)):
        scores = [(book.seen(a).score(book.cards[b]), event_of[b] == event_of[a]) for b in range(len(ALL)) if b != a]
        assert min(s for s, same in scores if same) > max(s for s, same in scores if not same)


def test_ages_tell_for_and_against() -> None:
    text = "A {age}-year-old climber fell from the north face of Mount Sorrel on Sunday."
    reports = [told(name, text.format(age=age)) for name, age in (("a", 41), ("b", 41), ("c", 27))]
    book = booked(*reports, told("d", "A climber fell from the north face of Mount Sorrel on Sunday."))
    parts = [{p.name: p.value for p in book.seen(0).parts(book.cards[n])} for n in range(4)]
    assert (parts[1]["ages"], parts[1]["other ages"]) == (1, 0)
    assert (parts[2]["ages"], parts[2]["other ages"]) == (0, 1)
    assert (parts[3]["ages"], parts[3]["other ages"]) == (0, 0)


def test_rarity_is_bounded_and_falls_with_use() -> None:
    book = booked(*MILL_FIRE)
    before = {key: book.rarity(n) for n, key in enumerate(book.keys)}
    for n in range(400):
        book.add(told(f"more{n}", "Ostrander mill again, said nobody."))
    after = {key: book.rarity(n) for n, key in enumerate(book.keys)}
    assert after["word:ostrander"] < before["word:ostrander"] <= RAREST
    assert all(0 <= rare <= RAREST for rare in after.values())
    assert after["word:said"] < 1 < after["word:solberg"]


@given(st.lists(st.integers(0, 3000), max_size=30), st.lists(st.integers(0, 3000), max_size=30))
def test_days_between_is_the_nearest(a: list[int], b: list[int]) -> None:
    found = days_between(sorted(set(a)), sorted(set(b)))
    assert found == days_between(sorted(set(b)), sorted(set(a)))
    if a and b:
        assert found == min(abs(x - y) for x in a for y in b)


def test_a_link_recomputes_and_silence_ends_a_story() -> None:
    book = booked(*LAYOFFS)
    one, two = alone(book, 0), alone(book, 1).with_all(alone(book, 2))
    score = by_pairs(one, two, lambda a, b: book.seen(a).score(book.cards[b]))
    assert total_of(parts_by_pairs(one, two, book)) == pytest.approx(score, abs=1e-9)
    late = Cluster(1, (1,), (one.days[0] + LONGEST + 1,))
    assert by_pairs(one, late, lambda a, b: CEILING) < FLOOR
    assert total_of(parts_by_pairs(one, late, book)) < FLOOR


def test_a_story_is_known_by_a_bounded_number_of_reports() -> None:
    cluster = Cluster(1, (0,), (5,))
    for n in range(1, 100):
        cluster = cluster.with_all(Cluster(1, (n,), (n % 7,)))
    assert cluster.size == 100
    assert len(cluster.known) == 12
    assert cluster.days == (0, 1, 2, 3, 4, 5, 6)
    assert max(cluster.known) == 99


def test_cores_need_three_reports_and_few_days() -> None:
    fever = epidemic(8, 1)
    book = booked(*fever)
    halves = [alone(book, 0), alone(book, 1)]
    assert not len(core_of(halves[0], book).ids)
    for n in range(2, 8):
        halves[n % 2] = halves[n % 2].with_all(alone(book, n))
    cores = [core_of(half, book) for half in halves]
    held = {book.keys[term] for term in cores[0].ids}
    assert {"word:verrin", "word:corda"} <= held
    assert by_cores(halves[0], halves[1], *cores) > 0.45
    late = Cluster(halves[1].size, halves[1].known, tuple(day + 40 for day in halves[1].days))
    assert by_cores(halves[0], late, *cores) == 0.0


@given(st.lists(st.integers(), max_size=200), st.integers(2, 60))
def test_spread_keeps_the_last_and_the_order(entries: list[int], most: int) -> None:
    found = list(spread(entries, most))
    assert len(found) == min(len(entries), most)
    assert found[-1:] == entries[-1:]
    rest = iter(entries)
    assert all(entry in rest for entry in found)


def test_lookups_read_a_bounded_number_of_entries() -> None:
    postings = Postings()
    for report in range(5000):
        postings.add(report, None if report % 10 == 0 else 700_000 + report % 97, [1])
    assert len(postings._entries(1, 700_040, 6000)) <= 2 * SIDE + 1 + UNDATED
    assert len(postings._entries(1, None, 6000)) <= 2 * SPREAD
    assert len(postings.near(6000, 700_040, [(1, 5.0)])) == MOST


def test_the_nearest_in_time_are_met() -> None:
    postings = Postings()
    for report in range(1000):
        postings.add(report, 700_000 + report, [1])
    assert set(postings.near(1000, 700_500, [(1, 5.0)])) <= set(range(500 - SIDE, 501 + SIDE))
    assert postings.near(1000, 700_500, [(2, 5.0)]) == []
    assert 1 << SHIFT > 10**9


def test_rarer_terms_weigh_more_in_the_lookup() -> None:
    postings = Postings()
    postings.add(1, 700_000, [1])
    postings.add(2, 700_000, [2, 3])
    assert postings.near(9, 700_000, [(1, 6.0), (2, 2.0), (3, 2.0)]) == [1, 2]


def test_a_straggler_is_held_against_the_nearest_third_of_a_long_story() -> None:
    story, late = Cluster(30, tuple(range(12)), tuple(range(0, 30, 2))), Cluster(1, (40,), (32,))

    def score(one: int, other: int) -> float:
        return 3.0 if min(one, other) < 4 else -3.0

    days = total_of(parts_of_days(story, late))
    assert by_nearest(story, late, score) == pytest.approx(3.0 + days)
    assert by_nearest(story, late, score) > THRESHOLD > by_pairs(story, late, score)
    assert by_nearest(late, story, score) == by_nearest(story, late, score)
    assert by_nearest(Cluster(7, story.known, story.days), late, score) == -math.inf
    assert by_nearest(story, Cluster(3, (40, 41, 42), (32,)), score) == -math.inf


def test_the_parts_of_a_stragglers_score_add_up() -> None:
    reports = [*epidemic(14, 3), told("late", "Airlines fly to Isla Corda again, pilots said.", after=43)]
    book = booked(*reports)
    late, story = alone(book, 14), alone(book, 0)
    for n in range(1, 14):
        story = story.with_all(alone(book, n))

    def score(one: int, other: int) -> float:
        return book.seen(one).score(book.cards[other])

    assert total_of(parts_by_nearest(story, late, book)) == pytest.approx(by_nearest(story, late, score), abs=1e-9)
    assert [len(one.reports) for one in group(reports)] == [15]
    assert parts_by_nearest(late, alone(book, 0), book) == ()


def test_a_straggler_joins_only_where_it_holds_the_core_and_nothing_else_is_near() -> None:
    long, short = Cluster(30, tuple(range(12)), tuple(range(30))), Cluster(2, (20, 21), (31,))
    late = Cluster(1, (40,), (31,))

    def joined(near: float, held: float) -> tuple[int, bool, bool]:
        def score(one: int, other: int) -> float:
            return near if one >= 20 else 3.0 if one < 4 else -3.0

        first = likely({1: long, 2: short}, late, score, lambda _: held)[0]
        return first.story, first.late, first.score >= THRESHOLD

    assert joined(-5.0, LATE) == (1, True, True)
    assert joined(-5.0, LATE - 0.01) == (1, False, False)
    assert joined(0.0, 1.0) == (2, False, True)


def test_a_late_report_holds_the_core_of_its_story() -> None:
    late = told("late", "Isla Corda has had no new case of Verrin fever for a month, doctors said.", after=60)
    other = told("other", "Doctors on Monte Bruno asked for beds as rockfall filled the clinic.", after=60)
    book = booked(*epidemic(14, 3), late, other)
    story = alone(book, 0)
    for n in range(1, 14):
        story = story.with_all(alone(book, n))
    core = core_of(story, book)
    assert held_core(alone(book, 14), core, book) > LATE > held_core(alone(book, 15), core, book)


def test_the_phrases_of_a_long_story_alone_bring_no_report_of_another_event_into_it() -> None:
    scenes = (
        ("Volunteers hand out blankets", "Neighbours carried furniture while volunteers handed out blankets."),
        ("Engineers measure seepage", "Engineers inspected cracked masonry and measured seepage until dusk."),
        ("Shopkeepers sweep mud", "Shopkeepers swept mud from cellars and complained about insurers."),
    )
    reports = []
    for n in range(14):
        title, scene = scenes[n % 3]
        text = f"Lake Orvane stood {40 + n} metres high at the Tessel dam near Brisk. {scene}"
        reports.append(told(f"dam{n:02d}", text, title=title, after=n))
    other = told("other", f"The Halvard quarter of Ostrel burned. {scenes[0][1]}", title=scenes[0][0], after=14)
    book = booked(*reports, other)
    story = alone(book, 0)
    for n in range(1, 14):
        story = story.with_all(alone(book, n))
    assert by_nearest(story, alone(book, 14), lambda one, two: book.seen(one).score(book.cards[two])) > THRESHOLD
    index = StoryIndex()
    assert [index.add(one).new for one in (*reports, other)] == [True, *[False] * 13, True]
