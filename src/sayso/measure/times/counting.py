"""Amounts and ordinals in digits and in words ("two and a half", "1,500", "twenty-four", "several").

Each reader gets the words and a place and returns what stands there with the place behind it, or None.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sayso.measure.times.lexicon import VAGUE
from sayso.measure.times.tokens import Words

SMALL: Mapping[str, int] = MappingProxyType(
    {
        name: i
        for i, name in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen".split()
        )
    }
)
TENS: Mapping[str, int] = MappingProxyType(
    {name: i * 10 for i, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
)
SCALES: Mapping[str, int] = MappingProxyType({"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9})
ORDINALS: Mapping[str, int] = MappingProxyType(
    {
        name: i
        for i, name in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
            1,
        )
    }
    | {"thirtieth": 30}
)
ENDINGS = frozenset("st nd rd th".split())
FRACTIONS: Mapping[tuple[int, int], float] = MappingProxyType({(1, 2): 0.5, (1, 4): 0.25, (3, 4): 0.75})
LONGEST = 24
"""Words of the longest spelled number read."""
MOST = 10**12
"""Amounts beyond this are not read."""


def cardinal(words: Words, i: int) -> tuple[float, int] | None:
    """A number in digits ("1,500", "2.5", "2 1/2") or in words."""
    return _digits(words, i) or _spelled(words, i)


def amount(words: Words, i: int) -> tuple[float | None, int] | None:
    """How many of a unit: a number, "a", "a couple of", "a dozen"; None for "several", "a few", "dozens of"."""
    low = words.low(i)
    j = i + (low in ("a", "one", "three"))
    if words.low(j) in ("quarter", "quarters") and words.low(j + 1) == "of" and words.low(j + 2) in ("a", "an"):
        return 0.75 if low == "three" else 0.25, j + 3
    if low in ("a", "an", "another"):
        following = words.low(i + 1)
        if following == "couple":
            return 2.0, i + 2 + (words.low(i + 2) == "of")
        if following == "dozen":
            return 12.0, i + 2
        if following in ("few", "number", "handful"):
            return None, i + 2 + (words.low(i + 2) == "of")
        if following in SCALES:
            return _spelled(words, i + 1)
        if following == "good" or following == "full":
            return 1.0, i + 2
        return 1.0, i + 1
    if low == "half" and words.low(i + 1) in ("a", "an"):
        return 0.5, i + 2
    if low in VAGUE:
        following = words.low(i + 1)
        if low == "some" and (following in SMALL or following in TENS or words.number(i + 1) is not None):
            return None
        if low == "several" and following in SCALES:
            return None, i + 2
        return None, i + 1
    if low in ("dozens", "hundreds", "thousands", "scores", "tens") and words.low(i + 1) == "of":
        return None, i + 2
    number = cardinal(words, i)
    if number is None:
        return None
    value, j = number
    for joint in ("to", "or", "-"):  # a range counts by its lower end
        if words.low(j) == joint and (upper := cardinal(words, j + 1)) is not None and upper[0] > value:
            return value, upper[1]
    return value, j


def ordinal(words: Words, i: int) -> tuple[int, int] | None:
    """ "third", "3rd", "twenty-first"."""
    low, number = words.low(i), words.number(i)
    if number is not None and words.joined(i + 1) and words.low(i + 1) in ENDINGS:
        return number, i + 2
    if low in ORDINALS:
        return ORDINALS[low], i + 1
    if low in TENS:
        j = words.after_hyphen(i + 1)
        if ORDINALS.get(words.low(j), 99) < 10:
            return TENS[low] + ORDINALS[words.low(j)], j + 1
    return None


def spelled_year(words: Words, i: int) -> tuple[int, int] | None:
    """A year in words: "nineteen ninety-four", "two thousand (and) three", "twenty twenty-four"."""
    low = words.low(i)
    if low == "two" and words.low(i + 1) == "thousand":
        j = i + 2 + (words.low(i + 2) == "and")
        rest = _below_hundred(words, j)
        return (2000 + rest[0], rest[1]) if rest else (2000, i + 2)
    if low not in ("seventeen", "eighteen", "nineteen", "twenty"):
        return None
    century = 20 if low == "twenty" else SMALL[low]
    if words.low(i + 1) == "hundred":
        return century * 100, i + 2
    rest = _below_hundred(words, i + 1)
    if rest is None or rest[0] < 10 or words.low(i + 1) == "-":
        return None
    return century * 100 + rest[0], rest[1]


def _below_hundred(words: Words, i: int) -> tuple[int, int] | None:
    low = words.low(i)
    if low in TENS:
        j = words.after_hyphen(i + 1)
        unit = SMALL.get(words.low(j), 0)
        return (TENS[low] + unit, j + 1) if 0 < unit < 10 else (TENS[low], i + 1)
    return (SMALL[low], i + 1) if low in SMALL else None


def _spelled(words: Words, i: int) -> tuple[float, int] | None:
    total, group, j = 0, 0, i
    while j < min(len(words), i + LONGEST):
        small = _below_hundred(words, j)
        if small is not None and group % 100 == 0:
            group += small[0]
            j = small[1]
        elif words.low(j) == "hundred" and (group or j == i):
            group = (group or 1) * 100
            j += 1
        elif words.low(j) in SCALES and (group or j == i) and group < MOST:
            total += (group or 1) * SCALES[words.low(j)]
            group = 0
            j += 1
        elif words.low(j) == "and" and j > i and _below_hundred(words, j + 1) and words.low(j - 1) in SCALES:
            j += 1
        else:
            break
        if total > MOST or group > MOST:
            return None
    if j == i:
        return None
    value = float(total + group)
    if words.follows(j, "and", "a", "half"):
        return value + 0.5, j + 3
    return value, j


def _digits(words: Words, i: int) -> tuple[float, int] | None:
    number = words.number(i)
    if number is None:
        return None
    value, j = float(number), i + 1
    while words.low(j) == "," and words.joined(j) and words.joined(j + 1) and len(words.at(j + 1).text) == 3:
        part = words.number(j + 1)
        if part is None or value > MOST:
            return None
        value, j = value * 1000 + part, j + 2
    fraction = words.number(j + 1)
    if words.low(j) == "." and words.joined(j) and words.joined(j + 1) and fraction is not None:
        value, j = value + fraction / 10 ** len(words.at(j + 1).text), j + 2
    above, below = words.number(j), words.number(j + 2)
    if above is not None and below is not None and words.low(j + 1) == "/" and (above, below) in FRACTIONS:
        value, j = value + FRACTIONS[above, below], j + 3
    elif words.low(j) == "½":
        value, j = value + 0.5, j + 1
    if words.follows(j, "and", "a", "half"):
        value, j = value + 0.5, j + 3
    if words.low(j) in SCALES and value * SCALES[words.low(j)] <= MOST:
        value, j = value * SCALES[words.low(j)], j + 1
    return value, j
