"""Dropping signals: what changes, and that nothing else does."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from evaluation import ablation
from evaluation.invented import drafts, reading_of
from sayso.link import Linked, Told, link, pairs
from sayso.values import Reading


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """Twelve reports of an invented event that many told of."""
    stream = drafts(3)
    some = [next(stream) for _ in range(120)]
    most = max({d.event.number for d in some}, key=lambda number: sum(d.event.number == number for d in some))
    return [reading_of(d) for d in some if d.event.number == most][:12]


@pytest.fixture(scope="module")
def linked(readings: list[Reading]) -> Linked:
    return link(readings)


def told(linked: Linked) -> Told:
    return linked.stories[0]


def test_every_weight_that_counts_is_a_signal() -> None:
    assert {f"pair: {name}" for name, weight in pairs.WEIGHTS.items() if weight and name != "bias"} < set(
        ablation.signals()
    )


def test_a_weight_is_dropped_and_comes_back(readings: list[Reading], linked: Linked) -> None:
    weights = dict(pairs.WEIGHTS)
    whole = ablation.without(ablation.ALL, readings, linked)
    left = {signal: ablation.without(signal, readings, linked) for signal in ablation.signals()}
    assert weights == pairs.WEIGHTS
    assert whole == ablation.without(ablation.ALL, readings, linked)
    changed = {signal for signal, less in left.items() if json.loads(whole)["claims"] != json.loads(less)["claims"]}
    assert any(signal.startswith("pair: ") for signal in changed)
    assert {json.loads(whole)["schema"]} == {json.loads(less)["schema"] for less in left.values()}


def test_names_apart_keep_every_link_once(linked: Linked) -> None:
    before, after = told(linked).actors, ablation.apart(told(linked))
    assert sorted(place for actor in after for place in actor.links) == sorted(
        place for actor in before for place in actor.links
    )
    assert len(after) > len(before)
    assert len({actor.id for actor in after}) == len(after)
    names = {(s.id, n): one.name for r in told(linked).readings for s in r.statements for n, one in enumerate(s.chain)}
    assert all(names[place] == actor.name for actor in after for place in actor.links)


@pytest.mark.parametrize(
    ("signal", "field"), [("actors: who speaks for whom", "body"), ("actors: state and branch", "country")]
)
def test_a_finding_is_taken_out_of_every_actor(signal: str, field: str, linked: Linked) -> None:
    one = replace(told(linked).actors[0], body="b", country="XI", branch="army")
    given = replace(linked, stories=(replace(told(linked), actors=(one,)),))
    left = ablation.DROPS[signal](given).stories[0].actors[0]
    assert getattr(left, field) is None
    assert left.links == one.links


def test_copies_are_taken_out(linked: Linked) -> None:
    assert linked.copies
    left = ablation.DROPS["copies"](linked)
    assert left.copies == ()
    assert left.stories == linked.stories
