"""The noun phrase right before a verb, where it names somebody who can answer for what the verb says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.attribute.lexicon import DOCUMENTS, HE, ORGANISATIONS, OUTLET_NOUNS, PLURAL_PEOPLE, SHE, THEY
from sayso.attribute.names import head, inside
from sayso.naming import TITLES, Name
from sayso.text import Span, trimmed

DAY = r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
BETWEEN = re.compile(
    r"(?:\s+|^)(?:has|have|had|also|now|later|earlier|however|reportedly|allegedly|then|since|still|previously|recently|"
    r"separately|meanwhile|officially|so far|once|itself|themselves|himself|herself|already|only|just|initially|first|"
    rf"eventually|publicly|currently|yesterday|today|to date|too|again|{DAY})$"
)
"""What may stand between a subject and its verb."""
BREAK = re.compile(
    r"[;:—–“”\"()]|\s-\s|,|\.\s|(?<!known )(?<!such )\bas\s|"
    r"\b(?:but|while|that|because|after|when|if|although|though|where|which|who|whom|so(?! far)|yet|"
    r"before|until|unless|than|what|how)\s",
    re.IGNORECASE,
)
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
LEADING = re.compile(
    r"(?:but|and|so far|still|yet|also|now|then|meanwhile|however|separately|earlier|later|or|nor|overall|today|"
    rf"(?:late |early )?(?:last|this|next) \w+|(?:late |early )?{DAY}|"
    rf"(?:in|on|by|since|for|from|during|until|as of) (?:late |early |mid-)?(?:\d{{1,2}} )?(?:{MONTH}|\d{{4}})"
    r"(?: \d{1,4})?)\s+",
    re.IGNORECASE,
)
"""Adverbs and dates that stand before a subject without a comma."""
PREPOSED = re.compile(
    r"(?:in|on|at|by|from|for|with|during|under|to|of|despite|amid|since|through|without|according)\b", re.IGNORECASE
)
DETERMINER = r"(?:the|an?|its|their|his|her|one|another|two|three|some|several|local)"
LAST = re.compile(
    rf"(?:\b{DETERMINER}\s+(?:(?!{DETERMINER}\s)[\w'’.-]+\s+){{0,3}}(?!{DETERMINER}\s)[\w'’.-]+|"
    r"(?:[A-Z][\w'’.&-]*\s+(?:(?:of|for|and|the|de|al)\s+){0,2}){0,5}[A-Z][\w'’.&-]*)$"
)
"""The noun phrase that ends a stretch which begins with a preposition ("In a note the bank")."""
FINITE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|will|would|can|could|may|might|must|should|shall|did|does|do|not|said|says|"
    r"told|made|took|came|went|got|there|to|with|controlled|rated|launched|described)\b|\w+n['’]t\b"
)
"""Words that no plain noun phrase holds."""
UNFINISHED = re.compile(r"\b(?:a|an|the|of|for|and|or|its|their|his|her|hit)$")
"""What no noun phrase ends with ("an estimated 40" has no subject)."""
PRONOUN = HE | SHE | THEY | {"it", "we"}
HEADS = (
    DOCUMENTS
    | ORGANISATIONS
    | PLURAL_PEOPLE
    | TITLES
    | OUTLET_NOUNS
    | frozenset("user seller gang action estimates projections forecasts inspectors witnesses".split())
)
ACRONYM = re.compile(r"(?:[Tt]he )?(?=\w*[A-Z]\w*[A-Z])[A-Z]\w+")
"""A word with two capitals or more names a body or somebody, whether it was taken for a name or not."""
LONGEST = 14
"""Words that a speaker with apposition may have."""


def speaker_before(text: str, start: int, end: int, names: Sequence[Name]) -> Span | None:
    """The speaker that ends right before ``end``, looked for from ``start`` on; None where what stands there
    is nobody."""
    stop = start + len(text[start:end].rstrip())
    while (found := BETWEEN.search(text, start, stop)) is not None:
        stop = found.start()
    if text[start:stop].endswith(","):
        return _with_apposition(text, start, stop - 1, names)
    return _named(text, _clause(text, start, stop), stop, names)


def _clause(text: str, start: int, end: int) -> int:
    return max((m.end() for m in BREAK.finditer(text, start, end)), default=start)


def _with_apposition(text: str, start: int, end: int, names: Sequence[Name]) -> Span | None:
    """ "Ana Ruiz, the mayor of Lund," as a whole: the name before its apposition."""
    comma = text.rfind(",", start, end)
    if comma < 0:
        return None
    who = _named(text, _clause(text, start, comma), comma, names)
    return None if who is None else Span(who.start, end)


def _named(text: str, start: int, end: int, names: Sequence[Name]) -> Span | None:
    span = trimmed(text, Span(start, max(start, end)))
    while (lead := LEADING.match(text, span.start, span.end)) is not None:
        span = Span(lead.end(), span.end)
    if PREPOSED.match(text, span.start, span.end):
        found = LAST.search(text, span.start, span.end)
        if found is None or found.start() == span.start:
            return None
        span = Span(found.start(), span.end)
    phrase = span.of(text)
    if len(phrase.split()) > LONGEST or FINITE.search(phrase) or UNFINISHED.search(phrase):
        return None
    return span if answers(text, span, names) else None


def answers(text: str, span: Span, names: Sequence[Name]) -> bool:
    """Whether the phrase is somebody who can answer for words: a pronoun, a person, a body (or an acronym), a paper,
    or a country's name as its head."""
    phrase = span.of(text)
    noun = head(phrase)
    if phrase.lower() in PRONOUN or noun in HEADS or noun.removesuffix("s") in TITLES:
        return True
    if ACRONYM.fullmatch(phrase):
        return True
    own = inside(names, span)
    if any(name.kind in ("PER", "ORG") for name in own):
        return True
    return any(name.span.end == span.end for name in own)
