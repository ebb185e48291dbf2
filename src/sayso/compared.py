"""What comparing reports finds: copies, stories, origins, claims. Values, as those of ``sayso.values``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.text import Span
from sayso.values import Judged


class CopyKind(StrEnum):
    """How the text of one report comes from another's."""

    SAME_TEXT = "same text"
    WIRE_COPY = "wire copy"
    REWRITE = "rewrite"


class Certainty(StrEnum):
    """How sure a link is: what is certain or likely is counted, what is possible is shown."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Relation(StrEnum):
    """What a member is to its claim."""

    SAME = "same"
    PART = "part"
    FORECAST = "forecast"
    DENIAL = "denial"


class State(StrEnum):
    """What the members of a claim amount to."""

    AGREED = "agreed"
    SINGLE = "single origin"
    CONFLICTING = "conflicting"
    REVISED = "revised"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports of which one has its text from the other, or both from a third. ``a`` came first where
    that is known (``first_from`` says from what), else the ids are in order. ``passages``: the aligned
    spans, of ``a`` and of ``b``. ``score``: share of the shorter report that is aligned."""

    a: str
    b: str
    kind: CopyKind
    score: float
    reasons: tuple[str, ...]
    first_from: str | None = None
    passages: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Dependence:
    """One origin rests on another, or is another's act of the same actor."""

    origin: str
    certainty: Certainty
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A named actor's act, the earliest that statements can be followed to. ``attributed``: not an outlet's
    own voice; only those are counted. ``first``: the earliest day that a report of it was published. ``judged``: by
    people, of whose it is and what it depends on."""

    id: str
    name: str
    kind: str
    first: date | None
    attributed: bool
    statements: tuple[str, ...]
    depends_on: tuple[Dependence, ...] = ()
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A statement in a claim, with the one figure of it that answers the claim's question."""

    statement: str
    figure: Span | None
    origin: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Tie:
    """One statement of a claim revises, conflicts with or denies another."""

    kind: str
    a: str
    b: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """The interval that the rule ``why`` picks out of a claim's figures, the number written there, and whose
    statement it is; ``lowest`` and ``highest`` number of the figures that the rule chose from. No finding of truth."""

    low: float | None
    high: float | None
    why: str
    value: float | None = None
    statement: str | None = None
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements that answer the same question. ``gist``: the statement whose words stand for it.
    ``independent``: connected components of its attributed origins over certain and likely links;
    ``if_possible``: over possible ones too. ``judged``: by people, of what answers its question."""

    id: str
    gist: str
    counted: str | None
    unit: str | None
    category: str | None
    best: Best | None
    members: tuple[Member, ...]
    states: tuple[State, ...]
    independent: int
    if_possible: int
    ties: tuple[Tie, ...] = ()
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that tell of the same event. ``title``: the report whose title stands for it. ``judged``: by people, of
    which reports tell of it."""

    id: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    title: str
    judged: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """All that was found in comparing some reports."""

    stories: tuple[Story, ...]
    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...]
