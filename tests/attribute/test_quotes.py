"""Pairing quotation marks: every form, nested, over paragraphs, left open, stray."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.quotes import Quote, quotes

STYLES = {
    "straight": ('"', '"'),
    "curly": ("“", "”"),
    "ticks": ("``", "''"),
    "two ticks": ("''", "''"),
    "low": ("„", "“"),
    "angled": ("«", "»"),
    "single": ("'", "'"),
    "curly single": ("‘", "’"),
}
SAID = (
    "The dam will hold through the night.",
    "We lost by three goals to none.",
    "No child was infected at the school.",
    "It's the workers' money, isn't it?",
    "The jury was out for 11 hours!",
)


def inner(text: str, depth: int | None = 0) -> list[str]:
    return [q.inner.of(text) for q in quotes(text) if depth is None or q.depth == depth]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("said", SAID)
def test_a_pair_of_any_form_before_and_behind_its_speaker(style: str, said: str) -> None:
    first, last = STYLES[style]
    if "single" in style and "'" in said:
        said = said.replace("workers' money", "town's money")
    for text in (
        f"{first}{said}{last} the engineer said.",
        f"The engineer said: {first}{said}{last} Then she left.",
        f"She asked ({first}{said}{last}) and sat down.",
    ):
        (quote,) = quotes(text)
        assert quote.inner.of(text) == said and quote.span.of(text) == f"{first}{said}{last}" and quote.closed


@pytest.mark.parametrize("style", STYLES)
def test_two_halves_and_a_scare_quote_are_three_quotes(style: str) -> None:
    a, z = STYLES[style]
    text = f"{a}The mill is shut,{z} said Eva Holm, {a}and it stays shut.{z} A {a}ghost shift{z} was kept on."
    assert inner(text) == ["The mill is shut,", "and it stays shut.", "ghost shift"]


@pytest.mark.parametrize(
    ("text", "outer", "nested"),
    [
        (
            "“The referee told me ‘play on’ and I did,” said Kees Vos.",
            ["The referee told me ‘play on’ and I did,"],
            ["play on"],
        ),
        (
            "\"She wrote 'never again' on the wall,\" the clerk said.",
            ["She wrote 'never again' on the wall,"],
            ["never again"],
        ),
        (
            "‘He called it “a clean sheet” twice,’ the coach said.",
            ["He called it “a clean sheet” twice,"],
            ["a clean sheet"],
        ),
        ("«The note said “sell” in red», the broker said.", ["The note said “sell” in red"], ["sell"]),
    ],
)
def test_nested_quotes_have_a_depth(text: str, outer: list[str], nested: list[str]) -> None:
    assert inner(text) == outer
    assert inner(text, 1) == nested


@pytest.mark.parametrize("style", ["straight", "curly", "ticks", "angled"])
def test_the_printers_rule_opens_every_paragraph_and_closes_the_last(style: str) -> None:
    a, z = STYLES[style]
    text = (
        f"Vera Lund said: {a}We counted 60 cases in April.\n\n{a}In May there were none.\n\n{a}The ward is shut.{z}\n\n"
        f"The ministry had {a}no view{z} of it."
    )
    found = quotes(text)
    assert inner(text) == ["We counted 60 cases in April.", "In May there were none.", "The ward is shut.", "no view"]
    assert [q.closed for q in found] == [False, False, True, True]
    assert [q.resumes for q in found] == [False, True, True, False]


@pytest.mark.parametrize("style", ["curly", "ticks", "angled"])
def test_a_quote_runs_over_paragraphs_that_bear_no_marks(style: str) -> None:
    a, z = STYLES[style]
    text = f"{a}The keeper was hurt.\n\nWe had no other.\n\nSo I went in goal,{z} Milo Adler said.\n\nHe laughed."
    assert inner(text) == ["The keeper was hurt.\n\nWe had no other.\n\nSo I went in goal,"]


def test_a_paragraph_that_only_begins_with_a_quote_does_not_resume() -> None:
    text = "“The water is clean,” the lab said.\n\n“The pipes are not,” the plumber said."
    assert [q.resumes for q in quotes(text)] == [False, False]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“The court sits on Monday.\n\nNobody came.", "The court sits on Monday."),
        (
            "The bailiff said: “The door was locked. He had no key. He left.\n\nThe case goes on.",
            "The door was locked.",
        ),
        (
            'He said "the vaccine is late and the price is up\n\nThe firm is based in Ghent.',
            "the vaccine is late and the price is up",
        ),
    ],
)
def test_a_quote_left_open_ends_with_its_sentence_or_paragraph(text: str, said: str) -> None:
    (quote,) = quotes(text)
    assert quote.inner.of(text) == said and not quote.closed


def test_a_second_opening_mark_ends_the_first_quote() -> None:
    text = "She said “the pump failed. It was old. Then “the other one failed too,” she said."
    assert inner(text) == ["the pump failed.", "the other one failed too,"]


@pytest.mark.parametrize(
    "text",
    [
        "The players' bus was late and the teams' kit was lost.",
        "It's the town's fault, isn't it, and that's that.",
        "The class of '98 met at six o'clock in the '90s bar.",
        "The nurses’ union and the doctors’ union met.",
        "Workers at Harris’ mill don’t know who’s next.",
        "The boat is 12' long and the rope 30' more.",
        "",
        "The ’20s were better than the ’30s.",
        "Nothing is quoted here.\n\nNor here.",
    ],
)
def test_apostrophes_and_possessives_are_no_quotes(text: str) -> None:
    assert quotes(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("'The miners' wages weren't paid,' the foreman said.", "The miners' wages weren't paid,"),
        ("‘The girls’ team won’t travel,’ the club said.", "The girls’ team won’t travel,"),
        ("'It's the board's choice, and it isn't ours,' she said.", "It's the board's choice, and it isn't ours,"),
    ],
)
def test_apostrophes_within_single_marks_do_not_close_them(text: str, said: str) -> None:
    assert inner(text) == [said]


PART = st.sampled_from(
    [
        "{a}The bridge held,{z} the mason said.",
        "The clerk said that nobody voted.",
        "{a}We won.{z}",
        "He spoke of {a}bad luck{z} and of {a}worse weather{z}.",
        "Ana's boat wasn't there.",
        "{a}The crop is lost,{z} said Per Dahl, {a}and the barn too.{z}",
    ]
)
STYLE = st.sampled_from(["straight", "curly", "ticks", "two ticks", "angled"])
STRAY = st.sampled_from(['"', "“", "”", "„", "«", "»", "‘", "’", "'", "`", "''"])


def comparable(found: tuple[Quote, ...], begin: int, end: int, shift: int) -> list[tuple[int, int, bool, int]]:
    return [(q.span.start - shift, q.span.end - shift, q.closed, q.depth) for q in found if begin <= q.span.start < end]


@given(st.lists(st.lists(PART, min_size=1, max_size=3).map(" ".join), min_size=2, max_size=5), STYLE, STRAY, st.data())
def test_one_stray_mark_spoils_no_other_paragraph(
    parts: list[str], style: str, stray: str, data: st.DataObject
) -> None:
    a, z = STYLES[style]
    paragraphs = [part.format(a=a, z=z) for part in parts]
    hit = data.draw(st.integers(0, len(paragraphs) - 1))
    at = data.draw(st.integers(0, len(paragraphs[hit])))
    before = "\n\n".join(paragraphs)
    start = sum(len(p) + 2 for p in paragraphs[:hit])
    end = start + len(paragraphs[hit])
    after = before[: start + at] + stray + before[start + at :]
    old, new = quotes(before), quotes(after)
    assert comparable(old, 0, start, 0) == comparable(new, 0, start, 0)
    assert comparable(old, end, len(before), 0) == comparable(new, end + len(stray), len(after), len(stray))


@given(st.text(alphabet="\"“”„«»‘’'` \n.,abcA1", max_size=60))
def test_quotes_lie_in_the_text_in_order_and_nest(text: str) -> None:
    found = quotes(text)
    assert list(found) == sorted(found, key=lambda q: (q.span.start, -q.span.end))
    for q in found:
        assert 0 <= q.span.start < q.inner.start <= q.inner.end <= q.span.end <= len(text)
        around = [o for o in found if o is not q and o.span.holds(q.span)]
        assert len(around) == q.depth
        assert all(o.span.holds(q.span) or q.span.holds(o.span) for o in found if o.span.touches(q.span))
