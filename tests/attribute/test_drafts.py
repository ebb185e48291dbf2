"""Tags and pointers become drafts: a cue with its contents and at most one source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.attribute.drafts import CONTENT, CUE, SOURCE, Draft, link, tagged
from sayso.text import Span
from tests.attribute.building import SURE, build

PLAIN = (
    "[S:Mayor Ana Ruiz] [Q:said] [C:the river had crested].",
    "[C:Nine wards are shut], [S:the hospital] [Q:reported].",
    "[Q:According to] [S:the league], [C:the match will be replayed].",
    "[C:“I did not do it,”] [Q:pleaded] [S:Finn Osei].",
    "[S:The foundry] [Q:told] its staff [C:that 300 posts would go].",
)


@pytest.mark.parametrize("marked", PLAIN)
def test_a_source_a_cue_and_a_content_in_any_order_are_one_draft(marked: str) -> None:
    built = build(marked)
    (draft,) = built.drafts
    assert [len(draft.source), len(draft.cue), len(draft.content)] == [1, 1, 1]
    assert SURE - 0.05 < draft.score <= 1
    assert draft.unit is not None and built.encoded.starts[draft.unit] == draft.cue[0].start
    for role, spans in ((SOURCE, draft.source), (CUE, draft.cue), (CONTENT, draft.content)):
        assert [t.span(built.encoded) for t in tagged(built.encoded) if t.role == role] == list(spans)


def test_two_attributions_of_a_sentence_keep_apart() -> None:
    built = build("[S1:The union] [Q1:says] [C1:the mine is unsafe], but [S2:its owner] [Q2:denies] [C2:any fault].")
    assert [built.of(d.spans) for d in built.drafts] == [
        ["The union", "says", "the mine is unsafe"],
        ["its owner", "denies", "any fault"],
    ]


def test_one_source_may_serve_two_cues() -> None:
    built = build("[S:Judge Imre Nagy] [Q1:said] [C1:the file was lost] and [Q2:ordered] [C2:a new trial].")
    source = next(n for n, tag in enumerate(built.encoded.tags) if tag)
    both = replace(built.encoded, source_of={cue: ((source, 0.9),) for cue in built.encoded.source_of})
    assert [d.source for d in link(both)] == [(Span(0, 15),)] * 2


@pytest.mark.parametrize(
    "marked",
    [
        "[C:“It was a foul,”] [S:Lea Brun] [Q:said], [C:“and nothing else.”]",
        "[C:The flu] [C:, which is mild,] [S:doctors] [Q:say] [C:will pass].",
    ],
)
def test_the_parts_of_a_split_content_belong_together(marked: str) -> None:
    (draft,) = build(marked).drafts
    assert len(draft.content) == marked.count("[C")


@pytest.mark.parametrize(
    "marked",
    [
        "[S:The coach] [Q:said] nothing.",
        "[Q:It was said] twice.",
        "No tags at all.",
        "[S:The bank] alone.",
        "[C:Only words] here.",
        "[S:She] and [C:these words].",
    ],
)
def test_there_is_no_draft_without_both_cue_and_content(marked: str) -> None:
    assert build(marked).drafts == []


def test_a_pointer_into_a_span_reaches_all_of_it() -> None:
    built = build("[S:Consul Ben Adu] [Q:said] [C:the visas were ready].")
    cue = next(iter(built.encoded.source_of))
    inside = replace(built.encoded, source_of={cue: ((2, 0.8),)})
    assert built.of(link(inside)[0].source) == ["Consul Ben Adu"]


@pytest.mark.parametrize(
    ("aims", "source"),
    [
        (((-1, 0.9), (0, 0.1)), []),
        (((-1, 0.48), (0, 0.46)), ["The ferry line"]),
        (((5, 0.5), (0, 0.48)), ["The ferry line"]),
    ],
)
def test_a_cue_takes_the_likeliest_source_that_was_tagged_or_none(
    aims: tuple[tuple[int, float], ...], source: list[str]
) -> None:
    built = build("[S:The ferry line] [Q:said] [C:all sailings were off].")
    (draft,) = link(replace(built.encoded, source_of={built.drafts[0].unit or 0: aims}))
    assert built.of(draft.source) == source


def test_a_content_without_a_pointer_goes_to_the_nearest_cue() -> None:
    built = build("[S1:The zoo] [Q1:said] [C1:a lynx was out]. Much later [S2:a ranger] [Q2:said] [C2:it was caught].")
    drafts = link(replace(built.encoded, cue_of={}))
    assert [built.of(d.content) for d in drafts] == [["a lynx was out"], ["it was caught"]]


@pytest.mark.parametrize("aims", [(), ((5, 0.9),)])
def test_a_cue_that_points_at_no_source_gets_none(aims: tuple[tuple[int, float], ...]) -> None:
    built = build("[S:The tram line] [Q:said] [C:all cars were running].")
    assert all(d.source == () for d in link(replace(built.encoded, source_of={3: aims})))


def test_the_score_falls_with_the_posteriors_until_the_draft_is_left_out() -> None:
    built = build("[S:The vet] [Q:thinks] [C:the calf will live].")
    found = [link(replace(built.encoded, roles=built.encoded.roles * share)) for share in (1.0, 0.9, 0.8, 0.1)]
    scores = [drafts[0].score for drafts in found if drafts]
    assert len(scores) >= 2 and scores == sorted(scores, reverse=True) and len(set(scores)) == len(scores)
    assert found[-1] == []


def test_doubtful_borders_of_a_content_count_against_the_draft() -> None:
    built = build("[C1:The ferry], [S:the harbour master] [Q:said], [C1:is two hours late].")
    first, second = sorted(built.encoded.exact)
    found = [link(replace(built.encoded, exact={first: 0.99, second: chance})) for chance in (0.99, 0.7, 0.5, 0.05)]
    scores = [drafts[0].score for drafts in found if drafts]
    assert len(scores) == 3 and scores == sorted(scores, reverse=True) and len(set(scores)) == 3
    assert found[-1] == []
    turned = link(replace(built.encoded, exact={first: 0.7, second: 0.99}))
    assert turned[0].score == scores[1]


def test_the_extent_holds_every_span() -> None:
    draft = Draft((Span(9, 20), Span(30, 44)), (Span(21, 25),), (Span(2, 8),))
    assert draft.extent == Span(2, 44)
    assert draft.spans == (Span(2, 8), Span(9, 20), Span(21, 25), Span(30, 44))
