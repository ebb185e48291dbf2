"""What stands on lines of its own at the top of a plain text: its headline, and the day of publication.

It is metadata only: the text stays as it is.
"""

from __future__ import annotations

import re
from datetime import date

from sayso.parse.credits import BYLINE, parts_at_top
from sayso.parse.dates import SAID, day_of
from sayso.text import Span

LONGEST = 150
MOST_WORDS = 20
"""Characters and words of a headline; longer first lines are paragraphs."""
HEADING = re.compile(r"#[ \t]+(.+?)[ \t]*#*")
LINES = re.compile(r"[^\r\n]+")
NAMED = re.compile(r"(?:[A-Z][\w'’.&-]*|of|the|and|for)(?: (?:[A-Z][\w'’.&-]*|of|the|and|for)){0,5}, +(?=\S)")
"""A name before a day: the paper's or the town's ("Harbour Notes, 6 March 2031")."""
BREAK = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")


def headline_of(text: str, dateline: Span | None) -> str | None:
    """The first line of a text where it is a headline: one of Markdown's ("# ..."), or one without a final
    full stop that a blank line, a byline or a day follows. None for a text that has no other line."""
    lines = (line for line in LINES.finditer(text) if not line[0].isspace())
    first, second = next(lines, None), next(lines, None)
    if first is None or second is None:
        return None
    line = first[0].strip("\ufeff \t")
    marked = HEADING.fullmatch(line)
    if marked:
        return marked[1].strip("*_ ") or None
    bare = line.strip("*_ ")
    if len(bare) > LONGEST or len(bare.split()) > MOST_WORDS or not any(map(str.isalpha, bare)):
        return None
    if bare.endswith((".", ".”", '."', ",", ";", ":")):
        return None
    if dateline is not None and dateline.start < first.end():
        return None
    if BYLINE.match(bare) or day_of(bare) or SAID.match(bare):
        return None
    return bare if BREAK.match(text, first.end()) or _about(second[0]) else None


def day_alone(text: str) -> date | None:
    """The day that stands alone, or behind a name, on a line (or between bars) at the top of a text, or None."""
    return next((day for part in parts_at_top(text) if (day := day_of(part) or _behind_a_name(part))), None)


def _behind_a_name(part: str) -> date | None:
    name = NAMED.match(part)
    return day_of(part[name.end() :]) if name else None


def _about(line: str) -> bool:
    """Whether a line holds nothing but a byline or a day."""
    parts = tuple(parts_at_top(line))
    return bool(parts) and all(BYLINE.match(part) or day_of(part) or SAID.match(part) for part in parts)
