"""A statement as it is shown: who says it, in which words, in which report, and where it is pinned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.publish.draw.passages import Bit, passage_of
from sayso.publish.phrases import outlet_of
from sayso.publish.sources import extra_of
from sayso.sentences import sentences
from sayso.text import Span
from sayso.values import Judged, Link, Manner, Pin, Report, Statement
from sayso.web.views.links import Links


@dataclass(frozen=True, slots=True)
class Who:
    """A link of a chain: the name, role and organisation where they say more, and the page of it."""

    name: str
    more: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement in place. ``bits``: its sentences. ``voice``: what stands for a chain that is empty. ``relation``,
    ``ties``: what it is to a claim, in words. ``number``: which of its report's statements it is, from 1."""

    statement: Statement
    report: Report
    number: int
    anchor: str
    href: str
    outlet: str
    day: date | None
    bits: tuple[Bit, ...]
    chain: tuple[Who, ...]
    voice: str
    relation: str
    ties: tuple[str, ...]
    pins: tuple[Pin, ...]

    @property
    def manner(self) -> str:
        """Stance, manner, hedging and what the last authority rests on, in words."""
        one = self.statement
        said = [one.stance.value, one.manner.value, *(["hedged"] if one.hedged else [])]
        if one.chain and one.chain[-1].evidence.value != "statement":
            said.append(one.chain[-1].evidence.value)
        return ", ".join(said)

    @property
    def exact(self) -> str:
        """The content, exactly, its parts joined by an ellipsis."""
        return " … ".join(pin.exact for pin in self.pins)

    @property
    def citation(self) -> str:
        """What to put under a quotation of it."""
        report = self.report
        who = " < ".join(link.name for link in self.statement.chain) or self.voice
        when = self.day.isoformat() if self.day else "undated"
        where = ", ".join(part for part in (self.outlet, report.title, when, report.url) if part)
        at = "; ".join(f"bytes {pin.start}-{pin.end}" for pin in self.pins)
        return f"“{self.exact}” — {who}, in: {where}. [sha256:{report.sha256} {at}]"

    @property
    def judged(self) -> tuple[Judged, ...]:
        """What people put right in it."""
        return self.statement.judged


def who_of(chain: Iterable[Link], links: Links) -> tuple[Who, ...]:
    """A chain as it is shown, utterer first."""
    return tuple(Who(link.name, extra_of(link), links.source(link.name)) for link in chain)


class Teller:
    """Makes tellings; the sentences of a report are found once."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._sentences: dict[str, tuple[Span, ...]] = {}

    def telling(self, report: Report, statement: Statement, number: int, anchor: str, figure: Span | None = None,
                relation: str = "", ties: Sequence[str] = ()) -> Telling:
        """One statement of a report; ``figure``: the one that is marked in it."""
        if report.id not in self._sentences:
            self._sentences[report.id] = sentences(report.text)
        return Telling(
            statement, report, number, anchor, self._links.report(report.id, number), outlet_of(report),
            report.published.day if report.published else None,
            passage_of(report.text, self._sentences[report.id], statement, figure),
            who_of(statement.chain, self._links),
            "the outlet’s own voice" if statement.manner is Manner.NARRATED else "somebody not named",
            relation, tuple(ties), tuple(report.pin(span) for span in statement.content))
