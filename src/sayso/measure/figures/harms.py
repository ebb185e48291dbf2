"""Phrases that say what befell people without a verb for it: "taken to hospital", "in critical condition".

1. A way to hospital, a wound that was suffered, a condition there, a fight for life or a chance of it: injured.
2. "Hit" wounds by what flies or drives, or in a part of the body; a flood or a strike that hits people need not.
3. Who was hurt and died of it is dead, where the same sentence says so and names nobody else in between.
"""

from __future__ import annotations

from sayso.measure.figures.cardinals import PLURAL, SMALL, TENS
from sayso.measure.figures.nouns import NOUN_LIKE, PEOPLE, PERSONS
from sayso.measure.figures.tokens import DIGITS, HYPHENS, WORD, Tokens

CARRIED = frozenset(
    "taken transported rushed airlifted flown brought carried admitted sent driven transferred helicoptered".split()
)
HOSPITALS = frozenset("hospital hospitals clinic infirmary icu".split())
CENTRES = frozenset("center centre centers centres".split())
STAYS = frozenset("remain remains remained recovering was were is are being".split())
SUFFERED = frozenset("suffered suffering suffers sustained sustaining received receiving with bleeding".split())
WOUNDS = frozenset("wound wounds injury injuries burns fractures lacerations".split())
MORTAL = frozenset("fatal deadly mortal".split())
CONDITIONS = frozenset("critical serious stable fair good guarded grave satisfactory poor extremely very but".split())
HIT_BY = frozenset(
    "gunfire bullet bullets shot shots shrapnel debris car vehicle truck lorry van bus train tram motorcycle gunshot "
    "gunshots fragments".split()
)
BODY = frozenset(
    "head face neck chest back stomach abdomen torso arm arms leg legs knee thigh foot feet hand shoulder hip groin "
    "ankle buttocks eye side wrist body".split()
)
SURVIVING = frozenset("survive live".split())
DEATHS = frozenset("died succumbed".split())
PRONOUNCED = frozenset("pronounced declared".split())
NEAR, FAR = 4, 9
"""Tokens of a short and of a long phrase."""


def harmed(tokens: Tokens, k: int, limit: int, passing: bool) -> str | None:
    """What the phrase that begins at token ``k`` and ends before ``limit`` says befell the people before it: "injured",
    "killed" or None. ``passing``: a form of "be" stands before."""
    word, then = tokens.low[k], tokens.at(k + 1)
    if word in CARRIED and (passing or then in ("to", "by")):
        return "injured" if _hospital(tokens, k + 1, min(limit, k + FAR)) else None
    if word in STAYS and then in ("in", "at"):
        return "injured" if _hospital(tokens, k + 2, min(limit, k + FAR - 2)) else None
    if word in SUFFERED:
        return _wounded(tokens, k + 1, min(limit, k + FAR))
    if word == "in":
        end = k + 1
        while end < min(limit, k + NEAR + 1) and tokens.low[end] in CONDITIONS | {"a"}:
            end += 1
        return "injured" if end > k + 1 and tokens.at(end) in ("condition", "conditions") else None
    if word in ("fighting", "fights", "fought", "battling") and then == "for":
        return "injured" if tokens.at(k + 3) in ("life", "lives") else None
    if word == "expected" and passing and then == "to":
        return "injured" if tokens.at(k + 2) in SURVIVING else None
    return "injured" if word == "hit" and _by_force(tokens, k + 1, limit, passing) else None


def sent_there(tokens: Tokens, last: int) -> bool:
    """Whether those whom somebody sent are sent, from token ``last`` on, to a hospital."""
    return tokens.at(last) == "to" and _hospital(tokens, last + 1, min(tokens.stop[last], last + FAR))


def _hospital(tokens: Tokens, first: int, end: int) -> bool:
    return any(
        tokens.low[k] in HOSPITALS or (tokens.low[k] in CENTRES and tokens.at(k - 1) in ("medical", "trauma"))
        for k in range(first, end)
    )


def _wounded(tokens: Tokens, first: int, end: int) -> str | None:
    mortal = False
    for k in range(first, end):
        word = tokens.low[k]
        if word in WOUNDS:
            return "killed" if mortal else "injured"
        if word in PEOPLE or word in PERSONS or word in (",", ";", "who", "that"):
            return None
        mortal = mortal or (word in MORTAL and tokens.at(k - 1) not in HYPHENS)
    return None


def _by_force(tokens: Tokens, k: int, limit: int, passing: bool) -> bool:  # 2
    if tokens.at(k) in ("by", "with"):
        return any(tokens.low[n] in HIT_BY for n in range(k + 1, min(limit, k + NEAR)))
    if tokens.at(k) in ("in", "on") and tokens.at(k + 1) in ("the", "his", "her", "their"):
        return passing and any(tokens.low[n] in BODY for n in range(k + 2, min(limit, k + NEAR + 1)))
    return False


def dies(tokens: Tokens, end: int) -> bool:  # 3
    """Whether the sentence goes on, behind token ``end``, to say that those counted before it died."""
    for k in range(end, tokens.stop[end - 1]):
        word = tokens.low[k]
        if word in DEATHS or (word in PRONOUNCED and tokens.at(k + 1) in ("dead", "deceased")):
            return True
        counts = tokens.kind[k] == DIGITS and not _hour(tokens, k)
        if counts or word in SMALL or word in TENS or word in PLURAL or word in ("another", "others", "not", "nearly"):
            return False
        if tokens.kind[k] == WORD and (word in PEOPLE or word in PERSONS) and word not in NOUN_LIKE:
            return False
    return False


def _hour(tokens: Tokens, k: int) -> bool:
    """Whether the digits at token ``k`` tell a time, an age or a place rather than how many."""
    return tokens.at(k + 1) in (":", "a.m.", "p.m.", "am", "pm", "block", ",", ".") or tokens.at(k - 1) in (":", ",")
