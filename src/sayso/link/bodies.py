"""What kind of body a name stands for, and whether it is a state's: facts of the world, no story's.

A body of a state is told by its noun ("defence ministry", "army") or by a seat that is known everywhere ("the
Pentagon"). Two names with one country and one ``branch`` are one body in one story ("Seoul's spy agency",
"South Korea's National Intelligence Service").
"""

from __future__ import annotations

import re
from functools import lru_cache

BRANCHES = (
    ("intelligence", r"intelligence|spy agency|spies|secret service|security service"),
    (
        "defence",
        r"defen[cs]e (?:ministry|ministries|department|minister|secretary|chief)|ministry of defen[cs]e|"
        r"department of defen[cs]e|minister of defen[cs]e|secretary of defen[cs]e",
    ),
    (
        "diplomacy",
        r"foreign (?:ministry|ministries|office|minister|secretary|affairs)|ministry of foreign|"
        r"state department|department of state|secretary of state|ambassador|embassy|diplomats?|consulate|"
        r"permanent representative|envoy",
    ),
    ("army", r"army|military|armed forces|general staff|air force|navy|central command|troops|commanders?"),
    (
        "parliament",
        r"parliament|lawmakers?|national assembly|congress(?:man|woman)?|senate|senators?|"
        r"legislators?|house of (?:commons|lords|representatives)|members? of parliament|\bmps?",
    ),
    ("presidency", r"president(?:ial office)?|prime minister|premier|chancellor|cabinet|head of state"),
    (
        "health",
        r"health (?:ministry|ministries|department|minister|secretary|officials?|authorit\w+)|"
        r"ministry of health|department of health",
    ),
    (
        "interior",
        r"interior (?:ministry|minister)|ministry of (?:the )?interior|home (?:office|secretary)|"
        r"homeland security",
    ),
    ("court", r"courts?|judges?|tribunal|prosecutors?|attorney general"),
    ("police", r"police|sheriff|constabulary|gendarmerie"),
    ("media", r"state (?:tv|television|media|news agency|radio)|state-run (?:news|media|tv)\w*"),
    (
        "government",
        r"government|authorit(?:y|ies)|officials?|administration|ministry|ministers?|regime|council of "
        r"ministers",
    ),
)
_BRANCHES = tuple((branch, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for branch, words in BRANCHES)
SEATS = {
    "pentagon": ("US", "defence"),
    "white house": ("US", "presidency"),
    "state department": ("US", "diplomacy"),
    "capitol hill": ("US", "parliament"),
    "cia": ("US", "intelligence"),
    "fbi": ("US", "police"),
    "secretary of state": ("US", "diplomacy"),
    "nsc": ("US", "presidency"),
    "national security council": ("US", "presidency"),
    "centers for disease control": ("US", "health"),
    "nsa": ("US", "intelligence"),
    "congress": ("US", "parliament"),
    "centcom": ("US", "army"),
    "department of defense": ("US", "defence"),
    "defense department": ("US", "defence"),
    "department of homeland security": ("US", "interior"),
    "u.s. central command": ("US", "army"),
    "kremlin": ("RU", "presidency"),
    "fsb": ("RU", "intelligence"),
    "duma": ("RU", "parliament"),
    "downing street": ("GB", "presidency"),
    "whitehall": ("GB", "government"),
    "foreign office": ("GB", "diplomacy"),
    "home office": ("GB", "interior"),
    "mi5": ("GB", "intelligence"),
    "mi6": ("GB", "intelligence"),
    "elysee": ("FR", "presidency"),
    "quai d'orsay": ("FR", "diplomacy"),
    "bundestag": ("DE", "parliament"),
    "bundeswehr": ("DE", "army"),
    "idf": ("IL", "army"),
    "mossad": ("IL", "intelligence"),
    "shin bet": ("IL", "intelligence"),
    "knesset": ("IL", "parliament"),
    "sbu": ("UA", "intelligence"),
    "verkhovna rada": ("UA", "parliament"),
    "zhongnanhai": ("CN", "presidency"),
    "blue house": ("KR", "presidency"),
    "lok sabha": ("IN", "parliament"),
    "isi": ("PK", "intelligence"),
    "dail": ("IE", "parliament"),
    "syrian arab news agency": ("SY", "media"),
    "sana news agency": ("SY", "media"),
    "xinhua": ("CN", "media"),
    "kcna": ("KP", "media"),
    "korean central news agency": ("KP", "media"),
    "itar-tass": ("RU", "media"),
    "ria novosti": ("RU", "media"),
    "irna": ("IR", "media"),
    "anadolu": ("TR", "media"),
}
"""Names that stand for a state's body wherever they are used, with its country."""
GENERIC = frozenset(
    """
official officials source sources authorities authority government group groups monitor monitors agency ministry
spokesman spokeswoman spokesperson witness witnesses resident residents people analyst analysts expert experts
activist activists police report reports statement statements document documents intelligence military army
observers lawmakers minister president lawyer lawyers experts researchers company companies organisation organization
campaigners medics doctors media outlets hacker hackers seller monitoring rights aid relief medical local senior other
several unnamed anonymous independent watchdog activists recent rescue emergency
""".split()
)
"""Words that name nobody in particular: a name of these alone is its own report's."""


KEPT = 4096
"""Names whose answers are kept: a story asks the same few again and again."""
OFFICIAL = re.compile(
    rf"\b(?:{'|'.join(re.escape(seat) for seat in SEATS)}|{'|'.join(words for _, words in BRANCHES)})\b", re.IGNORECASE
)
"""Any word that speaks of a state's body."""


@lru_cache(maxsize=KEPT)
def branch_of(*names: str | None) -> str | None:
    """The branch of a state that the names (of a body, a role) speak of; None where none does."""
    text = " ".join(name for name in names if name)
    seat = seat_of(text)
    if seat:
        return seat[1]
    return next((branch for branch, pattern in _BRANCHES if pattern.search(text)), None)


@lru_cache(maxsize=KEPT)
def seat_of(name: str) -> tuple[str, str] | None:
    """The country and branch of a body known by its seat ("the Pentagon spokeswoman"), or None."""
    low = f" {name.lower()} "
    near = ((seat, found) for seat, found in SEATS.items() if seat in low)
    return next((found for seat, found in near if re.search(rf"\b{re.escape(seat)}\b", low)), None)
