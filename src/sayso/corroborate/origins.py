"""Whose act each member of a claim goes back to, and which of those acts depend on each other.

1. A member's actor is the last authority of its chain that names somebody, or has a country; without any, the
   first one; the actor of what is narrated, or told in passing, is the outlet.
2. One actor's members of a claim with one figure are one act; another figure is another act of that actor. What copies
   of one text tell in their own voice, or of "a source", is one act as well: the original's.
3. Acts depend on each other, with the reason and its certainty:
   certain  one person or body; a person and the body spoken for; a passage copied from another report; the same
            quoted words
   as said  a report says that one was briefed by the other, or gives both as one telling
   likely   bodies of one government; one outlet credits the other; unnamed sources of one country with one figure
   possible equal figures of different bodies with nothing said
4. Independent are the connected parts that hold an attributed act.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.fuzz import ratio

from sayso.compared import Certainty, Dependence, Origin
from sayso.corroborate.intervals import equal
from sayso.corroborate.stated import Rest
from sayso.link.actors import Actor
from sayso.link.bodies import GENERIC
from sayso.link.items import Item
from sayso.link.nodes import JOINT, tokens_of
from sayso.link.sets import Sets
from sayso.values import Manner, Reading, Statement, digest

RELAYING = frozenset({"outlet", "document"})
"""Kinds of sources that mostly pass on what others say: with an equal figure they are taken to have it from them."""
ALIKE, MISWRITTEN = 78, 5
"""Per cent of letters that two names share, and the least letters of each, for one to be the other miswritten."""
ASKED = re.compile(r"(?:to (?:know|learn|hear)\s+)?(?:how|whether|why|who|what|when|where|if)\s", re.IGNORECASE)
LOOSE = frozenset({"government", "court", "police", "media"})
"""Branches whose words others use as well ("port authority", "union officials"), or that answer to nobody."""
COUNTED = (Certainty.CERTAIN, Certainty.LIKELY)


@dataclass(frozen=True, slots=True)
class Act:
    """One actor's giving of one figure in one claim, with the items that tell it. ``actor`` None: an outlet's own
    voice."""

    id: str
    actor: Actor | None
    outlet: str | None
    items: tuple[Item, ...]

    @property
    def attributed(self) -> bool:
        """Whether anybody but the outlet is named for it."""
        return self.actor is not None

    @property
    def first(self) -> date | None:
        """The first day that a report of it was published."""
        return min((item.day for item in self.items if item.day), default=None)


@dataclass(frozen=True, slots=True)
class Context:
    """What origins are found in: readings and statements by id, actors by (statement, link), copied reports as
    pairs of ids; ``homes``: for a copied report the id of the first of its texts; ``rests``: what each actor (id) is
    said to rest on; ``seats``: the countries whose bodies of a branch the story names."""

    readings: Mapping[str, Reading]
    statements: Mapping[str, Statement]
    actors: Mapping[tuple[str, int], Actor]
    bodies: Mapping[str, Actor]
    copied: frozenset[tuple[str, str]]
    homes: Mapping[str, str] = field(default_factory=dict)
    rests: Mapping[str, Sequence[Rest]] = field(default_factory=dict)
    seats: Mapping[str, Set[str]] = field(default_factory=dict)


def actor_of(context: Context, statement: Statement) -> Actor | None:
    """The actor that a statement goes back to (1)."""
    chain = [
        context.actors[statement.id, n] for n in range(len(statement.chain)) if (statement.id, n) in context.actors
    ]
    for actor in reversed(chain):
        if actor.named or actor.country:
            return actor
    return chain[0] if chain else None


def acts_of(context: Context, claim: str, items: Iterable[Item]) -> tuple[Act, ...]:
    """The acts behind a claim's items, ordered by id (2)."""
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    actors: dict[str, Actor | None] = {}
    for item in items:
        statement = context.statements[item.statement]
        narrated = item.aside or statement.manner is Manner.NARRATED
        actor = None if narrated else actor_of(context, statement)
        home = context.homes.get(item.report, item.report)
        outlet = context.readings[home].report.outlet if home in context.readings else None
        who = f"outlet {outlet or home}" if actor is None else actor.id if actor.named else f"{home} {actor.name}"
        found[who, _figure(item)].append(item)
        actors[who] = actor
    made = []
    for (who, figure), members in found.items():
        home = context.homes.get(members[0].report, members[0].report)
        outlet = context.readings[home].report.outlet if home in context.readings else None
        made.append(Act(digest("origin", claim, who, figure), actors[who], outlet, tuple(members)))
    return tuple(sorted(made, key=lambda act: act.id))


