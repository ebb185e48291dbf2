"""Up to which report the index of terms counts: the statements of `0004.DATABASE.sql`."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"
NEXT = "\n-- next\n"


def upgrade() -> None:
    """From the third ledger."""
    connection = op.get_bind()
    script = Path(__file__).with_name(f"{revision}.{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in script.split(NEXT):
        connection.exec_driver_sql(statement)
