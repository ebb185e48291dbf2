"""A judgement: what a person holds, of what, since when and why. Values, and what they are stored as.

1. It is anchored in reports: a report's id, and, where it is on less than a report, the words with their place. No id
   of a statement is in it, so that it outlives the model that read the statement.
2. Its id is a hash of all that it says, of each anchor and of the reason through hashes of their own: so it can still
   be computed where those were erased.
3. It is withdrawn by another one, never removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from sayso.errors import IntegrityError
from sayso.ledger.packing import packed
from sayso.text import Span
from sayso.values import Judged, digest

SCHEMA = "sayso.judgement/1"
SPANS = frozenset({"span", "figure", "mention"})
NUMBERS = frozenset({"value", "low", "high"})
FLAGS = frozenset({"hedged", "narrated"})


class Verb(StrEnum):
    """What a judgement does."""

    MERGE = "merge"
    SPLIT = "split"
    SAME = "same"
    DIFFERENT = "different"
    DISMISS = "dismiss"
    CORRECT = "correct"
    ADD = "add"
    WITHDRAW = "withdraw"


class Of(StrEnum):
    """What a judgement is on."""

    CLAIM = "claim"
    STORY = "story"
    SOURCE = "source"
    STATEMENT = "statement"
    MEMBER = "member"
    DEPENDENCE = "dependence"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A report, or words in it. ``quote``: from the first to the last character of a statement's content, at ``span``.
    ``number``: a figure as written, at ``figure``. ``source``: the name of a link of its chain. ``erased``: the id of
    an anchor whose report was erased; nothing else is left of it."""

    report: str
    span: Span | None = None
    quote: str | None = None
    figure: Span | None = None
    number: str | None = None
    source: str | None = None
    erased: str | None = None

    @property
    def id(self) -> str:
        """A hash of all of it (2)."""
        if self.erased is not None:
            return self.erased
        return digest(self.report, _shown(self.span), self.quote, _shown(self.figure), self.number, self.source)


@dataclass(frozen=True, slots=True)
class Change:
    """What is put right in a statement, or what one that was missed says; None: as it was read.

    ``quote`` at ``span``: its content. ``source``, ``role``, ``organisation``, ``kind``: the last link of its chain,
    named at ``mention``; ``narrated``: it has no source. ``number`` at ``figure``: the figure that ``value``, ``low``,
    ``high``, ``bound``, ``unit``, ``category`` and ``counted`` are of; of the last three an empty text says that it has
    none."""

    stance: str | None = None
    hedged: bool | None = None
    span: Span | None = None
    quote: str | None = None
    source: str | None = None
    role: str | None = None
    organisation: str | None = None
    kind: str | None = None
    mention: Span | None = None
    narrated: bool | None = None
    number: str | None = None
    figure: Span | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str | None = None
    unit: str | None = None
    category: str | None = None
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement. ``left`` is merged with ``right``, or split from it, or dismissed; ``change``: of a correction;
    ``withdraws``: the judgement that this one takes back. ``why_id`` stands for a reason that was erased."""

    at: str
    author: str
    verb: Verb
    of: Of
    why: str
    left: tuple[Anchor, ...] = ()
    right: tuple[Anchor, ...] = ()
    change: Change | None = None
    withdraws: str | None = None
    why_id: str | None = None
    change_id: str | None = None

    @property
    def id(self) -> str:
        """A hash of all of it (2)."""
        sides = ["left", *(anchor.id for anchor in self.left), "right", *(anchor.id for anchor in self.right)]
        reason = self.why_id or digest(self.why)
        change = self.change_id or _change_id(self.change)
        return digest(self.at, self.author, self.verb.value, self.of.value, reason, self.withdraws, change, *sides)

    @property
    def judged(self) -> Judged:
        """As it is shown where it acts."""
        return Judged(self.id, self.verb.value, self.author, self.at, self.why)

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that it is on, each once."""
        return tuple(dict.fromkeys(anchor.report for anchor in (*self.left, *self.right) if anchor.erased is None))

    @property
    def what(self) -> tuple[object, ...]:
        """What makes two judgements of one author the same one."""
        return self.author, self.verb, self.of, self.left, self.right, self.change, self.withdraws


