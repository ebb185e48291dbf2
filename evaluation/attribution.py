"""Who says what, measured against gold attributions.

    python -m evaluation.attribution [--set polnear-dev|open-dev|fakes|all] [--json] [--errors FILE] [--workers N]

The product reads the text of each gold row; all its statements but the narrated ones go to the scorer
(``shared/eval/score_attribution.py``, whose docstring defines the numbers). The table shows per cent:

    attr      attribution F1: content overlap F1 and source overlap F1 at least a half
    direct    the same over contents in quotation marks; indirect: over the others
    exact     F1 of contents found to the word; detect: of contents with overlap F1 at least a half
    source    of the contents met, the share whose source overlaps the gold's by at least a half
    stance    of the contents met, the share with the gold's stance; hedge: with its hedging

--errors lists what was missed, what was surplus and which sources differ, for a person; as it holds text of
the data, it must lie outside the repository.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from evaluation import matching, product, shared
from evaluation.shared import Row

SETS = {"polnear-dev": "polnear/dev.jsonl", "open-dev": "open/dev.jsonl",
        "fakes": "stories/fakes/attributions.jsonl"}
DEMANDS = {"polnear-dev": {"attribution": .79, "direct": .86, "indirect": .75, "exact": .70},
           "open-dev": {"attribution": .78}, "fakes": {"attribution": .74}}
"""The least that the project asks of a set before a release."""
COLUMNS = {"attribution": "attr", "direct": "direct", "indirect": "indirect", "exact": "exact", "detect": "detect",
           "source": "source", "stance": "stance", "hedge": "hedge"}


@dataclass(frozen=True, slots=True)
class Score:
    """The numbers of one set (or of one subject of a set) as fractions; ``unread`` documents count as empty."""

    name: str
    documents: int
    unread: int
    gold: int
    predicted: int
    numbers: dict[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A set's scores, whole and by subject, and the lines of its misses."""

    scores: tuple[Score, ...]
    misses: tuple[str, ...]


def measure(name: str, workers: int = 2) -> Judged:
    """Read a set with the product and score it. Rows that say they are not exhaustive are left out."""
    gold = [row for row in shared.rows(shared.folder() / "data" / SETS[name]) if row.get("exhaustive", True)]
    return judged(name, gold, product.read_rows(gold, workers))


def judged(name: str, gold: Sequence[Row], readings: dict[str, Row]) -> Judged:
    """Score readings (by document id) against the gold rows; each ``subject`` of the rows apart, too."""
    found = {row["id"]: matching.attributed(readings[row["id"]]) for row in gold if row["id"] in readings}
    whole, misses = _score(name, gold, found)
    subjects = sorted({row["subject"] for row in gold if row.get("subject")})
    parts = [_score(f"{name}/{subject}", [row for row in gold if row.get("subject") == subject], found)[0]
             for subject in subjects]
    return Judged((whole, *parts), tuple(misses))


def _score(name: str, gold: Sequence[Row], found: dict[str, list[Row]]) -> tuple[Score, list[str]]:
    with tempfile.TemporaryDirectory() as place:
        there = Path(place)
        answer = shared.write_rows(there / "gold.jsonl", gold)
        ours = [matching.prediction(row["id"], found[row["id"]]) for row in gold if row["id"] in found]
        guess = shared.write_rows(there / "found.jsonl", ours)
        result = shared.score("score_attribution.py", answer, guess, "--pairs", there / "pairs.jsonl")
        matched = {row["id"]: row["pairs"] for row in shared.rows(there / "pairs.jsonl")}
    everything = result["all"]
    numbers = {"attribution": everything["attribution"]["f1"], "direct": result["direct"]["attribution"]["f1"],
               "indirect": result["indirect"]["attribution"]["f1"], "exact": everything["exact"]["f1"],
               "detect": everything["detect"]["f1"], "source": everything["source"]["overlap"]}
    tally, misses = matching.Tally(), list[str]()
    for row in gold:
        statements = found.get(row["id"], [])
        pairs = matching.pairs(row, statements, matched.get(row["id"], []))
        matching.judge(row, statements, pairs, tally)
        misses += matching.misses(row, statements, pairs)
    if tally.stance_judged:
        numbers["stance"] = round(tally.stance_agreed / tally.stance_judged, 4)
    if tally.hedge_judged:
        numbers["hedge"] = round(tally.hedge_agreed / tally.hedge_judged, 4)
    unread = sum(row["id"] not in found for row in gold)
    return Score(name, len(gold), unread, everything["gold"], everything["predicted"], numbers), misses


def table(scores: Sequence[Score]) -> str:
    """The scores as lines of text, per cent, each set's demands beneath it."""
    lines = [f"{'set':<22}{'docs':>5}{'gold':>6}{'found':>6}" + "".join(f"{c:>9}" for c in COLUMNS.values())]
    for score in scores:
        lines.append(f"{score.name:<22}{score.documents:>5}{score.gold:>6}{score.predicted:>6}" + _cells(score.numbers))
        if score.unread:
            lines.append(f"  {score.unread} of its documents were not read and count as empty")
        if score.name in DEMANDS:
            lines.append(f"{'  demanded':<39}" + _cells(DEMANDS[score.name]))
    return "\n".join(lines)


def _cells(numbers: dict[str, float]) -> str:
    return "".join(f"{100 * numbers[key]:>9.1f}" if key in numbers else " " * 9 for key in COLUMNS).rstrip()


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.attribution", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=[*SETS, "all"], default="all", help="which set (default: all)")
    parser.add_argument("--json", action="store_true", help="print the scores as JSON, fractions, one line a score")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write the misses here, outside the repository")
    parser.add_argument("--workers", type=int, default=2, help="processes that read (default: 2)")
    args = parser.parse_args(arguments)
    errors = shared.outside_repository(args.errors) if args.errors else None
    every = [measure(name, args.workers) for name in (SETS if args.set == "all" else [args.set])]
    scores = [score for one in every for score in one.scores]
    print("\n".join(json.dumps(asdict(score)) for score in scores) if args.json else table(scores))
    if errors:
        listing = "".join(f"{line}\n" for one in every for line in (f"#### {one.scores[0].name}", *one.misses, ""))
        errors.write_text(listing, encoding="utf-8", errors="backslashreplace")
    return 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
