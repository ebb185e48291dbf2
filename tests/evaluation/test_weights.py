"""Grouping with other weights, on a few invented pairs."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation import weights
from evaluation.weights import NAMES, Block, climbed, f1, measured, shipped, table


def block(gold: str, **pairs: float) -> Block:
    """Items with gold groups of one letter; ``ab_noun=1``: that feature of the pair of the first two."""
    many = len(gold)
    features, never = np.zeros((many, many, len(NAMES))), np.zeros((many, many), dtype=bool)
    features[:, :, NAMES.index("bias")] = 1.0
    for key, value in pairs.items():
        pair, _, name = key.partition("_")
        a, b = (ord(c) - ord("a") for c in pair)
        if name == "never":
            never[a, b] = never[b, a] = True
        else:
            features[a, b, NAMES.index(name)] = features[b, a, NAMES.index(name)] = value
    return Block(features, never, tuple((name,) for name in gold))


def test_f1_is_of_pairs_and_never_keeps_apart() -> None:
    assert f1([block("xx", ab_noun=1.0)], shipped()) == 1.0
    assert f1([block("xx", ab_phase=1.0)], shipped()) == 0.0
    assert f1([block("xxy", ab_noun=1.0, ac_never=1.0, bc_never=1.0)], shipped()) == 1.0
    assert f1([block("xxy", ab_noun=1.0, ac_noun=1.0, bc_noun=1.0)], shipped()) == pytest.approx(2 / (3 + 1))


def test_a_climb_finds_the_weight_that_is_wanting_and_keeps_signs() -> None:
    wanting = [block("xx", ab_place=0.4)]
    assert f1(wanting, shipped()) == 0.0
    fitted = climbed([wanting])
    assert f1(wanting, fitted) == 1.0
    assert np.all(fitted * shipped() >= 0) and np.abs(fitted - shipped()).sum() < 3


def test_the_table_has_a_row_a_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "DRAWS", 2)
    monkeypatch.setattr(weights, "ROUNDS", 1)
    found = measured({"one": [block("xx", ab_noun=1.0)], "two": [block("xy", ab_phase=1.0)]})
    assert {"shipped", "fitted", "without one", "without two", "blunt", "shaken by 0.1, 5%"} <= set(found)
    assert found["shipped"] == {"one": 1.0, "two": 0.0}
    assert "| shipped | 100.0 | 0.0 |" in table(found)
