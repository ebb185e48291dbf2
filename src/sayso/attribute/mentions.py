"""What a source's noun phrase says of it: name, role, organisation, kind.

Read from the phrase alone, with the names that the encoder found in it; who "he" or "the minister" is
comes later (``resolve``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.attribute.lexicon import (
    DOCUMENTS,
    FIRST,
    ORGANISATIONS,
    OUTLET_NAME,
    OUTLET_NOUNS,
    PLURAL_PEOPLE,
    PORTFOLIOS,
    PRONOUNS,
    RECORDINGS,
    TITLES,
    UNNAMED,
)
from sayso.attribute.names import Name, head, inside, plain, words
from sayso.text import Span
from sayso.values import SourceKind

ROLE_EDGE = re.compile(r"^(?:and|who|which|that|of|for|from|with|in|at)\s|^(?:is|was)\s", re.IGNORECASE)
JOINED = re.compile(r"\s(?:and|or|&)\s|,\s")
COLLECTIVE = re.compile(
    r"\b(?:group|number|majority|dozens|hundreds|thousands|percent|handful|couple|coalition|team) of\b", re.IGNORECASE
)
SPOKEN_FOR = re.compile(r"\b(?:spokes\w+|representative|official)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that names a source. ``name``: as written, without role and determiner; ``person``: the
    personal name in it; ``anaphor``: what has to be resolved ("pronoun", "office", "noun") or None."""

    span: Span
    text: str
    name: str
    role: str | None
    organisation: str | None
    kind: SourceKind
    person: Span | None = None
    anaphor: str | None = None


def read_mention(text: str, span: Span, names: Sequence[Name]) -> Mention:
    """Name, role, organisation and kind of the phrase at ``span``."""
    phrase = span.of(text)
    low = phrase.lower().strip(" ,")
    if low in PRONOUNS:
        return Mention(span, phrase, phrase, None, None, SourceKind.PERSON, anaphor="pronoun")
    own = _core(text, span, names)
    if _one_name(text, span, own):
        return Mention(span, phrase, plain(phrase), None, None, SourceKind.ORGANISATION)
    people = [n for n in own if n.kind == "PER" and not all(w in TITLES for w in words(n.span.of(text)))]
    if people and not _about_others(text, span, people[0]):
        return _person(text, span, own, people)
    return _other(text, span, own)


def _one_name(text: str, span: Span, own: Sequence[Name]) -> bool:
    """Whether the phrase is a single capitalised name of which the names head took only the beginning for a
    person's ("Skerra Lines")."""
    if len(own) != 1 or own[0].kind != "PER" or span.start != own[0].span.start:
        return False
    rest = text[own[0].span.end : span.end]
    return bool(re.fullmatch(r"(?: [A-Z][\w&.-]+)+", rest)) and not any(w in TITLES for w in words(rest))


def _core(text: str, span: Span, names: Sequence[Name]) -> list[Name]:
    """The names of the phrase; a name that the phrase's border cuts is left out."""
    return [n for n in inside(names, span) if plain(n.span.of(text)) and words(n.span.of(text)) != ["the"]]


def _about_others(text: str, span: Span, person: Name) -> bool:
    """Whether the personal name only qualifies the head ("Trump's campaign", "a statement by Ana Ruiz")."""
    after = text[person.span.end : span.end]
    if re.match(r"['’]s?\s+\w", after) and not text[span.start : person.span.start].strip(" ,"):
        return True
    before = text[span.start : person.span.start]
    if "," in before:
        return False
    first = head(before) if before.strip() else ""
    preposition = re.search(
        r"\b(?:of|by|from|for|to|with|in|at|on|near|about|against|under|who|which)\s+(?:\w+\s+){0,4}$",
        before,
        re.IGNORECASE,
    )
    if re.match(
        r"\s+(?:administration|campaign|government|team|supporters?|aides?|officials?|family|camp|regime|allies|foundation|"
        r"spokes\w+|adviser|lawyers?|backers|rally|website|statement|report)\b",
        after,
        re.IGNORECASE,
    ):
        return True
    return (bool(preposition) and first not in ("",)) or first in DOCUMENTS | RECORDINGS


def _person(text: str, span: Span, own: list[Name], people: list[Name]) -> Mention:
    """A phrase with a personal name: what stands before and behind it is role."""
    first = people[0]
    before = text[span.start : first.span.start]
    after = text[first.span.end : span.end]
    several = [
        p
        for p in people
        if p is first or re.fullmatch(r".*(?:\band\b|,)\s*", text[people[0].span.end : p.span.start], re.DOTALL)
    ]
    joined = len(several) > 1 and bool(
        re.search(r"\band\s+(?:\w+\s+){0,6}?$", text[several[-2].span.end : several[-1].span.start])
    )
    if joined:
        return Mention(span, span.of(text), plain(span.of(text)), None, None, SourceKind.GROUP)
    roles = [r for r in (plain(before), _apposition(after)) if r]
    role = "; ".join(roles) or None
    organisation = _organisation(text, span, own, first, role)
    name = plain(first.span.of(text))
    return Mention(span, span.of(text), name, role, organisation, SourceKind.PERSON, first.span)


