"""Amounts of time: "three hours", "10-year", "the past two weeks", "the first nine months", "weeks"; and the
amounts that lead to a day: "two years ago", "three days later".
"""

from __future__ import annotations

from sayso.measure.times.counting import amount
from sayso.measure.times.lexicon import ANY_UNIT, PLURAL_UNITS, UNITS
from sayso.measure.times.meanings import Fixed, Length, Match, Meaning, Shift
from sayso.measure.times.tokens import Words

PAST_WORDS = frozenset("past last previous preceding latest".split())
NEXT_WORDS = frozenset("next coming following upcoming".split())
FILLERS = frozenset(
    "more additional consecutive straight full whole long short successive extra entire further other trading working "
    "business calendar school bloody turbulent difficult tense crucial solid brief good".split()
)
"""Adjectives between an amount and its unit."""
STRETCH_LEADERS = frozenset(
    "for within in after over about nearly almost than lasting lasted last lasts only just under around approximately "
    "roughly barely least by throughout during take takes took taken every until hardly some to up".split()
)
"""Words before "a year" that make it a length and not a rate."""
STRETCH_FOLLOWERS = frozenset("ago earlier later before after hence previously long away".split())
AGES = frozenset("old older olds younger".split())
REACH = {"TS": 60, "TM": 60, "TH": 24, "D": 7, "W": 6, "W2": 6, "M": 6, "Q": 4, "Y": 5, "Y10": 5, "Y100": 5, "Y1000": 5}
"""How many units "several" reaches to at most, for the days it may cover: six weeks, six months, five years."""


def length(words: Words, i: int) -> Match | None:
    """An amount and a unit, or a unit alone in the plural, with what follows ("ago", "later", "and a half")."""
    return _hyphened(words, i) or _counted(words, i) or _bare(words, i)


def _hyphened(words: Words, i: int) -> Match | None:
    """ "10-year", "three-month", "several-year", "decades-long"."""
    if words.low(i) in ("quarter", "half") and words.joined(i + 1) and words.low(i + 1) == "-":
        unit = UNITS.get(words.low(i + 2))
        part = 0.25 if words.low(i) == "quarter" else 0.5
        if unit in ("Y", "Y10", "Y100", "TH") and words.joined(i + 2):
            return Match(i, i + 3, Length(part, unit))
    found = amount(words, i)
    if found is None or words.low(i) in ("a", "an", "another"):
        return None
    j = found[1]
    if words.low(j) != "-" or not words.joined(j) or not words.joined(j + 1):
        return None
    unit = ANY_UNIT.get(words.low(j + 1))
    if unit is None or (unit in ("TS", "Q") and words.number(i) is None):
        return None
    if words.low(j + 2) == "-" and words.joined(j + 2) and words.low(j + 3) in AGES:
        young = unit in ("Y", "Y10") or words.low(j + 4) in (
            "baby",
            "boy",
            "girl",
            "son",
            "daughter",
            "child",
            "infant",
        )
        return None if young else Match(i, j + 4, Length(found[0], unit))
    if words.low(j + 2) == "-" and words.joined(j + 2) and words.low(j + 3) == "long":
        return Match(i, j + 4, Length(found[0], unit))
    if words.low(j + 2) in AGES and unit == "Y":
        return None
    return Match(i, j + 2, Length(found[0], unit))


def _counted(words: Words, i: int) -> Match | None:
    """ "three hours", "a few days", "18 months ago", "two and a half years", "a minute and a half"."""
    found = amount(words, i)
    if found is None:
        return None
    many, j = found
    j += (words.low(j) in FILLERS) + (words.low(j) in FILLERS and words.low(j + 1) in FILLERS)
    unit = ANY_UNIT.get(words.low(j))
    if not (words.at(j).text.islower() or words.at(j).text.isupper()):
        return None
    if unit is None or (words.joined(i) and words.low(i - 1) in (".", ",", "$", "£", "€", "-", "/")):
        return None
    article = words.low(i) in ("a", "an")
    if article and words.low(i - 1) == "of" and unit in ("Y10", "Y100", "Y1000"):
        return None
    if unit == "Q" and (article or words.low(j + 1) == "of"):
        return None
    if unit == "TS" and (article or (words.low(j) == "second" and words.number(i) is None)):
        return None
    end = j + 1
    if words.low(end) in AGES or (words.low(end) == "of" and words.low(end + 1) == "age"):
        return None
    if words.follows(end, "and", "a", "half") and many is not None:
        many, end = many + 0.5, end + 3
    elif words.follows(end, "and", "a", "quarter") and many is not None:
        many, end = many + 0.25, end + 3
    elif words.follows(end, "or", "two") or words.follows(end, "or", "so"):
        end += 2
    joint = words.low(end) in ("or", "and") and PLURAL_UNITS.get(words.low(end + 1))
    if joint and many is None:
        end += 2
    if words.low(end) in ("a", "per", "each") and words.low(end + 1) in UNITS:
        return None
    led = _led(words, i, j, many, unit, end)
    if led is not None:
        return led
    if (
        article
        and words.low(i - 1) not in STRETCH_LEADERS
        and words.low(j + 1) not in STRETCH_FOLLOWERS
        and end == j + 1
        and j == i + 1
    ):
        return None
    if words.low(end) in ("'", "s") or (words.joined(end) and words.low(end) == "-"):
        return Match(i, end, Length(many, unit)) if words.low(end) == "'" else None
    return Match(i, end, Length(many, unit))


