"""One address to its bytes: politely and safely.

1. Only http and https, without a password; the address is written in its one spelling.
2. robots.txt is asked first (see ``polite``); what it forbids is not fetched.
3. The host is left in peace between two requests, for as long as the settings or its robots.txt say.
4. What the cache holds is asked for only if it changed (ETag, Last-Modified).
5. 429 and 503 with Retry-After are waited out, where that is short; otherwise the host is left alone.
6. A redirect starts again at 1, a bounded number of times.
7. The body is unpacked and counted while it arrives; too much, too slow, too dense ends it.

With ``settings.offline`` only the cache is asked.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from sayso import __version__
from sayso.errors import InputError, LimitError, RefusedError
from sayso.read.cache import Answer, Cache, folder_of
from sayso.read.net import AGAIN, Allowance, Net, exchange, surplus
from sayso.read.polite import Hosts, retry_after
from sayso.read.robots import MOST_BYTES
from sayso.read.rows import shown_url, size_name
from sayso.read.unpack import body_of
from sayso.settings import Settings

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 10
"""What one address may lead through; short links in feeds take three or four."""
MOST_TRIES = 3
"""Requests for one address of a server that asks to wait."""
PIECE = 1 << 16
OVERHEAD = 1 << 20
"""Bytes on the wire that are no body: heads, and the framing of chunks."""
HOST = re.compile(r"[0-9A-Za-z._-]{1,253}|[0-9a-fA-F:.]{2,45}")
KEPT = ("content-type", "etag", "last-modified", "location")
REDIRECTS = frozenset((301, 302, 303, 307, 308))
HEADERS = (
    ("User-Agent", f"sayso/{__version__} (reads single news reports for comparing them)"),
    (
        "Accept",
        "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf;q=0.9,"
        "text/*;q=0.8,*/*;q=0.5",
    ),
    ("Accept-Language", "en"),
    ("Accept-Encoding", "gzip"),
    ("Connection", "close"),
)
SAVE = "save the page as .html and give that"
SAID: Mapping[int, tuple[str, str]] = {
    401: ("asks for a login (401)", SAVE),
    402: ("asks for payment (402)", SAVE),
    403: ("is refused to us (403)", SAVE),
    404: ("is not there (404)", "check the address"),
    410: ("is gone (410)", "look for a copy in a web archive"),
    451: ("is withheld for legal reasons (451)", "look for a copy in a web archive"),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of an address. ``url`` is where redirects ended; ``media_type`` as the server says it ("" where
    it says nothing); ``fetched`` when these bytes came; ``robots`` on what grounds they were asked for;
    ``changed`` is False where the cache had them and the server says that they still hold."""

    url: str
    media_type: str
    body: bytes
    fetched: datetime
    robots: str
    changed: bool = True


