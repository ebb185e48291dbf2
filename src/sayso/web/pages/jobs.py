"""Reports being added: one job at a time in a thread, its outcomes as they come."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.adding import add_captures, add_reports
from sayso.errors import SaysoError
from sayso.flow import Tally
from sayso.ledger import Added
from sayso.settings import Settings
from sayso.values import Capture, Failure
from sayso.web.serving import Served

KEPT = 50
"""Jobs whose outcomes are remembered."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input: kept, duplicate, failed, skipped; its report, or why there is none."""

    kind: str
    report: str | None
    what: str


@dataclass(slots=True)
class Job:
    """A run of adding. ``counts``: as the command line prints them, once it is ``done``."""

    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    outcomes: list[Outcome] = field(default_factory=list)
    counts: str = ""
    error: str = ""
    finished: threading.Event = field(default_factory=threading.Event)

    @property
    def done(self) -> bool:
        """Whether it has ended."""
        return self.finished.is_set()


@dataclass(frozen=True, slots=True)
class Given:
    """What a form gave: captures, addresses, and files by name."""

    captures: tuple[Capture, ...]
    urls: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]


class Jobs:
    """The jobs of one server."""

    def __init__(self, served: Served) -> None:
        self._served, self._jobs, self._turn = served, dict[str, Job](), threading.Lock()

    def find(self, id: str) -> Job | None:
        """The job of an id, where it is remembered."""
        return self._jobs.get(id)

    def start(self, given: Given) -> Job:
        """Begin to add; the job tells how far it is."""
        job = Job()
        self._jobs[job.id] = job
        while len(self._jobs) > KEPT:
            self._jobs.pop(next(iter(self._jobs)))
        threading.Thread(target=self._run, args=(job, given), daemon=True).start()
        return job

    def _run(self, job: Job, given: Given) -> None:
        tally = Tally()
        try:
            with self._turn:
                self._add(job, given, tally)
        except SaysoError as error:
            job.error = str(error)
        except Exception as error:  # whatever it is, the page must not wait for ever
            job.error = f"adding failed ({type(error).__name__}: {error}); please report it with this input."
        finally:
            job.counts = str(tally)
            job.finished.set()

    def _add(self, job: Job, given: Given, tally: Tally) -> None:
        book, settings = self._served.book, replace(self._served.settings, published=None, outlet=None)

        def done(added: Added, failure: Failure | None) -> None:
            job.outcomes.append(Outcome(added.kind, added.report, failure.reason if failure else _named(added, job)))

        if given.captures:
            names = [capture.place for capture in given.captures]
            add_captures(given.captures, settings, book, names, tally, done)
        if given.urls:
            add_reports(given.urls, settings, book, None, tally, done)
        if given.files:
            self._files(given.files, settings, tally, done)

    def _files(self, files: Sequence[tuple[str, bytes]], settings: Settings, tally: Tally, done: object) -> None:
        """The files, in a folder of their own while they are read, under their own names as far as those are safe."""
        with TemporaryDirectory(prefix="sayso-") as folder:
            paths = []
            for number, (name, data) in enumerate(files, 1):
                place = Path(folder) / f"{number}" / safe_name(name)
                place.parent.mkdir()
                place.write_bytes(data)
                paths.append(str(place))
            add_reports(paths, settings, self._served.book, None, tally, done)  # type: ignore[arg-type]


def safe_name(name: str) -> str:
    """A file's name without folders and without what is no letter, digit, point, dash or underscore."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in last).lstrip(".")
    return kept[-100:] or "file"


def _named(added: Added, job: Job) -> str:
    return f"report {len(job.outcomes) + 1}" if added.report is None else f"report {added.report[:8]}"
