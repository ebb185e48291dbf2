"""Many reports of many incidents: how they are grouped into stories, and the tolls, measured against gold.

    python -m evaluation.incidents [--json] [--workers N] [--story FILE]

The product reads the 1,090 reports of ``incidents/dev.jsonl`` (id, URL, title, day and text; no gold field) as one
ledger; what ``sayso export --format json`` prints goes to the scorer (``shared/eval/score_incidents.py``, whose
docstring defines the numbers). That takes minutes: the product's own progress is shown. ``--story`` scores an export
made before instead. Shares in per cent.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evaluation import shared, stories
from evaluation.shared import Row
from sayso.errors import UsageError

SETS = ("incidents",)
DEMANDS = {"pairwise.f1": 0.80, "b_cubed.f1": 0.93, "tolls_exact.three_or_more": 0.45}
NUMBERS = (
    "pairwise.p",
    "pairwise.r",
    "pairwise.f1",
    "b_cubed.p",
    "b_cubed.r",
    "b_cubed.f1",
    "tolls_exact.all",
    "tolls_exact.three_or_more",
)


def measure(workers: int = 2, story: Path | None = None) -> dict[str, float]:
    """The numbers as fractions, of the story file if one is given."""
    path = shared.folder() / "data" / "incidents" / "dev.jsonl"
    rows = shared.rows(path)
    if story is not None:
        return numbers(shared.score("score_incidents.py", path, story))
    print(f"reading and comparing {len(rows)} reports", file=sys.stderr)
    with tempfile.TemporaryDirectory() as place:
        exported = Path(place) / "story.json"
        exported.write_text(stories.export(rows, workers), encoding="utf-8")
        return numbers(shared.score("score_incidents.py", path, exported))


def numbers(result: Row) -> dict[str, float]:
    """The scorer's nested result as flat names; what it was not asked counts as 0."""
    found = {}
    for name in NUMBERS:
        part, _, field = name.partition(".")
        found[name] = float(result[part].get(field) or 0)
    return found


def table(found: dict[str, float]) -> str:
    """The numbers as lines of text, each beside its demand."""
    lines = []
    for metric, value in found.items():
        demand = DEMANDS.get(metric)
        verdict = "" if demand is None else f"  >= {100 * demand:.1f}{'' if value >= demand else '  MISSED'}"
        lines.append(f"{metric:<26}{100 * value:>7.1f}{verdict}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, measure, print."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.incidents", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object, fractions")
    parser.add_argument("--workers", type=int, default=2, help="processes that read (default: 2)")
    parser.add_argument("--story", type=Path, help="score this export instead of making one")
    args = parser.parse_args(arguments)
    if args.story is not None and not args.story.is_file():
        raise UsageError(f"{args.story}: there is no such export; make one with `sayso export --format json`.")
    found = measure(args.workers, args.story)
    print(json.dumps({"set": "incidents"} | found) if args.json else table(found))
    return 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
