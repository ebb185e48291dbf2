"""Which names of a story are one, and why; and which cannot be.

The safest reasons come first: equal and longer names, spellings, a body inside a longer one, one country's body of one
branch, the story's only paper of its sort, an office and the one person that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from sayso.link.bodies import GENERIC, branch_of, seat_of
from sayso.link.nodes import JOINT, WORD, Node, country_of, shown_of
from sayso.link.papers import paper_of
from sayso.link.sets import Sets

ALIKE = 88
"""Per cent of letters (Indel ratio) that two spellings of a surname share: "Zelensky", "Zelenskyy" have 94."""
LONGEST = 5
"""Words that the name of a state's body has at most; longer phrases say more than that."""
SHORTEST = 5
"""Letters of a surname below which a letter makes another name."""


def joins(nodes: Sequence[Node]) -> Iterable[tuple[int, int, str]]:
    """Pairs of nodes that may be one, the safest reasons first."""
    persons = [n for n, node in enumerate(nodes) if node.sort == "person"]
    bodies = [n for n, node in enumerate(nodes) if node.sort == "body"]
    offices = [n for n, node in enumerate(nodes) if node.sort == "office"]
    full = [n for n in persons if len(nodes[n].tokens) > 1]
    for one in [*persons, *offices, *bodies]:
        for other in _only([p for p in full if p != one and _shorter_person(nodes[one], nodes[p])], nodes):
            yield one, other, f"{shown_of(nodes[one])}: the only {shown_of(nodes[other])} of the story"
    for one in persons:
        for other in persons:
            if one < other and _spelling(nodes[one], nodes[other]):
                yield one, other, f"{shown_of(nodes[one])} and {shown_of(nodes[other])}: spellings of one name"
    for one in bodies:
        for other in bodies:
            if one < other and _spelling(nodes[one], nodes[other]):
                yield one, other, f"{shown_of(nodes[one])} and {shown_of(nodes[other])}: spellings of one name"
    for one in persons:
        for other in bodies:
            if len(nodes[one].tokens) == 1 and nodes[one].tokens == nodes[other].tokens:
                yield one, other, f"{shown_of(nodes[one])}: one name, taken for a person and for a body"
    for one in bodies:
        wide = [b for b in bodies if b != one and _shorter_body(nodes[one], nodes[b])]
        for other in _only(wide, nodes):
            yield one, other, f"{shown_of(nodes[one])}: the only {shown_of(nodes[other])} of the story"
    for one in bodies:
        for other in bodies:
            if _joint(nodes[one]) or _joint(nodes[other]):
                continue
            if one < other and (branch := _branch(nodes[one])) and branch == _branch(nodes[other]):
                yield one, other, f"{shown_of(nodes[one])} and {shown_of(nodes[other])}: {branch[0]}'s {branch[1]}"
    papers = [n for n, node in enumerate(nodes) if node.sort in ("document", "nobody") and paper_of(node.name)]
    for one in papers:
        for other in papers:
            paper = paper_of(nodes[one].name)
            if one < other and paper == paper_of(nodes[other].name):
                yield one, other, f"{shown_of(nodes[one])} and {shown_of(nodes[other])}: the story's {paper}"
    for one in bodies:
        short = len(nodes[one].tokens) <= LONGEST and not nodes[one].countries
        sort = branch_of(nodes[one].name) if short else None
        same = [b for b in bodies if sort and nodes[b].countries and branch_of(nodes[b].name) == sort]
        if sort not in (None, "government", "court", "police") and len({country_of([nodes[b]]) for b in same}) == 1:
            yield one, same[0], f"{shown_of(nodes[one])}: the only {sort} of the story"
    for one in offices:
        holders = [p for p in persons if _holds(nodes[p], nodes[one])]
        for other in _only(holders, nodes):
            yield one, other, f"{shown_of(nodes[one])}: the office of {shown_of(nodes[other])}"


