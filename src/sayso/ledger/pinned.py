"""Whether a text is what its capture says, character by character, without parsing it again.

A stretch of characters that follow each other in the capture, equally wide, must be the bytes' text. Any other
character stands for an escape of JSON or an entity of HTML (one of which may give two characters), or an entity whose
own characters are escaped, for white space that was drawn together, for the tag of a line break, or for a break
between two blocks, which has no bytes.
"""

from __future__ import annotations

import codecs
import json
import re
from html import unescape

from sayso.ledger.packing import runs_of

SELF_CONTAINED = frozenset("ascii utf-8 utf-8-sig utf_8 utf_8_sig latin-1 iso8859-1 cp1252".split())
"""Charsets in which any stretch of bytes between two characters can be read alone. A text in another charset is
proved by its seal and its capture's hash only."""

BREAK = re.compile(r"</?br(?:[\s/][^>]*)?>?", re.IGNORECASE)


def first_difference(text: str, packed: bytes, data: bytes, charset: str) -> int | None:
    """The first character that is not what its bytes say, or None. Raises IntegrityError for a map that cannot be
    read."""
    if not _readable(charset):
        return None
    at, byte = 0, 0
    before = b""
    for length, gap, width in runs_of(packed):
        part = text[at : at + length]
        if len(part) < length:
            return len(text)
        if gap == 0 and width and _decoded(data[byte : byte + length * width], charset) == part:
            byte += length * width
            before = data[byte - width : byte]
        else:
            for number, character in enumerate(part):
                raw = data[byte + gap : byte + gap + width]
                if len(raw) < width or not _stands_for(raw or before, character, charset, bool(raw)):
                    return at + number
                byte += gap + width
                before = raw or before
        at += length
    return None if at == len(text) else at


def _readable(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name in SELF_CONTAINED
    except LookupError:
        return False


def _decoded(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode(charset, "surrogatepass" if charset.startswith("utf") else "strict")
    except UnicodeDecodeError:
        return None


def _stands_for(raw: bytes, character: str, charset: str, own: bool) -> bool:
    """Whether bytes may stand for a character. ``own``: they are its own; otherwise those of the one before it."""
    if not own and character.isspace():
        return True
    written = _decoded(raw, charset)
    if written is None:
        return False
    escape = _escape(written)
    shown = unescape(written if escape is None else escape)
    return (
        character in (written, shown)
        or (character == "\n" and BREAK.fullmatch(shown) is not None)
        or (not own and character in shown)
        or (character.isspace() and shown.isspace())
        or escape == character
        or (len(shown) > 1 and shown.startswith(character))
    )


def _escape(written: str) -> str | None:
    try:
        value = json.loads(f'"{written}"', strict=False)
    except ValueError:
        return None
    return value if isinstance(value, str) else None
