"""A number phrase: its value, where it ends, and why the value may be wrong.

1. Digits, with the separators of several countries, with an exponent or a fraction.
2. Words: "two hundred and fifty", "a dozen", "half a million", "two-thirds of".
3. Either followed by scales: "2.3 million", "15-hundred", "two and a half billion", "25k".
4. Plurals that give only a least number: "dozens", "tens of thousands", "several hundred". A plural counts as two
   of its unit, so "dozens" is 24 and "thousands" 2,000.
"""

from __future__ import annotations

import math

from sayso.measure.figures.cardinals import FRACTIONS, PARTS, PLURAL, SCALES, SMALL, STARTERS, TENS, Number
from sayso.measure.figures.digits import read_digits
from sayso.measure.figures.fractions import eighths, part_at
from sayso.measure.figures.tokens import DIGITS, HYPHENS, VULGAR, Tokens


def number_at(tokens: Tokens, i: int) -> Number | None:
    """The number phrase that begins at token ``i``, the longest one."""
    kind, word = tokens.kind[i], tokens.low[i]
    if kind == DIGITS:
        read = read_digits(tokens, i)  # 1
        if read is None:
            return None
        number = Number(i, read.end, read.value, digits=True, grouped=read.grouped, doubt=read.doubt)
        return eighths(tokens, number) or _scaled(tokens, number)
    if kind == VULGAR:
        return Number(i, i + 1, FRACTIONS[word], part=True, digits=True)
    if word not in STARTERS:
        return None
    return _plural(tokens, i) or part_at(tokens, i) or _words(tokens, i)


def _words(tokens: Tokens, i: int) -> Number | None:  # 2
    at, value = i, 0.0
    if tokens.low[i] in ("a", "an"):
        return _scaled(tokens, Number(i, i + 1, 1.0)) if tokens.at(i + 1) in SCALES else None
    if tokens.low[i] in SMALL:
        at, value = i + 1, float(SMALL[tokens.low[i]])
    elif tokens.low[i] in TENS:
        at, value = i + 1, float(TENS[tokens.low[i]])
        unit = at + 1 if tokens.at(at) in HYPHENS and tokens.glued(at) and tokens.glued(at + 1) else at
        if 0 < SMALL.get(tokens.at(unit), 0) < 10:
            at, value = unit + 1, value + SMALL[tokens.low[unit]]
    elif tokens.low[i] == "dozen" or tokens.low[i] in ("hundred", "thousand", "million", "billion"):
        return _scaled(tokens, Number(i, i, 1.0)) if tokens.at(i - 1) in ("some", "about") else None
    else:
        return None
    return _scaled(tokens, Number(i, at, value))


def _scaled(tokens: Tokens, number: Number) -> Number:  # 3
    """The number with its scales: total is what is closed by thousands, current what is being built."""
    at, value = number.end, number.value
    if value is None:
        return number
    if tokens.at(at) == "and" and tokens.at(at + 1) == "a" and tokens.at(at + 2) in ("half", "quarter", "third"):
        value, at = value + 1 / PARTS[tokens.low[at + 2]], at + 3
    elif at < len(tokens) and tokens.kind[at] == VULGAR and float(value).is_integer():
        value, at = value + FRACTIONS[tokens.low[at]], at + 1
    total, current, scale, top = 0.0, value, 1.0, math.inf
    while True:
        step = at + 1 if tokens.at(at) in HYPHENS and tokens.glued(at) and tokens.glued(at + 1) else at
        factor = SCALES.get(tokens.at(step), 0.0) if step < tokens.stop[number.first] else 0.0
        if factor and not (factor == 12.0 and scale == 12.0) and current and at - number.first < 24:
            current, at = current * factor, step + 1
            scale = scale * factor if at == number.end + 1 or scale > 1 else factor
            if factor >= 1000:
                if factor >= top:
                    break
                total, current, top = total + current, 0.0, factor
            continue
        rest = _rest(tokens, at, scale) if not number.digits else None
        if rest is None or (current and current % 100):
            break
        current, at = current + rest[0], rest[1]
    tail = tokens.at(at) == "and" and tokens.at(at + 1) == "a" and tokens.at(at + 2) == "half" and scale > 1
    total, at = (total + scale / 2, at + 3) if tail else (total, at)
    value = float(f"{total + current:.15g}")
    if not math.isfinite(value):
        return number._replace(end=at, value=None, doubt="the number is too large to be held")
    return number._replace(end=at, value=value, scale=scale)


def _rest(tokens: Tokens, at: int, scale: float) -> tuple[float, int] | None:
    """The smaller number behind a scale, "and" or a comma before it: "two hundred and FIFTY"."""
    if scale < 100:
        return None
    step = at + 1 if tokens.at(at) in ("and", ",") else at
    if step > at and tokens.at(at) == "," and scale < 1000:
        return None
    word = tokens.at(step)
    if word in TENS:
        unit = step + 2 if tokens.at(step + 1) in HYPHENS else step + 1
        small = SMALL.get(tokens.at(unit), 0)
        return (TENS[word] + small, unit + 1) if 0 < small < 10 else (TENS[word], step + 1)
    small = SMALL.get(word, 0)
    hundreds = tokens.at(step + 1) == "hundred"
    spoken = hundreds or (tokens.at(at) == "and" and not tokens.at(step + 1).endswith("s"))
    joined = at == step and scale == 1000 and hundreds
    if not small or not (spoken or joined) or (step == at and not joined):
        return None
    return small, step + 1


def _plural(tokens: Tokens, i: int) -> Number | None:  # 4
    word = tokens.low[i]
    if word in ("a", "several"):
        few = i + 2 if word == "a" and tokens.at(i + 1) == "few" else i + 1 if word == "several" else 0
        few = i + 3 if tokens.low[i : i + 3] == ("a", "couple", "of") else few
        factor = SCALES.get(tokens.at(few), 0.0) if few else 0.0
        if not factor:
            return None
        then = SCALES.get(tokens.at(few + 1), 1.0)
        return Number(i, few + (2 if then > 1 else 1), 2 * factor * then, factor * then, vague=True)
    unit = PLURAL.get(word, 10.0 if word == "tens" else 0.0)
    if not unit:
        return None
    end = i + 1
    while tokens.at(end) == "of" and tokens.at(end + 1) in PLURAL and tokens.at(end + 1) != "scores" and end < i + 6:
        unit, end = unit * PLURAL[tokens.low[end + 1]], end + 2
    if (word == "tens" and end == i + 1) or (word == "scores" and not _many(tokens, i)):
        return None
    return Number(i, end, 2 * unit, unit, vague=True)


def _many(tokens: Tokens, i: int) -> bool:
    """Whether "scores" is a number here, not points or a verb."""
    after = frozenset(
        "of more others were have are dead killed injured wounded hurt missing still feared had remain".split()
    )
    before = frozenset("killed killing kills injured injuring wounded wounding leaving left arrested detained".split())
    return tokens.at(i + 1) in after or tokens.at(i - 1) in before