def _figure(item: Item) -> str:
    f = item.figure
    return "" if f is None else f"{f.value}" if f.value is not None else f"{f.low}-{f.high}"


def dependences(context: Context, acts: Sequence[Act]) -> dict[tuple[int, int], Dependence]:
    """For pairs of acts (later, earlier) the strongest dependence between them (3). A relay, that is an unnamed
    source or an outlet with a figure that others give, hangs on one of them alone: it must not tie two
    independent ones together."""
    found = {}
    relays: dict[int, list[tuple[bool, bool, str, int]]] = defaultdict(list)
    for a in range(len(acts)):
        for b in range(a + 1, len(acts)):
            late, early = _ordered(acts, a, b)
            reasons = _reasons(context, acts[late], acts[early])
            if reasons:
                certainty = min((c for c, _ in reasons), key=list(Certainty).index)
                found[late, early] = Dependence(
                    acts[early].id, certainty, tuple(why for c, why in reasons if c is certainty)
                )
            elif (relay := _relay(context, acts[late], acts[early])) is not None:
                one, other = (late, early) if relay is acts[late] else (early, late)
                source = acts[other].actor
                nobody = source is None or not source.named
                relays[one].append((not _together(acts[late], acts[early]), nobody, acts[other].id, other))
    for one, partners in relays.items():
        for rank, (*_, other) in enumerate(sorted(partners)):
            late, early = one, other
            certainty = Certainty.POSSIBLE if rank else Certainty.LIKELY
            found[late, early] = Dependence(acts[early].id, certainty, (_relayed(acts[one], acts[other]),))
    return found


def _ordered(acts: Sequence[Act], a: int, b: int) -> tuple[int, int]:
    """Which of two acts depends on which: an own voice on the attributed one, else the later on the earlier."""
    late, early = sorted((a, b), key=lambda n: (not acts[n].attributed, acts[n].first or date.max, acts[n].id))[::-1]
    return late, early


def _relay(context: Context, one: Act, other: Act) -> Act | None:
    """The one of two acts with an equal figure that only relays it: an outlet's own voice, of an unnamed source, of two
    named together, of whoever only asks about it, else of an outlet or a paper."""
    a, b = one.actor, other.actor
    if not _same_figure(one, other) or (a is None and b is None):
        return None
    if a is None or b is None:
        return one if a is None else other
    if (asks := _asks(context, one)) != _asks(context, other):
        return one if asks else other
    alone, other_alone = a.named and not JOINT.search(a.name), b.named and not JOINT.search(b.name)
    if alone != other_alone:
        return one if other_alone else other
    if (relays := _relays(context, one, a)) != _relays(context, other, b):
        return one if relays else other
    return one if not a.named else None


def _asks(context: Context, act: Act) -> bool:
    """Whether it only asks about the figure ("lawmakers want to know why 300 homes were left")."""
    said = (context.statements[item.statement].content[0] for item in act.items)
    texts = (context.readings[item.report].report.text for item in act.items)
    return all(ASKED.match(text, span.start) for span, text in zip(said, texts, strict=True))


