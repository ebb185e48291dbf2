"""What comparing makes of a story's reports, measured against gold.

    python -m evaluation.stories [--set SET ...] [--json] [--workers N]
    python -m evaluation.stories --ablate [--set SET ...] [--json] [--workers N]

1. The reports of a set, as one ledger, go to the product, which is shown no gold; what ``sayso export --format json``
   prints goes to the scorer (``shared/eval/score_story.py``, whose docstring defines the numbers).
2. Each number stands beside what the project demands of it. Shares in per cent; ``independence.hits`` counts groups,
   and ``always_one`` says how many of them the constant answer 1 would get.
3. With ``--ablate`` nothing is demanded: the reports are read once, then compared again and again, each time
   without one signal (``evaluation.ablation``).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import product, shared
from evaluation.shared import Row, last_line, write_rows
from sayso.errors import IntegrityError

SHOWN = ("id", "url", "outlet", "title", "byline", "published", "text")
"""The fields of a row that the product is shown."""


@dataclass(frozen=True, slots=True)
class Set:
    """A ledger of reports: its folder under ``data/stories``, and the least that is demanded of its numbers
    (the most, for those of ``LEAST_IS_BEST``)."""

    folder: str
    demands: dict[str, float]


STORY = {
    "figures.recall": 0.97,
    "bounds.accuracy": 0.95,
    "source.accuracy": 0.90,
    "surplus": 0.0,
    "grouping.f1": 0.85,
    "copies.f1": 0.90,
}
BOTH = 14
"""Groups of ``nk_troops`` and ``breach`` together, of 17, whose independent origins must be counted exactly."""
SETS = {
    "nk_troops": Set("nk_troops", STORY),
    "breach": Set("breach", STORY),
    "fakes": Set("fakes", {"source.accuracy": 0.85, "grouping.f1": 0.75, "independence.hits": 15}),
}
NUMBERS = (
    "figures.recall",
    "bounds.accuracy",
    "source.accuracy",
    "surplus",
    "grouping.p",
    "grouping.r",
    "grouping.f1",
    "independence.exact",
    "independence.hits",
    "independence.groups",
    "independence.always_one",
    "copies.p",
    "copies.r",
    "copies.f1",
)
LEAST_IS_BEST = frozenset({"surplus"})
COUNTS = frozenset({"independence.hits", "independence.groups", "independence.always_one"})
"""Numbers of groups; the last two describe the gold, and are no score."""


def measure(name: str, workers: int = 2) -> dict[str, float]:
    """The numbers of one set: shares as fractions, counts as they are."""
    place = shared.folder() / "data" / "stories" / SETS[name].folder
    return numbers(judged(place, export(shared.rows(place / "reports.jsonl"), workers)))


def export(rows: Sequence[Row], workers: int = 2) -> str:
    """What ``sayso export --format json`` prints for the rows, shown no field but those of ``SHOWN``.

    Its progress goes to this process's stderr. Any exit code but those of a finished run is an IntegrityError."""
    with tempfile.TemporaryDirectory() as place:
        given = [{field: row[field] for field in SHOWN if row.get(field) is not None} for row in rows]
        path = write_rows(Path(place) / "reports.jsonl", given)
        done = subprocess.run(
            [*product.command(), "export", "--format", "json", "--workers", str(workers), str(path)],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=product.environment(),
            check=False,
        )
    if done.returncode not in product.KEPT_SOME or not done.stdout.strip():
        raise IntegrityError(f"`sayso export` ended with code {done.returncode}: {last_line(done.stdout)[:200]}")
    return done.stdout


def judged(place: Path, story: str) -> Row:
    """What the scorer says of an exported story, against the gold in the folder."""
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "story.json"
        path.write_text(story, encoding="utf-8")
        return shared.score("score_story.py", place, path)


def numbers(result: Row) -> dict[str, float]:
    """The scorer's nested result as flat names."""
    found = {}
    for name in NUMBERS:
        part, _, field = name.partition(".")
        found[name] = float(result[part][field] if field else result[part])
    return found


def met(metric: str, value: float, demand: float) -> bool:
    """Whether a number is as good as demanded."""
    return value <= demand if metric in LEAST_IS_BEST else value >= demand


def shown(metric: str, value: float) -> str:
    """A number as text: a count as it is, a share in per cent."""
    return f"{value:.0f}" if metric in COUNTS else f"{100 * value:.1f}"


def table(name: str, found: dict[str, float]) -> str:
    """The numbers of a set as lines of text, each beside its demand."""
    lines = []
    for metric, value in found.items():
        demand = SETS[name].demands.get(metric)
        verdict = (
            ""
            if demand is None
            else "  {} {}{}".format(
                "<=" if metric in LEAST_IS_BEST else ">=",
                shown(metric, demand),
                "" if met(metric, value, demand) else "  MISSED",
            )
        )
        lines.append(f"{name:<12} {metric:<24}{shown(metric, value):>7}{verdict}")
    return "\n".join(lines)


def together(found: dict[str, dict[str, float]]) -> str | None:
    """The line on the two stories whose exact groups are demanded of both together; None where one is missing."""
    if not {"nk_troops", "breach"} <= found.keys():
        return None
    hits, groups, ones = (
        sum(found[name][f"independence.{field}"] for name in ("nk_troops", "breach"))
        for field in ("hits", "groups", "always_one")
    )
    return (
        f"independent origins exact in {hits:.0f} of the {groups:.0f} groups of nk_troops and breach "
        f"(always 1: {ones:.0f})  >= {BOTH}{'' if hits >= BOTH else '  MISSED'}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, measure, print."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.stories", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=SETS, action="append", help="only this set (may be repeated)")
    parser.add_argument("--ablate", action="store_true", help="drop one signal at a time, and print a table")
    parser.add_argument("--json", action="store_true", help="one JSON object a set (or a dropped signal)")
    parser.add_argument("--workers", type=int, default=2, help="processes that read (default: 2)")
    args = parser.parse_args(arguments)
    names = tuple(dict.fromkeys(args.set or SETS))
    if args.ablate:
        from evaluation import ablation

        folders = {name: shared.folder() / "data" / "stories" / SETS[name].folder for name in names}
        ablation.run(folders, args.workers, args.json)
        return 0
    found = {}
    for name in names:
        found[name] = measure(name, args.workers)
        print(json.dumps({"set": name} | found[name]) if args.json else table(name, found[name]), flush=True)
    if not args.json and (line := together(found)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
