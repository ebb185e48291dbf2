"""How alike two items are: named features, each a number that can be looked at, and the score they add up to.

A pair that cannot be one question (other units, other people's losses, dead and injured) is ``apart`` and gets no
score. All others are scored by the sum of weight times feature; the reasons name each feature that moved the score,
with its share, and add up to it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sayso.link.items import Item
from sayso.link.nouns import is_anybody, may_be, same_noun
from sayso.values import Figure, Place

WEIGHTS: Mapping[str, float] = {
    "bias": -0.5,
    "noun": 1.0,
    "category": 0.5,
    "value": 1.5,
    "words": 2.0,
    "place": 0.8,
    "befallen": 0.5,
    "toll": -2.5,
    "far": -2.0,
    "elsewhere": -3.0,
    "within": -2.0,
    "phase": -3.0,
    "part": -2.0,
    "pieces": -2.0,
    "change": -2.0,
    "lives": -3.0,
    "old": -3.0,
    "day": -3.0,
    "statement": -4.0,
    "voice": -4.0,
    "bare": -1.0,
    "loose": -1.0,
    "open": -0.3,
}
"""Log odds, set by what the features mean and rounded, not fitted: two figures with one noun are one question of a
story unless something tells them apart, and no one of the three development stories shows all that can. How little
the scores hang on them: ``evaluation.weights``."""
TOLL = frozenset({"killed", "injured", "killed_or_injured", "missing", "displaced", "detained"})
WIDEST = 2
"""Times its low that a range's high may be for its middle to stand for it: "between 2,000 and 12,000" has none."""
OPEN = 2.0
"""The ratio of a range too wide to have a middle to what lies within it: neither near nor far."""
UNKNOWN = 1e9
"""The ratio of values that cannot be compared: one is nought."""
SAME = 1.0001
NEAR = 1.35
"""Two values whose ratio is less are near: rounding ("nearly 3 billion", "2.9 billion") and small revisions."""
NEARBY, KM_A_DEGREE = 60.0, 111.2
"""Kilometres within which a town stands for its region; those of a degree."""
AMONG_LOSSES = 0.3
"""What another place counts where losses are counted: reports name the town, the street or the province."""
TELLING = 0.25
"""The likeness of clauses from which their words tell what is measured."""
FEW = 20
"""Numbers up to here are met twice by chance: they say nothing where one of them is bare."""
UNIT = 0.4
"""What one unit counts beside one noun."""
TELLING = 20
"""People from which an equal number is hardly chance."""
PER_TIME = re.compile(r" per (?:hour|day|night|week|month|year)$")
LONG_AGO, FEW_DAYS = 300, 3
MEASURES = {
    "byte": 1.0,
    "kilobyte": 1e3,
    "megabyte": 1e6,
    "gigabyte": 1e9,
    "terabyte": 1e12,
    "petabyte": 1e15,
    "metre": 1.0,
    "kilometre": 1e3,
    "mile": 1609.344,
    "foot": 0.3048,
    "hectare": 1e4,
    "acre": 4046.856,
    "kilogram": 1.0,
    "gram": 1e-3,
    "tonne": 1e3,
    "ton": 1e3,
    "pound": 0.4536,
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
}
DIMENSION = {
    **dict.fromkeys(("byte", "kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte"), "data"),
    **dict.fromkeys(("metre", "kilometre", "mile", "foot"), "length"),
    **dict.fromkeys(("hectare", "acre"), "area"),
    **dict.fromkeys(("kilogram", "gram", "tonne", "ton", "pound"), "mass"),
    **dict.fromkeys(("second", "minute", "hour", "day", "week"), "duration"),
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """The features of a pair and the score: the weighted sum, in log odds."""

    features: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """Log odds that the two answer one question."""
        return round(sum(WEIGHTS[name] * value for name, value in self.features), 6)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Each feature with its share of the score."""
        return tuple(f"{name} {WEIGHTS[name] * value:+.2f}" for name, value in self.features if value)


def likeness(one: Item, other: Item, rarity: Mapping[str, float]) -> Likeness | None:
    """The features of a pair of items with figures; None where they cannot answer one question. ``rarity``: weight
    of each stem."""
    a, b = one.figure, other.figure
    if a is None or b is None or apart(one, other):
        return None
    ratio = _ratio(one, other)
    earlier = "earlier" in (one.phase, other.phase)
    shared = cosine(one.words, other.words, rarity)
    toll = one.category in TOLL or other.category in TOLL
    features = {
        "bias": 1.0,
        "noun": _noun(one, other),
        "category": float(one.category in TOLL and one.category == other.category),
        "befallen": float(one.befallen and other.befallen and one.people and other.people and not toll),
        "toll": float(toll and one.category != other.category and ratio > SAME),
        "value": 0.0 if one.part != other.part or _by_chance(one, other) else _agreement(ratio),
        "far": min(3.0, math.log10(ratio)) if ratio > 10 and _of_one_size(one, other, toll) else 0.0,
        "phase": float(one.phase != other.phase and not earlier),
        "part": float(one.part != other.part),
        "pieces": float(one.part and other.part and ratio > NEAR),
        "change": float(one.change != other.change),
        "words": shared,
        "bare": float(None in (one.noun, other.noun) and a.kind == "count" and not toll and ratio > 20),
        "loose": _loose(one, other, shared) if ratio > NEAR else 0.0,
        "open": float(ratio >= UNKNOWN),
        "statement": float(one.statement == other.statement and ratio > SAME and not earlier),
        "voice": float(gives_both(one, other) and one.statement != other.statement),
        "old": float(_years_apart(one, other)),
        "day": float(toll and not earlier and _other_day(one, other)),
        "lives": float(one.lives != other.lives),
        **_places(one.place, other.place, toll),
    }
    return Likeness(tuple((name, round(features.get(name, 0.0), 4)) for name in WEIGHTS))


def gives_both(one: Item, other: Item) -> bool:
    """Whether one voice in one report gives both figures, which cannot both hold: it speaks of two things."""
    a, b = one.figure, other.figure
    if a is None or b is None or one.report != other.report or one.voice != other.voice:
        return False
    if "earlier" in (one.phase, other.phase):
        return False
    return _ratio(one, other) > NEAR and _exclude(a, b)


def _exclude(a: Figure, b: Figure) -> bool:
    """Whether no number lies within both figures' bounds, where "at least 31" is no more than ``NEAR`` of it."""
    (low, high), (least, most) = _bounds(a), _bounds(b)
    return max(low, least) > min(high, most)


def _bounds(figure: Figure) -> tuple[float, float]:
    scale = MEASURES.get(figure.unit or "", 1.0)
    low = -math.inf if figure.low is None else figure.low * scale
    high = math.inf if figure.high is None else figure.high * scale
    if high == math.inf and any(c.isdigit() for c in figure.text):
        high = low * NEAR
    return low, high


def _years_apart(one: Item, other: Item) -> bool:
    """Whether what is counted lies more than ``LONG_AGO`` days apart; where no time is told, it is the report's."""
    a, b = (i.when or ((i.day, i.day) if i.day else None) for i in (one, other))
    return a is not None and b is not None and _gap(a, b) > LONG_AGO


def _other_day(one: Item, other: Item) -> bool:
    """Whether both tell the day, and it is another one."""
    a, b = one.when, other.when
    if a is None or b is None or max((a[1] - a[0]).days, (b[1] - b[0]).days) > FEW_DAYS:
        return False
    return _gap(a, b) > 0


def _gap(a: tuple[date, date], b: tuple[date, date]) -> int:
    """Days from the end of the one to the start of the other; 0 where they touch."""
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)


