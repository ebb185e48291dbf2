"""Parts of a whole: "half of", "two-thirds of", "a quarter of a million", "6 3/8"."""

from __future__ import annotations

from sayso.measure.figures.cardinals import EIGHTHS, HALVED, OWNERS, PARTS, SCALES, SMALL, Number
from sayso.measure.figures.tokens import HYPHENS, Tokens


def part_at(tokens: Tokens, i: int) -> Number | None:
    word, next_ = tokens.low[i], tokens.at(i + 1)
    joint = i + 2 if next_ in HYPHENS and tokens.glued(i + 1) and tokens.glued(i + 2) else i + 1
    if word == "half" or (word in ("a", "one") and tokens.at(joint) == "half"):
        at = i + 1 if word == "half" else joint + 1
        step = at + 1 if tokens.at(at) in HYPHENS and tokens.glued(at) else at
        step = step + 1 if tokens.at(step) in ("a", "an") else step
        step = step + 1 if tokens.at(step) in HYPHENS and tokens.glued(step) else step
        if step > at or word == "a":
            factor = SCALES.get(tokens.at(step), 0.0)
            if factor:
                return Number(i, step + 1, factor / 2, factor)
            return Number(i, at, 0.5) if tokens.at(step) in HALVED else None
        owned = tokens.at(at) in OWNERS and tokens.at(i - 1) not in ("first", "second", "other", "better", "latter")
        return Number(i, at, 0.5, part=True) if owned else None
    over = 1 if word in ("a", "an") else SMALL.get(word, 0)
    under = PARTS.get(tokens.at(joint), 0)
    if not over or not under or (tokens.at(joint) in ("second", "half")):
        return None
    changed = tokens.at(i - 1) == "by" and (word != "one" or joint == i + 2)
    if tokens.at(joint + 1) == "of" or (joint == i + 2 and over > 1) or changed:
        if tokens.at(joint + 1) == "of" and tokens.at(joint + 2) == "a" and tokens.at(joint + 3) in SCALES:
            return Number(i, joint + 4, over / under * SCALES[tokens.low[joint + 3]])
        return Number(i, joint + 1, over / under, part=True)
    return None


def eighths(tokens: Tokens, number: Number) -> Number | None:
    """A fraction with a stroke, behind a whole number or alone: "6 3/8", "3/4"."""
    for at in (number.end, number.first):
        under = tokens.at(at + 2)
        if tokens.at(at + 1) == "/" and tokens.is_digits(at) and under in EIGHTHS and tokens.glued(at + 1):
            over = tokens.raw[at]
            if not over.isdigit() or not 0 < int(over[:3]) < int(under) or tokens.at(at + 3) == "/":
                return None
            if at == number.first and under not in ("2", "4"):
                return None
            whole = number.value if at == number.end and number.value is not None else 0.0
            return number._replace(end=at + 3, value=whole + int(over) / int(under), part=not whole)
    return None
