"""Sources across the reports of a story: which links of which chains are one person or one body.

1. Every link of every chain is put under a plain name and a sort: person, body, document, recording, outlet, or
   nobody in particular (those are their own report's).
2. Names are joined, the safest first, each join with its reason: equal names; a person's name inside a longer one
   ("Rutte", "Mark Rutte") where only one longer one is there; spellings that differ by a letter or two; initials
   ("NIS"); a body's name inside a longer one; one country's body of one branch; an office and the one person that
   holds it.
3. Namesakes stay apart: two persons whose given names differ, two bodies of different countries.
4. A person belongs to the body that their role or organisation names; a person or body to the country that the
   reports give it.

Nothing here knows a story: the same rules serve a flood and a merger.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from sayso.link.bodies import GENERIC, branch_of, seat_of
from sayso.link.papers import paper_of
from sayso.link.sets import Sets
from sayso.link.standing import standing_of
from sayso.text import Span
from sayso.values import Link, Place, Reading, SourceKind, digest

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
EMPTY = frozenset(
    "the a an of and for in at on to by from with mr mrs ms dr sir gen general col lt maj sen rep gov prof says said "
    "so-called s".split()
)
CUT = re.compile(r"\s+(?:on|in|at|after|before|during|since|while|who|which|that|quoted|citing|told|speaking)\s.*$")
JOINT = re.compile(r"\b(?:and|or|nor)\b")
CORE = re.compile(r"[A-Z0-9][\w.'&-]*(?:\s+(?:(?:of|for|and|the|in|de|al|du|y)\s+){0,3}[A-Z0-9][\w.'&-]*)*")
"""A proper name: capitalised words, with small ones between them."""
BASED = re.compile(r"\b\w+-(?:based|linked|backed|run|affiliated|controlled)\s+|\bso-called\s+", re.IGNORECASE)
ALIKE = 88
"""Per cent of letters (Indel ratio) that two spellings of a surname share: "Zelensky", "Zelenskyy" have 94."""
LONGEST = 5
"""Words that the name of a state's body has at most; longer phrases say more than that."""
SHORTEST = 5
"""Letters of a surname below which a letter makes another name."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One source of a story. ``links``: (statement id, number in its chain). ``body``: the actor (id) that a person
    speaks for. ``country``: ISO code of its state, ``branch``: of a state's body or officer. ``named``: not
    "officials", "a source". ``reasons``: how its names were joined."""

    id: str
    name: str
    kind: str
    named: bool
    country: str | None
    branch: str | None
    body: str | None
    links: tuple[tuple[str, int], ...]
    reasons: tuple[str, ...]

    @property
    def official(self) -> bool:
        """Whether it is a state's body or officer."""
        return self.branch is not None and self.country is not None


@dataclass(slots=True)
class _Node:
    """A plain name in a sort, with the links that bear it."""

    sort: str
    name: str
    tokens: tuple[str, ...]
    report: str | None
    links: list[tuple[str, int]] = field(default_factory=list)
    shown: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    organisations: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)


def actors_of(readings: Sequence[Reading]) -> tuple[Actor, ...]:
    """The actors of the readings, ordered by id; the same whatever the readings' order."""
    nodes = _nodes(sorted(readings, key=lambda reading: reading.report.id))  # 1
    joined = Sets(len(nodes))
    reasons: dict[int, list[str]] = defaultdict(list)
    for one, other, why in _joins(nodes):  # 2
        if joined.find(one) != joined.find(other) and not _apart(nodes, joined, one, other):  # 3
            joined.join(one, other)
            reasons[one].append(why)
    groups = [sorted(group, key=lambda n: nodes[n].name) for group in joined.groups()]
    made = [_actor([nodes[n] for n in group], [w for n in group for w in reasons[n]], readings) for group in groups]
    return tuple(sorted(_with_bodies(made, [[nodes[n] for n in group] for group in groups]), key=lambda a: a.id))  # 4


def plain(name: str) -> str:
    """A name without what came along with it: time and place phrases, "UK-based", possessive endings."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("’", "'")
    text = BASED.sub("", CUT.sub("", text)).strip(" ,.;:()\"'")
    return re.sub(r"'s?\b", "", text)


def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a plain name in lower case, titles and small words left out."""
    return tuple(w for w in (m.group().lower() for m in WORD.finditer(plain(name))) if w not in EMPTY)


