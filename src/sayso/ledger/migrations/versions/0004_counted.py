"""Up to which report the index of terms counts: the statements of `0004.DATABASE.sql`."""

from __future__ import annotations

from sayso.ledger.migrations.scripts import run_script

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """From the third ledger."""
    run_script(revision)