def without(judgement: Judgement, report: str) -> Judgement:
    """The judgement with all that tells of a report taken out; its id stays."""

    def bare(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
        return tuple(Anchor("", erased=a.id) if a.report == report and a.erased is None else a for a in anchors)

    return Judgement(
        judgement.at,
        judgement.author,
        judgement.verb,
        judgement.of,
        "",
        bare(judgement.left),
        bare(judgement.right),
        None,
        judgement.withdraws,
        judgement.why_id or digest(judgement.why),
        judgement.change_id or (_change_id(judgement.change) if judgement.change is not None else None),
    )


def _change_id(change: Change | None) -> str | None:
    return None if change is None else digest(packed(_plain(change)))


def _shown(span: Span | None) -> str | None:
    return None if span is None else f"{span.start}-{span.end}"


def _plain(value: Anchor | Change) -> dict[str, Any]:
    """Its fields that are not None, as JSON values."""
    found = {name: one for name, one in asdict(value).items() if one is not None}
    return {
        name: list(one) if name in SPANS else float(one) if name in NUMBERS else one for name, one in found.items()
    }


def object_of(judgement: Judgement) -> dict[str, Any]:
    """The judgement as JSON values: a line of ``sayso judge export``."""
    return {
        "schema": SCHEMA,
        "id": judgement.id,
        "at": judgement.at,
        "author": judgement.author,
        "verb": judgement.verb.value,
        "of": judgement.of.value,
        "why": judgement.why,
        "left": [_plain(anchor) for anchor in judgement.left],
        "right": [_plain(anchor) for anchor in judgement.right],
        "change": _plain(judgement.change) if judgement.change else None,
        "withdraws": judgement.withdraws,
        **{name: value for name, value in (("why_id", judgement.why_id), ("change_id", judgement.change_id)) if value},
    }


def judgement_of(value: Mapping[str, Any]) -> Judgement:
    """The judgement of such values. An IntegrityError where they are none, or their id does not follow from them."""
    try:
        found = Judgement(
            _text(value["at"]),
            _text(value["author"]),
            Verb(value["verb"]),
            Of(value["of"]),
            _text(value["why"]),
            tuple(_anchor(anchor) for anchor in value["left"]),
            tuple(_anchor(anchor) for anchor in value["right"]),
            None if value["change"] is None else _change(value["change"]),
            value["withdraws"],
            value.get("why_id"),
            value.get("change_id"),
        )
        said, id = value["id"], found.id
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise IntegrityError(f"this is no judgement ({what}); give lines of `sayso judge export`.") from error
    if said != id:
        raise IntegrityError(f"the judgement {said} was changed: its id does not follow from what it says.")
    return found


def _anchor(value: Mapping[str, Any]) -> Anchor:
    return Anchor(**_fields(Anchor, {"report": "", **value}))


def _change(value: Mapping[str, Any]) -> Change:
    return Change(**_fields(Change, value))


def _fields(kind: type[Anchor] | type[Change], value: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a dataclass, each of its own type; a ValueError where one is not."""
    found: dict[str, Any] = {}
    known = {field.name for field in fields(kind)}
    for name, one in value.items():
        if name not in known:
            raise ValueError(f"there is no field {name!r}")
        if name in SPANS:
            start, end = one
            found[name] = Span(int(start), int(end))
        elif name in NUMBERS:
            found[name] = float(one)
        elif name in FLAGS:
            found[name] = bool(one)
        else:
            found[name] = _text(one)
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def row_of(judgement: Judgement) -> dict[str, Any]:
    """Its row, without a number."""
    value = object_of(judgement)
    body = {name: value[name] for name in ("of", "left", "right", "change", "why_id", "change_id") if name in value}
    return {
        "id": value["id"],
        "at": judgement.at,
        "author": judgement.author,
        "verb": judgement.verb.value,
        "body": packed(body),
        "why": judgement.why,
        "withdraws": judgement.withdraws,
    }


def of_row(row: Mapping[Any, Any]) -> Judgement:
    """The judgement of a row. An IntegrityError where the row was changed."""
    try:
        body = json.loads(row["body"])
        value = {**body, **{name: row[name] for name in ("id", "at", "author", "verb", "why", "withdraws")}}
    except (ValueError, TypeError) as error:
        raise IntegrityError(f"the judgement {row['id']} cannot be read.") from error
    return judgement_of(value)
