"""The first ledger: the statements of `0001.DATABASE.sql`, one after the other."""

from __future__ import annotations

from sayso.ledger.migrations.scripts import run_script

revision = "0001"
down_revision = None


def upgrade() -> None:
    """From nothing."""
    run_script(revision)
