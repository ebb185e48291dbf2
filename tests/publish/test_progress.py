"""The progress bar: for a person who waits at a terminal, and for nobody else."""

from __future__ import annotations

import io

import pytest

from sayso.publish import progress
from sayso.publish.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(err: io.StringIO, out: io.StringIO, reports: int = 3) -> str:
    with Progress(err, out) as bar:
        for _ in range(reports):
            bar.advance()
    return err.getvalue()


def test_a_long_run_shows_how_many_reports_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert "3 reports" in shown(Terminal(), io.StringIO())


def test_a_short_run_shows_nothing() -> None:
    assert shown(Terminal(), io.StringIO()) == ""


@pytest.mark.parametrize(("err", "out"), [(io.StringIO(), io.StringIO()), (Terminal(), Terminal())])
def test_silent_when_piped_or_when_tables_scroll_by(err: io.StringIO, out: io.StringIO,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert shown(err, out) == ""
