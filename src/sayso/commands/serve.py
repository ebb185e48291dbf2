"""`sayso serve`: the ledger in a browser."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.commands.ledger import LedgerAt, opened
from sayso.commands.running import guarded, say
from sayso.errors import UsageError
from sayso.settings import Settings, settings_from

if TYPE_CHECKING:
    from sayso.ledger import Ledger

PORT = 8731


def serve_command(
    *,
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="The port; 0: any that is free.", min=0, max=65535)] = PORT,
    ledger: LedgerAt = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Show the bundled reports, in a ledger that goes away at the end.")
    ] = False,
) -> None:
    """Show the ledger in a browser: stories, claims, reports, sources."""
    with guarded():
        settings = settings_from({"ledger": ledger})
        from sayso.web import Served, create_app
        from sayso.web.access import tokens_from
        from sayso.web.listening import address_of, allowed, bound, is_loopback, run
        from sayso.web.serving import LOOPBACK

        if demo and ledger is not None:
            raise UsageError("--demo shows a ledger of its own; leave --ledger out, or --demo.")
        tokens = tokens_from(settings)
        allowed(host, tokens=bool(tokens))
        with bound(host, port) as listening, (_demo(settings) if demo else opened(settings, create=True)) as book:
            names = LOOPBACK if is_loopback(host) else frozenset[str]()
            app = create_app(Served(book, settings, names, demo, tokens))
            where = address_of(listening, host)
            what = "the bundled reports are" if demo else f"{book.address.shown} is"
            run(app, listening, lambda: say(f"{what} shown at {where} (Ctrl-C ends it)"))


@contextmanager
def _demo(settings: Settings) -> Iterator[Ledger]:
    """A ledger of the bundled reports, in a folder that goes away."""
    from sayso.adding import add_reports
    from sayso.ledger import open_ledger

    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        path = str(Path(folder) / "demo.db")
        with open_ledger(path, create=True) as book:
            with resources.as_file(resources.files("sayso") / "examples") as examples:
                add_reports([str(examples)], replace(settings, ledger=path, captures=None), book)
            yield book
