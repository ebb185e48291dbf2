"""The words of a report are found once its story is, for many reports together (SQLite): the statements of
`0006.DATABASE.sql`."""

from __future__ import annotations

from sayso.ledger.migrations.scripts import run_script

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """From the fifth ledger."""
    run_script(revision)
