"""Sources that are no named person: bodies, outlets, documents, recordings, groups, offices, the unnamed."""

from __future__ import annotations

import re

from sayso.attribute.lexicon import (
    DOCUMENTS,
    FIRST,
    ORGANISATIONS,
    OUTLET_NAME,
    OUTLET_NOUNS,
    PLURAL_PEOPLE,
    RECORDINGS,
    UNNAMED,
)
from sayso.attribute.mentions import Mention
from sayso.attribute.names import head, head_phrase, plain
from sayso.naming import TITLES, Name, words
from sayso.text import Span
from sayso.values import SourceKind

COLLECTIVE = re.compile(
    r"\b(?:group|number|majority|dozens|hundreds|thousands|percent|handful|couple|coalition|team) of\b", re.IGNORECASE
)
SPOKEN_FOR = re.compile(r"\b(?:spokes\w+|representative|official)\b", re.IGNORECASE)
DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their)\s", re.IGNORECASE)
INDEFINITE = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
ANYBODY = frozenset("those anyone everyone nobody someone another neither".split())


def read_body(text: str, span: Span, core: Span, own: list[Name]) -> Mention:
    """Name, organisation and kind of the phrase ``core`` (``span`` without its relative clause)."""
    phrase = core.of(text)
    name, first = plain(phrase), head(phrase)
    org = next((plain(n.span.of(text)) for n in own if n.kind == "ORG"), None)
    near = org or next((plain(n.span.of(text)) for n in own if n.kind in ("LOC", "NORP")), None)
    definite, low = bool(DEFINITE.match(phrase)), words(phrase)
    bare = definite and org is None and len(low) <= 4 and _common(phrase)
    proper = _proper_head(phrase, definite)

    def source(
        kind: SourceKind,
        organisation: str | None = near,
        called: str = name,
        role: str | None = None,
        anaphor: str | None = None,
    ) -> Mention:
        organisation = organisation if organisation and organisation != called else None
        return Mention(span, span.of(text), called, role, organisation, kind, anaphor=anaphor)

    noun = "noun" if bare else None
    if not low or low[0] in FIRST or low[0] in ANYBODY:
        return source(SourceKind.GROUP)
    if not proper:
        if first in RECORDINGS:
            return source(SourceKind.RECORDING)
        if first in DOCUMENTS:
            return source(SourceKind.DOCUMENT, anaphor=noun)
        if UNNAMED.search(phrase):
            return source(SourceKind.UNNAMED)
        if first in PLURAL_PEOPLE or COLLECTIVE.search(phrase):
            return source(SourceKind.GROUP)
    if _is_outlet(phrase, first, org, near, definite):
        whole = _whole_outlet(name, org) if org else name
        return source(SourceKind.OUTLET, None, whole, anaphor=noun)
    if first in TITLES and not proper:
        if INDEFINITE.match(phrase) or SPOKEN_FOR.search(first):
            return source(SourceKind.UNNAMED, role=name, anaphor="office" if definite else None)
        anaphor = "office" if definite or own else None
        return source(SourceKind.OFFICE if anaphor else SourceKind.UNNAMED, role=name, anaphor=anaphor)
    if first in TITLES and own and not OUTLET_NAME.search(phrase):
        return source(SourceKind.OFFICE, role=name, anaphor="office")
    if org is not None and (proper or not INDEFINITE.match(phrase)):
        return source(SourceKind.ORGANISATION, None, _whole_name(name, org))
    if first in ORGANISATIONS:
        return source(SourceKind.ORGANISATION, None if proper else near, anaphor=noun)
    if proper or (near is not None and not INDEFINITE.match(phrase) and not first.endswith("s")):
        return source(SourceKind.ORGANISATION, None)
    plural = first.endswith("s") and not first.endswith("ss")
    return source(SourceKind.GROUP if plural else SourceKind.UNNAMED)


def _common(phrase: str) -> bool:
    """Whether all words are common ones, but for "X-based" and a capital on the head ("the Observatory")."""
    parts = phrase.split()
    return all(w.islower() or "-based" in w or w.rstrip(",") == parts[-1].rstrip(",") for w in parts[1:])


def _proper_head(phrase: str, definite: bool) -> bool:
    """Whether the head is capitalised as a name's is: not merely as a sentence's first word."""
    parts = head_phrase(phrase).split()
    if not parts or not parts[-1][:1].isupper() or phrase.isupper():
        return bool(parts) and phrase.isupper() and len(parts) == 1
    return len(parts) > 1 or definite or parts[-1][1:].lower() != parts[-1][1:] or not _listed(parts[-1])


def _listed(word: str) -> bool:
    low = word.lower()
    return low in PLURAL_PEOPLE | DOCUMENTS | RECORDINGS | TITLES | ORGANISATIONS or low.endswith("s")


def _is_outlet(phrase: str, first: str, org: str | None, near: str | None, definite: bool) -> bool:
    if OUTLET_NAME.search(phrase) and (near or definite or OUTLET_NAME.fullmatch(plain(phrase))):
        return True
    nouns = {w for w in words(phrase) if w in OUTLET_NOUNS - {"site", "agency", "network", "media", "station"}}
    if first in ("television", "tv", "radio") or re.search(
        r"\bnews (?:agency|site|network|outlet|website|channel)\b", phrase, re.IGNORECASE
    ):
        return True
    return (bool(nouns) and org is not None) or (first in OUTLET_NOUNS - {"agency", "network"} and definite)


def _whole_name(phrase: str, org: str) -> str:
    """The organisation's name as the phrase gives it, without a clause behind it."""
    cut = re.split(r",| (?:which|who|that)\b", phrase)[0].strip()
    return cut if org in cut or len(org) < 4 else org


def _whole_outlet(phrase: str, org: str) -> str:
    """The outlet's name with the capitalised words right before it, which the names head may have cut."""
    at = phrase.find(org)
    left = re.search(r"(?:[A-Z][\w’'-]*\s+)+$", phrase[:at]) if at > 0 else None
    return phrase[left.start() : at + len(org)] if left else org
