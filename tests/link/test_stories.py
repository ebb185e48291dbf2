"""Grouping reports into stories: which reports, whatever their order, with reasons that add up."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.stories import Features, Group, StoryIndex, group
from sayso.link.story_linking import CORE, THRESHOLD
from sayso.link.story_pairs import Part
from tests.link.story_building import ALL, DEPOT_FIRE, EVENTS, LAYOFFS, MILL_FIRE, epidemic, told


def sets(groups: Iterable[Group]) -> set[frozenset[str]]:
    return {frozenset(one.reports) for one in groups}


def names(reports: Iterable[Features]) -> frozenset[str]:
    return frozenset(one.report for one in reports)


def added(index: StoryIndex, reports: Iterable[Features]) -> set[frozenset[str]]:
    reports = list(reports)
    for one in reports:
        index.add(one)
    stories: dict[str, set[str]] = {}
    for one in reports:
        stories.setdefault(index.story_of(one.report), set()).add(one.report)
    return {frozenset(story) for story in stories.values()}


def amounts_to(parts: Sequence[Part], score: float) -> bool:
    return abs(sum(part.value * part.weight for part in parts) - score) < 1e-6


def test_events_of_one_town_and_week_stay_apart() -> None:
    assert sets(group(ALL)) == {names(event) for event in EVENTS}


def test_the_index_finds_the_same_events() -> None:
    in_time = sorted(ALL, key=lambda one: str(one.day))
    assert added(StoryIndex(), in_time) == {names(event) for event in EVENTS}


def test_a_long_story_is_one() -> None:
    fever = epidemic(14, 3)
    assert sets(group([*fever, *ALL])) == {names(fever), *(names(event) for event in EVENTS)}


def test_two_long_stories_mixed_are_two() -> None:
    fever = epidemic(10, 2)
    moved = {
        "verrin": "dorsal",
        "isla": "cape",
        "corda": "lumen",
        "port": "mine",
        "virus": "landslide",
        "fever": "slope",
    }
    other = []
    for one in fever:
        terms = []
        for term in one.terms:
            kind, _, key = term.key.partition(":")
            terms.append(term._replace(key=f"{kind}:{' '.join(moved.get(word, word) for word in key.split())}"))
        other.append(Features("x" + one.report, one.day, tuple(sorted(terms))))
    assert sets(group([*fever, *other])) == {names(fever), names(other)}


@given(st.permutations(ALL + epidemic(7, 4)))
@settings(max_examples=40, deadline=None)
def test_order_does_not_matter(shuffled: list[Features]) -> None:
    assert group(shuffled) == group(ALL + epidemic(7, 4))


WORDS = st.sampled_from("Aldous Brack Corda Dunmore ember flood gale harbour inlet jetty keel ledger".split())
REPORTS = st.lists(
    st.builds(
        lambda words, after: (" ".join(words), after),
        st.lists(WORDS, max_size=12),
        st.one_of(st.none(), st.integers(0, 40)),
    ),
    max_size=12,
)


@given(REPORTS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_reports_in_any_order(rows: list[tuple[str, int | None]], chance: random.Random) -> None:
    reports = [told(f"r{n}", text + ".", after=after) for n, (text, after) in enumerate(rows)]
    shuffled = reports[:]
    chance.shuffle(shuffled)
    found = group(reports)
    assert found == group(shuffled)
    assert sorted(name for one in found for name in one.reports) == sorted(one.report for one in reports)
    for one in found:
        assert len(one.joins) == len(one.reports) - 1
        assert one.id == one.reports[0]


@given(REPORTS)
@settings(max_examples=60, deadline=None)
def test_reasons_add_up_and_no_report_is_lost(rows: list[tuple[str, int | None]]) -> None:
    reports = [told(f"r{n}", text + ".", after=after) for n, (text, after) in enumerate(rows)]
    for story in group(reports):
        for joined in story.joins:
            assert amounts_to(joined.parts, joined.score)
            assert joined.score >= min(CORE, THRESHOLD)
    index = StoryIndex()
    for n, one in enumerate(reports):
        decision = index.add(one)
        assert amounts_to(decision.parts, decision.score)
        assert decision.new == (decision.story == one.report)
        assert len(index) == n + 1
        assert not decision.new or not decision.parts or decision.score < THRESHOLD


def test_reasons_are_worded_and_recompute() -> None:
    (story,) = group(MILL_FIRE)
    joined = story.joins[0]
    assert abs(sum(float(reason.rsplit("= ")[1]) for reason in joined.reasons) - joined.score) < 0.01
    assert {reason.split(":")[0] for reason in joined.reasons} >= {"base", "words", "names", "title", "days"}


def test_a_decision_names_what_is_shared() -> None:
    index = StoryIndex()
    index.add(MILL_FIRE[1])
    decision = index.add(MILL_FIRE[2])
    assert not decision.new
    assert {"word:ostrander", "word:renck"} <= set(decision.shared)
    assert decision.reasons


def test_adding_again_changes_nothing() -> None:
    index = StoryIndex()
    for one in ALL:
        index.add(one)
    before = index.story_of("mill2")
    decision = index.add(MILL_FIRE[1])
    assert (decision.story, decision.new, len(index)) == (before, False, len(ALL))
    assert sets(group([*ALL, *ALL])) == sets(group(ALL))


def test_one_id_with_two_texts_counts_once_in_any_order() -> None:
    other = replace(DEPOT_FIRE[0], report="mill1")
    assert group([*MILL_FIRE, other]) == group([other, *MILL_FIRE])


def test_unknown_report() -> None:
    with pytest.raises(KeyError):
        StoryIndex().story_of("nobody")


def test_none_and_one() -> None:
    assert group([]) == ()
    (story,) = group(MILL_FIRE[:1])
    assert (story.id, story.reports, story.joins) == ("mill1", ("mill1",), ())
    assert StoryIndex().add(MILL_FIRE[0]).new


def test_a_thousand_copies_are_one_story() -> None:
    copies = [replace(LAYOFFS[0], report=f"copy{n:04d}") for n in range(1000)]
    (story,) = group(copies)
    assert len(story.reports) == 1000
    index = StoryIndex()
    assert len(added(index, copies)) == 1


def test_undated_reports_join_dated_ones() -> None:
    undated = replace(MILL_FIRE[1], day=None)
    assert names((MILL_FIRE[0], undated, MILL_FIRE[2])) in sets(
        group([*DEPOT_FIRE, MILL_FIRE[0], undated, MILL_FIRE[2]])
    )
    assert sets(group([replace(one, day=None) for one in ALL])) == {names(event) for event in EVENTS}


def test_the_same_kind_of_event_years_later_is_another() -> None:
    text = "A lorry hit the swing bridge in Port Anselm on {day}, and the bridge was shut, the harbour office said."
    first = told("then", text.format(day="Monday"), title="Lorry hits swing bridge")
    second = told("later", text.format(day="Friday"), title="Lorry hits swing bridge", after=2000)
    soon = told("soon", text.format(day="Monday"), title="Lorry hits swing bridge", after=1)
    assert sets(group([first, second, soon])) == {frozenset({"then", "soon"}), frozenset({"later"})}


def test_reports_without_anything() -> None:
    empty = [told(f"empty{n}", text) for n, text in enumerate(("", " ", "...", "12", "the", "\x00"))]
    assert len(group([*empty, *MILL_FIRE])) == len(empty) + 1


def test_login_walls_do_not_join() -> None:
    wall = (
        "Just one more step. We have sent an e-mail to your inbox. Click the link in it to activate your account. "
        "If you do not see the message, look in your spam folder or sign in to your profile again."
    )
    titles = ("Ferry aground off Cape Lumen", "Kestrel Looms to close works", "Mayor of Tarn opens new baths")
    walls = [told(f"wall{n}", wall, title=title, after=n) for n, title in enumerate(titles)]
    assert len(group(walls)) == len(walls)


def test_lists_of_other_reports_do_not_join() -> None:
    menu = "\n".join(
        (
            "Read next",
            "Ostrander paper mill burns in Harlow Bend",
            "Piet Aldous saves a bus",
            "Verrin fever on Isla Corda",
        )
    )
    texts = (
        "The council of Lower Tarn raised the water rates by four pence on Monday. Nobody spoke against it.",
        "Striker Jon Bellamy scored twice as Port Anselm beat Dunmore at home. The cup tie is on Saturday.",
        "A rare heron was seen by the reservoir at Quell. Ornithologist Vera Sand came to see it on Sunday.",
    )
    reports = [told(f"page{n}", f"{text}\n{menu}") for n, text in enumerate(texts)]
    assert len(group(reports)) == len(reports)


def test_stories_with_one_core_become_one_in_the_index() -> None:
    fever = epidemic(12, 2)
    late = [replace(one, day=one.day + timedelta(days=1) if one.day else None) for one in fever]
    index = StoryIndex()
    decisions = [index.add(one) for one in [*late[::2], *late[1::2]]]
    assert len({index.story_of(one.report) for one in late}) == 1
    for decision in decisions:
        for joined in decision.merged:
            assert joined.score >= CORE
            assert amounts_to(joined.parts, joined.score)


def test_every_report_keeps_its_story_id_or_a_superseding_one() -> None:
    index = StoryIndex()
    superseded: dict[str, str] = {}
    given_ids = {}
    for one in [*epidemic(12, 2), *ALL]:
        decision = index.add(one)
        given_ids[one.report] = decision.story
        superseded.update({joined.b: joined.a for joined in decision.merged})
    for report, story in given_ids.items():
        while story in superseded:
            story = superseded[story]
        assert index.story_of(report) == story
