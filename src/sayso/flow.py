"""The whole system on one page: the stages in order.

    read -> parse -> encode -> attribute -> measure -> (a Reading)
    bytes   report   tags      statements   figures, times, places

1. ``read`` turns the inputs into captures.
2. Each capture goes through ``parse``, ``encode``, ``attribute`` and ``measure``: in this process, or in
   ``settings.workers`` processes. Nothing of one report enters into another, and results come back in
   the order of the inputs, so the number of processes changes no byte.
3. A report that an earlier one of the run equals is marked as a duplicate, and kept in the output.
4. Every input is counted; at the end the counts must agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

from sayso.attribute import attribute
from sayso.encode import encode
from sayso.errors import InputError, IntegrityError, PolicyError, SaysoError, SkippedError
from sayso.measure import measure
from sayso.parse import parse
from sayso.parse.wrapped import unwrapped
from sayso.pool import Lost, in_order
from sayso.read import read
from sayso.settings import Settings
from sayso.values import Capture, Failure, Reading, Report, digest


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one run: read = kept + duplicate + failed + skipped."""

    read: int = 0
    kept: int = 0
    duplicate: int = 0
    failed: int = 0
    skipped: int = 0

    def count(self, outcome: Reading | Failure) -> None:
        """Put one outcome under its heading."""
        if isinstance(outcome, Failure):
            self.skipped += outcome.skipped
            self.failed += not outcome.skipped
        else:
            self.duplicate += outcome.duplicate
            self.kept += not outcome.duplicate

    def check(self) -> None:
        """An IntegrityError where the counts do not agree: something vanished."""
        if self.read != self.kept + self.duplicate + self.failed + self.skipped:
            raise IntegrityError(f"the counts of this run do not agree: {self}.")

    def __str__(self) -> str:
        return (f"read {self.read} = kept {self.kept} + duplicate {self.duplicate} + "
                f"failed {self.failed} + skipped {self.skipped}")


def read_reports(inputs: Sequence[str], settings: Settings, stdin: BinaryIO | None = None,
                 tally: Tally | None = None, keep: Callable[[Capture], None] | None = None
                 ) -> Iterator[Reading | Failure]:
    """What was read from each report of the inputs, in their order, or why it was not.

    ``stdin`` is read where an input is ``-``. ``tally`` is counted up on the way; ``keep`` is given every capture
    before it is read. Raises a SaysoError only for what concerns the whole run (a missing model, say); what
    concerns one input is a Failure.
    """
    tally = Tally() if tally is None else tally
    captures = _counted(read(inputs, settings, stdin), tally, keep)                        # 1
    seen: set[str] = set()
    for outcome in _through(captures, settings):                                           # 2
        marked = _marked(outcome, seen)                                                    # 3
        tally.count(marked)                                                                # 4
        yield marked
    tally.check()


def read_one(settings: Settings, capture: Capture) -> Reading | Failure:
    """One capture through the stages. Whatever goes wrong with it becomes a Failure that names the stage."""
    stage = "parse"
    try:
        report = parse(capture, settings)
        set_free = replace(report, text=unwrapped(report.text))
        stage = "encode"
        encoded = encode(set_free)
        stage = "attribute"
        statements, unattributed = attribute(set_free, encoded)
        stage = "measure"
        statements, figures, times, places = measure(set_free, encoded, statements, unattributed)
        return as_written(Reading(report, statements, figures, times, places, unattributed))
    except (InputError, IntegrityError, PolicyError) as error:
        reason = str(error) if isinstance(error, InputError) else f"{capture.place}: {error}"
        return _failure(capture, stage, reason, isinstance(error, SkippedError))
    except SaysoError:
        raise
    except Exception as error:  # a defect in a stage must not end the batch
        what = f"{type(error).__name__}: {error}".strip().rstrip(".: ")
        return _failure(capture, stage, f"{capture.place}: {stage} failed ({what}); please report it with this input.")


def as_written(reading: Reading) -> Reading:
    """The reading with the texts of its mentions as the report has them, line breaks included."""
    text = reading.report.text
    statements = (
        replace(
            s,
            figures=tuple(replace(f, text=f.span.of(text)) for f in s.figures),
            times=tuple(replace(t, text=t.span.of(text)) for t in s.times),
            places=tuple(replace(p, text=p.span.of(text)) for p in s.places),
        )
        for s in reading.statements
    )
    return replace(
        reading,
        statements=tuple(statements),
        figures=tuple(replace(f, text=f.span.of(text)) for f in reading.figures),
        times=tuple(replace(t, text=t.span.of(text)) for t in reading.times),
        places=tuple(replace(p, text=p.span.of(text)) for p in reading.places),
    )


def _through(captures: Iterable[Capture | Failure], settings: Settings) -> Iterator[Reading | Failure]:
    one = partial(read_one, settings)
    if settings.workers == 1:
        for item in captures:
            yield item if isinstance(item, Failure) else one(item)
        return
    for item, result in in_order(one, captures, settings.workers, through=lambda item: isinstance(item, Capture)):
        if isinstance(item, Failure):
            yield item
        elif isinstance(result, Lost) or result is None:
            yield _failure(item, "worker", f"{item.place}: the process that read it ended without a result; "
                                           "try it alone with --workers 1, or with more memory.")
        else:
            yield result


def _failure(capture: Capture, stage: str, reason: str, skipped: bool = False) -> Failure:
    return Failure(capture.place, stage, " ".join(reason.split()), skipped, capture.given.external_id)


def _counted(items: Iterable[Capture | Failure], tally: Tally, keep: Callable[[Capture], None] | None
             ) -> Iterator[Capture | Failure]:
    for item in items:
        tally.read += 1
        if keep is not None and isinstance(item, Capture):
            keep(item)
        yield item


def _marked(outcome: Reading | Failure, seen: set[str]) -> Reading | Failure:
    if isinstance(outcome, Failure):
        return outcome
    key = sameness(outcome.report)
    if key in seen:
        return replace(outcome, duplicate=True)
    seen.add(key)
    return outcome


def sameness(report: Report) -> str:
    """A hash that two reports of a run share when one is a duplicate of the other."""
    return digest(report.text, report.outlet, report.url)
