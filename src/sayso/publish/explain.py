"""The text of a report with its statements marked, for a person who checks it.

Each statement has a number. Its parts stand in numbered brackets, so that they can be told apart
without colours: ``[1 content 1]``, ``{1 source 1}``, ``<1 cue 1>``; ``[? … ?]`` is a passage that was
left unattributed. Parts may lie inside each other, and a part may come in several pieces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Group
from rich.table import Table
from rich.text import Text

from sayso.publish.sources import chain_shown, source_text
from sayso.publish.terminal import CHAIN_LEGEND, STYLES, about, content_of, heading
from sayso.publish.visible import one_line, visible
from sayso.text import Span
from sayso.values import Manner, Reading, Statement

BRACKETS = {"content": "[]", "source": "{}", "cue": "<>", "unattributed": "[]"}
LEGEND = ("content = what is said; source = who says it; cue = the words that tell so; the number is the statement's "
          "in the list below; unattributed = somebody's words, nobody was found for them")
GIST = 72
"""Characters of a content in the list below the text."""


class Mark(NamedTuple):
    """A part of a statement, with its number ("?" for an unattributed passage)."""

    span: Span
    part: str
    number: str


def explained(reading: Reading) -> Group:
    """Heading, legend, marked text, and the list of statements."""
    report = reading.report
    quiet = STYLES["quiet"]
    legend = Text.assemble(("[1 content 1]", STYLES["content"]), "  ", ("{1 source 1}", STYLES["source"]), "  ",
                           ("<1 cue 1>", STYLES["cue"]), "  ", ("[? unattributed ?]", STYLES["unattributed"]))
    words = LEGEND + (f"; {CHAIN_LEGEND}" if chain_shown(reading) else "")
    parts = [Text(heading(report), style="bold"), Text(one_line(about(report)), style=quiet), legend,
             Text(words, style=quiet), Text(""), marked(reading), Text("")]
    listed = Table.grid(padding=(0, 1))
    listed.add_column(justify="right", style="dim")
    for number, statement in enumerate(reading.statements, 1):
        listed.add_row(str(number), _listed(statement, content_of(report, statement)))
    if reading.abstained:
        listed.add_row("?", Text(f"{reading.abstained} left unattributed", style=STYLES["unattributed"]))
    return Group(*parts, listed, Text(""))


def _listed(statement: Statement, content: str) -> Text:
    hedged = ", hedged" if statement.hedged else ""
    evidence = f", {statement.chain[-1].evidence.value}" if statement.chain else ""
    # Of a narrated one no probability was estimated.
    score = "" if statement.manner is Manner.NARRATED else f", {statement.score:.2f}"
    facts = f" {statement.stance.value}{hedged}, {statement.manner.value}{evidence}{score}: "
    return Text.assemble(source_text(statement, STYLES["source"]), facts, one_line(content, GIST))


def marks_of(reading: Reading) -> Iterator[Mark]:
    """Every part of every statement, and the unattributed passages."""
    for number, statement in enumerate(reading.statements, 1):
        for part, spans in (("content", statement.content), ("source", statement.source), ("cue", statement.cue)):
            for span in spans:
                yield Mark(span, part, str(number))
    for span in reading.unattributed:
        yield Mark(span, "unattributed", "?")


def marked(reading: Reading) -> Text:
    """The whole text with brackets and styles; characters are replaced one for one, none is left out."""
    text = visible(reading.report.text)
    opens: dict[int, list[Mark]] = defaultdict(list)
    closes: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks_of(reading):
        if mark.span.start < mark.span.end:
            opens[mark.span.start].append(mark)
            closes[mark.span.end].append(mark)
    out, at = Text(), 0
    inside: list[Mark] = []
    for place in sorted({*opens, *closes, len(text)}):
        out.append(text[at:place], style=_style(inside))
        for mark in sorted(closes[place], key=lambda m: (m.span.start, m.part, m.number), reverse=True):  # inner first
            out.append(f" {mark.number}{BRACKETS[mark.part][1]}", style=STYLES[mark.part])
            inside.remove(mark)
        for mark in sorted(opens[place], key=lambda m: (-m.span.end, m.part, m.number)):  # outer first
            out.append(f"{BRACKETS[mark.part][0]}{mark.number} ", style=STYLES[mark.part])
            inside.append(mark)
        at = place
    return out


def _style(inside: list[Mark]) -> str:
    """The innermost part's style, a source's or a cue's before a content's."""
    for mark in sorted(inside, key=lambda m: (m.part in ("content", "unattributed"), m.span.end - m.span.start)):
        return STYLES[mark.part]
    return ""
