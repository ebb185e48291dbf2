"""Calling the product as its users do: ``sayso read --json`` in a process of its own.

Only the command line and the form ``sayso.report/1`` are relied on, so that what is measured is what is
shipped, start and model loading included.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evaluation.shared import REPOSITORY, Row, last_line, write_rows
from sayso.errors import IntegrityError

KEPT_SOME = (0, 3)
"""Exit codes after which the printed reports are good: all were read, or some inputs failed."""


def command() -> list[str]:
    """How to start the product: the script installed beside this Python, else the module."""
    script = Path(sys.executable).with_name("sayso")
    return [str(script)] if script.is_file() else [sys.executable, "-m", "sayso"]


def environment(one_thread: bool = False) -> dict[str, str]:
    """The variables to run it with: this repository's source first; one thread a process where asked for."""
    env = dict(os.environ)
    env["PYTHONPATH"] = os.pathsep.join([str(REPOSITORY / "src"), *filter(None, [env.get("PYTHONPATH")])])
    if one_thread:
        env.update({f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")})
    return env


def read(path: Path, *flags: str, workers: int = 2) -> list[Row]:
    """What the product prints for a file of reports, one dictionary a report, in the order printed.

    A process that ends in any other way than the known exit codes is an IntegrityError."""
    done = subprocess.run([*command(), "read", "--json", "--workers", str(workers), *flags, str(path)],
                          capture_output=True, text=True, encoding="utf-8", env=environment(), check=False)
    if done.returncode not in KEPT_SOME or (done.returncode and not done.stdout.strip()):
        raise IntegrityError(f"`sayso read` ended with code {done.returncode}: {last_line(done.stderr)}")
    if done.returncode:
        print(f"sayso read: {last_line(done.stderr)}", file=sys.stderr)
    return [json.loads(line) for line in done.stdout.split("\n") if line.strip()]


def read_rows(rows: Sequence[Row], workers: int = 2, fields: Sequence[str] = ()) -> dict[str, Row]:
    """The product's readings of the rows' texts by the rows' ids.

    It is shown the id, the text and the named ``fields`` ("published"), never a gold field. A row that it did not
    keep is absent. A text that came back changed is an IntegrityError: its spans would point elsewhere."""
    texts = {str(row["id"]): row["text"] for row in rows}
    with tempfile.TemporaryDirectory() as place:
        given = ("id", "text", *fields)
        shown = [{field: row[field] for field in given if row.get(field) is not None} for row in rows]
        entries = read(write_rows(Path(place) / "reports.jsonl", shown), workers=workers)
    readings = {str(entry["report"]["external_id"]): entry for entry in entries}
    for name, entry in readings.items():
        if entry["report"]["text"] != texts.get(name):
            raise IntegrityError(f"{name}: the text of the reading is not the text that was given.")
    return readings
