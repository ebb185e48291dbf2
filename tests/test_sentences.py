"""Sentences as spans."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.sentences import sentences
from sayso.text import Span


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The pier sank. Nobody drowned.", ["The pier sank.", "Nobody drowned."]),
        ("Is it over? It is! The jury went home.", ["Is it over?", "It is!", "The jury went home."]),
        (
            "Dr. Lena Fox and Mr. Ito met Sen. Paul Day. They spoke.",
            ["Dr. Lena Fox and Mr. Ito met Sen. Paul Day.", "They spoke."],
        ),
        ("Gov. Ann Lee and Lt. Bo Ek spoke. It rained.", ["Gov. Ann Lee and Lt. Bo Ek spoke.", "It rained."]),
        ("The rate rose 2.5 percent. Banks fell.", ["The rate rose 2.5 percent.", "Banks fell."]),
        ("Vet v. Vet was heard. It is No. 12 of 40.", ["Vet v. Vet was heard.", "It is No. 12 of 40."]),
        ("A headline without a stop\nThe text begins.", ["A headline without a stop", "The text begins."]),
        ("First paragraph\n\n \nSecond one.  ", ["First paragraph", "Second one."]),
        ("Odd \ud800 letters stand. Still here.", ["Odd \ud800 letters stand.", "Still here."]),
        ("The\xa0rain fell.\xa0Then it stopped.", ["The\xa0rain fell.", "Then it stopped."]),
        ("", []),
        (" \n\n\t", []),
    ],
)
def test_sentences_of_the_press(text: str, parts: list[str]) -> None:
    assert [s.of(text) for s in sentences(text)] == parts


@given(st.text(alphabet=st.sampled_from(list('abcA .!?"”\n\r\t\u00a0\u2028é😀א\u0301\x00Mr')), max_size=120))
def test_sentences_hold_every_visible_character_once_in_order(text: str) -> None:
    found = sentences(text)
    assert all(s.start < s.end and not text[s.start].isspace() and not text[s.end - 1].isspace() for s in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    inside = {place for start, end in found for place in range(start, end)}
    assert all(place in inside for place, c in enumerate(text) if not c.isspace())


def test_a_text_that_breaks_the_segmenter_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def broken(language: str, text: str) -> list[str]:
        raise PanicException("end byte index 12 is not a char boundary")

    monkeypatch.setattr("sayso.sentences.segment", broken)
    assert sentences("It rained. It stopped.") == (Span(0, 22),)


def test_what_once_broke_the_segmenter_is_read() -> None:
    text = '\xa0"A.a\xa0\x00.M\xa0. '
    assert [c for s in sentences(text) for c in s.of(text) if not c.isspace()] == [c for c in text if not c.isspace()]
