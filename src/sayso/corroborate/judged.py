"""What people judged of the acts and members of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.compared import Dependence
from sayso.corroborate.origins import Act
from sayso.link.items import Item
from sayso.link.rules import Kind, Rule, judged_by
from sayso.values import Judged, Statement

DEPENDENCE = (Kind.NO_DEPENDENCE,)
QUESTION = (Kind.ONE_QUESTION, Kind.OTHER_QUESTION, Kind.NO_MEMBER)
STORY = (Kind.ONE_STORY, Kind.OTHER_STORY)


def undismissed(
    rules: Iterable[Rule], acts: Sequence[Act], found: Mapping[tuple[int, int], Dependence]
) -> dict[tuple[int, int], Dependence]:
    """The dependences without those that people dismissed between two acts."""
    none = [rule for rule in rules if rule.kind is Kind.NO_DEPENDENCE]
    keys = [{item.key for item in act.items} for act in acts] if none else []
    return {
        (a, b): dependence
        for (a, b), dependence in found.items()
        if not any(
            keys[one].intersection(rule.left) and keys[other].intersection(rule.right)
            for rule in none
            for one, other in ((a, b), (b, a))
        )
    }


def judged_acts(rules: Sequence[Rule], act: Act) -> tuple[Judged, ...]:
    """What people judged of an act: whose it is, and what it does not depend on."""
    own = judged_by(rules, DEPENDENCE, [item.key for item in act.items])
    return tuple(dict.fromkeys((*(act.actor.judged if act.actor else ()), *own)))


def denies(rules: Iterable[Rule], statement: Statement, group: Sequence[Item]) -> bool:
    """Whether nobody judged that a statement, as a denial, does not belong to a group."""
    key, keys = (statement.id, -1), {item.key for item in group}
    return not any(
        key in rule.left
        and (rule.kind is Kind.NO_MEMBER or (rule.kind is Kind.OTHER_QUESTION and keys.intersection(rule.right)))
        for rule in rules
    )
