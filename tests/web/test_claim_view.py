"""A claim as its page shows it."""

from __future__ import annotations

from dataclasses import replace

from sayso.web.views.claim import claim_view
from sayso.web.views.links import Links
from tests.publish.comparing import found


def test_a_statement_of_several_lanes_stands_once_and_is_led_to_from_the_others() -> None:
    crossed = found()
    view = claim_view(crossed, crossed.compared.claims[0], Links())
    twice = replace(view, lanes=(*view.lanes, view.lanes[0]))
    first, *_, last = twice.placed()
    assert first[1] and not first[2] and not last[1] and last[2] == first[1]
    anchors = [telling.anchor for _, here, _ in twice.placed() for telling in here]
    assert len(anchors) == len(set(anchors)) == len(view.tellings)
