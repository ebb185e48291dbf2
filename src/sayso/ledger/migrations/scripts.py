"""A migration is a frozen script for each database; its module names it and says what it is for."""

from __future__ import annotations

from pathlib import Path

from alembic import op

NEXT = "\n-- next\n"
FOLDER = Path(__file__).parent / "versions"


def run_script(revision: str) -> None:
    """Run the statements of `REVISION.DATABASE.sql`, one after the other, in the migration's transaction."""
    connection = op.get_bind()
    script = (FOLDER / f"{revision}.{connection.dialect.name}.sql").read_text(encoding="utf-8")
    if connection.dialect.name == "postgresql":
        script = script.replace("%", "%%")  # the driver takes a single one for a placeholder
    for statement in script.split(NEXT):
        connection.exec_driver_sql(statement)
