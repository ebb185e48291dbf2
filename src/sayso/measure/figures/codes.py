"""Numbers that name a thing: telephone numbers, addresses, versions, postal codes, list numbers."""

from __future__ import annotations

from sayso.measure.figures.ages import named_age
from sayso.measure.figures.amounts import Amount
from sayso.measure.figures.tokens import Tokens

STREETS = frozenset("""
road street st avenue ave lane drive boulevard blvd terrace crescent close highway rd ln dr parkway alley quay row ct
court pl cir circle pkwy hwy trail plaza loop
""".split())  # fmt: skip
DIALLED = frozenset("zip postcode code call dial phone tel".split())
EMERGENCY = frozenset("call called calling calls dial dialled dialed dialling dialing phoned a the an to".split())
NUMBERS = frozenset("911 999 112 000".split())
CALLS = frozenset("call calls caller callers dispatcher dispatchers operator operators tape tapes".split())
CODE_MARKS = frozenset("-–/.:")


def is_other_number(tokens: Tokens, amount: Amount, cued: bool) -> bool:  # 3
    """Whether it is a result, a telephone number, an address, a version or a code."""
    i, end, number = amount.number.first, amount.number.end, amount.number
    if amount.kind in ("money", "percent"):
        return False
    raw = tokens.raw[i]
    if raw in NUMBERS and (tokens.at(i - 1) in EMERGENCY or tokens.at(end) in CALLS):
        return True
    if tokens.at(i - 1) == "[" and tokens.at(end) == "]" and tokens.glued(i) and tokens.glued(end):
        return True
    if number.digits and len(raw) > 1 and raw.isdigit() and raw[0] == "0" and tokens.at(i - 1) != ".":
        return True
    if amount.kind == "count" and number.digits and not cued and named_age(tokens, i, end, number.value or 0.0):
        return True
    if tokens.at(end) == "block" or (tokens.at(i - 1) == "marker" and number.digits):
        return True
    listed = number.digits and tokens.at(end) == "." and tokens.capital(end + 1) and (number.value or 0) < 30
    if listed and tokens.at(i - 1) in (";", ":", ".", ""):
        return True
    if tokens.at(i - 1) == "(" and tokens.at(end) == ")" and number.digits and tokens.capital(i - 2) and not cued:
        return amount.kind == "count"
    if amount.kind == "count" and tokens.at(end) in ("/", "\\") and tokens.glued(end) and tokens.is_digits(end + 1):
        return True
    if amount.kind == "count" and tokens.at(i - 1) == "/" and tokens.glued(i) and tokens.is_digits(i - 2):
        return True
    house = number.digits and tokens.capital(end) and amount.kind == "count" and not cued
    if house and any(tokens.at(k) in STREETS and tokens.capital(k) for k in range(end + 1, end + 4)):
        return True
    if tokens.at(end) in ("zip", "postcode") or tokens.at(i - 1) in DIALLED:
        return number.digits and amount.kind == "count"
    if (tokens.at(i - 1) in ("+", "(") and tokens.glued(i) and tokens.is_digits(end)) or tokens.at(i - 1) == "@":
        return True
    return tokens.at(end) == ")" and tokens.glued(end) and i == tokens.begin[i]


def code_end(tokens: Tokens, i: int) -> int:
    """The token beyond a telephone number, a numeric date or a code that begins at the digits ``i``: three runs of
    digits or more joined by hyphens, slashes or points, "+" or "0" and runs of digits; ``i`` where there is none."""
    end, runs, raw = i + 1, 1, tokens.raw[i]
    dialled = (tokens.at(i - 1) == "+" and tokens.glued(i) and raw.isdigit() and tokens.is_digits(i + 1)) or (
        len(raw) > 2 and raw[0] == "0" and raw.isdigit()
    )
    while runs < 12:
        if tokens.at(end) in CODE_MARKS and tokens.glued(end) and tokens.glued(end + 1) and tokens.is_digits(end + 1):
            end, runs = end + 2, runs + 1
        elif dialled and tokens.is_digits(end) and len(tokens.raw[end]) > 1 and tokens.raw[end].isdigit():
            end, runs = end + 1, runs + 1
        else:
            break
    local = runs == 2 and len(tokens.raw[end - 1]) == 4 and len(raw) == 3 and raw.isdigit() and tokens.at(i + 1) != "/"
    bracketed = tokens.at(i - 1) == "(" and tokens.at(i + 1) == ")" and tokens.is_digits(i + 2) and len(raw) > 2
    if bracketed and raw.isdigit():
        follows = tokens.at(i + 3) in CODE_MARKS and tokens.glued(i + 3) and tokens.is_digits(i + 4)
        return i + 5 if follows else i + 3
    if tokens.at(i - 1) == ":" and tokens.at(i - 2) in DIALLED:
        return end + 1 if tokens.is_digits(end) else end
    return end if runs > 2 or dialled or local else i
