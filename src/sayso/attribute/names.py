"""Small questions about noun phrases, and the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.naming import POSSESSIVE, Name, words
from sayso.text import Span

DETERMINER = re.compile(
    r"(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|some|one|another)\s+", re.IGNORECASE
)
HEAD_END = re.compile(
    r",|\(|\s(?:of|in|at|on|from|for|with|who|which|that|by|to|near|about|among|familiar|close|inside|quoted|obtained|"
    r"seen|released|published|issued|analy[sz]ed|reviewed|posted|given|filed|dated|polled|whose|it|he|she|they|had|has|"
    r"have|was|were|is|are|outside|across|between|involved|briefed|citing|working|speaking|accused|based|"
    r"interviewed|questioned|contacted)\b"
)
ACRONYM = re.compile(r"((?:[A-Z][\w.’'&-]*\s+(?:(?:of|for|and|the|on|in)\s+)*){1,8})\(([A-Z][A-Za-z.&]{1,9})\)")


def inside(names: Iterable[Name], span: Span) -> list[Name]:
    """The names that lie wholly in the span."""
    return [n for n in names if span.holds(n.span)]


def plain(phrase: str) -> str:
    """A noun phrase without its determiner, outer marks and possessive ending, white space folded."""
    text = re.sub(r"\s+", " ", phrase).strip(' ,;:–—-"“”()')
    text = DETERMINER.sub("", text, count=1) if DETERMINER.match(text) else text
    return POSSESSIVE.sub("", text).strip(' ,;:–—-"“”')


def head(phrase: str) -> str:
    """The head word of a noun phrase, in lower case: the last word before the first "of", "who", comma,
    preposition or participle clause."""
    found = words(head_phrase(phrase))
    return found[-1] if found else ""


def head_phrase(phrase: str) -> str:
    """The noun phrase up to and with its head."""
    return HEAD_END.split(phrase.strip(), maxsplit=1)[0]


def long_names(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Short forms of bodies' names, in lower case, with the full form: acronyms given in brackets or by the
    first letters of a longer name of the report."""
    found: dict[str, str] = {}
    for m in ACRONYM.finditer(text):
        parts = m.group(1).split()
        letters = [c for c in m.group(2) if c.isupper()]
        for start in range(len(parts)):
            capitals = [p[0] for p in parts[start:] if p[0].isupper()]
            if (
                parts[start][0].isupper()
                and capitals[:1] == letters[:1]
                and len(capitals) >= len(letters) - 1
                and len(letters) > 1
            ):
                found.setdefault(m.group(2).lower(), plain(" ".join(parts[start:])))
                break
    full = [plain(n.span.of(text)) for n in names if n.kind == "ORG"]
    for name in full:
        initials = "".join(w[0] for w in name.split() if w[0].isupper())
        if len(initials) > 2:
            for short in full:
                if short.replace(".", "") == initials:
                    found.setdefault(short.lower(), name)
    return found