def core_of(name: str) -> str:
    """The longest proper name inside a body's name ("monitoring group the Lund Observatory"), where that says
    more than a country does; else the name as it is."""
    text = plain(name)
    found = [m.group() for m in CORE.finditer(text)]
    best = max(found, key=lambda part: (len(part.split()), len(part)), default="")
    whole = len(best.split()) > 1 and not JOINT.search(text) and branch_of(text) == branch_of(best)
    return best if whole else text


def _sort(link: Link, tokens: Sequence[str]) -> str:
    if not tokens or all(t in GENERIC for t in tokens) or link.kind is SourceKind.UNNAMED:
        return "nobody"
    if link.kind in (SourceKind.DOCUMENT, SourceKind.RECORDING):
        return link.kind.value
    if link.name.lower().startswith("office of ") and link.name[10:11].isupper():
        return "person"
    if link.kind in (SourceKind.PERSON, SourceKind.OFFICE):
        return "person" if any(c.isupper() for c in link.name) and link.kind is SourceKind.PERSON else "office"
    return "body"


def _nodes(readings: Iterable[Reading]) -> list[_Node]:
    nodes: dict[tuple[str, str, str | None], _Node] = {}
    for reading in readings:
        countries = {place.text.lower(): place.country for place in reading.places if place.country}
        for statement in reading.statements:
            for number, link in enumerate(statement.chain):
                tokens = tokens_of(link.name)
                sort = _sort(link, tokens)
                if sort == "body":
                    tokens = tokens_of(core_of(link.name)) or tokens
                report = reading.report.id if sort == "nobody" else None
                key = (sort, " ".join(tokens) or plain(link.name).lower(), report)
                node = nodes.setdefault(key, _Node(sort, key[1], tokens, report))
                node.links.append((statement.id, number))
                node.shown[plain(link.name)] += 1
                node.kinds[link.kind.value] += 1
                node.reports.add(reading.report.id)
                if link.role:
                    node.roles[link.role] += 1
                if link.organisation:
                    node.organisations[link.organisation] += 1
                node.countries.update(_countries(reading, link, countries))
    return [nodes[key] for key in sorted(nodes, key=lambda k: (k[0], k[1], k[2] or ""))]


def _countries(reading: Reading, link: Link, known: dict[str, str]) -> Iterable[str]:
    """The countries that the report names in the link's mention, name, role or organisation."""
    seat = seat_of(" ".join(filter(None, (link.name, link.role, link.organisation))))
    if seat:
        return [seat[0]]
    words = " ".join(filter(None, (link.name, link.role, link.organisation)))
    said = f" {BASED.sub('', words)} ".lower()
    spoken = {country for text, country in known.items() if re.search(rf"\b{re.escape(text)}\b", said)}
    span = link.mention
    inside = {
        p.country
        for p in reading.places
        if span and p.country and span.holds(p.span) and _tells(reading.report.text, p, span)
    }
    return sorted(spoken & inside or inside or spoken)


def _tells(text: str, place: Place, mention: Span) -> bool:
    """Whether a place inside a mention says whose the source is: a body's own name is no town's, and where it is
    based says little."""
    if text[place.span.end : place.span.end + 1] == "-":
        return False
    return place.role != "place" or place.precision == "country" or place.span != mention


def _joins(nodes: Sequence[_Node]) -> Iterable[tuple[int, int, str]]:
    """Pairs of nodes that may be one, the safest reasons first."""
    persons = [n for n, node in enumerate(nodes) if node.sort == "person"]
    bodies = [n for n, node in enumerate(nodes) if node.sort == "body"]
    offices = [n for n, node in enumerate(nodes) if node.sort == "office"]
    full = [n for n in persons if len(nodes[n].tokens) > 1]
    for one in [*persons, *offices, *bodies]:
        for other in _only([p for p in full if p != one and _shorter_person(nodes[one], nodes[p])], nodes):
            yield one, other, f"{_shown(nodes[one])}: the only {_shown(nodes[other])} of the story"
    for one in persons:
        for other in persons:
            if one < other and _spelling(nodes[one], nodes[other]):
                yield one, other, f"{_shown(nodes[one])} and {_shown(nodes[other])}: spellings of one name"
    for one in bodies:
        for other in bodies:
            if one < other and _spelling(nodes[one], nodes[other]):
                yield one, other, f"{_shown(nodes[one])} and {_shown(nodes[other])}: spellings of one name"
    for one in bodies:
        wide = [b for b in bodies if b != one and _shorter_body(nodes[one], nodes[b])]
        for other in _only(wide, nodes):
            yield one, other, f"{_shown(nodes[one])}: the only {_shown(nodes[other])} of the story"
    for one in bodies:
        for other in bodies:
            if JOINT.search(nodes[one].name) or JOINT.search(nodes[other].name):
                continue
            if one < other and (branch := _branch(nodes[one])) and branch == _branch(nodes[other]):
                yield one, other, f"{_shown(nodes[one])} and {_shown(nodes[other])}: {branch[0]}'s {branch[1]}"
    papers = [n for n, node in enumerate(nodes) if node.sort in ("document", "nobody") and paper_of(node.name)]
    for one in papers:
        for other in papers:
            sort = paper_of(nodes[one].name)
            if one < other and sort == paper_of(nodes[other].name):
                yield one, other, f"{_shown(nodes[one])} and {_shown(nodes[other])}: the story's {sort}"
    for one in bodies:
        short = len(nodes[one].tokens) <= LONGEST and not nodes[one].countries
        branch = branch_of(nodes[one].name) if short else None
        same = [b for b in bodies if branch and nodes[b].countries and branch_of(nodes[b].name) == branch]
        if branch not in (None, "government", "court", "police") and len({_country([nodes[b]]) for b in same}) == 1:
            yield one, same[0], f"{_shown(nodes[one])}: the only {branch} of the story"
    for one in offices:
        holders = [p for p in persons if _holds(nodes[p], nodes[one])]
        for other in _only(holders, nodes):
            yield one, other, f"{_shown(nodes[one])}: the office of {_shown(nodes[other])}"


