"""Alembic migrations, shipped with the package: `versions/NNNN.DATABASE.sql` are frozen once released."""
