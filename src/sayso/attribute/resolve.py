"""Who a source is inside its report: pronouns, offices, short names and common nouns to the named source.

The walk goes back sentence by sentence from the mention: in each, who speaks there comes before who is
only named XX"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.attribute.doers import doer_of
from sayso.attribute.evidence import evidence_of
from sayso.attribute.lexicon import (
    DOCUMENTS,
    FIRST,
    GENERIC_BODIES,
    HE,
    IT,
    ORGANISATIONS,
    OTHERS,
    OUTLET_NOUNS,
    RECORDINGS,
    RELATIVE,
    SHE,
    THEY,
)
from sayso.attribute.mentions import Mention, read_mention
from sayso.attribute.names import head, long_names, plain
from sayso.attribute.people import People, Person
from sayso.naming import Name, words
from sayso.text import Span
from sayso.values import Evidence, Link, SourceKind

BACK = 8
"""Sentences that a pronoun may reach back; in the open training reports hardly any reached further."""
SINGULAR = {SourceKind.PERSON, SourceKind.OFFICE, SourceKind.UNNAMED}
EVIDENCE = {SourceKind.DOCUMENT, SourceKind.RECORDING}
BASED = frozenset("group monitor body organisation organization".split())
MANY = {SourceKind.GROUP, SourceKind.ORGANISATION, SourceKind.UNNAMED}
THINGS = {SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.RECORDING}
GUARDS = "guard|police|ministry|agency|board|council|company|union|army|navy|hospital|authority|department|office|court"
SMALL = "of|and|or|in|at|on|to|for|from|by|with|that|which|who|other|same|new|whole|said|is|was|are|were|has|had"
MOTHERS = frozenset("mother mum mom grandmother".split())
PARENT = re.compile(rf"the ({'|'.join(sorted(MOTHERS))}|father|dad|grandfather)[ -]of[ -]\w+$", re.IGNORECASE)
"""Who is told of before: "said the father of three"."""
SUBJECT = re.compile(rf"The (?:[a-z][\w-]*\s){{0,2}}?(?:{GUARDS})\b(?=\s[a-z])")
"""A body without a name that begins a sentence."""
QUOTED = re.compile("[\"“”„«»]|``|''")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A source that was resolved, where it stands, and its sentence."""

    place: int
    sentence: int
    link: Link


