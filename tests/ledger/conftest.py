"""Ledgers for the tests: the same test bodies run on SQLite and on PostgreSQL."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.ledger import Ledger, open_ledger
from tests.ledger.postgres import MISSING, new_place, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a running server."""
    with server() as url:
        if url is None:
            pytest.skip(MISSING)
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], tuple[str, Path]]:
    """Gives the address of a new ledger and the folder of its captures, each time it is called."""

    def new() -> tuple[str, Path]:
        name = f"l{secrets.token_hex(6)}"
        if request.param == "sqlite":
            return str(tmp_path / f"{name}.db"), tmp_path / f"{name}.captures"
        url: str = request.getfixturevalue("postgres")
        return new_place(url, name), tmp_path / f"{name}.captures"

    return new


@pytest.fixture
def ledger(place: Callable[[], tuple[str, Path]]) -> Iterator[Ledger]:
    """An open ledger with nothing in it."""
    address, captures = place()
    with open_ledger(address, create=True, captures=captures) as book:
        yield book
