"""Whether a place's name stands for the place, for its government, or for a people.

1. An adjective or a people's name is a demonym; so is "US" in a row with one ("US and Thai officials").
2. A capital, a country or a seat of government acts as the subject of a verb of saying, deciding or acting:
   "Oslo has warned", "Accra and Lagos signed".
3. It acts as the owner of what governments have: "Oslo's envoys", "Peru's foreign policy".
4. A capital or a seat acts where others deal with it: "talks with Oslo", "accused Lima of".
5. A preposition of place before it keeps it a place: "in Oslo", "officials from Lima said".
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.measure.places.gazetteer import Entry
from sayso.measure.places.keys import CITY, COUNTRY, DEMONYM, REGION, SEAT
from sayso.measure.places.lexicon import DIRECTIONS, LOCATIVE
from sayso.measure.places.mention import Mention
from sayso.measure.places.tokens import Token

ACTS = frozenset(
    """
    said says say warned warns warn accused accuses accuse denied denies deny announced announces announce
    agreed agrees agree rejected rejects reject refused refuses refuse demanded demands demand insisted insists
    insist claimed claims claim confirmed confirms confirm condemned condemns condemn urged urges urge vowed
    vows vow pledged pledges pledge promised promises promise threatened threatens threaten signed signs sign
    sent sends send supplied supplies supply provided provides provide imposed imposes impose lifted lifts lift
    banned bans ban expelled expels expel recalled recalls recall recognised recognized recognises recognizes
    approved approves approve ratified ratifies backed backs back supports supported support opposed opposes
    oppose criticised criticized criticises criticizes blamed blames blame responded responds respond replied
    replies reply retaliated retaliates called calls call asked asks ask offered offers offer proposed proposes
    propose decided decides decide ordered orders order launched launches launch invaded invades invade attacked
    attacks attack annexed annexes deployed deploys deploy withdrew withdraws withdraw suspended suspends
    suspend cut cuts broke breaks expressed expresses express wants wanted want hopes hoped hope believes
    believed believe considers considered consider sees regards views maintains maintained maintain argued
    argues argue declared declares declare stated states reported reports report hosted hosts negotiated
    negotiates negotiate seeks sought seek intends intended intend plans planned plan plays gave gives give told
    tells tell summoned summons joined joins join voted votes vote vetoed vetoes veto has had must should may
    fears feared
    """.split()
)
"""What governments do. "has" and "had" count only before one of the others."""
BETWEEN = frozenset(
    """
    has have had is are was were will would could should may might must can did does do also now not never again
    repeatedly earlier later already reportedly officially publicly formally long since then still only
    yesterday today recently previously quickly swiftly immediately flatly strongly been and itself
    """.split()
)
"""Between a subject and its verb."""
OWNED = frozenset(
    """
    ally allies troops forces army military government regime leadership policy policies stance position demand
    demands claim claims offer decision decisions response reaction diplomats diplomat diplomacy ambassador
    envoy envoys officials ministry minister ministers foreign defence defense interests intentions ambitions
    war campaign offensive invasion support backing aid help proposal plan plans threats threat warning warnings
    sanctions refusal denial involvement intervention role influence announcement statement efforts attempt
    attempts commitment willingness readiness rulers leaders leader spies intelligence cooperation alliance
    actions move moves propaganda rhetoric
    """.split()
)
"""What a government has."""
DEALT = frozenset(
    """
    with against between accused accuse accuses accusing urged urge urges urging warned warn warning blamed
    blame blaming criticised criticized condemned pressed asked told persuade persuaded convince convinced force
    forced allow sanctioned recognise recognize by
    """.split()
)
"""Before a capital: others deal with its government."""
PRESSED = frozenset("pressure sanctions influence attack attacks reliance dependence".split())
"""Before "on" and a capital."""


def role_of(text: str, words: Sequence[Token], mention: Mention, entry: Entry, following: Mention | None) -> str:
    """place, actor or demonym. ``following``: the next mention."""
    if mention.people or _adjective(text, mention, following):  # 1
        return "demonym"
    seat = bool(entry.mark & SEAT)
    capital = entry.kind == CITY and entry.capital
    if not (seat or capital or entry.kind == COUNTRY) or mention.area:
        return "place"
    before = [w.text.lower() for w in words[max(0, mention.first - 4) : mention.first]]
    if before and before[-1] == "the":
        before.pop()
    while before and before[-1] in DIRECTIONS:
        before.pop()
    last = before[-1] if before else ""
    dealing = last == "between" and (seat or capital)
    if (last in LOCATIVE or last == "of") and not dealing:  # 5
        return "place"
    if words[mention.last].stop != words[mention.last].end:  # 3
        return "actor" if _owns(text, words, mention) else "place"
    if _acts(text, words, mention, capital):  # 2
        return "actor"
    if seat:
        return "actor" if last not in ("outside", "near", "at") else "place"
    dealt = last in DEALT or (last == "on" and len(before) > 1 and before[-2] in PRESSED)
    return "actor" if capital and dealt else "place"  # 4


def _adjective(text: str, mention: Mention, following: Mention | None) -> bool:
    """An abbreviation of a country in a row with an adjective."""
    if following is None or not following.people or not mention.text.replace(".", "").isupper():
        return False
    return text[mention.span.end : following.span.start] in (" and ", " or ", "-", " & ", ", ", "/") and any(
        e.kind in (COUNTRY, REGION) and not e.mark & DEMONYM for e in mention.entries
    )


def _owns(text: str, words: Sequence[Token], mention: Mention) -> bool:
    """One of the two words behind the possessive is a government's."""
    for word in words[mention.last + 1 : mention.last + 3]:
        if word.text.lower() in OWNED and not any(c in ".;:,()" for c in text[mention.span.end : word.start]):
            return True
    return False


def _acts(text: str, words: Sequence[Token], mention: Mention, capital: bool) -> bool:
    """A verb follows, with at most a second subject and small words between. Of a capital, any word in "-ed" that no
    "by" follows is one, and of all, any behind "has"."""
    perfect = capital
    for at in range(mention.last + 1, min(mention.last + 6, len(words))):
        word = words[at]
        if text[words[at - 1].stop : word.start] != " ":
            return False
        low = word.text.lower()
        if low in ACTS - {"has", "had", "must", "should", "may"} and not word.capital:
            return True
        behind = words[at + 1].text if at + 1 < len(words) else ""
        if perfect and low.endswith("ed") and not word.capital and behind not in ("by", "in", "at"):
            return True
        perfect = low in ("has", "have", "had") or (perfect and low in BETWEEN)
        joined = words[at - 1].text.lower() == "and" or (words[at - 1].capital and at > mention.last + 1)
        if low not in BETWEEN and not (word.capital and joined):
            return False
    return False
