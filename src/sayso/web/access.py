"""Who may ask and who may write, and how much may be sent.

1. Where tokens are set, each request but those for the files of pages bears one: ``Authorization: Bearer TOKEN``, or,
   from a browser, as the password of Basic, whatever the name. A token to read may not write; one to write may read.
2. What writes (any method but GET, HEAD and OPTIONS) and comes from a browser must come from a page of this server: by
   its Origin and Sec-Fetch-Site, which no page can forge. A Bearer token, which no browser adds by itself, needs no
   more.
3. Tokens are compared as hashes, in a time that does not depend on them.
4. A body beyond the limit is refused as soon as that is seen.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import UsageError
from sayso.settings import Settings
from sayso.web.problems import problem

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SHORTEST = 16
"""Characters of a token at least: some 80 bits where they are chosen at random."""
ADVICE = "make one with: python3 -c 'import secrets; print(secrets.token_urlsafe())'"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Hashes of the tokens that may read, and of those that may write."""

    read: tuple[bytes, ...] = field(default=(), repr=False)
    write: tuple[bytes, ...] = field(default=(), repr=False)

    def __bool__(self) -> bool:
        return bool(self.read or self.write)

    def holds(self, token: str, writing: bool) -> bool:
        """Whether a token is known; all are looked at (3)."""
        own = _hash(token)
        return any([hmac.compare_digest(own, one) for one in (self.write if writing else self.read + self.write)])


def tokens_from(settings: Settings) -> Tokens:
    """The tokens of the settings, and of the file that they name. A UsageError for one too short, or a file that holds
    something else."""
    read, write = ([one] if one else [] for one in (settings.read_token, settings.write_token))
    if settings.tokens is not None:
        found = _file(settings.tokens)
        read, write = read + found["read"], write + found["write"]
    if any(len(token) < SHORTEST for token in (*read, *write)):
        raise UsageError(f"a token has fewer than {SHORTEST} characters and could be guessed; {ADVICE}.")
    if set(read) & set(write):
        raise UsageError("a token is given both to read and to write; leave it to write only, which may read too.")
    return Tokens(tuple(map(_hash, read)), tuple(map(_hash, write)))


def _file(path: Path) -> dict[str, list[str]]:
    try:
        value: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: the tokens cannot be read ({error}); give a TOML file.") from error
    found = {name: value.pop(name, []) for name in ("read", "write")}
    lists = all(isinstance(some, list) and all(isinstance(one, str) for one in some) for some in found.values())
    if value or not lists:
        raise UsageError(f'{path}: a file of tokens holds read = ["..."] and write = ["..."] only.')
    return found


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


class Access:
    """An ASGI app around another."""

    def __init__(self, app: ASGIApp, tokens: Tokens, largest: int) -> None:
        """``tokens``: none, and everybody who reaches the server may read and write. ``largest``: bytes of a body."""
        self._app, self._tokens, self._largest = app, tokens, largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refused(scope, headers)
        if refusal is None and _length(headers) > self._largest:
            what = f"the request is larger than {self._largest} bytes"
            refusal = 413, what, "send less, or raise SAYSO_MAX_BYTES", {}
        if refusal is not None:
            status, what, advice, more = refusal
            await problem(status, what, advice, more)(scope, receive, send)
            return
        await self._app(scope, self._bounded(receive), send)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str, str, dict[str, str]] | None:
        writing = scope["method"] not in SAFE
        kind, token = _token(headers.get("authorization", ""))
        if self._tokens and not scope["path"].startswith("/static/"):  # 1
            if token is None or not self._tokens.holds(token, False):
                asked = "Bearer" if scope["path"].startswith("/v1/") else 'Basic realm="sayso", charset="UTF-8"'
                return 401, "a token is needed", "send Authorization: Bearer with a token", {"WWW-Authenticate": asked}
            if writing and not self._tokens.holds(token, True):
                return 403, "this token may read, and not write", "send a token to write", {}
        if writing and kind != "bearer" and not _own(headers):  # 2
            return 403, "this comes from a page of elsewhere", "use this server's own pages, or a program", {}
        return None

    def _bounded(self, receive: Receive) -> Receive:
        taken = 0

        async def received() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._largest:  # 4
                raise HTTPException(413, f"the request is larger than {self._largest} bytes")
            return message

        return received


def _token(header: str) -> tuple[str, str | None]:
    """How a token is sent, in lower case, and the token."""
    kind, _, rest = header.partition(" ")
    if kind.lower() == "bearer":
        return "bearer", rest.strip()
    if kind.lower() == "basic":
        try:
            return "basic", base64.b64decode(rest, validate=True).decode().partition(":")[2]
        except ValueError:
            return "basic", None
    return "", None


def _own(headers: Headers) -> bool:
    """Whether a request comes from a page of this server, or from no page."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host", "")


def _length(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0
