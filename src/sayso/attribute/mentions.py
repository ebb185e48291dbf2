"""What a source's noun phrase says of it: name, role, organisation, kind.

Read from the phrase alone, with the names that the encoder found in it; who "he" or "the minister" is
comes later (``resolve``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.attribute.lexicon import DOCUMENTS, ORGANISATIONS, PORTFOLIOS, PRONOUNS, RECORDINGS
from sayso.attribute.names import head, inside, plain
from sayso.naming import HONORIFICS, TITLES, Name, words
from sayso.text import Span
from sayso.values import SourceKind

ROLE_EDGE = re.compile(r"^(?:and|who|which|that|of|for|from|with|in|at|is|was|has|had)\s", re.IGNORECASE)
CLAUSE = re.compile(r",? (?:who|which|whose)\b")
AGE = re.compile(r"^\d{1,3}(?:,\s*|$)")
QUALIFIES = re.compile(
    r"\s+(?:administration|campaign|government|team|supporters?|aides?|officials?|family|camp|regime|allies|foundation|"
    r"spokes\w+|adviser|lawyers?|backers|rally|website|statement|report)\b",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"\b(?:of|by|from|for|to|with|in|at|on|near|about|against|under|who|which)\s+(?:\w+\s+){0,4}$", re.IGNORECASE
)
MADE_BY = re.compile(r",\s(?:[\w.]+\s){0,6}?(?:signed|written|drafted|sent|filmed|recorded|posted|issued|prepared)\b")
"""What ties a document to the one named behind it: "the memo, dated 2 May and signed by Ana Ruiz"."""
BODY = re.compile(rf"\b(?:{'|'.join(sorted(ORGANISATIONS - {'state', 'house', 'medical', 'crown', 'council'}))})\b")
AND = re.compile(r"\band\s+(?:[\w.'’-]+\s+){0,6}$")
WHOSE = re.compile(
    r"(?:\b(?!(?:former|deputy|vice|senior|acting|chief|local|state|regional|national|retired|top|the|an?|and|its|their|his|"
    r"her|our|then|ex|new|co|veteran|longtime|first|assistant|executive|managing|lead)\b)[A-Za-z-]+\s){1,2}$"
)
"""What kind of body a noun in a role is of ("fire brigade spokesman")."""
OWNER = re.compile(rf"((?:\w+ )?(?:{'|'.join(sorted(ORGANISATIONS))}))['’]s?\s", re.IGNORECASE)


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
    from sayso.attribute.bodies import read_body

    phrase = span.of(text)
    low = phrase.lower().strip(" ,")
    if low in PRONOUNS:
        return Mention(span, phrase, phrase.strip(" ,"), None, None, SourceKind.UNNAMED, anaphor="pronoun")
    clause = CLAUSE.search(phrase)
    core = Span(span.start, span.start + clause.start()) if clause and clause.start() > 1 else span
    made = MADE_BY.search(core.of(text))
    if made is not None and head(core.of(text)) in DOCUMENTS | RECORDINGS:
        core = Span(core.start, core.start + core.of(text).index(","))
    own = [n for n in inside(names, core) if plain(n.span.of(text)) and words(n.span.of(text)) != ["the"]]
    if _cut_short(text, core, own):
        return Mention(span, phrase, plain(core.of(text)), None, None, SourceKind.ORGANISATION)
    people = [n for n in own if n.kind == "PER" and not all(w in TITLES for w in words(n.span.of(text)))]
    people = [p for n, p in enumerate(people) if n == len(people) - 1 or not _titled_behind(text, p, core)]
    if people and not _about_others(text, core, people[0]):
        return _person(text, span, core, own, people)
    return read_body(text, span, core, own)


def _cut_short(text: str, span: Span, own: list[Name]) -> bool:
    """Whether the phrase is a single capitalised name of which the names head took only the beginning for a
    person's ("Skerra Lines")."""
    if len(own) != 1 or own[0].kind != "PER" or span.start != own[0].span.start:
        return False
    rest = text[own[0].span.end : span.end]
    return bool(re.fullmatch(r"(?: [A-Z][\w&.-]+)+", rest)) and not any(w in TITLES for w in words(rest))


def _titled_behind(text: str, person: Name, span: Span) -> bool:
    """Whether a title follows the name ("Buyvia chief executive Rob Lister"): then it names the body."""
    behind = re.match(r"(?:['’]s?)?\s+((?:[\w.'’-]+\s+){1,5})", text[person.span.end : span.end])
    return bool(behind) and any(w in TITLES for w in words(behind.group(1) if behind else ""))


def _about_others(text: str, span: Span, person: Name) -> bool:
    """Whether the personal name only qualifies the head ("Ruiz's campaign", "a statement by Ana Ruiz")."""
    after = text[person.span.end : span.end]
    before = text[span.start : person.span.start]
    if re.match(r"['’]s?\s+\w", after):
        return True
    if "," in before:
        return False
    first = head(before) if before.strip() else ""
    if QUALIFIES.match(after):
        return True
    return bool(PREPOSITION.search(before) and first) or first in DOCUMENTS | RECORDINGS


def _person(text: str, span: Span, core: Span, own: list[Name], people: list[Name]) -> Mention:
    """A phrase with a personal name: what stands before and behind it is role."""
    first = people[0]
    if any(AND.search(text[first.span.end : p.span.start]) for p in people[1:]):
        return Mention(span, span.of(text), plain(core.of(text)), None, None, SourceKind.GROUP)
    before, after = text[core.start : first.span.start], text[first.span.end : core.end]
    roles = [r for r in (_role(before), _role(_apposition(after))) if r]
    organisation = _organisation(text, own, first, "; ".join(roles))
    name = plain(first.span.of(text))
    return Mention(span, span.of(text), name, "; ".join(roles) or None, organisation, SourceKind.PERSON, first.span)


def _role(phrase: str) -> str:
    """A role without age and honorific; empty where nothing is left."""
    found = AGE.sub("", plain(phrase)).strip(" ,")
    parts = plain(found).split()
    while parts and parts[-1].lower().rstrip(".") in HONORIFICS:
        parts = parts[:-1]
    return " ".join(parts)


def _apposition(after: str) -> str:
    found = re.sub(r"^\s*\([^)]*\)", "", after).strip(" ,;–—-")
    return "" if ROLE_EDGE.match(found) else found


def _organisation(text: str, own: list[Name], person: Name, role: str) -> str | None:
    """The body that the role names: an organisation's name before a place's; the field of an office
    ("Transport Minister") is none."""
    for kinds in (("ORG", "PER"), ("LOC", "NORP")):
        for name in own:
            body = plain(name.span.of(text))
            if name is person or name.kind not in kinds or (name.kind == "PER" and name.span.start > person.span.start):
                continue
            if body.lower() not in PORTFOLIOS and not all(w in TITLES for w in words(body)):
                return body
    owner = OWNER.match(role)
    if owner:
        return owner.group(1)
    noun = BODY.search(role)
    if noun is None or re.search(r"\bof\b", role):
        return None
    whole = WHOSE.search(role[: noun.start()])
    return f"{whole.group().lower()}{noun.group()}" if whole and noun.end() < len(role) else noun.group()
