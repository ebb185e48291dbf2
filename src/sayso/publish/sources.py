"""Who says it, as a person reads it: a chain of names with their roles and organisations, nothing said twice."""

from __future__ import annotations

import re

from rich.text import Text

from sayso.publish.visible import one_line
from sayso.values import Link, Manner, Reading, Statement

WORD = re.compile(r"\w+")


def source_text(statement: Statement, style: str) -> Text:
    """The chain as "utterer < last authority", the names in a style; for a statement without one, why."""
    if not statement.chain:
        quiet = "outlet's own voice" if statement.manner is Manner.NARRATED else "not named"
        return Text(quiet, style="dim")
    return Text(" < ", style="").join(_link(link, style) for link in statement.chain)


def chain_shown(reading: Reading) -> bool:
    """Whether some statement has an authority behind its utterer."""
    return any(len(statement.chain) > 1 for statement in reading.statements)


def extra_of(link: Link) -> str:
    """Role and organisation of a link, where the name does not say them; empty for none."""
    said = [one_line(link.name)]
    for part in (link.role, link.organisation):
        if part and not any(_within(part, other) for other in said):
            said.append(one_line(part))
    return ", ".join(said[1:])


def _link(link: Link, style: str) -> Text:
    more = extra_of(link)
    return Text.assemble((one_line(link.name), style), f" ({more})" if more else "")


def _within(part: str, whole: str) -> bool:
    """Whether the words of one stand in the other, in order and without others between; articles aside."""
    return f" {_words(part)} " in f" {_words(whole)} "


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.casefold())).removeprefix("the ")
