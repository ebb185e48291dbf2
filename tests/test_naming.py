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
