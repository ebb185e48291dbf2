"""A figure as a mark on a vertical axis.

    ●  exact    ├●┤ about (turned upright)    ● with an arrow: at least, at most    ○ with an arrow: more, fewer than
    a bar with ends: a range    ◇ a part of what is asked    □ a forecast    ✕ a denial    ■ a saying without a figure

Shapes tell what a figure is; colours only repeat it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from sayso.compared import Relation
from sayso.publish.draw.svg import element, joined
from sayso.publish.scale import EXCLUSIVE, FACTOR, numbers
from sayso.values import Figure

R = 4.5
"""Half the size of a mark."""


@dataclass(frozen=True, slots=True)
class Rise:
    """A vertical axis: ``low`` lies ``height - pad`` below its top, ``high`` lies ``pad`` below."""

    low: float
    high: float
    height: float
    pad: float
    logarithmic: bool

    def y(self, number: float) -> float:
        """Units below the top."""
        if self.high <= self.low:
            return self.height / 2
        if self.logarithmic:
            share = math.log(number / self.low) / math.log(self.high / self.low)
        else:
            share = (number - self.low) / (self.high - self.low)
        return self.height - self.pad - min(1.0, max(0.0, share)) * (self.height - 2 * self.pad)


def rise_for(figures: Iterable[Figure | None], height: float, pad: float) -> Rise | None:
    """An axis that holds every number of the figures; None where there is none."""
    named = [number for figure in figures if figure is not None for number in numbers(figure)]
    if not named or not math.isfinite(max(named) - min(named)):
        return None
    low, high = min(named), max(named)
    return Rise(low, high, height, pad, low > 0 and high / low > FACTOR)


def mark(figure: Figure | None, relation: Relation, rise: Rise | None, x: float, top: float, quiet: bool
         ) -> tuple[Markup, float]:
    """The mark at ``x`` in a lane that begins at ``top``, and how far below the top of the picture its middle lies."""
    kind = "mark quiet" if quiet else "mark"
    if figure is None or rise is None or not numbers(figure):
        y = top + (rise.height / 2 if rise else 22)
        return _shape(relation, None, x, y, kind), y
    low = None if figure.low is None else top + rise.y(figure.low)
    high = None if figure.high is None else top + rise.y(figure.high)
    known = [y for y in (low, high) if y is not None]
    value = figure.value if figure.value is not None and math.isfinite(figure.value) else None
    y = top + rise.y(value) if value is not None else sum(known) / len(known)
    parts = []
    start, end = high if high is not None else top + 3, low if low is not None else top + rise.height - 3
    if end - start > 0.5:
        parts.append(element("line", x1=x, x2=x, y1=start, y2=end, class_=f"{kind} reach"))
        parts.append(_cap(x, start, high is None, -1, kind))
        parts.append(_cap(x, end, low is None, 1, kind))
    if value is not None or end - start <= 0.5:
        parts.append(_shape(relation, figure.bound, x, y, kind))
    return joined(parts), y


def _cap(x: float, y: float, is_open: bool, way: int, kind: str) -> Markup:
    """An arrow where the interval is open, a bar across where it ends."""
    if is_open:
        return element("path", d=f"M{x - 4:.1f} {y - way * 5:.1f}L{x:.1f} {y:.1f}L{x + 4:.1f} {y - way * 5:.1f}",
                       class_=f"{kind} arrow")
    return element("line", x1=x - 4, x2=x + 4, y1=y, y2=y, class_=f"{kind} reach")


def _shape(relation: Relation, bound: str | None, x: float, y: float, kind: str) -> Markup:
    if relation is Relation.DENIAL:
        return element("path", d=f"M{x - R:.1f} {y - R:.1f}l9 9m0 -9l-9 9", class_=f"{kind} cross")
    if relation is Relation.PART:
        return element("path", d=f"M{x:.1f} {y - R - 1:.1f}l5.5 5.5l-5.5 5.5l-5.5 -5.5z", class_=f"{kind} hollow")
    if relation is Relation.FORECAST:
        return element("rect", x=x - R, y=y - R, width=2 * R, height=2 * R, class_=f"{kind} hollow")
    if bound is None:
        return element("rect", x=x - R, y=y - R, width=2 * R, height=2 * R, class_=f"{kind} full")
    return element("circle", cx=x, cy=y, r=R, class_=f"{kind} {'hollow' if bound in EXCLUSIVE else 'full'}")
