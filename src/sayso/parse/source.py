"""A decoded text that knows the bytes of each of its characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.text import TextMap

Widths = NDArray[np.integer[Any]]
"""How many bytes each character takes."""
LARGE = 1 << 31


@dataclass(frozen=True, slots=True)
class Source:
    """``bounds[i]:bounds[i + 1]`` are the bytes of character ``i``; a character that shares its bytes with
    the one before it has an empty range at their end."""

    text: str
    bounds: NDArray[np.integer[Any]]
    charset: str
    evidence: str

    def map(self) -> TextMap:
        """The map of the whole text."""
        return TextMap(self.bounds[:-1].astype(np.int64), self.bounds[1:].astype(np.int64))


def widths_utf8(text: str) -> Widths:
    """How many bytes UTF-8 gives each character (3 for a lone surrogate)."""
    if text.isascii():
        return np.ones(len(text), dtype=np.uint8)
    points = code_points(text)
    out = np.ones(len(points), dtype=np.uint8)
    for first in (0x80, 0x800, 0x10000):
        out += points >= first
    return out


def code_points(text: str) -> NDArray[np.uint32]:
    """The characters as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def bounds_of(widths: Widths, first: int = 0) -> NDArray[np.integer[Any]]:
    """Where characters of these widths begin, and where the last ends, from byte ``first`` on."""
    small = first + int(widths.sum(dtype=np.int64)) < LARGE
    out: NDArray[np.integer[Any]] = np.empty(len(widths) + 1, dtype=np.int32 if small else np.int64)
    out[0] = 0
    np.cumsum(widths, out=out[1:], dtype=out.dtype)
    return out + out.dtype.type(first) if first else out
