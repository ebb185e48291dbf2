"""Connections to the address that was checked, within a deadline and a number of bytes.

A name is resolved once; every address that it resolves to must be of the open internet; the connection is made
to one of just these addresses. The name is still what TLS is asked for (SNI, certificate) and what ``Host`` says.

``Net`` holds all that touches the outside (names, connections, time), so that a stand-in can take its place.
"""

from __future__ import annotations

import errno
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import chain, zip_longest
from typing import Any

import httpcore

from sayso.errors import InputError, LimitError, RefusedError
from sayso.read.addresses import literal_address, refused_kind

CONNECTING = 15.0
"""Seconds for one address of a name to take the connection, before the next is tried."""
MOST_TRIED = 3
"""Addresses of one name that are tried, one after the other."""
LINGER = 0.05
"""Seconds for which a sender is watched for bytes beyond those it announced; most hang up at once."""
AGAIN = "try again later"
WHY = {
    errno.ECONNREFUSED: "refuses the connection",
    errno.EHOSTUNREACH: "cannot be reached",
    errno.ENETUNREACH: "cannot be reached",
    errno.ECONNRESET: "broke the connection off",
}


def resolved(host: str, port: int, seconds: float) -> Sequence[str]:
    """The addresses of a name, as the system resolves it; OSError where it has none, TimeoutError after
    ``seconds`` (the system's call itself cannot be interrupted, so it is left behind in its thread)."""
    answer: queue.Queue[list[str] | OSError] = queue.Queue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answer.put(error if isinstance(error, OSError) else OSError(str(error)))

    threading.Thread(target=ask, daemon=True).start()
    try:
        out = answer.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(out, OSError):
        raise out
    return out


