"""What a file is, by its name and its first bytes."""

from __future__ import annotations

import re

PDF = "application/pdf"
CSV, TSV = "text/csv", "text/tab-separated-values"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WARC = "application/warc"
FEED = "application/rss+xml"
"""RSS and Atom alike; told by content only, so that a folder of saved feeds makes no requests."""
MARKED = (PDF, XLSX, WARC)
"""Kinds that their first bytes tell for certain."""
TYPES = {
    ".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown",
    ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html",
    ".json": "application/json", ".jsonl": "application/x-ndjson", ".ndjson": "application/x-ndjson",
    ".pdf": PDF, ".csv": CSV, ".tsv": TSV, ".xlsx": XLSX, ".warc": WARC,
}
"""Known suffixes; each may be followed by ``.gz``."""

SENT = {
    "text/html": "text/html", "application/xhtml+xml": "text/html", "text/markdown": "text/markdown",
    "application/json": "application/json", "application/x-ndjson": "application/x-ndjson",
    "application/jsonl": "application/x-ndjson", "text/csv": CSV, TSV: TSV,
}
"""What servers say, where it decides."""
UNTOLD = ("", "text/plain", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip",
          "application/unknown")
"""What servers say of anything that they do not know, so that the bytes must tell."""

UNPACK_FIRST = "unpack it, and give what it holds"
SAVE_AS_TEXT = "save its text as .txt, or the page as .html, and give that"

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x1f\x8b", "is a gzip file inside a gzip file", "unpack it once, and give what it holds"),
    (b"PK\x03\x04", "is a ZIP or office file", SAVE_AS_TEXT),
    (b"PK\x05\x06", "is an empty ZIP file", SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an office file", SAVE_AS_TEXT),
    (b"{\\rtf", "is a rich-text file (RTF)", SAVE_AS_TEXT),
    (b"\x89PNG", "is an image (PNG)", SAVE_AS_TEXT),
    (b"\xff\xd8\xff", "is an image (JPEG)", SAVE_AS_TEXT),
    (b"GIF87a", "is an image (GIF)", SAVE_AS_TEXT),
    (b"GIF89a", "is an image (GIF)", SAVE_AS_TEXT),
    (b"II*\0", "is an image (TIFF)", SAVE_AS_TEXT),
    (b"MM\0*", "is an image (TIFF)", SAVE_AS_TEXT),
    (b"BZh", "is a bzip2 file", UNPACK_FIRST),
    (b"\xfd7zXZ", "is an xz file", UNPACK_FIRST),
    (b"7z\xbc\xaf", "is a 7z file", UNPACK_FIRST),
    (b"\x28\xb5\x2f\xfd", "is a zstd file", UNPACK_FIRST),
    (b"Rar!", "is a RAR file", UNPACK_FIRST),
    (b"SQLite format 3", "is an SQLite database", "export its reports as JSON Lines"),
    (b"PAR1", "is a Parquet file", "export its reports as JSON Lines"),
    (b"ID3", "is a sound recording", "give a transcript as .txt"),
    (b"OggS", "is a sound recording", "give a transcript as .txt"),
    (b"\x7fELF", "is a program", "give a report as text, Markdown, HTML or JSON Lines"),
)
LETTERS = (b"ID3", b"BZh", b"PAR1", b"Rar!", b"OggS")
"""Marks that a text may begin with as well."""
BINARY = ("holds binary data", "give a report as text, Markdown, HTML or JSON Lines")

SPACE = b" \t\r\n\xef\xbb\xbf"
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
"""Bytes that no text has; ESC is left out since some Japanese codes use it."""
HTML = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
                  r"<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|h[1-6]|table|span)\b",
                  re.IGNORECASE | re.DOTALL)
FEED_START = re.compile(r"\s*(?:(?:<\?[^>]{0,500}>|<!--.{0,2000}?-->|<!DOCTYPE\s+(?:rss|feed|rdf)[^>]{0,500}>)\s*){0,8}"
                        r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL)
OBJECT = re.compile(r"\s*\{\s*[\"}]")


def suffix_type(name: str) -> str | None:
    """The media type that a file's name promises, or None."""
    name = name.lower().removesuffix(".gz")
    dot = name.rfind(".")
    return TYPES.get(name[dot:]) if dot >= 0 else None


def told_type(head: bytes, name: str = "", sent: str = "") -> str:
    """The media type of bytes that ``refusal`` has nothing against: as the server ``sent`` it, as the file's name
    tells it, or as the text begins. What a server names and is not read comes back as it is named."""
    essence = sent.partition(";")[0].strip().lower()
    found = content_type(head)
    if essence in UNTOLD:
        named = suffix_type(name)
        return found if named is None or named in MARKED else named  # no mark, so no PDF, whatever its name
    if found == FEED or (essence.endswith(("/xml", "+xml")) and found != "text/plain"):
        return found
    return SENT.get(essence, essence)


def marked_type(head: bytes, name: str = "") -> str | None:
    """The media type of a PDF, a WARC or an XLSX file, by its first bytes, or None. (Any office file begins alike;
    an XLSX file is told by the names in it, or by its own.)"""
    start = head[:1024].lstrip(SPACE)
    if start.startswith(b"%PDF") or (suffix_type(name) == PDF and b"%PDF-" in head[:1024]):
        return PDF
    if start.startswith(b"WARC/"):
        return WARC
    if head.startswith(b"PK\x03\x04") and (suffix_type(name) == XLSX or b"xl/" in head):
        return XLSX
    return None


def refusal(head: bytes) -> tuple[str, str] | None:
    """What speaks against reading bytes that begin so: what it seems to be, and what to try; or None."""
    readable = head.isascii() and b"\0" not in head
    for magic, what, advice in MAGIC:
        if head.startswith(magic) and not (magic in LETTERS and readable):
            return what, advice
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "is an image (WebP)", SAVE_AS_TEXT
    if head[4:8] == b"ftyp":
        return "is a film or sound recording", "give a transcript as .txt"
    if head[257:262] == b"ustar":
        return "is a tar archive", UNPACK_FIRST
    if wide_charset(head):
        return None
    controls = len(head) - len(head.translate(None, CONTROLS))
    # A stray NUL or two in good text is read as it stands; a share of 2% is no text.
    if controls > 2 + len(head) // 50 or (b"\0" in head and not _utf8(head)):
        return BINARY
    return None


def wide_charset(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 charset that bytes are in, by their mark or by where their NULs stand, or None."""
    for mark, name in ((b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"),
                       (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return name
    even, odd = head[0::2], head[1::2]
    if len(odd) >= 4:
        low, high = even.count(0) / len(even), odd.count(0) / len(odd)
        if high > 0.6 and low < 0.1:
            return "utf-16-le"
        if low > 0.6 and high < 0.1:
            return "utf-16-be"
    return None


def content_type(head: bytes) -> str:
    """The media type of text that begins so: a feed, HTML, JSON rows (``application/json``) or plain text."""
    text = head[:8192].decode(wide_charset(head) or "utf-8", "replace").lstrip("\ufeff")
    if FEED_START.match(text):
        return FEED
    if HTML.match(text):
        return "text/html"
    if OBJECT.match(text):
        return "application/json"
    return "text/plain"


def _utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3 and error.reason == "unexpected end of data"
    return True
