"""A table a report, for a person at a terminal."""

from __future__ import annotations

from typing import TextIO

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from sayso.publish.visible import one_line
from sayso.values import Link, Manner, Reading, Report, Statement

CONTENT = 160
"""Characters of a content that a row shows: two to four lines of its column at common widths."""
STYLES = {"source": "bold cyan", "cue": "magenta", "content": "green", "unattributed": "yellow", "quiet": "dim"}


def console_for(out: TextIO) -> Console:
    """A console that never takes reading text for markup; colours only on a terminal without NO_COLOR."""
    return Console(file=out, highlight=False, markup=False, emoji=False)


def report_table(reading: Reading, width: int) -> Group:
    """A heading, a row a statement, and what was left unattributed."""
    report = reading.report
    head = Text(heading(report), style="bold")
    line = Text(one_line(about(report)) + (" · duplicate" if reading.duplicate else ""), style="dim")
    parts: list[Text | Table] = [head, line]
    if reading.statements:
        parts.append(_table(reading, width))
    else:
        parts.append(Text("no statement was found", style="dim"))
    if reading.abstained:
        plural = "passage was" if reading.abstained == 1 else "passages were"
        parts.append(Text(f"{reading.abstained} {plural} left unattributed", style=STYLES["unattributed"]))
    return Group(*parts, Text(""))


def heading(report: Report) -> str:
    """The title, or the name of the file (and line) without its folders."""
    return one_line(report.title or report.place.rsplit("/", 1)[-1])


def about(report: Report) -> str:
    """Outlet, date, byline, credits and the id it was given, as far as they are known."""
    published = report.published.day.isoformat() if report.published else "undated"
    credits = "credits " + ", ".join(report.credits) if report.credits else None
    given = f"id {report.external_id}" if report.external_id else None
    return " · ".join(part for part in (report.outlet, published, report.byline, credits, given) if part)


def _table(reading: Reading, width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=width < 140, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right", style="dim")
    table.add_column("source", ratio=4, overflow="fold")
    table.add_column("stance", overflow="fold")
    table.add_column("content", ratio=7, overflow="fold")
    figures = any(statement.figures for statement in reading.statements)
    if figures:
        table.add_column("figures", ratio=2, overflow="fold")
    for number, statement in enumerate(reading.statements, 1):
        row = [Text(str(number)), source_text(statement), stance_text(statement),
               Text(one_line(content_of(reading.report, statement), CONTENT))]
        if figures:
            row.append(Text("; ".join(one_line(_figure(f.text, f.counted)) for f in statement.figures)))
        table.add_row(*row)
    return table


def source_text(statement: Statement) -> Text:
    """The chain as "utterer < last authority", each with role and organisation; empty for a narrated one."""
    if not statement.chain:
        quiet = "outlet's own voice" if statement.manner is Manner.NARRATED else "not named"
        return Text(quiet, style="dim")
    return Text(" < ", style="").join(_link(link) for link in statement.chain)


def _link(link: Link) -> Text:
    text = Text(one_line(link.name), style=STYLES["source"])
    more = ", ".join(one_line(part) for part in (link.role, link.organisation) if part)
    return Text.assemble(text, (f" ({more})", "") if more else "")


def stance_text(statement: Statement) -> Text:
    """Stance, hedging and manner, a line each."""
    lines = [Text(statement.stance.value), Text(statement.manner.value, style="dim")]
    if statement.hedged:
        lines.insert(1, Text("hedged", style="italic"))
    return Text("\n").join(lines)


def content_of(report: Report, statement: Statement) -> str:
    """The text of a statement's content; " … " stands where another text lies between its parts."""
    return " … ".join(span.of(report.text) for span in statement.content)


def _figure(text: str, counted: str | None) -> str:
    return text if counted is None or counted in text else f"{text} {counted}"
