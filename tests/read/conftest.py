"""A web on loopback for the tests of reading, sealed: see ``tests.read.serving``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.settings import Settings
from tests.read.serving import Seal, Web


@pytest.fixture(scope="session")
def seal() -> Seal:
    return Seal()


@pytest.fixture
def web(seal: Seal) -> Iterator[Web]:
    seal.set = True
    seal.attempts.clear()
    try:
        with Web().serving() as web:
            yield web
        assert seal.attempts == [], "something tried to leave loopback"
    finally:
        seal.set = False


@pytest.fixture
def usual(tmp_path: Path) -> Settings:
    return Settings(cache=tmp_path / "cache")
