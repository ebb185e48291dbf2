"""No index of the names in chains, which nothing asks: the statements of `0005.DATABASE.sql`."""

from __future__ import annotations

from sayso.ledger.migrations.scripts import run_script

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """From the fourth ledger."""
    run_script(revision)
