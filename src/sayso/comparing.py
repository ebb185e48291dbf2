"""Many reports, cross-checked: the stages after reading, in order.

    readings -> link -> corroborate -> (readings, Compared)

1. All inputs are read; failures are handed to the caller, duplicates are left out of the comparison but stay in the
   list, under their own ids.
2. ``link`` groups reports into stories and statements into questions; ``corroborate`` follows them to their origins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO

from sayso.compared import Compared
from sayso.corroborate import corroborate
from sayso.flow import Tally, read_reports
from sayso.link import link
from sayso.settings import Settings
from sayso.values import Failure, Reading


def compare_reports(inputs: Sequence[str], settings: Settings, stdin: BinaryIO | None = None,
                    tally: Tally | None = None, failed: Callable[[Failure], None] = lambda failure: None
                    ) -> tuple[tuple[Reading, ...], Compared]:
    """The readings of the inputs in their order, and what comparing them found. ``failed`` is called with each
    input that was not read."""
    readings: list[Reading] = []
    for outcome in read_reports(inputs, settings, stdin, tally):
        if isinstance(outcome, Failure):
            failed(outcome)
        else:
            readings.append(outcome)
    return tuple(readings), compare(readings)


def compare(readings: Sequence[Reading]) -> Compared:
    """What comparing these readings finds, the same whatever their order; duplicates are left out."""
    return corroborate(link([reading for reading in readings if not reading.duplicate]))
