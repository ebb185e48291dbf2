"""The words of times: months, weekdays, units, parts of the day and of the year, and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _numbered(names: str, first: int = 1) -> Mapping[str, int]:
    """Names by their number: lines of synonyms, one line a number."""
    rows = [line.split() for line in names.strip().splitlines()]
    return MappingProxyType({name: i for i, row in enumerate(rows, first) for name in row})


MONTHS = _numbered("january\nfebruary\nmarch\napril\nmay\njune\njuly\naugust\nseptember\noctober\nnovember\ndecember")
SHORT_MONTHS = _numbered("jan\nfeb\nmar\napr\nmay\njun\njul\naug\nsep sept\noct\nnov\ndec")
WEEKDAYS = _numbered("monday\ntuesday\nwednesday\nthursday\nfriday\nsaturday\nsunday")
SHORT_WEEKDAYS = _numbered("mon\ntue tues\nwed\nthu thur thurs\nfri\nsat\nsun")
PLURAL_WEEKDAYS = _numbered("mondays\ntuesdays\nwednesdays\nthursdays\nfridays\nsaturdays\nsundays")

UNITS: Mapping[str, str] = MappingProxyType(
    {
        "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W2", "month": "M",
        "quarter": "Q", "year": "Y", "decade": "Y10", "century": "Y100", "millennium": "Y1000",
    }
)  # fmt: skip
"""Units by their TIMEX3 letter, T before those of the clock, with the factor where there is no letter."""
PLURAL_UNITS: Mapping[str, str] = MappingProxyType(
    {
        "seconds": "TS", "minutes": "TM", "mins": "TM", "hours": "TH", "hrs": "TH", "days": "D", "weeks": "W",
        "fortnights": "W2", "months": "M", "quarters": "Q", "years": "Y", "yrs": "Y", "decades": "Y10",
        "centuries": "Y100", "millennia": "Y1000", "millenniums": "Y1000",
    }
)  # fmt: skip
ANY_UNIT: Mapping[str, str] = MappingProxyType({**UNITS, **PLURAL_UNITS})

SEASONS: Mapping[str, str] = MappingProxyType(
    {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
)
SEASON_MONTHS: Mapping[str, int] = MappingProxyType({"SP": 3, "SU": 6, "FA": 9, "WI": 12})
"""The first of the three months of each season, as meteorologists of the north count them."""
DAY_PARTS: Mapping[str, str] = MappingProxyType(
    {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "midday": "T12:00", "noon": "T12:00",
     "midnight": "T24:00"}
)  # fmt: skip
PLURAL_DAY_PARTS: Mapping[str, str] = MappingProxyType(
    {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}
)
DECADES: Mapping[str, int] = MappingProxyType(
    {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
     "nineties": 9}
)  # fmt: skip
ZONES = frozenset(
    "gmt utc bst cet cest eet eest msk est edt et cst cdt ct mst mdt mt pst pdt pt ist jst kst aest aedt z zulu".split()
)

REFERENCES: Mapping[str, str] = MappingProxyType(
    {"now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF", "presently": "PRESENT_REF",
     "nowadays": "PRESENT_REF", "recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF"}
)  # fmt: skip
BEFORE = frozenset("last past previous preceding".split())
AFTER = frozenset("next coming following upcoming".split())
VAGUE = frozenset("several few some many numerous countless".split())
LEADERS = frozenset("in since by until till from during before after through throughout between to at on of".split())
"""Prepositions before a date."""
MONTH_LEADERS = LEADERS | frozenset(
    "and or late early mid earlier later last next this that past coming previous each every the its their his her our "
    "s effective due beginning starting ending ended".split()
)
"""What may stand before a month whose name is also a verb."""
PEOPLE_NOUNS = frozenset("people men women troops soldiers children dead police".split())
FISCAL = frozenset("fiscal fy".split())
