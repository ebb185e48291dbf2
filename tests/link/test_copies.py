"""What is a copy and of what kind, what is none, and which report came first."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.compared import Copy, CopyKind
from sayso.link.copies import find_copies
from sayso.link.copy_words import WORD
from sayso.values import Reading
from tests.link.copying import (
    FEVER,
    FLOOD,
    LAYOFFS,
    MORE,
    QUOTED_A,
    QUOTED_B,
    REWORDED,
    SAME_EVENT,
    reading,
)

HALF = FLOOD[: FLOOD.index("A dam built")]


def one(*readings: Reading) -> Copy:
    """The only copy among the readings, its passages checked."""
    (copy,) = find_copies(readings)
    texts = {r.report.id: r.report.text for r in readings}
    for a, b in copy.passages:
        one, other = (WORD.findall(span.of(texts[id]).lower()) for span, id in ((a, copy.a), (b, copy.b)))
        assert one and other
        assert one == other or copy.kind is CopyKind.REWRITE
    return copy


def test_equal_texts_of_two_outlets_are_the_same_text() -> None:
    copy = one(reading(FLOOD, "a"), reading(FLOOD, "b"))
    assert (copy.kind, copy.score, copy.first_from) == (CopyKind.SAME_TEXT, 1.0, None)
    assert copy.a < copy.b
    assert copy.reasons == ("word for word the same text, 90 words",)
    ((a, b),) = copy.passages
    assert a == b == (0, len(FLOOD) - 1)


@pytest.mark.parametrize("text", [FLOOD, LAYOFFS, FEVER])
def test_case_quotation_marks_and_white_space_do_not_make_another_text(text: str) -> None:
    other = text.upper().replace(". ", ".\n\n")
    copy = one(reading(text, "a"), reading(other, "b"))
    assert copy.kind is CopyKind.SAME_TEXT and copy.score == 1.0
    ((a, b),) = copy.passages
    texts = {reading(text, "a").report.id: text, reading(other, "b").report.id: other}
    assert a.of(texts[copy.a]).upper().split() == b.of(texts[copy.b]).upper().split()


@pytest.mark.parametrize("text", [FLOOD, LAYOFFS, FEVER])
def test_a_shortened_text_is_the_same_text_and_the_longer_came_first(text: str) -> None:
    cut = text[: text.rindex(". ") + 1]
    copy = one(reading(f"{text} {MORE}", "a"), reading(cut, "b"))
    assert copy.kind is CopyKind.SAME_TEXT and copy.score == 1.0 and copy.first_from == "length"
    assert copy.a == reading("", "a").report.id


@pytest.mark.parametrize("text", [FLOOD, LAYOFFS, FEVER])
def test_an_agency_text_edited_is_a_wire_copy(text: str) -> None:
    edited = text.replace(" said", " stated").replace("Some ", "About ").replace("the ", "a ", 1) + " " + MORE
    copy = one(reading(f"{text} (Reuters)", "a", credits=("Reuters",)), reading(edited, "b", credits=("Reuters",)))
    assert copy.kind is CopyKind.WIRE_COPY and copy.score > 0.8
    assert "both credit Reuters" in copy.reasons


def test_one_sentence_is_enough_where_both_credit_one_agency_and_not_otherwise() -> None:
    sentence = "Rescuers in rubber boats brought 140 villagers to a school gymnasium on the hill above the town."
    a, b = f"{LAYOFFS[:300]} {sentence}", f"{sentence} {FEVER[:300]}"
    assert find_copies([reading(a, "a"), reading(b, "b")]) == ()
    assert find_copies([reading(a, "a", credits=("AFP",)), reading(b, "b", credits=("AP",))]) == ()
    copy = one(reading(a, "a", credits=("AFP",)), reading(b, "b", credits=("Agence France-Presse",)))
    assert copy.kind is CopyKind.WIRE_COPY and copy.score < 0.35
    for left, right in copy.passages:
        texts = {reading(a, "a").report.id: a, reading(b, "b").report.id: b}
        assert left.of(texts[copy.a]) == right.of(texts[copy.b]) == sentence[:-1]


def test_two_long_sentences_in_a_longer_report_are_found() -> None:
    long = f"{LAYOFFS} {FEVER} {HALF} {MORE}"
    short = f"{HALF} A concert in the town was put off, and the theatre will refund all tickets until the end of June."
    copy = one(reading(long, "a"), reading(short, "b"))
    assert copy.score > 0.5
    assert copy.a == reading("", "a").report.id or copy.first_from is None


def test_same_sentences_reworded_in_the_same_order_are_a_rewrite() -> None:
    copy = one(reading(FLOOD, "a"), reading(REWORDED, "b"))
    assert copy.kind is CopyKind.REWRITE
    assert any("stand in both in the same order" in reason for reason in copy.reasons)
    assert len(copy.passages) >= 3


def test_the_same_sentences_in_another_order_are_no_rewrite() -> None:
    parts = [part.rstrip(".") + "." for part in REWORDED.split(". ")]
    assert find_copies([reading(FLOOD, "a"), reading(" ".join(reversed(parts)), "b")]) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [(FLOOD, SAME_EVENT), (REWORDED, SAME_EVENT), (FLOOD, LAYOFFS), (LAYOFFS, FEVER), (QUOTED_A, QUOTED_B)],
    ids=["one event", "one event, reworded", "two subjects", "two others", "one speech"],
)
def test_independent_reports_are_no_copies(a: str, b: str) -> None:
    assert find_copies([reading(a, "a"), reading(b, "b")]) == ()


@pytest.mark.parametrize("marks", ["“”", "‘’", "''"])
def test_a_shared_speech_in_any_quotation_marks_is_no_copy(marks: str) -> None:
    texts = [text.replace('"', marks[0], 1).replace('"', marks[1], 1) for text in (QUOTED_A, QUOTED_B)]
    assert find_copies([reading(texts[0], "a"), reading(texts[1], "b")]) == ()


def test_the_same_framing_of_a_speech_is_a_copy() -> None:
    frame = "The address lasted forty minutes and was broadcast from the square in front of the flooded town hall. "
    a, b = frame + QUOTED_A, f"{QUOTED_A} {frame}"
    assert one(reading(a, "a"), reading(b, "b")).score > 0.9


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ({"day": date(2031, 5, 2)}, {"day": date(2031, 5, 3)}, "published day"),
        ({"outlet": "The Velmo Gazette"}, {"credits": ("Velmo Gazette",)}, "credit"),
        ({"outlet": "Velmo Gazette"}, {"text": " The Velmo Gazette first reported the deaths."}, "credit"),
        ({"outlet": "Velmo Gazette", "day": date(2031, 5, 2)}, {"text": ", according to the Velmo Gazette."}, "credit"),
        ({"outlet": "Reuters"}, {"outlet": "Lund Post"}, "agency's own outlet"),
        ({"outlet": "www.reuters.com"}, {}, "agency's own outlet"),
        ({"text": " " + MORE}, {}, "length"),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_which_came_first_and_how_that_is_known(
    first: dict[str, object], second: dict[str, object], how: str, swapped: bool
) -> None:
    keys = ("b", "a") if swapped else ("a", "b")
    made = [
        reading(FLOOD + str(fields.get("text", "")), key, **{k: v for k, v in fields.items() if k != "text"})
        for key, fields in zip(keys, (first, second), strict=True)
    ]
    copy = one(*made)
    assert (copy.a, copy.b, copy.first_from) == (made[0].report.id, made[1].report.id, how)


def test_a_report_that_credits_itself_or_a_cycle_of_credits_says_nothing_of_age() -> None:
    own = reading(FLOOD, "a", outlet="Velmo Gazette", credits=("Velmo Gazette",))
    assert one(own, reading(FLOOD, "b", outlet="Velmo Gazette")).first_from is None
    cycle = [
        reading(FLOOD, "a", outlet="Velmo Gazette", credits=("Lund Post",)),
        reading(FLOOD, "b", outlet="Lund Post", credits=("Velmo Gazette",)),
    ]
    copy = one(*cycle)
    assert copy.first_from is None and copy.a < copy.b


@pytest.mark.parametrize("outlet", ["Velmo", "Tarn", "Porto Serra", "Ga", "", None])
def test_an_outlet_named_without_a_cue_is_not_credited(outlet: str | None) -> None:
    a = reading(FLOOD, "a", outlet=outlet)
    assert one(a, reading(f"{FLOOD} Help is on its way in Velmo.", "b")).first_from is None


def test_two_texts_of_one_address_are_a_pair_like_any_other() -> None:
    url = "https://gazette.example/flood"
    first = reading(FLOOD, "a", url=url, day=date(2031, 5, 2))
    later = reading(FLOOD.replace("two shepherds", "three shepherds"), "b", url=url, day=date(2031, 5, 3))
    copy = one(later, first)
    assert (copy.a, copy.kind, copy.first_from) == (first.report.id, CopyKind.SAME_TEXT, "published day")


def test_undated_reports_and_dated_ones_do_not_order_each_other() -> None:
    assert one(reading(FLOOD, "a", day=date(2031, 5, 2)), reading(FLOOD, "b")).first_from is None


def test_scores_under_the_least_are_left_out() -> None:
    made = [reading(f"{FLOOD} {MORE}", "a"), reading(f"{FLOOD} {LAYOFFS}", "b")]
    (copy,) = find_copies(made)
    assert find_copies(made, min_score=copy.score) == (copy,)
    assert find_copies(made, min_score=copy.score + 0.01) == ()


@pytest.mark.parametrize("texts", [[], [""], ["", ""], [" \n ", "\t"], ["?!", "?!"], ["Read on.", "Read on."]])
def test_nothing_is_no_copy_of_nothing(texts: list[str]) -> None:
    assert find_copies([reading(text, str(i)) for i, text in enumerate(texts)]) == ()


def test_one_report_given_twice_is_no_copy_of_itself() -> None:
    assert find_copies([reading(FLOOD, "a"), reading(FLOOD, "a")]) == ()
