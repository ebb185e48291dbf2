"""The persons and bodies of one report, as far as its text names them: full names, roles, offices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.attribute.lexicon import FEMALE, MALE, PRONOUNS
from sayso.attribute.mentions import Mention, read_mention
from sayso.attribute.names import plain
from sayso.naming import HONORIFICS, TITLES, Name, words
from sayso.text import Span

ALIKE = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "lt": "lieutenant",
    "prof": "professor",
    "dr": "doctor",
    "sgt": "sergeant",
    "pm": "minister",
    "spokeswoman": "spokesperson",
    "spokesman": "spokesperson",
    "chairwoman": "chairman",
    "chair": "chairman",
}
"""Short and long forms of one title."""
WITHIN = frozenset(
    """
of for and the foreign former deputy defence defense prime vice interior health finance general chief senior acting
state military group company opposition executive managing regional local national retired
""".split()
)
"""Small words that a title may hold."""
STOPS = PRONOUNS | frozenset(
    """
on in at by from with as but if when while after before since monday tuesday wednesday thursday friday saturday
sunday january february march april june july august september october november december
""".split()
)
"""Capitalised or not, these begin no title."""
BEFORE = re.compile(r"(?:[^\W\d_][\w.’'-]*\s+){1,8}$")
SHORTENED = HONORIFICS | frozenset(
    "inc ltd corp co bros st mt ft dept univ assn gov sen rep gen col lt maj no jr sr".split()
)
"""Words whose point ends no sentence."""
BEHIND = re.compile(
    r",?\s+((?:an?|the|[A-Z][\w.’'-]*(?:['’]s)?)\s[^,.;:()“”\"\n]{3,80}|(?<=,\s)[a-z][^,.;:()“”\"\n]{3,60})(?=[,.;])"
)


@dataclass(slots=True)
class Person:
    """One person of the report: the fullest name, all roles given, the spans of all mentions."""

    name: str
    roles: list[str] = field(default_factory=list)
    organisation: str | None = None
    female: bool | None = None
    mentions: list[Span] = field(default_factory=list)

    @property
    def role(self) -> str | None:
        """The first role given."""
        return self.roles[0] if self.roles else None


class People:
    """Who is who in one report; built from the names in text order."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text = text
        self.persons: list[Person] = []
        self._of: dict[Span, Person] = {}
        for name in names:
            if name.kind == "PER":
                self._add(name, names)

    def _add(self, name: Name, names: Sequence[Name]) -> None:
        bare = _bare(name.span.of(self.text))
        if not bare or all(w in TITLES for w in words(bare)):
            return
        person = self.named(bare)
        if person is None:
            person = Person(bare)
            self.persons.append(person)
        elif len(bare.split()) > len(person.name.split()):
            person.name = bare
        person.mentions.append(name.span)
        self._of[name.span] = person
        around = self._around(name, names)
        mention = read_mention(self.text, around, names)
        if mention.person == name.span:
            if mention.role and mention.role not in person.roles:
                person.roles.append(mention.role)
            person.organisation = person.organisation or mention.organisation
        if person.female is None:
            near = around.of(self.text)
            person.female = True if FEMALE.search(near) else False if MALE.search(near) else None

    def _around(self, name: Name, names: Sequence[Name]) -> Span:
        """The name with its title before and its apposition behind, as far as they are plain."""
        start, end = name.span
        line = self.text.rfind("\n", 0, start) + 1
        found = BEFORE.search(self.text, max(line, start - 90), start)
        if found:
            begin = _title_start(self.text, found.start(), start, names)
            start = start if begin is None else begin
        behind = BEHIND.match(self.text, end, end + 100)
        if behind and any(w in TITLES - HONORIFICS for w in words(behind.group(1))[:6]):
            end = behind.end(1)
        return Span(start, end)

    def named(self, name: str) -> Person | None:
        """The person that a name points to: the same words, or the last name of one known person; the
        latest one mentioned first."""
        wanted = [w for w in words(name) if w not in HONORIFICS]
        if not wanted:
            return None
        for person in reversed(self.persons):
            have = words(person.name)
            if (
                wanted == have
                or (len(wanted) == 1 and wanted[0] in (have[-1], have[0]))
                or (len(have) == 1 and have[0] == wanted[-1])
                or (
                    len(wanted) > 1
                    and len(have) > 1
                    and wanted[-1] == have[-1]
                    and wanted[0][0] == have[0][0]
                    and (set(wanted) <= set(have) or set(have) <= set(wanted) or 1 in (len(wanted[0]), len(have[0])))
                )
            ):
                return person
        return None

    def at(self, span: Span) -> Person | None:
        """The person named exactly there."""
        return self._of.get(span)

    def office(self, phrase: str, place: int) -> Person | None:
        """The person who was given this office: every word of the phrase is in one of the roles. Persons
        mentioned before come first, then the others; two holders of one office leave it open."""
        wanted = {ALIKE.get(w, w) for w in words(plain(phrase))}
        if not wanted & TITLES:
            return None
        holders = [p for p in self.persons if any(_covers(role, wanted) for role in p.roles)]
        if not holders and "minister" in wanted:
            holders = [p for p in self.persons if any({"secretary", "chancellor"} & set(words(r)) for r in p.roles)]
            holders = holders if len(holders) == 1 else []
        earlier = [p for p in holders if any(m.end <= place for m in p.mentions)]
        pool = earlier or holders
        if not pool:
            return None
        return max(pool, key=lambda p: max((m.end for m in p.mentions if m.end <= place), default=-p.mentions[0].start))


def _covers(role: str, wanted: set[str]) -> bool:
    have = {ALIKE.get(w, w) for w in words(role)}
    return wanted <= have or (
        {w for w in wanted if w in TITLES} <= have and len(wanted & have) >= max(1, len(wanted) - 1)
    )


def _bare(name: str) -> str:
    """A personal name without honorifics and possessive ending."""
    parts = plain(name).split()
    while parts and parts[0].lower().rstrip(".") in HONORIFICS | TITLES and len(parts) > 1:
        parts = parts[1:]
    return " ".join(parts)


def _title_start(text: str, start: int, end: int, names: Sequence[Name]) -> int | None:
    """Where the title before a name begins: a run of words that holds a title and, before it, names of
    bodies and places, capitalised words and the small words between them."""
    tokens = [(m.start(), m.group()) for m in re.finditer(r"\S+", text[start:end])]
    begin, seen = None, False
    for offset, token in reversed(tokens):
        word = re.sub(r"['’]s?$", "", token.strip(".,")).lower()
        covered = any(n.span.start <= start + offset < n.span.end for n in names)
        ends = token.endswith((",", ";", ":")) or (token.endswith(".") and len(token) > 5)
        full_stop = token.endswith(".") and "." not in token[:-1] and len(token) > 2 and word not in SHORTENED
        if (ends and not covered) or full_stop:
            break
        place = start + offset
        if word in STOPS or any(n.kind == "PER" and n.span.start <= place < n.span.end for n in names):
            break
        if word in TITLES or token.lower().rstrip(".") in HONORIFICS:
            seen = True
        elif not (covered or token[:1].isupper() or word in WITHIN):
            break
        begin = start + offset
    return begin if seen else None


__all__ = ["Mention", "People", "Person"]
