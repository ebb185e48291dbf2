"""Figures as intervals on a scale of text: a line a figure, all on one axis.

    ├──●──┤  a value with bounds          ├─────┤  a range
       ●     an exact number              ●────▶  at least; ○────▶ more than
    ◀────●   at most; ◀────○ fewer than       ?   no number is known

1. The axis goes from the least to the greatest number that any of the figures names.
2. It is logarithmic where those differ by more than a factor of ``FACTOR`` and all are above zero.
3. The first and the last cell of a line are kept for the arrows of open ends.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.values import Figure

FACTOR = 30
"""On a linear axis of 30 cells, numbers below a thirtieth of the greatest fall into the first cell."""
LEAST = 9
"""Cells of the narrowest scale: two for arrows, and room for an interval with its value."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters that pictures are drawn with."""

    value: str
    beyond: str
    line: str
    low: str
    high: str
    left: str
    right: str
    between: str
    same: str
    more: str


UNICODE = Signs("●", "○", "─", "├", "┤", "◀", "▶", " · ", " = ", "…")
ASCII = Signs("o", "*", "-", "|", "|", "<", ">", " - ", " = ", "...")
EXCLUSIVE = frozenset({"more_than", "fewer_than"})


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from ``low`` to ``high`` over ``cells`` characters."""

    low: float
    high: float
    cells: int
    logarithmic: bool
    signs: Signs

    def line(self, figure: Figure | None) -> str:
        """The figure's interval, ``cells`` characters wide; "?" where it names no number, blanks without one."""
        if figure is None:
            return " " * self.cells
        known = numbers(figure)
        if not known:
            return "?".center(self.cells)
        signs, row = self.signs, [" "] * self.cells
        left = 0 if figure.low is None else self._cell(figure.low)
        right = self.cells - 1 if figure.high is None else self._cell(figure.high)
        for cell in range(min(left, right), max(left, right) + 1):
            row[cell] = signs.line
        row[left] = signs.left if figure.low is None else signs.low
        row[right] = signs.right if figure.high is None else signs.high
        mark = signs.beyond if figure.bound in EXCLUSIVE else signs.value
        value = figure.value if figure.value is not None and math.isfinite(figure.value) else None
        if value is not None:
            row[self._cell(value)] = mark
        elif left == right:
            row[left] = mark
        return "".join(row)

    def axis(self) -> str:
        """The least number at the left, the greatest at the right, and between them that it is logarithmic; one
        number alone in the middle."""
        low, high = short_number(self.low), short_number(self.high)
        if self.low == self.high:
            return low.center(self.cells)[: self.cells]
        room = self.cells - len(low) - len(high)
        if room < 1:
            return f"{low} {high}"[: self.cells].ljust(self.cells)
        word = " log " if self.logarithmic else ""
        if room < len(word) + 2:
            word = ""
        return low + word.center(room, self.signs.line if room > 2 else " ") + high

    def _cell(self, number: float) -> int:
        inner = self.cells - 3
        if self.high <= self.low or not math.isfinite(number):
            return 1 + inner // 2
        if self.logarithmic:
            share = (math.log(number) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        else:
            share = number / (self.high - self.low) - self.low / (self.high - self.low)
        return 1 + round(min(1.0, max(0.0, share)) * inner)


def scale_for(figures: Sequence[Figure], cells: int, signs: Signs = UNICODE) -> Scale | None:
    """The axis for these figures; None where they are one and the same interval, of which a picture tells
    nothing, and where the numbers are beyond drawing."""
    apart = {(f.value, f.low, f.high, f.bound) for f in figures}
    named = [number for figure in figures for number in numbers(figure)]
    if len(apart) < 2 or not named or not math.isfinite(max(named) - min(named)):
        return None
    low, high = min(named), max(named)  # 1
    return Scale(low, high, max(cells, LEAST), low > 0 and high / low > FACTOR, signs)  # 2


def numbers(figure: Figure) -> list[float]:
    """The finite numbers that a figure names."""
    return [float(n) for n in (figure.low, figure.value, figure.high) if n is not None and math.isfinite(n)]


def short_number(value: float) -> str:
    """A number as a person reads it: thousands apart, from a million on in millions and billions."""
    for size, word in ((1e9, "bn"), (1e6, "m")):
        if size <= abs(value) < 1e15:
            part = value / size
            return f"{part:,.0f}{word}" if part >= 100 else f"{part:.3g}{word}"
    if abs(value) >= 1e15 or 0 < abs(value) < 0.01:
        return f"{value:.2e}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")
