"""A statement as the fields of a form, and what a person who filled it in wants put right: only what they changed."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from sayso.errors import UsageError
from sayso.ledger import Change
from sayso.publish.lines import number
from sayso.text import Span
from sayso.values import Figure, Manner, Report, Statement

VOICE, NAMED = "voice", "named"
OF_SOURCE = ("source", "role", "organisation", "kind")
OF_FIGURE = ("number", "value", "low", "high", "bound", "unit", "category", "counted")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields, as text. ``who``: named, or the outlet's own voice. ``low`` and ``high``: of a range only, those of
    other bounds follow from the value."""

    quote: str = ""
    who: str = NAMED
    source: str = ""
    role: str = ""
    organisation: str = ""
    kind: str = "person"
    stance: str = "asserts"
    hedged: str = "no"
    number: str = ""
    value: str = ""
    low: str = ""
    high: str = ""
    bound: str = "exact"
    unit: str = ""
    category: str = ""
    counted: str = ""


def fields_of(report: Report, statement: Statement, figure: Figure | None) -> Fields:
    """A statement with one of its figures; its words from the first to the last character of its content."""
    link = statement.chain[-1] if statement.chain else None
    start, end = statement.content[0].start, statement.content[-1].end
    of_figure = {} if figure is None else {
        "number": figure.text, "value": _written(figure.value), "bound": figure.bound, "unit": figure.unit or "",
        "category": figure.category or "", "counted": figure.counted or "",
        **({"low": _written(figure.low), "high": _written(figure.high)} if figure.bound == "range" else {})}
    of_source = {} if link is None else {
        "source": link.name, "role": link.role or "", "organisation": link.organisation or "", "kind": link.kind.value}
    return Fields(
        quote=report.text[start:end], who=VOICE if statement.manner is Manner.NARRATED else NAMED,
        stance=statement.stance.value, hedged="yes" if statement.hedged else "no", **of_source, **of_figure)


def change_of(given: Fields, before: Fields, text: str, at: Span | None = None) -> Change:
    """What differs between the two, and no more. ``text``: the report's; ``at``: where the figure stands so far. A
    UsageError where a field cannot be what it is."""
    changed = {name for name in Fields.__slots__ if _plain(getattr(given, name)) != _plain(getattr(before, name))}
    values: dict[str, str | bool | float | Span | None] = {}
    if "quote" in changed:
        values["quote"] = exact(text, given.quote)
    if given.who == VOICE:
        values["narrated"] = True if "who" in changed else None
    elif changed.intersection((*OF_SOURCE, "who")):
        if not given.source.strip():
            raise UsageError("give the name of who says it, or choose the outlet's own voice.")
        values.update((name, getattr(given, name).strip() or None) for name in OF_SOURCE)
    if "stance" in changed:
        values["stance"] = given.stance
    if "hedged" in changed:
        values["hedged"] = given.hedged == "yes"
    if changed.intersection(OF_FIGURE):
        if not given.number.strip():
            raise UsageError("give the figure's words, as the report has them.")
        values.update(number=exact(text, given.number), figure=at)
        values.update((name, getattr(given, name).strip()) for name in OF_FIGURE[4:] if name in changed)
        numbers = {"low", "high"} if given.bound == "range" else changed.intersection(("value", "low", "high"))
        values.update((name, _number(name, getattr(given, name))) for name in sorted(numbers))
    return Change(**values)  # type: ignore[arg-type]


def exact(text: str, words: str) -> str:
    """The words as the report's text has them, whatever white space stands between; as given where it has none such."""
    words = words.strip()
    if words in text:
        return words
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return found[0] if found else words


def said(error: UsageError) -> str:
    """What the ledger says of a change, without the flags of the command line."""
    return re.sub(r"`?--([a-z]+)( [A-Z]+\b)?`?", r"“\1”", str(error)).rstrip(".")


def _plain(value: str) -> str:
    return " ".join(value.split())


def _written(value: float | None) -> str:
    return "" if value is None else str(number(value))


def _number(name: str, written: str) -> float | None:
    if not written.strip():
        return None
    try:
        value = float(written.replace(",", "").replace(" ", ""))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UsageError(f"{name} {written!r} is no number.")
    return value
