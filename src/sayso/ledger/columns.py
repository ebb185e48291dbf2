"""Kinds of columns: any text as it is, numbers, keys; what SQLite and PostgreSQL each make of them."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Dialect,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

MARK = "\x1a"
HIDDEN = re.compile("[\x00\x1a\ud800-\udfff]")
SHOWN = re.compile("\x1a([0-9a-f]{4})")


class Exact(TypeDecorator[str]):
    """Any text whatever. NUL and lone surrogates, which databases refuse, are stored as U+001A and four digits."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """As stored."""
        return None if value is None else stored(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """As it was."""
        return None if value is None else shown(value)


def stored(text: str) -> str:
    """The text with what databases refuse written in digits."""
    return text if text.isprintable() else HIDDEN.sub(lambda m: f"{MARK}{ord(m[0]):04x}", text)


def shown(text: str) -> str:
    """The text that was stored so."""
    return SHOWN.sub(lambda m: chr(int(m[1], 16)), text) if MARK in text else text


METADATA = MetaData()
NUMBER: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
BYTES = BigInteger().with_variant(Integer(), "sqlite")


def table(name: str, *parts: Any, compact: bool = False) -> Table:
    """A table; ``compact``: without row numbers of SQLite's own."""
    return Table(name, METADATA, *parts, sqlite_strict=True, sqlite_with_rowid=not compact)


def numbered() -> Column[int]:
    """The number of a row."""
    return Column("n", Integer, primary_key=True, autoincrement=False)


def key(name: str, of: str | None = None) -> Column[int]:
    """A number in a primary key."""
    return Column(name, Integer, *([ForeignKey(of)] if of else []), primary_key=True, autoincrement=False)


def exact(name: str, null: bool = False, **more: Any) -> Column[str]:
    """Text, any whatever."""
    return Column(name, Exact, nullable=null, **more)


def integer(name: str, null: bool = False) -> Column[int]:
    """A whole number."""
    return Column(name, Integer, nullable=null)


def real(name: str, null: bool = True) -> Column[float]:
    """A number."""
    return Column(name, NUMBER, nullable=null)
