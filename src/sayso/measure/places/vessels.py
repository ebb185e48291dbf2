"""Names of ships: "the car ferry Sula Maren", "HMS London". The places that they are named after are none."""

from __future__ import annotations

import re

from sayso.text import Span

NAME = r"[A-Z][\w'’-]*[a-z][\w'’-]*(?: [A-Z][\w'’-]*[a-z][\w'’-]*){0,3}"
KIND = (
    r"(?:ferry|ship|vessel|tanker|freighter|trawler|yacht|submarine|frigate|destroyer|cruiser|corvette|barge|tugboat|boat"
    r"|lifeboat|liner|schooner|icebreaker|minesweeper|catamaran)"
)
PREFIX = "(?:M/?V|MS|SS|HMS|USS|RMS|F/?V|INS)"
CALLED = re.compile(rf"\b(?:(?i:{KIND})(?:,? (?:named|called|the))? [*_“\"‘']?|{PREFIX} )({NAME})")
ALONE = re.compile(rf"\b(?i:{KIND}) {NAME}")


def vessels_in(text: str) -> tuple[Span, ...]:
    """Where the names of ships stand: after a word for one, and wherever a name of two words and more comes again.

    A single word right after a lower-case kind ("the ship Russia sent") is too doubtful, and is left out."""
    called: set[str] = set()
    found: list[Span] = []
    for match in CALLED.finditer(text):
        name = match[1]
        if " " in name:
            called.add(name)
        elif not ALONE.match(text, match.start()) or not match[0][0].islower():
            found.append(Span(*match.span(1)))
    for name in called:
        found += [Span(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    return tuple(sorted(found))
