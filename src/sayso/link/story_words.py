"""The words, names, ages and numbers of a report's text that tell its event from others.

1. What is not the report's own prose is left out: paragraphs that end in no mark (menus, lists of other
   reports), and sentences that speak to the reader of the page (subscriptions, passwords) or close it.
2. Words are folded: lower case, no possessive, no plural s. Days and months are left out: nearly every report
   has some, and a report's own day counts elsewhere.
3. A word is a name where it is written with a capital more often than without. Names of several words are
   read from runs of capitalised words inside a sentence.
4. Ages ("16-year-old", "Ruiz, 34,"), and numbers with the noun after them ("400 block") or of three digits.

All of it works on text alone, so that a report whose names were not tagged groups as well as any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
WORDS = re.compile(f"({WORD.pattern})")
PLAIN_WORDS = re.compile("([A-Za-z0-9]+(?:['.&-][A-Za-z0-9]+)*+)")
"""Either splits a text into what is between its words and the words, in turn; the second one of ASCII, in less time."""
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
SITE = re.compile(r"\s[|–—»-]\s")
STARTS = re.compile(r"[.!?\n\"“”:•]")
MARKS = ".!?:;"
CLOSING = "\"”’'»)] "
PAGE = re.compile(
    r"\b(?:subscri(?:be|bing|ption)|newsletter|verification|e-?mail|click|log ?in|sign (?:up|in)|cookies?|"
    r"notifications?|account|profile|inbox|browser|password|advertisements?|headlines|terms of (?:use|service)|"
    r"privacy policy|our (?:app|website|site))\b",
    re.IGNORECASE,
)
READER = re.compile(
    r"\byou(?:r|rs|'ll|’ll|'ve|’ve)?\b|^\W{0,3}(?:click|subscribe|sign|log|get|download|follow)\b", re.IGNORECASE
)
FOOT = re.compile(
    r"\b(?:copyright (?:©|\d{4})|all rights reserved|read or share this|follow (?:us|me|him|her|\w{1,20} \w{1,20}) on "
    r"(?:twitter|facebook)|find us on|this material may not be published|pic\.twitter\.com)(?!\w)",
    re.IGNORECASE,
)
"""A sentence is the page's where it speaks of the page (PAGE) to its reader (READER), or is a footer (FOOT)."""
SIGNS = tuple(
    """
    subscri|newsletter|verification|mail|click|login|log in|signup|sign up|signin|sign in|cookie|notification|account|
    profile|inbox|browser|password|advertisement|headlines|terms of|privacy|our app|our web|our site|copyright|
    all rights|read or share|follow|find us|this material|pic.twitter
    """.replace("\n", "").replace("  ", "").split("|")
)
"""A text in which none of these stands has no such sentence: they are found faster than those."""
OWN_SHARE = 0.4
"""Where less than this share of the text ends in a mark, its writer sets no marks, and all paragraphs stay."""
CALENDAR = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs
    fri sat sun
    """.split()
)
NUMBERS = {
    word: number
    for number, word in enumerate(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty
        """.split()
    )
}
OLD = re.compile(r"\b(\d{1,3}|[a-z]{3,9})[- ](?:year|yr)s?[- ]old\b", re.IGNORECASE)
APART = re.compile(r",(?<=[a-z.],) (\d{1,2})(?=,\s|\.\s|\.?$)")
PERSON = re.compile(r"\b(?:aged?|boy|girl|man|woman|teen|toddler|teenager|son|daughter),?$", re.IGNORECASE)
LONGEST_PERSON = 11
"""Characters of the longest of these, with its comma, one before it and the space after."""
COUNTED = re.compile(r"(?<![\w.])([$€£]?\d[\d,]{0,20}(?:\.\d{1,6})?)(?:st|nd|rd|th)?\s{1,3}([a-z]{3,20})\b")
LONG_NUMBER = re.compile(r"(?<![\w.,])(\d[\d,]{1,20}\d)(?!\w)")
DIGITS = re.compile(r"\d+")
"""Found first, since patterns that may begin at any character take long; each is then held against what is there."""
WORDLY = re.compile(r"\w")
SIGNS_OF_MONEY = ("$", "€", "£")
LONGEST_NUMBER = 23
"""Digits that LONG_NUMBER reads at most, and one."""
YEAR = re.compile(r"(?:19|20)\d\d")
OLDEST = 110
LEAD = 500
"""Characters of the text in which the event itself is told, as a rule."""
LEAD_TITLE = 160
"""Characters of the first sentence that stand in for a title where a report has none."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one text holds: folded words with their weighted counts, which of them are names, which are never written
    with a capital, those of the title; names of several words; ages; numbers."""

    words: dict[str, float]
    named: frozenset[str]
    small: frozenset[str]
    title: frozenset[str]
    names: dict[str, int]
    ages: frozenset[int]
    numbers: frozenset[str]


