"""What was fetched, kept on disk: for asking only whether it changed, and for reading without a connection.

    FOLDER/entries/ab/ab...json   what one address answered: its head, and the hash of its body
    FOLDER/bodies/cd/cd...        a body under its SHA-256, once for all addresses that gave it

Each file is written aside and renamed, so that a reader sees all of it or none. An entry whose body is gone or
has changed counts as absent. The cache may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sayso.settings import Settings

EMPTY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered. ``headers`` has those that are needed later, by their names in small letters;
    ``robots`` says on what grounds it was fetched."""

    url: str
    status: int
    headers: Mapping[str, str]
    fetched: datetime
    robots: str = ""
    body: bytes = b""


def folder_of(settings: Settings) -> Path:
    """Where the cache is: ``settings.cache``, else ``sayso`` in the system's folder for caches."""
    if settings.cache is not None:
        return settings.cache
    home = Path.home() if os.environ.get("HOME") or sys.platform == "win32" else Path(tempfile.gettempdir())
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home)
    elif sys.platform == "darwin":
        base = home / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "sayso"


class Cache:
    """The answers in one folder. Several processes may use it at once; the last writer wins."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is made when something is first kept."""
        self._folder = folder

    def get(self, url: str) -> Answer | None:
        """The answer of an address, or None."""
        try:
            entry = json.loads(self._entry(url).read_bytes())
            sha256 = entry.pop("sha256")
            body = b"" if sha256 == EMPTY else self._body(sha256).read_bytes()
            answer = Answer(**{**entry, "fetched": datetime.fromisoformat(entry["fetched"])}, body=body)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        if hashlib.sha256(body).hexdigest() != sha256:
            self._body(sha256).unlink(missing_ok=True)  # so that the next answer writes it anew
            return None
        return answer if answer.url == url else None

    def put(self, answer: Answer) -> None:
        """Keep an answer. What cannot be written (a full disk, a folder that is read-only) is not kept."""
        sha256 = hashlib.sha256(answer.body).hexdigest()
        head = {**asdict(answer), "fetched": answer.fetched.isoformat(), "sha256": sha256}
        del head["body"]
        try:
            if answer.body and not self._body(sha256).exists():
                _write(self._body(sha256), answer.body)
            _write(self._entry(answer.url), json.dumps(head, ensure_ascii=True, indent=1).encode())
        except OSError:
            return

    def _entry(self, url: str) -> Path:
        key = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / "entries" / key[:2] / f"{key}.json"

    def _body(self, sha256: str) -> Path:
        if len(sha256) != 64 or not sha256.isalnum():
            raise ValueError(sha256)
        return self._folder / "bodies" / sha256[:2] / sha256


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(aside, path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