def _only(found: Sequence[int], nodes: Sequence[Node]) -> list[int]:
    """The candidates, if all of them can be one name (each inside the longest); else none."""
    if not found:
        return []
    longest = max(found, key=lambda n: (len(nodes[n].tokens), sum(nodes[n].shown.values()), nodes[n].name))
    alike = all(
        set(nodes[n].tokens) <= set(nodes[longest].tokens) or _spelling(nodes[n], nodes[longest]) for n in found
    )
    return [longest] if alike else []


def _shorter_person(one: Node, whole: Node) -> bool:
    """Whether one name is the surname, or an inner part, of a full name, or holds it whole with a title before it."""
    if not one.tokens or (one.sort == "body" and len(one.tokens) > 1 and not _ends_with(one, whole)):
        return False
    if _ends_with(one, whole):
        return len(one.tokens) > len(whole.tokens)
    if len(one.tokens) >= len(whole.tokens):
        return False
    return all(any(_same_word(a, b) for b in whole.tokens) for a in one.tokens) and _same_word(
        one.tokens[-1], whole.tokens[-1]
    )


def _ends_with(one: Node, whole: Node) -> bool:
    size = len(whole.tokens)
    return len(one.tokens) > size and one.tokens[-size:] == whole.tokens


def _same_word(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= SHORTEST and one[0] == other[0] and ratio(one, other) >= ALIKE)


def _spelling(one: Node, other: Node) -> bool:
    """Whether two names of equally many words differ in spelling only, or by a hyphen."""
    if "".join(one.tokens).replace("-", "") == "".join(other.tokens).replace("-", ""):
        return True
    pairs = zip(one.tokens, other.tokens, strict=False)
    return len(one.tokens) == len(other.tokens) and all(_same_word(a, b) for a, b in pairs)


def _shorter_body(one: Node, whole: Node) -> bool:
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
    if one.countries and set(own) < set(rest) and whole.kinds["outlet"]:
        return False  # nor a city its newspaper
    return set(one.tokens) <= set(whole.tokens) and not (_joint(one) or _joint(whole))


def _joint(node: Node) -> bool:
    """Whether it names several ("Norway and Sweden")."""
    return any(JOINT.search(name) for name in node.shown)


def _branch(node: Node) -> tuple[str, str] | None:
    """Country and branch of a state's body; None where either is not told, or the branch is too wide to be one."""
    if len(node.tokens) > LONGEST:
        return None
    seat = seat_of(node.name)
    if seat:
        return seat
    country = country_of([node])
    branch = branch_of(node.name)
    return (country, branch) if country and branch and branch not in ("government", "court", "police") else None


def _holds(person: Node, office: Node) -> bool:
    """Whether a person's role says the words of the office, or is the head of what the office is the head of."""
    own = set(office.tokens)
    role = set(WORD.findall(" ".join([*person.roles, *person.organisations]).lower()))
    heads = {"chief", "head", "boss", "leader", "director", "secretary-general", "secretary", "president", "chairman"}
    rest = own - heads
    return bool(own) and (own <= role or (bool(rest) and bool(own & heads) and bool(role & heads) and rest <= role))


def apart(nodes: Sequence[Node], joined: Sets, one: int, other: int) -> bool:
    """Whether two groups hold names that cannot be one (3)."""
    first = [nodes[n] for n in joined.members(one)]
    second = [nodes[n] for n in joined.members(other)]
    for a in first:
        for b in second:
            if a.sort == b.sort == "person" and len(a.tokens) > 1 and len(b.tokens) > 1 and not _compatible(a, b):
                return True
    here, there = country_of(first), country_of(second)
    bodies = all(node.sort == "body" for node in (*first, *second))
    return bodies and here is not None and there is not None and here != there


def _compatible(a: Node, b: Node) -> bool:
    """Whether two full names can be one person's: one inside the other, or spellings of each other."""
    small, large = sorted((a, b), key=lambda n: len(n.tokens))
    return _spelling(a, b) or all(any(_same_word(x, y) for y in large.tokens) for x in small.tokens)
