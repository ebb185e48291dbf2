"""The captures: files beside the database, each named by the SHA-256 of its bytes (`ab/abcd...`).

1. A capture is written aside, synced, and renamed into its place, and the place is synced: it is there whole or not.
2. It is written before the transaction that speaks of it: a capture that no row speaks of does no harm, and is
   found again when its report is added.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

ASIDE = "aside"
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
STALE = 24 * 3600
"""Seconds after which a file that was left aside is nobody's any more."""


class Captures:
    """A folder of captures."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is made with the first capture."""
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the capture is, or would be."""
        return self.folder / sha256[:2] / sha256

    def put(self, data: bytes) -> str:
        """Keep these bytes; their SHA-256. Raises OSError."""
        sha256 = hashlib.sha256(data).hexdigest()
        place = os.path.join(self.folder, sha256[:2], sha256)
        try:
            if os.stat(place).st_size == len(data):
                return sha256
        except OSError:
            pass
        written = os.path.join(self.folder, ASIDE, f"{sha256[:16]}-{secrets.token_hex(4)}")
        made: set[str] = set()
        try:
            self._write(written, data, made)  # 1
            try:
                os.replace(written, place)
            except FileNotFoundError:
                _make(os.path.dirname(place), made)
                os.replace(written, place)
        except BaseException:
            with suppress(OSError):
                os.unlink(written)
            raise
        for folder in (os.path.dirname(place), *made):
            _sync(folder)
        return sha256

    def _write(self, written: str, data: bytes, made: set[str]) -> None:
        try:
            handle = os.open(written, NEW, 0o666)
        except FileNotFoundError:
            _make(os.path.dirname(written), made)
            handle = os.open(written, NEW, 0o666)
        try:
            rest = memoryview(data)
            while len(rest):
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)

    def get(self, sha256: str) -> bytes:
        """The bytes of a capture. Raises OSError."""
        return self.path(sha256).read_bytes()

    def remove(self, sha256: str) -> None:
        """Remove a capture, and what was left aside of it."""
        for left in (self.folder / ASIDE).glob(f"{sha256[:16]}-*"):
            with suppress(FileNotFoundError):
                left.unlink()
        with suppress(FileNotFoundError):
            self.path(sha256).unlink()
            _sync(self.path(sha256).parent)

    def tidy(self) -> None:
        """Remove what was left aside long ago by processes that were ended."""
        with suppress(OSError):
            for left in (self.folder / ASIDE).iterdir():
                with suppress(OSError):
                    if time.time() - left.stat().st_mtime > STALE:
                        left.unlink()


def _make(folder: str, made: set[str]) -> None:
    """Make a folder; note the one that it is in, to be synced."""
    os.makedirs(folder, exist_ok=True)
    made.add(os.path.dirname(folder))


def _sync(folder: str | Path) -> None:
    """Make a renaming last; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
