"""Growth: what one more report costs a ledger of 1,000, 10,000 and 100,000 reports.

    python -m evaluation.bench_link [--sizes N ...] [--adds N] [--seed N] [--profile] [--json]

Reports are invented (``evaluation.invented``), so that no model runs and nothing but comparing is measured.

1. For each size a ledger of its own is filled with the last so many reports of one stream, the least first: stories
   (``StoryIndex``) and copies (``CopyIndex``). Its memory is the rise of the process's peak while it is filled.
2. The next ``--adds`` reports of the stream are added to every ledger in turn, in changing order, so that a busy
   machine slows all alike, and each ledger gets the same reports of the same events.
3. An added report costs: its story, its copies, and telling and corroborating the story that it is now in. What a
   ledger would load from its tables, the story's other readings, is made anew and not counted.

The ratio of the largest to the smallest ledger is shown whole and by part: how much there is to tell depends on the
size of the story, which in a small ledger is greater, since there it is not yet known which words are rare.

Times are CPU seconds of this process. ``pairs`` are those scored: reports against reports for stories, texts aligned
for copies, statements for claims.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any
from unittest.mock import patch

from evaluation import shared
from evaluation.bench_attribution import RSS_UNIT
from evaluation.invented import Draft, drafts, reading_of
from sayso.compared import Copy
from sayso.corroborate import corroborate
from sayso.errors import UsageError
from sayso.link import Linked, tell
from sayso.link.copies import CopyIndex
from sayso.link.copy_compare import shared_by
from sayso.link.pairs import likeness
from sayso.link.stories import StoryDecision, StoryIndex, features_of
from sayso.link.story_pairs import Seen
from sayso.values import Reading

SIZES = (1_000, 10_000, 100_000)
ALLOWED = 1.5
"""The most that a report may cost the largest ledger, as a multiple of the smallest's."""
PARTS = ("stories", "copies", "claims")


