"""Days, years and clock times, which count nothing.

1. Clock times: "9:30", "11 a.m.", "0401 GMT".
2. Days: a number up to 31 beside a month's name ("Oct. 31", "31 October", "March 7"), ordinals, decades ("the 1990s").
3. Years: four digits from 1500 to 2099 without a separator, unless a plural noun, a unit or a cue makes them a count.
   "In March 20 civilians died" counts civilians; "on March 20 civilians died" gives a day.
"""

from __future__ import annotations

from sayso.measure.figures.amounts import Amount
from sayso.measure.figures.cardinals import TENS
from sayso.measure.figures.nouns import PEOPLE, is_plural
from sayso.measure.figures.stops import STOPS
from sayso.measure.figures.tokens import HYPHENS, MONTHS, Tokens

CLOCK = frozenset(
    "am pm a.m. p.m. gmt utc bst est edt cet eet pst pdt hrs hours oclock o'clock o’clock ist local".split()
)
DATING = frozenset("in since by until from of , before after year between circa".split())
"""Words that make four digits a year also before 1900."""
SPOKEN_CENTURY = frozenset("nineteen eighteen seventeen sixteen".split())


def is_date(tokens: Tokens, amount: Amount, cued: bool) -> bool:  # 1
    """Whether the amount is a day, a year, a clock time or a decade."""
    i, end, number = amount.number.first, amount.number.end, amount.number
    if (tokens.low[i] in TENS and tokens.at(i - 1) in SPOKEN_CENTURY) or (
        tokens.low[i] in SPOKEN_CENTURY and tokens.at(i + 1) in TENS
    ):
        return True
    if not number.digits or number.scale > 1:
        clock = tokens.at(end) in ("a.m.", "p.m.", "am", "pm") or tokens.at(end).startswith("o'clock")
        return clock or tokens.at(end) in ("o’clock",)
    raw, before, after = tokens.raw[i], tokens.at(i - 1), tokens.at(end)
    if amount.kind in ("money", "percent"):
        return False
    if (after in CLOCK and amount.kind != "measure") or after in ("am", "pm", "a.m.", "p.m."):
        return True
    if (after == ":" and tokens.glued(end) and tokens.is_digits(end + 1)) or (
        before == ":" and tokens.glued(i) and tokens.is_digits(i - 2)
    ):
        return True
    if before in ("'", "’", "‘") and tokens.glued(i) and len(raw) == 2 and not tokens.glued(i - 1):
        return True
    if (after in ("s", "'s", "’s") and tokens.glued(end)) or (after in ("'", "’") and tokens.at(end + 1) == "s"):
        return len(raw) in (2, 4)
    value = number.value or 0.0
    if value == int(value) and 1 <= value <= 31 and len(raw) <= 2 and not cued and _listed_day(tokens, i, end):
        return True
    if value == int(value) and 1 <= value <= 31 and len(raw) <= 2 and _near_month(tokens, i, end, cued):
        return True
    if after in ("st", "nd", "rd", "th") and tokens.glued(end):
        return True
    return _is_year(tokens, amount, cued)


def _listed_day(tokens: Tokens, i: int, end: int) -> bool:
    """Whether the number goes on with days of a month: "April 24 and 25", "May 7, 8 and 9"."""
    at = i
    for _ in range(4):
        joint = tokens.at(at - 1) in (",", "and", "or", "to", "&", "-", "–") and tokens.is_digits(at - 2)
        if not joint or len(tokens.raw[at - 2]) > 2:
            return False
        at -= 2
        month = at - 2 if tokens.at(at - 1) == "." else at - 1
        if tokens.at(month) in MONTHS and tokens.capital(month):
            return not counts_soon(tokens, end)
    return False


def _near_month(tokens: Tokens, i: int, end: int, cued: bool) -> bool:
    before = i - 2 if tokens.at(i - 1) == "." else i - 1
    if tokens.at(before) in MONTHS and tokens.capital(before) and not cued:
        inside = tokens.at(before - 1) in ("in", "since", "late", "early", "mid", "by") and not tokens.is_digits(
            before - 1
        )
        return not ((inside or tokens.is_digits(before - 1)) and counts_soon(tokens, end))
    month = end + 1 if tokens.at(end) == "of" else end
    if tokens.at(month) in MONTHS and tokens.capital(month) and not tokens.glued(end):
        return not (cued and tokens.at(month + 1) not in ("19", "20") and not tokens.is_digits(month + 1))
    joined = tokens.at(end) in HYPHENS | {"/", "and", "or", "to"} and tokens.is_digits(end + 1)
    return joined and tokens.at(end + 2) in MONTHS and tokens.capital(end + 2)


def counts_soon(tokens: Tokens, at: int) -> bool:
    """Whether a plural noun follows within three words."""
    for k in range(at, at + 3):
        if not tokens.is_word(k) or tokens.low[k] in STOPS:
            return False
        if tokens.low[k] in PEOPLE or (is_plural(tokens.low[k]) and not tokens.capital(k)):
            return True
    return False


def _is_year(tokens: Tokens, amount: Amount, cued: bool) -> bool:
    i, end = amount.number.first, amount.number.end
    raw, value = tokens.raw[i], amount.number.value or 0.0
    if len(raw) != 4 or not raw.isdigit() or not 1500 <= value <= 2099 or amount.kind not in ("count", "other"):
        return False
    if cued and tokens.at(i - 1) not in ("around", "about", "circa", "before", "above"):
        return False
    if tokens.at(end) in PEOPLE or (tokens.at(end + 1) in PEOPLE and not tokens.capital(end)):
        return tokens.at(i - 1) in ("in", "since", "of", "by", "from", "until", "during")
    round_ = value % 100 == 0 and value != 1900
    if round_ and tokens.at(i - 1) not in ("in", "since", "year", "until", "by", "before", "after"):
        return not (is_plural(tokens.at(end)) or is_plural(tokens.at(end + 1)) or tokens.at(end) in HYPHENS | {"to"})
    since = tokens.at(i - 1) in ("to", "and", "or") and tokens.is_digits(i - 2) and len(tokens.raw[i - 2]) == 4
    since = since or (cued and value % 50 > 0 and not counts_soon(tokens, end))
    return value >= 1900 or since or tokens.at(i - 1) in DATING
