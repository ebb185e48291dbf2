"""Annotated documents to training windows.

A document becomes a list of ``Word`` (the units of ``sayso.encode.wordpiece``) with, for each, its role
label, its name label, and for the first word of a cue the first words of its source and contents.
Windows are whole paragraphs up to a number of word pieces, as at run time; a longer paragraph is cut
behind a sentence.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sayso.encode.windows import sentence_ends
from sayso.encode.windows import windows as cut
from sayso.encode.wordpiece import Unit, WordPiece, units_of
from training.labels import IGNORE, NAMES, ROLES, STANCES


@dataclass(frozen=True)
class Word:
    """One unit with all that is to be learned of it; ``mark`` names it across augmentations."""

    text: str
    shape: int
    role: int
    name: int
    mark: int
    paragraph: bool = False
    """A new paragraph starts here."""


@dataclass(frozen=True)
class Link:
    """One attribution, by the marks of the first words of its spans."""

    cue: int
    source: int | None
    contents: tuple[int, ...]
    stance: int = IGNORE
    hedged: int = IGNORE


@dataclass(frozen=True)
class Document:
    """A whole annotated text."""

    id: str
    words: tuple[Word, ...]
    links: tuple[Link, ...]
    invented: bool = False


@dataclass
class Window:
    """What one row of a batch is made from."""

    words: list[Word]
    links: tuple[Link, ...]
    invented: bool = False


def _paint(labels: list[int], spans: list[list[int]], first: int, units: list[Unit]) -> list[int]:
    """Label the units that the spans touch; returns the first unit of each painted span."""
    firsts = []
    for start, end in spans:
        inside = _inside(units, start, end)
        if not inside or any(labels[i] for i in inside):
            continue
        labels[inside[0]] = first
        for i in inside[1:]:
            labels[i] = first + 1
        firsts.append(inside[0])
    return firsts


def _inside(units: list[Unit], start: int, end: int) -> list[int]:
    lo, hi = 0, len(units)
    while lo < hi:
        mid = (lo + hi) // 2
        if units[mid].end <= start:
            lo = mid + 1
        else:
            hi = mid
    found = []
    while lo < len(units) and units[lo].start < end:
        found.append(lo)
        lo += 1
    return found


def document(row: dict[str, Any], names: list[list[Any]]) -> Document:
    """A row of the annotated files with the teacher's names."""
    text = row["text"]
    units = units_of(text)
    roles, kinds = [0] * len(units), [0] * len(units)
    links = []
    for a in sorted(row["attributions"], key=lambda a: -sum(e - s for s, e in a["content"])):
        sources = [_inside(units, *span)[0] for span in a["source"] if _inside(units, *span)]
        _paint(roles, a["source"], 1, units)
        cues = _paint(roles, a["cue"], 3, units)
        contents = _paint(roles, a["content"], 5, units)
        if cues:
            links.append(
                Link(
                    cues[0],
                    sources[0] if sources else None,
                    tuple(contents),
                    STANCES.index(a["stance"]) if a.get("stance") in STANCES else IGNORE,
                    int(a["hedged"]) if a.get("hedged") is not None else IGNORE,
                )
            )
    for start, end, label in names:
        inside = _inside(units, start, end)
        for place, i in enumerate(inside):
            kinds[i] = NAMES.index(("I-" if place else "B-") + label)
    words, before = [], 0
    for number, unit in enumerate(units):
        gap = text[before : unit.start]
        words.append(
            Word(
                text[unit.start : unit.end],
                unit.shape,
                roles[number],
                kinds[number],
                number,
                number > 0 and "\n" in gap,
            )
        )
        before = unit.end
    assert max(roles, default=0) < len(ROLES)
    return Document(row["id"], tuple(words), tuple(links))


def load(data: Path, names_file: Path | None, parts: tuple[str, ...]) -> list[Document]:
    """All documents of the named files (``polnear/train`` and so on)."""
    names: dict[str, list[list[Any]]] = {}
    if names_file is not None:
        for line in names_file.read_text(encoding="utf-8").split("\n")[:-1]:
            row = json.loads(line)
            names[row["id"]] = row["names"]
    found = []
    for part in parts:
        for line in (data / f"{part}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
            row = json.loads(line)
            found.append(document(row, names.get(row["id"], [])))
    return found


def windows(
    doc: Document, words: list[Word], cutter: WordPiece, most: int, first: int | None = None
) -> Iterator[Window]:
    """Pack whole paragraphs into windows of at most ``most`` pieces, as at run time; ``first`` bounds the
    first one, so that the cuts fall elsewhere in each epoch."""
    costs = [len(cutter.pieces(w.text)) for w in words]
    ends = sentence_ends([w.text for w in words])
    for start, end in cut(costs, [w.paragraph for w in words], ends, most, first):
        yield Window(words[start:end], doc.links, doc.invented)


def shuffled(docs: list[Document], seed: int) -> list[Document]:
    """The documents in an order that depends on the seed alone."""
    order = list(docs)
    random.Random(seed).shuffle(order)
    return order


def relabel(word: Word, **change: Any) -> Word:
    """The word with some fields changed."""
    return replace(word, **change)
