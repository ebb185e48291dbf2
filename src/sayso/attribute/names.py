"""The names that the encoder found, as spans; and small questions about noun phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.text import Span
from sayso.values import Encoded

KINDS = ("PER", "ORG", "LOC", "NORP")
WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
DETERMINER = re.compile(
    r"(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|some|one|another)\s+", re.IGNORECASE
)
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name's span and kind (PER, ORG, LOC, NORP)."""

    span: Span
    kind: str


def names_in(encoded: Encoded) -> tuple[Name, ...]:
    """All names of the report in order."""
    found, i, tags = [], 0, encoded.names
    while i < len(tags):
        end = i + 1
        if tags[i] % 2:
            while end < len(tags) and tags[end] == tags[i] + 1:
                end += 1
            span = Span(int(encoded.starts[i]), int(encoded.ends[end - 1]))
            found.append(Name(span, KINDS[(tags[i] - 1) // 2]))
        i = end
    return tuple(found)


def inside(names: Iterable[Name], span: Span) -> list[Name]:
    """The names that lie wholly in the span."""
    return [n for n in names if span.holds(n.span)]


def plain(phrase: str) -> str:
    """A noun phrase without its determiner, outer marks and possessive ending, white space folded."""
    text = re.sub(r"\s+", " ", phrase).strip(' ,;:–—-"“”()')
    text = DETERMINER.sub("", text, count=1) if DETERMINER.match(text) else text
    return POSSESSIVE.sub("", text).strip(' ,;:–—-"“”')


def words(phrase: str) -> list[str]:
    """The phrase's words, folded to lower case, possessive endings cut."""
    return [POSSESSIVE.sub("", w.rstrip(".")) for w in (m.group().lower() for m in WORD.finditer(phrase))]


def head(phrase: str) -> str:
    """The head word of a noun phrase, in lower case: the last word before the first "of", "who", comma,
    preposition or participle clause."""
    cut = re.split(
        r",|\(|\s(?:of|in|at|on|from|for|with|who|which|that|by|to|near|about|among|familiar|close|inside|quoted|"
        r"obtained|seen|released|published|issued|analy[sz]ed|reviewed|posted|given|filed|dated)\b",
        phrase.strip(),
        maxsplit=1,
    )
    found = words(cut[0])
    return found[-1] if found else ""
