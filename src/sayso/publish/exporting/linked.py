"""What the formats of JSON for other programs share: names of things, text that every reader takes, a written array."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any, BinaryIO

from sayso.publish.exporting.cells import encodable
from sayso.publish.lines import json_line
from sayso.values import Report


def urn(kind: str, id: str) -> str:
    """The name of a report, statement, claim, story or origin."""
    return f"urn:sayso:{kind}:{id}"


def capture_name(report: Report) -> str:
    """The name of a capture: its SHA-256 (RFC 6920)."""
    raw = base64.urlsafe_b64encode(bytes.fromhex(report.sha256)).rstrip(b"=").decode()
    return f"ni:///sha-256;{raw}"


def address_of(report: Report) -> str | None:
    """The report's address, where it is one that a browser opens and holds nothing that none may hold."""
    url = report.url or ""
    fit = url.startswith(("http://", "https://")) and url.isprintable() and not set(url) & set(' <>"{}|\\^`')
    return url if fit else None


def clean(value: Any) -> Any:
    """A JSON value whose texts hold no lone surrogate."""
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {key: clean(one) for key, one in value.items()}
    return [clean(one) for one in value] if isinstance(value, list | tuple) else value


def write_array(before: str, values: Iterable[Any], after: bytes, out: BinaryIO) -> int:
    """Write JSON values with commas between, one a line, between two texts; how many there were."""
    out.write(before.encode())
    count = 0
    for value in values:
        out.write((b",\n" if count else b"\n") + json_line(value).rstrip(b"\n"))
        count += 1
    out.write(b"\n" + after)
    return count