class Ledger:
    """A ledger in memory: both indices, the reports of each story, and what adding cost by part."""

    def __init__(self, scored: Counter[str]) -> None:
        """Nothing added. ``scored`` counts the pairs that this process scores."""
        self._scored = scored
        self.stories, self.copies = StoryIndex(), CopyIndex()
        self.seconds = dict.fromkeys(PARTS, 0.0)
        self.pairs: Counter[str] = Counter()
        self.sizes: list[int] = []
        self._drafts: dict[str, Draft] = {}
        self._members: dict[str, list[str]] = {}
        self._copies: dict[str, tuple[Copy, ...]] = {}

    def __len__(self) -> int:
        return len(self.stories)

    def fill(self, draft: Draft, reading: Reading) -> None:
        """Add a report to the indices."""
        self._place(draft, reading, self.stories.add(features_of(reading)))
        self.copies.add(reading)

    def add(self, draft: Draft, reading: Reading) -> None:
        """Add a report with all that comparing does, and count its costs (3)."""
        with self._timed("stories"):
            decision = self.stories.add(features_of(reading))
        with self._timed("copies"):
            self.copies.add(reading)
            found = self.copies.copies_of(reading.report.id)
        self._copies[reading.report.id] = found
        members = self._place(draft, reading, decision)
        self.sizes.append(len(members))
        readings = [reading_of(self._drafts[name]) for name in members]
        known = {(c.a, c.b): c for name in members for c in self._copies.get(name, ())}
        with self._timed("claims"):
            corroborate(Linked((tell(readings),), tuple(known.values())))

    def _place(self, draft: Draft, reading: Reading, decision: StoryDecision) -> list[str]:
        """The reports of the story that a report is now in."""
        self._drafts[reading.report.id] = draft
        parts = {decision.story, *(story for joined in decision.merged for story in (joined.a, joined.b))}
        members = [report for story in sorted(parts) for report in self._members.pop(story, [])]
        self._members[decision.story] = [*members, reading.report.id]
        return self._members[decision.story]

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        before = Counter(self._scored)
        start = time.process_time()
        yield
        self.seconds[part] += time.process_time() - start
        self.pairs.update(self._scored - before)


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """Count, while it lasts, the pairs that comparing scores, by part."""
    scored: Counter[str] = Counter()

    def counted(part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            scored[part] += 1
            return function(*arguments)

        return call

    with (
        patch.object(Seen, "score", counted("stories", Seen.score)),
        patch("sayso.link.copies.shared_by", counted("copies", shared_by)),
        patch("sayso.link.claims.likeness", counted("claims", likeness)),
    ):
        yield scored


def peak() -> int:
    """The greatest memory of this process so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT


def bench(sizes: Sequence[int], adds: int, seed: int = 0) -> list[shared.Row]:
    """One row a size, in ascending order: seconds, pairs and memory."""
    wanted, most = sorted(set(sizes)), max(sizes)
    stream = list(islice(drafts(seed), most + adds))
    ledgers, memory = [], []
    with counting() as scored:
        for size in wanted:  # 1
            before, start, ledger = peak(), time.process_time(), Ledger(scored)
            for draft in stream[most - size : most]:
                ledger.fill(draft, reading_of(draft))
            ledgers.append(ledger)
            memory.append(max(0, peak() - before))
            print(f"{size} reports filled in {time.process_time() - start:.0f} CPU-s", file=sys.stderr)
        for number, draft in enumerate(stream[most:]):  # 2
            reading = reading_of(draft)
            for step in range(len(ledgers)):
                ledgers[(number + step) % len(ledgers)].add(draft, reading)
            if number % 100 == 99:
                print(f"{number + 1} of {adds} added to each", file=sys.stderr)
    return [row(size, ledger, adds, risen) for size, ledger, risen in zip(wanted, ledgers, memory, strict=True)]


def row(size: int, ledger: Ledger, adds: int, risen: int) -> shared.Row:
    """What a ledger's adds cost on average: milliseconds and pairs by part, and what the ledger is like."""
    found: shared.Row = {
        "size": size,
        "milliseconds": 1000 * sum(ledger.seconds.values()) / adds,
        "pairs": ledger.pairs.total() / adds,
        "story": sum(ledger.sizes) / adds,
        "megabytes": risen / 1e6,
        "peak_megabytes": peak() / 1e6,
    }
    for part in PARTS:
        found[f"{part}.milliseconds"] = 1000 * ledger.seconds[part] / adds
        found[f"{part}.pairs"] = ledger.pairs[part] / adds
    return found


def ratio(found: Sequence[shared.Row], field: str = "milliseconds") -> float:
    """The largest ledger's number as a multiple of the smallest's."""
    least = float(found[0][field])
    return float(found[-1][field]) / least if least else 1.0


def table(found: Sequence[shared.Row]) -> str:
    """The rows as lines of text, and the ratios of the largest to the smallest."""
    lines = [
        f"{'reports':>8}{'ms a report':>13}"
        + "".join(f"{part:>10}" for part in PARTS)
        + f"{'pairs':>10}"
        + "".join(f"{part:>10}" for part in PARTS)
        + f"{'story':>8}{'ledger MB':>11}"
    ]
    for one in found:
        lines.append(
            f"{one['size']:>8}{one['milliseconds']:>13.2f}"
            + "".join(f"{one[f'{part}.milliseconds']:>10.2f}" for part in PARTS)
            + f"{one['pairs']:>10.1f}"
            + "".join(f"{one[f'{part}.pairs']:>10.1f}" for part in PARTS)
            + f"{one['story']:>8.1f}{one['megabytes']:>11.0f}"
        )
    for label, field in (("a report", "milliseconds"), *((part, f"{part}.milliseconds") for part in PARTS)):
        times = ratio(found, field)
        lines.append(f"largest to smallest, {label}: {times:.2f}  <= {ALLOWED}{'' if times <= ALLOWED else '  MISSED'}")
    lines.append(f"peak memory of the process, all ledgers: {found[-1]['peak_megabytes']:.0f} MB")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, fill, add, print."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.bench_link",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="reports of each ledger")
    parser.add_argument("--adds", type=int, default=1_000, help="reports added to each (default: 1000)")
    parser.add_argument("--seed", type=int, default=0, help="another seed gives other reports (default: 0)")
    parser.add_argument("--profile", action="store_true", help="also print where the time goes, on stderr")
    parser.add_argument("--json", action="store_true", help="one JSON object a size")
    args = parser.parse_args(arguments)
    if min(args.sizes) < 1 or args.adds < 1:
        raise UsageError("--sizes and --adds are whole numbers above 0; give such.")
    profile = cProfile.Profile(time.process_time) if args.profile else None
    if profile is None:
        found = bench(args.sizes, args.adds, args.seed)
    else:
        found = profile.runcall(bench, args.sizes, args.adds, args.seed)
        pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(40)
    print("\n".join(map(json.dumps, found)) if args.json else table(found))
    return 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
