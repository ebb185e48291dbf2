"""One person whom the text does not number."""

from __future__ import annotations

import pytest

from sayso.measure.figures import find_figures
from sayso.sentences import sentences
from tests.making import report_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A man was killed and a woman was wounded in Vik.", [("A", "man", "killed"), ("a", "woman", "injured")]),
        ("The blast killed a child and hurt 12 others.", [("a", "child", "killed"), ("12", "others", "injured")]),
        ("A 26-year-old guard was shot dead.", [("A", "guard", "killed")]),
        ("A man said it rained.", []),
        ("Police followed a woman.", []),
        ("An officer shot a dog.", []),
        ("A boat was destroyed.", []),
    ],
)
def test_an_article_counts_one_where_somebody_was_killed_or_hurt(text: str, found: list[tuple[str, str, str]]) -> None:
    figures = [f for f in find_figures(report_of(text), sentences(text), (), ()) if f.kind == "count"]
    assert [(f.text, f.counted, f.category) for f in figures] == found
    assert all(f.span.of(text) == f.text for f in figures)
    assert all(f.value == f.low == f.high == 1 for f in figures if f.text.lower() == "a")
