"""How much the grouping of claims hangs on its weights: leave-one-story-out, and weights shaken.

    python -m evaluation.weights [--json] [--workers N]

1. The stories of each set are found as the product finds them, and the features of each pair of items are computed
   once. Grouping with other weights is then a product of matrices. Its score is the pairwise F1 of the gold figures
   that are met, as in ``shared/eval/score_story.py``; where one figure answers two gold ones the two differ by a point.
2. ``fitted``: from the shipped weights a climb, one weight a step, on the mean of all sets. ``without NAME``: the
   same on the other sets; what it scores on NAME is what a story scores that no weight has seen.
3. ``shaken``: each weight times a factor of its own, exp of a normal number of that spread; means and fifth percentiles
   of ``DRAWS`` draws. ``blunt``: every weight for is 1, every weight against -3.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation import ablation, shared, stories
from evaluation.shared import Row
from sayso.link import Told, link
from sayso.link.claims import NEVER, agglomerated, blocks_of, rarity_of, usual_day
from sayso.link.items import Item
from sayso.link.linking import items_told
from sayso.link.pairs import WEIGHTS, likeness
from sayso.text import Span
from sayso.values import Reading

NAMES = tuple(WEIGHTS)
STEPS = (0.4, -0.4, 1.0, -1.0, 0.2, -0.2)
ROUNDS = 4
STAY = 0.0003
"""What a unit of distance from the shipped weights costs a fit: ties stay where they are."""
SPREADS, DRAWS, SEED = (0.1, 0.3, 0.5), 60, 1
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Block:
    """Items that could be one question: the features of each pair, which pairs never are, and the gold groups that each
    item is a member of."""

    features: NDArray[np.float64]
    never: NDArray[np.bool_]
    gold: tuple[tuple[str, ...], ...]


def cases(folder: Path, workers: int) -> tuple[Block, ...]:
    """The blocks of a set, as the product finds its stories (1)."""
    readings = ablation.read(folder / "reports.jsonl", workers)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    groups = _groups(gold["figure_claims"], readings)
    return tuple(block for told in link(readings).stories for block in _blocks(told, groups))


def _groups(claims: Iterable[Row], readings: Sequence[Reading]) -> dict[tuple[str, Span], list[str]]:
    """The gold groups of the figures, by report and span."""
    by_name = {str(r.report.external_id): r for r in readings}
    found: dict[tuple[str, Span], list[str]] = {}
    for claim in claims:
        if not claim.get("locator_span") or claim["report"] not in by_name:
            continue
        reading, place = by_name[claim["report"]], Span(*claim["locator_span"])
        wanted = {claim["low"], claim["high"]} - {None}
        for figure in (f for s in reading.statements for f in s.figures):
            if figure.span.touches(place) and wanted & {figure.value, figure.low, figure.high}:
                found.setdefault((reading.report.id, figure.span), []).append(claim["group"])
                break
    return found


def _blocks(told: Told, groups: Mapping[tuple[str, Span], list[str]]) -> Iterable[Block]:
    items = sorted((i for i in items_told(told.readings, told.actors) if i.figure is not None), key=lambda i: i.key)
    rarity, usual = rarity_of(items), usual_day(items)
    for block in blocks_of([replace(i, day=i.day or usual) for i in items]):
        many = len(block)
        features, never = np.zeros((many, many, len(NAMES))), np.zeros((many, many), dtype=bool)
        for a in range(many):
            for b in range(a + 1, many):
                found = likeness(block[a], block[b], rarity)
                never[a, b] = never[b, a] = found is None
                if found is not None:
                    features[a, b] = features[b, a] = [value for _, value in found.features]
        yield Block(features, never, tuple(tuple(groups.get(_place(item), ())) for item in block))


def _place(item: Item) -> tuple[str, Span]:
    assert item.figure is not None
    return item.report, item.figure.span


def f1(blocks: Sequence[Block], weights: Weights) -> float:
    """Pairwise F1 of the gold figures when grouped with these weights."""
    both: Counter[tuple[int, int, str]] = Counter()
    for number, block in enumerate(blocks):
        scores = np.where(block.never, NEVER, block.features @ weights)
        np.fill_diagonal(scores, 0.0)
        for group, members in enumerate(agglomerated(scores, [1] * len(scores))):
            both.update((number, group, name) for n in members for name in block.gold[n])
    predicted, gold = Counter[tuple[int, int]](), Counter[str]()
    for (number, group, name), count in both.items():
        predicted[number, group] += count
        gold[name] += count
    hits, found, wanted = (sum(n * (n - 1) // 2 for n in c.values()) for c in (both, predicted, gold))
    return 2 * hits / (found + wanted) if found + wanted else 0.0


def climbed(sets: Sequence[Sequence[Block]]) -> Weights:
    """The shipped weights after a climb on the mean F1 of some sets (2). No weight changes its sign."""
    start = shipped()

    def worth(weights: Weights) -> float:
        return float(np.mean([f1(blocks, weights) for blocks in sets]) - STAY * np.abs(weights - start).sum())

    best, weights = worth(start), start
    for _ in range(ROUNDS):
        before = best
        for n in range(len(NAMES)):
            for step in STEPS:
                tried = weights.copy()
                tried[n] = round(tried[n] + step, 2)
                if tried[n] * start[n] < 0:
                    continue
                value = worth(tried)
                if value > best:
                    best, weights = value, tried
        if best == before:
            break
    return weights


def shipped() -> Weights:
    """The weights in use."""
    return np.array([WEIGHTS[name] for name in NAMES])


def measured(sets: Mapping[str, Sequence[Block]]) -> dict[str, dict[str, float]]:
    """For each way to weigh, the F1 of each set."""

    def each(weights: Weights) -> dict[str, float]:
        return {name: f1(blocks, weights) for name, blocks in sets.items()}

    found = {"shipped": each(shipped()), "fitted": each(climbed(list(sets.values())))}
    for name in sets:
        found[f"without {name}"] = each(climbed([blocks for other, blocks in sets.items() if other != name]))
    rng = np.random.default_rng(SEED)
    for spread in SPREADS:
        draws = [each(shipped() * np.exp(rng.normal(0, spread, len(NAMES)))) for _ in range(DRAWS)]
        found[f"shaken by {spread}, mean"] = {n: float(np.mean([d[n] for d in draws])) for n in sets}
        found[f"shaken by {spread}, 5%"] = {n: float(np.percentile([d[n] for d in draws], 5)) for n in sets}
    signs = np.where(shipped() > 0, 1.0, -3.0)
    found["blunt"] = each(np.where(np.abs(shipped()) <= abs(WEIGHTS["bias"]), shipped(), signs))
    return found


def table(found: Mapping[str, Mapping[str, float]]) -> str:
    """The F1 by way and set, in Markdown, per cent."""
    names = list(found["shipped"])
    lines = ["| weights | " + " | ".join(names) + " |", "|---" * (1 + len(names)) + "|"]
    for way, values in found.items():
        lines.append(f"| {way} | " + " | ".join(f"{100 * values[name]:.1f}" for name in names) + " |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, measure, print."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.weights", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object, fractions")
    parser.add_argument("--workers", type=int, default=2, help="processes that read (default: 2)")
    args = parser.parse_args(arguments)
    place = shared.folder() / "data" / "stories"
    found = measured({name: cases(place / one.folder, args.workers) for name, one in stories.SETS.items()})
    print(json.dumps(found) if args.json else table(found))
    return 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
