"""One claim's origins as a tree."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compared import Certainty, Compared, Dependence, Member, Origin, Relation
from sayso.errors import UsageError
from sayso.publish.crossed import crossed
from sayso.publish.trace import LEGEND, Trace, claim_named
from sayso.text import Span
from tests.publish.comparing import FIRST, THIRD, compared, found, hostile, printed, readings
from tests.publish.test_terminal import DANGEROUS


def tree(width: int = 140, **claim: object) -> list[str]:
    """The lines of the invented story's tree."""
    picture = found(**claim)
    output = printed(Trace(picture, picture.compared.claims[0]), width)
    return [line.rstrip() for line in output.split(LEGEND)[1].splitlines()[2:]]


def test_the_tree_begins_with_what_depends_on_nothing_and_gives_each_edge_its_reason() -> None:
    assert tree() == [
        "river board: At least 30 · organisation · 2 May 2031",
        "├── Morning Post = Evening Sun, 2 May 2031, indirect: At least 30 farms lie under water",
        "├── Ines Vauk: 45 · person · 3 May 2031",
        "│   possible: equal figures of the same river",
        "│   ├── Valley Radio, 3 May 2031, indirect: 45 farms",
        "│   └── own voice of d.txt: Some 50 · not counted · undated",
        "│       likely: it credits the prefect",
        "│       └── d.txt, undated, narrated: Some 50 farms are under water",
        "└── own voice of d.txt: Some 50 (in full elsewhere)",
        "    possible: nothing is said of where it comes from",
        "mill: (denies) · organisation · 3 May 2031",
        "└── Valley Radio, 3 May 2031, indirect: that any gate had been open",
        "",
        "revised: river board: At least 30 (2 May), then Ines Vauk: 45 (3 May)",
        "conflict: river board: At least 30 (2 May) against Ines Vauk: 45 (3 May)",
        "denies: mill (Valley Radio, 3 May): that any gate had been open",
    ]


def test_ascii_where_the_terminal_has_no_unicode() -> None:
    picture = found()
    output = printed(Trace(picture, picture.compared.claims[0]), 140, "ascii")
    assert "+-- " in output and "├" not in output and "?" not in output


def test_many_origins_that_depend_alike_are_named_in_part() -> None:
    base = compared()
    board, prefect, _ = base.origins
    onto = (Dependence("o-board", Certainty.CERTAIN, ("first",)), Dependence("o-prefect", Certainty.LIKELY, ("then",)))
    many = tuple(Origin(f"o{n}", f"body{n}", "group", None, True, ("s-a",), onto) for n in range(20))
    members = tuple(Member("s-a", Span(0, 11), origin.id, Relation.SAME) for origin in many)
    claim = replace(base.claims[0], ties=(), members=(*base.claims[0].members[:3], *members))
    picture = crossed(readings(), Compared(base.stories, base.copies, (board, prefect, *many), (claim,)))
    output = " ".join(printed(Trace(picture, claim), 2000).split())
    assert "and 8 more (in full elsewhere)" in output and output.count(": At least 30 · group") == 20


def test_a_circle_of_dependences_is_drawn_once() -> None:
    base = compared()
    board, prefect, voice = base.origins
    circle = replace(board, depends_on=(Dependence("o-voice", Certainty.CERTAIN, ("round",)),))
    picture = crossed(readings(), replace(base, origins=(circle, prefect, voice)))
    output = printed(Trace(picture, picture.compared.claims[0]), 140)
    for words in ("indirect: At least 30", "indirect: 45 farms", "narrated: Some 50"):
        assert output.count(words) == 1
    assert "certain: round" in output


EDGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(list(Certainty))), max_size=15)


@given(EDGES)
def test_every_origin_stands_in_full_once_and_every_edge_is_told(edges: list[tuple[int, int, Certainty]]) -> None:
    edges = list({(a, b): (a, b, c) for a, b, c in edges if a != b}.values())
    base = compared()
    origins = tuple(
        Origin(
            f"o{n}",
            f"body{n}",
            "organisation",
            None,
            True,
            ("s-a",),
            tuple(Dependence(f"o{b}", certainty, (f"edge {a} {b}",)) for a, b, certainty in edges if a == n),
        )
        for n in range(6)
    )
    claim = replace(
        base.claims[0], ties=(), members=tuple(Member("s-a", Span(0, 11), f"o{n}", Relation.SAME) for n in range(6))
    )
    picture = crossed(readings(), Compared(base.stories, base.copies, origins, (claim,)))
    output = printed(Trace(picture, claim), 300)
    for n in range(6):
        assert output.count(f"body{n}: At least 30 · organisation") == 1
    for a, b, certainty in edges:
        assert output.count(f"{certainty.value}: edge {a} {b}") == 1


def test_shown_words_are_the_text_of_their_span() -> None:
    output = printed(Trace(found(), found().compared.claims[0]), 140)
    for words in re.findall(r"(?:indirect|narrated): (.*)", output):
        assert any(words.strip() in one.report.text for one in readings())
    assert FIRST[:33] in output and THIRD[:-1] in output


@pytest.mark.parametrize(
    ("prefix", "message"),
    [
        ("c", "2 claims begin with c: c1aa11bb, c2bb; give more digits."),
        ("f", "no claim begins with f; these reports have c1aa11bb, c2bb: `sayso compare` tells what each is."),
        ("", "no claim begins with ; these"),
        ("\x1b[31m", "no claim begins with ␛[31m;"),
    ],
)
def test_a_prefix_that_names_no_one_claim_is_one_sentence(prefix: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        claim_named(found(), prefix)
    assert str(error.value).startswith(message)


def test_a_claim_is_named_by_its_first_digits() -> None:
    assert claim_named(found(), "C1aa ").id == "c1aa11bb22"
    with pytest.raises(UsageError, match="none was found"):
        claim_named(crossed([], Compared((), (), (), ())), "c1")


def test_a_long_list_of_candidates_is_cut() -> None:
    base = compared()
    many = tuple(replace(base.claims[0], id=f"{n:08x}") for n in range(30))
    with pytest.raises(UsageError, match="00000009 and 20 more; give more digits"):
        claim_named(crossed(readings(), replace(base, claims=many)), "0")


def test_hostile_text_is_shown_and_never_obeyed() -> None:
    raw = [hostile(reading) for reading in readings()]
    base = compared()
    evil = tuple(
        replace(
            o, name=DANGEROUS, kind=DANGEROUS, depends_on=tuple(replace(d, reasons=(DANGEROUS,)) for d in o.depends_on)
        )
        for o in base.origins
    )
    picture = crossed(raw, replace(base, origins=evil))
    output = printed(Trace(picture, picture.compared.claims[0]), 300)
    assert not [c for c in output if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    assert "\u202e" not in output and "[bold]not markup[/bold]" in output
