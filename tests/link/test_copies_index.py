"""Many reports: order, families of equal texts, what many reports bear, growth."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compared import CopyKind
from sayso.link.copies import CANDIDATES, LISTED, CopyIndex, find_copies
from sayso.link.shingles import HELD
from sayso.values import Reading
from tests.link.copying import FEVER, FLOOD, LAYOFFS, MORE, QUOTED_A, QUOTED_B, REWORDED, SAME_EVENT, reading

DAY = date(2031, 5, 12)
TEXTS = (FLOOD, REWORDED, SAME_EVENT, LAYOFFS, FEVER, QUOTED_A, QUOTED_B, f"{FLOOD} {MORE}", f"{LAYOFFS} {MORE}", "")


def invented(seed: int, sentences: int = 12) -> list[str]:
    """Sentences of made-up words, other ones for each seed."""
    draw = random.Random(seed)
    words = [
        "".join(draw.choice(("ba", "ro", "tim", "sel", "ko", "den")) for _ in range(draw.randint(2, 4)))
        for _ in range(300)
    ]
    return [" ".join(draw.choices(words, k=draw.randint(9, 24))).capitalize() + "." for _ in range(sentences)]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_order_does_not_matter(data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=9))
    days = data.draw(st.lists(st.sampled_from([None, DAY, DAY + timedelta(1)]), min_size=9, max_size=9))
    made = [reading(text, str(i), day=days[i]) for i, text in enumerate(texts)]
    found = find_copies(made)
    assert find_copies(data.draw(st.permutations(made))) == found
    index = CopyIndex()
    for one in data.draw(st.permutations(made)):
        index.add(one)
    assert index.copies() == found
    for one in made:
        mine = tuple(copy for copy in found if one.report.id in (copy.a, copy.b))
        assert index.copies_of(one.report.id) == mine


@pytest.mark.parametrize("count", [2, LISTED, LISTED + 1, 1000])
def test_a_family_of_equal_texts_is_listed_in_pairs_or_with_its_first(count: int) -> None:
    first = reading(FLOOD, "first", day=DAY)
    made = [first, *(reading(FLOOD, str(i), day=DAY + timedelta(1)) for i in range(count - 1))]
    found = find_copies(made)
    assert {copy.kind for copy in found} == {CopyKind.SAME_TEXT}
    if count <= LISTED:
        assert len(found) == count * (count - 1) // 2
    else:
        assert len(found) == count - 1 and {copy.a for copy in found} == {first.report.id}


def test_a_thousand_edits_of_one_text_give_a_bounded_number_of_pairs_and_hang_together() -> None:
    made = [reading(f"{FLOOD} Printed in edition {i} of the town paper.", str(i)) for i in range(300)]
    found = find_copies(made)
    assert len(made) - 1 <= len(found) <= len(made) * CANDIDATES
    group = {made[0].report.id}
    for _ in range(3):
        group |= {side for copy in found if copy.a in group or copy.b in group for side in (copy.a, copy.b)}
    assert len(group) == len(made)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our evening newsletter and have the day in your inbox before you sit down to eat with the family.",
        "The picture shows the harbour of Lund in winter light, photographed from the roof of the old customs house by "
        "our staff.",
    ],
    ids=["notice", "unknown line"],
)
def test_a_line_that_many_reports_bear_makes_no_copies(line: str) -> None:
    made = [reading(" ".join([*invented(seed, 5), line]), str(seed), credits=("AP",)) for seed in range(12)]
    assert find_copies(made) == ()


@pytest.mark.parametrize(
    "notice",
    [
        "Copyright 2031 Lund Media Group and its partners, which hold the rights to text, sound, pictures and maps.",
        "Readers can sign up to the weekend newsletter of the desk, which comes on Friday night with tips for walkers.",
        "Subscribe today and read the whole archive since 1898, with recipes, maps and the crossword of the day.",
    ],
)
def test_a_notice_counts_for_nothing_even_in_two_reports(notice: str) -> None:
    made = [reading(" ".join([*invented(seed, 3), notice]), str(seed), credits=("AP",)) for seed in range(2)]
    assert find_copies(made) == ()
    plain = [reading(one.report.text.replace(notice, MORE), str(i), credits=("AP",)) for i, one in enumerate(made)]
    assert len(find_copies(plain)) == 1


def test_order_does_not_matter_where_more_texts_share_a_passage_than_are_listed() -> None:
    made = [
        reading(" ".join([FLOOD, *invented(seed, 1 + seed % 3)]), str(seed), day=DAY + timedelta(seed % 4))
        for seed in range(2 * HELD)
    ]
    found = find_copies(made)
    for seed in range(3):
        random.Random(seed).shuffle(made)
        assert find_copies(made) == found


def test_a_page_that_stands_for_many_reports_over_months_is_no_report() -> None:
    page = "You have read all free reports of this month, and this one is for members; choose a plan that suits you."
    far = [reading(page, str(i), day=DAY + timedelta(40 * i)) for i in range(8)]
    assert find_copies(far) == ()
    near = [reading(FLOOD, str(i), day=DAY + timedelta(i % 3)) for i in range(8)]
    assert len(find_copies(near)) == 28


def test_an_agency_text_that_many_print_stays_a_copy() -> None:
    made = [reading(" ".join([FLOOD, *invented(seed, 2)]), str(seed), day=DAY) for seed in range(12)]
    assert len(find_copies(made)) == 66


def test_two_stories_do_not_mix() -> None:
    flood = [reading(FLOOD + tail, f"f{i}") for i, tail in enumerate(("", " " + MORE, " Reuters"))]
    plant = [reading(LAYOFFS + tail, f"p{i}") for i, tail in enumerate(("", " AFP"))]
    found = {frozenset((copy.a, copy.b)) for copy in find_copies([*plant, *flood])}
    floods = {reading.report.id for reading in flood}
    assert len(found) == 4 and all(pair <= floods or not pair & floods for pair in found)


def test_an_unknown_report_is_an_error_and_a_known_one_counts_once() -> None:
    index = CopyIndex()
    index.add(reading(FLOOD, "a"))
    index.add(reading(FLOOD, "a"))
    assert len(index) == 1
    with pytest.raises(KeyError):
        index.copies_of("b")


def _cost(index: CopyIndex, more: list[Reading]) -> float:
    began = time.process_time()
    for one in more:
        index.add(one)
        index.copies_of(one.report.id)
    return time.process_time() - began


def test_adding_a_report_costs_the_same_in_a_larger_set() -> None:
    """Each batch has new texts, an edit of an old one, and a line that all bear."""
    made = [
        reading(" ".join([*invented(i if i % 5 else i // 2), f"Edition {i}.", MORE]), str(i), day=DAY)
        for i in range(1600)
    ]
    index = CopyIndex()
    costs = [_cost(index, made[start : start + 200]) for start in range(0, 1600, 200)]
    assert min(costs[-3:]) < 2 * min(costs[1:4])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.text()
        | st.sampled_from(["\ud800", "\x00" * 40, "مرحبا بالعالم " * 20, "🌊 " * 30, "9" * 400, "'" * 50, FLOOD]),
        max_size=5,
    )
)
def test_no_text_is_too_strange(texts: list[str]) -> None:
    made = [reading(text + FLOOD[: 60 * i] + text, str(i)) for i, text in enumerate(texts)]
    by = {one.report.id: one.report.text for one in made}
    for copy in find_copies(made):
        assert 0 < copy.score <= 1
        for a, b in copy.passages:
            assert a.of(by[copy.a]) and b.of(by[copy.b])


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "a b c d e f ",
        '"',
        "'a ",
        "“a” ",
        "Reuters ",
        "told AP ",
        "sign up to ",
        "subscribe ",
        "a.",
        "x\n",
        "1,",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    def cost(size: int) -> float:
        times = []
        for key in range(3):
            a, b = (
                reading(f"{start} {unit * size} {end}", f"{key}{start}", outlet=start)
                for start, end in (("Reuters", FLOOD), ("Kyodo", LAYOFFS))
            )
            began = time.process_time()
            find_copies([a, b])
            times.append(time.process_time() - began)
        return min(times)

    size = 30_000 // len(unit)
    assert cost(2 * size) < 3.5 * max(cost(size), 0.02)
