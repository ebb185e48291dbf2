"""Pairs, tallies and listings, on an invented report."""

from __future__ import annotations

import pytest

from evaluation import matching
from evaluation.shared import Row

TEXT = 'The dam holds, Ana Ruiz said. "It will not hold," warned Ole Berg.\nWater rose two metres.'


def span(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def attribution(source: str, cue: str, content: str, **more: object) -> Row:
    return {"source": span(source), "cue": span(cue), "content": span(content), **more}


def statement(source: str, cue: str, content: str, stance: str = "asserts", hedged: bool = False) -> Row:
    return attribution(source, cue, content, manner="indirect", stance=stance, hedged=hedged, score=.5)


ROW: Row = {"id": "a1", "text": TEXT, "attributions": [
    attribution("Ana Ruiz", "said", "The dam holds", stance="asserts", hedged=False),
    attribution("Ole Berg", "warned", "It will not hold", stance="demands", hedged=True)]}


def test_narrated_statements_are_left_out() -> None:
    told = {**statement("Ana Ruiz", "said", "Water rose two metres"), "manner": "narrated", "source": [], "cue": []}
    kept = statement("Ana Ruiz", "said", "The dam holds")
    assert matching.attributed({"statements": [told, kept]}) == [kept]


def test_prediction_holds_the_three_roles_only() -> None:
    made = matching.prediction("a1", [statement("Ana Ruiz", "said", "The dam holds")])
    assert made == {"id": "a1", "attributions": [
        {"source": span("Ana Ruiz"), "cue": span("said"), "content": span("The dam holds")}]}


@pytest.mark.parametrize(("spans", "found"), [
    ([[0, 3]], {0}), ([[1, 2]], {0}), ([[3, 4]], set()), ([[2, 5]], {0, 4}), ([[4, 4]], set()), ([], set()),
    ([[0, 3], [4, 7]], {0, 4}), ([[13, 15]], set())])
def test_words_are_those_that_the_spans_touch(spans: list[list[int]], found: set[int]) -> None:
    assert matching.words(spans, TEXT) == found


def test_overlap_is_f1_and_zero_for_nothing() -> None:
    assert matching.overlap(frozenset({1, 2}), frozenset({2, 3})) == .5
    assert matching.overlap(frozenset(), frozenset()) == 0.0


def test_judging_counts_met_pairs_only_and_translates_words_of_the_gold() -> None:
    statements = [statement("Ana Ruiz", "said", "The dam holds", hedged=True),
                  statement("Ole Berg", "warned", "It will not hold", stance="requests", hedged=True),
                  statement("Ole Berg", "warned", "Water rose two metres")]
    tally = matching.Tally()
    matching.judge(ROW, statements, matching.pairs(ROW, statements, [[0, 0], [1, 1]]), tally)
    assert tally == matching.Tally(stance_judged=2, stance_agreed=2, hedge_judged=2, hedge_agreed=1)
    matching.judge(ROW, statements, matching.pairs(ROW, statements, [[0, 2]]), tally)
    assert tally.stance_judged == 2


def test_gold_without_stance_is_not_judged() -> None:
    row = {**ROW, "attributions": [attribution("Ana Ruiz", "said", "The dam holds")]}
    statements, tally = [statement("Ana Ruiz", "said", "The dam holds")], matching.Tally()
    matching.judge(row, statements, matching.pairs(row, statements, [[0, 0]]), tally)
    assert tally == matching.Tally()


def test_misses_tell_missed_surplus_and_source_apart() -> None:
    statements = [statement("Ole Berg", "said", "The dam holds"),
                  statement("Ana Ruiz", "said", "Water rose two metres")]
    lines = list(matching.misses(ROW, statements, matching.pairs(ROW, statements, [[0, 0]])))
    assert lines == ["== a1: 2 gold, 2 predicted",
                     "SOURCE  gold [Ana Ruiz] but [Ole Berg] <said> The dam holds @0 (0.50)",
                     "SURPLUS [Ana Ruiz] <said> Water rose two metres @15 (0.50)",
                     "MISSED  [Ole Berg] <warned> It will not hold @31"]


def test_a_poor_fit_is_both_missed_and_surplus_with_its_fit() -> None:
    statements = [statement("Ole Berg", "warned", "hold")]
    statements[0]["content"] = [[TEXT.index("hold,"), TEXT.index("hold,") + 4]]
    row = {**ROW, "attributions": ROW["attributions"][1:]}
    lines = list(matching.misses(row, statements, matching.pairs(row, statements, [[0, 0]])))
    assert [line[:16] for line in lines[1:]] == ["MISSED  fit 0.40", "SURPLUS fit 0.40"]


def test_a_document_without_a_miss_gives_no_line() -> None:
    statements = [statement("Ana Ruiz", "said", "The dam holds"), statement("Ole Berg", "warned", "It will not hold")]
    assert not list(matching.misses(ROW, statements, matching.pairs(ROW, statements, [[0, 0], [1, 1]])))
