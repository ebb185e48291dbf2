"""What grouping decides, with the parts that its scores are the sums of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.link.story_pairs import Part


@dataclass(frozen=True, slots=True)
class Joined:
    """Two stories became one. ``a``, ``b``: their first reports. ``score`` is the sum of value times weight
    of the parts."""

    a: str
    b: str
    score: float
    parts: tuple[Part, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The parts in words and numbers."""
        return worded(self.parts)


@dataclass(frozen=True, slots=True)
class Group:
    """One story: its reports, the first first, and the joins that made it, in their order."""

    id: str
    reports: tuple[str, ...]
    joins: tuple[Joined, ...]


@dataclass(frozen=True, slots=True)
class StoryDecision:
    """What became of a report. ``story``: the id of its story; ``new``: it starts one. ``score`` and ``parts``
    are those of the story it came nearest to (none at all: 0 and empty), which it joined unless it is new.
    ``merged``: stories that became one with its own, each with its reasons; their ids are superseded."""

    story: str
    new: bool
    score: float
    parts: tuple[Part, ...]
    shared: tuple[str, ...] = ()
    merged: tuple[Joined, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """The parts in words and numbers."""
        return worded(self.parts)


def worded(parts: Iterable[Part]) -> tuple[str, ...]:
    """The parts of a score as they add up."""
    return tuple(f"{p.name}: {p.value:.3f} x {p.weight:+.2f} = {p.value * p.weight:+.3f}" for p in parts if p.value)