def _relays(context: Context, act: Act, actor: Actor) -> bool:
    """Whether it mostly passes on what others say: an outlet, a paper that is no state's, or a body that is none of a
    state's and has it from somebody unnamed."""
    if actor.official:
        return actor.kind == "outlet"
    return actor.kind in RELAYING or (actor.kind == "organisation" and _of_unnamed(context, act))


def _of_unnamed(context: Context, act: Act) -> bool:
    """Whether each of its statements ends with a source that is not named, behind the actor."""
    chains = [context.statements[item.statement].chain for item in act.items]
    last = [context.actors.get((item.statement, len(chain) - 1)) for item, chain in zip(act.items, chains, strict=True)]
    return all(actor is not None and actor is not act.actor and not actor.named for actor in last)


def _relayed(relay: Act, source: Act) -> str:
    assert source.actor is not None
    who = "own voice" if relay.actor is None else relay.actor.name
    unnamed = relay.actor is not None and not relay.actor.named
    return f"{who}{' (unnamed)' if unnamed else ''}: the figure of {source.actor.name}"


def _same_figure(one: Act, other: Act) -> bool:
    a, b = one.items[0].figure, other.items[0].figure
    return a is not None and b is not None and equal(a, b)


def _reasons(context: Context, one: Act, other: Act) -> list[tuple[Certainty, str]]:
    reasons = [
        *_same_hand(context, one, other),
        *_cited(context, one, other),
        *_stated(context, one, other),
        *_same_text(context, one, other),
    ]
    same = _same_figure(one, other)
    if one.actor is None and other.actor is None:
        if _together(one, other):
            reasons.append((Certainty.CERTAIN, "one report's own voice"))
        elif same:
            reasons.append((Certainty.POSSIBLE, "equal figures in two outlets' own voices"))
    elif same and not reasons and _alike(one, other):
        reasons.append((Certainty.LIKELY, "equal figures of two names that differ by a letter or two"))
    elif same and not reasons and _relay(context, one, other) is None:
        reasons.append((Certainty.POSSIBLE, "equal figures, and nothing is said of where they come from"))
    return reasons


def _alike(one: Act, other: Act) -> bool:
    """Whether two actors' names are spelt so much alike that one report may have miswritten the other's."""
    a, b = one.actor, other.actor
    if a is None or b is None or not a.named or not b.named or a.kind == "person" or b.kind == "person":
        return False
    pairs = [(x, y) for x in tokens_of(a.name)[-1:] for y in tokens_of(b.name)[-1:] if not {x, y} & GENERIC]
    return any(min(len(x), len(y)) >= MISWRITTEN and ratio(x, y) >= ALIKE for x, y in pairs)


def _cited(context: Context, one: Act, other: Act) -> Iterable[tuple[Certainty, str]]:
    """Where a chain of either act names the other's actor."""
    for first, second in ((one, other), (other, one)):
        if second.actor is None:
            continue
        for item in first.items:
            chain = len(context.statements[item.statement].chain)
            if any(context.actors.get((item.statement, n)) is second.actor for n in range(chain)):
                yield Certainty.CERTAIN, f"a report names {second.actor.name} in the same chain"
                return


def _stated(context: Context, one: Act, other: Act) -> Iterable[tuple[Certainty, str]]:
    """Where a report says that either actor rests on the other, or on somebody of the other's state."""
    for late, early in ((one.actor, other.actor), (other.actor, one.actor)):
        if late is None or early is None:
            continue
        for rest in context.rests.get(late.id, ()):
            if rest.actor is not None and rest.actor.id == early.id:
                yield rest.certainty, rest.reason
            elif rest.actor is None and rest.country and rest.country == early.country and _state(early):
                yield Certainty.LIKELY, f"{rest.reason}; {early.name} is of the same state ({early.country})"


