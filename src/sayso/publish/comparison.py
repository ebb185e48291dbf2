"""What comparing found, for a person at a terminal: stories, and under each its claims.

1. A story: its title, how many reports and texts, its days, which reports are copies, and which sources rest on others.
2. A claim: its question in the words of a statement; its states and counts; the interval that the rule picks.
3. Its origins, a line each figure of one: day, the figure on a scale, who, and the outlets that tell of it. Outlets
   that give one figure in their own voice, which are not counted, share a line.
4. Its ties, in fixed phrases.
5. What people judged of it: every judgement once, with who says so and why.

Colours repeat what words and signs say. A screen too narrow for columns gets lines one below the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.compared import Claim, State, Story
from sayso.publish.crossed import Crossed, Row, in_order, narrated_once
from sayso.publish.phrases import (
    asked,
    counts_of,
    day_of,
    days_of,
    figure_shown,
    independence,
    outlet_of,
    outlets_of,
    plural,
    spread_shown,
    voice_of,
    who_of,
    words_of,
)
from sayso.publish.resting import rest_lines
from sayso.publish.scale import ASCII, UNICODE, Scale, Signs, scale_for
from sayso.publish.terminal import NARROW, STYLES, heading, judged_text
from sayso.publish.ties import STATES, tie_lines

GIST = 170
"""Characters of the words that stand for a claim: two lines at 80 columns with some to spare."""
TIES = 4
"""Lines of ties below a claim; `trace` names all."""
OUTLETS = 5
"""Texts named in a row; `trace` names all."""


class Comparison:
    """All stories of a comparison, drawn to the width and the characters of the screen.

    ``everything``: with the claims that are one statement in an outlet's own voice. ``most``: no more claims a
    story than this."""

    def __init__(self, crossed: Crossed, everything: bool = False, most: int | None = None) -> None:
        self._crossed, self._everything, self._most = crossed, everything, most

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The parts, in order."""
        signs = ASCII if options.ascii_only else UNICODE
        for story in self._crossed.compared.stories:
            yield from self._story(story, options.max_width, signs)

    def _story(self, story: Story, width: int, signs: Signs) -> Iterator[Text | Padding | Table]:
        crossed = self._crossed
        claims = in_order(crossed, [crossed.claims[claim] for claim in story.claims])
        shown = [claim for claim in claims if self._everything or not narrated_once(crossed, claim)]
        yield Text(heading(crossed.reports[story.title]), style="bold")
        yield _facts(story_facts(crossed, story), signs, style="dim")  # 1
        yield from (Text(line, style="dim") for line in copy_lines(crossed, story, signs))
        yield from rest_lines(crossed, story)
        yield Text("")
        for claim in islice(shown, self._most):
            yield from claim_lines(crossed, claim, width, signs)
            yield Text("")
        kept = len(shown) if self._most is None else min(self._most, len(shown))
        if not claims:
            yield Text("no claim was found\n", style="dim")
        elif self._most is None and kept < len(claims):
            rest = plural(len(claims) - kept, "claim")
            yield Text(f"{rest} of one statement in an outlet's own voice left out: --all shows them\n", style="dim")
        elif kept < len(claims):
            yield Text(f"{plural(len(claims) - kept, 'more claim')}\n", style="dim")


def story_facts(crossed: Crossed, story: Story) -> list[str]:
    """Reports and texts, days, claims."""
    days = [published.day if (published := crossed.reports[r].published) else None for r in story.reports]
    return [counts_of(crossed, story.reports), days_of(days), plural(len(story.claims), "claim")]


def copy_lines(crossed: Crossed, story: Story, signs: Signs) -> Iterator[str]:
    """A line each text that several of the story's reports are."""
    texts: dict[str, list[str]] = {}
    for report in story.reports:
        texts.setdefault(crossed.text_of[report], []).append(outlet_of(crossed.reports[report]))
    for outlets in texts.values():
        if len(outlets) > 1:
            counted = Counter(outlets).items()
            yield "one text: " + signs.same.join(f"{name} ({n} reports)" if n > 1 else name for name, n in counted)


def claim_lines(crossed: Crossed, claim: Claim, width: int, signs: Signs) -> Iterator[Text | Padding | Table]:
    """A claim's words, facts, rows and ties."""
    rows = together(crossed.rows_of(claim))
    years = len({row.day.year for row in rows if row.day}) > 1
    yield gist_text(crossed, claim, signs)  # 2
    yield _in(_byline(crossed, claim, rows, signs))
    yield _in(facts_text(crossed, claim, signs))
    if claim.best is not None and len({_figure(row) for row in rows} - {None}) > 1:
        yield _in(Text(spread_shown(claim.best)))
    if len(rows) > 1:
        yield from _rows(crossed, rows, width - 2, years, signs)  # 3
    yield from (_in(line) for line in tie_lines(crossed, claim, signs, TIES))  # 4
    yield from (_in(line) for line in judged_lines(crossed, claim))  # 5


def judged_lines(crossed: Crossed, claim: Claim) -> Iterator[Text]:
    """What people judged of the claim, its origins and its statements: each judgement once."""
    origins = [row.origin for row in crossed.rows_of(claim)]
    statements = [crossed.said[member.statement].statement for member in claim.members]
    told = [*claim.judged, *(j for origin in origins for j in origin.judged)]
    told += [j for statement in statements for j in statement.judged]
    for judged in dict.fromkeys(told):
        yield judged_text(judged)


