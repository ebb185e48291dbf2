"""Marks of places in a list: what the last row of a page is sorted by, written so that a command can be given it."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from sayso.errors import UsageError

MOST = 1000
"""Rows of one page at most."""


def mark(*key: int | float | str) -> str:
    """A mark for the row with this key."""
    raw = json.dumps(key, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def key_of(after: str, *kinds: type) -> tuple[Any, ...]:
    """The key that was marked; a UsageError where it is no mark of such a list."""
    try:
        raw = base64.urlsafe_b64decode(after + "=" * (-len(after) % 4))
        key = json.loads(raw.decode("utf-8", "surrogatepass"))
    except (ValueError, binascii.Error):
        key = None
    if (
        not isinstance(key, list)
        or len(key) != len(kinds)
        or not all(
            isinstance(value, (int, float) if kind is float else kind) for value, kind in zip(key, kinds, strict=True)
        )
    ):
        raise UsageError("--after is no place in this list; give the one that the page before ended with.")
    return tuple(key)


def bounded(limit: int) -> int:
    """The rows of a page; a UsageError for less than one."""
    if limit < 1:
        raise UsageError(f"--limit {limit}: give a number above 0.")
    return min(limit, MOST)
