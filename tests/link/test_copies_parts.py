"""The parts that copies rest on: alignment, quotations, fingerprints, judging, reasons."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compared import CopyKind
from sayso.link.copies import find_copies
from sayso.link.copy_align import RUN, aligned
from sayso.link.copy_credit import carrier_of, outlet_name, wires_in
from sayso.link.copy_judge import Shared, judged, reasons_of, recomputed
from sayso.link.copy_rewrite import reworded
from sayso.link.copy_words import quotations, stem, wording_of
from sayso.link.shingles import HELD, SHINGLE, WINDOW, Postings, fingerprints
from sayso.text import Span
from tests.link.copying import FEVER, FLOOD, LAYOFFS, MORE, QUOTED_A, REWORDED, reading

WORDS = st.lists(st.integers(1, 4), max_size=60)


def column(values: list[int]) -> np.typing.NDArray[np.uint64]:
    return np.array(values, np.uint64)


@settings(max_examples=300, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_aligned_runs_are_the_same_in_both_and_never_share_a_word(a: list[int], b: list[int], both: list[int]) -> None:
    one, other = a + both + b, b + both + a
    used_a, used_b = set[int](), set[int]()
    for i, j, size in aligned(column(one), column(other)):
        assert size >= RUN and one[i : i + size] == other[j : j + size]
        run_a, run_b = set(range(i, i + size)), set(range(j, j + size))
        assert not run_a & used_a and not run_b & used_b
        used_a, used_b = used_a | run_a, used_b | run_b


@given(st.lists(st.integers(1, 10**6), min_size=RUN, max_size=50, unique=True), st.integers(2 * 10**6, 3 * 10**6))
def test_a_text_is_aligned_with_itself_and_around_a_word_put_in(words: list[int], new: int) -> None:
    assert aligned(column(words), column(words)) == [(0, 0, len(words))]
    at = len(words) // 2
    runs = aligned(column(words), column([*words[:at], new, *words[at:]]))
    assert sum(size for _, _, size in runs) == sum(n for n in (at, len(words) - at) if n >= RUN)


@given(WORDS, WORDS, st.lists(st.integers(1, 10**6), min_size=SHINGLE + WINDOW - 1, max_size=40))
def test_a_shared_passage_shares_a_fingerprint(a: list[int], b: list[int], passage: list[int]) -> None:
    prints = [set(fingerprints(column(v))[1].tolist()) for v in (a + passage, passage + b)]
    whole = set(fingerprints(column(passage))[1].tolist())
    assert prints[0] & prints[1] or len(passage) == len(whole) == 0


def test_postings_hold_the_first_and_count_all() -> None:
    postings = Postings()
    for text in range(HELD + 5):
        postings.add([7, 8 + text], text)
    assert postings.holding(7) == tuple(range(HELD)) and postings.count(7) == HELD + 5
    assert postings.holding(9) == (1,) and postings.count(9) == 1
    assert postings.holding(6) == () and postings.count(6) == 0


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "no more" twice.', ["no more"]),
        ("He said ‘no more’ twice, in Otto’s boat.", ["no more"]),
        ("The drivers' union said 'no more' twice.", ["no more"]),
        ("“It is 'over',” she said. “Go.”", ["It is 'over',", "Go."]),
        ("``Wait,'' he said.", ["Wait,"]),
        ('"It goes on\nThe next paragraph', ["It goes on"]),
        ("Rock 'n roll is not dead", []),
        ("", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, inside: list[str]) -> None:
    assert [span.of(text).strip("\"'‘’“”`") for span in quotations(text)] == [part.strip("'") for part in inside]


@given(st.text(alphabet="ab .'\"“”‘’\n`,é"))
def test_quotations_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for span in quotations(text):
        assert last <= span.start <= span.end <= len(text)
        last = span.end


@given(st.text())
def test_words_are_exact_and_in_order(text: str) -> None:
    wording = wording_of(text)
    spans = [wording.span(i, i + 1) for i in range(len(wording))]
    assert all(span.of(text).strip() for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_stems_join_forms_of_a_word_and_keep_numbers_whole() -> None:
    assert stem("reported") == stem("reporting") and stem("villages") == stem("village") and stem("boats") == "boat"
    assert stem("12,000") == "12000" != stem("120000")


@given(st.permutations([part + "." for part in REWORDED.rstrip(".").split(". ")]))
def test_sentences_that_follow_rise_in_both_texts(parts: list[str]) -> None:
    pairs = reworded(wording_of(FLOOD), wording_of(" ".join(parts)), lambda stems: np.ones(len(stems)))
    assert pairs
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))


def test_sentences_that_follow_are_the_reworded_ones() -> None:
    mixed = f"{FEVER} {REWORDED}"
    before = FEVER.count(". ") + 1
    pairs = reworded(wording_of(FLOOD), wording_of(mixed), lambda stems: np.ones(len(stems)))
    assert len(pairs) >= 3 and all(other == one + before for one, other in pairs)


COUNTS = st.integers(0, 400)


@settings(max_examples=300)
@given(
    COUNTS,
    COUNTS,
    COUNTS,
    COUNTS,
    COUNTS,
    st.integers(0, 9),
    COUNTS,
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from([None, "AFP", "Dow Jones"]),
    st.booleans(),
    st.booleans(),
)
def test_kind_and_score_recompute_from_the_reasons(
    words: int,
    more: int,
    aligned_: int,
    own: int,
    quoted: int,
    sentences: int,
    follows: int,
    marks: int,
    fewer: int,
    wire: str | None,
    both: bool,
    equal: bool,
) -> None:
    own_words = max(0, words - quoted)
    shared = Shared(
        words=words,
        longer=words + more,
        aligned=min(words, aligned_),
        own_words=own_words,
        own=min(own, own_words),
        long=min(own, own_words) // 2,
        sentences=sentences,
        follows=min(follows, own_words) if sentences else 0,
        marks=marks,
        in_order=max(0, marks - fewer),
        both=wire if both else None,
        one=None if both else wire,
        equal=equal,
    )
    assert recomputed(reasons_of(shared)) == judged(shared)


@pytest.mark.parametrize("other", [FLOOD, REWORDED, f"{MORE} {FLOOD}", f"{FLOOD[:330]} {FEVER}"])
@pytest.mark.parametrize("credits", [(), ("AP",)])
def test_the_reasons_of_copies_found_recompute(other: str, credits: tuple[str, ...]) -> None:
    (copy,) = find_copies([reading(FLOOD, "a", credits=credits), reading(other, "b", credits=credits)])
    assert recomputed(copy.reasons) == (copy.kind, copy.score)


SURE = Shared(words=100, longer=120, aligned=60, own_words=90, own=55, long=40)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, CopyKind.REWRITE),
        ({"both": "AP"}, CopyKind.WIRE_COPY),
        ({"one": "AP"}, CopyKind.WIRE_COPY),
        ({"aligned": 85}, CopyKind.SAME_TEXT),
        ({"aligned": 96, "longer": 101, "one": "AP"}, CopyKind.SAME_TEXT),
        ({"own": 20, "long": 15}, None),
        ({"own": 20, "long": 15, "one": "AP"}, None),
        ({"own": 20, "long": 15, "both": "AP"}, CopyKind.WIRE_COPY),
        ({"own": 0, "long": 0, "follows": 50, "sentences": 4, "in_order": 7, "marks": 9}, CopyKind.REWRITE),
        ({"own": 0, "long": 0, "follows": 30, "sentences": 2, "in_order": 7, "marks": 7}, CopyKind.REWRITE),
        ({"own": 0, "long": 0, "follows": 30, "sentences": 2, "in_order": 5, "marks": 9}, None),
        ({"own": 0, "long": 0, "follows": 50, "sentences": 4, "in_order": 3, "marks": 3}, None),
    ],
)
def test_what_shared_words_amount_to(changes: dict[str, int | str], kind: CopyKind | None) -> None:
    fields = {name: getattr(SURE, name) for name in SURE.__slots__} | changes
    verdict = judged(Shared(**fields))
    assert (verdict[0] if verdict else None) is kind


@pytest.mark.parametrize(
    ("text", "credits", "wires"),
    [
        (FLOOD, ("Reuters", "Velmo Gazette"), {"Reuters"}),
        ("VELMO (AFP) - The river rose.", (), {"AFP"}),
        ("The premier told Reuters that she would go.", (), {"Reuters"}),
        ("An Associated Press reporter saw two boats.", (), {"AP"}),
        (f"{LAYOFFS} dpa/mk", (), {"DPA"}),
        (f"{LAYOFFS} AFP", (), {"AFP"}),
        (f"{LAYOFFS} (Kyodo)", (), {"Kyodo"}),
        ("The AAP won the election from PA to Ohio, and ANI held on.", (), set()),
        (QUOTED_A, (), set()),
    ],
)
def test_the_agencies_that_a_report_credits(text: str, credits: tuple[str, ...], wires: set[str]) -> None:
    assert wires_in(reading(text, "a", credits=credits).report) == wires


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        ("The Velmo Gazette", "Velmo Gazette"),
        ("www.lundpost.com", "lundpost"),
        ("Lund Post (SE)", "Lund Post"),
        (None, ""),
        ("The", "The"),
    ],
)
def test_an_outlets_name(outlet: str | None, name: str) -> None:
    assert outlet_name(outlet) == name


def test_an_agencys_own_outlet_credits_the_agency() -> None:
    carrier = carrier_of(reading(FLOOD, "a", outlet="AFP").report)
    assert carrier.agency == "AFP" and carrier.wires == {"AFP"}


def test_dateline_brackets_count() -> None:
    text = f"{MORE[:200]} VELMO (Reuters) - {FLOOD}"
    at = text.index("VELMO")
    assert wires_in(reading(text, "a").report) == frozenset()
    assert wires_in(reading(text, "a", dateline=Span(at, at + 17)).report) == {"Reuters"}
