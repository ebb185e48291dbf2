"""Made reports whose second sentence counts something else than the first: two questions of one event."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.adding import add_captures
from sayso.ledger import Ledger
from sayso.settings import Settings
from sayso.text import Span
from sayso.values import Capture, Failure, Reading, statement_id
from tests.ledger.made import made_capture, read_made

GRAIN = re.compile(r"([A-Z]\w+ [A-Z]\w+) said on Friday that (at least ([\d,]+)) (tonnes of grain) were spoilt in \w+")


def two(number: int) -> Capture:
    """A made report whose second sentence counts something else than its first."""
    capture = made_capture(number)
    first, _, last = capture.data.decode().rpartition("families had left")
    return replace(capture, data=f"{first}tonnes of grain were spoilt in{last.partition(' in')[2] or last}".encode())


def read_two(capture: Capture) -> Reading | Failure:
    """What stands in such a report."""
    reading = read_made(capture)
    if isinstance(reading, Failure):
        return reading
    text = reading.report.text
    found = GRAIN.search(text)
    assert found is not None
    span, source = Span(found.start(2), found.end()), Span(*found.span(1))
    cue = Span(source.end + 1, source.end + 5)
    figure = replace(
        reading.figures[0],
        span=Span(*found.span(2)),
        text=found[2],
        value=float(found[3]),
        low=float(found[3]),
        kind="measure",
        unit="tonne",
        category=None,
        counted=found[4],
        counted_span=Span(*found.span(4)),
        time=None,
        place=None,
    )
    link = replace(reading.statements[0].chain[0], mention=source, name=found[1])
    statement = replace(
        reading.statements[0],
        id=statement_id(reading.report.id, (span,), (cue,), (source,)),
        content=(span,),
        cue=(cue,),
        source=(source,),
        chain=(link,),
        figures=(figure,),
        times=(),
        places=(),
    )
    return replace(reading, statements=(*reading.statements, statement), figures=(*reading.figures, figure))


def read_of(number: int) -> Reading:
    """What is read of such a report."""
    reading = read_two(two(number))
    assert isinstance(reading, Reading)
    return reading


def fill(ledger: Ledger, *numbers: int) -> None:
    """Add such reports; numbers that differ by five tell of one event."""
    add_captures([two(number) for number in numbers], Settings(), ledger, ["x"], one=read_two)
