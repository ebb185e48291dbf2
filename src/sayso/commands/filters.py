"""What of the ledger is asked for: the words and filters that commands share, each with its help, once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.errors import UsageError
from sayso.since import day_of

if TYPE_CHECKING:
    from sayso.answers import Query

Words = Annotated[list[str] | None, typer.Argument(metavar="[QUERY]", help="Words, all of them.", show_default=False)]
PANEL = "What of the ledger"
Ids = Annotated[
    list[str] | None,
    typer.Option("--id", metavar="ID", help="This report, statement, claim or story.", rich_help_panel=PANEL),
]
QueryIs = Annotated[
    str | None,
    typer.Option("--query", metavar="WORDS", help="Claims with these words.", rich_help_panel=PANEL),
]
Category = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="killed, injured, missing, displaced, ...", rich_help_panel=PANEL),
]
StateIs = Annotated[
    str | None,
    typer.Option("--state", metavar="NAME", help="agreed, conflicting, revised, ...", rich_help_panel=PANEL),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Told of on this day or later.", rich_help_panel=PANEL),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Told of on this day or before.", rich_help_panel=PANEL),
]
Place = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="A place, or a country's two capital letters.", rich_help_panel=PANEL),
]
Source = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who is quoted: a name or words of it.", rich_help_panel=PANEL),
]
OutletIs = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="An outlet: a name or words of it.", rich_help_panel=PANEL),
]
MinScore = Annotated[
    float | None,
    typer.Option(min=0, max=1, metavar="SCORE", help="Scored so at least, from 0 to 1.", rich_help_panel=PANEL),
]


def query_of(
    words: Sequence[str] | None,
    category: str | None,
    state: str | None,
    since: str | None,
    until: str | None,
    place: str | None,
    source: str | None,
    outlet: str | None,
    min_score: float | None,
) -> Query:
    """What these words and filters ask for. A UsageError for a day that is none."""
    from sayso.answers import Query

    first, last = day_of(since, "--since"), day_of(until, "--until")
    return Query(" ".join(words) if words else None, category, state, first, last, place, source, outlet, min_score)


def not_with_inputs(ids: Sequence[str] | None, query: Query) -> None:
    """A UsageError where the ledger is asked although inputs are given."""
    from sayso.answers import ALL

    if ids or query != ALL:
        raise UsageError("--id, --query and the like ask the ledger; leave the inputs or these out.")


def asked(query: Query) -> dict[str, Any]:
    """What a query asks for, by the names of the flags; days in ISO 8601."""
    found = {"query": query.words, "category": query.category, "state": query.state, "since": query.since,
             "until": query.until, "place": query.place, "source": query.source, "outlet": query.outlet,
             "min_score": query.min_score}  # fmt: skip
    return {name: str(value) if name in ("since", "until") else value for name, value in found.items()
            if value is not None}
