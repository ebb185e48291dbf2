"""The shipped model over reports: shapes, sameness, and windows that do not leak."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.encode import encode
from sayso.encode.encoding import CANDIDATES, CONTENT, CUE
from sayso.encode.labels import NAMES, ROLES
from sayso.encode.wordpiece import units_of
from sayso.values import Encoded, Stance
from tests.making import report_of

FLOOD = "The river rose by two metres, hydrologist Lena Marsh said on Monday. “Nobody slept,” she added."
COURT = "Judge Helen Okafor told the court that the jury had reached no verdict after nine hours."
ODD = {
    "empty": "",
    "space": " \n\t ",
    "one letter": "a",
    "marks": "“”…—!",
    "NUL": "He said\x00 it \x00 rained.",
    "emoji": "👍🏽 she said 😀.",
    "right to left": "אמר “שלום” said Dan Levi.",
    "combining": "Cafe\u0301 owner Zoe\u0308 said i\u0307t was shut.",
    "unbroken": "x" * 5000,
    "letters and stops": "a." * 900,
    "surrogate": "He said \ud83d it rained.",
    "many paragraphs": "\n".join("She said no." for _ in range(200)),
    "long words": " ".join("incomprehensibilities" * 4 for _ in range(90)),
}


def read(text: str) -> Encoded:
    return encode(report_of(text))


def same(one: Encoded, two: Encoded) -> bool:
    arrays = all(np.array_equal(getattr(one, name), getattr(two, name)) for name in ("starts", "ends", "roles"))
    return arrays and all(
        getattr(one, name) == getattr(two, name)
        for name in ("tags", "names", "source_of", "cue_of", "stances", "exact")
    )


@pytest.mark.parametrize("text", [FLOOD, COURT, *ODD.values()], ids=["flood", "court", *ODD])
def test_every_unit_has_its_tags_and_chances(text: str) -> None:
    found = read(text)
    units = units_of(text)
    assert found.starts.tolist() == [u.start for u in units] and found.ends.tolist() == [u.end for u in units]
    assert len(found.tags) == len(found.names) == len(units) and found.roles.shape == (len(units), len(ROLES))
    np.testing.assert_allclose(found.roles.sum(1), 1, atol=2e-3)
    assert all(0 <= tag < len(NAMES) for tag in found.names)
    for tags in (found.tags, found.names):
        assert all(tag % 2 or not tag or (n and tags[n - 1] in (tag, tag - 1)) for n, tag in enumerate(tags))


@pytest.mark.parametrize("text", [FLOOD, COURT + "\n\n" + FLOOD])
def test_pointers_and_stances_are_given_for_what_was_tagged(text: str) -> None:
    found = read(text)
    assert set(found.source_of) == set(found.stances) == {n for n, tag in enumerate(found.tags) if tag == CUE}
    assert set(found.cue_of) == set(found.exact) == {n for n, tag in enumerate(found.tags) if tag == CONTENT}
    assert all(0 <= chance <= 1 for chance in found.exact.values())
    for aims in (*found.source_of.values(), *found.cue_of.values()):
        assert 1 <= len(aims) <= CANDIDATES
        assert all(-1 <= unit < len(found.tags) and 0 <= chance <= 1 for unit, chance in aims)
        assert [chance for _, chance in aims] == sorted((chance for _, chance in aims), reverse=True)
    for chances in found.stances.values():
        assert (
            len(chances) == len(Stance) + 1
            and sum(chances[:-1]) == pytest.approx(1, abs=0.01)
            and 0 <= chances[-1] <= 1
        )


@pytest.mark.parametrize("text", [FLOOD, ODD["many paragraphs"], ODD["long words"]])
def test_the_same_text_twice_gives_the_same(text: str) -> None:
    first = read(text)
    read(COURT)
    assert same(first, read(text))


def test_no_window_leaks_into_another() -> None:
    filler = "\n".join(
        f"Stand number {n} sold bread, cheese, apples and a good many pears at the market." for n in range(60)
    )
    one, two = (read(f"{FLOOD}\n{filler}\n{last}") for last in (COURT, "Nobody " * 30 + "came."))
    size = len(units_of(FLOOD))
    assert np.array_equal(one.roles[:size], two.roles[:size])
    assert one.tags[:size] == two.tags[:size] and one.names[:size] == two.names[:size]


def test_a_role_never_runs_on_over_a_paragraph() -> None:
    text = "The coach said the pitch\nwas wet and the ball\nwas heavy, and that\nnobody could play."
    found, units = read(text), units_of(text)
    begins = [n for n in range(1, len(units)) if "\n" in text[units[n - 1].end : units[n].start]]
    assert len(begins) == 3 and all(found.tags[n] == 0 or found.tags[n] % 2 for n in begins)
