"""Which signal of comparing gives what: the same readings compared again, each time without one signal.

1. The reports of a set are read once, by the stages of the product in this process.
2. A signal is dropped: one weight of ``sayso.link.pairs.WEIGHTS`` set to 0, or one kind of finding taken out of what
   linking found before it is followed to origins. Weights are not fitted anew, so that a drop shows what the rest
   does without the signal, not what another system could do without it.
3. The scorer sees the outcome: pairwise F1 of grouping, and the groups whose independent origins are counted exactly.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from evaluation import stories
from sayso.corroborate import corroborate
from sayso.errors import IntegrityError
from sayso.flow import read_reports
from sayso.link import Linked, Told, link, pairs
from sayso.link.actors import Actor
from sayso.publish.story import story_bytes
from sayso.settings import Settings
from sayso.values import Failure, Reading, digest

Drop = Callable[[Linked], Linked]
Scores = dict[str, float]
ALL = "nothing"
PRIOR = "bias"
"""The weight that is no signal: how rarely two statements answer one question."""
KEPT = ("grouping.f1", "independence.hits")


def apart(told: Told) -> tuple[Actor, ...]:
    """The actors of a story as if no two names were joined: each name of each actor stands alone."""
    names = {
        (s.id, number): link.name
        for reading in told.readings
        for s in reading.statements
        for number, link in enumerate(s.chain)
    }
    found = []
    for actor in told.actors:
        parts: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for place in actor.links:
            parts[names[place]].append(place)
        for name, links in sorted(parts.items()):
            own = actor.id if name == actor.name else digest("apart", actor.id, name)
            found.append(replace(actor, id=own, name=name, links=tuple(links)))
    return tuple(sorted(found, key=lambda actor: actor.id))


def _each(change: Callable[[Told], tuple[Actor, ...]]) -> Drop:
    def drop(linked: Linked) -> Linked:
        return replace(linked, stories=tuple(replace(told, actors=change(told)) for told in linked.stories))

    return drop


DROPS: Mapping[str, Drop] = {
    "actors: names joined": _each(apart),
    "actors: who speaks for whom": _each(lambda told: tuple(replace(actor, body=None) for actor in told.actors)),
    "actors: state and branch": _each(
        lambda told: tuple(replace(actor, country=None, branch=None) for actor in told.actors)
    ),
    "copies": lambda linked: replace(linked, copies=()),
}
"""What is taken out of the linked reports, by the name of the signal."""


def signals() -> tuple[str, ...]:
    """The names of all signals: the weighted features that count, then what linking finds."""
    return (*(f"pair: {name}" for name, weight in pairs.WEIGHTS.items() if weight and name != PRIOR), *DROPS)


def without(signal: str, readings: Sequence[Reading], linked: Linked) -> str:
    """The story of the readings, as exported, without the signal (``ALL``: with every one). ``linked``: what linking
    finds with every signal."""
    if signal in DROPS:
        linked = DROPS[signal](linked)
    elif signal != ALL:
        with patch.dict(pairs.WEIGHTS, {signal.removeprefix("pair: "): 0.0}):
            linked = link(readings)
    return story_bytes(readings, corroborate(linked)).decode("utf-8")


def read(path: Path, workers: int = 2) -> tuple[Reading, ...]:
    """The readings of a file of reports; an IntegrityError where one was not read."""
    readings = []
    for outcome in read_reports([str(path)], Settings(workers=workers)):
        if isinstance(outcome, Failure):
            raise IntegrityError(f"{outcome.place}: {outcome.reason}")
        readings.append(outcome)
    return tuple(readings)


def scores(folder: Path, readings: Sequence[Reading], wanted: Iterable[str]) -> dict[str, Scores]:
    """For each signal the numbers that are left without it."""
    linked = link(readings)
    found = {}
    for signal in wanted:
        result = stories.numbers(stories.judged(folder, without(signal, readings, linked)))
        found[signal] = {name: result[name] for name in (*KEPT, "independence.groups")}
        print(f"{folder.name}: without {signal}", file=sys.stderr)
    return found


def table(found: Mapping[str, Mapping[str, Scores]]) -> str:
    """The scores by set and signal as a table in Markdown: first with every signal, then the change without each."""
    names = list(found)
    full = {name: found[name][ALL] for name in names}
    lines = [
        "| without | " + " | ".join(f"{name} F1 | exact" for name in names) + " |",
        "|---" * (1 + 2 * len(names)) + "|",
    ]
    cells = [
        f"{100 * full[n]['grouping.f1']:.1f} | {full[n]['independence.hits']:.0f} of "
        f"{full[n]['independence.groups']:.0f}"
        for n in names
    ]
    lines.append(f"| {ALL} | " + " | ".join(cells) + " |")
    for signal in [s for s in found[names[0]] if s != ALL]:
        cells = []
        for name in names:
            now = found[name][signal]
            f1, hits = (now[metric] - full[name][metric] for metric in KEPT)
            cells.append(f"{signed(100 * f1, 1)} | {signed(hits, 0)}")
        lines.append(f"| {signal} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def signed(value: float, places: int) -> str:
    """A change with its sign; a dot where there is none."""
    text = f"{value:+.{places}f}"
    return "·" if float(text) == 0 else text.replace("-", "−")


def run(folders: Mapping[str, Path], workers: int = 2, as_json: bool = False) -> None:
    """Read each set, drop each signal, print."""
    found = {}
    for name, folder in folders.items():
        found[name] = scores(folder, read(folder / "reports.jsonl", workers), (ALL, *signals()))
        if as_json:
            for signal, left in found[name].items():
                print(json.dumps({"set": name, "without": signal} | left), flush=True)
    if not as_json:
        print(table(found))
