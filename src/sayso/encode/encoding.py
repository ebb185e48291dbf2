"""One pass of the encoder over a report, and what its heads say of each word."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.encode.crf import FORBIDDEN, Transitions, best_paths, posteriors
from sayso.encode.labels import NAMES, ROLES
from sayso.encode.model import Model, load
from sayso.encode.windows import MOST, sentence_ends, windows
from sayso.encode.wordpiece import Unit, units_of
from sayso.values import Encoded, Report

Floats = NDArray[np.float32]
CUE, CONTENT = ROLES.index("B-cue"), ROLES.index("B-content")
IN_CONTENT = ROLES.index("I-content")
INSIDE = [n for n, tag in enumerate(ROLES) if tag.startswith("I-")]
CANDIDATES = 3
"""Pointer targets kept for each word."""


@dataclass(frozen=True, slots=True)
class _Window:
    start: int
    end: int
    role: Floats
    name: Floats
    stance: Floats
    pointer: Floats


def encode(report: Report, model: Model | None = None) -> Encoded:
    """Read the report's text once with the shipped model (or the one given)."""
    model = model or load()
    text = report.text
    units = units_of(text)
    if not units:
        empty = np.zeros(0, dtype=np.int32)
        return Encoded(empty, empty, np.zeros((0, len(ROLES)), dtype=np.float32), (), (), {}, {}, {}, {})
    read = _read(text, units, model)
    roles, tags, exact = _roles(read, model.transitions)
    names: list[int] = []
    source_of: dict[int, tuple[tuple[int, float], ...]] = {}
    cue_of: dict[int, tuple[tuple[int, float], ...]] = {}
    stances: dict[int, tuple[float, ...]] = {}
    for w in read:
        names += _names(w.name)
        width = w.pointer.shape[1] // 4
        q1, k1, q2, k2 = (w.pointer[:, i * width : (i + 1) * width] for i in range(4))
        for i in range(w.start, w.end):
            at = i - w.start + 1
            if tags[i] == CUE:
                source_of[i] = _point(q1, k1, at, w.start, model.distance[0])
                stances[i] = _stance(w.stance[at])
            elif tags[i] == CONTENT:
                cue_of[i] = _point(q2, k2, at, w.start, model.distance[1])
    return Encoded(
        np.array([u.start for u in units], dtype=np.int32),
        np.array([u.end for u in units], dtype=np.int32),
        roles,
        tuple(tags),
        tuple(names),
        source_of,
        cue_of,
        stances,
        exact,
    )


def _read(text: str, units: list[Unit], model: Model) -> list[_Window]:
    words = [text[u.start : u.end] for u in units]
    cut = [model.cutter.pieces(w)[: MOST - 3] for w in words]
    paragraphs = [i > 0 and "\n" in text[units[i - 1].end : units[i].start] for i in range(len(units))]
    found = []
    for start, end in windows([len(c) for c in cut], paragraphs, sentence_ends(words)):
        ids, shapes, first = [model.cutter.cls], [0], [0]
        for i in range(start, end):
            if paragraphs[i] and i > start:
                ids.append(model.cutter.sep)
                shapes.append(0)
            first.append(len(ids))
            ids.extend(cut[i])
            shapes.extend([units[i].shape] * len(cut[i]))
        ids.append(model.cutter.sep)
        shapes.append(0)
        window = _Window(start, end, *model.run(ids, shapes, first))
        for i in range(start, end):
            if paragraphs[i]:
                window.role[i - start + 1, INSIDE] = FORBIDDEN  # what runs on over a paragraph begins anew
        found.append(window)
    return found


def _roles(read: list[_Window], transitions: Transitions) -> tuple[Floats, list[int], dict[int, float]]:
    """Posteriors and best tags of all units: the windows decoded side by side, word 0 left out after. And of each
    content of the best path, by its first unit, the probability that just its units are one."""
    lengths = np.array([len(w.role) for w in read], dtype=np.int64)
    scores = np.zeros((len(read), int(lengths.max()), len(ROLES)), dtype=np.float32)
    for n, w in enumerate(read):
        scores[n, : len(w.role)] = w.role
    chances, onward = posteriors(scores, lengths, transitions)
    paths = best_paths(scores, lengths, transitions)
    exact: dict[int, float] = {}
    for n, (w, path) in enumerate(zip(read, paths, strict=True)):
        for i in (i for i, tag in enumerate(path) if tag == CONTENT):
            chance, at = float(chances[n, i, CONTENT]), i
            while at + 1 < len(path) and path[at + 1] == IN_CONTENT:
                chance *= float(onward[n, at, path[at], IN_CONTENT])
                at += 1
            exact[w.start + i - 1] = round(chance * (1 - float(onward[n, at, path[at], IN_CONTENT])), 4)
    tags = [tag for path in paths for tag in path[1:]]
    return np.concatenate([chances[n, 1:length] for n, length in enumerate(lengths)]), tags, exact


def _names(scores: Floats) -> list[int]:
    """Greedy BIO tags; an inside tag that follows nothing of its kind begins a name."""
    tags: list[int] = []
    for best in scores[1:].argmax(1):
        tag = int(best)
        if tag and tag % 2 == 0 and (not tags or tags[-1] not in (tag, tag - 1)):
            tag -= 1
        tags.append(tag)
    assert max(tags, default=0) < len(NAMES)
    return tags


def _point(query: Floats, key: Floats, at: int, start: int, bias: Floats) -> tuple[tuple[int, float], ...]:
    """The likeliest targets of one word in its window: units of the report, or -1 for none."""
    far = len(bias) // 2
    offset = np.clip(np.arange(len(key)) - at, -far, far) + far
    scores = key @ query[at] / math.sqrt(key.shape[1]) + bias[offset]
    chance = np.exp(scores - scores.max())
    chance /= chance.sum()
    order = np.argsort(-chance, kind="stable")[:CANDIDATES]
    return tuple((start + int(i) - 1 if i else -1, round(float(chance[i]), 4)) for i in order)


def _stance(scores: Floats) -> tuple[float, ...]:
    """Probabilities of the stances, then of being hedged."""
    kinds, hedged = scores[:-2], scores[-2:]
    chance = np.exp(kinds - kinds.max())
    return (
        *(round(float(p), 4) for p in chance / chance.sum()),
        round(float(1 / (1 + np.exp(hedged[0] - hedged[1]))), 4),
    )
