"""Entries of lists, and counts over them: the statements of `0002.DATABASE.sql`. Stories are compared anew, which
makes their entries."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
NEXT = "\n-- next\n"


def upgrade() -> None:
    """From the first ledger."""
    connection = op.get_bind()
    script = Path(__file__).with_name(f"{revision}.{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in script.split(NEXT):
        connection.exec_driver_sql(statement)
