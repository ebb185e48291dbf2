"""Entries of lists, and counts over them: the statements of `0002.DATABASE.sql`. Stories are compared anew, which
makes their entries."""

from __future__ import annotations

from sayso.ledger.migrations.scripts import run_script

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """From the first ledger."""
    run_script(revision)