def together(rows: Sequence[Row]) -> list[Row]:
    """The rows, with those in outlets' own voices that give one figure put into the first of them."""
    found: dict[object, Row] = {}
    for number, row in enumerate(rows):
        key = number if row.origin.attributed else (_figure(row), row.relation, voice_of(row))
        if (before := found.get(key)) is not None:
            row = replace(before, members=before.members + row.members, said=before.said + row.said)
        found[key] = row
    return list(found.values())


def gist_text(crossed: Crossed, claim: Claim, signs: Signs) -> Text:
    """The words that stand for the claim."""
    return Text(words_of(crossed, claim, claim.gist, GIST, signs), style=f"bold {STYLES['content']}")


def facts_text(crossed: Crossed, claim: Claim, signs: Signs) -> Text:
    """The id, what is counted, the states, the counts of origins and of reports."""
    parts = [Text(crossed.shown[claim.id], style="bold")]
    parts += [Text(answered)] if (answered := asked(crossed, claim)) else []
    parts += [Text(state.value, style=STATES[state]) for state in claim.states if state is not State.SINGLE]
    parts += [Text(independence(claim), style="bold"), Text(counts_of(crossed, crossed.reports_of(claim)))]
    return Text(signs.between).join(parts)


def _byline(crossed: Crossed, claim: Claim, rows: Sequence[Row], signs: Signs) -> Text:
    """Who says the words, how, in which outlet and when; all outlets where there is no row for them."""
    one = crossed.said[claim.gist]
    row = next(row for row in rows if any(m.statement == claim.gist for m in row.members))
    day = day_of(one.report.published.day if one.report.published else None)
    hedged = ", hedged" if one.statement.hedged else ""
    where = outlets_of(crossed, row.said, signs) if len(rows) == 1 else outlet_of(one.report)
    style = STYLES["source"] if row.origin.attributed else "dim"
    if not row.origin.attributed:
        return _facts([f"{who_of(row)}, {one.statement.manner.value}{hedged}", day], signs, style="dim")
    return Text(signs.between).join(
        [Text.assemble((who_of(row), style), f", {one.statement.manner.value}{hedged}"), Text(f"{where}, {day}")]
    )


def _rows(crossed: Crossed, rows: Sequence[Row], width: int, years: bool, signs: Signs) -> Iterator[Padding | Text]:
    scale = scale_for([row.figure for row in rows if row.figure is not None], _cells(width), signs)
    figures = any(figure_shown(row) for row in rows)
    if width < NARROW:
        yield from _stacked(crossed, rows, width, years, signs)
        return
    grid = Table.grid(padding=(0, 2), pad_edge=False)
    grid.add_column(no_wrap=True, style="dim")
    if scale is not None:
        grid.add_column(no_wrap=True, width=scale.cells)
    if figures:
        grid.add_column(overflow="fold", max_width=max(18, width // 5))
    grid.add_column(overflow="fold")
    for row in rows:
        cells = [Text(day_of(row.day, years))]
        cells += [_bar(scale, row)] if scale is not None else []
        cells += [Text(figure_shown(row))] if figures else []
        grid.add_row(*cells, _teller(crossed, row, signs))
    if scale is not None:
        grid.add_row("", Text(scale.axis(), style="dim"))
    yield Padding(grid, (0, 0, 0, 2), expand=False)


def _stacked(crossed: Crossed, rows: Sequence[Row], width: int, years: bool, signs: Signs) -> Iterator[Padding | Text]:
    scale = scale_for([row.figure for row in rows if row.figure is not None], width - 2, signs)
    for row in rows:
        said = signs.between.join(part for part in (day_of(row.day, years), figure_shown(row)) if part)
        yield _in(Text(said + signs.between).append_text(_teller(crossed, row, signs)))
        if scale is not None and row.figure is not None:
            yield _in(_bar(scale, row))
    if scale is not None:
        yield _in(Text(scale.axis(), style="dim"))


def _cells(width: int) -> int:
    """A quarter of the width: the words beside the scale need the rest."""
    return max(16, min(40, width // 4))


def _bar(scale: Scale, row: Row) -> Text:
    return Text(scale.line(row.figure), style="cyan" if row.origin.attributed else "dim", no_wrap=True)


def _teller(crossed: Crossed, row: Row, signs: Signs) -> Text:
    """The origin with its statements and outlets; an own voice is quiet, since it is not counted."""
    if not row.origin.attributed:
        return Text(f"{voice_of(row)} {outlets_of(crossed, row.said, signs, OUTLETS)}", style="dim")
    count = f" ({plural(len(row.said), 'statement')})" if len(row.said) > 1 else ""
    return Text.assemble((who_of(row), STYLES["source"]), f"{count}: ", outlets_of(crossed, row.said, signs, OUTLETS))


def _figure(row: Row) -> object:
    f = row.figure
    return None if f is None else (f.value, f.low, f.high, f.bound)


def _facts(parts: Sequence[str], signs: Signs, style: str = "") -> Text:
    return Text(signs.between.join(parts), style=style)


def _in(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2), expand=False)
