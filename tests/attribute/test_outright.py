"""A second pass over figures: what the words state outright of whose they are, and what they do not."""

from __future__ import annotations

import re

import pytest

from sayso.attribute.drafts import Draft
from sayso.attribute.outright import SCORE, giver_before, outright
from sayso.naming import Name
from sayso.sentences import sentences
from sayso.text import Span


def names_of(text: str, **kinds: str) -> list[Name]:
    """The places where the strings stand, as names of the kinds."""
    found = [Name(Span(m.start(), m.end()), k) for k, s in kinds.items() for m in re.finditer(re.escape(s), text)]
    return sorted(found, key=lambda name: name.span)


def found(text: str, drafts: list[Draft] | None = None, **kinds: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of the drafts, as text."""
    made = outright(text, drafts or [], sentences(text), names_of(text, **kinds))
    return [
        (
            " ".join(s.of(text) for s in (d.source or ((d.speaker,) if d.speaker else ()))),
            " ".join(c.of(text) for c in d.cue),
            " | ".join(c.of(text) for c in d.content),
        )
        for d in made
    ]


STATED = (
    # put at, revised to
    ("Harbour police put the toll at 16 by noon.", "Harbour police", "the toll at 16 by noon"),
    ("Later the ministry raised the number of cases to 310.", "the ministry", "the number of cases to 310"),
    ("The fire service gave a lower total of 310 huts.", "The fire service", "a lower total of 310 huts"),
    # counted, listed, claimed
    ("On Friday the survey listed 340 damaged homes.", "the survey", "340 damaged homes"),
    ("So far the union counted about 900 lost posts.", "the union", "about 900 lost posts"),
    ("In a note the bank estimates that 12 branches will close.", "the bank", "that 12 branches will close"),
    ("The gang claimed to be holding 40,000 files.", "The gang", "to be holding 40,000 files"),
    ("Survivors interviewed by the mission spoke of some 100 pilgrims.", "Survivors interviewed by the mission",
     "some 100 pilgrims"),
    ("The gang boasts on its site of having 900 ledgers.", "The gang", "of having 900 ledgers"),
    # ranges
    ("Estimates by experts range from 40 to 200 dead.", "Estimates by experts", "from 40 to 200 dead"),
    # a suit
    (
        "The foundry faces a class action over the loss of 9,000 pensions.",
        "a class action",
        "the loss of 9,000 pensions",
    ),
    # asked for
    ("The gang demanded $2 million for the keys.", "The gang", "$2 million for the keys"),
    # looked
    ("When inspectors counted, the herd held only 40 cows.", "inspectors", "the herd held only 40 cows"),
    # behind the words, without a comma
    ("Two men were slightly hurt in the yard a witness said.", "a witness", "Two men were slightly hurt in the yard"),
)


@pytest.mark.parametrize(("text", "source", "content"), STATED)
def test_words_that_state_whose_a_figure_is(text: str, source: str, content: str) -> None:
    assert [(who, said) for who, _, said in found(text)] == [(source, content)]


def test_a_speaker_with_an_apposition_is_one() -> None:
    text = "Ana Ruiz, the mayor of Lund, estimated 300 leaks a day."
    assert found(text, PER="Ana Ruiz")[0][0] == "Ana Ruiz, the mayor of Lund"


def test_a_speaker_known_as_somebody_is_one() -> None:
    text = "A profile known as Vex claimed to be holding 40,000 files."
    assert found(text, ORG="Vex") == [("A profile known as Vex", "claimed", "to be holding 40,000 files")]


def test_somebodys_estimate_is_theirs() -> None:
    text = "The river port closed again, raising Lund's earlier count of 30 shut berths."
    assert found(text, LOC="Lund") == [("Lund", "count", "30 shut berths")]
    text = "On the latest Danish estimates the herring catch fell to 900 tonnes."
    assert found(text, NORP="Danish") == [("the latest Danish estimates", "On", "the herring catch fell to 900 tonnes")]


NOT_STATED = (
    "The epidemic claimed 488 lives by May.",
    "In 2014 the valley recorded 40 floods.",
    "The parade counted 300 drummers.",
    "An estimated 40 barges sank.",
    "The company reported in 2014.",
    "Hourly wages in the town range from 15 to 26 crowns.",
    "The storm put 400 people at risk.",
    "Forty homes burned.",
    "“The clinic counted 30 cases,” he said.",
)


@pytest.mark.parametrize("text", NOT_STATED)
def test_where_nobody_can_answer_for_it_nothing_is_found(text: str) -> None:
    assert found(text) == []


def test_what_a_draft_holds_is_left_alone() -> None:
    text = "Harbour police put the toll at 16."
    whole = Draft((Span(19, 33),), (Span(15, 18),), (Span(0, 14),), 0.9)
    assert outright(text, [whole], sentences(text), []) == [whole]


def test_a_clause_behind_a_semicolon_goes_on_with_its_speaker() -> None:
    text = "The clinic said 40 were ill; another 12 are expected by Monday."
    draft = Draft((Span(16, 27),), (Span(11, 15),), (Span(0, 10),), 0.9)
    (whole,) = outright(text, [draft], sentences(text), [])
    assert [c.of(text) for c in whole.content] == ["40 were ill", "another 12 are expected by Monday"]
    assert whole.score == draft.score


def test_a_content_does_not_stop_short_of_its_amount() -> None:
    text = "Rail staff put the cost of the strike at 3 million crowns."
    draft = Draft((Span(15, 37),), (Span(11, 14),), (Span(0, 10),), 0.9)
    (whole,) = outright(text, [draft], sentences(text), [])
    assert [c.of(text) for c in whole.content] == ["the cost of the strike", "at 3 million crowns"]


def test_a_verb_right_behind_anothers_source_is_the_same_ones() -> None:
    text = "A warden, from a nearby park, put it at no more than 15 and said that the cubs were ill."
    said, who = Span(text.index("that"), len(text) - 1), Span(0, text.index(", put"))
    draft = Draft((said,), (Span(said.start - 5, said.start - 1),), (who,), 0.9)
    made = outright(text, [draft], sentences(text), [])
    assert [(d.source, d.content[0].of(text)) for d in made if d != draft] == [((who,), "it at no more than 15")]


def test_what_was_listed_is_the_latest_givers() -> None:
    text = "The Vex collective posted a ledger. It was advertised as 700 names, more than the town has."
    assert found(text, ORG="Vex") == [("The Vex collective", "advertised", "as 700 names, more than the town has")]
    assert giver_before("Nobody listed anything.", 20, []) is None


def test_what_somebody_gives_out_allegedly_holds_is_theirs() -> None:
    text = "A trader leaked a list, which reportedly names 300 informers."
    assert found(text) == [("A trader", "reportedly", "names 300 informers")]


@pytest.mark.parametrize("who", ["A trader", "RedQuay", "The NQB"])
def test_who_gives_it_out_is_preferred_to_hearsay_of_nobody(who: str) -> None:
    text = f"{who} was selling a list, which supposedly names 300 informers."
    at = text.index("supposedly")
    hearsay = Draft((Span(at + 11, len(text) - 1),), (Span(at, at + 10),), (), 0.7)
    assert found(text, [hearsay]) == [(who, "supposedly", "names 300 informers")]


def test_hearsay_that_nobody_gives_out_stays() -> None:
    text = "Redquay slept. The barn supposedly held 40 cows."
    hearsay = Draft((Span(35, 47),), (Span(24, 34),), (), 0.7)
    assert found(text, [hearsay]) == [("", "supposedly", "held 40 cows")]


def test_a_figure_against_a_doubted_one_is_the_doubters() -> None:
    text = "Ana Ruiz disputes the count. The barn was large. It held only 40 cows.\nOnly 12 were sold."
    draft = Draft((Span(18, 27),), (Span(9, 17),), (Span(0, 8),), 0.9)
    drafts = outright(text, [draft], sentences(text), [])
    assert [(d.speaker, d.content[0].of(text), d.score) for d in drafts[1:]] == [
        (Span(0, 8), "It held only 40 cows", SCORE)
    ]
