"""Stance and hedging: the cue, then the content, then the stance head."""

from __future__ import annotations

import pytest

from sayso.attribute.stance import stance_of
from sayso.hedging import hedged_in
from sayso.values import Stance

EVENT = "the gate was open"
CUES = {
    Stance.ASSERTS: ("said", "told the court", "according to", "added", "wrote", "reported"),
    Stance.CONFIRMS: ("confirmed", "has acknowledged", "admitted", "verified", "concedes"),
    Stance.ACCUSES: ("accused", "blamed", "has condemned", "alleged", "denounced", "faulted"),
    Stance.ESTIMATES: ("estimated", "estimates", "put the", "reckons"),
    Stance.FORECASTS: ("predicted", "forecast", "expects", "projected"),
    Stance.WARNS: ("warned", "cautioned", "fears", "sounded the alarm"),
    Stance.INTENDS: ("vowed", "promised", "pledged", "plans", "hopes", "agreed to"),
    Stance.REQUESTS: ("urged", "called on", "demanded", "appealed for", "asked", "recommended"),
    Stance.DENIES: ("denied", "rejected", "dismissed", "ruled out", "disputes", "doesn't accept"),
    Stance.DECLINES: (
        "declined",
        "refused to comment",
        "would not say",
        "did not respond",
        "could not be reached",
        "didn't comment",
        "would neither confirm nor deny",
        "would not be drawn on",
        "referred questions to",
    ),
    Stance.DOUBTS: ("doubted", "questioned whether", "was sceptical", "is unsure"),
}


@pytest.mark.parametrize(("stance", "cue"), [(stance, cue) for stance, cues in CUES.items() for cue in cues])
def test_a_plain_cue_decides(stance: Stance, cue: str) -> None:
    assert stance_of(cue, EVENT) is stance
    assert stance_of(cue.upper(), EVENT) is stance


@pytest.mark.parametrize(
    ("cue", "stance"), [("refused to confirm", Stance.DECLINES), ("denied the request", Stance.DENIES)]
)
def test_the_stronger_of_two_words_decides(cue: str, stance: Stance) -> None:
    assert stance_of(cue, EVENT) is stance


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("we will contest the verdict", Stance.INTENDS),
        ("that the company would rehire 80 welders", Stance.INTENDS),
        ("she is going to run again", Stance.INTENDS),
        ("“I will play on Sunday,”", Stance.INTENDS),
        ("the river will crest on Friday", Stance.FORECASTS),
        ("prices are expected to fall by a tenth", Stance.FORECASTS),
        ("“We urge all parents to come,”", Stance.REQUESTS),
        ("“Please stay at home,”", Stance.REQUESTS),
        ("“We are worried about the children,”", Stance.WARNS),
        ("the striker scored twice", Stance.ASSERTS),
        ("the river crested. It will fall by Monday", Stance.ASSERTS),
    ],
)
def test_a_neutral_cue_leaves_it_to_the_first_clause(content: str, stance: Stance) -> None:
    assert stance_of("said", content) is stance


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("called", "the reports “fantasies woven abroad”", Stance.DENIES),
        ("called", "the mayor “a friend of the valley”", Stance.ASSERTS),
        ("said", "“That is simply not true,”", Stance.DENIES),
        ("says", "Not so", Stance.DENIES),
        ("believes", "the true number is closer to 15,000", Stance.ESTIMATES),
        ("believes", "the dam is safe", Stance.ASSERTS),
        ("said", "it would not be appropriate to comment while the trial was going on", Stance.DECLINES),
        ("said", "“It would be wrong to speculate,”", Stance.DECLINES),
    ],
)
def test_cue_and_content_together(cue: str, content: str, stance: Stance) -> None:
    assert stance_of(cue, content) is stance


def chances(stance: Stance, share: float, hedged: float = 0.0) -> tuple[float, ...]:
    kinds = list(Stance)
    rest = (1 - share) / (len(kinds) - 1)
    return (*(share if kind is stance else rest for kind in kinds), hedged)


def test_the_head_decides_where_the_words_are_silent_and_it_is_sure() -> None:
    assert stance_of("has it that", EVENT, chances(Stance.ACCUSES, 0.9)) is Stance.ACCUSES
    assert stance_of("has it that", EVENT, chances(Stance.ACCUSES, 0.4)) is Stance.ASSERTS
    assert stance_of("denied", EVENT, chances(Stance.ACCUSES, 0.9)) is Stance.DENIES


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", "the fire may have begun in the attic"),
        ("said", "the goal could be struck out"),
        ("suggested", EVENT),
        ("reportedly said", EVENT),
        ("said", "the virus is believed to come from bats"),
        ("said", "the driver apparently fell asleep"),
        ("said", "up to 40 jobs might go"),
    ],
)
def test_a_hedging_word_hedges(cue: str, content: str) -> None:
    assert hedged_in(cue, content)


@pytest.mark.parametrize(
    "content",
    [
        EVENT,
        "the trial began on 4 May",
        "in May the factory shut",
        "the match is over. It may rain",
        "by late May 300 were ill",
    ],
)
def test_a_plain_first_clause_does_not_hedge(content: str) -> None:
    assert not hedged_in("said", content)


def test_the_head_may_hedge_if_it_is_sure() -> None:
    assert hedged_in("said", EVENT, chances(Stance.ASSERTS, 0.9, 0.97))
    assert not hedged_in("said", EVENT, chances(Stance.ASSERTS, 0.9, 0.3))
