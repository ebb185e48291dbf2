"""`sayso judge`, `sayso correct` and `sayso erase`: a person's word, and what must go."""

from __future__ import annotations

import getpass
import json as encoder
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.commands.ledger import LedgerAt, opened
from sayso.commands.running import guarded, say
from sayso.errors import SaysoError, UsageError
from sayso.settings import settings_from

if TYPE_CHECKING:
    from sayso.ledger import Judgement, Standing
    from sayso.ledger.judging.judgements import Anchor

Why = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept and shown.", show_default=False)
]
Author = Annotated[str, typer.Option("--author", metavar="NAME", help="Who says so. (default: the user's name)")]
Json = Annotated[bool, typer.Option("--json", help="A line of JSON a judgement.")]
Ids = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Ids, or their first digits, as the other commands show them.")
]

judge = typer.Typer(no_args_is_help=True, help="Judge what belongs together: kept, shown, and above the machine.")


def register(app: typer.Typer) -> None:
    """Name these commands in an app."""
    for verb, said in VERBS.items():
        judge.command(verb, help=said)(_verb(verb))
    judge.command("list")(list_command)
    judge.command("withdraw")(withdraw_command)
    judge.command("export")(export_command)
    judge.command("import")(import_command)
    app.add_typer(judge, name="judge")
    app.command("correct")(correct_command)
    app.command("erase")(erase_command)


VERBS = {
    "merge": "These claims (or statements) answer one question; these stories (or reports) tell of one event.",
    "split": "CLAIM STATEMENT...: these statements leave it; STORY REPORT...: these reports leave it.",
    "same": "These origins (or the sources of these statements) are one.",
    "different": "These origins (or the sources of these statements) are not one.",
    "dismiss": "STATEMENT is none; CLAIM STATEMENT: it is no member; ORIGIN ORIGIN: neither rests on the other.",
}


def _verb(verb: str) -> Callable[..., None]:
    def command(ids: Ids, *, why: Why = "", author: Author = "", ledger: LedgerAt = None, json: Json = False) -> None:
        with guarded(), opened(settings_from({"ledger": ledger})) as book:
            _tell(book.judge(verb, ids, author=_author(author), why=why), json)

    return command


def list_command(
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Only those on what this id names.", show_default=False)
    ] = None,
    *,
    ledger: LedgerAt = None,
    json: Json = False,
) -> None:
    """List judgements and corrections, with how each stands: in force, withdrawn, not anchored, absent, erased."""
    with guarded(), opened(settings_from({"ledger": ledger})) as book:
        rows = book.judgements(id)
        for row in rows:
            _tell_standing(row, json)
        sys.stdout.flush()
        if not rows:
            say("there are no judgements" + (f" on {id}." if id else "."))


def withdraw_command(
    id: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or the first digits.")],
    *,
    why: Why = "",
    author: Author = "",
    ledger: LedgerAt = None,
    json: Json = False,
) -> None:
    """Take a judgement or correction back; both stay in the list."""
    with guarded(), opened(settings_from({"ledger": ledger})) as book:
        _tell(book.withdraw(id, author=_author(author), why=why), json)


def export_command(*, ledger: LedgerAt = None) -> None:
    """Write all judgements, a line of JSON each, for another desk."""
    with guarded(), opened(settings_from({"ledger": ledger})) as book:
        from sayso.ledger.judging.judgements import object_of
        from sayso.publish.lines import json_line, write

        for judgement in book.give():
            write(sys.stdout, json_line(object_of(judgement)))


def import_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What `sayso judge export` wrote; - for stdin.")],
    *,
    ledger: LedgerAt = None,
) -> None:
    """Take over another desk's judgements; those that are here already change nothing."""
    with guarded(), opened(settings_from({"ledger": ledger})) as book:
        new, here = book.take(list(_given(file)))
        say(f"{new} judgements are new, {here} were here already.")


def _given(file: str) -> Iterator[Judgement]:
    from sayso.ledger.judging.judgements import judgement_of

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        raise UsageError(f"{file}: it cannot be read ({what}); give a file of `sayso judge export`.") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = encoder.loads(line)
        except ValueError as error:
            raise UsageError(f"{file} line {number}: this is no JSON; give lines of `sayso judge export`.") from error
        try:
            yield judgement_of(value if isinstance(value, dict) else {})
        except SaysoError as error:
            raise type(error)(f"{file} line {number}: {error}") from error


