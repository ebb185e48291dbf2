"""Lengths as TIMEX3 values (P3D, PT2H30M, PXW) and the days they cover where they touch the day of publication."""

from __future__ import annotations

from datetime import date

from sayso.measure.times.days import Range, moved
from sayso.measure.times.lengths import REACH
from sayso.measure.times.meanings import Length

HALVES = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60)}
"""The unit below, and how many of it make one, where a half is written with it: P2Y6M."""
OPEN = {"Y10": "PXE", "Y100": "PXC", "Y1000": "PXL"}
"""Some decades, centuries and millennia, by TimeML's letters."""


def length_value(meaning: Length) -> str:
    """The TIMEX3 value of a length."""
    unit, many = meaning.unit, meaning.amount
    clock, letter = ("T", unit[1]) if unit.startswith("T") else ("", unit[0])
    if many is None:
        return OPEN.get(unit) or f"P{clock}X{letter}"
    if unit[0] != "T" and len(unit) > 1:
        many *= int(unit[1:])
    whole, part = int(many), many % 1
    below = HALVES.get(unit if unit[0] == "T" else unit[0])
    if part and below:
        less = f"{round(part * below[1])}{below[0]}"
        return f"P{clock}{whole}{letter}{less}" if whole else f"P{clock}{less}"
    return f"P{clock}{whole if not part else f'{many:g}'}{letter}"


def length_days(meaning: Length, today: date) -> Range | None:
    """The days of a length that ends or begins on ``today``; None for one that is just long."""
    if not meaning.way:
        return None
    many = meaning.amount if meaning.amount is not None else REACH[meaning.unit]
    if meaning.unit.startswith("T"):
        hours = many / {"TH": 1, "TM": 60, "TS": 3600}[meaning.unit]
        other = moved(today, "D", meaning.way * -(-hours // 24))
    else:
        factor = int(meaning.unit[1:] or 1)
        unit, many = meaning.unit[0], many * factor
        if unit == "D" or unit == "W":
            other = moved(today, "D", meaning.way * round(many * (7 if unit == "W" else 1)))
        else:
            other = moved(today, unit, meaning.way * many)
    if other is None:
        return None
    return (min(other, today), max(other, today))
