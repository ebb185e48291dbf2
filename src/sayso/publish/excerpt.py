"""A statement's words, shortened: exact pieces of its content, around the figure that matters.

1. A content that fits is shown whole; " … " stands where other text lies between its parts.
2. Else the part with the figure is shown (the first part without one), from its beginning where the figure is near
   it, from some words before the figure where it is not; then the parts that follow, as far as there is room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.publish.visible import one_line
from sayso.text import Span, trimmed

BEFORE = 0.4
"""Share of the room that words before a figure get, where the part does not begin near it."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pieces of a content in order. ``before``, ``after``: whether content is left out at that end."""

    spans: tuple[Span, ...]
    before: bool
    after: bool

    def shown(self, text: str, more: str = "…") -> str:
        """The pieces on one line, with ``more`` wherever something lies between or is left out."""
        line = f" {more} ".join(one_line(span.of(text)) for span in self.spans)
        return (f"{more} " if self.before else "") + line + (f" {more}" if self.after else "")


def excerpt(text: str, content: Sequence[Span], figure: Span | None, width: int) -> Excerpt:
    """About ``width`` characters of a content, its figure among them."""
    parts = [part for part in (trimmed(text, span) for span in content) if part.start < part.end]
    if sum(part.end - part.start + 3 for part in parts) <= width + 3:
        return Excerpt(tuple(parts), False, False)  # 1
    chosen = next((n for n, part in enumerate(parts) if figure is not None and part.holds(figure)), 0)
    part = parts[chosen]
    start = part.start
    if figure is not None and part.holds(figure) and figure.end > part.start + width:
        start = _word_start(text, part, max(part.start, figure.start - int(width * BEFORE)), figure.start)
    taken: list[Span] = []
    room = width
    for following in (Span(start, part.end), *parts[chosen + 1 :]):  # 2
        least = figure.end if figure is not None and following.holds(figure) else following.start
        end = _word_end(text, following, following.start + room, least)
        if end > following.start:
            taken.append(trimmed(text, Span(following.start, end)))
        room -= end - following.start + 3
        if end < following.end or room < width // 4:
            break
    return Excerpt(tuple(taken), chosen > 0 or start > part.start, not taken or taken[-1].end < parts[-1].end)


def _word_start(text: str, part: Span, at: int, most: int) -> int:
    """The first beginning of a word from ``at`` on, at ``most`` the latest."""
    if at == part.start or text[at - 1].isspace():
        return at
    gap = next((n for n in range(at, most) if text[n].isspace()), None)
    return at if gap is None else gap + 1


def _word_end(text: str, part: Span, at: int, least: int) -> int:
    """The last end of a word up to ``at``, at ``least`` the earliest; ``at`` where one word fills it all."""
    if at >= part.end:
        return part.end
    at = max(at, least)
    gap = next((n for n in range(at, max(least, part.start + 1) - 1, -1) if text[n].isspace()), None)
    return at if gap is None else gap