class Fetcher:
    """Fetches addresses, one after the other; remembers hosts and their robots.txt for one run."""

    def __init__(self, settings: Settings, net: Net | None = None) -> None:
        """``net`` takes the place of the system's names, connections and clock."""
        self._settings, self._net = settings, net or Net()
        self._cache = Cache(folder_of(settings))
        self._hosts = Hosts(settings, self._net, self._cache)

    def fetch(self, url: str, place: str | None = None) -> Fetched:
        """The bytes of an address. ``place`` names it in errors (default: the address).

        Raises RefusedError for what a rule forbids, LimitError over a limit, InputError for the rest.
        """
        settings, net = self._settings, self._net
        place = place or shown_url(url)
        allowance = Allowance(
            place, net.clock() + settings.max_seconds, 2 * settings.max_bytes + OVERHEAD, settings.max_seconds
        )
        at = address_of(url, place)  # 1
        for _ in range(MOST_REDIRECTS + 1):
            answer, changed = self._offline(at, place) if settings.offline else self._answer(at, allowance)
            if answer.status not in REDIRECTS:
                break
            at = address_of(_target(at, answer, place), place)  # 6
        else:
            raise InputError(place, f"leads through more than {MOST_REDIRECTS} redirects", "check the address")
        if answer.status not in (200, 203):
            raise _refusal(answer.status, place)
        return Fetched(
            str(at), answer.headers.get("content-type", ""), answer.body, answer.fetched, answer.robots, changed
        )

    def _offline(self, at: httpx.URL, place: str) -> tuple[Answer, bool]:
        kept = self._cache.get(str(at))
        if kept is None:
            raise InputError(place, "is not in the cache, and --offline fetches nothing", "leave --offline out once")
        return kept, False

    def _answer(self, at: httpx.URL, allowance: Allowance) -> tuple[Answer, bool]:
        """What the address answers, and whether that is news to the cache."""
        robots = self._hosts.robots(at, allowance, self._robots_txt)  # 2
        kept = self._cache.get(str(at))
        for attempt in range(MOST_TRIES):
            self._hosts.wait(at, allowance)  # 3
            try:
                answer = self._asked(at, allowance, kept)
            finally:
                self._hosts.asked(at)
            if answer.status not in (429, 503):
                break
            pause = retry_after(answer.headers.get("retry-after"), self._net.now())  # 5
            self._hosts.rest(at, pause, allowance.place, last=attempt + 1 == MOST_TRIES)
        if answer.status == 304 and kept is not None:
            return kept, False
        answer = replace(answer, robots=robots)
        if answer.status in (200, 203) or answer.status in REDIRECTS:
            headers = {name: value for name, value in answer.headers.items() if name in KEPT}
            self._cache.put(replace(answer, headers=headers))
        return answer, True

    def _asked(self, at: httpx.URL, allowance: Allowance, kept: Answer | None) -> Answer:
        """One request, conditional where the cache has an answer. Bodies of errors are not read."""
        headers = list(HEADERS)
        if kept is not None and kept.status == 200:  # 4
            for name, value in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")):
                if kept.headers.get(value, "").isascii() and kept.headers.get(value):
                    headers.append((name, kept.headers[value]))
        limit = self._settings.max_bytes
        with exchange(str(at), headers, self._net, allowance) as response:
            said = headers_of(response.headers)
            body = b""
            if response.status in (200, 203):
                body = self._body(response.iter_stream(), said, allowance.place, limit)
                if said.get("content-length", "").isdecimal() and surplus(response, int(said["content-length"])):
                    raise InputError(
                        allowance.place, "sends more than its Content-Length says, so where it ends is unknown", SAVE
                    )
            return Answer(str(at), response.status, said, self._net.now(), body=body)

    def _body(
        self, pieces: Iterable[bytes], said: Mapping[str, str], place: str, limit: int, cut: bool = False
    ) -> bytes:
        """The unpacked body, at most ``limit`` bytes; of a longer one the start with ``cut``, else an error."""
        coding = said.get("content-encoding", "").strip().lower()
        if coding not in ("", "identity", "gzip", "x-gzip"):
            raise InputError(place, f"comes packed as {coding[:40]!r}, which was not asked for", SAVE)
        if not cut and said.get("content-length", "").isdecimal() and int(said["content-length"][:19]) > limit:
            raise _too_large(place, limit)
        read = body_of(pieces, coding.endswith("gzip"), place, self._settings)  # 7
        parts: list[bytes] = []
        size = 0
        while piece := read(PIECE):
            parts.append(piece)
            size += len(piece)
            if size > limit:
                if cut:
                    break
                raise _too_large(place, limit)
        return b"".join(parts)[:limit]

    def _robots_txt(self, at: httpx.URL, allowance: Allowance) -> Answer:
        """The answer of a robots.txt, through redirects; 404 where there are too many of these (RFC 9309)."""
        for _ in range(MOST_REDIRECTS):
            with exchange(str(at), list(HEADERS), self._net, allowance) as response:
                said = headers_of(response.headers)
                body = b""
                if 200 <= response.status < 300:
                    body = self._body(response.iter_stream(), said, allowance.place, MOST_BYTES, cut=True)
                answer = Answer(str(at), response.status, said, self._net.now(), body=body)
            if answer.status not in REDIRECTS:
                return answer
            at = address_of(_target(at, answer, allowance.place), allowance.place)
        return replace(answer, status=404)


def address_of(url: str, place: str) -> httpx.URL:
    """An address in its one spelling, without its fragment. Raises RefusedError for other schemes than http and
    https and for one with a password, InputError for what is no address."""
    import httpx

    try:
        out = httpx.URL(url.strip()).copy_with(fragment=None)
        host, scheme = out.raw_host.decode("ascii"), out.scheme
        str(out).encode("ascii")
    except (httpx.InvalidURL, ValueError, TypeError):
        raise InputError(place, "is no address that can be asked for", "check it") from None
    if scheme not in ("http", "https"):
        raise RefusedError(
            place,
            f"leads to an address of the kind {scheme[:20]!r}, and only http and https are fetched",
            "check the address",
        )
    if out.userinfo:
        raise RefusedError(place, "holds a user name or password, which is not sent", "give the address without it")
    if not HOST.fullmatch(host) or not 0 < (out.port or 80) < 1 << 16:
        raise InputError(place, "names no host that can be asked", "check the address")
    return out


def headers_of(raw: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    """Header fields by their names in small letters; of repeated ones the first."""
    out: dict[str, str] = {}
    for name, value in raw:
        out.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return out


def _target(at: httpx.URL, answer: Answer, place: str) -> str:
    location = answer.headers.get("location", "")
    with contextlib.suppress(UnicodeError):  # bytes beyond ASCII in a Location are UTF-8 in practice
        location = location.encode("latin-1").decode("utf-8")
    import httpx

    if not location:
        raise InputError(place, f"leads on to nowhere ({answer.status} without Location)", AGAIN)
    try:
        return str(at.join(location))
    except (httpx.InvalidURL, ValueError):
        raise InputError(place, "leads on to something that is no address", AGAIN) from None


def _refusal(status: int, place: str) -> InputError:
    if status in SAID:
        return InputError(place, *SAID[status])
    try:
        phrase = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = str(status)
    if status >= 500:
        return InputError(place, f"its server has trouble ({phrase})", AGAIN)
    return InputError(place, f"is answered with {phrase}", "check the address" if status >= 400 else AGAIN)


def _too_large(place: str, limit: int) -> LimitError:
    return LimitError(place, f"is larger than {size_name(limit)} (max_bytes)", "raise SAYSO_MAX_BYTES")
