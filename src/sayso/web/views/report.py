"""A report as its page shows it: the text in marked pieces, and a card for each statement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.publish.draw.marking import Piece, pieces_of
from sayso.publish.phrases import outlet_of
from sayso.publish.scale import short_number
from sayso.values import Figure, Reading
from sayso.web.views.links import Links, outside
from sayso.web.views.story import title_of
from sayso.web.views.tellings import Teller, Telling

RUN = re.compile(r"[^\n]+\n*|\n+")


@dataclass(frozen=True, slots=True)
class ReportView:
    """What a report's page shows. ``claims``: for a statement's id, the claims that it is a member of. ``key``: what
    the ids of its parts begin with. ``paragraphs``: the text's pieces by paragraph, each with its line breaks, and
    whether these leave a blank line."""

    reading: Reading
    key: str
    title: str
    outlet: str
    url: str | None
    paragraphs: Sequence[tuple[bool, Sequence[Piece]]]
    cards: tuple[Telling, ...]
    claims: Mapping[str, Sequence[str]]
    unattributed: bool


def report_view(reading: Reading, claims: Mapping[str, Sequence[str]], links: Links, unattributed: bool = False,
                key: str = "") -> ReportView:
    """A report's view; ``unattributed``: with the passages for which nobody was found."""
    report = reading.report
    teller = Teller(links)
    cards = tuple(teller.telling(report, one, n, f"{key}s{n}") for n, one in enumerate(reading.statements, 1))
    return ReportView(reading, key, title_of(report), outlet_of(report), outside(report.url),
                      paragraphs_of(pieces_of(reading, unattributed)), cards, claims, unattributed)


def paragraphs_of(pieces: Sequence[Piece]) -> list[tuple[bool, list[Piece]]]:
    """The pieces by paragraph, cut behind each run of line breaks; they still are the whole text."""
    found: list[list[Piece]] = [[]]
    ended = False
    for piece in pieces:
        for n, part in enumerate(RUN.findall(piece.text)):
            breaks = not part.strip("\n")
            if ended and not breaks:
                found.append([])
            ended = breaks or part.endswith("\n")
            found[-1].append(replace(piece, text=part, opens=piece.opens if n == 0 else ()))
    return [("".join(piece.text for piece in some).endswith("\n\n"), some) for some in found if some]


def interval_of(figure: Figure) -> str:
    """A figure's interval, as it is meant: "40 or more", "45 to 55"."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "no number is known"
    if high is None:
        return f"{'more than ' if figure.bound == 'more_than' else ''}{short_number(low or 0.0)}" + (
            "" if figure.bound == "more_than" else " or more")
    if low is None:
        return f"fewer than {short_number(high)}" if figure.bound == "fewer_than" else f"{short_number(high)} or fewer"
    return short_number(low) if low == high else f"{short_number(low)} to {short_number(high)}"


def counted_of(figure: Figure) -> str:
    """What is counted, and what became of it."""
    became = (figure.category or "").replace("_", " ")
    said = " ".join((figure.counted or figure.unit or "").split())
    return ", ".join(part for part in (said, became) if part)
