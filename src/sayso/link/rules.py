"""What people judged, as rules that comparing obeys: values, like everything that comparing takes.

1. A rule names things by their keys: a statement and the start of its figure (-1 for none), or a statement and the
   number of a link in its chain. Keys that are not among the readings have no effect.
2. Rules are obeyed in their order, so that the last word holds.
3. The machine groups first; then groups that a person holds to be one are joined, and members that a person holds to
   answer another question leave. Sources that a person holds to be one, or not, come before the machine's joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.link.items import Item
from sayso.link.nodes import Node
from sayso.link.sets import Sets
from sayso.values import Judged

Key = tuple[str, int]


class Kind(StrEnum):
    """What a rule asks for."""

    ONE_QUESTION = "one question"
    OTHER_QUESTION = "another question"
    ONE_SOURCE = "one source"
    OTHER_SOURCE = "another source"
    NO_STATEMENT = "no statement"
    NO_MEMBER = "no member"
    NO_DEPENDENCE = "no dependence"
    ONE_STORY = "one story"
    OTHER_STORY = "another story"


@dataclass(frozen=True, slots=True)
class Rule:
    """A judgement and the keys that it concerns. ``left`` leaves what ``right`` stays in, or is one with it. Rules on
    stories, which are obeyed where stories are kept, have no keys."""

    judged: Judged
    kind: Kind
    left: tuple[Key, ...] = ()
    right: tuple[Key, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """All of them."""
        return self.left + self.right


def judged_by(rules: Iterable[Rule], kinds: Iterable[Kind], keys: Iterable[Key]) -> tuple[Judged, ...]:
    """The judgements of some kinds on any of some keys, in order."""
    wanted, some = set(keys), set(kinds)
    return tuple(dict.fromkeys(rule.judged for rule in rules if rule.kind in some and wanted.intersection(rule.keys)))


def dismissed(rules: Iterable[Rule]) -> frozenset[str]:
    """The statements that a person holds to be none."""
    return frozenset(statement for rule in rules if rule.kind is Kind.NO_STATEMENT for statement, _ in rule.left)


def admitted(items: Sequence[Item], rules: Sequence[Rule]) -> list[Item]:
    """The items without those that were dismissed, alone or with their statement."""
    none = dismissed(rules)
    out = {key for rule in rules if rule.kind is Kind.NO_MEMBER for key in rule.left}
    return [item for item in items if item.statement not in none and item.key not in out]


def regrouped(
    groups: Sequence[tuple[Item, ...]], items: Sequence[Item], rules: Sequence[Rule]
) -> tuple[tuple[Item, ...], ...]:
    """The groups as people judge them, each in order of day and id, the groups by their first."""
    rules = [rule for rule in rules if rule.kind in (Kind.ONE_QUESTION, Kind.OTHER_QUESTION)]
    if not rules:
        return tuple(groups)
    parts: list[list[Item]] = [list(group) for group in groups]
    by_key = {item.key: item for item in items}
    place = {item.key: number for number, group in enumerate(parts) for item in group}
    for rule in rules:  # 2
        own = [key for key in rule.keys if key in by_key]
        if rule.kind is Kind.ONE_QUESTION:
            for key in own:
                if key not in place:
                    place[key] = len(parts)
                    parts.append([by_key[key]])
            whole, *others = dict.fromkeys(place[key] for key in own) or (None,)
            for other in others:
                if whole is not None and other is not None:
                    parts[whole] += parts[other]
                    place.update((item.key, whole) for item in parts[other])
                    parts[other] = []
        else:
            staying = {place[key] for key in rule.right if key in place}
            leaving = [key for key in rule.left if place.get(key) in staying]
            for key in leaving:
                parts[place[key]].remove(by_key[key])
                place[key] = len(parts)
            parts.append([by_key[key] for key in leaving])
    found = [tuple(sorted(part, key=_order)) for part in parts if part]
    return tuple(sorted((group for group in found if _asks(group, rules)), key=lambda group: _order(group[0])))


def _asks(group: Sequence[Item], rules: Iterable[Rule]) -> bool:
    """Whether a group is a claim: it has a figure, or several reports or a person say that its words are one."""
    if any(item.figure is not None for item in group) or len({item.report for item in group}) > 1:
        return True
    keys = {item.key for item in group}
    return any(rule.kind is Kind.ONE_QUESTION and len(keys.intersection(rule.keys)) > 1 for rule in rules)


def _order(item: Item) -> tuple[str, str, int]:
    return (item.day.isoformat() if item.day else "9999", *item.key)


def separated(nodes: list[Node], rules: Sequence[Rule]) -> list[Node]:
    """The nodes, with links of one name that a person holds to be two sources in nodes of their own."""
    nodes = list(nodes)
    for rule in rules:
        if rule.kind is not Kind.OTHER_SOURCE:
            continue
        for node in list(nodes):
            own = set(node.links)
            leaving, staying = own.intersection(rule.left), own.intersection(rule.right)
            if leaving and staying:
                node.links = [link for link in node.links if link not in leaving]
                nodes.append(replace(node, report=rule.judged.id, links=sorted(leaving)))
    return nodes


@dataclass(frozen=True, slots=True)
class SourcesJudged:
    """Nodes that people hold to be one, joined; pairs that they hold to be two; and who says so of each node."""

    joined: Sets
    two: tuple[tuple[int, int], ...]
    said: dict[int, tuple[Judged, ...]]

    def forbid(self, one: int, other: int) -> bool:
        """Whether joining these two would make one what a person holds to be two."""
        find = self.joined.find
        a, b = find(one), find(other)
        return any({find(x), find(y)} == {a, b} for x, y in self.two)

    def said_of(self, group: Iterable[int]) -> tuple[Judged, ...]:
        """The judgements on any node of a group."""
        return tuple(dict.fromkeys(judged for number in group for judged in self.said.get(number, ())))


def sources_judged(nodes: Sequence[Node], rules: Sequence[Rule]) -> SourcesJudged:
    """The rules on sources, obeyed from the last to the first: none undoes what a later one says."""
    number = {link: n for n, node in enumerate(nodes) for link in node.links}
    found = SourcesJudged(Sets(len(nodes)), (), {})
    for rule in reversed([rule for rule in rules if rule.kind in (Kind.ONE_SOURCE, Kind.OTHER_SOURCE)]):
        pairs = [(number[a], number[b]) for a in rule.left for b in rule.right if a in number and b in number]
        for one, other in pairs:
            if found.joined.find(one) == found.joined.find(other):
                continue
            if rule.kind is Kind.OTHER_SOURCE:
                found = replace(found, two=(*found.two, (one, other)))
            elif not found.forbid(one, other):
                found.joined.join(one, other)
        for key in rule.keys:
            if key in number:
                found.said[number[key]] = (rule.judged, *found.said.get(number[key], ()))
    return found
