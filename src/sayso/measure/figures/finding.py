"""Figures of a report.

1. The text becomes tokens once; each token that can begin a number is looked at once, from left to right.
2. Numbers that are dates, names, results, codes or pronouns are left out.
3. Cues before and behind give the bound; two numbers may be one range.
4. What is counted: the noun behind or before; then category and trend.
5. Counts without a noun take over that of the count before them, where a person is meant.
6. An article counts one person where that person was killed or hurt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.measure.figures.ages import is_age
from sayso.measure.figures.amounts import Amount, amount_at, is_small
from sayso.measure.figures.building import Draft, figure_of
from sayso.measure.figures.cardinals import STARTERS
from sayso.measure.figures.casualties import ALONE, PASSIVE
from sayso.measure.figures.categories import category_of
from sayso.measure.figures.codes import code_end, is_other_number
from sayso.measure.figures.counted import Noun, noun_after, noun_before, unit_of
from sayso.measure.figures.cues import cue_after, cue_before
from sayso.measure.figures.dates import is_date
from sayso.measure.figures.guards import covered, is_name_part, is_pronoun
from sayso.measure.figures.nouns import PEOPLE
from sayso.measure.figures.ranges import Pair, pair_at
from sayso.measure.figures.sharing import shared
from sayso.measure.figures.singles import singles
from sayso.measure.figures.tokens import DIGITS, VULGAR, Tokens, tokenise
from sayso.measure.figures.trends import trend_of
from sayso.measure.figures.units import DURATIONS
from sayso.naming import Name
from sayso.text import Span
from sayso.values import Figure, Report, Time


def find_figures(
    report: Report, parts: Sequence[Span], names: Sequence[Name], times: Sequence[Time]
) -> tuple[Figure, ...]:
    """The figures of the report in text order. ``parts``: its sentences; ``names``: its names; ``times``: its time
    expressions, whose numbers count nothing unless they are lengths of time."""
    tokens = tokenise(report.text, parts)  # 1
    known = _Known(sorted(t.span for t in times if t.type in ("DATE", "TIME")), sorted(n.span for n in names))
    drafts: list[Draft] = []
    i = 0
    while i < len(tokens):
        if tokens.kind[i] in (DIGITS, VULGAR) or tokens.low[i] in STARTERS:
            end, draft = _read(tokens, i, known)
            if draft is not None and (not drafts or draft.first >= drafts[-1].end):
                drafts.append(draft)
            i = max(i + 1, end)
        else:
            i += 1
    found = [figure_of(tokens, draft) for draft in shared(tokens, drafts)]  # 5
    taken = {figure.span for figure in found}
    found += [one for one in singles(tokens, names) if not any(one.span.touches(span) for span in taken)]  # 6
    return tuple(sorted(found, key=lambda figure: figure.span))


@dataclass(frozen=True, slots=True)
class _Known:
    """What other finders say of the text, by start."""

    times: Sequence[Span]
    names: Sequence[Span]


def _read(tokens: Tokens, i: int, known: _Known) -> tuple[int, Draft | None]:
    """The figure whose number begins at token ``i``, and the token to go on from."""
    amount = amount_at(tokens, i)
    if amount is None:
        return i + 1, None
    code = code_end(tokens, i) if tokens.kind[i] == DIGITS else i
    if code > i:
        return code, None
    length = amount.kind == "measure" and amount.unit in DURATIONS
    start, bound = cue_before(tokens, amount.first, length, is_small(amount.number, tokens))
    if _left_out(tokens, amount, bound is not None, known):  # 2
        return amount.number.end, None
    pair = pair_at(tokens, amount, start)  # 3
    if pair is not None and pair.left_out:
        return pair.end, None
    if pair is not None:
        return _draft(tokens, amount, pair.first, pair.end, pair, bound)
    return _draft(tokens, amount, start, amount.end, None, bound)


def _left_out(tokens: Tokens, amount: Amount, cued: bool, known: _Known) -> bool:
    return (
        is_date(tokens, amount, cued)
        or is_name_part(tokens, amount, cued)
        or is_other_number(tokens, amount, cued)
        or is_pronoun(tokens, amount)
        or covered(known.times, known.names, tokens, amount)
    )


def _draft(
    tokens: Tokens, amount: Amount, start: int, end: int, pair: Pair | None, bound: str | None
) -> tuple[int, Draft]:
    kind, unit = (pair.kind, pair.unit) if pair else (amount.kind, amount.unit)
    tail = cue_after(tokens, end)
    if tail is not None:
        end, bound = tail[0], tail[1] if bound in (None, "about") else bound
    if kind in ("count", "age") and is_age(tokens, start, amount.number.first, end):
        kind, unit = "age", "year"
    noun, value = None, amount.value
    if kind in ("count", "other", "percent"):
        noun = noun_after(tokens, end, None if pair else value)  # 4
        if kind == "percent" and noun is not None and tokens.at(end) != "of":
            noun = None
    if noun is None and kind == "count":
        noun = noun_before(tokens, start)
    after = noun.end if noun and noun.first >= end else end
    late = cue_after(tokens, after) if tail is None and after > end and bound is None else None
    bound = late[1] if late else bound
    category = None
    if kind == "count" and (value is None or value == int(value)) and tokens.at(start - 1) != "magnitude":
        category = _category(tokens, start, after, noun)
    if kind == "count" and noun is not None:
        unit = unit_of(tokens, noun)
    elif kind == "count" and category:
        unit = "person"
    moved = "measure" if unit == "point" else kind
    trend = trend_of(
        tokens, start, moved, (value or 0) < 0 and pair is None, amount.number.scale == 1 and (value or 0) < 1000
    )
    return end, Draft(start, end, amount, pair, bound, kind, unit, category, trend, noun, after)


def _category(tokens: Tokens, start: int, after: int, noun: Noun | None) -> str | None:
    if noun is not None and noun.first < start and tokens.low[noun.head] in ("toll", "tolls"):
        return "killed_or_injured" if tokens.low[noun.first] == "casualty" else "killed"
    if noun is not None and noun.end < start and tokens.low[noun.head] in PEOPLE:
        for k in range(noun.end, min(noun.end + 5, start)):  # "the number of people known to have died ... is 52"
            befell = ALONE.get(tokens.low[k]) or PASSIVE.get(tokens.low[k])
            if befell is not None and befell != "deployed":
                return befell
    return category_of(tokens, start, after, noun.head if noun else None)
