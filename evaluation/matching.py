"""Attributions in the scorer's form, and what the scorer's pairs say of stance, hedging and misses.

Fit is the scorer's content overlap: F1 of the sets of words that two lists of spans touch. A pair meets
when its fit is at least ``MET``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evaluation.shared import Row

MET = 0.5
ROLES = ("source", "cue", "content")
STANCE_WORDS = {"demands": "requests"}
"""Words of the gold that are none of the product's, with the product's word for them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold and a predicted attribution that the scorer matched, with their content and source overlap."""

    gold: int
    found: int
    fit: float
    source_fit: float


@dataclass(slots=True)
class Tally:
    """How many of the met pairs could be judged, and how many agree."""

    stance_judged: int = 0
    stance_agreed: int = 0
    hedge_judged: int = 0
    hedge_agreed: int = 0


def attributed(entry: Row) -> list[Row]:
    """The statements of a reading that were given to a source: all but the narrated ones."""
    return [statement for statement in entry["statements"] if statement["manner"] != "narrated"]


def prediction(name: str, statements: Sequence[Row]) -> Row:
    """The scorer's input for one document."""
    return {"id": name, "attributions": [{role: s[role] for role in ROLES} for s in statements]}


@lru_cache(maxsize=2)
def _words(text: str) -> tuple[list[int], list[int]]:
    """The starts and the ends of a text's words; kept for the document in hand."""
    found = [match.span() for match in re.finditer(r"\w+", text)]
    return [start for start, _ in found], [end for _, end in found]


def words(spans: Sequence[Sequence[int]], text: str) -> frozenset[int]:
    """The starts of the words of the text that the spans touch."""
    starts, ends = _words(text)
    return frozenset(start for first, last in spans if first < last
                     for start in starts[bisect_right(ends, first):bisect_left(starts, last)])


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """F1 of two sets; 0 where either is empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def pairs(row: Row, statements: Sequence[Row], matched: Sequence[Sequence[int]]) -> list[Pair]:
    """The scorer's pairs (gold index, predicted index) of one document, with their overlaps."""
    text, gold = row["text"], row["attributions"]
    return [Pair(g, p, *(overlap(words(gold[g].get(role) or [], text), words(statements[p][role], text))
                         for role in ("content", "source"))) for g, p in matched]


def judge(row: Row, statements: Sequence[Row], matched: Sequence[Pair], tally: Tally) -> None:
    """Add to the tally whether stance and hedging agree, over met pairs whose gold has them."""
    for pair in matched:
        if pair.fit < MET:
            continue
        gold, found = row["attributions"][pair.gold], statements[pair.found]
        if (stance := gold.get("stance")) is not None:
            tally.stance_judged += 1
            tally.stance_agreed += STANCE_WORDS.get(stance, stance) == found["stance"]
        if gold.get("hedged") is not None:
            tally.hedge_judged += 1
            tally.hedge_agreed += gold["hedged"] == found["hedged"]


def misses(row: Row, statements: Sequence[Row], matched: Sequence[Pair]) -> Iterator[str]:
    """Lines for a person: gold that was not met, predictions that met none, and sources that differ.

    MISSED and SURPLUS name the part that overlaps, where there is one ("fit" below a half)."""
    gold, text = row["attributions"], row["text"]
    by_gold, by_found = {p.gold: p for p in matched}, {p.found: p for p in matched}
    lines: list[tuple[int, str]] = []
    for index, one in enumerate(gold):
        pair = by_gold.get(index)
        if words(one.get("content") or [], text) and (pair is None or pair.fit < MET):
            lines.append((_first(one), f"MISSED  {_note(pair)}{shown(one, text)}"))
    for index, statement in enumerate(statements):
        pair = by_found.get(index)
        if pair is None or pair.fit < MET:
            lines.append((_first(statement), f"SURPLUS {_note(pair)}{shown(statement, text)}"))
        elif gold[pair.gold].get("source") and pair.source_fit < MET:
            right = _text(gold[pair.gold]["source"], text)
            lines.append((_first(statement), f"SOURCE  gold [{right}] but {shown(statement, text)}"))
    if lines:
        yield f"== {row['id']}: {len(gold)} gold, {len(statements)} predicted"
        yield from (line for _, line in sorted(lines))


def shown(attribution: Row, text: str) -> str:
    """An attribution on one line: source, cue and content, with the content's place."""
    source, cue, content = (_text(attribution.get(role) or [], text) for role in ROLES)
    score = f" ({attribution['score']:.2f})" if isinstance(attribution.get("score"), float) else ""
    return f"[{source}] <{cue}> {content} @{_first(attribution)}{score}"


def _text(spans: Sequence[Sequence[int]], text: str) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def _note(pair: Pair | None) -> str:
    return f"fit {pair.fit:.2f} " if pair else ""


def _first(attribution: Row) -> int:
    starts = [span[0] for role in ("content", "cue", "source") for span in attribution.get(role) or []]
    return min(starts, default=0)
