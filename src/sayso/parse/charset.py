"""Bytes to text, with the charset, what speaks for it, and the bytes of every character.

What decides, in this order: a byte order mark; bytes that are valid UTF-8 with more than ASCII in
them, whatever a label says; the label (HTTP, ``<meta>``, XML), unless the bytes contradict it; the
look of the bytes. Bytes that stand for nothing become U+FFFD, and keep their place.
"""

from __future__ import annotations

import codecs
import re
from contextvars import ContextVar

import numpy as np

from sayso.parse.source import Source, Widths, bounds_of, code_points, widths_utf8

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
         "euc_kr": "cp949", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874"}
"""Labels that the web uses for a larger code (WHATWG Encoding)."""
KNOWN = re.compile(r"utf-8|utf-(?:16|32)(?:-[lb]e)?|cp\d{3,4}|iso8859-\d+|koi8-[rtu]|mac-\w+|gb18030|big5\w*|euc_\w+"
                   r"|iso2022_\w+|johab|ptcp154|kz1048")
ASCII = bytes(range(32, 127))
GAP = "\udfff"
"""Stands for undecodable bytes on the way; no decoder gives it of itself."""
DENSE = .12
"""Western text has fewer bytes above ASCII than this; above it, the charset is guessed from all bytes."""
FEW = 12
"""So few bytes above ASCII tell of no charset."""
_gaps: ContextVar[list[int]] = ContextVar("gaps")


def decode(data: bytes, labels: tuple[tuple[str, str], ...] = ()) -> Source:
    """The text of ``data`` (without a byte order mark). ``labels``: charset names that came with it, each
    with where it stood ("http", "meta", "xml"), the strongest first."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _source(data, name, "bom", len(mark))
    label, where = next(((known, place) for name, place in labels if (known := known_charset(name, place))), ("", ""))
    good, bad = _utf8_counts(data)
    if not bad:
        if label.startswith("iso2022") and b"\x1b" in data:
            return _source(data, label, where)
        if not good:
            wide = _wide(data)
            if wide:
                return _source(data, wide, f"detected: {wide}")
            return _source(data, label or "utf-8", where if label else "valid utf-8")
        if label in ("utf-8", ""):
            return _source(data, "utf-8", where or "valid utf-8")
        return _source(data, "utf-8", f"valid utf-8, against {shown(label)} ({where})")
    if good > bad or (good == bad and label == "utf-8"):
        return _source(data, "utf-8", f"{where or 'mostly valid utf-8'}, {bad} undecodable")
    if label and label != "utf-8":
        source = _source(data, label, where)
        # A few bad bytes do not overrule a label; many do.
        if source.text.count("\ufffd") * 100 <= len(source.text):
            return source
    guess = _wide(data) or _guess(data)
    against = f", against {shown(label)} ({where})" if label and label != guess else ""
    return _source(data, guess, f"detected: {shown(guess)}{against}")


def known_charset(label: str, place: str = "") -> str:
    """Python's name of the charset that a label means on the web, or "" for one that is not text."""
    try:
        name = codecs.lookup(label.strip().strip("\"'").lower()).name
    except (LookupError, ValueError):
        return ""
    name = WIDER.get(name, name)
    if not KNOWN.fullmatch(name):
        return ""
    if place == "http":
        return {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # it could not have been read if it were true
    return name if name.startswith("iso2022") or ASCII.decode(name, "replace") == ASCII.decode() else ""


def shown(charset: str) -> str:
    """A charset's name as the web writes it (Python knows it too)."""
    return re.sub(r"^iso8859-", "iso-8859-", re.sub(r"^cp125(?=\d$)", "windows-125", charset)).replace("_", "-")


def labels_in(data: bytes) -> tuple[tuple[str, str], ...]:
    """The charset labels in an HTML page's first bytes."""
    head = re.sub(rb"<!--.*?-->", b"", data[:8192], flags=re.DOTALL)
    found: list[tuple[str, str]] = []
    xml = re.match(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", head)
    for tag in re.finditer(rb"<meta[\s/]([^>]{1,500})", head, re.IGNORECASE):
        label = re.search(rb"""charset\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]{1,40})""", tag[1], re.IGNORECASE)
        if label:
            found.append((label[1].decode("ascii"), "meta"))
            break
    if xml:
        found.append((xml[1].decode("ascii"), "xml"))
    return tuple(found)


def _source(data: bytes, charset: str, evidence: str, first: int = 0) -> Source:
    body = data[first:] if first else data
    if charset == "utf-8" or charset.startswith(("utf-16", "utf-32")):
        text, widths = _unicode(body, charset)
    else:
        text = body.decode(charset, "replace")
        if charset.startswith(("cp", "iso8859", "koi8", "mac", "ptcp", "kz")) and len(text) == len(body):
            widths = np.ones(len(text), dtype=np.uint8)
        else:
            text, widths = _stepwise(body, charset)
    return Source(text, bounds_of(widths, first), shown(charset), evidence)


def _unicode(body: bytes, charset: str) -> tuple[str, Widths]:
    gaps: list[int] = []
    token = _gaps.set(gaps)
    try:
        text = body.decode(charset, "sayso-gap")
    finally:
        _gaps.reset(token)
    if charset == "utf-8":
        widths = widths_utf8(text)
    elif charset.startswith("utf-16"):
        widths = 2 + 2 * (code_points(text) >= 0x10000).astype(np.uint8)
    else:
        widths = np.full(len(text), 4, dtype=np.uint8)
    if gaps:
        widths[code_points(text) == ord(GAP)] = gaps
        text = text.replace(GAP, "\ufffd")
    return text, widths


def _gap(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _gaps.get().append(error.end - error.start)
    return GAP, error.end


codecs.register_error("sayso-gap", _gap)


def _stepwise(body: bytes, charset: str) -> tuple[str, Widths]:
    """Byte by byte, for codes whose widths are known to their decoder only."""
    step = codecs.getincrementaldecoder(charset)("replace").decode
    parts: list[str] = []
    widths: list[int] = []
    held = 0
    for at in range(len(body) + 1):
        held += at < len(body)
        part = step(body[at:at + 1], at == len(body))
        if not part:
            continue
        parts.append(part)
        if "\ufffd" in part and len(part) <= held:
            widths += [1] * (len(part) - 1) + [held - len(part) + 1]
        else:
            widths += [held] + [0] * (len(part) - 1)
        held = 0
    return "".join(parts), np.array(widths, dtype=np.int64)


def _utf8_counts(data: bytes) -> tuple[int, int]:
    """How many characters beyond ASCII are valid UTF-8, and how many stretches are not (a last character
    that is cut off counts as neither, where there are valid ones)."""
    if data.isascii():
        return 0, 0
    gaps: list[int] = []
    token = _gaps.set(gaps)
    try:
        text = data.decode("utf-8", "sayso-gap")
    finally:
        _gaps.reset(token)
    good = int((code_points(text) >= 0x80).sum()) - len(gaps)
    return good, len(gaps) - (good > 0 and text.endswith(GAP))


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: NULs at every other byte."""
    even, odd = data[0:65536:2], data[1:65536:2]
    if len(odd) >= 4:
        low, high = even.count(0) / len(even), odd.count(0) / len(odd)
        if high > 0.6 and low < 0.1:
            return "utf-16-le"
        if low > 0.6 and high < 0.1:
            return "utf-16-be"
    return ""


def _guess(data: bytes) -> str:
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high <= max(DENSE * len(data), FEW):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:1 << 18]).best()
    name = known_charset(best.encoding.replace("_", "-")) if best is not None else ""
    return name if name and not name.startswith("utf") else "cp1252"
