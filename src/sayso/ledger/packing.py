"""The map from text to bytes in few bytes, the terms of a report too, and small lists as JSON.

A text's characters come from their capture in long runs of equal steps: so many characters, each so many bytes wide,
with so many bytes passed over before it. A run is three numbers, each in as few bytes as it needs (seven bits a byte,
the lowest first).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from sayso.errors import IntegrityError
from sayso.link.story_pairs import Flags, Floats, Ints
from sayso.text import Span, TextMap

HUNDREDTHS = 100
"""Weights of terms are rounded to hundredths where they are made."""
COMPACT = json.JSONEncoder(separators=(",", ":"))


def packed_map(positions: TextMap) -> bytes:
    """The map in few bytes."""
    if not len(positions):
        return b""
    widths = positions.ends - positions.starts
    gaps = positions.starts - np.concatenate(([0], positions.ends[:-1]))
    changes = np.flatnonzero((widths[1:] != widths[:-1]) | (gaps[1:] != gaps[:-1])) + 1
    firsts = np.concatenate(([0], changes))
    lengths = np.diff(np.concatenate((firsts, [len(widths)])))
    out = bytearray()
    for run in zip(lengths.tolist(), gaps[firsts].tolist(), widths[firsts].tolist(), strict=True):
        for number in run:
            while number > 127:
                out.append(number & 127 | 128)
                number >>= 7
            out.append(number)
    return bytes(out)


def runs_of(raw: bytes) -> Iterator[tuple[int, int, int]]:
    """The runs of a packed map: length, gap before each character, width of each. An IntegrityError for bytes that
    are no map."""
    numbers: list[int] = []
    number, shift = 0, 0
    for byte in raw:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number, shift = 0, 0
        elif shift > 63:
            raise IntegrityError("the stored map from text to bytes cannot be read.")
    if shift or len(numbers) % 3:
        raise IntegrityError("the stored map from text to bytes cannot be read.")
    yield from zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)


def unpacked_map(raw: bytes, length: int) -> TextMap:
    """The map of a text of so many characters. An IntegrityError where it is not that of such a text."""
    runs = np.array(list(runs_of(raw)), dtype=np.int64).reshape(-1, 3)
    if int(runs[:, 0].sum()) != length:
        raise IntegrityError(f"the stored map is not that of a text of {length} characters.")
    steps, widths = np.repeat(runs[:, 1] + runs[:, 2], runs[:, 0]), np.repeat(runs[:, 2], runs[:, 0])
    ends = np.cumsum(steps)
    return TextMap(ends - widths, ends)


def packed_terms(ids: Ints, weights: Floats, flags: Flags) -> bytes:
    """A report's terms in seven bytes each: their numbers, their weights in hundredths, flags."""
    hundredths = np.rint(weights * HUNDREDTHS)
    return ids.astype("<u4").tobytes() + hundredths.astype("<u2").tobytes() + flags.tobytes()


def unpacked_terms(raw: bytes) -> tuple[Ints, Floats, Flags]:
    """What ``packed_terms`` stored."""
    size = len(raw) // 7
    weights = np.frombuffer(raw, "<u2", size, 4 * size).astype(np.float64) / HUNDREDTHS
    return np.frombuffer(raw, "<u4", size).astype(np.int64), weights, np.frombuffer(raw, np.uint8, size, 6 * size)


def packed(value: Any) -> str:
    """A small value as JSON."""
    return COMPACT.encode(value)


def spans_of(text: str) -> tuple[Span, ...]:
    """Spans that were stored as JSON."""
    return tuple(Span(start, end) for start, end in json.loads(text))


def span_of(start: int | None, end: int | None) -> Span | None:
    """A span that may be missing."""
    return None if start is None or end is None else Span(start, end)


def ends(span: Span | None) -> tuple[int | None, int | None]:
    """The two columns of a span that may be missing."""
    return (None, None) if span is None else (span.start, span.end)


def as_numbers(numbers: Sequence[int]) -> str:
    """Whole numbers as JSON."""
    return str(list(numbers)).replace(" ", "")


def as_spans(spans: Iterable[Span]) -> str:
    """Spans as JSON."""
    return f"[{','.join([f'[{start},{end}]' for start, end in spans])}]"