def _same_hand(context: Context, one: Act, other: Act) -> Iterable[tuple[Certainty, str]]:
    a, b = one.actor, other.actor
    if a is None or b is None:
        if a is b and one.outlet and one.outlet == other.outlet:
            yield Certainty.CERTAIN, f"both in the own voice of {one.outlet}"
        named, own = (a, other) if a is not None else (b, one)
        if named is not None and own.outlet and _same_outlet(named, own.outlet):
            yield Certainty.CERTAIN, f"{named.name} is the outlet"
        return
    if a.id == b.id:
        yield Certainty.CERTAIN, f"both acts of {a.name}"
    elif a.body == b.id or b.body == a.id or (a.body is not None and a.body == b.body):
        body = context.bodies.get(a.body or b.body or "")
        yield Certainty.CERTAIN, f"{a.name} and {b.name} speak for {body.name if body else 'one body'}"
    elif a.official and b.official and a.country == b.country:
        yield Certainty.LIKELY, f"{a.name} and {b.name} are of one government ({a.country})"
    elif _at_home(context, a, b):
        yield Certainty.LIKELY, f"{a.name} and {b.name} are of one government (the story names no other)"
    elif (a.official or b.official) and a.country is not None and a.country == b.country and _state(a) and _state(b):
        yield Certainty.LIKELY, f"{a.name} and {b.name} stand for one state ({a.country})"


def _at_home(context: Context, a: Actor, b: Actor) -> bool:
    """Whether both are of a state that the reports do not name, as reports at home do ("the interior ministry", "the
    health minister"). Of one branch either may be given a country, if the story has no other one's."""
    if not (_of_state(a) and _of_state(b)):
        return False
    if a.branch != b.branch:
        return a.country is None and b.country is None
    return len(context.seats.get(a.branch or "", ())) <= 1


def _of_state(actor: Actor) -> bool:
    """Whether it is an office or a body that only states have."""
    return actor.named and actor.branch is not None and actor.branch not in LOOSE


def _state(actor: Actor) -> bool:
    """Whether it is a state's body or officer, or the state itself ("Lund", "Norway said")."""
    return actor.official or (
        actor.kind == "organisation" and actor.country is not None and len(actor.name.split()) <= 2
    )


def _same_outlet(actor: Actor, outlet: str) -> bool:
    return actor.kind == "outlet" and actor.name.lower() in outlet.lower()


def _same_text(context: Context, one: Act, other: Act) -> Iterable[tuple[Certainty, str]]:
    """Copies and shared quotations between two acts whose actors differ in name only."""
    if one.actor is not None and other.actor is not None and one.actor.named and other.actor.named:
        return
    for a in one.items:
        for b in other.items:
            if tuple(sorted((a.report, b.report))) in context.copied:
                yield Certainty.CERTAIN, "one report's text comes from the other's"
                return


def _together(one: Act, other: Act) -> bool:
    """Whether some report tells both."""
    return bool({i.report for i in one.items} & {i.report for i in other.items})


def independent(acts: Sequence[Act], found: Mapping[tuple[int, int], Dependence], possible: bool = False) -> int:
    """How many connected parts of the acts hold an attributed one, over certain and likely dependences, and over
    possible ones where asked (4)."""
    sets = Sets(len(acts))
    for (a, b), dependence in found.items():
        if possible or dependence.certainty in COUNTED:
            sets.join(a, b)
    return sum(any(acts[n].attributed for n in group) for group in sets.groups())


def origin_of(act: Act, number: int, found: Mapping[tuple[int, int], Dependence]) -> Origin:
    """The act as a value: its name, first day, and what it depends on."""
    own = [d for (late, _), d in found.items() if late == number]
    actor = act.actor
    return Origin(
        id=act.id,
        name=actor.name if actor else act.outlet or "own voice",
        kind=actor.kind if actor else "outlet",
        first=act.first,
        attributed=act.attributed,
        statements=tuple(dict.fromkeys(sorted(item.statement for item in act.items))),
        depends_on=tuple(sorted(own, key=lambda d: (list(Certainty).index(d.certainty), d.origin))),
    )
