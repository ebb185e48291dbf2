"""A small web on loopback: names resolve through a stand-in, and so do connections, both recorded.

Nothing here can reach beyond loopback: ``Web.connect`` opens connections to its own server only, whatever address
it is asked for, and ``sealed`` makes Python itself refuse every other connection and every lookup of a name.
"""

from __future__ import annotations

import socket
import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sayso.read.net import Net

PUBLIC = "93.184.215.14"
"""An address of the open internet, for names that have no other; nothing is ever sent to it."""
Piece = bytes | float
"""What a server does next: send these bytes, or wait for so many seconds."""
Script = Callable[["Asked"], Sequence[Piece]]


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    host: str
    path: str
    headers: Mapping[str, str]
    at: float
    server_name: str | None = None


def answer(body: bytes | str = b"", status: str = "200 OK", /, **headers: str) -> list[Piece]:
    """A whole response. Names of fields are given with underscores."""
    body = body.encode() if isinstance(body, str) else body
    fields = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return [f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body]


def moved(to: str, status: str = "302 Found") -> list[Piece]:
    """A redirect."""
    return answer(b"", status, Location=to)


@dataclass
class Web:
    """Sites by (host, path): an answer, or a function of the request. Hosts resolve to ``names``; sites that have
    no robots.txt answer 404 for it."""

    pages: dict[str, Sequence[Piece] | Script] = field(default_factory=dict)
    names: dict[str, Sequence[str] | Callable[[], Sequence[str]]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    today: datetime = datetime(2031, 5, 12, 9, 0, tzinfo=UTC)
    certificate: ssl.SSLContext | None = None
    tls: Callable[[], ssl.SSLContext] | None = None
    refuses: set[str] = field(default_factory=set)
    """Addresses that nobody listens at."""

    def net(self) -> Net:
        """The stand-in for the outside."""
        return Net(self.resolve, self.connect, self.sleep, self.clock, self.now, self.tls)

    def resolve(self, host: str, port: int, seconds: float) -> Sequence[str]:
        """What a name leads to; it is never looked up."""
        self.resolved.append(host)
        found = self.names.get(host)
        if found is None and not any(page.partition("/")[0] == host for page in self.pages):
            raise socket.gaierror(-2, "Name or service not known")
        return found() if callable(found) else found or [PUBLIC]

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        """A connection to this web's own server, whatever the address."""
        self.connected.append((address, port))
        if address in self.refuses:
            raise ConnectionRefusedError(111, "Connection refused")
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def sleep(self, seconds: float) -> None:
        """Time passes on the stand-in's clock only."""
        self.slept.append(seconds)

    def clock(self) -> float:
        """Real seconds, and those slept."""
        return time.monotonic() + sum(self.slept)

    def now(self) -> datetime:
        """The stand-in's day and hour."""
        return self.today + timedelta(seconds=sum(self.slept))

    def paths(self, host: str = "") -> list[str]:
        """What was asked for, without robots.txt."""
        return [asked.path for asked in self.asked if host in ("", asked.host) and asked.path != "/robots.txt"]

    @contextmanager
    def serving(self) -> Iterator[Web]:
        """The server, in threads of its own."""
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = listener.getsockname()[1]
            threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
            yield self
            listener.shutdown(socket.SHUT_RDWR)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        names: list[str | None] = [None]
        try:
            sock.settimeout(10)
            if self.certificate is not None:

                def note(_: Any, name: str | None, __: Any) -> None:
                    names[0] = name

                self.certificate.sni_callback = note
                sock = self.certificate.wrap_socket(sock, server_side=True)
            raw = b""
            while b"\r\n\r\n" not in raw and (more := sock.recv(1 << 16)):
                raw += more
                if raw[:1] == b"\x16":  # TLS to a server that speaks none
                    sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                    return
            if not raw:
                return
            first, *lines = raw.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
            headers = {line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in lines}
            asked = Asked(headers["host"].partition(":")[0], first.split(" ")[1], headers, self.clock(), names[0])
            self.asked.append(asked)
            found = self.pages.get(asked.host + asked.path, answer(b"", "404 Not Found"))
            for piece in found(asked) if callable(found) else found:
                if isinstance(piece, bytes):
                    sock.sendall(piece)
                else:
                    time.sleep(piece)
        except OSError:
            pass  # the reader hung up, as it should on what is too long
        finally:
            sock.close()


class Seal:
    """While it is set, Python refuses every connection but those to 127.0.0.1, and every lookup of a name."""

    def __init__(self) -> None:
        self.set = False
        self.attempts: list[tuple[str, Any]] = []
        sys.addaudithook(self._watch)

    def _watch(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.set or not event.startswith("socket."):
            return
        if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            target = args[1]
            inside = not isinstance(target, tuple) or target[0] == "127.0.0.1"
        elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
            target = args[0]
            inside = target in ("127.0.0.1", None)
        else:
            return
        if not inside:
            self.attempts.append((event, target))
            raise PermissionError(f"{event} to {target}: the tests are sealed")