class Resolver:
    """Remembers the sources of a report in text order and resolves the next one by them."""

    def __init__(
        self,
        text: str,
        names: Sequence[Name],
        sentences: Sequence[Span],
        contents: Sequence[Span],
        outlets: Sequence[str] = (),
    ) -> None:
        """``contents``: what others are quoted with; who is named in there is no speaker. ``outlets``: the
        report's own outlet and those it credits, which no "it" or "the company" means."""
        self.text, self.names, self.sentences = text, names, sentences
        self._outlets = {o.lower() for o in outlets}
        self.people = People(text, names)
        self._starts = [s.start for s in sentences]
        self._contents = contents
        self._spoken: list[Spoken] = []
        self._long = long_names(text, names)

    def sentence_of(self, place: int) -> int:
        """The number of the sentence that holds the place."""
        return max(0, bisect_right(self._starts, place) - 1)

    def link(self, span: Span, speaker: Link | None = None) -> Link:
        """The source at ``span`` as a link of a chain. ``speaker``: who says "I" there, if anyone."""
        mention = read_mention(self.text, span, self.names)
        if mention.name.lower() in self._outlets:
            mention = replace(mention, kind=SourceKind.OUTLET, anaphor=None)
        found = self._resolved(mention, speaker)
        link = replace(found, mention=span, evidence=evidence_of(found, mention.text))
        self.remember(link, span.start)
        return link

    def remember(self, link: Link, place: int) -> None:
        """Count the link among those that later mentions may mean."""
        self._spoken.append(Spoken(place, self.sentence_of(place), link))

    def _resolved(self, m: Mention, speaker: Link | None) -> Link:
        if m.anaphor == "pronoun":
            return self._pronoun(m, speaker) or _link(m)
        if m.person is not None:
            return self._person(m, self.people.at(m.person) or self.people.named(m.name))
        if m.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.UNNAMED, SourceKind.GROUP):
            known = self.people.named(m.name) if len(words(m.name)) <= 3 and m.kind is SourceKind.ORGANISATION else None
            if known is not None:
                return self._person(m, known)
        if m.anaphor == "office":
            holder = self.people.office(m.text, m.span.start)
            if holder is not None:
                return self._person(m, holder)
            same = self._same_head(m)
            if same is not None:
                return same
        if m.anaphor == "noun":
            same = self._noun(m)
            if same is not None:
                return same
        if m.kind is SourceKind.UNNAMED:
            doer = doer_of(self.text, m.span, self.names, self.sentences, self.sentence_of(m.span.start))
            if doer is not None:
                return self._resolved(read_mention(self.text, doer.span, self.names), speaker)
        parent = PARENT.match(m.text)
        if parent is not None:
            child_of = self._somebody(m.span.start, parent[1].lower() in MOTHERS)
            if child_of is not None:
                return child_of
        owner = re.match(r"(?:his|her|their)\s+(.+)$", m.text, re.IGNORECASE | re.DOTALL)
        if owner and m.kind is not SourceKind.PERSON:
            holder_link = self._pronoun(replace(m, text=m.text.split()[0], anaphor="pronoun"), speaker)
            if holder_link is not None:
                return replace(
                    _link(m),
                    name=f"{plain(owner.group(1))} of {holder_link.name}",
                    organisation=m.organisation or holder_link.organisation,
                )
        return replace(_link(m), name=self._long.get(m.name.lower(), m.name))

    def _person(self, m: Mention, person: Person | None) -> Link:
        if person is None:
            return _link(m)
        if m.role and m.role not in person.roles:
            person.roles.append(m.role)
        organisation = m.organisation or person.organisation
        if (
            organisation
            and len(words(organisation)) == 1
            and words(organisation)[0] in ORGANISATIONS
            and organisation.islower()
        ):
            place = m.span.start if m.person else person.mentions[0].start
            organisation = self._body_named(organisation, place) or organisation
        organisation = self._long.get(organisation.lower(), organisation) if organisation else None
        return Link(
            None, person.name, _fuller(m.role, person.role), organisation, SourceKind.PERSON, Evidence.STATEMENT
        )

    def _body_named(self, phrase: str, here: int) -> str | None:
        """The body that the common noun of somebody's role means: one that bears the noun ("the union's chairwoman");
        for "the company's" and the like the last one."""
        noun = words(phrase)[-1]
        for said in reversed(self._spoken):
            if said.place < here and said.link.kind in MANY and noun in words(said.link.name):
                return said.link.name
        if noun not in GENERIC_BODIES:
            return None
        body = self._latest({SourceKind.ORGANISATION}, here, BACK) or self._main_body(here)
        return body.name if body else None

    def _pronoun(self, m: Mention, speaker: Link | None) -> Link | None:
        word = m.text.lower().strip(" ,")
        here = m.span.start
        if word in FIRST:
            return speaker
        if word in RELATIVE:
            return self._antecedent(here)
        if word in SHE or word in HE:
            return self._somebody(here, word in SHE)
        if word in THEY:
            return self._latest(MANY, here, BACK) or self._latest(SINGULAR, here, 1)
        if word in IT:
            return (
                self._misnamed(here)
                or self._latest(THINGS, here, 1)
                or self._subject(here)
                or self._latest(THINGS, here, BACK)
                or self._body(here)
            )
        return None

    def _misnamed(self, here: int) -> Link | None:
        """Whoever spoke in the sentence before, if the names head took a body for a person: one with no
        gender known, no honorific, whom "it" or "the company" takes up."""
        at = self.sentence_of(here)
        last = next((s for s in reversed(self._spoken) if s.place < here and s.sentence >= at - 1), None)
        if last is None or last.link.kind is not SourceKind.PERSON:
            return None
        known = self.people.named(last.link.name)
        if known is not None and (known.female is not None or known.roles):
            return None
        return replace(last.link, kind=SourceKind.ORGANISATION)

    def _somebody(self, here: int, female: bool) -> Link | None:
        """Whom "he" or "she" means: who speaks or comes first in the same or an earlier sentence."""
        at = self.sentence_of(here)
        for back in range(min(at, BACK) + 1):
            sentence = self.sentences[at - back]
            limit = min(here, sentence.end)
            for said in reversed(self._spoken):
                if said.sentence == at - back and said.place < limit and said.link.kind in SINGULAR:
                    known = self.people.named(said.link.name) if said.link.kind is SourceKind.PERSON else None
                    if known is None or known.female in (None, female):
                        if known is not None:
                            known.female = female
                        return said.link
            there = [
                (p, m)
                for p in self.people.persons
                if p.female in (None, female)
                for m in p.mentions
                if sentence.start <= m.start < limit
            ]
            named = [p for p, m in there if not self._within_content(m, here)]
            if not named and back == 1 and "\n" not in self.text[sentence.start : here]:
                told = [p for p, m in there if not self._quoted(m)]
                named = told if len({id(p) for p in told}) == 1 else []
            if named:
                first = min(named, key=lambda p: min(m.start for m in p.mentions if m.start >= sentence.start))
                first.female = female
                return self._person(Mention(Span(here, here), "", first.name, None, None, SourceKind.PERSON), first)
        return None

    def _quoted(self, mention: Span) -> bool:
        """Whether the mention stands in words that are quoted, in part or whole."""
        return any(c.holds(mention) and QUOTED.search(c.of(self.text)) for c in self._contents)

    def _within_content(self, mention: Span, here: int) -> bool:
        return any(c.holds(mention) and not c.start <= here < c.end for c in self._contents)

    def _latest(self, kinds: set[SourceKind], here: int, back: int) -> Link | None:
        at = self.sentence_of(here)
        for said in reversed(self._spoken):
            if said.place < here and said.sentence >= at - back and said.link.kind in kinds:
                return said.link
        return None

    def _subject(self, here: int) -> Link | None:
        """The body that the sentence before begins with, in the same paragraph, though it says nothing there ("The
        coast guard called off the search. It had said ...")."""
        at = self.sentence_of(here)
        if at == 0 or "\n" in self.text[self.sentences[at - 1].start : here]:
            return None
        before = self.sentences[at - 1]
        found = SUBJECT.match(self.text, before.start, before.end)
        if found is None or head(found.group()) not in ORGANISATIONS:
            return None
        mention = read_mention(self.text, Span(*found.span()), self.names)
        return self._resolved(mention, None) if mention.kind in MANY else None

    def _body(self, here: int) -> Link | None:
        """The body or place named last in the sentences before."""
        at = self.sentence_of(here)
        floor = self.sentences[max(0, at - 2)].start if self.sentences else 0
        for name in reversed(self.names):
            if (
                name.kind == "ORG"
                and floor <= name.span.start
                and name.span.end <= here
                and plain(name.span.of(self.text)).lower() not in self._outlets
            ):
                mention = read_mention(self.text, name.span, self.names)
                if mention.kind is SourceKind.ORGANISATION:
                    return _link(mention)
        return None

    def _main_body(self, here: int) -> Link | None:
        """The body named most often so far, or the only one: what "the company" means in a report about one."""
        outlets = self._outlets | {s.link.name.lower() for s in self._spoken if s.link.kind is SourceKind.OUTLET}
        found: dict[str, list[Mention]] = {}
        for name in self.names:
            if name.kind == "ORG" and name.span.end <= here:
                mention = read_mention(self.text, name.span, self.names)
                if mention.kind is SourceKind.ORGANISATION and mention.name.lower() not in outlets:
                    found.setdefault(mention.name, []).append(mention)
        best = max(found.values(), key=len, default=[])
        return _link(best[0]) if len(best) > 1 or len(found) == 1 else None

    def _antecedent(self, here: int) -> Link | None:
        """The noun phrase right before "who" or "which"."""
        before = self.text[:here].rstrip(" ,—–-")
        for name in reversed(self.names):
            if name.span.end > len(before):
                continue
            if len(before) - name.span.end > 1:
                break
            if name.kind == "PER":
                return self._person(read_mention(self.text, name.span, self.names), self.people.at(name.span))
            return _link(read_mention(self.text, name.span, self.names))
        sentence = self.sentences[self.sentence_of(max(0, here - 1))] if self.sentences else Span(0, here)
        phrase = re.search(
            r"(?:\b(?:the|a|an|some|many|those|his|her|their|its|several|other)\s+)(?:[^\s,.;:]+\s+){0,5}?[^\s,.;:]+$",
            before[sentence.start :],
            re.IGNORECASE,
        )
        if phrase is None:
            return None
        start = sentence.start + phrase.start()
        mention = read_mention(self.text, Span(start, len(before)), self.names)
        return self._resolved(mention, None) if mention.anaphor != "pronoun" else None

    def _same_head(self, m: Mention) -> Link | None:
        """The unnamed person or office that spoke before and bears the same noun ("a nurse", "the nurse")."""
        for said in reversed(self._spoken):
            if said.place >= m.span.start or said.link.kind not in (SourceKind.UNNAMED, SourceKind.OFFICE):
                continue
            if head(said.link.name) == head(m.text) and set(words(m.name)) <= set(words(said.link.name)):
                return said.link
        return None

    def _noun(self, m: Mention) -> Link | None:
        """The body, outlet or document that a bare noun ("the observatory", "the paper") means."""
        noun = head(m.text)
        for said in reversed(self._spoken):
            own = words(said.link.name)
            if said.place >= m.span.start or noun not in own or said.link.kind in SINGULAR | EVIDENCE - {m.kind}:
                continue
            if len(own) > 1 and set(words(m.name)) - BASED <= set(own):
                return said.link
        for name in reversed(self.names):
            if name.span.end <= m.span.start and name.kind == "ORG" and noun in words(name.span.of(self.text)):
                return _link(read_mention(self.text, name.span, self.names))
        if noun in OUTLET_NOUNS:
            outlet = self._latest({SourceKind.OUTLET}, m.span.start, BACK)
            if outlet is not None:
                return outlet
        if noun in DOCUMENTS or noun in RECORDINGS:
            return None
        if (full := self._longer(m, noun)) or noun not in GENERIC_BODIES or OTHERS & set(words(m.name)):
            return full
        here = m.span.start
        return self._misnamed(here) or self._latest({SourceKind.ORGANISATION}, here, BACK) or self._main_body(here)


    def _longer(self, m: Mention, noun: str) -> Link | None:
        """What a body's bare noun ("the institute") was called in full shortly before ("the harbour institute")."""
        floor = self.sentences[max(0, self.sentence_of(m.span.start) - BACK)].start if self.sentences else 0
        if noun not in ORGANISATIONS or len(words(m.text)) != 2:
            return None
        full = re.compile(rf"\b(?:[Tt]he|[A-Z][\w’'-]+['’]s)\s(?:(?!(?:{SMALL})\b)[a-z-]+\s){{1,3}}{noun}\b")
        found = list(full.finditer(self.text, floor, m.span.start))
        return _link(read_mention(self.text, Span(*found[-1].span()), self.names)) if found else None


def _link(m: Mention) -> Link:
    return Link(m.span, m.name or m.text.strip(), m.role, m.organisation, m.kind, Evidence.STATEMENT)


def _fuller(own: str | None, known: str | None) -> str | None:
    return own if own and (known is None or len(own) >= 4) else known
