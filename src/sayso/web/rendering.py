"""Templates, and how values of reports are put into them: escaped, always, with what a browser would obey made inert.

Templates are given values and give markup; they know no request, so that a page can be written to a file as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso import __version__
from sayso.answers import Headline
from sayso.publish.draw.inert import attribute, inert
from sayso.publish.draw.marking import Piece
from sayso.publish.phrases import best_shown, day_of, plural
from sayso.web.views.report import counted_of, interval_of
from sayso.web.views.story import title_of

QUOTES = frozenset("“\"‘'«„‚")


@cache
def environment() -> Environment:
    """The templates, with their filters."""
    made = Environment(loader=PackageLoader("sayso.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True, finalize=finalized)
    made.globals.update(version=__version__, at="", data="", searched="", demo=False, form="", part="")
    made.filters.update(
        attr_text=lambda value: attribute(str(value)), best=best_shown, clip=clipped,
        clock=lambda moment: f"{moment:%H:%M}", counted=counted_of, day=_day,
        headed=headed, interval=interval_of, line=_line, moment=_moment, outlet=outlet,
        piece_attributes=piece_attributes, plural=_plural, quoted=quoted, some=_some, title=title_of)
    return made


def finalized(value: Any) -> Any:
    """What a template puts out: text made inert, markup of our own as it is, nothing for None."""
    if value is None:
        return ""
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def render(template: str, **values: Any) -> str:
    """A template with these values."""
    return environment().get_template(template).render(**values)


def clipped(text: str, width: int) -> str:
    """The text on one line of at most so many characters."""
    line = " ".join(str(text).split())
    if len(line) <= width:
        return line
    whole = line[: width - 1].rpartition(" ")[0]
    return (whole if len(whole) > width // 2 else line[: width - 1]) + "…"


def piece_attributes(piece: Piece) -> Markup:
    """The classes of a piece of text, and the numbers of the statements that it belongs to."""
    own = piece.statements
    classes = [
        *(["c"] if piece.content else []), *(["c2"] if len(piece.content) > 1 else []),
        *(["voice"] if piece.narrated else []), *(["src"] if piece.source else []), *(["cue"] if piece.cue else []),
        *(["fig"] if piece.figure else []), *(["when"] if piece.time else []), *(["where"] if piece.place else []),
        *(["un"] if piece.unattributed else [])]
    written = {"class": classes, "data-s": own, "data-c": piece.content, "data-k": (*piece.source, *piece.cue)}
    return Markup("").join(Markup(' {}="{}"').format(name, " ".join(map(str, values)))
                           for name, values in written.items() if values)


def headed(headline: Headline) -> str:
    """A report's title, or where it was read from, without its folders."""
    return headline.title or headline.place.rsplit("/", 1)[-1]


def outlet(headline: Headline) -> str:
    """The outlet, or where it was read from, without its folders."""
    return headline.outlet or headline.place.rsplit("/", 1)[-1]


def quoted(text: str) -> Markup:
    """The text in quotation marks, unless it bears its own."""
    inside = Markup("<bdi>{}</bdi>").format(inert(text))
    return inside if text.lstrip("… ")[:1] in QUOTES else Markup("“{}”").format(inside)


def _day(day: date | None) -> str:
    return day_of(day, with_year=True)


def _moment(moment: datetime) -> str:
    return f"{_day(moment.date())}, {moment:%H:%M} UTC"


def _line(text: str) -> str:
    return " ".join(text.split())


def _plural(number: int, word: str, many: str = "") -> str:
    return f"{number} {many}" if many and number != 1 else plural(number, word)


def _some(names: Sequence[str], most: int) -> str:
    more = len(names) - most
    return ", ".join(names[:most] if more > 0 else names) + (f" and {more} more" if more > 0 else "")
