"""What people judged, where it acts, and what is left of an erased report: the statements of `0003.DATABASE.sql`."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
NEXT = "\n-- next\n"


def upgrade() -> None:
    """From the second ledger."""
    connection = op.get_bind()
    script = Path(__file__).with_name(f"{revision}.{connection.dialect.name}.sql").read_text(encoding="utf-8")
    if connection.dialect.name == "postgresql":
        script = script.replace("%", "%%")  # the driver takes a single one for a placeholder
    for statement in script.split(NEXT):
        connection.exec_driver_sql(statement)
