"""What people judged, where it acts, and what is left of an erased report: the statements of `0003.DATABASE.sql`."""

from __future__ import annotations

from sayso.ledger.migrations.scripts import run_script

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From the second ledger."""
    run_script(revision)
