"""An amount: a number with its sign, its currency, percentage or measure.

1. Sign and currency before the number; a short scale ("m", "bn", "k") behind it.
2. What stands behind decides the kind: percent, money, an age ("15-year-old"), a measure, a part of something, or a
   plain count.
"""

from __future__ import annotations

from typing import NamedTuple

from sayso.measure.figures.cardinals import SHORT, SMALL, Number
from sayso.measure.figures.money import money_after, money_before
from sayso.measure.figures.numbers import number_at
from sayso.measure.figures.tokens import HYPHENS, Tokens
from sayso.measure.figures.units import DURATIONS, measure_after, percent_after, rate_after

AGE = frozenset("year month week day".split())
METRES = frozenset("""
long high wide deep tall above away race sprint below in of from to by at and or freestyle butterfly breaststroke
hurdles relay final medley world record down up north south east west hurdler dash apart into run swim thick swell
wave waves
""".split())  # fmt: skip
"""Words behind "m" that make it metres, not millions."""


class Amount(NamedTuple):
    """The amount of the tokens ``first`` to ``end``. ``bare``: neither currency nor unit is written at it."""

    first: int
    end: int
    number: Number
    value: float | None
    kind: str
    unit: str | None
    bare: bool = False
    doubt: str | None = None


def amount_at(tokens: Tokens, i: int) -> Amount | None:
    """The amount whose number begins at token ``i``; None where there is no number."""
    number = number_at(tokens, i)
    if number is None:
        return None
    if number.end >= tokens.stop[i] and tokens.begin[i] == i:
        return Amount(i, number.end, number, number.value, "count", None, True, number.doubt)
    coin = money_before(tokens, i) if i > tokens.begin[i] else None  # 1
    number = _shortened(tokens, number, coin is not None)
    first = coin[0] if coin else i
    sign, first = _sign(tokens, first, i)
    value = None if number.value is None else sign * number.value
    end = number.end
    if coin:
        national = money_after(tokens, end, number.scale)
        rate = rate_after(tokens, national[0] if national else end)
        unit = national[1] if national and coin[1] == "USD" else coin[1]
        end = rate[0] if rate else national[0] if national else end
        return Amount(
            first, end, number, value, "money", f"{unit} per {rate[1]}" if rate else unit, False, number.doubt
        )
    return _behind(tokens, first, number, value)


def _behind(tokens: Tokens, first: int, number: Number, value: float | None) -> Amount:  # 2
    end = number.end
    if end >= tokens.stop[number.first]:
        return Amount(first, end, number, value, "other" if number.part else "count", None, True, number.doubt)
    percent = percent_after(tokens, end)
    if percent is not None:
        return Amount(first, percent, number, value, "percent", "percent", False, _decimal(number))
    age = _age(tokens, end)
    if age is not None:
        return Amount(first, age[0], number, value, "age", age[1], False, number.doubt)
    money = money_after(tokens, end, number.scale)
    if money is not None:
        rate = rate_after(tokens, money[0])
        unit = f"{money[1]} per {rate[1]}" if rate else money[1]
        return Amount(first, rate[0] if rate else money[0], number, value, "money", unit, False, number.doubt)
    if tokens.at(end) == "of" and (number.vague or number.part):
        inner = _of_units(tokens, first, number, value)
        if inner is not None:
            return inner
    spread = end + 1 if tokens.at(end) in ("more", "further", "additional", "whole", "full", "straight") else end
    measure = measure_after(tokens, spread)
    if measure is not None and not (number.part and not number.digits):
        return Amount(first, measure[0], number, value, "measure", measure[1], False, number.doubt)
    if number.part and not (number.digits and number.value is not None and number.value >= 1):
        return Amount(first, end, number, value, "other", None, True, number.doubt)
    value, doubt = _whole(tokens, number, value)
    return Amount(first, end, number, value, "count", None, True, doubt)


