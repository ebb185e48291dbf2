"""Pair quotation marks: straight, curly, angled, ``..'', single; nested, over paragraphs, left open.

Each paragraph is read by itself, so that one unbalanced mark never reaches beyond its paragraph. A mark
says by its form or by the space around it whether it opens or closes; only where neither tells does the
state decide. A quote left open runs on into the next paragraph when that one begins with an opening mark
(the printers' rule) or when the next mark to come is a closing one; otherwise it ends with its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from sayso.text import Span

MARK = re.compile(r"``|''|[\"“”„«»‘’'`]")
FAMILIES = {
    "``": "double",
    "''": "double",
    '"': "double",
    "“": "double",
    "”": "double",
    "„": "double",
    "«": "angle",
    "»": "angle",
    "‘": "single",
    "’": "single",
    "'": "single",
    "`": "single",
}
OWNER = re.compile(r"\b(?:the|these|those|their|our|his|her|its|my|your|all)\s[^\W\d_]{1,25}s$", re.IGNORECASE)
REACH = 12
"""Paragraphs that a quote without marks at their beginnings may run on; longer ones were not seen."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks. ``resumes``: it goes on from the quote before it, which ends the
    paragraph before. ``closed``: whether a closing mark was found. ``depth``: 0 for an outer one."""

    span: Span
    inner: Span
    family: str
    closed: bool
    resumes: bool = False
    depth: int = 0


class _Mark(NamedTuple):
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def quotes(text: str) -> tuple[Quote, ...]:
    """All quotations of the text in order of their beginnings, outer before inner."""
    found: list[Quote] = []
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    ticked = 2 * text.count("``") >= max(1, text.count("''"))
    marks = [_marks(text, p, ticked) for p in paragraphs]
    carried: Quote | None = None
    skip_to = -1
    for n, paragraph in enumerate(paragraphs):
        own = marks[n]
        if n <= skip_to:
            own = own[1:] if n == skip_to else []
        resumes = bool(
            carried
            and own
            and own[0].opens
            and not text[paragraph.start : own[0].start].strip()
            and own[0].family == carried.family
        )
        inside, opened = _pair(text, paragraph, own, resumes)
        found += inside
        carried = None
        if opened is not None:
            reach = _close_ahead(marks, n, opened.family, paragraphs, text)
            if reach is not None:
                skip_to, mark = reach
                found.append(
                    Quote(
                        Span(opened.start, mark.end),
                        Span(opened.end, mark.start),
                        opened.family,
                        True,
                        resumes and opened is own[0],
                    )
                )
            else:
                goes_on = _resumed(text, paragraphs, marks, n, opened.family)
                end = (
                    _trim_end(text, paragraph)
                    if goes_on or not text[paragraph.start : opened.start].strip()
                    else _sentence_end(text, opened.end, paragraph.end)
                )
                if end > opened.end:
                    quote = Quote(
                        Span(opened.start, end),
                        Span(opened.end, end),
                        opened.family,
                        False,
                        resumes and opened is own[0],
                    )
                    found.append(quote)
                    carried = quote if goes_on else None
    return _with_depth(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _marks(text: str, paragraph: Span, ticked: bool) -> list[_Mark]:
    """The marks of a paragraph with what each may do, apostrophes left out; where ``ticked``, the text
    opens quotes with `` and so '' only closes."""
    found = []
    for m in MARK.finditer(text, paragraph.start, paragraph.end):
        mark, start, end = m.group(), m.start(), m.end()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        family = FAMILIES[mark]
        free_before = before.isspace() or before in '([{—–-:/“"‘«'
        free_after = after.isspace() or not (after.isalnum() or after in '“"‘«$£€([')
        if mark in ("“", "„", "«", "``"):
            opens, closes = True, mark == "“" and not free_before and free_after
        elif mark in ("”", "»"):
            opens, closes = mark == "”" and before.isspace() and not free_after, True
        elif mark in ('"', "''"):
            opens, closes = not after.isspace() or before.isspace(), not before.isspace() or after.isspace()
            if free_before and not free_after:
                closes = False
            elif not free_before and free_after:
                opens = False
            if ticked and mark == "''":
                opens, closes = False, True
        elif mark == "‘":
            opens, closes = (
                not after.isspace()
                and not (after.isdigit() and not before.isalnum() and text[end + 1 : end + 3].endswith("s")),
                False,
            )
        else:
            word_before, word_after = before.isalnum(), after.isalnum()
            opens = free_before and not after.isspace() and (word_after or after in '“"') and mark != "’"
            closes = not before.isspace() and not word_after and (word_before or before in ".,!?…)”\"'’;:%")
            if (
                opens
                and mark == "'"
                and (after.isdigit() or text[end : end + 4].lower() in ("em ", "til ", "twas", "cause"))
            ):
                opens = False
        if opens or closes:
            found.append(_Mark(start, end, family, opens, closes))
    return found


def _pair(text: str, paragraph: Span, marks: list[_Mark], resumes: bool) -> tuple[list[Quote], _Mark | None]:
    """The closed quotes of a paragraph, and the outermost mark that stays open."""
    stack: list[_Mark] = []
    found: list[Quote] = []
    first = marks[0] if marks else None
    for place, mark in enumerate(marks):
        held = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == mark.family), None)
        if mark.closes and held is not None and not (mark.family == "single" and _possessive(text, marks, place)):
            opener = stack[held]
            if mark.start > opener.end:
                found.append(
                    Quote(
                        Span(opener.start, mark.end),
                        Span(opener.end, mark.start),
                        mark.family,
                        True,
                        resumes and opener is first,
                    )
                )
            del stack[held:]
        elif mark.opens and (held is None or mark.family != "single"):
            if held is not None and stack[held].family == mark.family:
                # the earlier one was never closed: it ends with its sentence, or before this mark
                lost = stack[held]
                end = min(_sentence_end(text, lost.end, paragraph.end), mark.start)
                if end - lost.end > 1 and lost.family != "single":
                    found.append(
                        Quote(Span(lost.start, end), Span(lost.end, end), lost.family, False, resumes and lost is first)
                    )
                del stack[held:]
            stack.append(mark)
    left = next((m for m in stack if m.family != "single"), None)
    return found, left


def _possessive(text: str, marks: list[_Mark], place: int) -> bool:
    """Whether a single closing mark is rather an apostrophe: behind "the officials" and the like,
    before a small letter, with another closing one to come before the next opening one."""
    mark = marks[place]
    owner = OWNER.search(text, max(0, mark.start - 40), mark.start)
    if owner is None or not (text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].islower()):
        return False
    for later in marks[place + 1 :]:
        if later.family == "single":
            return later.closes and not later.opens
    return False


def _close_ahead(
    marks: list[list[_Mark]], n: int, family: str, paragraphs: list[Span], text: str
) -> tuple[int, _Mark] | None:
    """The paragraph and mark that close a quote left open in paragraph ``n``, with no mark between."""
    for later in range(n + 1, min(n + 1 + REACH, len(paragraphs))):
        own = [m for m in marks[later] if m.family == family]
        if own:
            closing = own[0].closes and not own[0].opens and own[0] is marks[later][0]
            return (later, own[0]) if closing else None
    return None


def _resumed(text: str, paragraphs: list[Span], marks: list[list[_Mark]], n: int, family: str) -> bool:
    """Whether the next paragraph begins with an opening mark of the family."""
    if n + 1 >= len(paragraphs) or not marks[n + 1]:
        return False
    mark = marks[n + 1][0]
    return mark.opens and mark.family == family and not text[paragraphs[n + 1].start : mark.start].strip()


def _sentence_end(text: str, start: int, end: int) -> int:
    found = re.compile(r"[.!?](?=\s|$)").search(text, start, end)
    return found.end() if found else _trim_end(text, Span(start, end))


def _trim_end(text: str, span: Span) -> int:
    end = span.end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return end


def _with_depth(found: list[Quote]) -> tuple[Quote, ...]:
    out: list[Quote] = []
    open_ends: list[int] = []
    for q in found:
        while open_ends and open_ends[-1] <= q.span.start:
            open_ends.pop()
        if open_ends and q.span.end > open_ends[-1]:
            continue  # crossing marks: the later, inner one is dropped
        out.append(Quote(q.span, q.inner, q.family, q.closed, q.resumes, len(open_ends)))
        open_ends.append(q.span.end)
    return tuple(out)
