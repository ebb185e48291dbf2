"""The decoding of a chain against the sum over all its paths."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.encode.crf import FORBIDDEN, Transitions, best_paths, posteriors

Floats = NDArray[np.float32]


def case(
    seed: int, batch: int, length: int, tags: int, scale: float = 2.0
) -> tuple[Floats, NDArray[np.int64], Transitions]:
    rng = np.random.default_rng(seed)

    def some(*shape: int) -> Floats:
        return (scale * rng.standard_normal(shape)).astype(np.float32)

    lengths = rng.integers(1, length + 1, batch)
    lengths[0] = length
    return some(batch, length, tags), lengths, Transitions(some(tags), some(tags), some(tags, tags))


def path_score(scores: Floats, path: tuple[int, ...], t: Transitions) -> float:
    total = float(t.start[path[0]] + t.stop[path[-1]])
    total += sum(float(scores[n, tag]) for n, tag in enumerate(path))
    return total + sum(float(t.step[a, b]) for a, b in pairwise(path))


@pytest.mark.parametrize("seed", range(8))
def test_posteriors_and_best_path_agree_with_brute_force(seed: int) -> None:
    scores, lengths, t = case(seed, 3, 4, 3)
    (chances, onward), paths = posteriors(scores, lengths, t), best_paths(scores, lengths, t)
    for row, size in enumerate(lengths.tolist()):
        every = list(product(range(3), repeat=size))
        values = np.array([path_score(scores[row], path, t) for path in every])
        assert tuple(paths[row]) == every[int(values.argmax())]
        weights = np.exp(values - values.max())
        weights /= weights.sum()
        for place in range(size):
            for tag in range(3):
                brute = sum(w for w, path in zip(weights, every, strict=True) if path[place] == tag)
                assert chances[row, place, tag] == pytest.approx(brute, abs=1e-4)
        for path, weight in zip(every, weights, strict=True):
            steps = [onward[row, place, a, b] for place, (a, b) in enumerate(pairwise(path))]
            assert chances[row, 0, path[0]] * np.prod(steps) == pytest.approx(weight, abs=1e-4)
        assert not onward[row, size - 1 :].any()


@pytest.mark.parametrize(("seed", "length", "scale"), [(1, 1, 1.0), (2, 30, 1.0), (3, 250, 5.0), (4, 60, 20.0)])
def test_posteriors_sum_to_one_at_every_place(seed: int, length: int, scale: float) -> None:
    scores, lengths, t = case(seed, 4, length, 7, scale)
    chances, onward = posteriors(scores, lengths, t)
    for row, size in enumerate(lengths.tolist()):
        np.testing.assert_allclose(chances[row, :size].sum(1), 1, atol=0.01)
        assert (chances[row, :size] >= 0).all()
        sums = onward[row, : size - 1].sum(2)
        assert ((np.abs(sums - 1) < 0.01) | (sums == 0)).all() and np.isfinite(onward[row]).all()


def test_what_is_forbidden_is_never_taken() -> None:
    scores, lengths, t = case(9, 5, 20, 4)
    t.step[:, 2] = FORBIDDEN
    t.step[1, 2] = 0
    for path in best_paths(scores, lengths, t):
        assert all(before == 1 for before, after in pairwise(path) if after == 2)


def test_a_sequence_is_decoded_the_same_alone_and_among_longer_ones() -> None:
    scores, lengths, t = case(11, 4, 12, 7)
    (chances, onward), paths = posteriors(scores, lengths, t), best_paths(scores, lengths, t)
    for row, size in enumerate(lengths.tolist()):
        alone, own = scores[row : row + 1, :size], lengths[row : row + 1]
        np.testing.assert_array_equal(posteriors(alone, own, t)[0][0], chances[row, :size])
        np.testing.assert_array_equal(posteriors(alone, own, t)[1][0], onward[row, :size])
        assert best_paths(alone, own, t)[0] == paths[row]
