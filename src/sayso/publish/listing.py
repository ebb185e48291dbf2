"""Rows of the ledger's lists for a person: claims, sources, passages that were found, changes, statements.

Every row gives the first digits of an id, by which `sayso show` and `sayso trace` take it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.answers import Change, ClaimRow, Found, Headline, SourceRow, StatementRow
from sayso.compared import State
from sayso.publish.phrases import best_shown, day_of, days_of, origins_said, plural, written
from sayso.publish.scale import Signs
from sayso.publish.terminal import STYLES, judged_text
from sayso.publish.ties import STATES
from sayso.publish.visible import one_line

GIST = 170
"""Characters of the words that stand for a claim or statement: two lines at 80 columns with some to spare."""
NAME = 60
KINDS = {"claim": "new claim", "statement": "one more statement", "figure": "another figure", "conflict": "a conflict"}
"""What a change is, in words."""
CHANGED = {"claim": "bold", "statement": "dim", "figure": "yellow", "conflict": "bold red"}
Shown = Mapping[str, str]


def claim_lines(row: ClaimRow, shown: Shown, signs: Signs) -> Iterator[Text | Padding]:
    """The words that stand for a claim; under them its id, what is counted, states, origins, reports, days."""
    yield Text(one_line(row.gist.text, GIST), style=f"bold {STYLES['content']}")
    parts = [Text(shown[row.id], style="bold")]
    parts += [Text(said)] if (said := _asked(row)) else []
    parts += [Text(state.value, style=STATES[state]) for state in row.states if state is not State.SINGLE]
    parts += [Text(origins_said(row.independent, row.if_possible), style="bold")]
    parts += [Text(plural(row.reports, "report")), Text(days_of([row.first, row.last]), style="dim")]
    yield _in(Text(signs.between).join(parts))
    if row.best is not None and row.members > 1:
        yield _in(Text(f"best {best_shown(row.best)} ({one_line(row.best.why)})", style="dim"))


def statement_lines(row: StatementRow, shown: Shown, signs: Signs) -> Iterator[Text | Padding]:
    """The words of a statement; under them its id, who says it and how, the outlet and the day."""
    yield Text(one_line(row.words.text, GIST), style=STYLES["content"])
    who = " < ".join(one_line(link.name, NAME) for link in row.chain) or "own voice"
    how = ", ".join([row.stance, row.manner, *(["hedged"] if row.hedged else [])])
    parts = [Text(shown[row.id], style="bold"), Text.assemble((who, STYLES["source"]), f" {how}"), _where(row.headline)]
    yield _in(Text(signs.between).join(parts))
    if row.figures:
        yield _in(Text("; ".join(written(figure, row.judged) for figure in row.figures)))
    if row.claims:
        yield _in(Text("in " + ", ".join(shown[claim] for claim in row.claims), style="dim"))
    for one in row.judged:
        yield _in(judged_text(one))


def found_lines(row: Found, shown: Shown, signs: Signs) -> Iterator[Text | Padding]:
    """The title of a report that holds the words, its id, outlet and day, and a passage with the words marked."""
    yield Text(_title(row.headline), style="bold")
    yield _in(Text(signs.between).join([Text(shown[row.headline.report], style="bold"), _where(row.headline)]))
    passage = Text()
    at = row.span.start
    for mark in row.marks:
        passage.append(_plain(row.excerpt[at - row.span.start : mark.start - row.span.start]))
        passage.append(_plain(row.excerpt[mark.start - row.span.start : mark.end - row.span.start]), "bold yellow")
        at = mark.end
    passage.append(_plain(row.excerpt[at - row.span.start :]))
    yield _in(passage)


def change_lines(row: Change, shown: Shown, signs: Signs) -> Iterator[Text | Padding]:
    """What a report brought to a claim, when, and in which words."""
    at = f"{day_of(row.at.date(), True)} {row.at:%H:%M} UTC"
    parts = [Text(KINDS[row.kind], style=CHANGED[row.kind])]
    parts += [Text(one_line(row.figure, NAME))] if row.figure else []
    parts += [_where(row.headline), Text(f"claim {shown[row.claim]}", style="bold"), Text(at, style="dim")]
    yield Text(signs.between).join(parts)
    yield _in(Text(one_line(row.words.text, GIST), style=STYLES["content"]))


def source_table(rows: Sequence[SourceRow], shown: Shown, width: int) -> Table:
    """A row a source: who, what it is, how often it is quoted, by how many outlets, in how many claims, lately."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=width < 100)
    table.add_column("id", style="bold", no_wrap=True)
    table.add_column("source", overflow="fold", ratio=1 if width < 100 else None)
    table.add_column("kind", style="dim")
    for count in ("statements", "outlets", "claims"):
        table.add_column(count, justify="right")
    table.add_column("last", style="dim", no_wrap=True)
    for row in rows:
        counts = (str(row.statements), str(row.outlets), str(row.claims))
        name = Text(one_line(row.name, NAME), style=STYLES["source"])
        table.add_row(shown[row.id], name, row.kind, *counts, day_of(row.last, True))
    return table


def ids_of(row: ClaimRow | StatementRow | Found | Change | SourceRow) -> tuple[str, ...]:
    """The ids that a row shows."""
    if isinstance(row, Found):
        return (row.headline.report,)
    if isinstance(row, Change):
        return (row.claim,)
    return (row.id, *row.claims) if isinstance(row, StatementRow) else (row.id,)


def _asked(row: ClaimRow) -> str:
    counted = one_line(row.counted or row.unit or "", NAME)
    became = (row.category or "").replace("_", " ")
    return f"{counted}, {became}" if counted and became and became not in counted else counted or became


def _where(headline: Headline) -> Text:
    outlet = one_line(headline.outlet or headline.place.rsplit("/", 1)[-1], NAME)
    return Text(f"{outlet}, {day_of(headline.published, True)}")


def _title(headline: Headline) -> str:
    return one_line(headline.title or headline.place.rsplit("/", 1)[-1])


def _plain(text: str) -> str:
    """On one line; white space at the ends stays, since what follows is of another style."""
    line = one_line(text)
    before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() and line else "")
    return before + line + after


def _in(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2), expand=False)