def _noun(one: Item, other: Item) -> float:
    """How far the two count the same: a unit or a currency says little of what is measured or paid."""
    if one.figure is not None and one.figure.kind != "count":
        return UNIT
    return 1.0 if same_noun(one.noun, other.noun) else 0.8 if one.people and other.people else 0.0


def _agreement(ratio: float) -> float:
    return 1.0 if ratio <= SAME else 0.6 if ratio <= NEAR else 0.0


def _by_chance(one: Item, other: Item) -> bool:
    """Whether two counts are small, and one does not say what it counts."""
    a, b = one.figure, other.figure
    if a is None or b is None or a.kind != "count" or (one.noun is None) == (other.noun is None):
        return False
    return max(size(a) or UNKNOWN, size(b) or UNKNOWN) <= FEW and not (one.category and one.category == other.category)


def _of_one_size(one: Item, other: Item, toll: bool) -> bool:
    """Whether figures for what is counted do not differ tenfold: losses, and nouns that say more than "people"."""
    counts = one.figure is not None and one.figure.kind == "count" and one.noun is not None and other.noun is not None
    return toll or (counts and not (is_anybody(one.noun) and is_anybody(other.noun)))


def _loose(one: Item, other: Item, shared: float) -> float:
    """How far it is open whether the same is counted: of a length more than a common word must tell."""
    if not _says_little(one, other):
        return 0.0
    measured = one.figure is not None and one.figure.kind == "measure"
    return max(0.0, 1 - shared / TELLING) if measured else float(not shared)


