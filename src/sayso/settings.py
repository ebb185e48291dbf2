"""One frozen ``Settings``: defaults < file < environment < flags."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from sayso.errors import UsageError

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may set. Sizes are bytes.

    ``published`` and ``outlet`` override what a report says of itself.
    """

    published: date | None = None
    outlet: str | None = None
    workers: int = 1
    max_bytes: int = 64 * MEBIBYTE
    """The largest capture, and the longest line of JSON Lines."""
    max_ratio: int = 200
    """The largest unpacked : packed ratio; text rarely packs beyond 20, HTML templates beyond 60."""
    max_depth: int = 4096
    """The deepest nesting of HTML elements; pages seen in the wild stay below 200."""
    max_characters: int = 2_000_000
    """The longest text of one report; a long book has about one million."""
    max_seconds: int = 60
    """The longest that one address may take, redirects included, waiting out of politeness not."""
    max_wait: int = 60
    """The longest wait that a server may ask for (Retry-After, Crawl-delay), in seconds."""
    delay: int = 1
    """Seconds between two requests to one host."""
    poll_seconds: int = 900
    """Seconds between two looks at a feed that is watched."""
    offline: bool = False
    """Addresses are taken from the cache only."""
    ledger: str | None = None
    """The ledger: a path, or a database URL; None: ``./sayso.db``."""
    captures: Path | None = None
    """The folder of the ledger's captures; None: beside its file, or ``./sayso.captures`` for one on a server."""
    cache: Path | None = None
    """The folder that keeps what was fetched; None: ``sayso`` in the user's folder for caches."""
    read_token: str | None = field(default=None, repr=False)
    """A token that may read at the server; None: none is needed, and only this machine is listened to."""
    write_token: str | None = field(default=None, repr=False)
    """A token that may read and write."""
    tokens: Path | None = None
    """A file of more tokens (TOML: read and write, each a list)."""


def settings_from(flags: Mapping[str, Any], environment: Mapping[str, str] | None = None,
                  file: Path | None = None) -> Settings:
    """Merge the four layers; ``flags`` whose value is None are absent.

    The environment's names are ``SAYSO_`` and the field in capitals. The file is TOML
    (``SAYSO_SETTINGS`` names it, where ``file`` is not given).
    """
    env = os.environ if environment is None else environment
    merged = Settings()
    chosen = file or (Path(env["SAYSO_SETTINGS"]) if env.get("SAYSO_SETTINGS") else None)
    if chosen is not None:
        try:
            layer = tomllib.loads(chosen.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise UsageError(f"{chosen}: the settings file cannot be read ({error}); "
                             "give a TOML file, or leave SAYSO_SETTINGS unset.") from error
        merged = _applied(merged, layer, str(chosen))
    known = {f.name for f in fields(Settings)}
    layer = {name: env[key] for name in known if (key := f"SAYSO_{name.upper()}") in env}
    merged = _applied(merged, layer, "the environment")
    return _applied(merged, {k: v for k, v in flags.items() if v is not None}, "the flags")


def _applied(base: Settings, layer: Mapping[str, Any], where: str) -> Settings:
    change: dict[str, Any] = {}
    for name, value in layer.items():
        if name not in {f.name for f in fields(Settings)}:
            raise UsageError(f"{where}: there is no setting {name!r}; see `sayso --help`.")
        if name == "published":
            change[name] = value if isinstance(value, date) else _date(str(value), where)
        elif name == "outlet":
            change[name] = str(value)
        elif name in ("ledger", "read_token", "write_token"):
            change[name] = str(value) or None
        elif name in ("cache", "captures", "tokens"):
            change[name] = Path(value).expanduser() if str(value) else None
        elif name == "offline":
            change[name] = _switch(value, name, where)
        else:
            change[name] = _count(value, name, where)
    return replace(base, **change)


def _date(value: str, where: str) -> date:
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise UsageError(f"{where}: published {value!r} is no date; write it as 2031-05-12.") from None


def _switch(value: Any, name: str, where: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True, "": False, "0": False, "false": False, "no": False,
             "off": False}
    found = words.get(str(value).strip().lower())
    if found is None:
        raise UsageError(f"{where}: {name} {value!r} is neither yes nor no; give 1 or 0.")
    return found


def _count(value: Any, name: str, where: str) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = 0
    if number < 1:
        raise UsageError(f"{where}: {name} {value!r} is no whole number above 0; give one.")
    return number
