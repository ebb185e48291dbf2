"""HTML to tokens with their positions, after the rules of the HTML standard that matter for text.

Every character is passed once or a bounded number of times: what has no end runs to the end of the
page, as in a browser, so nothing is scanned again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"})
"""Elements whose content is no markup."""
NAME = re.compile(r"[a-zA-Z][^\s/>]*")
ATTRIBUTE = re.compile(r"[\s/]*(?:([^\s/>=][^\s/>=]*|=[^\s/>=]*)"
                       r"(?:\s*=\s*(?:\"([^\"]*)(?:\"|\Z)|'([^']*)(?:'|\Z)|([^\s>]*)))?)?")
COMMENT_END = re.compile(r"--!?>")
RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z][a-zA-Z0-9]{0,39}))(;?)")
LONGEST_NAME = max(map(len, html5))


class Tag(NamedTuple):
    """A start tag (or an end tag, ``closes``) with the characters it takes."""

    name: str
    start: int
    end: int
    closes: bool
    attributes: dict[str, str]


class Text(NamedTuple):
    """Characters between tags, with references not yet resolved."""

    start: int
    end: int


class Raw(NamedTuple):
    """The content of an element such as ``script``."""

    name: str
    start: int
    end: int
    attributes: dict[str, str]


def tokens_of(page: str) -> Iterator[Tag | Text | Raw]:
    """The tags, texts and raw contents of a page in order; comments are left out."""
    at, size = 0, len(page)
    while at < size:
        mark = page.find("<", at)
        while mark >= 0 and not (mark + 1 < size and (page[mark + 1] in "/!?" or "a" <= page[mark + 1].lower() <= "z")):
            mark = page.find("<", mark + 1)
        if mark < 0:
            mark = size
        if mark > at:
            yield Text(at, mark)
        if mark == size:
            return
        name = NAME.match(page, mark + 1)
        if name:
            tag = _start_tag(page, mark, name[0].lower(), name.end())
            yield tag
            at = tag.end
            if tag.name in RAW:
                end = RAW_END[tag.name].search(page, at)
                stop = end.start() if end else size
                yield Raw(tag.name, at, stop, tag.attributes)
                at = stop
            continue
        ending = NAME.match(page, mark + 2) if page[mark + 1] == "/" else None
        if ending:
            tag = _start_tag(page, mark, ending[0].lower(), ending.end())
            yield tag._replace(closes=True)
            at = tag.end
        elif page.startswith("<!--", mark):
            stop_at = COMMENT_END.search(page, mark + 2)
            at = stop_at.end() if stop_at else size
        else:
            at = page.find(">", mark + 2) + 1 or size


def _start_tag(page: str, start: int, name: str, at: int) -> Tag:
    attributes: dict[str, str] = {}
    while True:
        match = ATTRIBUTE.match(page, at)
        if match is None or match[1] is None:
            at = match.end() if match else at
            break
        at = match.end()
        value = next((v for v in match.group(2, 3, 4) if v is not None), "")
        attributes.setdefault(match[1].lower(), resolved(value))
    # What stops the attributes is ">" or the end of the page.
    return Tag(name, start, min(at + 1, len(page)), False, attributes)


def reference(page: str, at: int, stop: int) -> tuple[str, int]:
    """The characters that the reference at ``page[at]`` ("&") stands for, and where it ends; ("&", at + 1)
    where it is none. Nothing from ``stop`` on belongs to it."""
    match = REFERENCE.match(page, at, stop)
    if match is None:
        return "&", at + 1
    hexadecimal, decimal, name, closed = match.groups()
    if name is None:
        return _numbered(hexadecimal, 16) if hexadecimal else _numbered(decimal, 10), match.end()
    if closed and name + ";" in html5:
        return html5[name + ";"], match.end()
    for size in range(min(len(name), LONGEST_NAME), 1, -1):
        if name[:size] in html5:
            return html5[name[:size]], at + 1 + size
    return "&", at + 1


def resolved(text: str) -> str:
    """The text with its references replaced by what they stand for."""
    parts: list[str] = []
    at = 0
    while (mark := text.find("&", at)) >= 0:
        parts.append(text[at:mark])
        piece, at = reference(text, mark, len(text))
        parts.append(piece)
    return "".join(parts) + text[at:]


def _numbered(digits: str, base: int) -> str:
    digits = digits.lstrip("0")
    number = int(digits, base) if digits and len(digits) <= 8 else 0
    if number == 0 or number > 0x10FFFF or 0xD800 <= number < 0xE000:
        return "\ufffd"
    if 0x80 <= number < 0xA0:
        return bytes([number]).decode("cp1252", "ignore") or chr(number)
    return chr(number)