def connected(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to a literal address."""
    return socket.create_connection((address, port), timeout=seconds)


@dataclass(frozen=True, slots=True)
class Net:
    """The outside world, as far as reading needs it. Seconds are of ``clock``, which never runs backwards."""

    resolve: Callable[[str, int, float], Sequence[str]] = resolved
    connect: Callable[[str, int, float], socket.socket] = connected
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    tls: Callable[[], ssl.SSLContext] | None = None
    """The context of TLS; None: httpx's own, which trusts the usual authorities."""


@dataclass(slots=True)
class Allowance:
    """What one address may still take: until when, and how many bytes on the wire."""

    place: str
    until: float
    bytes_left: int
    seconds: int

    def left(self, net: Net) -> float:
        """The seconds that are left; a LimitError where there are none."""
        left = self.until - net.clock()
        if left <= 0:
            raise self.too_slow()
        return left

    def too_slow(self) -> LimitError:
        """The error for an address that takes too long."""
        return LimitError(
            self.place,
            f"takes longer than {self.seconds} seconds (max_seconds)",
            f"{AGAIN}, or raise SAYSO_MAX_SECONDS",
        )


@cache
def usual_tls() -> ssl.SSLContext:
    """TLS that trusts the usual authorities, or those of SSL_CERT_FILE. Made once, since reading them takes a while."""
    from httpx import create_ssl_context

    return create_ssl_context()


@contextmanager
def exchange(
    url: str, headers: Sequence[tuple[str, str]], net: Net, allowance: Allowance
) -> Iterator[httpcore.Response]:
    """One GET over a connection of its own; its body is read with ``iter_stream`` inside the block.

    Raises RefusedError for an address that must not be connected to, LimitError over the allowance,
    InputError for whatever else goes wrong on the way. The header block may have 100 KiB (h11's bound).
    """
    place = allowance.place
    context = None
    if url.startswith("https:"):
        context = net.tls() if net.tls else usual_tls()
    try:
        with (
            httpcore.ConnectionPool(ssl_context=context, network_backend=_Checked(net, allowance)) as pool,
            pool.stream("GET", url, headers=list(headers)) as response,
        ):
            yield response
    except httpcore.RemoteProtocolError as error:
        cut = "without sending complete message body" in str(error) or "incomplete chunked read" in str(error)
        what = "breaks off before its end" if cut else f"does not answer as HTTP asks ({_short(error)})"
        raise InputError(place, what, AGAIN) from None
    except (httpcore.LocalProtocolError, httpcore.UnsupportedProtocol) as error:
        raise InputError(place, f"cannot be asked for ({_short(error)})", "check the address") from None
    except ssl.SSLCertVerificationError as error:
        raise InputError(
            place,
            f"has a certificate that does not hold ({error.verify_message})",
            "check the address; nothing is read over a doubtful connection",
        ) from None
    except TimeoutError:
        raise allowance.too_slow() from None
    except OSError as error:
        raise InputError(
            place, f"its server {WHY.get(error.errno or 0) or f'failed ({_short(error)})'}", AGAIN
        ) from None


class _Checked(httpcore.NetworkBackend):
    """Opens connections to checked addresses only."""

    def __init__(self, net: Net, allowance: Allowance) -> None:
        self._net, self._allowance = net, allowance

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        last: OSError | None = None
        for address in in_turn(addresses_of(host, port, self._net, self._allowance))[:MOST_TRIED]:
            try:
                sock = self._net.connect(address, port, min(CONNECTING, self._allowance.left(self._net)))
                return _Stream(sock, self._net, self._allowance)
            except OSError as error:
                last = error
        raise last or OSError("no address")


def in_turn(addresses: Sequence[str]) -> list[str]:
    """Addresses with IPv4 and IPv6 in turn, the kind of the first one first: where only one of the two has a way
    out, it is among the first few."""
    first = [address for address in addresses if (":" in address) == (":" in addresses[0])]
    other = [address for address in addresses if address not in first]
    return [address for address in chain(*zip_longest(first, other)) if address]


def addresses_of(host: str, port: int, net: Net, allowance: Allowance) -> tuple[str, ...]:
    """The addresses of a host. Raises RefusedError where any of them is not of the open internet: a name with
    one public and one private address is a trap, not a choice."""
    place = allowance.place
    try:
        literal = literal_address(host)
    except ValueError:
        raise InputError(place, f"{host!r} is neither a name nor an address", "check the address") from None
    try:
        found = (literal,) if literal else tuple(net.resolve(host, port, allowance.left(net)))
    except TimeoutError:
        raise InputError(place, f"the name {host!r} could not be resolved in time", AGAIN) from None
    except OSError:
        found = ()
    if not found:
        raise InputError(place, f"there is no host of the name {host!r}", "check the address and the connection")
    for address in found:
        kind = refused_kind(address)
        if kind is not None:
            raise RefusedError(
                place,
                f"leads to {address} ({kind}), and only addresses of the open internet are read",
                "save the page as .html and give that",
            )
    return found


def surplus(response: httpcore.Response, length: int) -> bool:
    """Whether more came than the ``length`` bytes that the body was said to have; asked after it was read."""
    stream = response.extensions.get("network_stream")
    return isinstance(stream, _Stream) and stream.surplus(length)


class _Stream(httpcore.NetworkStream):
    """A socket whose every operation keeps within the allowance, whatever time-outs it is called with."""

    def __init__(self, sock: socket.socket, net: Net, allowance: Allowance) -> None:
        self._sock, self._net, self._allowance = sock, net, allowance
        self._head = bytearray()
        self._beyond: int | None = None
        """Bytes that came after the head of the answer; None until the head is whole."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._sock.settimeout(self._allowance.left(self._net))
        data = self._sock.recv(max_bytes)
        self._allowance.bytes_left -= len(data)
        if self._allowance.bytes_left < 0:
            raise LimitError(
                self._allowance.place,
                "sends more bytes than are taken (max_bytes)",
                "save it as a file and split it, or raise SAYSO_MAX_BYTES",
            )
        if self._beyond is not None:
            self._beyond += len(data)
        else:
            self._head += data
            while self._beyond is None and (end := self._head.find(b"\r\n\r\n")) >= 0:
                if self._head[9:10] == b"1":  # an interim answer (1xx) goes before the real one
                    del self._head[: end + 4]
                else:
                    self._beyond = len(self._head) - end - 4
        return data

    def surplus(self, length: int) -> bool:
        """Whether more than ``length`` bytes (and a line break) came after the head, or come at once."""
        if self._beyond is None:
            return False
        try:
            self._sock.settimeout(LINGER)
            self._beyond += len(self._sock.recv(1 << 10))
        except OSError:
            pass
        return self._beyond > length + 2

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._sock.settimeout(self._allowance.left(self._net))
        try:
            self._sock.sendall(buffer)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise httpcore.WriteError from error  # a server may answer, and hang up, before it was asked in full

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self._sock.settimeout(self._allowance.left(self._net))
        try:
            return _Stream(
                ssl_context.wrap_socket(self._sock, server_hostname=server_hostname), self._net, self._allowance
            )
        except BaseException:
            self.close()
            raise

    def get_extra_info(self, info: str) -> Any:
        return False if info == "is_readable" else None


def _short(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 120 else text[:117] + "..."
