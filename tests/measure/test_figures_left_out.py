"""Numbers that are no figures, and words that are no numbers."""

from __future__ import annotations

import pytest

from tests.measure.figuring import figures, name

NONE = (
    "He was born in 1984 and left in 2003.",
    "The 2016 census began on Oct. 31.",
    "They met on 31 October, on March 7, on May 7, 8 and 9 and on 18-07-2016.",
    "It starts at 9:30 a.m., at 10.45pm, at 0401 GMT and at three o'clock.",
    "The 1990s and the '80s were loud.",
    "January nineteen ninety-seven was cold.",
    "They worked from 3 to 11 p.m.",
    "The works of 1794 to 1797 stand, and so does a bridge of 1913.",
    "The F-16, the T-72, the A320 and the V-6 were shown.",
    "COVID-19 and H5N1 spread.",
    "Section 230, Article 5, page 12 and Psalm 23 were read.",
    "The FTSE 100 and the Nikkei 225 closed.",
    "Flight 370 left from Gate 12.",
    "No. 10 denied it, as did Channel 4.",
    "She won 6-4, 7-5 and drew 2-2.",
    "Lund beat Malmo 3-1 on Saturday.",
    "The vote was 52-48.",
    "Call 0800 123 456, +44 20 7946 0123 or (615) 563-2787.",
    "Her number is 555-0134.",
    "They live at 12 Harbour Street and 16-18 Mill Lane.",
    "Ana Ruiz, 43, agreed; both 14, they left.",
    "A Lund man, 87, was found; Galileo was born around 1564.",
    "No one came, and one another they blamed.",
    "One day it will end.",
    "The seventh attack, in 10th place, in the first half.",
    "The ratio is 3:1 and the map is 1:50,000.",
    "Version 2.0.1 is out.",
    "Test scores are poor, and he scores twice.",
    "A six-speed gearbox, a two-storey house and a first-team player.",
    "NaN is not a number.",
    "Net zero, ground zero.",
    "The Group of 20 met.",
    "9/11 and 24/7.",
)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_figure_is_left_out(text: str) -> None:
    assert [f.text for f in figures(text)] == []


@pytest.mark.parametrize(
    ("text", "spans"),
    (
        ("In March 20 civilians died.", ["20"]),
        ("On March 20 civilians died.", []),
        ("On 4 June and 5 June 10 people fell.", ["10"]),
        ("Two men aged 19 and 23 fell.", ["Two", "19", "23"]),
        ("One in every 50 fell.", ["One in every 50"]),
        ("In 2019 300 people died.", ["300"]),
        ("On July 12 150 people died.", ["150"]),
        ("About 2000 residents left in 2000.", ["About 2000"]),
        ("At least 1998 voters came.", ["At least 1998"]),
        ("The road runs over 2,000km.", ["over 2,000km"]),
        ("One of them fell, and one was injured.", ["One", "one"]),
        ("The three sisters, 12 of them actors—20 of them nuns—sang.", ["three", "12", "20"]),
        ("On Wednesday 22 people fell.", ["22"]),
        ("In Lund 22 people fell.", ["22"]),
        ("Over two-thirds agreed.", ["Over two-thirds"]),
    ),
)
def test_a_figure_beside_what_is_none(text: str, spans: list[str]) -> None:
    assert [f.text for f in figures(text)] == spans


def test_a_number_inside_a_name_is_left_out() -> None:
    text = "Readers of Radio Nova 7 sent 30 letters."
    assert [f.text for f in figures(text, [name(text, "Radio Nova 7", "ORG")])] == ["30"]
