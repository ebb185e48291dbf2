"""Percentages and measures behind a number, and what they are taken per.

1. "%", "percent", "per cent", "pc", percentage points, degrees.
2. Words and symbols of measure, with "square" or "cubic" before and with a rate behind ("miles per hour", "km/h").
3. A rate behind money or a count: "a barrel", "per share", "/day".
"""

from __future__ import annotations

from sayso.measure.figures.tables import table
from sayso.measure.figures.tokens import HYPHENS, Tokens

PERCENT = frozenset("% percent pc pct ٪ ％ percentage percents".split())
WORDS = {
    word: word
    for word in """
second minute hour day week month year decade century fortnight millisecond nanosecond
kilometre metre centimetre millimetre micrometre nanometre mile yard foot inch acre hectare furlong
tonne ton kilogram gram milligram microgram pound ounce stone kilo megaton kiloton gigatonne gigaton kilotonne carat
litre millilitre gallon pint barrel bushel cup teaspoon tablespoon quart
watt kilowatt megawatt gigawatt terawatt horsepower joule kilojoule megajoule calorie volt kilovolt amp ampere ohm
hertz kilohertz megahertz gigahertz byte kilobyte megabyte gigabyte terabyte petabyte bit megabit gigabit megapixel
pixel decibel degree celsius fahrenheit kelvin pascal gigapascal megapascal kilopascal bar knot newton tesla lumen
light-year sievert millisievert roentgen torr rpm mph kph mpg
""".split()
}
WORDS |= {w.replace("metre", "meter"): w for w in list(WORDS) if w.endswith("metre")}
WORDS |= {w.replace("litre", "liter"): w for w in list(WORDS) if w.endswith("litre")}
WORDS |= {
    "feet": "foot",
    "inches": "inch",
    "centuries": "century",
    "metric": "tonne",
    "sec": "second",
    "secs": "second",
}
WORDS |= {"hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "yr": "year", "yrs": "year", "ft": "foot"}
WORDS |= {
    "lb": "pound",
    "lbs": "pound",
    "oz": "ounce",
    "mi": "mile",
    "yd": "yard",
    "yds": "yard",
    "kilometer": "kilometre",
}
WORDS |= {"bps": "basis point", "bp": "basis point", "hp": "horsepower", "bhp": "horsepower", "ps": "metric horsepower"}
WORDS |= {"tonnes": "tonne", "knots": "knot", "degrees": "degree", "kt": "knot", "sq": "square", "mmbtu": "mmbtu"}
SYMBOLS = table("""
in:inch km:kilometre m:metre cm:centimetre mm:millimetre μm:micrometre µm:micrometre nm:nanometre kg:kilogram
kgs:kilogram g:gram mg:milligram t:tonne l:litre ml:millilitre cc:cubic_centimetre ha:hectare w:watt kw:kilowatt
mw:megawatt gw:gigawatt tw:terawatt kwh:kilowatt_hour mwh:megawatt_hour gwh:gigawatt_hour twh:terawatt_hour
mah:milliampere_hour v:volt kv:kilovolt hz:hertz khz:kilohertz mhz:megahertz ghz:gigahertz kb:kilobyte mb:megabyte
gb:gigabyte tb:terabyte pb:petabyte mbps:megabit_per_second gbps:gigabit_per_second mp:megapixel db:decibel
kmh:kilometre_per_hour kmph:kilometre_per_hour nm²:nanometre j:joule kj:kilojoule pa:pascal kpa:kilopascal
mpa:megapascal gpa:gigapascal c:celsius f:fahrenheit s:second h:hour b:bit r:roentgen a:ampere m.p.h.:mile_per_hour
""")
RATES = {"mph": "mile per hour", "kph": "kilometre per hour", "mpg": "mile per gallon", "rpm": "revolution per minute"}
SHAPES = frozenset("square cubic sq cu nautical metric light board fluid".split())
SPACED = frozenset(
    "km cm mm kg g mg kw mw gw kwh mwh gwh twh mah hz khz mhz ghz gb mb tb kv ml ha μm µm w nm db gpa".split()
)
"""Symbols that count also where white space stands before them; the others only glued to the number."""
DURATIONS = frozenset("second minute hour day week month year decade century fortnight".split())
PER = frozenset("""
day week month year hour minute second night head person capita share barrel ton tonne kilogram kg gram litre liter
gallon unit household acre square hectare mile km kilometre kilometer pound ounce annum game season family child
worker resident passenger vehicle ticket kwh mmbtu sq
""".split())  # fmt: skip


def percent_after(tokens: Tokens, at: int) -> int | None:  # 1
    """The token beyond a percentage sign or word at ``at``; None without one."""
    word = tokens.at(at)
    if word in HYPHENS and tokens.glued(at) and tokens.at(at + 1) in ("percent", "per", "percentage"):
        at, word = at + 1, tokens.at(at + 1)
    if word == "per" and tokens.at(at + 1) == "cent":
        at, word = at + 1, "percent"
    if word not in PERCENT:
        return None
    return at + 2 if tokens.at(at + 1) in ("point", "points") else at + 1


def measure_after(tokens: Tokens, at: int) -> tuple[int, str] | None:  # 2
    """A measure's name at token ``at`` and the token beyond it, rates included; None without one."""
    word, glued = tokens.at(at), tokens.glued(at)
    if word == "°":
        scale = {"c": "degree celsius", "f": "degree fahrenheit"}.get(tokens.at(at + 1))
        return (at + 2, scale) if scale else (at + 1, "degree")
    if word in HYPHENS and glued and tokens.glued(at + 1):
        at, word, glued = at + 1, tokens.at(at + 1), False
    shape = ""
    if word in SHAPES and tokens.is_word(at):
        shape, at = {"sq": "square", "cu": "cubic"}.get(word, word) + " ", at + 1
        at, word = (
            (at + 1, tokens.at(at + 1)) if tokens.at(at) == "." or tokens.at(at) in HYPHENS else (at, tokens.at(at))
        )
        if shape in ("metric ", "board ", "light "):
            shape = ""
    unit = _named(word)
    if word == "second" and tokens.at(at + 1) in (
        "quarter",
        "half",
        "place",
        "round",
        "time",
        "term",
        "floor",
        "straight",
    ):
        return None
    if (
        unit is None
        and word in SYMBOLS
        and (glued or word in SPACED or shape or tokens.raw[at] in ("C", "F", "V", "J"))
    ):
        unit = SYMBOLS[word]
        if word in ("c", "f", "a", "r", "v", "j") and tokens.raw[at].islower():
            unit = None
    if unit is None:
        if word == "basis" and tokens.at(at + 1) in ("point", "points"):
            return at + 2, "basis point"
        return None
    end = at + 1
    if unit in ("degree", "degrees") and tokens.at(end) in ("celsius", "fahrenheit", "centigrade", "c", "f"):
        return end + 1, f"degree {dict(c='celsius', f='fahrenheit').get(tokens.at(end), tokens.at(end))}"
    if tokens.at(end) in ("²", "³") and tokens.glued(end):
        shape, end = ("square " if tokens.at(end) == "²" else "cubic "), end + 1
    elif tokens.at(end) in ("2", "3") and tokens.glued(end) and "metre" in unit:
        shape, end = ("square " if tokens.at(end) == "2" else "cubic "), end + 1
    if (
        tokens.at(end) in HYPHENS
        and tokens.glued(end)
        and tokens.at(end + 1) in ("pound", "pounds", "lb", "ft", "foot")
    ):
        return end + 2, f"{unit} {_named(tokens.at(end + 1))}"
    rate = rate_after(tokens, end)
    if rate is not None:
        return rate[0], f"{shape}{RATES.get(unit, unit)} per {rate[1]}"
    return end, shape + RATES.get(unit, unit)


def _named(word: str) -> str | None:
    if word in WORDS:
        return WORDS[word]
    return WORDS.get(word[:-1]) if word.endswith("s") and len(word) > 3 else None


def rate_after(tokens: Tokens, at: int) -> tuple[int, str] | None:  # 3
    """What the amount before token ``at`` is taken per, and the token beyond it."""
    word, then = tokens.at(at), tokens.at(at + 1)
    if word in HYPHENS and tokens.glued(at) and then == "a":
        at, word, then = at + 1, then, tokens.at(at + 2)
    if word in HYPHENS and tokens.glued(at + 1):
        return None
    if word in ("a", "an") and then in HYPHENS and tokens.at(at + 2) in PER:
        return at + 3, tokens.at(at + 2)
    if (
        word in ("a", "an", "per", "each", "every")
        and then in PER
        and not (word == "a" and then in ("square", "second"))
    ):
        if word in ("a", "an") and tokens.at(at + 2) in ("ago", "earlier", "later", "before", "after"):
            return None
        if then in ("square", "sq"):
            third = at + 3 if tokens.at(at + 2) == "." else at + 2
            return (third + 1, f"square {_named(tokens.at(third)) or SYMBOLS.get(tokens.at(third), '')}".strip())
        return at + 2, _named(then) or SYMBOLS.get(then, then)
    if word == "/" and tokens.glued(at) and tokens.glued(at + 1) and tokens.is_word(at + 1):
        name = _named(then) or SYMBOLS.get(then)
        return (at + 2, name) if name else None
    return None
