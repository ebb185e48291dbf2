"""Two numbers that are one figure: ranges and shares.

1. "between 100 and 300", "from $10 to $15 billion", "7 to 9 years", "10-50", "three or four".
2. Shares: "one in ten", "nine out of ten".
3. What looks like a range and is none: the result of a game or a vote (left out), a rise from one level to another
   (two figures), an amount and the level that it led to ("up 5 cents to 12 cents").
4. A range the wrong way round is sorted, with a doubt.
"""

from __future__ import annotations

from typing import NamedTuple

from sayso.measure.figures.amounts import Amount, amount_at
from sayso.measure.figures.casualties import ACTIVE
from sayso.measure.figures.codes import is_other_number
from sayso.measure.figures.dates import CLOCK, is_date
from sayso.measure.figures.guards import is_result
from sayso.measure.figures.tokens import HYPHENS, WORD, Tokens
from sayso.measure.figures.trends import DOWN, UP

ROUND_BASES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10000, 100000})
"""What shares are given out of."""


class Pair(NamedTuple):
    """Two amounts read together. ``left_out``: they are no figure; ``share``: the first over the second."""

    first: int
    end: int
    low: float | None
    high: float | None
    kind: str
    unit: str | None
    left_out: bool = False
    share: bool = False
    doubt: str | None = None


def pair_at(tokens: Tokens, one: Amount, start: int) -> Pair | None:
    """The pair that ``one``, whose cues begin at token ``start``, begins; None where it stands alone."""
    joint, word = one.end, tokens.at(one.end)
    if joint >= tokens.stop[one.first]:
        return None
    between = tokens.at(start - 1) == "between" or tokens.at(one.first - 1) == "between"
    source = tokens.at(start - 1) == "from" or tokens.at(one.first - 1) == "from"
    hyphen = word in HYPHENS
    if (word == "to" and tokens.at(joint + 1) in HYPHENS) or (word == "up" and tokens.at(joint + 1) == "to"):
        two = _second(tokens, one, joint + 2)
    elif hyphen or word in ("to", "or", "in", "out") or (word == "and" and between):
        two = _second(
            tokens, one, joint + (2 if tokens.low[joint : joint + 2] in (("out", "of"), ("in", "every")) else 1)
        )
    else:
        two = None
    if two is None or two.value is None or one.value is None:
        return None
    if word in ("in", "out"):
        return _share(one, two, word, start, tokens.at(start - 1))  # 2
    if hyphen and not _dashed(tokens, one, two, joint):
        return None
    if word == "to" and tokens.at(two.end) in CLOCK and one.bare:
        return Pair(start, two.end, None, None, "count", None, left_out=True)
    if source and _moved(tokens, start):  # 3
        return None
    if is_date(tokens, two, cued=True) or is_other_number(tokens, two, cued=False):
        return Pair(start, two.end, None, None, "count", None, left_out=hyphen) if hyphen else None
    if not _alike(one, two) or (word == "or" and not _neighbours(one, two)):
        return None
    if not between and not source and word != "or" and one.bare and is_result(tokens, one, two):  # 3
        return Pair(start, two.end, None, None, "count", None, left_out=True)
    if word == "to" and not one.bare and not source and tokens.at(start - 1) in UP | DOWN | {"by"}:
        return None
    low, doubt = _alike_scaled(one, two) or (one.value, None)
    high = two.value
    if low > high:
        if source:
            return None
        low, high, doubt = high, low, "the range is written the wrong way round"  # 4
    begin = start - 1 if between or source else start
    kind, unit = (two.kind, two.unit) if one.bare or not two.bare else (one.kind, one.unit)
    return Pair(begin, two.end, low, high, kind, unit, doubt=doubt or one.doubt or two.doubt)


def _moved(tokens: Tokens, start: int) -> bool:
    """Whether what stands before "from" rose or fell: two levels, not one range."""
    for k in range(start - 1, max(tokens.begin[start], start - 7) - 1, -1):
        if tokens.low[k] in LEVELS or tokens.low[k] in UP or tokens.low[k] in DOWN:
            return tokens.low[k] not in ("up", "down")
        if tokens.kind[k] != WORD:
            return False
    return False


LEVELS = frozenset(
    "revise revised revises revising correct corrected corrects amended upgraded downgraded "
    "raise raised raises raising cut cuts cutting reduce reduced reduces reducing slow slowed slows".split()
)


def _dashed(tokens: Tokens, one: Amount, two: Amount, joint: int) -> bool:
    """Whether a dash joins the numbers: no white space on either side, or the same on both and digits."""
    sides = tokens.glued(joint), tokens.glued(joint + 1)
    return sides[0] == sides[1] and (sides[0] or (one.number.digits and two.number.digits and two.first == joint + 1))


def _alike(one: Amount, two: Amount) -> bool:
    if one.kind == "other" or two.kind == "other":
        return False
    if one.bare or two.bare:
        return not (two.bare and one.kind in ("percent", "measure", "age"))
    return one.kind == two.kind and (one.unit == two.unit or str(two.unit).startswith(f"{one.unit} per "))


def _neighbours(one: Amount, two: Amount) -> bool:
    """Whether "or" joins two guesses at one number."""
    a, b = one.value or 0.0, two.value or 0.0
    if not one.bare or two.kind == "money":
        return False
    return a < b and (b - a == 1 or (a % 5 == 0 and b % 5 == 0 and 2 * b <= 3 * a))


def _share(one: Amount, two: Amount, word: str, start: int, verb: str) -> Pair | None:
    a, b = one.value or 0.0, two.value or 0.0
    if not one.bare or not 0 < a < b or b not in ROUND_BASES or two.kind != "count":
        return None
    if word == "out" and not (a == 1 or b <= 10 or b in (100, 1000)):
        return None
    if word == "in" and (a != 1 and b not in (5, 10, 100)):
        return None
    if word == "in" and a != 1 and verb in ACTIVE:
        return None
    return Pair(start, two.end, a / b, a / b, "other", None, share=True)


def _second(tokens: Tokens, one: Amount, joint: int) -> Amount | None:
    """The amount at token ``joint``, its currency sign passed over, for a range that ``one`` begins."""
    at = joint
    for _ in range(4):
        if at < len(tokens) and tokens.begin[at] == tokens.begin[one.first]:
            found = amount_at(tokens, at) if tokens.kind[at] else None
            if found is not None:
                return found if found.first in (joint, joint - 1) else None
            at += 1
    return None


def _alike_scaled(one: Amount, two: Amount) -> tuple[float, str | None] | None:
    """The first number of a range under the second's scale: "$10 to $15 billion", "11 to 12,000". None where a
    number has no value."""
    a, b = one.value, two.value
    if a is None or b is None:
        return None
    scale = two.number.scale
    if one.number.scale == 1 and scale > 1 and 0 < abs(a) < 1000 and abs(a * scale) < abs(b):
        return a * scale, None
    thousands = two.number.grouped and b % 1000 == 0 and one.number.scale == 1
    if thousands and scale == 1 and 0 < a < 1000 and a * 1000 < b and b / (a * 1000) <= 10:
        return a * 1000, "the first number was read in thousands"
    return a, None
