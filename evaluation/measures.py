"""Figures, times and places, measured against gold.

    python -m evaluation.measures [--set SET ...] [--json] [--workers N]

The product reads each set's texts with what belongs to a report (its date, for the stories also outlet, URL and
title), and the scorer named for the set in ``SETS`` judges what it prints; the scorers' docstrings define
the numbers, shown in per cent. The stories are scored on figures, bounds and sources here, and on what
comparing makes of them by ``evaluation.stories``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import product, shared
from evaluation.shared import Row

ABOUT = ("url", "outlet", "title", "published")


@dataclass(frozen=True, slots=True)
class Set:
    """A data set: its file, its scorer, the numbers shown (dotted paths in the scorer's result; those that the
    scorer gives in per cent have ``per_cent``), and what is demanded of them."""

    path: str
    scorer: str
    numbers: tuple[str, ...]
    demands: dict[str, float]
    per_cent: bool = False


FIGURES = ("value_f1", "value_change_f1", "bounds_f1", "about_f1")
TIMES = ("value_f1", "strict_f1", "relaxed_f1")
PLACES = ("resolution", "end_to_end.f1", "end_to_end.p", "end_to_end.r", "found")
STORY = ("figures.recall", "bounds.accuracy", "source.accuracy", "surplus")
SETS = {
    "newsquant": Set("figures/newsquant.dev.jsonl", "score_figures.py", FIGURES,
                     {"value_f1": .92, "value_change_f1": .881}, per_cent=True),
    "timebank": Set("time/timebank.jsonl", "score_times.py", TIMES, {}, per_cent=True),
    "aquaint": Set("time/aquaint.jsonl", "score_times.py", TIMES, {"value_f1": .745, "strict_f1": .82}, per_cent=True),
    "geovirus": Set("place/geovirus.dev.jsonl", "score_places.py", PLACES, {"resolution": .8, "end_to_end.f1": .7}),
    "lgl": Set("place/lgl.jsonl", "score_places.py", PLACES, {}),
    "nk_troops": Set("stories/nk_troops/reports.jsonl", "score_story.py", STORY,
                     {"figures.recall": .97, "bounds.accuracy": .95}),
    "breach": Set("stories/breach/reports.jsonl", "score_story.py", STORY,
                  {"figures.recall": .97, "bounds.accuracy": .95}),
    "fakes-figures": Set("stories/fakes/reports.jsonl", "score_story.py", STORY,
                         {"figures.recall": .95, "bounds.accuracy": .93}),
}
LEAST_IS_BEST = frozenset({"surplus"})


def measure(name: str, workers: int = 2) -> dict[str, float]:
    """The numbers of one set as fractions."""
    wanted = SETS[name]
    path = shared.folder() / "data" / wanted.path
    rows = shared.rows(path)
    readings = product.read_rows(rows, workers, ABOUT)
    with tempfile.TemporaryDirectory() as place:
        if wanted.numbers is STORY:
            story = Path(place) / "story.json"
            story.write_text(json.dumps({"reports": list(readings.values())}), encoding="utf-8")
            result = shared.score(wanted.scorer, path.parent, story)
        else:
            entries = shared.write_rows(Path(place) / "entries.jsonl", list(readings.values()))
            result = shared.score(wanted.scorer, path, entries)
    return numbers(wanted, result)


def numbers(wanted: Set, result: Row) -> dict[str, float]:
    """The scorer's nested result as flat names and fractions."""
    found = {}
    for name in wanted.numbers:
        value = result
        for part in name.split("."):
            value = value[part]
        found[name] = round(float(value) / (100 if wanted.per_cent else 1), 4)  # type: ignore[arg-type]
    return found


def table(name: str, found: dict[str, float]) -> str:
    """The numbers of a set as lines of text, each beside its demand."""
    lines = []
    for metric, value in found.items():
        demand = SETS[name].demands.get(metric)
        verdict = "" if demand is None else f"  >= {100 * demand:.1f}{'' if value >= demand else '  MISSED'}"
        lines.append(f"{name:<14} {metric:<18}{100 * value:>7.1f}{verdict}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.measures", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS, action="append", help="only this set (may be repeated)")
    parser.add_argument("--json", action="store_true", help="one JSON object a set, fractions")
    parser.add_argument("--workers", type=int, default=2, help="processes that read (default: 2)")
    args = parser.parse_args(arguments)
    for name in args.set or SETS:
        found = measure(name, args.workers)
        print(json.dumps({"set": name} | found) if args.json else table(name, found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
