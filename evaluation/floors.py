"""The ratchet: scores that may not fall, pinned in ``floors.json``.

    python -m evaluation.floors [--set SET ...] [--workers N]      check; exit 1 where a floor is broken
    python -m evaluation.floors --raise                            lift floors to what is measured
    python -m evaluation.floors --lower SET.METRIC                 lower one, which CHANGELOG.md must own up to

``floors.json`` maps each set to its metrics and each metric to the worst value allowed, in fractions (a count
for ``own_voice.attributed``). Metrics of ``LEAST_IS_BEST`` have a ceiling instead, and all
that is said of floors holds for them upside down. A floor of a metric that is no longer measured is broken.

Raising leaves ``MARGIN`` below the measured number, since processors differ in the last digits of the model's
sums; it never lowers. Lowering takes one metric at a time, and CHANGELOG.md must hold a line with the metric's
full name and its new floor, with the reason; without that line the command says which words to write. A floor
that was lowered by hand is found by comparing with the versions that git keeps.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation import attribution, incidents, measures, report, shared, stories
from sayso.errors import UsageError

FLOORS = Path(__file__).with_name("floors.json")
CHANGELOG = shared.REPOSITORY / "CHANGELOG.md"
STORIES = {f"story-{name}": name for name in stories.SETS}
"""What comparing makes of the stories; their figures, bounds and sources have floors as sets of ``measures``."""
SETS = (*attribution.SETS, *measures.SETS, *STORIES, *incidents.SETS, "seed")
MARGIN = .003
"""Some six of the 2,192 attributions of the largest set; less than one of the smallest's 57."""
COUNTS = frozenset({"own_voice.attributed", "places.false"})
LEAST_IS_BEST = COUNTS | {"source.surplus_links"} | measures.LEAST_IS_BEST
SLACK = 1e-9
"""Floors are decimals of three places; this keeps binary fractions from breaking an equal one."""

Numbers = dict[str, float]
Floors = dict[str, Numbers]


def measure(name: str, workers: int = 2) -> Numbers:
    """The numbers of one set by metric; those of a subject bear its name ("conflict.attribution")."""
    if name == "seed":
        return report.measure()[0]
    if name in measures.SETS:
        return measures.measure(name, workers)
    if name in incidents.SETS:
        return incidents.measure(workers)
    if name in STORIES:
        return {metric: value for metric, value in stories.measure(STORIES[name], workers).items()
                if metric not in stories.COUNTS and metric not in measures.STORY}
    found: Numbers = {}
    for score in attribution.measure(name, workers).scores:
        subject = score.name.partition("/")[2]
        found.update({f"{subject}.{metric}" if subject else metric: value for metric, value in score.numbers.items()})
    return found