def _of_units(tokens: Tokens, first: int, number: Number, value: float | None) -> Amount | None:
    """ "billions of dollars", "thousands of miles", "a third of a mile"."""
    at = number.end + 1
    if number.part:
        at = at + 1 if tokens.at(at) in ("a", "an") else len(tokens)
    elif (money := money_after(tokens, at, 1e6)) is not None:
        return Amount(first, money[0], number, value, "money", money[1], False, number.doubt)
    measure = measure_after(tokens, at)
    if measure is None:
        return None
    return Amount(first, measure[0], number, value, "measure", measure[1], False, number.doubt)


def _decimal(number: Number) -> str | None:
    return None if number.doubt and number.doubt.startswith("the point") else number.doubt


def _whole(tokens: Tokens, number: Number, value: float | None) -> tuple[float | None, str | None]:
    """A count of things with one point before three digits ("1.200 people") is read as thousands."""
    if number.doubt is None or not number.doubt.startswith("the point") or value is None:
        return value, number.doubt
    if number.scale > 1:
        return value, None
    if tokens.commas:
        return value, number.doubt
    counts = tokens.is_word(number.end) and not tokens.glued(number.end) and tokens.low[number.end].endswith("s")
    if counts or tokens.at(number.end) in ("people", "men", "women", "children", "dead"):
        return round(value * 1000), "the point was read as separating thousands"
    return value, number.doubt


def _sign(tokens: Tokens, first: int, i: int) -> tuple[int, int]:
    """-1 with the token of the minus where one stands before the number, else 1."""
    left = tokens.at(first - 1)
    if left == "minus" and tokens.at(first - 2) == "or":
        return 1, first
    if left in ("minus", "negative"):
        return -1, first - 1
    if left in HYPHENS and tokens.at(first - 2) == "minus" and tokens.glued(first):
        return -1, first - 2
    if left in HYPHENS and tokens.glued(first) and not tokens.glued(first - 1):
        if left in "–—" and tokens.at(first - 2) not in ("", "was", "at", "to", "of", "is", "by"):
            return 1, first
        return -1, first - 1
    if first < i and left in HYPHENS and tokens.glued(first) and tokens.at(first - 2) in ("to", "at", "of"):
        return -1, first - 1
    if first < i and tokens.at(i - 1) in HYPHENS:
        return -1, first
    return 1, first


def _age(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """ "-year-old", " year-old", " years old", " years of age" behind a number."""
    if tokens.at(at) in HYPHENS:
        at += 1
    word = tokens.at(at)
    unit = word[:-1] if word.endswith("s") else word
    if unit not in AGE:
        return None
    then = tokens.at(at + 1)
    if then in HYPHENS and tokens.at(at + 2) in ("old", "olds"):
        return at + 3, unit
    if then in ("old", "olds"):
        return at + 2, unit
    if then == "of" and tokens.at(at + 2) == "age":
        return at + 3, unit
    return None


def _shortened(tokens: Tokens, number: Number, money: bool) -> Number:
    """The number with a short scale glued behind it, where it is one and no unit."""
    at, word = number.end, tokens.at(number.end)
    if word not in SHORT or not number.digits or number.value is None or number.scale > 1:
        return number
    glued, then = tokens.glued(at), tokens.at(at + 1)
    if len(word) == 1 and not money:
        people = tokens.is_word(at + 1) and not tokens.glued(at + 1) and then not in METRES and then not in DURATIONS
        if word == "m" and not (glued and people and (number.value < 100 or then.endswith("s"))):
            return number
        if word == "b" and not (people and (tokens.raw[at] == "B" or glued)):
            return number
        if word == "k" and not glued:
            return number
    if not glued and (not money and len(word) == 1 and word != "b"):
        return number
    if tokens.glued(at + 1) and tokens.is_word(at + 1):
        return number
    return number._replace(end=at + 1, value=float(f"{number.value * SHORT[word]:.15g}"), scale=SHORT[word])


def is_small(number: Number, tokens: Tokens) -> bool:
    """Whether the number is a word below five."""
    return not number.digits and tokens.low[number.first] in SMALL and SMALL[tokens.low[number.first]] < 5