def correct_command(
    id: Annotated[str, typer.Argument(metavar="STATEMENT", help="A statement; or the report that one was missed in.")],
    *,
    why: Why = "",
    quote: Annotated[
        str | None, typer.Option(metavar="WORDS", help="The content, as the report has it; of a missed statement too.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Who says it: the last authority.")] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help="The source's role.")] = None,
    organisation: Annotated[str | None, typer.Option(metavar="NAME", help="The source's organisation.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="What the source is: person, office, ...")] = None,
    narrated: Annotated[
        bool, typer.Option("--narrated", help="It is in the outlet's own voice.", show_default=False)
    ] = False,
    stance: Annotated[str | None, typer.Option(metavar="STANCE", help="What the source does with it.")] = None,
    hedged: Annotated[
        bool | None, typer.Option("--hedged/--not-hedged", help="Whether it is hedged.", show_default=False)
    ] = None,
    figure: Annotated[
        str | None, typer.Option(metavar="WORDS", help="The figure, as the report has it, that these are of:")
    ] = None,
    value: Annotated[float | None, typer.Option(metavar="N", help="The number written.")] = None,
    low: Annotated[float | None, typer.Option(metavar="N", help="The least that it can be.")] = None,
    high: Annotated[float | None, typer.Option(metavar="N", help="The most that it can be.")] = None,
    bound: Annotated[str | None, typer.Option(metavar="BOUND", help="exact, about, at_least, ... or range.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help="Its unit.")] = None,
    category: Annotated[str | None, typer.Option(metavar="NAME", help="What became of them: killed, ...")] = None,
    counted: Annotated[str | None, typer.Option(metavar="WORDS", help="What is counted.")] = None,
    author: Author = "",
    ledger: LedgerAt = None,
    json: Json = False,
) -> None:
    """Put a statement right, or add one that was missed; the machine's version stays beside it."""
    with guarded(), opened(settings_from({"ledger": ledger})) as book:
        from sayso.ledger import Change

        change = Change(
            stance=stance,
            hedged=hedged,
            quote=quote,
            source=source,
            role=role,
            organisation=organisation,
            kind=kind,
            narrated=narrated or None,
            number=figure,
            value=value,
            low=low,
            high=high,
            bound=bound,
            unit=unit,
            category=category,
            counted=counted,
        )
        _tell(book.correct(id, change, author=_author(author), why=why), json)


def erase_command(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's whole id.")],
    *,
    why: Why = "",
    author: Author = "",
    ledger: LedgerAt = None,
) -> None:
    """Erase a report for good (a takedown, privacy): only a tombstone with its hashes stays."""
    with guarded(), opened(settings_from({"ledger": ledger})) as book:
        gone = book.erase(report, author=_author(author), why=why)
        say(
            f"{gone.report} was erased before; what was left of its files is gone."
            if gone.again
            else f"{gone.report} is erased: {gone.statements} statements, {len(gone.captures)} captures, and what "
            f"{gone.judgements} judgements told of it."
        )


def _named(anchor: Anchor) -> str:
    """The words that a side of a judgement is on, or the first digits of the report."""
    return f"“{anchor.quote.strip('“”')}”" if anchor.quote else anchor.report[:8] or "erased"


def _author(given: str) -> str:
    if given.strip():
        return given
    with suppress(Exception):  # a user without a name
        return getpass.getuser()
    return ""


def _tell(judgement: Judgement, as_json: bool) -> None:
    from sayso.ledger.judging.judgements import object_of
    from sayso.publish.lines import json_line, write
    from sayso.publish.visible import visible

    if as_json:
        write(sys.stdout, json_line(object_of(judgement)))
        return
    undo = f"; `sayso judge withdraw {judgement.id[:8]}` takes it back" if judgement.withdraws is None else ""
    said = f"{judgement.id[:8]} {judgement.verb} {judgement.of}, {judgement.author}: {judgement.why}"
    typer.echo(visible(said + undo))


def _tell_standing(row: Standing, as_json: bool) -> None:
    from sayso.ledger.judging.judgements import object_of
    from sayso.publish.lines import json_line, write
    from sayso.publish.visible import visible

    judgement = row.judgement
    if as_json:
        by = None if row.by is None else row.by.id
        write(sys.stdout, json_line({**object_of(judgement), "state": row.state, "withdrawn_by": by}))
        return
    words = " / ".join(", ".join(map(_named, side[:2])) for side in (judgement.left, judgement.right) if side)
    state = f"{row.state} by {row.by.author} ({row.by.why})" if row.by else row.state
    when = judgement.at[:16].replace("T", " ")
    what = f"{judgement.verb} {judgement.of}  {state}  {judgement.author}: {judgement.why}"
    typer.echo(visible(f"{judgement.id[:8]}  {when}  {what}"))
    if words:
        typer.echo(visible(f"          {words}"))
