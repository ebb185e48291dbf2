"""The words of numbers, and a number phrase as a value."""

from __future__ import annotations

from typing import NamedTuple

SMALL = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
TENS["fourty"] = 40
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "lakhs": 1e5,
    "crores": 1e7,
}
SHORT = {"m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12, "k": 1e3}
"""Scales as the press shortens them; those of one letter are units too, and the caller decides."""
PLURAL = {
    "dozens": 12.0,
    "scores": 20.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
PARTS |= {f"{word}s": n for word, n in PARTS.items() if word != "half"} | {"halves": 2}
FRACTIONS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8}
FRACTIONS |= {"⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
EIGHTHS = frozenset(("2", "4", "8", "16", "32", "64"))
OWNERS = frozenset("of the its their his her our all those these them that this my your".split())
STARTERS = frozenset((*SMALL, *TENS, *SCALES, *PLURAL, *PARTS, "tens", "a", "an", "several"))
HALVED = frozenset("hour mile day century kilometre kilometer metre meter minute year pound point inch".split())


class Number(NamedTuple):
    """A number phrase of the tokens ``first`` to ``end``. ``value`` is None where it cannot be held.

    ``scale``: the factor of its last scale word (1 without); ``vague``: only a least number is meant; ``part``: it is
    a fraction of something; ``digits``: it is written in digits; ``grouped``: its thousands are separated.
    """

    first: int
    end: int
    value: float | None
    scale: float = 1.0
    vague: bool = False
    part: bool = False
    digits: bool = False
    grouped: bool = False
    doubt: str | None = None
