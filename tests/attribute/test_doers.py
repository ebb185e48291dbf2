"""Whom a noun for a doer takes up."""

from __future__ import annotations

import pytest

from tests.attribute.test_resolve import last


@pytest.mark.parametrize(
    ("marked", "names", "name"),
    [
        ("Vex offered the list for $40. [S:The seller] [Q:wrote] [C:it was whole].", "ORG Vex", "Vex"),
        (
            "Ana Ruiz, a cook, sued the yard in May. [S:The plaintiff] [Q:said] [C:she was owed a month].",
            "PER Ana Ruiz",
            "Ana Ruiz",
        ),
        (
            "The mail went out when Vex reportedly stole it, police said. [S:The hacker] [Q:said] [C:it was old].",
            "ORG Vex",
            "Vex",
        ),
        ("Skerra Lines lost the list. [S:The hacker] [Q:said] [C:it was old].", "ORG Skerra Lines", "hacker"),
        ("Vex stole it. Later a second hacker came. [S:The hacker] [Q:said] [C:it was old].", "ORG Vex", "hacker"),
        ("Vex stole it. [S:A hacker] [Q:said] [C:it was old].", "ORG Vex", "hacker"),
        ("Vex stole it. [S:The neighbour] [Q:said] [C:it was old].", "ORG Vex", "neighbour"),
        (
            "Vex stole it. It rained. It blew. It froze. [S:The hacker] [Q:said] [C:it was old].",
            "ORG Vex",
            "hacker",
        ),
    ],
)
def test_a_doer_is_the_name_whose_deed_was_told_before(marked: str, names: str, name: str) -> None:
    assert last(marked, names)[0] == name
