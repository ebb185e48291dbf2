"""Whether a count is of the killed, injured, missing, displaced, detained or deployed.

1. The counted noun says so: "casualties", "dead", "detainees".
2. A verb right before the number has it as its object: "killing 12", "wounded another 40", "sent 10,000 troops".
3. A verb behind the noun has it as its subject in the passive, or needs no object: "12 were killed", "five died".
   A verb with an object of its own ("12 gunmen killed five") says nothing of its subject.
4. Two such verbs joined by "and" or "or" share the count: killed_or_injured.
5. Bodies that are still somewhere, or looked for, are the missing, and no toll.
"""

from __future__ import annotations

from sayso.measure.figures.cardinals import PLURAL, SMALL, TENS
from sayso.measure.figures.casualties import (
    ACTIVE,
    ALONE,
    BOTH,
    FATAL,
    FILLERS,
    FLIGHT,
    FUGITIVES,
    GOING_ON,
    LOST,
    NOUNS,
    OBJECTS,
    OF,
    PASSING,
    PASSIVE,
    PRONOUNS,
    SHOOTING,
    STOPS,
    THINGS,
)
from sayso.measure.figures.guards import DAYS
from sayso.measure.figures.harms import dies, harmed, sent_there
from sayso.measure.figures.joined import beyond, past_aside
from sayso.measure.figures.nouns import PEOPLE, PERSONS, SOLDIERS
from sayso.measure.figures.tokens import DIGITS, HYPHENS, WORD, Tokens

LISTING = frozenset("including most mostly mainly many among who all".split())
LIGHT = ("deployed", "detained", "displaced")
"""What a later verb outweighs: "3,000 soldiers sent to the border were wounded"."""
REMAINS = frozenset("bodies corpses remains".split())
STILL = frozenset("still remain remained trapped unrecovered unaccounted yet".split())
SOUGHT = frozenset("search searched searching looking hunt hunting".split())
QUOTES = frozenset("\"'“‘«")
SHOT_WHERE = frozenset("in by outside inside near during".split())
STRIKING = frozenset("shooting gunshot stabbing".split())
SELVES = frozenset("himself herself themselves".split())
REACH = 14
"""Tokens behind a noun in which its verb may stand."""


def category_of(tokens: Tokens, start: int, end: int, head: int | None) -> str | None:
    """The category of the count at tokens ``start`` (with its cues) to ``end`` (with its noun); ``head``: its noun."""
    word = tokens.low[head] if head is not None else ""
    if _none_of(tokens, start):
        return None
    before = _before(tokens, start)  # 2
    if word in ("victim", "victims") and head is not None and tokens.at(head - 1) in STRIKING and not before:
        later = _behind(tokens, beyond(tokens, end), word)
        return later if later in BOTH else "killed" if dies(tokens, end) else "injured"
    lives = word in ("lives", "souls") and any(tokens.at(k) in LOST for k in range(start - 3, start))
    if word in REMAINS and _not_found(tokens, start, end):  # 5
        return "missing"
    if NOUNS.get(word) in LIGHT:  # "22 inmates were killed"
        befell = before or _behind(tokens, end, word)
        if befell is not None and befell not in LIGHT:
            return befell
    if word in NOUNS and before not in ("detained", "deployed"):  # 1
        return _shared(tokens, head or 0, NOUNS[word], None)
    if lives:
        return "killed"
    last = beyond(tokens, end)
    found = before or _behind(tokens, last, word)  # 3
    if found == "injured" and dies(tokens, last):
        found = "killed"
    if found == "deployed" and before and sent_there(tokens, last):
        found = "injured"
    if found == "deployed" and not _soldiers(tokens, start, end, word):
        return None
    if found and word and word not in PEOPLE and word not in SOLDIERS and found != "deployed" and _thing(word):
        return None
    return found


