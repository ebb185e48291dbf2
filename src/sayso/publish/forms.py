"""The forms of output, and the one verb that writes them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TextIO

from sayso.values import Reading


class Form(StrEnum):
    """What a reading is written as."""

    LINES = "lines"
    TABLES = "tables"
    MARKED = "marked"
    FIGURES = "figures"
    TIMES = "times"
    PLACES = "places"


MENTIONS = (Form.FIGURES, Form.TIMES, Form.PLACES)


def publish(form: Form, out: TextIO, as_lines: bool = False) -> Callable[[Reading], None]:
    """A function that writes one reading to ``out`` in a form; a form's heading is written at once, a
    legend once, with the first reading that needs it.

    ``as_lines`` asks for JSON Lines where a form of mentions would be tab-separated or a table.
    """
    if form is Form.LINES:
        from sayso.publish.lines import report_line, write

        return lambda reading: write(out, report_line(reading))
    if form in MENTIONS:
        from sayso.publish.mentions import mentions_writer

        return mentions_writer(form.value, out, as_lines)
    from sayso.publish.terminal import console_for

    console = console_for(out)
    if form is Form.MARKED:
        from sayso.publish.explain import explained

        return lambda reading: console.print(explained(reading))
    from sayso.publish.sources import chain_shown
    from sayso.publish.terminal import report_table

    told = False

    def table(reading: Reading) -> None:
        nonlocal told
        console.print(report_table(reading, console.width, legend=not told))
        told = told or chain_shown(reading)
    return table
