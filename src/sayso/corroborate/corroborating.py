"""Linked readings -> claims with their origins, independent counts, states and relations.

1. Each group of statements of a story becomes a claim; its members' acts and their dependences are found. Who denies a
   figure does not give it.
2. Statements that deny, doubt or decline are attached to the claim whose words they share.
3. Counts, states, ties and the best figure follow from the acts.
4. What the reports' words say of who rests on whom holds for the acts, and stands as origins of its own: a source may
   say nothing that any claim asks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from sayso.compared import Claim, Compared, Copy, Dependence, Member, Origin, Relation, Story, Tie
from sayso.corroborate.judged import QUESTION, STORY, denies, judged_acts, undismissed
from sayso.corroborate.origins import Act, Context, acts_of, dependences, independent, origin_of
from sayso.corroborate.stated import needed, rests_of, voices
from sayso.corroborate.states import best_of, states_of, ties_of
from sayso.link import Linked, Told
from sayso.link.claims import denials
from sayso.link.items import Item
from sayso.link.rules import Rule, dismissed, judged_by
from sayso.link.sets import Sets
from sayso.values import Manner, Stance, Statement, digest

WITHHOLDING = frozenset({Stance.DENIES, Stance.DECLINES})
"""Who denies a figure, or will not say whether it is so, does not give it; who doubts one may give it all the same."""
COPIED = 0.5
"""Share of the shorter report from which a copy makes its own voice the other's."""


def corroborate(linked: Linked) -> Compared:
    """All claims of the stories, with their origins; the same whatever the order of the readings."""
    stories, origins, claims = [], [], []
    for told in linked.stories:
        context = _context(told, linked.copies)
        found = _claims(told, context)
        claims += [claim for claim, _, _ in found]
        for _, acts, denied in found:
            links = undismissed(told.rules, acts, dependences(context, acts))
            origins += [_origin(told, context, acts, number, links) for number in range(len(acts))]
            origins += denied
        origins += voices(told, [rest for rests in context.rests.values() for rest in rests])  # 4
        stories.append(_story(told, [claim for claim, _, _ in found]))
    return Compared(tuple(stories), linked.copies, tuple(origins), tuple(claims))


def _context(told: Told, copies: Iterable[Copy]) -> Context:
    copied = frozenset((min(c.a, c.b), max(c.a, c.b)) for c in copies if c.score >= COPIED)
    seats: dict[str, set[str]] = defaultdict(set)
    for actor in told.actors:
        if actor.branch and actor.country:
            seats[actor.branch].add(actor.country)
    return Context(
        seats=seats,
        readings={r.report.id: r for r in told.readings},
        statements={s.id: s for r in told.readings for s in r.statements},
        actors={link: actor for actor in told.actors for link in actor.links},
        bodies={actor.id: actor for actor in told.actors},
        copied=copied,
        homes=_homes(told, copied),
        rests={actor: tuple(rests) for actor, rests in groupby(rests_of(told), key=lambda rest: rest.late.id)},
    )


def _origin(
    told: Told, context: Context, acts: Sequence[Act], number: int, links: Mapping[tuple[int, int], Dependence]
) -> Origin:
    """The origin of an act, with what its actor is said to rest on (4), and what people judged of it."""
    act = acts[number]
    origin = origin_of(act, number, links)
    rests = context.rests.get(act.actor.id, ()) if act.actor else ()
    needs = (Dependence(needed(told, rest), rest.certainty, (rest.reason,)) for rest in rests)
    return replace(origin, depends_on=(*origin.depends_on, *needs), judged=judged_acts(told.rules, act))