def _only(found: Sequence[int], nodes: Sequence[_Node]) -> list[int]:
    """The candidates, if all of them can be one name (each inside the longest); else none."""
    if not found:
        return []
    longest = max(found, key=lambda n: (len(nodes[n].tokens), sum(nodes[n].shown.values()), nodes[n].name))
    alike = all(
        set(nodes[n].tokens) <= set(nodes[longest].tokens) or _spelling(nodes[n], nodes[longest]) for n in found
    )
    return [longest] if alike else []


def _shorter_person(one: _Node, whole: _Node) -> bool:
    """Whether one name is the surname, or an inner part, of a full name, or holds it whole with a title before it."""
    if not one.tokens or one.sort == "body" and len(one.tokens) > 1 and not _ends_with(one, whole):
        return False
    if _ends_with(one, whole):
        return len(one.tokens) > len(whole.tokens)
    if len(one.tokens) >= len(whole.tokens):
        return False
    return all(any(_same_word(a, b) for b in whole.tokens) for a in one.tokens) and _same_word(
        one.tokens[-1], whole.tokens[-1]
    )


def _ends_with(one: _Node, whole: _Node) -> bool:
    size = len(whole.tokens)
    return len(one.tokens) > size and one.tokens[-size:] == whole.tokens


def _same_word(one: str, other: str) -> bool:
    return one == other or (
        min(len(one), len(other)) >= SHORTEST and one[0] == other[0] and ratio(one, other) >= ALIKE
    )


def _spelling(one: _Node, other: _Node) -> bool:
    """Whether two names of equally many words differ in spelling only, or by a hyphen."""
    if "".join(one.tokens).replace("-", "") == "".join(other.tokens).replace("-", ""):
        return True
    pairs = zip(one.tokens, other.tokens, strict=False)
    return len(one.tokens) == len(other.tokens) and all(_same_word(a, b) for a, b in pairs)


def _shorter_body(one: _Node, whole: _Node) -> bool:
    """Whether a body's name is the initials of a longer one, or lies in it with a word that says something."""
    own = [t for t in one.tokens if t not in GENERIC]
    rest = [t for t in whole.tokens if t not in GENERIC]
    if not own or len(one.tokens) >= len(whole.tokens):
        return False
    if len(one.tokens) == 1 and len(own[0]) >= 3:
        initials = "".join(t[0] for t in whole.tokens)
        if own[0].replace(".", "") == initials or (len(own[0]) > 2 and initials.endswith(own[0])):
            return True
    if branch_of(whole.name) and set(own) <= set(rest) and not branch_of(one.name) and one.countries:
        return False  # a country is not its ministry
    return set(one.tokens) <= set(whole.tokens) and not (JOINT.search(one.name) or JOINT.search(whole.name))


def _branch(node: _Node) -> tuple[str, str] | None:
    """Country and branch of a state's body; None where either is not told, or the branch is too wide to be one."""
    if len(node.tokens) > LONGEST:
        return None
    seat = seat_of(node.name)
    if seat:
        return seat
    country = _country([node])
    branch = branch_of(node.name)
    return (country, branch) if country and branch and branch not in ("government", "court", "police") else None


