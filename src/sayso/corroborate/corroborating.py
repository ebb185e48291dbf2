"""Linked readings -> claims with their origins, independent counts, states and relations.

1. Each group of statements of a story becomes a claim; its members' acts and their dependences are found.
2. Statements that deny, doubt or decline are attached to the claim whose words they share.
3. Counts, states, ties and the best figure follow from the acts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.compared import Claim, Compared, Copy, Member, Relation, Story, Tie
from sayso.corroborate.origins import Act, Context, acts_of, dependences, independent, origin_of
from sayso.corroborate.states import best_of, states_of, ties_of
from sayso.link import Linked, Told
from sayso.link.claims import denials
from sayso.link.items import Item
from sayso.values import Manner, Stance, Statement, digest

COPIED = 0.5
"""Share of the shorter report from which a copy makes its own voice the other's."""


def corroborate(linked: Linked) -> Compared:
    """All claims of the stories, with their origins; the same whatever the order of the readings."""
    stories, origins, claims = [], [], []
    for told in linked.stories:
        context = _context(told, linked.copies)
        found = _claims(told, context)
        claims += [claim for claim, _ in found]
        for _, acts in found:
            links = dependences(context, acts)
            origins += [origin_of(act, number, links) for number, act in enumerate(acts)]
        stories.append(_story(told, [claim for claim, _ in found]))
    return Compared(tuple(stories), linked.copies, tuple(origins), tuple(claims))


def _context(told: Told, copies: Iterable[Copy]) -> Context:
    return Context(
        readings={r.report.id: r for r in told.readings},
        statements={s.id: s for r in told.readings for s in r.statements},
        actors={link: actor for actor in told.actors for link in actor.links},
        bodies={actor.id: actor for actor in told.actors},
        copied=frozenset((min(c.a, c.b), max(c.a, c.b)) for c in copies if c.score >= COPIED),
    )


def _claims(told: Told, context: Context) -> list[tuple[Claim, tuple[Act, ...]]]:
    denied = denials(told.groups, [s for r in told.readings for s in r.statements], told.readings)  # 2
    found = []
    for number, group in enumerate(told.groups):
        name = digest("claim", group[0].statement, str(group[0].key[1]))
        acts = acts_of(context, name, group)  # 1
        found.append((_claim(context, name, group, acts, denied.get(number, ())), acts))
    return found


def _claim(
    context: Context, name: str, group: Sequence[Item], acts: Sequence[Act], denied: Sequence[Statement]
) -> Claim:
    links = dependences(context, acts)
    count = independent(acts, links)
    ties = [
        *ties_of(acts, links),
        *(
            Tie("denies", statement.id, group[0].statement, (f"stance: {statement.stance.value}",))
            for statement in denied
        ),
    ]
    origin = {item.key: act.id for act in acts for item in act.items}
    done = Counter(item.phase for item in group).most_common(1)[0][0] == "done"
    members = [
        Member(
            item.statement,
            item.figure.span if item.figure else None,
            origin[item.key],
            _relation(item, context.statements[item.statement], done),
        )
        for item in group
    ]
    members += [Member(s.id, None, _origin_of_denial(context, s), Relation.DENIAL) for s in denied]
    figures = [item.figure for item in group if item.figure is not None]
    return Claim(
        id=name,
        gist=_gist(context, group),
        counted=_most(f.counted for f in figures),
        unit=_most(f.unit for f in figures),
        category=_most(f.category for f in figures),
        best=best_of(acts, links),
        members=tuple(members),
        states=states_of(count, ties, any(s.stance is Stance.DENIES for s in denied)),  # 3
        independent=count,
        if_possible=independent(acts, links, possible=True),
        ties=tuple(ties),
    )


def _origin_of_denial(context: Context, statement: Statement) -> str:
    actor = context.actors.get((statement.id, len(statement.chain) - 1))
    return digest("origin", "denial", actor.id if actor else statement.id)


def _relation(item: Item, statement: Statement, done: bool) -> Relation:
    if statement.stance is Stance.DENIES:
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
    return Story(digest("story", reports[0]), reports, tuple(claim.id for claim in claims), titled)
