"""What figures, times and places cost beside the rest of reading, in one run and one process.

    python -m evaluation.bench_measure [--articles N] [--rounds N] [--json]

Each of N articles of the PolNeAR development part goes through ``parse``, ``encode`` and ``attribute``, then
through ``measure``; the CPU seconds of each half are summed over the round. The ratio is (all) / (all but
``measure``); the encoder runs once an article in either. The first article, read before the clock starts, pays for
loading the model and the gazetteer, whose seconds are shown apart.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from statistics import median

from evaluation import shared
from sayso.attribute import attribute
from sayso.encode import encode
from sayso.measure import measure
from sayso.parse import parse
from sayso.settings import Settings
from sayso.values import Capture

MOST = 1.3
"""The ratio that the project allows itself."""


def halves(text: str) -> tuple[float, float]:
    """CPU seconds of reading one text: without ``measure``, and ``measure`` alone."""
    capture = Capture(text.encode(), "text/plain", "article")
    start = time.process_time()
    report = parse(capture, Settings())
    encoded = encode(report)
    statements, unattributed = attribute(report, encoded)
    middle = time.process_time()
    measure(report, encoded, statements, unattributed)
    return middle - start, time.process_time() - middle


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse flags, run, print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bench_measure", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=30, help="articles a round (default: 30)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds (default: 3)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(arguments)
    rows = shared.rows(shared.folder() / "data" / "polnear/dev.jsonl")
    texts = [row["text"] for row in rows[:: max(1, len(rows) // args.articles)]][: args.articles]
    loading = halves(texts[0])
    rounds = []
    for _ in range(args.rounds):
        both = [halves(text) for text in texts]
        rounds.append((sum(a for a, _ in both), sum(b for _, b in both)))
    ratios = [(a + b) / a for a, b in rounds]
    found = {"articles": len(texts), "seconds_without": round(median(a for a, _ in rounds), 3),
             "seconds_measure": round(median(b for _, b in rounds), 3), "ratio": round(median(ratios), 3),
             "ratio_least": round(min(ratios), 3), "ratio_greatest": round(max(ratios), 3), "allowed": MOST,
             "first_measure": round(loading[1], 3),
             "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}
    print(json.dumps(found) if args.json else "\n".join(f"{name:<18}{value:>10}" for name, value in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(shared.run(main))
