"""The expression that begins at a place of a sentence.

1. A core ("Friday", "last month", "two years ago", "1990s") is read by those readers that its first word calls;
   the longest reading counts.
2. Words before it belong to it: "the", "early", "the end of", "nearly", "at least".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from sayso.measure.times.clocks import clock, stamp
from sayso.measure.times.counting import ORDINALS, SMALL, TENS
from sayso.measure.times.dates import day_month, month_date, weekday
from sayso.measure.times.dayparts import day_part
from sayso.measure.times.holidays import HOLIDAYS
from sayso.measure.times.leading import led
from sayso.measure.times.lengths import length
from sayso.measure.times.lexicon import (
    DECADES,
    FISCAL,
    MONTHS,
    PLURAL_UNITS,
    PLURAL_WEEKDAYS,
    REFERENCES,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    VAGUE,
    WEEKDAYS,
)
from sayso.measure.times.meanings import Match
from sayso.measure.times.numeric import numeric
from sayso.measure.times.parts import part_of_year
from sayso.measure.times.relative import WAYS, beside_day, pointed, simple, year_ago
from sayso.measure.times.repeats import OFTEN, repeated
from sayso.measure.times.stretches import after_way
from sayso.measure.times.tokens import Words
from sayso.measure.times.years import century, decade, year

Reader = Callable[[Words, int], Match | None]
BY_NUMBER: tuple[Reader, ...] = (numeric, stamp, clock, decade, century, day_month, year, length, part_of_year)
LEADS = frozenset(
    "the early late earlier later mid sometime year end beginning start middle close no not a just well more less "
    "fewer at up as over under about around approximately roughly nearly almost some only".split()
)
"""First words of what may stand before a core."""


CALLS: tuple[tuple[Iterable[str], tuple[Reader, ...]], ...] = (
    ((*SMALL, *TENS, *VAGUE), (length, clock, year, decade)),
    ("a an another half dozens hundreds scores tens thousands quarter recent past coming".split(), (length,)),
    (PLURAL_UNITS, (length,)),
    ((*ORDINALS, *TENS), (part_of_year, century, day_month)),
    ((*MONTHS, *SHORT_MONTHS), (month_date,)),
    ((*WEEKDAYS, *SHORT_WEEKDAYS), (weekday, day_part, repeated)),
    ((*PLURAL_WEEKDAYS, *OFTEN, *"every each once twice times weekdays weekends".split()), (repeated,)),
    ((*SEASONS, "q", "latter", "last", "final"), (part_of_year,)),
    (FISCAL, (part_of_year, year)),
    ({name.split()[0].split("'")[0] for name in HOLIDAYS}, (part_of_year,)),
    ((*DECADES, "'"), (decade, year)),
    ((*WAYS, "these"), (pointed, day_part)),
    ("past last next coming".split(), (after_way,)),
    ("tonight overnight noon midnight midday mid early late morning afternoon evening night".split(), (day_part,)),
    ("yesterday today tomorrow".split(), (simple, day_part)),
    ((*REFERENCES, "right", "these", "more", "day"), (simple,)),
    ("day week month year".split(), (beside_day,)),
    (("year",), (year_ago,)),
)
"""Which readers each first word calls."""


def _table() -> Mapping[str, tuple[Reader, ...]]:
    """The readers that a first word calls."""
    table: dict[str, tuple[Reader, ...]] = {}

    for names, readers in CALLS:
        for name in names:
            table[name] = tuple(dict.fromkeys((*table.get(name, ()), *readers)))
    return MappingProxyType(table)


TABLE = _table()


def core(words: Words, i: int) -> Match | None:
    """The longest core at ``i``."""
    readers = BY_NUMBER if words.number(i) is not None else TABLE.get(words.low(i), ())
    best: Match | None = None
    for reader in readers:  # 1
        found = reader(words, i)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def expression(words: Words, i: int) -> Match | None:
    """The longest expression at ``i``, with the words before its core."""
    best = core(words, i)
    if words.low(i) in LEADS:  # 2
        found = led(words, i, core)
        if found is not None and (best is None or found.end >= best.end):
            best = found
    return best
