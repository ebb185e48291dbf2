"""What the members of a claim are to each other, in fixed phrases: revised, conflict, and the stance of a denial.

Twenty figures can conflict in 190 pairs. A conflict is therefore told from the side with most rivals, which are
listed; those pairs are done, and so on with the side that has most of the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from rich.text import Text

from sayso.compared import Claim, State, Tie
from sayso.publish.crossed import Crossed
from sayso.publish.phrases import day_of, member_of, outlet_of, plural, words_of
from sayso.publish.scale import Signs
from sayso.publish.terminal import STYLES
from sayso.publish.visible import one_line

STATES = {
    State.AGREED: "green",
    State.SINGLE: "dim",
    State.CONFLICTING: "bold red",
    State.REVISED: "yellow",
    State.DENIED: "magenta",
}
"""Styles of states; the words stand beside."""
RIVALS = 3
"""Rivals of a figure that a line names where lines are few."""
DENIED = 90
"""Characters of a denial's words."""


def tie_lines(crossed: Crossed, claim: Claim, signs: Signs, most: int | None = None) -> Iterator[Text]:
    """Revisions by day, then conflicts, then denials, a line each; no more than ``most`` of each kind, the others
    counted."""
    revised = sorted((t for t in claim.ties if t.kind == "revises"), key=lambda t: (_day(crossed, t.a), t.a))
    conflicts = by_rivals([t for t in claim.ties if t.kind == "conflicts"])
    others = [t for t in claim.ties if t.kind not in ("revises", "conflicts")]
    for tie in revised[:most]:
        yield Text.assemble(
            ("revised: ", STATES[State.REVISED]), _end(crossed, claim, tie.b), ", then ", _end(crossed, claim, tie.a)
        )
    yield from _rest("revision", revised, most)
    for statement, rivals in conflicts[:most]:
        shown = rivals if most is None or len(rivals) <= RIVALS + 1 else rivals[:RIVALS]
        more = [f"{len(rivals) - len(shown)} more"] if len(shown) < len(rivals) else []
        yield Text.assemble(
            ("conflict: ", STATES[State.CONFLICTING]),
            _end(crossed, claim, statement),
            " against ",
            "; ".join([*(_end(crossed, claim, rival) for rival in shown), *more]),
        )
    yield from _rest("conflicting figure", conflicts, most)
    for tie in others[:most]:
        yield _denial(crossed, claim, tie, signs)
    yield from _rest("denial", others, most)


def by_rivals(conflicts: Iterable[Tie]) -> list[tuple[str, list[str]]]:
    """Each conflict once, as a statement and its rivals: first the statement with most of them."""
    rivals: dict[str, set[str]] = defaultdict(set)
    for tie in conflicts:
        rivals[tie.a].add(tie.b)
        rivals[tie.b].add(tie.a)
    found = []
    while any(rivals.values()):
        chosen = min(rivals, key=lambda statement: (-len(rivals[statement]), statement))
        found.append((chosen, sorted(rivals[chosen])))
        for rival in rivals.pop(chosen):
            rivals[rival].discard(chosen)
    return found


def _denial(crossed: Crossed, claim: Claim, tie: Tie, signs: Signs) -> Text:
    one, member = crossed.said[tie.a], member_of(claim, tie.a)
    who = one_line(crossed.origin_of(member).name) if member else outlet_of(one.report)
    return Text.assemble(
        (f"{one.statement.stance.value}: ", STATES[State.DENIED]),
        f"{who} ({outlet_of(one.report)}, {_shown_day(crossed, tie.a)}): ",
        (words_of(crossed, claim, tie.a, DENIED, signs), STYLES["content"]),
    )


def _end(crossed: Crossed, claim: Claim, statement: str) -> str:
    """One end of a tie: who, the figure, the day."""
    one, member = crossed.said[statement], member_of(claim, statement)
    day = _shown_day(crossed, statement)
    if member is None:
        return f"{outlet_of(one.report)} ({day})"
    figure = crossed.figure_of(member)
    said = f": {one_line(figure.text)}" if figure else ""
    return f"{one_line(crossed.origin_of(member).name)}{said} ({day})"


def _rest(word: str, all_of_them: list[Tie] | list[tuple[str, list[str]]], most: int | None) -> Iterator[Text]:
    if most is not None and len(all_of_them) > most:
        yield Text(f"{plural(len(all_of_them) - most, f'more {word}')}: trace shows them", style="dim")


def _day(crossed: Crossed, statement: str) -> date:
    published = crossed.said[statement].report.published
    return published.day if published else date.max


def _shown_day(crossed: Crossed, statement: str) -> str:
    published = crossed.said[statement].report.published
    return day_of(published.day if published else None)