def _not_found(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the bodies were not recovered: they "are still inside", or are "searched for"."""
    behind = range(end, min(end + 4, tokens.stop[start]))
    if any(tokens.low[k] in STILL for k in behind):
        return True
    return tokens.at(start - 1) == "for" and tokens.at(start - 2) in SOUGHT


def _thing(word: str) -> bool:
    """Whether the noun is of those that no one kills or detains."""
    return word in THINGS


def _soldiers(tokens: Tokens, start: int, end: int, word: str) -> bool:
    return word in SOLDIERS or any(tokens.low[k] in SOLDIERS for k in range(start, end))


def _before(tokens: Tokens, start: int) -> str | None:
    floor = max(tokens.begin[start], start - 4)
    k = start - 1
    while k >= floor and (tokens.low[k] in FILLERS or tokens.low[k] in QUOTES) and tokens.at(k - 1) not in OF:
        k -= 1
    if tokens.low[max(0, k - 1) : k + 1] in (("himself", "and"), ("herself", "and")):
        k -= 2
    if k < floor:
        return None
    if tokens.low[k] in SHOOTING and tokens.at(k - 1) not in PASSING:
        return _shot(tokens, k)
    category = ACTIVE.get(tokens.low[k])
    if tokens.low[k] == "of" and tokens.at(k - 1) in OF:
        return OF[tokens.low[k - 1]]
    if category is None:
        return None
    left = tokens.at(k - 1)
    if tokens.low[k] in PASSIVE and (left in PASSING or tokens.at(k - 2) in PASSING):
        return None
    return _shared(tokens, k, category, -1)


def _shot(tokens: Tokens, k: int) -> str:
    """Killed where "dead", "fatally", "and killed" or "to death" stands beside the shot or stab, else injured."""
    joined = tokens.at(k + 1) == "and" and ACTIVE.get(tokens.at(k + 2)) == "killed"
    to_death = tokens.at(k + 1) == "to" and tokens.at(k + 2) == "death"
    return "killed" if joined or to_death or {tokens.at(k - 1), tokens.at(k + 1)} & FATAL else "injured"


def _none_of(tokens: Tokens, start: int) -> bool:
    """Whether the text speaks of none of those counted: "none of the other eight"."""
    k = start - 1
    while k >= tokens.begin[start] and (tokens.low[k] in FILLERS or tokens.low[k] in ("other", "of")):
        k -= 1
    return k >= tokens.begin[start] and k < start - 1 and tokens.low[k] in ("none", "neither")


def _was_shot(tokens: Tokens, k: int) -> bool:
    """Whether "shot" at token ``k``, without a form of "be", is said of the one who was hit."""
    then = tokens.at(k + 1)
    if then in SELVES or then in SHOT_WHERE or then in DAYS or then in FATAL:
        return True
    return tokens.at(k - 1) in FATAL and not tokens.capital(k + 1) and not _has_object(tokens, k + 1)


def _shared(tokens: Tokens, k: int, category: str, way: int | None) -> str | None:  # 4
    """The category with that of a second verb joined to the one at token ``k``."""
    other = BOTH.get(category)
    for step in (-1, 1) if way is None else (way,):
        joint, verb = tokens.at(k + step), tokens.at(k + 2 * step)
        if joint in HYPHENS:
            joint, verb = tokens.at(k + 2 * step), tokens.at(k + 3 * step)
        if joint in ("and", "or", "/", "&") and verb != "":
            second = ACTIVE.get(verb) or ALONE.get(verb) or (NOUNS.get(verb) if way != -1 else None)
            if other and second == other:
                return "killed_or_injured"
            if second and second != category:
                return None
    return category


def _behind(tokens: Tokens, end: int, head: str) -> str | None:  # 3
    behind, passing, listed = past_aside(tokens, end, tokens.stop[end - 1]), False, False
    limit = min(tokens.stop[end - 1], behind + REACH)
    first: str | None = None
    for k in range(behind, limit):
        word = tokens.low[k]
        if found := harmed(tokens, k, tokens.stop[end - 1], passing):
            return found
        if word in PASSING:
            passing = True
        elif word in PERSONS and any(tokens.low[n] in ("a", "an") for n in range(max(behind, k - 4), k)):
            return first
        elif word in ("have", "has", "had") or (word in GOING_ON and tokens.at(k + 1) in PRONOUNS):
            passing = False
        elif word == "not" and passing:
            return first
        elif (word == "and" and _goes_on(tokens.at(k + 1))) or (word == "reported" and passing):
            continue
        elif word in ("including", "among", "mostly", "mainly"):
            listed = True
        elif word in PASSIVE:
            if word == "shot" and not passing and not _was_shot(tokens, k):
                return None
            if not passing and _has_object(tokens, k + 1):
                return first
            found = _shot(tokens, k) if word in SHOOTING else _shared(tokens, k, PASSIVE[word], 1)
            found = "killed" if found == "injured" and tokens.at(k - 1) in FATAL else found
            if passing or found not in LIGHT:
                return found
            first = first or found
        elif word in ALONE:
            if ALONE[word] == "deployed" and head not in SOLDIERS:
                continue
            if word in ("dead", "deceased") and tokens.at(k - 1) == "the":
                return None
            if word in FLIGHT and (head in SOLDIERS or head in FUGITIVES):
                return None
            return _shared(tokens, k, ALONE[word], 1)
        elif word in ("from", "leave", "left", "lose", "lost", "out") and tokens.at(k + 1) == "their":
            return {"lives": "killed", "life": "killed", "homes": "displaced"}.get(tokens.at(k + 2))
        elif word == "left" and not passing and (k + 1 >= limit or tokens.kind[k + 1] != WORD):
            return "displaced" if head in PEOPLE else None
        elif word == "forced" and passing and tokens.at(k + 2) in ("leave", "flee", "evacuate"):
            return "displaced"
        elif word == "hostage" or word == "custody":
            return "detained"
        elif word in ("camps", "shelters") and passing and head in PEOPLE:
            return "displaced"
        elif word in ("reported", "said") and passing and tokens.low[k + 1 : k + 3] == ("to", "have"):
            continue
        elif word in STOPS:
            if listed and word == "and":
                continue
            return first
        elif word == ",":
            part = tokens.low[k + 2 : k + 4] in (("of", "them"), ("of", "whom"))
            if not (listed or part or tokens.at(k + 1) in LISTING):
                return first
            listed = True
        elif tokens.kind[k] == DIGITS or word in SMALL or word in TENS or word in PLURAL:
            if not listed:
                return first
        elif tokens.kind[k] == 0 and word not in HYPHENS and word not in "\"'“”‘’":
            return first
    return first


def _goes_on(then: str) -> bool:
    """Whether the word behind "and" goes on with the same people: "and was hit", "and drowned"."""
    return then in PASSING or ALONE.get(then) == "killed"


def _has_object(tokens: Tokens, k: int) -> bool:
    word = tokens.at(k)
    if word == "at":
        return tokens.at(k + 1) in ("least", "most")
    if word in ("more", "nearly", "about", "over", "almost"):
        return tokens.is_digits(k + 1) or tokens.at(k + 1) in ("than", *SMALL, *PLURAL)
    digits = tokens.is_digits(k) and not (len(tokens.raw[k]) == 4 and tokens.raw[k][:2] in ("19", "20"))
    return digits or word in OBJECTS or word in SMALL or word in TENS or word in PLURAL or word in PEOPLE
