"""What is read off a text for grouping: words, names, ages, numbers, and not the page around them."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.stories import Features, features_of
from sayso.link.story_features import MOST_TERMS, Term
from sayso.link.story_prior import AGE, COMMON, NAME, NUMBER, OTHER_WORD, share
from sayso.link.story_words import (
    COUNTED,
    DIGITS,
    LONG_NUMBER,
    NUMBERS,
    OLD,
    OLDEST,
    PAGE,
    PLAIN_WORDS,
    SIGNS,
    WORD,
    WORDS,
    YEAR,
    _ages,
    _numbers,
    folded,
    headline,
    own_prose,
    words_of,
)
from sayso.text import Span, TextMap
from sayso.values import (
    Dated,
    Evidence,
    Figure,
    Link,
    Manner,
    Place,
    Reading,
    Report,
    SourceKind,
    Stance,
    Statement,
)

NASTY = st.one_of(
    st.text(),
    st.text(st.characters(codec=None)),
    st.sampled_from(
        [
            "\ud800",
            "\x00\x00",
            "‮abc",
            "👩‍👩‍👧, 34, ran",
            "9" * 400,
            f"{'9' * 400} loaves",
            "²-year-old",
            "٣-year-old",
            "A " * 300,
        ]
    ),
)


def reading(text: str, title: str | None = None, day: date | None = None, **found: object) -> Reading:
    report = Report(
        "r1",
        "0" * 64,
        "text/plain",
        "here",
        text,
        TextMap([], []),
        title=title,
        published=Dated(day, "given") if day else None,
    )
    return Reading(report, **{"statements": (), **found})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Rivers", "river"),
        ("Parties", "party"),
        ("Dunmore’s", "dunmore"),
        ("witness", "witness"),
        ("virus", "virus"),
        ("gas", "gas"),
        ("crisis", "crisis"),
    ],
)
def test_folding(word: str, meant: str) -> None:
    assert folded(word) == meant


def test_names_are_what_is_written_with_a_capital() -> None:
    found = words_of(
        "Yesterday the ferry Kestrel Queen sank. Ferry crews looked for Captain Ines Dorn until dark.", None
    )
    assert "kestrel queen" in found.names
    assert "captain ine dorn" in found.names
    assert {"kestrel", "queen", "dorn"} <= found.named
    assert "ferry" not in found.named
    assert "yesterday" not in {word for name in found.names for word in name.split()}


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 16-year-old and a three-year-old were found.", {16, 3}),
        ("Maud Okafor, 34, and Piet Aldous, 61.", {34, 61}),
        ("A boy, 9, and a woman aged 80 drowned.", {9, 80}),
        ("The plant is 300 years old.", set()),
        ("On June 4, 12 ships sailed.", set()),
    ],
)
def test_ages(text: str, ages: set[int]) -> None:
    assert words_of(text, None).ages == ages


def test_numbers_with_their_noun() -> None:
    found = words_of("The 400 block of Quay Street lost 1,200 trees in 2031, worth $3.5 million, on line 88217.", None)
    assert {"400 block", "1200 tree", "$3.5 million", "88217"} <= found.numbers
    assert "2031" not in found.numbers


def test_headline_without_its_site() -> None:
    assert headline("Ferry aground off Cape Lumen - Channel 9 | News") == "Ferry aground off Cape Lumen"
    assert headline("Well-known baker retires") == "Well-known baker retires"


def test_the_page_is_left_out() -> None:
    text = (
        "Read next: five recipes\nThe dam at Quell broke on Monday.\nMost read\nSubscribe to our newsletter today!\n"
        "Divers found the gate. Follow Ines Dorn on Twitter for more.\nCopyright 2031 Quell Post."
    )
    assert own_prose(text) == "Read next: five recipes\nThe dam at Quell broke on Monday.\n\nDivers found the gate.\n"


def test_a_report_on_e_mail_keeps_its_subject() -> None:
    text = "Hackers copied the e-mail addresses and passwords of 40,000 students in Dunmore, the college said."
    assert own_prose(text) == text


def test_a_text_without_marks_stays() -> None:
    text = "Dam breaks at Quell\nDivers found the gate\nMayor asks for help"
    assert own_prose(text) == text


def test_title_and_first_sentence() -> None:
    assert words_of("Nothing here.", "Dam breaks at Quell").title == {"dam", "break", "quell"}
    assert words_of("A dam broke. The mayor wept.", None).title == {"dam", "broke"}


def test_read_names_figures_and_places_count() -> None:
    text = "the quell dam broke and killed 12 people, said ines dorn."
    link = Link(Span(46, 55), "Ines Dorn", None, None, SourceKind.PERSON, Evidence.STATEMENT)
    said = Statement("s", Manner.INDIRECT, Stance.ASSERTS, False, 0.9, (Span(0, 40),), (), (), (link,))
    toll = Figure(Span(31, 33), "12", 12, 12, 12, "exact", None, "count", "person", "killed", "people", Span(34, 40))
    place = Place(Span(4, 9), "quell", "Quell", "XX", 1.0, 2.0, "city", None, "place")
    plain = {term.key: term for term in features_of(reading(text)).terms}
    told = {
        term.key: term
        for term in features_of(reading(text, statements=(said,), figures=(toll,), places=(place,))).terms
    }
    assert "number:12 killed" in told
    assert "number:12 killed" not in plain
    for key in ("word:quell", "word:dorn"):
        assert told[key].named
        assert not plain[key].named


def test_a_name_s_words_that_the_text_has_in_small_letters_are_no_names() -> None:
    text = "Quarry Water lost its water. The water ran out at Quarry Water, said water engineers."
    link = Link(Span(0, 12), "Quarry Water", None, None, SourceKind.ORGANISATION, Evidence.STATEMENT)
    said = Statement("s", Manner.INDIRECT, Stance.ASSERTS, False, 0.9, (Span(13, 27),), (), (), (link,))
    terms = {term.key: term for term in features_of(reading(text, statements=(said,))).terms}
    assert terms["word:quarry"].named and not terms["word:water"].named


def test_features_are_small_and_packed() -> None:
    text = " ".join(f"Name{n} word{n} and {n + 100} boats." for n in range(400))
    features = features_of(reading(text, "Boats lost", date(2031, 5, 1)))
    assert len(features.terms) == MOST_TERMS
    assert {term.key for term in features.terms if term.titled} == {"word:boat", "word:lost"}
    assert Features.unpacked(features.packed()) == features
    assert "\n" not in features.packed()


@given(NASTY, st.one_of(st.none(), NASTY), st.one_of(st.none(), st.dates()))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str, title: str | None, day: date | None) -> None:
    features = features_of(reading(text, title, day))
    assert features == features_of(reading(text, title, day))
    assert Features.unpacked(features.packed()) == features
    assert list(features.terms) == sorted(features.terms)
    assert all(isinstance(term, Term) and term.weight >= 1.0 for term in features.terms)
    json.loads(features.packed())


@pytest.mark.parametrize(
    ("key", "expected"),
    [("word:zyxw", OTHER_WORD), ("name:ines dorn", NAME), ("age:12", AGE), ("number:12 loaf", NUMBER)],
)
def test_prior_by_kind(key: str, expected: float) -> None:
    assert share(key) == expected


def test_prior_tiers() -> None:
    assert share("word:said") > share("word:police") > share("word:toll") > share("word:zyxw")
    assert all(word == folded(word) for word in COMMON)


@pytest.mark.parametrize(
    "adversary",
    [
        lambda n: "a'" * n,
        lambda n: "A " * n,
        lambda n: "1," * n,
        lambda n: "follow a " * n,
        lambda n: "\n" * n,
        lambda n: ". " * n,
        lambda n: " - " * n,
        lambda n: "twelve-" * n,
        lambda n: "$" * n + "1" * n,
    ],
)
def test_time_is_linear(adversary: Callable[[int], str]) -> None:
    def seconds(text: str) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            words_of(text, text)
            best = min(best, time.process_time() - start)
        return best

    n = 10_000
    while seconds(adversary(n)) < 0.05 and n < 160_000:
        n *= 2
    assert seconds(adversary(2 * n)) < 3.5 * seconds(adversary(n)) + 0.005


PARTS = """4 17 2031 $5 US$7.5 1,200 3.25 9999999999999999999999999 boy aged toddler Ruiz years block loaves st , . - x
€ ٣ -year-old told"""
DIGITS_AND_WORDS = st.lists(
    st.sampled_from([*PARTS.split(), " ", "  ", "\n", "e 34", ", 41."]), max_size=14
).map("".join)


@given(st.one_of(DIGITS_AND_WORDS, NASTY))
@settings(max_examples=400)
def test_what_is_held_against_digits_is_what_a_search_of_the_whole_finds(text: str) -> None:
    runs = [match.span() for match in DIGITS.finditer(text)]
    ages = {m[1].lower() for m in OLD.finditer(text)}
    ages |= {m[1] for m in re.finditer(r"(?<=[a-z.]), (\d{1,2})(?=,\s|\.\s|\.?$)", text)}
    people = r"\b(?:aged?|boy|girl|man|woman|teen|toddler|teenager|son|daughter),? (\d{1,2})\b"
    ages |= {m[1] for m in re.finditer(people, text, re.IGNORECASE)}
    known = {NUMBERS.get(one, int(one) if one.isdecimal() else 0) for one in ages}
    assert _ages(text, runs) == {age for age in known if 0 < age < OLDEST}
    counted = {(m[1].replace(",", ""), folded(m[2])) for m in COUNTED.finditer(text) if m[2] not in ("year", "years")}
    alone = {m[1].replace(",", "") for m in LONG_NUMBER.finditer(text)}
    told = {one for one in alone if len(one) > 2 and not YEAR.fullmatch(one)}
    assert _numbers(text, runs) == told | {" ".join(one) for one in counted}


ASCII = st.text(st.one_of(st.sampled_from("ab9 .'-&_"), st.characters(max_codepoint=127)), max_size=40)


@given(ASCII, st.integers(0, 40))
@settings(max_examples=400)
def test_words_of_ascii_are_the_same_in_either_way_and_counted_up_to_any_place(text: str, place: int) -> None:
    assert PLAIN_WORDS.split(text) == WORDS.split(text)
    assert len(WORD.findall(text[:place])) == sum(match.start() < place for match in WORD.finditer(text))


def test_the_signs_stand_in_all_that_speaks_of_the_page() -> None:
    page = """subscribe subscribing subscription newsletter verification email e-mail click login log in signup sign up
    signin sign in cookie cookies notification notifications account profile inbox browser password advertisement
    advertisements headlines terms of use terms of service privacy policy our app our website our site"""
    for words in [*page.split(), "log in", "sign up", "sign in", "terms of use", "privacy policy", "our app"]:
        if PAGE.search(words):
            assert any(sign in words for sign in SIGNS), words
    foot = "copyright © 2031|All rights reserved|Read or share this|follow us on twitter|find us on|pic.twitter.com"
    for words in foot.split("|"):
        assert any(sign in words.casefold() for sign in SIGNS), words
    assert not any(sign in "the ferry sank off the coast and nine people died" for sign in SIGNS)
