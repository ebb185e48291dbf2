"""Killed at any instant, and taken up again: the ledger is the one that was never interrupted.

``SAYSO_KILLS`` says how many times a process is killed on each database (25 where it is not set).
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from sayso.adding import add_captures
from sayso.flow import Tally
from sayso.ledger import Added, open_ledger, verify
from sayso.ledger.settling import SETTLED_EVERY
from sayso.settings import Settings
from sayso.values import Capture, Failure
from tests.ledger.made import acknowledged, answers, contents, made_capture, read_made

KILLS = int(os.environ.get("SAYSO_KILLS", "25"))
REPORTS = 40


def items() -> list[Capture | Failure]:
    """What is added, with failures in between."""
    found: list[Capture | Failure] = [made_capture(n) for n in range(REPORTS)]
    found.insert(7, Failure("b.txt", "read", "b.txt: cannot be read; try again."))
    found.insert(19, Capture(b"broken off", "text/plain", "c.txt"))
    return found


def add(address: str, folder: Path, said: int | None = None) -> Tally:
    """Add everything; each outcome is a line on the descriptor ``said``, once it is kept."""

    def done(added: Added, failure: Failure | None) -> None:
        if said is not None:
            os.write(said, json.dumps([added.kind, added.report]).encode() + b"\n")

    together = random.randint(1, 9) if said is not None else SETTLED_EVERY  # which makes no difference
    with (
        patch("sayso.ledger.ledger.SETTLED_EVERY", together),
        open_ledger(address, create=True, captures=folder) as ledger,
    ):
        return add_captures(items(), Settings(), ledger, ["x"], done=done, one=read_made)


def killed_after(seconds: float, address: str, folder: Path, log: Path) -> bool:
    """Add in a process of its own and kill it after a while; whether it had not ended before."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            add(address, folder, os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND))
            code = 0
        finally:
            os._exit(code)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def test_killed_at_any_instant_and_taken_up_again(place: Callable[[], tuple[str, Path]], tmp_path: Path) -> None:
    address, folder = place()
    begun = time.perf_counter()
    add(address, folder)
    whole = time.perf_counter() - begun
    with open_ledger(address, captures=folder) as ledger:
        expected, listed = contents(ledger), answers(ledger)
        assert not list(verify(ledger))
    dice, kills, log = random.Random(5), 0, tmp_path / "said"
    address, folder = place()
    finished = 0
    while kills < KILLS or not finished:
        kills += killed_after(dice.uniform(0, 0.4 * whole), address, folder, log)
        said = [json.loads(line) for line in log.read_text().splitlines() if line] if log.exists() else []
        if not said:
            continue
        with open_ledger(address, create=True, captures=folder) as ledger:
            there = acknowledged(ledger)
        assert {report for _, report in said if report} <= there
        if len(there) == REPORTS or kills >= KILLS:  # all is there, or enough: complete it, and begin anew
            add(address, folder)
            with open_ledger(address, captures=folder) as ledger:
                assert contents(ledger) == expected and answers(ledger) == listed
                assert not list(verify(ledger))
            finished += 1
            address, folder = place()
            log.unlink()
