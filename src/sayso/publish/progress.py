"""How far a long run has come, on a terminal only."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from sayso.publish.terminal import console_for

PATIENCE = 1.5
"""Seconds before the bar appears: a short run shows none."""


class Progress:
    """Counts reports on ``err``; silent unless it is a terminal that ``out`` does not write to as well,
    since tables scrolling by show the progress themselves. ``out`` None: nothing is written meanwhile."""

    def __init__(self, err: TextIO, out: TextIO | None) -> None:
        self._bar: Bar | None = None
        self._begun = time.monotonic()
        if err.isatty() and not (out is not None and out.isatty()):
            columns = (BarColumn(), TextColumn("{task.completed} reports"), TimeElapsedColumn())
            self._bar = Bar(*columns, console=console_for(err), transient=True, redirect_stdout=False)
            self._task = self._bar.add_task("", total=None)

    def advance(self) -> None:
        """One more report is done."""
        if self._bar is None:
            return
        self._bar.advance(self._task)
        if not self._bar.live.is_started and time.monotonic() - self._begun > PATIENCE:
            self._bar.start()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._bar is not None and self._bar.live.is_started:
            self._bar.stop()
