"""Counts that share a noun, a category or a trend with the count beside them.

1. "killed two soldiers and three civilians", "20 civilians and one medic were killed": joined by nothing but "and" or a
   comma, both have the category that one was given.
2. "killed five and wounded 12": a count without a noun takes over that of the nearest count of people before it in its
   sentence; so do "others" and "more".
3. "rose 5% to 41": a level behind an amount that rose shares its trend, and so does "by 3%" behind "down 2%".
4. "more than 100 km (60 miles)": what is given again in another unit keeps its bound.
5. "from 5.2 to 9 percent": a bare level has the unit of the one that it moved to.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.measure.figures.building import Draft
from sayso.measure.figures.nouns import PEOPLE, SOLDIERS
from sayso.measure.figures.tokens import Tokens

JOINTS = frozenset("and , or & plus including both as well with".split())
TRENDED = frozenset("to at end close closing ending a .".split()) - {"."}


def shared(tokens: Tokens, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with what they share."""
    out = list(drafts)
    for n in range(1, len(out)):
        one, two = out[n - 1], out[n]
        if tokens.begin[one.first] != tokens.begin[two.first]:
            continue
        if _joined(tokens, one.after, two.first) and {one.kind, two.kind} == {"count"}:  # 1
            if one.category and not two.category and _person(tokens, two):
                out[n] = two = two._replace(category=one.category)
            elif two.category and not one.category and _person(tokens, one):
                out[n - 1] = one = one._replace(category=two.category)
        joined = _joined(tokens, one.after, two.first) and {one.kind, two.kind} == {"count"}
        if joined and one.noun is None and two.noun is not None and one.category is None and tokens.at(one.end) != ",":
            out[n - 1] = one = one._replace(noun=two.noun, unit=two.unit, category=two.category)
        if one.trend and one.kind == two.kind == "count" and two.noun is None and tokens.at(two.first - 1) == "from":
            out[n] = two = two._replace(noun=one.noun, unit=one.unit, category=one.category)
        if two.category is None and one.category and _among(tokens, two) and _person(tokens, two):  # 1
            out[n] = two = two._replace(category=one.category)
        level = two.first - one.end <= 3 and tokens.at(two.first - 1) in ("to", "at")
        if (
            one.trend and two.trend is None and level and (tokens.at(one.end) in TRENDED or one.after + 1 == two.first)
        ):  # 3
            out[n] = two = two._replace(trend=one.trend)
        spoken = one.kind == two.kind == "percent" and tokens.at(two.first - 1) == "by" and two.first - one.end <= 5
        if one.trend and two.trend is None and spoken:
            out[n] = two = two._replace(trend=one.trend)
        if one.kind == "age" and _aged_too(tokens, one, two):
            out[n] = two = two._replace(kind="age", unit="year", category=None, noun=None)
        if one.trend and two.kind == "percent" and tokens.low[one.after : two.first] in ((",", "or"), ("or",)):
            out[n] = two = two._replace(trend=two.trend or one.trend)
        if _levels(tokens, one, two):  # 5
            out[n - 1] = one = one._replace(kind=two.kind, unit=two.unit)
        if _converted(tokens, one, two):  # 4
            out[n] = two = two._replace(bound=one.bound)
    for n in range(1, len(out)):
        out[n] = _inherited(tokens, out, n)  # 2
    return out


def _converted(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether ``two`` gives ``one`` in another unit, in brackets: "more than 100 km (60 miles)"."""
    opened = tokens.at(one.end) == "(" and two.first == one.end + 1
    chained = tokens.at(one.end) == "/" and two.first == one.end + 1
    return two.bound is None and one.kind == two.kind and one.kind in ("measure", "money") and (opened or chained)


def _levels(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether ``one`` is the bare level that ``two``, which has a unit, was reached from."""
    bare = one.kind == "count" and one.noun is None and one.category is None and two.amount.number.scale == 1
    moved = tokens.at(one.first - 1) == "from" and tokens.low[one.end : two.first] == ("to",)
    return bare and moved and two.kind in ("percent", "measure")


def _aged_too(tokens: Tokens, one: Draft, two: Draft) -> bool:
    """Whether ``two`` goes on with a list of ages: "aged 19 and 23"."""
    bare = two.kind == "count" and two.noun is None and two.bound is None
    return bare and tokens.low[one.end : two.first] in (("and",), (",",), (",", "and"))


def _among(tokens: Tokens, draft: Draft) -> bool:
    """Whether the count is a part of the one before it."""
    before = tokens.low[max(0, draft.first - 2) : draft.first]
    if before[-1:] == ("including",) or before == ("among", "them"):
        return True
    return tokens.at(draft.end) == "of" and tokens.at(draft.end + 1) in ("them", "whom", "those")


def _joined(tokens: Tokens, end: int, start: int) -> bool:
    return 0 < start - end <= 3 and all(tokens.low[k] in JOINTS for k in range(end, start))


def _person(tokens: Tokens, draft: Draft) -> bool:
    if draft.noun is None:
        return True
    head = tokens.low[draft.noun.head]
    return head in PEOPLE or head in SOLDIERS or draft.unit == "person" or head.endswith(("ers", "men", "ists", "ees"))


def _inherited(tokens: Tokens, drafts: Sequence[Draft], n: int) -> Draft:
    draft = drafts[n]
    bare = draft.noun is None or tokens.low[draft.noun.head] == "others"
    another = tokens.at(draft.first - 1) == "another" or "another" in tokens.low[draft.first : draft.end]
    if draft.kind != "count" or not bare or (draft.category is None and not another):
        return draft
    for k in range(n - 1, max(-1, n - 4), -1):
        other = drafts[k]
        if tokens.begin[other.first] != tokens.begin[draft.first]:
            break
        if _among(tokens, other):
            continue
        if other.kind == "count" and other.noun is not None and _person(tokens, other):
            if draft.noun is not None:
                return draft._replace(unit=other.unit)
            if tokens.low[other.noun.head] in ("toll", "others", "dead", "wounded", "injured", "missing"):
                continue
            category = draft.category or other.category
            return draft._replace(noun=other.noun, unit=other.unit, category=category)
    return draft
