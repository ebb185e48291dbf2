"""Which network addresses may be connected to: those of the open internet, and no others.

A name is only as safe as what it resolves to, so the rules are applied to the resolved address that the
connection is then made to, never to the name. Sources: the special-purpose registries of RFC 6890 and its
updates; RFC 6052 and RFC 8215 (NAT64), RFC 3056 (6to4), RFC 4380 (Teredo), RFC 4291 (IPv4 in IPv6).
"""

from __future__ import annotations

import ipaddress
import re
import socket

V4_KINDS = (
    ("0.0.0.0/8", "this network"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "shared by a provider"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local"),
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "reserved"),
    ("192.0.2.0/24", "reserved"),
    ("192.88.99.0/24", "6to4"),
    ("192.168.0.0/16", "private"),
    ("198.18.0.0/15", "reserved"),
    ("198.51.100.0/24", "reserved"),
    ("203.0.113.0/24", "reserved"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
)
V6_KINDS = (
    ("::1/128", "loopback"),
    ("::/128", "unspecified"),
    ("::ffff:0:0/96", "IPv4-mapped"),
    ("::/96", "IPv4-compatible"),
    ("64:ff9b::/96", "NAT64"),
    ("64:ff9b:1::/48", "NAT64"),
    ("2001::/32", "Teredo"),
    ("2001::/23", "reserved"),
    ("2001:db8::/32", "reserved"),
    ("2002::/16", "6to4"),
    ("3fff::/20", "reserved"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local"),
    ("ff00::/8", "multicast"),
)
"""Networks that are refused, narrower ones first, each with its kind."""
V4 = tuple((ipaddress.IPv4Network(network), kind) for network, kind in V4_KINDS)
V6 = tuple((ipaddress.IPv6Network(network), kind) for network, kind in V6_KINDS)
OPEN_V6 = ipaddress.IPv6Network("2000::/3")
"""The only part of IPv6 that is given out to the open internet."""
NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)")


def refused_kind(address: str) -> str | None:
    """The kind of an address that must not be connected to ("private", "loopback" ...), or None for one of
    the open internet. What is no address at all, or names an interface (``%eth0``), is "malformed"."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "malformed"
    if isinstance(ip, ipaddress.IPv4Address):
        kind = next((kind for network, kind in V4 if ip in network), None)
    elif ip.scope_id is not None:
        return "malformed"
    else:
        kind = next((kind for network, kind in V6 if ip in network), None)
        if kind is None and ip not in OPEN_V6:
            kind = "reserved"
    return kind or (None if ip.is_global and not ip.is_multicast else "reserved")


def literal_address(host: str) -> str | None:
    """The address that a host stands for by itself: ``192.0.2.1``, ``[2001:db8::1]``, and IPv4 as one to four
    decimal, octal or hexadecimal numbers, as browsers and the C library take them. None for a name.

    Raises ValueError for a host that ends in a number and is no address.
    """
    bare = host.removeprefix("[").removesuffix("]")
    if ":" in bare:
        return str(ipaddress.ip_address(bare))
    parts = bare.removesuffix(".").split(".")
    if not NUMBER.fullmatch(parts[-1]):
        return None
    if len(parts) > 4 or not all(NUMBER.fullmatch(part) for part in parts):
        raise ValueError(host)
    try:
        return socket.inet_ntoa(socket.inet_aton(bare.removesuffix(".")))
    except OSError:
        raise ValueError(host) from None
