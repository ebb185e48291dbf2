"""The starting report, read whole and measured against its gold.

    python -m evaluation.report [--json]

The scorer (``shared/eval/score_report.py``, whose docstring defines the numbers) sees what
``sayso read --json --published 2024-10-28`` prints for ``shared/seed/report.txt``. The table sets each number
beside what the project demands of it; ids of what was missed follow.
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
from sayso.errors import IntegrityError

PUBLISHED = "2024-10-28"
"""The day that the report appeared, which its text does not say."""


@dataclass(frozen=True, slots=True)
class Demand:
    """The worst value allowed: the least, or the greatest where ``most`` is set."""

    worst: float
    most: bool = False

    def met(self, value: float) -> bool:
        """Whether a measured value is good enough."""
        return value <= self.worst if self.most else value >= self.worst

    def shown(self) -> str:
        """The demand as a comparison."""
        return f"{'<=' if self.most else '>='} {self.worst:g}"


DEMANDS = {"statements.recall": Demand(.95), "source.accuracy": Demand(1.0), "chain.recall": Demand(1.0),
           "source.surplus_links": Demand(.1, most=True), "own_voice.attributed": Demand(1, most=True),
           "stance.accuracy": Demand(.9), "stance.hedge": Demand(.9), "figures.recall": Demand(1.0),
           "bounds.accuracy": Demand(1.0), "times.recall": Demand(1.0), "times.value": Demand(1.0),
           "places.recall": Demand(.95), "places.false": Demand(0, most=True)}


def measure() -> tuple[dict[str, float], Row]:
    """The numbers by their names, and the ids and texts of what was missed."""
    seed = shared.folder() / "seed"
    entries = product.read(seed / "report.txt", "--published", PUBLISHED, workers=1)
    if len(entries) != 1:
        raise IntegrityError(f"the starting report gave {len(entries)} readings; there must be one.")
    with tempfile.TemporaryDirectory() as place:
        reading = shared.write_rows(Path(place) / "reading.jsonl", entries)
        result = shared.score("score_report.py", seed / "gold.json", reading, "--missed")
    return numbers(result), result.get("missed", {})


def numbers(result: Row) -> dict[str, float]:
    """The scorer's nested result as flat names; what it left empty counts as 0."""
    found = {}
    for name in DEMANDS:
        part, _, field = name.partition(".")
        found[name] = float(result[part][field] or 0)
    return found


def table(found: dict[str, float]) -> str:
    """The numbers as lines of text, each beside its demand."""
    lines = [f"{'number':<24}{'measured':>9}  demanded"]
    for name, demand in DEMANDS.items():
        lines.append(f"{name:<24}{found[name]:>9.3f}  {demand.shown()}{'' if demand.met(found[name]) else '  MISSED'}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.report", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print the numbers and the misses as one JSON object")
    args = parser.parse_args(arguments)
    found, missed = measure()
    if args.json:
        print(json.dumps({"numbers": found, "missed": missed}, ensure_ascii=False))
        return 0
    print(table(found))
    for part, names in missed.items():
        print(f"missed {part}: {', '.join(map(str, names)) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
