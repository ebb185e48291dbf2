"""What looks like a number and is no figure of a claim.

1. Dates, years, clock times, and what a time expression found elsewhere covers.
2. Parts of names and models: "F-16", "S23", "COVID-19", "Game 6", "Section 230", "FTSE 100".
3. Results of games and votes, telephone numbers, addresses, versions, postal codes, list numbers.
4. "one" as a pronoun.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.measure.figures.amounts import Amount
from sayso.measure.figures.cardinals import SMALL, TENS
from sayso.measure.figures.dates import counts_soon
from sayso.measure.figures.nouns import NOUN_LIKE
from sayso.measure.figures.tokens import HYPHENS, JOINERS, MARK, MONTHS, Tokens
from sayso.text import Span

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)
NUMBERED = frozenset("""
section sections article articles chapter page pages paragraph clause rule room gate flight route highway channel no
nos number numbers week day round lap phase stage tier level grade unit block act title episode season volume part
type class resolution zone ward platform squadron apartment suite version model figure table exhibit lot interstate
exit verse step game match test set hole district pier protocol schedule amendment directive regulation case apollo
precinct formula psalm question op opus size category war euro band division top bottom over ligue serie league windows
android ios galaxy iphone ipad pixel boeing airbus ftse stoxx nikkei nasdaq dow dax cac euronext p s&p sp index tsx
model- playstation xbox mark mk covid chromosome agenda vision area proposition prop measure hole par
""".split()) - {"no", "over", "measure", "p", "index", "area", "numbers", "case"}  # fmt: skip
"""Words before a number that make it a name."""
RESULTS = frozenset("""
win won wins winning beat beats beating defeat defeated lost lose losing loss victory draw drew drawn lead leads led
leading tied tie tying score scores scored aggregate down up record vote votes voted ended finished thrashed trashed
advantage deficit comeback rout triumph rolled past by
""".split())  # fmt: skip
PRONOUN_BEFORE = frozenset(
    "no any every each this that which another some the either neither whichever last next only not".split()
)
PRONOUN_AFTER = frozenset("""
another 's 'd can could may might must should would will needs has had is was who's day thing or and in on at to by
for with as but if when because than says said knows does did ever else after where while so
""".split())  # fmt: skip


def covered(times: Sequence[Span], names: Sequence[Span], tokens: Tokens, amount: Amount) -> bool:
    """Whether a time expression or a name (each in text order) holds the number, and it is no length of time. A time
    that is the bare number is left to the rules here, which see whether a noun follows."""
    span = tokens.span(amount.number.first, amount.number.end)
    if amount.kind in ("count", "other"):
        time = _holding(times, span)
        if time is not None and time != span:
            return True
    name = _holding(names, span) if amount.kind not in ("money", "percent") else None
    return name is not None and name.start < span.start


def _holding(spans: Sequence[Span], span: Span) -> Span | None:
    """The one of the spans, which do not overlap, that holds ``span``."""
    before = bisect_right(spans, span.start, key=lambda held: held.start) - 1
    return spans[before] if before >= 0 and spans[before].holds(span) else None


def is_name_part(tokens: Tokens, amount: Amount, cued: bool) -> bool:  # 2
    """Whether the number belongs to a model, a section, an index or another name."""
    i, end, before = amount.number.first, amount.number.end, tokens.at(amount.number.first - 1)
    if amount.kind in ("money", "percent", "age") or cued:
        return False
    if amount.number.digits and any(tokens.at(k) == "news" and tokens.capital(k) for k in (i - 1, end)):
        return True
    if amount.number.digits:
        if tokens.is_word(i - 1) and tokens.glued(i):
            return True
        hyphen = before in JOINERS and tokens.glued(i) and tokens.glued(i - 1)
        if hyphen and tokens.is_word(i - 2) and tokens.low[i - 2] not in ("to", "minus", "over", "under", "and"):
            return True
        if hyphen and tokens.is_digits(i - 2):
            return True
        if tokens.glued(end) and tokens.is_word(end) and amount.kind == "count":
            return True
        if (
            tokens.at(end) in JOINERS
            and tokens.glued(end)
            and tokens.kind[end + 1 : end + 2] not in ((), (MARK,))
            and amount.kind == "count"
        ):
            return not tokens.is_digits(end + 1) and tokens.at(end + 1) not in ("plus", "odd", "some", "strong")
    elif (before in JOINERS and tokens.glued(i) and tokens.glued(i - 1)) or (
        tokens.at(end) in JOINERS
        and tokens.glued(end)
        and tokens.kind[end + 1 : end + 2] not in ((), (MARK,))
        and amount.kind in ("count", "other")
    ):
        return True
    numbered = before in NUMBERED or (before == "." and tokens.at(i - 2) in ("no", "nos", "p", "pp", "art", "sec"))
    if before == "of" and tokens.at(i - 2) == "group" and tokens.capital(i - 2) and not counts_soon(tokens, end):
        return True
    numbered = numbered or before in ("#", "№", "§") or (before == "no" and tokens.capital(i - 1))
    if amount.kind == "count" and numbered and not (before in ("top", "bottom") and counts_soon(tokens, end)):
        return before not in ("top", "part") or not counts_soon(tokens, end)
    if amount.kind == "measure" and before in NUMBERED and before not in ("over", "level", "top", "bottom"):
        return False
    sure = amount.kind == "count" and tokens.capital(i - 1) and before not in MONTHS | DAYS and amount.number.digits
    return sure and i - 1 > tokens.begin[i] and not counts_soon(tokens, end) and tokens.at(end) not in AFTER_COUNT


AFTER_COUNT = frozenset("of killed dead injured wounded others more were have had hurt missing million billion".split())


HARMED = frozenset("killed injured wounded hurt dead missing arrested detained critically seriously shot still".split())


HARMING = frozenset("killed killing kills injured injuring injures wounded wounding wounds".split())


def is_pronoun(tokens: Tokens, amount: Amount) -> bool:  # 4
    """Whether "one" stands for a person or a thing and counts nothing."""
    i, end = amount.number.first, amount.number.end
    word = tokens.low[i]
    if word == "zero" and (tokens.at(i - 1) in ("net", "ground", "sub", "below", "above") or not tokens.is_word(end)):
        return True
    if word == "one" and tokens.at(end) in ("in", "out"):
        at = end + 2 if tokens.at(end + 1) in ("of", "every") else end + 1
        if tokens.at(at) in SMALL or tokens.at(at) in TENS or (tokens.is_digits(at) and len(tokens.raw[at]) < 4):
            return False
    if tokens.at(i - 1) in PRONOUN_BEFORE and word == "one":
        return True
    if word == "one" and tokens.at(end) in ("was", "were", "is") and tokens.at(end + 1) in HARMED:
        return False
    if word != "one" or end != i + 1 or amount.kind in ("percent", "money"):
        return False
    after = tokens.at(end)
    if after in NOUN_LIKE or (tokens.at(i - 1) in HARMING and after in ("and", ",", ".", "in", "at", "on")):
        return False
    if after in ("point", "time", "day", "way", "night", "morning", "afternoon", "evening") and tokens.at(i - 1) in (
        "at",
        "",
        ".",
        ",",
        "but",
    ):
        return True
    if after in ("day", "thing", "way", "side", "hand", "end") or (after in HYPHENS and tokens.glued(end)):
        return True
    if after in ("was", "is", "were", "has", "had") and i == tokens.begin[i]:
        return False
    return after in PRONOUN_AFTER or not tokens.is_word(end)


def is_result(tokens: Tokens, one: Amount, two: Amount) -> bool:
    """Whether two numbers with a hyphen or "to" between are the result of a game or a vote."""
    a, b = one.value, two.value
    if a is None or b is None or two.kind != "count":
        return False
    if a >= b:
        return True
    if counts_soon(tokens, two.end):
        return False
    near = [tokens.at(k) for k in range(max(tokens.begin[one.first], one.first - 4), one.first)]
    near += [tokens.at(k) for k in range(two.end, two.end + 2)]
    return b < 200 and any(word in RESULTS for word in near)
