"""What a person sees of a comparison: counts, words, rows, ties, at any width and from hostile text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compared import (
    Best,
    Certainty,
    Claim,
    Compared,
    Copy,
    CopyKind,
    Dependence,
    Member,
    Origin,
    Relation,
    State,
    Story,
    Tie,
)
from sayso.publish.comparison import Comparison, together
from sayso.publish.crossed import crossed, in_order, narrated_once, shown_ids, texts_of
from sayso.publish.excerpt import excerpt
from sayso.publish.phrases import best_shown, counts_of, days_of, independence, spread_shown
from sayso.publish.terminal import STYLES
from sayso.publish.ties import by_rivals
from sayso.publish.visible import one_line
from sayso.text import Span
from sayso.values import Manner
from tests.making import reading_of, report_of, statement_of
from tests.publish.comparing import compared, found, hostile, printed, readings
from tests.publish.test_terminal import DANGEROUS


def test_a_story_is_told_with_its_copies_collapsed() -> None:
    output = printed(Comparison(found()))
    assert "4 reports, 3 texts · 2 May to 3 May 2031 · 2 claims" in output
    assert "one text: Morning Post = Evening Sun" in output


def test_a_claim_is_told_in_words_states_counts_best_rows_and_ties() -> None:
    lines = [line.rstrip() for line in printed(Comparison(found()), 140).splitlines()]
    at = lines.index("At least 30 farms lie under water")
    assert lines[at + 1] == "  river board, indirect · Morning Post, 2 May"
    assert lines[at + 2] == (
        "  c1aa11bb · how many: farms · conflicting · denied · 2 independent origins, "
        "1 if possible links hold · 4 reports, 3 texts"
    )
    assert lines[at + 3] == "  best 45 (latest of the origin with most support)"
    rows = [re.split(r"\s{2,}", line.strip()) for line in lines[at + 4 : at + 9]]
    assert [row[0] for row in rows[:4]] == ["2 May", "3 May", "undated", "3 May"]
    assert rows[0][-2:] == ["At least 30", "river board (2 statements): Morning Post = Evening Sun"]
    assert rows[1][-2:] == ["45", "Ines Vauk: Valley Radio"]
    assert rows[2][-2:] == ["Some 50", "own voice of d.txt"]
    assert rows[3] == ["3 May", "(denies)", "mill: Valley Radio"]
    assert lines[at + 9 : at + 12] == [
        "  revised: river board: At least 30 (2 May), then Ines Vauk: 45 (3 May)",
        "  conflict: river board: At least 30 (2 May) against Ines Vauk: 45 (3 May)",
        "  denies: mill (Valley Radio, 3 May): that any gate had been open",
    ]


def test_who_rests_on_whom_is_told_once_with_its_reason() -> None:
    whole = compared()
    early = Origin("o-crew", "diving crew", "group", None, True, ())
    need = Dependence("o-crew", Certainty.CERTAIN, ("a report says it was briefed: “divers briefed the mill”",))
    late = Origin("o-mill-voice", "mill", "organisation", None, True, ("s-c2",), (need,))
    output = printed(Comparison(crossed(readings(), replace(whole, origins=(*whole.origins, early, late)))), 140)
    lines = [line.strip() for line in output.splitlines() if "rests on another" in line]
    assert lines == [
        "rests on another: mill on diving crew (certain): a report says it was briefed: “divers briefed the mill”"
    ]
    assert "rests on another" not in printed(Comparison(found()))


def test_a_claim_of_one_narrated_statement_waits_for_all() -> None:
    few, everything = printed(Comparison(found())), printed(Comparison(found(), everything=True))
    assert "1 claim of one statement in an outlet's own voice left out: --all shows them" in few and "c2bb" not in few
    assert "c2bb" in everything and "left out" not in everything and "no attributed origin" in everything
    assert [narrated_once(found(), claim) for claim in found().compared.claims] == [False, True]


def test_claims_with_most_reports_come_first_and_a_limit_counts_the_rest() -> None:
    picture = found()
    assert [claim.id for claim in in_order(picture, reversed(picture.compared.claims))] == ["c1aa11bb22", "c2bb"]
    assert "1 more claim" in printed(Comparison(picture, most=1))


def test_outlets_own_voices_with_one_figure_share_a_line() -> None:
    base = found()
    row = base.rows_of(base.compared.claims[1])[0]
    other = replace(row, figure=replace(row.figure, value=51.0)) if row.figure else row
    assert [len(one.said) for one in together([row, other, row])] == [2, 1]


def test_somebody_not_named_is_no_own_voice() -> None:
    quoted = replace(readings()[3], statements=(replace(readings()[3].statements[0], manner=Manner.INDIRECT),))
    output = printed(Comparison(crossed([*readings()[:3], quoted], compared()), everything=True))
    assert "not named in d.txt" in output and "own voice of" not in output


def test_a_denial_whose_origin_is_not_listed_is_told_by_its_own_statement() -> None:
    picture = found()
    assert picture.origin_of(Member("s-c2", None, "unheard of", Relation.DENIAL)).name == "mill"


def test_the_width_is_kept_and_no_word_is_cut() -> None:
    for width in (30, 40, 67, 70, 80, 140):
        output = printed(Comparison(found(), everything=True), width)
        assert max(map(len, output.splitlines())) <= width
        assert {"independent", "conflicting", "Evening", "latest", "support"} <= set(re.findall(r"\w+", output))


def test_a_terminal_without_unicode_gets_ascii() -> None:
    output = printed(Comparison(found()), encoding="ascii")
    assert "o----" in output and " - " in output and not set("·●├…") & set(output)


def test_colours_are_never_the_only_sign() -> None:
    coloured = printed(Comparison(found()), colours=True)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == printed(Comparison(found()))


def test_nothing_to_compare_is_said() -> None:
    one = reading_of()
    empty = Compared((Story("st", (one.report.id,), (), one.report.id),), (), (), ())
    assert "no claim was found" in printed(Comparison(crossed([one], empty)))
    assert printed(Comparison(crossed([], Compared((), (), (), ())))).strip() == ""


def test_two_reports_of_one_outlet_with_one_text_are_counted() -> None:
    same = [replace(r, report=replace(r.report, outlet="Morning Post")) for r in readings()]
    assert "one text: Morning Post (2 reports)" in printed(Comparison(crossed(same, compared())))


@pytest.mark.parametrize(
    ("pairs", "texts"),
    [((), 4), ((("a", "b", 0.5),), 3), ((("a", "b", 0.49),), 4), ((("a", "b", 1), ("b", "c", 1), ("d", "c", 0.6)), 1)],
)
def test_copies_are_joined_from_half_a_text_on(pairs: tuple[tuple[str, str, float], ...], texts: int) -> None:
    copies = [Copy(a, b, CopyKind.REWRITE, score, ()) for a, b, score in pairs]
    assert len(set(texts_of("abcd", copies).values())) == texts
    assert len(set(texts_of("abcd", reversed(copies)).values())) == texts


def test_ids_are_shown_by_as_many_digits_as_tell_them_apart() -> None:
    assert shown_ids(["0123456789ab", "fedcba987654"]) == {"0123456789ab": "01234567", "fedcba987654": "fedcba98"}
    assert shown_ids(["0123456789ab", "0123456799ab"])["0123456789ab"] == "012345678"
    assert shown_ids(["same", "same"]) == {"same": "same"}


@pytest.mark.parametrize(
    ("best", "expected"),
    [
        (Best(12, None, ""), "12 or more"),
        (Best(None, 9, ""), "9 or less"),
        (Best(15, 20, ""), "15 to 20"),
        (Best(1e4, 1e4, ""), "10,000"),
        (Best(2.5e6, 2.5e6, ""), "2.5m"),
        (Best(None, None, ""), "no number"),
    ],
)
def test_the_best_figure_in_words(best: Best, expected: str) -> None:
    assert best_shown(best) == expected


def test_counts_and_days_in_words() -> None:
    claim = found().compared.claims[0]
    assert independence(replace(claim, if_possible=2)) == "2 independent origins"
    assert independence(replace(claim, independent=1, if_possible=1)) == "1 independent origin"
    assert counts_of(found(), ["a"]) == "1 report" and counts_of(found(), ["a", "b"]) == "2 reports, 1 text"
    assert days_of([None, date(2031, 12, 30), date(2032, 1, 2)]) == "30 Dec 2031 to 2 Jan 2032"
    assert days_of([date(2031, 12, 30)] * 2) == "30 Dec 2031" and days_of([None]) == "undated"


ENDS = st.sampled_from("abcdef")


@given(st.lists(st.tuples(ENDS, ENDS).filter(lambda pair: pair[0] != pair[1])))
def test_each_conflict_is_told_once(pairs: list[tuple[str, str]]) -> None:
    told = [
        frozenset((one, rival))
        for one, rivals in by_rivals(Tie("conflicts", a, b, ()) for a, b in pairs)
        for rival in rivals
    ]
    assert len(told) == len(set(told)) and set(told) == {frozenset(pair) for pair in pairs}


WORDS = st.text(st.sampled_from("ab cé\n\u202e\x1b…“—3") | st.characters(), max_size=300)


@given(WORDS, st.lists(st.integers(0, 300), min_size=2, max_size=8), st.integers(0, 300), st.integers(4, 200))
def test_every_excerpt_is_made_of_the_contents_own_text(text: str, cuts: list[int], figure: int, width: int) -> None:
    cuts = sorted({min(cut, len(text)) for cut in cuts})
    content = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    held = next((part for part in content if part.start <= figure < part.end and not text[figure].isspace()), None)
    number = Span(figure, figure + 1) if held else None
    chosen = excerpt(text, content, number, width)
    assert all(any(part.holds(piece) for part in content) for piece in chosen.spans)
    assert list(chosen.spans) == sorted(chosen.spans) and sum(b - a for a, b in chosen.spans) <= width + 3
    assert number is None or any(piece.holds(number) for piece in chosen.spans)
    left, whole = ("".join("".join(span.of(text).split()) for span in spans) for spans in (chosen.spans, content))
    assert chosen.before or chosen.after or left == whole  # white space at a border is left out


def test_a_long_content_is_cut_at_words_and_keeps_its_figure() -> None:
    text = "The board spoke for hours about weirs and gates and money, and said at last that 30 farms were lost to it."
    figure = Span(text.index("30"), text.index("30") + 2)
    shown = excerpt(text, [Span(0, len(text))], figure, 40).shown(text)
    assert shown.startswith("… ") and "30 farms" in shown and shown.strip("… ") in text
    assert all(word in text.split() for word in shown.strip("… ").split())
    assert excerpt(text, [Span(0, len(text))], None, 40).shown(text) == "The board spoke for hours about weirs …"
    assert excerpt("mud 1234567890123 mud", [Span(0, 21)], Span(4, 17), 12).spans == (Span(0, 17),)


@given(st.text(min_size=1, max_size=80).filter(lambda text: text.strip() != ""), st.integers(40, 120))
def test_quoted_words_on_the_screen_are_the_text_of_their_span(text: str, width: int) -> None:
    statement = statement_of(content=(Span(0, len(text)),), source=(), cue=(), figures=(), times=(), places=())
    one = reading_of(report=report_of(text), statements=(statement,), figures=(), times=(), places=())
    claim = Claim(
        "c" * 32,
        statement.id,
        None,
        None,
        None,
        None,
        (Member(statement.id, None, "o", Relation.SAME),),
        (State.SINGLE,),
        1,
        1,
    )
    story = Story("st", (one.report.id,), (claim.id,), one.report.id)
    origin = Origin("o", "Ana Ruiz", "person", None, True, (statement.id,))
    picture = crossed([one], Compared((story,), (), (origin,), (claim,)))
    from rich.console import Console
    from rich.text import Text

    console = Console(width=width)
    quoted = [
        part.plain
        for part in Comparison(picture).__rich_console__(console, console.options)
        if isinstance(part, Text) and STYLES["content"] in str(part.style)
    ]
    assert quoted == [one_line(text.strip())]


def test_hostile_text_is_shown_and_never_obeyed() -> None:
    raw = [hostile(reading) for reading in readings()]
    base = compared(counted=DANGEROUS)
    evil = replace(base, origins=tuple(replace(o, name=DANGEROUS, kind=DANGEROUS) for o in base.origins))
    output = printed(Comparison(crossed(raw, evil), everything=True), 300)
    assert not [c for c in output if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    assert "\u202e" not in output and "[bold]not markup[/bold]" in output and ":smile:" in output


def test_low_and_high_stand_beside_the_best_where_they_differ() -> None:
    assert spread_shown(Best(19, 19, "rule", 19, "s", 12, 19)) == "low 12 · best 19 · high 19 (rule)"
    assert spread_shown(Best(19, None, "rule", 19, "s", 19, 19)) == "best 19 or more (rule)"
