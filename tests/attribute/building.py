"""What the encoder would have said, from a marked-up sentence.

``build("[S:Mayor Ana Ruiz] [Q:said] [C:the river had crested].", "PER Ana Ruiz")`` is a text with one
source, cue and content that point to one another. Where a text holds several attributions, each gets a
number: ``[S1:...] [Q1:...] [C1:...]``. A number that has no source points to none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from sayso.attribute.drafts import Draft, link
from sayso.encode.labels import NAMES, ROLES
from sayso.encode.wordpiece import Unit, units_of
from sayso.naming import Name, names_in
from sayso.text import Span
from sayso.values import Encoded

MARKED = re.compile(r"\[([SQC])(\d?):([^\[\]]*)\]")
ROLE = {"S": "source", "Q": "cue", "C": "content"}
SURE = 0.98


@dataclass(frozen=True)
class Built:
    """A text without its marks, and the encoding that they describe."""

    text: str
    encoded: Encoded

    @property
    def names(self) -> tuple[Name, ...]:
        """The names given."""
        return names_in(self.text, self.encoded)

    @property
    def drafts(self) -> list[Draft]:
        """The drafts that the tags make."""
        return link(self.encoded)

    def span(self, part: str, after: str = "") -> Span:
        """Where ``part`` first stands behind ``after``."""
        start = self.text.index(part, self.text.index(after) + len(after))
        return Span(start, start + len(part))

    def of(self, spans: tuple[Span, ...] | list[Span]) -> list[str]:
        """The characters of some spans."""
        return [span.of(self.text) for span in spans]


def build(marked: str, names: str = "", stance: tuple[float, ...] = ()) -> Built:
    """``names``: kind and name, several with ``;`` between ("PER Ana Ruiz; LOC Lund"), each wherever it stands.
    ``stance``: what the stance head says at every cue."""
    text, spans, last = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[last : found.start()]
        spans.append((found[1], found[2], Span(len(text), len(text) + len(found[3]))))
        text, last = text + found[3], found.end()
    text += marked[last:]
    units = units_of(text)
    tags = [0] * len(units)
    firsts: dict[tuple[str, str], int] = {}
    contents: list[tuple[int, str]] = []
    for kind, number, span in spans:
        inside = _inside(units, span)
        for place, unit in enumerate(inside):
            tags[unit] = ROLES.index(("I-" if place else "B-") + ROLE[kind])
        firsts.setdefault((kind, number), inside[0])
        contents += [(inside[0], number)] if kind == "C" else []
    roles = np.full((len(units), len(ROLES)), (1 - SURE) / (len(ROLES) - 1), dtype=np.float32)
    roles[np.arange(len(units)), tags] = SURE
    cues = {number: unit for (kind, number), unit in firsts.items() if kind == "Q"}
    return Built(
        text,
        Encoded(
            np.array([u.start for u in units], dtype=np.int32),
            np.array([u.end for u in units], dtype=np.int32),
            roles,
            tuple(tags),
            tuple(_names(text, units, names)),
            {cue: ((firsts.get(("S", number), -1), SURE),) for number, cue in cues.items()},
            {unit: ((cues[number], SURE),) for unit, number in contents if number in cues},
            dict.fromkeys(cues.values(), stance) if stance else {},
            {unit: SURE for unit, _ in contents},
        ),
    )


def _inside(units: list[Unit], span: Span) -> list[int]:
    return [n for n, u in enumerate(units) if span.start <= u.start and u.end <= span.end]


def _names(text: str, units: list[Unit], names: str) -> list[int]:
    tags = [0] * len(units)
    wanted = [entry.strip().partition(" ") for entry in names.split(";") if entry.strip()]
    for kind, _, name in sorted(wanted, key=lambda entry: -len(entry[2])):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            inside = _inside(units, Span(*found.span()))
            if any(tags[unit] for unit in inside):
                continue
            for place, unit in enumerate(inside):
                tags[unit] = NAMES.index(("I-" if place else "B-") + kind)
    return tags