def load(path: Path = FLOORS) -> Floors:
    """The pinned floors."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    if unknown := floors.keys() - set(SETS):
        raise UsageError(f"{path.name}: there is no set {min(unknown)!r}; the sets are {', '.join(SETS)}.")
    return floors


def save(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, sorted, so that a change shows as one line."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def holds(metric: str, value: float, floor: float) -> bool:
    """Whether a measured value is no worse than its floor."""
    return value <= floor + SLACK if metric in LEAST_IS_BEST else value >= floor - SLACK


def broken(name: str, found: Numbers, floors: Numbers) -> list[str]:
    """One sentence for each floor of the set that the measured numbers break."""
    lines = []
    for metric, floor in sorted(floors.items()):
        if metric not in found:
            lines.append(f"{name}.{metric} is no longer measured; its floor is {floor:.3f}.")
        elif not holds(metric, found[metric], floor):
            lines.append(f"{name}.{metric} is {found[metric]:.4f}; its floor is {floor:.3f}.")
    return lines


def floor_for(metric: str, value: float) -> float:
    """The floor that a measured value supports: the value less the margin; a count as it stands."""
    if metric in COUNTS:
        return value
    worst = value + MARGIN if metric in LEAST_IS_BEST else value - MARGIN
    return round(min(max(worst, 0.0), 1.0), 3) if metric not in LEAST_IS_BEST else round(worst, 3)


def lifted(found: Numbers, floors: Numbers) -> Numbers:
    """The floors after raising: each at what is measured where that is better, none lowered or dropped."""
    raised = dict(floors)
    for metric, value in found.items():
        new = floor_for(metric, value)
        if metric not in floors or holds(metric, new, floors[metric]):
            raised[metric] = new
    return raised


def lowered(full_name: str, found: Numbers, floors: Numbers, changelog: str) -> Numbers:
    """The floors after lowering the one metric to what is measured; a UsageError where the changelog is silent.

    ``full_name`` is SET.METRIC. A metric no longer measured is dropped; the changelog then says "dropped"."""
    metric = full_name.partition(".")[2]
    if metric not in floors:
        raise UsageError(f"{full_name}: there is no such floor; see {FLOORS.name}.")
    if metric in found and holds(metric, found[metric], floors[metric]):
        raise UsageError(f"{full_name}: what is measured holds its floor; leave it as it is.")
    rest = {name: floor for name, floor in floors.items() if name != metric}
    new = {metric: floor_for(metric, found[metric])} if metric in found else {}
    word = f"{new[metric]:.3f}" if new else "dropped"
    if not any(full_name in line and word in line for line in changelog.splitlines()):
        raise UsageError(f"{full_name}: lowering a floor takes a line in CHANGELOG.md with the words {full_name!r} and "
                         f"{word!r} and the reason; write it and run this again.")
    return rest | new


def history(path: Path = FLOORS) -> list[Floors]:
    """Every committed version of the floors; none where there is no git or no commit of them."""
    commits = _git(path, "log", "--format=%H", "--", path.name) or ""
    versions = [_git(path, "show", f"{commit}:./{path.name}") for commit in commits.split()]
    return [json.loads(version) for version in versions if version]


def _git(path: Path, *words: str) -> str | None:
    """What git prints, run in the folder of the path; None where it fails or is not installed."""
    try:
        done = subprocess.run(["git", "-C", str(path.parent), *words], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return None if done.returncode else done.stdout


def unexplained(past: Sequence[Floors], now: Floors, changelog: str) -> list[str]:
    """One sentence for each floor that stands below an earlier version of itself, and that no line of the
    changelog names."""
    lines = set()
    for name, metric, floor in ((n, m, f) for version in past for n, part in version.items() for m, f in part.items()):
        kept = metric in now.get(name, {}) and holds(metric, now[name][metric], floor)
        if not kept and f"{name}.{metric}" not in changelog:
            lines.add(f"{name}.{metric} was {floor:.3f} or better before; CHANGELOG.md does not say why it is lower.")
    return sorted(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, then check, raise or lower."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.floors", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS, action="append", help="only this set (may be repeated)")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is measured")
    parser.add_argument("--lower", metavar="SET.METRIC", help="lower one floor to what is measured")
    parser.add_argument("--workers", type=int, default=2, help="processes that read (default: 2)")
    args = parser.parse_args(arguments)
    floors, changelog = load(), CHANGELOG.read_text(encoding="utf-8") if CHANGELOG.is_file() else ""
    if args.lower:
        name = args.lower.partition(".")[0]
        if name not in SETS or args.lift:
            raise UsageError("--lower takes SET.METRIC and stands alone, without --raise.")
        floors[name] = lowered(args.lower, measure(name, args.workers), floors.get(name, {}), changelog)
        save(floors)
        return 0
    complaints = unexplained(history(), floors, changelog)
    for name in args.set or SETS:
        found, pinned = measure(name, args.workers), floors.get(name, {})
        complaints += broken(name, found, pinned)
        for metric, value in found.items():
            print(f"{name}.{metric:<30} {value:.4f}  {f'{pinned[metric]:.3f}' if metric in pinned else 'no floor'}")
        floors[name] = lifted(found, pinned)
    if args.lift:
        save(floors)
    print("\n".join(complaints) or "all floors hold", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
