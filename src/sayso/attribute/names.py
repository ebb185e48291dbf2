"""The names that the encoder found, as spans; and small questions about noun phrases.

1. A tagged piece grows to the whole word it is part of ("U.S.", "al-Asad"), a possessive ending left out.
2. Pieces side by side become one name where the tags cut a name in two.
3. One string has one kind in a report, by vote; longer names vote for their parts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.attribute.lexicon import HONORIFICS, TITLES
from sayso.text import Span
from sayso.values import Encoded

KINDS = ("PER", "ORG", "LOC", "NORP")
WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
DETERMINER = re.compile(
    r"(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|some|one|another)\s+", re.IGNORECASE
)
POSSESSIVE = re.compile(r"['’]s?$")
HEAD_END = re.compile(
    r",|\(|\s(?:of|in|at|on|from|for|with|who|which|that|by|to|near|about|among|familiar|close|inside|quoted|obtained|"
    r"seen|released|published|issued|analy[sz]ed|reviewed|posted|given|filed|dated|polled|whose|it|he|she|they|had|has|"
    r"have|was|were|is|are|outside|across|between|involved|briefed|citing|working|speaking|accused|based)\b"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name's span and kind (PER, ORG, LOC, NORP)."""

    span: Span
    kind: str


def names_in(text: str, encoded: Encoded) -> tuple[Name, ...]:
    """All names of the report in order."""
    found: list[Name] = []
    for piece in _tagged(encoded):
        name = Name(_whole_words(text, piece.span), piece.kind)  # 1
        if found and _one_name(text, found[-1], name):  # 2
            first = found.pop()
            kind = "ORG" if "ORG" in (first.kind, name.kind) else first.kind
            name = Name(Span(first.span.start, max(first.span.end, name.span.end)), kind)
        found.append(name)
    return _voted(text, found)  # 3


def _tagged(encoded: Encoded) -> Iterable[Name]:
    i, tags = 0, encoded.names
    while i < len(tags):
        end = i + 1
        if tags[i] % 2:
            while end < len(tags) and tags[end] == tags[i] + 1:
                end += 1
            span = Span(int(encoded.starts[i]), int(encoded.ends[end - 1]))
            yield Name(span, KINDS[(tags[i] - 1) // 2])
        i = end


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    while start > 0 and (
        text[start - 1].isalnum() or (text[start - 1] in "-.&’'" and text[start - 2 : start - 1].isalnum())
    ):
        start -= 1
    while end < len(text) and (text[end].isalnum() or (text[end] in "-&’'." and text[end + 1 : end + 2].isalnum())):
        end += 1
    cut = POSSESSIVE.search(text, start, end)
    end = cut.start() if cut else end
    if re.search(r"\b[^\W\d_]\.[^\W\d_]$", text[start:end]) and text[end : end + 1] == ".":
        end += 1
    return Span(start, max(end, start + 1))


def _one_name(text: str, first: Name, second: Name) -> bool:
    """Whether two neighbours are one name: they overlap, or capitalised words side by side of one kind, or a
    person's and a body's."""
    if second.span.start < first.span.end:
        return True
    if text[first.span.end : second.span.start] != " " or not text[second.span.start].isupper():
        return False
    if first.kind == "PER" and all(w in TITLES | HONORIFICS for w in words(first.span.of(text))):
        return False
    return first.kind == second.kind or {first.kind, second.kind} == {"PER", "ORG"}


def _voted(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        string = name.span.of(text)
        votes[string][name.kind] += 2
        parts = string.split()
        if name.kind in ("PER", "ORG") and len(parts) > 1:
            for part in parts:
                votes[part][name.kind] += 3
    out = []
    for name in names:
        ranked = votes[name.span.of(text)].most_common()
        best = max(ranked, key=lambda kind: (kind[1], kind[0] == name.kind))[0]
        out.append(Name(name.span, best))
    return tuple(out)


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
    found = words(head_phrase(phrase))
    return found[-1] if found else ""


def head_phrase(phrase: str) -> str:
    """The noun phrase up to and with its head."""
    return HEAD_END.split(phrase.strip(), maxsplit=1)[0]
