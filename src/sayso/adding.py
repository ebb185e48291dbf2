"""Adding to the ledger: the stages in order, and what is kept of them.

    captures -> (known?) -> parse, encode, attribute, measure -> ledger -> stories compared anew

1. A capture that was read before, in the same way, is a duplicate and is not read again: so a run that was ended is
   taken up where it was by giving the same inputs.
2. The others go through the stages, in this process or in ``settings.workers`` processes, and are added in the order
   of the inputs, each in a transaction of its own; the caller hears of each only after that.
3. Stories that gained a report are compared anew: the quickly growing ones every ``COMPARED_EVERY`` reports, all at
   the end.
4. Every input is counted, and the counts are kept with the run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

from sayso.errors import IntegrityError, PolicyError
from sayso.flow import Tally, read_one
from sayso.ledger import Added, Ledger, intake_of
from sayso.ledger.judging.erasing import refusal
from sayso.pool import Lost, in_order
from sayso.read import Refusal, poll, read
from sayso.read.net import Net
from sayso.settings import Settings
from sayso.values import Capture, Failure, Reading

COMPARED_EVERY = 1000
"""Reports added between two comparings: some minutes' reading."""
GROWN = 0.25
"""Share of a story's reports that must be new for it to be compared before the end: so a large story is compared a few
times in a run, not for each of its reports."""
Done = Callable[[Added, Failure | None], None]
Read = Callable[[Capture], Reading | Failure]


@dataclass(frozen=True, slots=True)
class Known:
    """A capture that was read before, and its report's id."""

    report: str


def add_reports(
    inputs: Sequence[str],
    settings: Settings,
    ledger: Ledger,
    stdin: BinaryIO | None = None,
    tally: Tally | None = None,
    done: Done | None = None,
) -> Tally:
    """Add the reports of the inputs to the ledger; the counts. ``done`` is called with what became of each input,
    after it is kept. Raises a SaysoError for what concerns the whole run; what was added before stays."""
    return add_captures(read(inputs, settings, stdin), settings, ledger, inputs, tally, done)


def add_captures(
    captures: Iterable[Capture | Failure],
    settings: Settings,
    ledger: Ledger,
    inputs: Sequence[str],
    tally: Tally | None = None,
    done: Done | None = None,
    one: Read | None = None,
) -> Tally:
    """As ``add_reports``, of captures that somebody else reads; ``inputs`` names them in the run's row. ``one`` takes
    the place of the stages in tests."""
    tally = Tally() if tally is None else tally
    run = ledger.begin(inputs)
    waiting = 0
    items = _looked_up(captures, settings, ledger, tally)
    for item, outcome in _read(items, settings, one or partial(read_one, settings)):  # 2
        failure = outcome if isinstance(outcome, Failure) else None
        if isinstance(item, Known):
            added = ledger.again(run, item.report)
        elif isinstance(item, Capture) and isinstance(outcome, Reading):
            try:
                added = ledger.append(run, outcome, item, _intake(item, settings))
            except PolicyError as error:
                failure = Refusal(item.place, "ledger", str(error), False, item.given.external_id)
                added = ledger.note(run, failure)
            except IntegrityError as error:
                failure = Failure(item.place, "ledger", str(error), False, item.given.external_id)
                added = ledger.note(run, failure)
        elif failure is not None:
            added = ledger.note(run, failure)
        _count(tally, added)
        if done is not None:
            done(added, failure)
        waiting += added.kind == "kept"
        if waiting >= COMPARED_EVERY:
            waiting = 0
            ledger.compare_stale(GROWN)  # 3
    ledger.compare_stale()
    tally.check()
    ledger.end(
        run, read=tally.read, kept=tally.kept, duplicate=tally.duplicate, failed=tally.failed, skipped=tally.skipped
    )  # 4
    return tally


class Ended(Exception):
    """Watching was asked to stop."""


class Stop:
    """How watching is asked to stop: at once where it waits, otherwise after the report it is at."""

    def __init__(self) -> None:
        self.asked = self._waiting = False

    def ask(self, *_: object) -> None:
        """Stop; may be called by a signal. Asked twice, a KeyboardInterrupt."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        if self._waiting:
            raise Ended

    def wait(self, pause: Callable[[float], None], seconds: float) -> None:
        """Pause; raises Ended where that was asked for."""
        self._waiting = True  # before looking whether it was asked: from here on asking raises
        try:
            if self.asked:
                raise Ended
            pause(seconds)
        finally:
            self._waiting = False


def watch_feeds(
    feeds: Sequence[str],
    settings: Settings,
    ledger: Ledger,
    stop: Stop,
    tally: Tally | None = None,
    done: Done | None = None,
    net: Net | None = None,
    one: Read | None = None,
) -> Tally:
    """Add what is new in feeds, as it comes, until it is asked to stop; the counts. What the ledger has of an address
    is not fetched again. Whenever there is nothing to do the stories that grew are compared. Raises a UsageError where
    there are no feeds, or ``settings.offline`` is set."""
    outside = net or Net()

    def sleep(seconds: float) -> None:
        if seconds > settings.delay:
            ledger.compare_stale()
        stop.wait(outside.sleep, seconds)

    items = poll(feeds, settings, ledger.addresses(), replace(outside, sleep=sleep))

    def until_asked() -> Iterator[Capture | Failure]:
        with suppress(Ended):
            for item in items:
                yield item
                if stop.asked:
                    return

    return add_captures(until_asked(), settings, ledger, feeds, tally, done, one)


def _looked_up(
    captures: Iterable[Capture | Failure], settings: Settings, ledger: Ledger, tally: Tally
) -> Iterator[Capture | Failure | Known]:
    erased = ledger.erased_captures()
    for item in captures:
        tally.read += 1
        if isinstance(item, Capture) and item.sha256 in erased:
            reason = refusal(item.place, *erased[item.sha256])
            yield Refusal(item.place, "ledger", reason, False, item.given.external_id)
            continue
        known = None if isinstance(item, Failure) else ledger.known(_intake(item, settings))  # 1
        yield item if known is None else Known(known)


def _intake(capture: Capture, settings: Settings) -> str:
    return intake_of(capture, settings.published, settings.outlet)


def _read(
    items: Iterable[Capture | Failure | Known], settings: Settings, one: Read
) -> Iterator[tuple[Capture | Failure | Known, Reading | Failure | None]]:
    """Each item with what was read of it, in their order."""
    if settings.workers == 1:
        for item in items:
            yield item, one(item) if isinstance(item, Capture) else item if isinstance(item, Failure) else None
        return
    work = partial(_one, one)
    for item, result in in_order(work, items, settings.workers, through=lambda item: isinstance(item, Capture)):
        if isinstance(item, Capture) and not isinstance(result, Reading | Failure):
            yield (
                item,
                Failure(
                    item.place,
                    "worker",
                    f"{item.place}: the process that read it ended without a result; "
                    "try it alone with --workers 1, or with more memory.",
                    False,
                    item.given.external_id,
                ),
            )
        else:
            yield item, item if isinstance(item, Failure) else None if isinstance(result, Lost) else result


def _one(one: Read, item: Capture | Failure | Known) -> Reading | Failure | None:
    return one(item) if isinstance(item, Capture) else None


def _count(tally: Tally, added: Added) -> None:
    setattr(tally, added.kind, getattr(tally, added.kind) + 1)