def _led(words: Words, i: int, j: int, many: float | None, unit: str, end: int) -> Match | None:
    """The amount where it leads to a day: ago, earlier, later, from now."""
    low = words.low(end)
    vague_years = many is None and words.low(i) == "several" and unit == "Y"
    if low == "ago":
        meaning: Meaning = Fixed("PAST_REF") if vague_years else _before(unit, many)
        return Match(i, end + 1, meaning)
    if low in ("from", "after") and words.low(end + 1) in ("now", "today"):
        return Match(i, end + 2, Shift(unit, many, after=True))
    if low == "hence":
        return Match(i, end + 1, Shift(unit, many, after=True))
    if low in ("earlier", "previously", "beforehand") or (low == "before" and _closes(words, end + 1)):
        return Match(i, end + 1, _before(unit, many, told=True))
    if low in ("later", "afterward", "afterwards") or (low == "after" and _closes(words, end + 1)):
        return Match(i, end + 1, Shift(unit, many, told=True, after=True))
    return None


def _before(unit: str, many: float | None, told: bool = False) -> Shift:
    return Shift(unit, None if many is None else -many, told, compared=unit == "Y" and many == 1)


def _closes(words: Words, i: int) -> bool:
    """Whether a clause ends at ``i``, so that "before" there governs nothing."""
    return words.low(i) in ("", ".", ",", ";", ":", "--", "?", "!", '"', "”", ")")


def _bare(words: Words, i: int) -> Match | None:
    """ "weeks", "months ago", "recent years"."""
    low = words.low(i)
    if low in ("recent", "past", "coming") and words.low(i + 1) in PLURAL_UNITS and words.low(i - 1) != "the":
        unit = PLURAL_UNITS[words.low(i + 1)]
        end = i + 2
        if words.low(end) in ("and", "or") and words.low(end + 1) in PLURAL_UNITS:
            end += 2
        if low == "past":
            return Match(i, end, Fixed("PAST_REF"))
        return Match(i, end, Length(None, unit, way=1 if low == "coming" else -1))
    if low == "hours" and words.low(i - 1) in ("early", "small", "late", "evening", "morning"):
        return None
    unit = PLURAL_UNITS.get(low, "")
    if not unit or unit in ("TS", "Q", "W2") or low in ("mins", "hrs", "yrs"):
        return None
    before = words.low(i - 1)
    if (
        words.joined(i)
        or amount(words, i - 1) is not None
        or before in ("old", "her", "his", "my", "your", "working", "business", "school")
    ):
        return None
    if words.joined(i + 1) and words.low(i + 1) in ("-", "'") and words.low(i + 2) != "long":
        return None
    end = i + 1
    if unit == "TM" and before == "the" and words.low(end) not in ("before", "after", "that", "leading", "following"):
        return None  # of a meeting
    if words.follows(end, "-", "long"):
        return Match(i, end + 2, Length(None, unit))
    if words.low(end) == "ago":
        return Match(i, end + 1, Shift(unit, None))
    if words.low(end) in ("earlier", "later"):
        return Match(i, end + 1, Shift(unit, None, told=True, after=words.low(end) == "later"))
    if words.low(end) in ("or", "and") and words.low(end + 1) in PLURAL_UNITS:
        end += 2
    if words.low(end) == "ahead":
        return Match(i, end + 1, Length(None, unit, 1))
    way = 1 if before in ("in", "within") and unit in ("D", "W") else 0
    return Match(i, end, Length(None, unit, way))
