"""Names as spans."""

from __future__ import annotations

import pytest

from tests.attribute.building import build


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        (
            "Secretary of State Ana Ruiz spoke. Ruiz left.",
            "ORG State Ana Ruiz; ORG Ruiz",
            [("Ana Ruiz", "PER"), ("Ruiz", "PER")],
        ),
        (
            "The Minister for Trade and Energy Bo Ek smiled.",
            "PER Energy Bo Ek",
            [("Bo Ek", "PER")],
        ),
        ("The Minister of Health met Lund Health.", "ORG Lund Health", [("Lund Health", "ORG")]),
    ],
)
def test_a_portfolio_is_no_part_of_a_name(text: str, names: str, wanted: list[tuple[str, str]]) -> None:
    built = build(text, names)
    assert [(n.span.of(text), n.kind) for n in built.names] == wanted


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        (
            "Rain fell in Chile. Ships left Chile‘s Valdivia coast.",
            "LOC Chile; LOC Chile‘s Valdivia",
            ["Chile", "Chile", "Valdivia"],
        ),
        ("Lund’s Northgate is shut; Lund is dark.", "LOC Lund’s Northgate; LOC Lund", ["Lund", "Northgate", "Lund"]),
        ("Snow fell in King's Lynn. The King's son was out.", "LOC King's Lynn; PER King", ["King's Lynn", "King"]),
    ],
)
def test_a_place_that_owns_another_is_a_name_of_its_own(text: str, names: str, wanted: list[str]) -> None:
    assert [n.span.of(text) for n in build(text, names).names] == wanted
