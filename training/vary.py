"""Words of a training document changed for near ones ("hospital" for "clinic"), so that a network that has seen the
document before still learns from the teacher what it holds of it.

Near are the words of the vocabulary whose vectors in the encoder's own table are (as TinyBERT does with other vectors).
The commonest words stay.
"""

from __future__ import annotations

import random
from pathlib import Path

from torch.nn import functional as F

from training.data import Word, relabel

COMMON = 2250
"""Pieces of the vocabulary before this number are marks, letters and the commonest words."""
NEAR, LEAST = 12, 0.35
"""At most so many words are near one, by at least this cosine."""
VARIED = 0.65
"""The share of the changed documents in which words are changed, too."""
SHARES = (0.06, 0.12, 0.2)
AT_ONCE = 2000
Near = dict[str, list[str]]


def near_words(weights: Path, vocabulary: list[str]) -> Near:
    """For each whole word of letters those near it, the nearest first. ``weights``: the published ones."""
    from safetensors.torch import load_file

    ids = [n for n, p in enumerate(vocabulary) if n >= COMMON and len(p) > 2 and p.isascii() and p.isalpha()]
    vectors = F.normalize(load_file(weights)["embeddings.word_embeddings.weight"][ids], dim=-1)
    found: Near = {}
    for first in range(0, len(ids), AT_ONCE):
        some = (vectors[first : first + AT_ONCE] @ vectors.T).topk(NEAR + 1, -1)
        rows = zip(some.values.tolist(), some.indices.tolist(), strict=True)
        for place, (cosines, places) in enumerate(rows, first):
            near = [vocabulary[ids[p]] for c, p in zip(cosines, places, strict=True) if p != place and c > LEAST]
            if near:
                found[vocabulary[ids[place]]] = near
    return found


def vary(words: list[Word], rng: random.Random, near: Near) -> list[Word]:
    """The words, some of them changed; labels, marks and shapes stay."""
    if rng.random() >= VARIED:
        return words
    share = rng.choice(SHARES)
    return [
        relabel(word, text=rng.choice(near[word.text.lower()]))
        if word.text.lower() in near and rng.random() < share
        else word
        for word in words
    ]