def _says_little(one: Item, other: Item) -> bool:
    """Whether kind and noun leave open what is counted: a length, a share; "people" of whom it is not told in both
    that something befell them."""
    if one.figure is not None and one.figure.kind in ("measure", "percent"):
        return True
    if one.category or other.category or (one.befallen and other.befallen):
        return False
    return one.people and other.people and is_anybody(one.noun) and is_anybody(other.noun)


def apart(one: Item, other: Item) -> bool:
    """Whether the two cannot answer one question, whatever the words."""
    a, b = one.figure, other.figure
    if a is None or b is None or a.kind != b.kind or one.rate != other.rate:
        return True
    if a.kind == "money":
        return currency(a) != currency(b)
    if a.kind == "measure":
        return a.unit != b.unit and (DIMENSION.get(a.unit or "", a.unit) != DIMENSION.get(b.unit or "", b.unit))
    if one.nations and other.nations and not one.nations & other.nations:
        return True
    if one.category and other.category and one.category != other.category and {one.category, other.category} & TOLL:
        return True
    if a.kind == "count" and one.noun and other.noun:
        equal = a.value is not None and a.value == b.value
        fate = equal and ((one.category in TOLL and one.category == other.category) or _tell(one, other, a.value or 0))
        people = one.people and other.people and (fate or may_be(one.noun, other.noun))
        return not (same_noun(one.noun, other.noun) or people)
    return False


def _tell(one: Item, other: Item, value: float) -> bool:
    """Whether an equal number of people says enough for those whom one names and the other only calls people."""
    same = "killed" not in (one.category, other.category) and not one.lives and not other.lives
    return value >= TELLING and same and is_anybody(one.noun) != is_anybody(other.noun)


def currency(figure: Figure) -> str:
    """The unit of a sum, without the time it is given for, which is the item's rate ("eur per day")."""
    return PER_TIME.sub("", figure.unit or "")


def size(figure: Figure) -> float | None:
    """The figure's value in the base unit of its measure; the middle of a range that is not too wide to have one."""
    value = figure.value
    if value is None and figure.low is not None and figure.high is not None and figure.high <= WIDEST * figure.low:
        value = (figure.low + figure.high) / 2
    return None if value is None else value * MEASURES.get(figure.unit or "", 1.0)


def _ratio(one: Item, other: Item) -> float:
    """The greater value by the less; 1 where they are equal or one range holds the other's value."""
    a, b = one.figure, other.figure
    assert a is not None and b is not None
    x, y = size(a), size(b)
    if x is None or y is None:
        return _gap_between(a, b)
    if x == y:
        return 1.0
    for figure, value in ((a, y), (b, x)):
        low, high = figure.low, figure.high
        if figure.bound == "range" and low is not None and high is not None and low <= value <= high <= WIDEST * low:
            return 1.1
    least, most = sorted((abs(x), abs(y)))
    return most / least if least else UNKNOWN


def _gap_between(a: Figure, b: Figure) -> float:
    """The low of the upper one by the high of the lower one, where one is a range without a middle; at least ``OPEN``,
    which is what it counts where they meet."""
    (low, high), (least, most) = _bounds(a), _bounds(b)
    top, bottom = max(low, least), min(high, most)
    if top <= bottom:
        return OPEN
    return max(OPEN, top / bottom) if bottom > 0 else UNKNOWN


def _places(a: Place | None, b: Place | None, toll: bool) -> dict[str, float]:
    """One of: the same place, a place within the other's country (which only says less where losses are counted),
    elsewhere; nothing where one is not told, or is wider than a country ("Africa"), which holds too much to say."""
    if a is None or b is None:
        return {}
    if a.gazetteer_id == b.gazetteer_id or _near(a, b):
        return {"place": 1.0}
    if "wider" in (a.precision, b.precision):
        return {}
    if "country" in (a.precision, b.precision) and a.country == b.country:
        return {} if toll else {"within": 1.0}
    return {"elsewhere": AMONG_LOSSES if toll else 1.0}


def _near(a: Place, b: Place) -> bool:
    """Whether a town and the region named after it, or two points, lie so near that reports mean one area."""
    if a.country != b.country or "country" in (a.precision, b.precision) or None in (a.lat, a.lon, b.lat, b.lon):
        return False
    assert a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None
    north, east = a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians(a.lat))
    return math.hypot(north, east) * KM_A_DEGREE <= NEARBY


def cosine(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Cosine of two sets of stems, weighted by rarity (Salton's tf-idf without tf)."""
    both = sum(rarity.get(w, 1.0) ** 2 for w in one & other)
    sizes = sum(rarity.get(w, 1.0) ** 2 for w in one) * sum(rarity.get(w, 1.0) ** 2 for w in other)
    return both / math.sqrt(sizes) if sizes else 0.0
