"""What figures with bounds say of each other: intervals, and whether two can both hold.

``at_least 3,000`` is [3000, open), ``more_than`` the same with the end left out, ``nearly 200`` (open, 200]. An
"about" holds a tenth to either side; so does an exact figure of three digits or more with one or two telling ones
("10,000"), which a speaker may have rounded.
"""

from __future__ import annotations

import math

from sayso.values import Figure

OPEN = math.inf
ROUND = 0.05
"""Share of a round figure that rounding may hide: "10,000" also stands for 9,600."""
CLOSE = 0.7
"""How near to its one bound a one-sided figure is taken to be: "at least 31" does not speak of 400,000, and against
"nearly 200" 100 is another figure. Used for what is likely, never for what is possible."""


def interval(figure: Figure) -> tuple[float, float]:
    """Lowest and highest value that the words allow."""
    low = -OPEN if figure.low is None else figure.low
    high = OPEN if figure.high is None else figure.high
    if figure.bound == "exact" and figure.value is not None and is_round(figure.value):
        return figure.value * (1 - ROUND), figure.value * (1 + ROUND)
    return low, high


def is_round(value: float) -> bool:
    """Whether a whole number of three digits or more has at most two telling ones."""
    if not float(value).is_integer() or abs(value) < 100:
        return False
    return len(str(abs(int(value))).rstrip("0")) <= 2


def can_both_hold(one: Figure, other: Figure) -> bool:
    """Whether some value lies within both."""
    low, high = interval(one)
    least, most = interval(other)
    if max(low, least) < min(high, most):
        return True
    if max(low, least) > min(high, most):
        return False
    strict = {"more_than", "fewer_than"}
    return not ({one.bound, other.bound} & strict)


def equal(one: Figure, other: Figure) -> bool:
    """Whether the two say the same number, whatever stands around it ("about 10,000", "10,000")."""
    if one.value is None or other.value is None:
        return (one.low, one.high) == (other.low, other.high)
    return math.isclose(one.value, other.value, rel_tol=1e-9)
