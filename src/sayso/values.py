"""The immutable values that every stage speaks. No method does I/O.

An id is a hash of what makes the thing that thing, so the same input gives the same ids in any order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sayso.text import Span, TextMap


class Manner(StrEnum):
    """How a statement is given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"


class Stance(StrEnum):
    """What a source does with a content."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    ACCUSES = "accuses"
    ESTIMATES = "estimates"
    FORECASTS = "forecasts"
    WARNS = "warns"
    INTENDS = "intends"
    REQUESTS = "requests"
    DENIES = "denies"
    DECLINES = "declines"
    DOUBTS = "doubts"


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    OFFICE = "office"
    DOCUMENT = "document"
    RECORDING = "recording"
    OUTLET = "outlet"
    UNNAMED = "unnamed"


class Evidence(StrEnum):
    """What the last link of a chain rests on."""

    STATEMENT = "statement"
    INTELLIGENCE = "intelligence"
    DOCUMENT = "document"
    RECORDING = "recording"
    OUTLET = "another outlet"
    EYEWITNESS = "eyewitness"
    UNNAMED = "unnamed official"


def digest(*parts: str | bytes | None) -> str:
    """A hash of the parts (SHA-256, 32 hexadecimal digits), each with its length, so that no two lists
    of parts give the same bytes. Lone surrogates count as they stand."""
    sha = hashlib.sha256()
    for part in parts:
        raw = b"" if part is None else part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        sha.update(b"-" if part is None else str(len(raw)).encode() + b":")
        sha.update(raw)
    return sha.hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Given:
    """What whoever handed over the capture says of it (a JSON Lines row's fields, the flags)."""

    external_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes as received. ``place`` names them for a person ("reports.jsonl line 7").

    ``body`` is the field of a JSON row that holds the report: "text" or "html"; None where the bytes are
    the report itself.
    """

    data: bytes
    media_type: str
    place: str
    given: Given = Given()
    fetched: datetime | None = None
    body: str | None = None
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.data).hexdigest())


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that was not kept: where, in which stage, why (one sentence), and whether it was
    left out on purpose (``skipped``) rather than broken."""

    place: str
    stage: str
    reason: str
    skipped: bool = False
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """A span carried back to its capture: the byte range, and the exact text."""

    capture: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A day with where it was read from (JSON-LD, meta, URL, text, given)."""

    day: date
    evidence: str


@dataclass(frozen=True, slots=True)
class Report:
    """One published text read from a capture. ``text`` is fixed, and every span refers to it."""

    id: str
    sha256: str
    media_type: str
    place: str
    text: str
    map: TextMap
    external_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Dated | None = None
    updated: Dated | None = None
    dateline: Span | None = None
    credits: tuple[str, ...] = ()
    language: str = "en"
    charset: str = "utf-8"
    charset_evidence: str = ""
    blocks: tuple[Span, ...] = ()

    def pin(self, span: Span) -> Pin:
        """The span's bytes in the capture; an IntegrityError where it lies outside the text."""
        exact = span.of(self.text)
        start, end = self.map.bytes_of(span)
        return Pin(self.sha256, start, end, exact)


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the one model call says of a report, for its n units (words and marks) in order.

    ``starts``, ``ends``: their spans. ``roles``: posterior probabilities [n, 7] of the role tags.
    ``tags``: the best role path; ``names``: name tags (see ``sayso.encode``). ``source_of``: for each
    first unit of a cue, candidate first units of its source with probabilities, best first (unit -1:
    none). ``cue_of``: the same from a content's first unit to its cue's. ``stances``: for a cue's first
    unit, the probabilities of the stances in the order of ``Stance``, then of being hedged. ``exact``: for the first
    unit of each content of the best path, the probability that it begins and ends just there.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    roles: NDArray[np.float32]
    tags: tuple[int, ...]
    names: tuple[int, ...]
    source_of: dict[int, tuple[tuple[int, float], ...]]
    cue_of: dict[int, tuple[tuple[int, float], ...]]
    stances: dict[int, tuple[float, ...]]
    exact: dict[int, float]


@dataclass(frozen=True, slots=True)
class Link:
    """One source of a chain. ``mention`` is where the report names it for this statement, None where it
    is understood (a credited outlet, the speaker of a quote that goes on)."""

    mention: Span | None
    name: str
    role: str | None
    organisation: str | None
    kind: SourceKind
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with bounds; see the design for the fields. ``doubt``: why the value may be wrong, or why
    there is none. ``time``, ``place``: the spans of the time and the place that it is said of."""

    span: Span
    text: str
    value: float | None
    low: float | None
    high: float | None
    bound: str
    trend: str | None
    kind: str
    unit: str | None
    category: str | None
    counted: str | None
    counted_span: Span | None
    doubt: str | None = None
    time: Span | None = None
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 type and value, and its first and last day. ``doubt``: why it has
    no days, or why they may be wrong."""

    span: Span
    text: str
    type: str
    value: str | None
    earliest: date | None
    latest: date | None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place name resolved in the gazetteer. ``doubt``: what else the name could well mean."""

    span: Span
    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    gazetteer_id: str | None
    role: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's judgement, where it acts: its id, what it does, who gave it, when (UTC, ISO 8601), and why. ``was``:
    what a correction changed, as it stood before, in words; empty for others."""

    id: str
    verb: str
    author: str
    at: str
    why: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one report says on one authority. ``judged``: what people put right in it."""

    id: str
    manner: Manner
    stance: Stance
    hedged: bool
    score: float
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    chain: tuple[Link, ...]
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    judged: tuple[Judged, ...] = ()


EXTRACTOR = "attribution/1"
"""Part of every statement's id: another extractor's statements stand beside these, not over them."""


def statement_id(report: str, content: Iterable[Span], cue: Iterable[Span] = (), source: Iterable[Span] = ()) -> str:
    """The id of a statement: a hash of its report's id, the extractor, and the spans of its parts."""
    roles = (("c", content), ("q", cue), ("s", source))
    return digest(report, EXTRACTOR, *(f"{role}{s.start}-{s.end}" for role, spans in roles for s in spans))


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with all that was read from it. ``abstained``: sentences with a cue, and quotations, that
    were not attributed. ``unattributed``: those spans. ``duplicate``: an earlier report of the run has the
    same text, outlet and URL."""

    report: Report
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    unattributed: tuple[Span, ...] = ()
    duplicate: bool = False

    @property
    def abstained(self) -> int:
        """How many passages were left unattributed."""
        return len(self.unattributed)