def words_of(text: str, title: str | None) -> Found:
    """Everything above, of a report's text and title."""
    body = own_prose(text)
    head = headline(title) if title else ""
    if not head:
        body = body or text
        head = _first_sentence(body)
    pieces = (PLAIN_WORDS if body.isascii() else WORDS).split(body)
    between, written = pieces[::2], pieces[1::2]
    tokens = list(map(folded, written))
    capitals = [word[0].isupper() for word in written]
    every, upper = Counter(tokens), Counter(compress(tokens, capitals))
    lead = Counter(tokens[: len(WORD.findall(body[:LEAD]))])
    words = {word: times + 0.5 * lead.get(word, 0) for word, times in every.items() if telling(word)}
    heading = frozenset(word for word in map(folded, WORD.findall(head)) if telling(word))
    for word in heading:
        words[word] = words.get(word, 0.0) + 2.0
    often = {word: 2 * times > every[word] for word, times in upper.items()}
    named = frozenset(word for word in words if often.get(word))  # 3
    names = _names(tokens, capitals, between, often)
    whole = f"{head}\n{body}"
    runs = [match.span() for match in DIGITS.finditer(whole)]
    small = frozenset(word for word in words if word not in upper)
    return Found(words, named, small, heading, dict(Counter(names)), _ages(whole, runs), _numbers(whole, runs))  # 4


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """The word in lower case, without possessive ending and plural s."""
    word = word.lower().replace("’", "'").split("'")[0]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and word[-2] not in "sui":
        return word[:-1]
    return word


def headline(title: str) -> str:
    """The title without the site's name or section: the longest of the pieces between dashes and bars."""
    return max(SITE.split(title), key=len).strip()


@lru_cache(maxsize=1 << 16)
def telling(word: str) -> bool:
    """Whether a folded word can tell one event from another: no digits alone, no day or month, three letters."""
    return len(word) > 2 and word not in CALENDAR and not word.isdigit()


def own_prose(text: str) -> str:
    """The text without page furniture. Empty where a login wall is all there is: the title then speaks alone."""
    parts = [part.strip() for part in text.split("\n") if part.strip()]
    kept = [part for n, part in enumerate(parts) if n == 0 or part.rstrip(CLOSING)[-1:] in tuple(MARKS)]  # 1
    if sum(map(len, kept)) < OWN_SHARE * sum(map(len, parts)):
        kept = parts
    small = text.casefold()
    signs = [sign for sign in SIGNS if sign in small]
    return "\n".join(_without_page(part, signs) for part in kept)


def _without_page(part: str, signs: Sequence[str]) -> str:
    """A paragraph without sentences of the page; ``signs``: those that stand in the text at all."""
    small = part.casefold() if signs else ""
    if not any(sign in small for sign in signs):
        return SENTENCE_END.sub(" ", part)
    return " ".join(s for s in SENTENCE_END.split(part) if not _of_the_page(s))


def _of_the_page(sentence: str) -> bool:
    return bool(FOOT.search(sentence) or (PAGE.search(sentence) and READER.search(sentence)))


def _first_sentence(body: str) -> str:
    return SENTENCE_END.split(body[: LEAD_TITLE * 2].lstrip(), maxsplit=1)[0][:LEAD_TITLE]


def _names(
    tokens: Sequence[str], capitals: Sequence[bool], between: Sequence[str], named: Mapping[str, bool]
) -> list[str]:
    """Runs of words with a capital inside a sentence. ``capitals``: whether each is written with one; ``between``: what
    is before each. ``named``: whether a word is written with a capital more often than without."""
    found: list[str] = []
    run: list[str] = []
    last = -1
    for at in compress(range(len(tokens)), capitals):
        word, gap = tokens[at], between[at]
        starts = at == 0 or (gap != " " and STARTS.search(gap) is not None)
        name = word not in CALENDAR and (named[word] or not starts)
        if run and (at != last + 1 or not name or starts or gap != " "):
            if len(run) > 1:
                found.append(" ".join(run))
            run = []
        if name:
            run.append(word)
        last = at
    if len(run) > 1:
        found.append(" ".join(run))
    return found


def _ages(text: str, runs: Iterable[tuple[int, int]]) -> frozenset[int]:
    small = text.casefold()
    given = [m.group(1).lower() for m in OLD.finditer(text)] if "-old" in small or " old" in small else []
    for start, end in runs:
        if end - start < 3 and text[start - 1 : start] == " ":
            apart = text[start - 2 : start] == ", " and APART.match(text, start - 2)
            person = not WORDLY.match(text, end) and PERSON.search(text, max(0, start - LONGEST_PERSON), start - 1)
            if apart or person:
                given.append(text[start:end])
    ages = [NUMBERS.get(one, int(one) if one.isdecimal() else 0) for one in given]
    return frozenset(age for age in ages if 0 < age < OLDEST)


def _numbers(text: str, runs: Iterable[tuple[int, int]]) -> frozenset[str]:
    found = set()
    passed = 0
    for start, end in runs:
        sign = start - (text[start - 1 : start] in SIGNS_OF_MONEY)
        match = start >= passed and ((sign >= passed and COUNTED.match(text, sign)) or COUNTED.match(text, start))
        if match:
            passed = match.end()
            if match.group(2) not in ("year", "years"):
                found.add(f"{match.group(1).replace(',', '')} {folded(match.group(2))}")
        if end - start < LONGEST_NUMBER and (match := LONG_NUMBER.match(text, start)):
            digits = match.group(1).replace(",", "")
            if len(digits) > 2 and not YEAR.fullmatch(digits):
                found.add(digits)
    return frozenset(found)