def _apposition(after: str) -> str:
    found = re.sub(r"^\s*\([^)]*\)", "", after).strip(" ,;–—-")
    if ROLE_EDGE.match(found) or not found:
        return ""
    cut = re.split(r",? (?:who|which|whose)\b", found)[0]
    return plain(cut)


def _organisation(text: str, span: Span, own: list[Name], person: Name, role: str | None) -> str | None:
    """The body that the role names: an organisation's name before a place's; the field of an office
    ("Transport Minister") is none."""
    for kinds in (("ORG",), ("LOC", "NORP")):
        for name in own:
            body = plain(name.span.of(text))
            if (
                name is not person
                and name.kind in kinds
                and body.lower() not in PORTFOLIOS
                and body.lower() not in TITLES
            ):
                return body
    if role:
        owner = re.match(rf"((?:\w+ )?(?:{'|'.join(sorted(ORGANISATIONS))}))['’]s?\s", role, re.IGNORECASE)
        if owner:
            return owner.group(1)
        noun = re.search(rf"\b(?:{'|'.join(sorted(ORGANISATIONS))})\b", role, re.IGNORECASE)
        if noun and not re.search(r"\bof\b", role):
            return noun.group(0)
    return None


def _other(text: str, span: Span, own: list[Name]) -> Mention:
    """A phrase with no personal name of its own: a body, a document, people without names, an office."""
    phrase = span.of(text)
    name, first = plain(phrase), head(phrase)
    org = next((plain(n.span.of(text)) for n in own if n.kind == "ORG"), None)
    place = next((plain(n.span.of(text)) for n in own if n.kind in ("LOC", "NORP")), None)
    low = words(phrase)
    definite = bool(re.match(r"(?:the|this|that|his|her|its|their)\s", phrase.lower()))
    bare = (
        definite
        and org is None
        and len(low) <= 4
        and all(w.islower() or "-based" in w or w.rstrip(",") == phrase.split()[-1] for w in phrase.split()[1:])
    )
    indefinite = bool(re.match(r"(?:an?|one|another)\s", phrase.lower()))
    if low and (low[0] in FIRST or low[0] in ("those", "anyone", "everyone", "nobody", "someone")):
        return Mention(span, phrase, name, None, None, SourceKind.GROUP)
    headed = any(
        n.kind == "ORG" and first == (words(n.span.of(text)) or [""])[-1] and len(words(n.span.of(text))) > 1
        for n in own
    )
    if first in RECORDINGS and not headed:
        return Mention(span, phrase, name, None, org or place, SourceKind.RECORDING)
    if first in DOCUMENTS and not headed:
        return Mention(span, phrase, name, None, org or place, SourceKind.DOCUMENT, anaphor="noun" if bare else None)
    if UNNAMED.search(phrase):
        return Mention(span, phrase, name, None, org or place, SourceKind.UNNAMED)
    if first in PLURAL_PEOPLE or COLLECTIVE.search(phrase):
        return Mention(span, phrase, name, None, org or place, SourceKind.GROUP)
    if (OUTLET_NAME.search(phrase) and (org or place or OUTLET_NAME.fullmatch(name))) or (
        first in OUTLET_NOUNS and (org or definite)
    ):
        whole = _whole_outlet(name, org) if org and OUTLET_NAME.search(org) else name
        return Mention(span, phrase, whole, None, None, SourceKind.OUTLET, anaphor="noun" if bare else None)
    if first in TITLES:
        known = (definite or bool(own)) and not indefinite
        anaphor = "office" if known else None
        kind = SourceKind.OFFICE if known else SourceKind.UNNAMED
        if SPOKEN_FOR.search(first):
            kind = SourceKind.UNNAMED
        return Mention(span, phrase, name, name, org or place, kind, anaphor=anaphor)
    if org is not None:
        bare_org = _whole_name(name, org)
        return Mention(span, phrase, bare_org, None, None, SourceKind.ORGANISATION)
    if first in ORGANISATIONS:
        return Mention(span, phrase, name, None, place, SourceKind.ORGANISATION, anaphor="noun" if bare else None)
    if place is not None:
        return Mention(span, phrase, name, None, None, SourceKind.ORGANISATION)
    if any(w[:1].isupper() for w in name.split()):
        return Mention(span, phrase, name, None, None, SourceKind.ORGANISATION)
    kind = SourceKind.GROUP if first.endswith("s") and not first.endswith("ss") else SourceKind.UNNAMED
    return Mention(span, phrase, name, None, None, kind)


def _whole_name(phrase: str, org: str) -> str:
    """The organisation's name as the phrase gives it, without a clause behind it."""
    cut = re.split(r",| (?:which|who|that)\b", phrase)[0].strip()
    return cut if org in cut or len(org) < 4 else org


def _whole_outlet(phrase: str, org: str) -> str:
    """The outlet's name with the capitalised words right before it, which the names head may have cut."""
    at = phrase.find(org)
    left = re.search(r"(?:[A-Z][\w’'-]*\s+)+$", phrase[:at]) if at > 0 else None
    return phrase[left.start() : at + len(org)] if left else org
