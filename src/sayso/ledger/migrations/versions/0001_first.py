"""The first ledger: the statements of `0001.DATABASE.sql`, one after the other."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
NEXT = "\n-- next\n"


def upgrade() -> None:
    """From nothing."""
    connection = op.get_bind()
    script = Path(__file__).with_name(f"{revision}.{connection.dialect.name}.sql").read_text(encoding="utf-8")
    if connection.dialect.name == "postgresql":
        script = script.replace("%", "%%")  # the driver takes a single one for a placeholder
    for statement in script.split(NEXT):
        connection.exec_driver_sql(statement)
