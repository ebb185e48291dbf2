"""The value of a run of digits, in the styles of several countries.

1. Any decimal digits of Unicode count; their separators are commas, points, apostrophes, thin spaces, and spaces
   before groups of three.
2. Commas or points between groups of three (or two, as in India) separate thousands; the last of two kinds of mark
   separates decimals.
3. One point before three digits may be either: the value is given with a doubt where a count follows.
4. Exponents are read ("1e6", "1.99 x 10-30"); what is too large to be held has no value, with the reason.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.measure.figures.tokens import HYPHENS, MONTHS, Tokens

LONGEST = 18
"""Digits before the point: beyond 10**18 no report counts anything, and a double loses whole units."""
GROUPED = re.compile(r"\d{1,3}(?:([,'’٬\u2009\u202f\u00a0])\d{3})(?:\1\d{3}){0,8}")
INDIAN = re.compile(r"\d{1,2}(?:,\d{2}){1,6},\d{3}")
POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,8}")
TIMES = frozenset("x×*")


class Digits(NamedTuple):
    """A value with the token beyond it."""

    end: int
    value: float | None
    grouped: bool = False
    doubt: str | None = None


def read_digits(tokens: Tokens, i: int) -> Digits | None:
    """The number at the digit token ``i``; None where the marks fit no number (a date, a version)."""
    raw, end = tokens.raw[i], i + 1
    if len(raw) > 2 * LONGEST:
        return Digits(end, None, doubt="the number has too many digits to be held")
    plain = _spaced(tokens, i)
    if plain is not None:
        return plain
    read = value_of(raw)
    if read is None:
        return None
    if tokens.at(i - 1) == "." and tokens.glued(i) and not tokens.glued(i - 1) and raw.isdigit():
        read = Digits(0, float(f"0.{int(raw):0{len(raw)}d}"))
    exponent = _exponent(tokens, end)
    if exponent is not None and read.value is not None:
        power, end = exponent
        if abs(power) > LONGEST + 18:
            return Digits(end, None, doubt="the number is too large or too small to be held")
        return Digits(end, float(f"{read.value!r}e{power}"), doubt=read.doubt)
    return read._replace(end=end)


def value_of(raw: str) -> Digits | None:
    """The value of digits with their marks inside."""
    decimals = ""
    doubt = None
    whole = raw
    marks = [mark for mark in raw if not mark.isdigit()]
    if not marks:
        grouped = False
    elif GROUPED.fullmatch(raw) or INDIAN.fullmatch(raw) or POINTS.fullmatch(raw):  # 2
        grouped = True
    elif len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        whole, _, decimals = raw.rpartition(marks[-1])
        style = whole.replace(".", ",")
        if marks[-1] not in ".,٫" or not (GROUPED.fullmatch(style) or INDIAN.fullmatch(style)):
            return None
        grouped = True
    elif len(marks) == 1 and marks[0] in ".,٫":
        whole, _, decimals = raw.partition(marks[0])
        grouped = False
        if marks[0] == ",":
            doubt = "the comma was read as a decimal point"
        elif marks[0] == "." and len(decimals) == 3 and len(whole) <= 3 and int(whole):  # 3
            doubt = "the point may separate thousands"
    else:
        return None
    digits = "".join(str(int(d)) for d in whole if d.isdigit())
    if len(digits) > LONGEST:
        return Digits(0, None, grouped, "the number has too many digits to be held")
    return Digits(0, float(f"{digits}.{''.join(str(int(d)) for d in decimals) or '0'}"), grouped, doubt)


def _spaced(tokens: Tokens, i: int) -> Digits | None:
    """Groups of three with common spaces between, "12 000": sure where they are noughts."""
    end = i + 1
    if not tokens.raw[i].isdigit() or len(tokens.raw[i]) > 3 or tokens.raw[i][0] in "0٠０":
        return None
    while (
        end < i + 5
        and tokens.is_digits(end)
        and tokens.text[tokens.ends[end - 1] : tokens.starts[end]] == " "
        and len(tokens.raw[end]) == 3
        and tokens.raw[end].isdigit()
    ):
        end += 1
    if tokens.at(i - 1) in MONTHS or (tokens.at(i - 1) == "." and tokens.at(i - 2) in MONTHS):
        return None
    if end == i + 1 or tokens.is_digits(end) or (tokens.at(end) in HYPHENS and tokens.glued(end)):
        return None
    groups = [int(tokens.raw[k]) for k in range(i, end)]
    value = 0.0
    for group in groups:
        value = value * 1000 + group
    sure = groups[-1] == 0
    return Digits(end, value, True, None if sure else "the space may separate two numbers")


def _exponent(tokens: Tokens, at: int) -> tuple[int, int] | None:  # 4
    """The power of ten written from token ``at`` on, and the token beyond it."""
    if tokens.at(at) == "e" and tokens.glued(at):
        step = at + 1
    elif tokens.at(at) in TIMES and tokens.at(at + 1) == "10":
        step = at + 2
        if tokens.at(step) == "^":
            step += 1
        elif tokens.at(step) not in HYPHENS:
            return None
    else:
        return None
    sign = 1
    if (tokens.at(step) in HYPHENS or tokens.at(step) == "+") and tokens.glued(step):
        sign, step = (1 if tokens.at(step) == "+" else -1), step + 1
    if not (tokens.is_digits(step) and tokens.glued(step) and tokens.raw[step].isdigit()):
        return None
    return sign * int(tokens.raw[step][:6]), step + 1
