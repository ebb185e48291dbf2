"""A table a report, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from typing import TextIO

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from sayso.publish.phrases import written
from sayso.publish.sources import chain_shown, source_text
from sayso.publish.visible import one_line
from sayso.values import Figure, Judged, Place, Reading, Report, Statement, Time

CONTENT = 160
"""Characters of a content that a row shows: two to four lines of its column at common widths."""
NARROW = 68
"""Columns below which the columns of a table would cut common words: statements are then set as lines."""
STYLES = {"source": "bold cyan", "cue": "magenta", "content": "green", "unattributed": "yellow", "quiet": "dim"}
CHAIN_LEGEND = "A < B: A speaks, on B's authority"


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the caller that the reader of the output went away, as for output of other kinds."""
        raise BrokenPipeError


def console_for(out: TextIO) -> Console:
    """A console that never takes reading text for markup; colours only on a terminal without NO_COLOR. What the
    stream's encoding lacks is written as "?"."""
    if isinstance(out, TextIOWrapper) and out.errors == "strict":
        out.reconfigure(errors="replace")
    return _Console(file=out, highlight=False, markup=False, emoji=False)


def report_table(reading: Reading, width: int, legend: bool = True, ids: Mapping[str, str] | None = None) -> Group:
    """A heading, a row a statement, and what was left unattributed. ``legend``: with a line on what "A < B"
    means, where that is shown. ``ids``: the first digits of each statement's id, where those can be asked for: they
    stand for the numbers, and the report's whole id is given."""
    report = reading.report
    head = Text(heading(report), style="bold")
    line = Text(one_line(about(report)) + (" · duplicate" if reading.duplicate else ""), style="dim")
    parts: list[Text | Table] = [head, line]
    if ids is not None:
        parts.append(Text(f"report {report.id}", style="dim"))
    names = [ids[s.id] if ids else str(number) for number, s in enumerate(reading.statements, 1)]
    if not reading.statements:
        parts.append(Text("no statement was found", style="dim"))
    elif width < NARROW:
        parts += [Text(""), *_stacked(reading, names)]
    else:
        parts.append(_table(reading, width, names, "id" if ids else "#"))
    if legend and chain_shown(reading):
        parts.append(Text(CHAIN_LEGEND, style="dim"))
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


def _table(reading: Reading, width: int, names: Sequence[str], named: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=width < 140, pad_edge=False, header_style="bold")
    table.add_column(named, justify="right", style="dim", no_wrap=True)
    table.add_column("source", ratio=4, overflow="fold")
    table.add_column("stance", overflow="fold")
    table.add_column("content", ratio=7, overflow="fold")
    measured = any(s.figures or s.times or s.places for s in reading.statements)
    if measured:
        table.add_column("figures, times, places", ratio=3, overflow="fold")
    for name, statement in zip(names, reading.statements, strict=True):
        words = Text(one_line(content_of(reading.report, statement), CONTENT))
        row = [Text(name), source_text(statement, STYLES["source"]), stance_text(statement),
               Text("\n").join([words, *map(judged_text, statement.judged)])]
        if measured:
            row.append(measured_text(statement))
        table.add_row(*row)
    return table


def _stacked(reading: Reading, names: Sequence[str]) -> list[Text]:
    """The statements as lines one below the other, for a screen too narrow for columns."""
    lines: list[Text] = []
    for name, statement in zip(names, reading.statements, strict=True):
        facts = Text(", ").join(stance_text(statement).split("\n"))
        lines += [Text.assemble((f"{name} ", "dim"), source_text(statement, STYLES["source"])), facts,
                  Text(one_line(content_of(reading.report, statement), CONTENT))]
        if statement.figures or statement.times or statement.places:
            lines.append(measured_text(statement))
        lines += map(judged_text, statement.judged)
        lines.append(Text(""))
    return lines


def stance_text(statement: Statement) -> Text:
    """Stance, hedging and manner, a line each."""
    lines = [Text(statement.stance.value), Text(statement.manner.value, style="dim")]
    if statement.hedged:
        lines.insert(1, Text("hedged", style="italic"))
    return Text("\n").join(lines)


def content_of(report: Report, statement: Statement) -> str:
    """The text of a statement's content; " … " stands where another text lies between its parts."""
    return " … ".join(span.of(report.text) for span in statement.content)


def measured_text(statement: Statement) -> Text:
    """The figures of a statement with what they count, then its times with their days and its places with their
    countries, a line each kind. Adjectives of nations are left to ``--table places``."""
    lines = [Text("; ".join(_figure(f, statement) for f in statement.figures))]
    lines.append(Text("; ".join(one_line(_time(time)) for time in statement.times), style="dim"))
    places = dict.fromkeys(_place(place) for place in statement.places if place.role != "demonym")
    lines.append(Text("; ".join(one_line(place) for place in places), style="dim"))
    return Text("\n").join(line for line in lines if line.plain)


def judged_text(judged: Judged) -> Text:
    """What a person judged, who and why, and what a correction found."""
    before = f" (it was: {one_line(judged.was, 300)})" if judged.was else ""
    said = f"judged: {judged.verb} by {one_line(judged.author, 60)}: {one_line(judged.why, 200)}"
    return Text(said + before, style="magenta")


def _figure(figure: Figure, statement: Statement) -> str:
    text = written(figure, statement.judged)
    return text if figure.counted is None or figure.counted in text else one_line(f"{text} {figure.counted}")


def _time(time: Time) -> str:
    """The words and what they are worth: a day, a span of days, or a value without days."""
    if time.earliest is None or time.latest is None:
        return time.text
    first, last = time.earliest.isoformat(), time.latest.isoformat()
    days = first if first == last else f"{first} to {last}"
    return time.text if days == time.text else f"{time.text} = {days}"


def _place(place: Place) -> str:
    """The words and the country, with the role that is no place."""
    country = f" ({place.country})" if place.country else ""
    return f"{place.text}{country}" if place.role == "place" else f"{place.text}{country} [{place.role}]"
