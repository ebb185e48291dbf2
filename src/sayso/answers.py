"""What is asked of the ledger, and what it answers: values only.

Lists come in pages. ``Page.next`` is opaque: given as ``after``, the next page begins behind the last row of this one,
whatever was added meanwhile. Days are those of publication; spans are code points of their report's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from sayso.compared import Best, Compared, State, Story
from sayso.text import Span
from sayso.values import Figure, Judged, Link, Reading

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Query:
    """What rows must have; what is None is not asked for, and all that is given must hold.

    ``words``: all of them, in any form, in the title or text of a report; of a claim or story, in its words, sources or
    title. ``category``: killed, displaced, ... ``state``: conflicting, revised, ... (of a claim). ``since``, ``until``:
    told of on this day or later, on this day or before. ``place``, ``source``, ``outlet``: a name, or words of it, in
    any case. ``min_score``: statements (of a claim, the best) with at least this score.
    """

    words: str | None = None
    category: str | None = None
    state: str | None = None
    since: date | None = None
    until: date | None = None
    place: str | None = None
    source: str | None = None
    outlet: str | None = None
    min_score: float | None = None


ALL = Query()


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows, and what to give as ``after`` for the rows behind them; None where there are none."""

    rows: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Headline:
    """A report in a line: its id, title, outlet, day, and where it was read from."""

    report: str
    title: str | None
    outlet: str | None
    published: date | None
    place: str


@dataclass(frozen=True, slots=True)
class Words:
    """A statement's content in a line: ``parts[i]`` is exactly what ``spans[i]`` of the report's text reads."""

    statement: str
    report: str
    spans: tuple[Span, ...]
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The parts, with an ellipsis where other text lies between them."""
        return " … ".join(self.parts)


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story. ``title``: the report whose title stands for it. ``texts``: reports with copies collapsed.
    ``outlets``: in order of their names."""

    id: str
    title: Headline
    reports: int
    texts: int
    claims: int
    outlets: tuple[str, ...]
    states: tuple[State, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim. ``gist``: the words that stand for it. ``independent``: origins that do not depend on each other;
    ``if_possible``: if possible links hold too. ``score``: of its best statement. ``members``: statements."""

    id: str
    story: str
    gist: Words
    counted: str | None
    unit: str | None
    category: str | None
    best: Best | None
    states: tuple[State, ...]
    independent: int
    if_possible: int
    members: int
    reports: int
    score: float
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report. ``story``: its id, None until the report was compared. ``statements``: of its latest reading.
    ``added``: when it was added."""

    id: str
    external_id: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    url: str | None
    place: str
    published: date | None
    story: str | None
    statements: int
    added: datetime | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Somebody or something that is quoted, told by the name. ``statements``, ``outlets``, ``claims``: how many; of
    reports that are duplicates only one counts. ``latest``: the ids of the latest claims, a few."""

    id: str
    name: str
    kind: str
    statements: int
    outlets: int
    claims: int
    first: date | None
    last: date | None
    latest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with its report. ``claims``: the ids of the claims that it is a member of. ``judged``: what people
    put right in it."""

    id: str
    headline: Headline
    words: Words
    manner: str
    stance: str
    hedged: bool
    score: float
    chain: tuple[Link, ...]
    figures: tuple[Figure, ...]
    story: str | None
    claims: tuple[str, ...]
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What a report that was added brought to a claim. ``kind``: claim (it began), statement (one more), figure (one
    that was not given before), conflict (with a statement that was there before). ``figure``: as written."""

    at: datetime
    kind: str
    claim: str
    story: str
    headline: Headline
    words: Words
    figure: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A report that holds the words. ``score``: larger is better, comparable within one search only. ``excerpt``: what
    ``span`` of the report's text reads. ``marks``: the spans of the words inside it."""

    headline: Headline
    score: float
    span: Span
    excerpt: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims have a value. ``value`` may be given in a query; ``shown`` is how it is written."""

    value: str
    shown: str
    claims: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What the claims of a query have, each with how many: the most frequent first, months in order."""

    claims: int
    outlets: tuple[Count, ...]
    sources: tuple[Count, ...]
    categories: tuple[Count, ...]
    states: tuple[Count, ...]
    places: tuple[Count, ...]
    months: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A story whole. ``compared``: what comparing found of it. ``readings``: of its reports, in their order."""

    story: Story
    compared: Compared
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Where a report stands: its story (None until it was compared), and the claims that its statements are members
    of, by the statement's id."""

    story: str | None
    claims: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source, and a page of its statements, the newest first."""

    source: SourceRow
    statements: Page[StatementRow]


@dataclass(frozen=True, slots=True)
class Named:
    """What an id, or the beginning of one, names. ``kind``: report, statement, claim, story or source. ``id``: whole;
    of a claim or story that was superseded, that of the one in its place."""

    kind: str
    id: str