def _holds(person: _Node, office: _Node) -> bool:
    """Whether a person's role says the words of the office, or is the head of what the office is the head of."""
    own = set(office.tokens)
    role = set(WORD.findall(" ".join([*person.roles, *person.organisations]).lower()))
    heads = {"chief", "head", "boss", "leader", "director", "secretary-general", "secretary", "president", "chairman"}
    rest = own - heads
    return bool(own) and (own <= role or bool(rest) and bool(own & heads) and bool(role & heads) and rest <= role)


def _apart(nodes: Sequence[_Node], joined: Sets, one: int, other: int) -> bool:
    """Whether two groups hold names that cannot be one (3)."""
    first = [nodes[n] for n in joined.members(one)]
    second = [nodes[n] for n in joined.members(other)]
    for a in first:
        for b in second:
            if a.sort == b.sort == "person" and len(a.tokens) > 1 and len(b.tokens) > 1 and not _compatible(a, b):
                return True
    here, there = _country(first), _country(second)
    bodies = all(node.sort == "body" for node in (*first, *second))
    return bodies and here is not None and there is not None and here != there


def _compatible(a: _Node, b: _Node) -> bool:
    """Whether two full names can be one person's: one inside the other, or spellings of each other."""
    small, large = sorted((a, b), key=lambda n: len(n.tokens))
    return _spelling(a, b) or all(any(_same_word(x, y) for y in large.tokens) for x in small.tokens)


def _country(nodes: Iterable[_Node]) -> str | None:
    """The country that most of the mentions name."""
    votes: Counter[str] = Counter()
    for node in nodes:
        votes.update(node.countries)
    return min(votes, key=lambda c: (-votes[c], c)) if votes else None


def _shown(node: _Node) -> str:
    return min(node.shown, key=lambda s: (-node.shown[s], s))


def _actor(group: Sequence[_Node], reasons: Sequence[str], readings: Sequence[Reading]) -> Actor:
    shown: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for node in group:
        shown.update(node.shown)
        kinds.update(node.kinds)
    named = any(node.sort != "nobody" for node in group)
    people = [n for n in group if n.sort == "person"]
    best = people or group
    name = max((s for n in best for s in n.shown), key=lambda s: (min(len(tokens_of(s)), 4), shown[s], s))
    words = [*(role for n in group for role in n.roles), *(n.name for n in group)]
    organisations = [o for n in group for o in n.organisations]
    country, branch = _country(group), branch_of(*words, *organisations)
    if people:
        told = standing_of({name.split()[-1] for node in people for name in node.shown if name.split()}, readings)
        country = max(told.countries, key=lambda c: (told.countries[c], c), default=country)
        branch = branch or max(told.branches, key=lambda b: (told.branches[b], b), default=None)
    kind = "person" if people else min(kinds, key=lambda k: (-kinds[k], k))
    links = tuple(sorted(link for node in group for link in node.links))
    return Actor(
        id=digest("actor", *sorted(f"{n.sort} {n.name} {n.report or ''}" for n in group)),
        name=name,
        kind=kind,
        named=named,
        country=country,
        branch=branch,
        body=None,
        links=links,
        reasons=tuple(dict.fromkeys(reasons)),
    )


def _with_bodies(actors: Sequence[Actor], groups: Sequence[Sequence[_Node]]) -> list[Actor]:
    """The actors, persons with the one body that their organisation or role names."""
    from dataclasses import replace

    bodies = [(a, {tokens_of(s) for n in group for s in n.shown})
              for a, group in zip(actors, groups, strict=True) if any(n.sort == "body" for n in group)]
    out = []
    for actor, group in zip(actors, groups, strict=True):
        wanted = {tokens_of(o) for n in group for o in n.organisations} | {
            tokens_of(r) for n in group for r in n.roles}
        if any(n.sort == "document" for n in group):
            wanted |= {tokens_of(name) for n in group for name in n.shown}
        own = [
            (max(len(name) for name in fitting), b)
            for b, names in bodies
            if b.id != actor.id and (fitting := [n for n in names if n and any(set(n) <= set(w) for w in wanted)
                                                 and any(t not in GENERIC for t in n)])
        ]
        best = min(own, key=lambda o: (-o[0], -len(o[1].links), o[1].id), default=None)
        if best is None:
            out.append(actor)
        else:
            body = best[1]
            ours = body.country is not None and actor.kind == "person" and body.branch is not None
            out.append(replace(actor, body=body.id, country=body.country if ours else actor.country))
    return out
