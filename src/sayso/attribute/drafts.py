"""An attribution in the making, and how the encoder's tags become drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.text import Span
from sayso.values import Encoded

SOURCE, CUE, CONTENT = 0, 1, 2
SURE_OF_NONE = 0.5
"""A cue has no source when the pointer gives "none" more than this."""
FIRM, UNLIKELY = 0.5, 0.2
"""A pointer of more than ``FIRM`` outweighs missing tags; a target of less than ``UNLIKELY`` is none."""
FAINT, LONGEST = 0.15, 12
"""How likely the words of an untagged source must be one, and how many it may have."""
NO_SOURCE = 0.5
"""What stands for the source's part of the score where there is none."""
BORDERS = 0.3
"""How much the chance counts in the score that a content begins and ends just there. On the development articles the
F1 of exact contents rises from 70.0 to 70.6; .2 to .4 are within .2 of it."""
LEAST = 0.55
"""Drafts of a lower score are left out (abstain rather than guess). On the development articles precision was .90
and recall .78 here; F1 is flat from .5 to .6."""
WITH_FIGURE = 0.9
"""A content with a number stays down to this share of the least score: a figure that nobody is given is a loss
of its own. On the development articles it changes F1 by less than three tenths of a point."""
NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores of|hundreds?|thousands?|"
    r"millions?|billions?)\b",
    re.IGNORECASE,
)
LEAST_ALONE = LEAST * NO_SOURCE**0.25
"""Drafts without a source stay down to here until their subject was looked at (``subjects.sourced``)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue and content as spans of the text in order. ``score``: what the encoder thinks of them together.
    ``unit``: the cue's first unit. ``speaker``: the place in the list of drafts of the one whose speaker goes on here.
    ``inner``: authorities named inside it, outermost first."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    score: float = 1.0
    unit: int | None = None
    speaker: Span | None = None
    inner: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All spans in text order."""
        return tuple(sorted(self.content + self.cue + self.source))

    @property
    def extent(self) -> Span:
        """From the first character to the last."""
        every = self.spans
        return Span(every[0].start, max(s.end for s in every))


@dataclass(frozen=True, slots=True)
class Tagged:
    """One span of the best path: its role, its units ``[start, end)``, and the mean posterior of its tags."""

    role: int
    start: int
    end: int
    score: float

    def span(self, encoded: Encoded) -> Span:
        """Its characters."""
        return Span(int(encoded.starts[self.start]), int(encoded.ends[self.end - 1]))


def tagged(encoded: Encoded) -> list[Tagged]:
    """The spans of the best role path in order."""
    found, i, tags = [], 0, encoded.tags
    while i < len(tags):
        if tags[i] % 2:
            end = i + 1
            while end < len(tags) and tags[end] == tags[i] + 1:
                end += 1
            chance = float(sum(encoded.roles[n, tags[n]] for n in range(i, end))) / (end - i)
            found.append(Tagged((tags[i] - 1) // 2, i, end, chance))
            i = end
        else:
            i += 1
    return found


def link(encoded: Encoded, text: str = "") -> list[Draft]:
    """Join the tagged spans around their cues: a content goes to the cue it points to, a cue takes the
    source it points to; where a pointer hits no tagged span, the nearest one serves. A cue that gets no
    content gives no draft. ``text``: the report's, for the numbers in it."""
    spans = tagged(encoded)
    cues = [t for t in spans if t.role == CUE]
    contents: dict[int, list[Tagged]] = {cue.start: [] for cue in cues}
    for content in (t for t in spans if t.role == CONTENT):
        cue = _target(encoded.cue_of.get(content.start, ()), cues) or _nearest(content, cues)
        if cue is not None:
            contents[cue.start].append(content)
    found = []
    for cue in cues:
        own = contents[cue.start]
        if own:
            source = _source(encoded, cue, spans)
            score = _score(encoded, cue, source, own)
            counted = any(NUMBER.search(t.span(encoded).of(text)) for t in own) if text else False
            if score >= (LEAST if source else LEAST_ALONE) * (WITH_FIGURE if counted else 1):
                found.append(
                    Draft(
                        tuple(t.span(encoded) for t in own),
                        (cue.span(encoded),),
                        (source.span(encoded),) if source else (),
                        score,
                        cue.start,
                    )
                )
    return found


def _score(encoded: Encoded, cue: Tagged, source: Tagged | None, contents: list[Tagged]) -> float:
    """The geometric mean of four chances: the cue's, the source's and the contents' mean posteriors, and the
    pointer's that the source is the cue's. Of the combinations tried it told right from wrong best. Less by how
    doubtful the borders are of the content that is surest of none."""
    aims = encoded.source_of.get(cue.start, ())
    aimed = sum(p for unit, p in aims if (unit == -1 if source is None else source.start <= unit < source.end))
    content = sum(c.score for c in contents) / len(contents)
    product = cue.score * content * (source.score if source else NO_SOURCE) * aimed
    return float(product**0.25 * min(encoded.exact.get(c.start, 1.0) for c in contents) ** BORDERS)


def _source(encoded: Encoded, cue: Tagged, spans: list[Tagged]) -> Tagged | None:
    """The tagged source that the cue points to. Where it points firmly to words without a tag, those words:
    a source is looked for in the sentence, not only where the tags are sure."""
    aims = encoded.source_of.get(cue.start, ())
    if not aims or (aims[0][0] == -1 and aims[0][1] > SURE_OF_NONE):
        return None
    sources = [t for t in spans if t.role == SOURCE]
    unit, chance = aims[0]
    if unit >= 0 and chance > FIRM and not any(t.start <= unit < t.end for t in spans):
        return _grown(encoded, unit, spans)
    return _target([a for a in aims if a[0] >= 0], sources)


def _grown(encoded: Encoded, unit: int, spans: list[Tagged]) -> Tagged:
    """The untagged words from a unit on that are more likely a source than nothing much: up to the next
    tagged span."""
    stop = min((t.start for t in spans if t.start > unit), default=len(encoded.tags))
    end = unit + 1
    while end < min(stop, unit + LONGEST) and float(encoded.roles[end, 1:3].sum()) > FAINT:
        end += 1
    chance = float(encoded.roles[unit:end, 1:3].sum(axis=1).mean())
    return Tagged(SOURCE, unit, end, chance)


def _target(aims: Iterable[tuple[int, float]], spans: list[Tagged]) -> Tagged | None:
    for unit, chance in aims:
        hit = next((t for t in spans if t.start <= unit < t.end), None)
        if hit is not None and chance > UNLIKELY:
            return hit
    return None


def _nearest(span: Tagged, others: list[Tagged]) -> Tagged | None:
    return min(others, key=lambda o: max(o.start - span.end, span.start - o.end), default=None)