def _homes(told: Told, copied: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each report that shares its text with others the first of them: by day, then by id."""
    place = {reading.report.id: n for n, reading in enumerate(told.readings)}
    sets = Sets(len(place))
    for a, b in sorted(copied):
        if a in place and b in place:
            sets.join(place[a], place[b])
    ids = [reading.report.id for reading in told.readings]
    return {ids[n]: ids[group[0]] for group in sets.groups() if len(group) > 1 for n in group}


def _claims(told: Told, context: Context) -> list[tuple[Claim, tuple[Act, ...], list[Origin]]]:
    none = dismissed(told.rules)
    statements = [s for r in told.readings for s in r.statements if s.id not in none]
    denied = denials(told.groups, statements, told.readings)  # 2
    found = []
    for number, group in enumerate(told.groups):
        name = digest("claim", group[0].statement, str(group[0].key[1]))
        refused = {i.statement for i in group if context.statements[i.statement].stance in WITHHOLDING}
        given = [i for i in group if i.statement not in refused] or list(group)
        acts = acts_of(context, name, given)  # 1
        admitted = [s for s in denied.get(number, ()) if denies(told.rules, s, group)]
        admitted += [context.statements[s] for s in sorted(refused) if len(given) < len(group)]
        refusals = {s.id: _denial(context, name, s) for s in admitted}
        found.append((_claim(context, told.rules, name, group, acts, refusals), acts, _merged(refusals.values())))
    return found


def _claim(
    context: Context,
    rules: Sequence[Rule],
    name: str,
    group: Sequence[Item],
    acts: Sequence[Act],
    denied: Mapping[str, Origin],
) -> Claim:
    links = undismissed(rules, acts, dependences(context, acts))
    count = independent(acts, links)
    asserted = next((item.statement for item in group if item.statement not in denied), group[0].statement)
    ties = [
        *ties_of(acts, links),
        *(
            Tie("denies", statement, asserted, (f"stance: {context.statements[statement].stance.value}",))
            for statement in denied
        ),
    ]
    made_by = {item.key: act.id for act in acts for item in act.items}
    made_by |= {item.key: denied[item.statement].id for item in group if item.key not in made_by}
    inside = {item.statement for item in group}
    done = Counter(item.phase for item in group).most_common(1)[0][0] == "done"
    members = [
        Member(
            item.statement,
            item.figure.span if item.figure else None,
            made_by[item.key],
            _relation(item, context.statements[item.statement], done),
        )
        for item in group
    ]
    members += [
        Member(statement, None, origin.id, Relation.DENIAL)
        for statement, origin in denied.items()
        if statement not in inside
    ]
    stances = {context.statements[statement].stance for statement in denied}
    figures = [item.figure for item in group if item.figure is not None]
    return Claim(
        id=name,
        gist=_gist(context, group),
        counted=_most(f.counted for f in figures),
        unit=_most(f.unit for f in figures),
        category=_most(item.category for item in group),
        best=best_of(acts, links),
        members=tuple(members),
        states=states_of(count, ties, Stance.DENIES in stances),  # 3
        independent=count,
        if_possible=independent(acts, links, possible=True),
        ties=tuple(ties),
        judged=judged_by(rules, QUESTION, [*(item.key for item in group), *((s, -1) for s in denied)]),
    )


def _denial(context: Context, claim: str, statement: Statement) -> Origin:
    """The act of denying, of whoever is named for it. It gives no figure, and is counted for none."""
    actor = context.actors.get((statement.id, len(statement.chain) - 1))
    reading = next(r for r in context.readings.values() if any(s.id == statement.id for s in r.statements))
    published = reading.report.published
    return Origin(
        id=digest("denial", claim, actor.id if actor else statement.id),
        name=actor.name if actor else reading.report.outlet or "own voice",
        kind=actor.kind if actor else "outlet",
        first=published.day if published else None,
        attributed=actor is not None,
        statements=(statement.id,),
    )


def _merged(denials: Iterable[Origin]) -> list[Origin]:
    """The denials, those of one actor as one."""
    found: dict[str, Origin] = {}
    for one in denials:
        first = found.get(one.id)
        statements = tuple(sorted({*one.statements, *(first.statements if first else ())}))
        days = [o.first for o in (one, first) if o is not None and o.first is not None]
        found[one.id] = replace(one, statements=statements, first=min(days, default=None))
    return list(found.values())


def _relation(item: Item, statement: Statement, done: bool) -> Relation:
    if statement.stance in WITHHOLDING:
        return Relation.DENIAL
    if item.part:
        return Relation.PART
    return Relation.FORECAST if done and item.phase == "planned" else Relation.SAME


def _gist(context: Context, group: Sequence[Item]) -> str:
    """The statement whose words stand for the claim: attributed before narrated, whole before part, then short."""

    def rank(item: Item) -> tuple[bool, bool, int, str]:
        statement = context.statements[item.statement]
        size = sum(span.end - span.start for span in statement.content)
        return statement.manner is Manner.NARRATED, item.part, abs(size - 120), statement.id

    return min(group, key=rank).statement


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _story(told: Told, claims: Sequence[Claim]) -> Story:
    reports = tuple(r.report.id for r in told.readings)
    titled = next((r.report.id for r in told.readings if r.report.title), reports[0])
    judged = tuple(rule.judged for rule in told.rules if rule.kind in STORY)
    return Story(digest("story", reports[0]), reports, tuple(claim.id for claim in claims), titled, judged)
