"""PDF to text, and to the capture that the text's spans are pinned in.

A page of a PDF places glyphs, by codes of its fonts, from packed streams: no byte range of the file is the text of
a span. So nothing is pinned to the file. The text that was taken out of it, as UTF-8, is a capture of its own:

1. pypdf gives the text of each page, in the order of its drawing; the pages are parted by a blank line.
2. That text is the report's text, and its UTF-8 bytes are the capture that ``Report.sha256`` and all pins name; the
   media type says which file it was derived from (``derived-from=`` and that file's SHA-256).
3. The report's id is still made from the file's hash, so that another version of pypdf changes no id.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sayso.errors import InputError, LimitError
from sayso.parse.source import Source, bounds_of, widths_utf8
from sayso.settings import Settings
from sayso.text import Span
from sayso.values import Capture

PDF = "application/pdf"
BETWEEN = "\n\n"
MOST_PAGES = 5_000
MOST_OPERATORS = 3_000_000
"""Bounds on the work, so that a small file cannot ask for hours: a page of a newspaper has some 10,000 operators."""
SHORT = 0.75
"""A line that ends a sentence and is shorter than this share of its page's usual line ends a paragraph."""
STOPS = (".", "!", "?", ":", "”", '"', "’")
SAVE = "give its text as .txt"


@dataclass(frozen=True, slots=True)
class Derived:
    """What was taken out of a file: its text with the map to its own bytes, its paragraphs, and what names it."""

    source: Source
    blocks: tuple[Span, ...]
    sha256: str
    media_type: str


def derived_from(capture: Capture, settings: Settings) -> Derived:
    """The text of a PDF.

    Raises InputError for a file that is encrypted, damaged or without a text, LimitError for one that is too long.
    """
    pages = _pages(capture.data, capture.place, settings)
    if not any(page.strip() for page in pages):
        raise InputError(
            capture.place,
            "is a PDF without a text (pictures of pages, perhaps)",
            "have its text recognised (OCR), and give that as .txt",
        )
    text = BETWEEN.join(pages)
    blocks: list[Span] = []
    at = 0
    for page in pages:
        blocks += [Span(at + start, at + end) for start, end in paragraphs_of_page(page)]
        at += len(page) + len(BETWEEN)
    import pypdf

    source = Source(text, bounds_of(widths_utf8(text)), "utf-8", f"pypdf {pypdf.__version__}")  # 2
    return Derived(
        source,
        tuple(blocks),
        hashlib.sha256(text.encode("utf-8")).hexdigest(),
        f"text/plain; charset=utf-8; derived-from={capture.sha256}",
    )


def _pages(data: bytes, place: str, settings: Settings) -> list[str]:  # 1
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    out: list[str] = []
    size = done = 0

    def counted(*_: Any) -> None:
        nonlocal done
        done += 1
        if done > MOST_OPERATORS:
            raise LimitError(place, f"is a PDF with more than {MOST_OPERATORS} drawing operators", SAVE)

    try:
        with _heard() as warnings:
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise FileNotDecryptedError("a password is needed")
            if len(reader.pages) > MOST_PAGES:
                raise LimitError(place, f"is a PDF of more than {MOST_PAGES} pages", SAVE)
            for page in reader.pages:
                found = _clean(page.extract_text(visitor_operand_before=counted))
                out.append(found)
                size += len(found) + len(BETWEEN)
                if size > settings.max_characters:
                    what = f"its text is longer than {settings.max_characters} characters (max_characters)"
                    raise LimitError(place, what, "split it, or raise SAYSO_MAX_CHARACTERS")
        if any(message.startswith("Exceeded") for message in warnings):  # and left a part of the text out
            raise LimitReachedError
    except InputError:
        raise
    except LimitReachedError:
        raise LimitError(place, "is a PDF that asks for more work than a text does", SAVE) from None
    except DependencyError:  # AES, often with an empty password: made to be read, not to be changed
        raise InputError(
            place,
            "is a protected PDF (AES), which needs one more package",
            "pip install cryptography, or save it without protection",
        ) from None
    except FileNotDecryptedError:
        raise InputError(place, "is an encrypted PDF", "save it without a password") from None
    except Exception as error:  # pypdf lets errors of many kinds through where a file is damaged
        raise InputError(place, f"is a damaged PDF ({_short(error)})", "fetch or save it again") from None
    if not out:
        raise InputError(place, "is a PDF without pages", "fetch or save it again")
    return out


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What pypdf logs meanwhile, which goes nowhere else."""
    out: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: out.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pypdf")
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield out
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


def paragraphs_of_page(page: str) -> list[Span]:
    """The paragraphs of a page's text: lines up to a blank one, or to a short one that ends a sentence."""
    lines: list[Span] = []
    at = 0
    for line in page.split("\n"):
        inner = line.strip()
        start = at + (line.index(inner) if inner else 0)
        lines.append(Span(start, start + len(inner)))
        at += len(line) + 1
    lengths = sorted(end - start for start, end in lines if end > start)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    out: list[Span] = []
    open_ = False
    for start, end in lines:
        if start == end:
            open_ = False
            continue
        out.append(Span(out.pop().start if open_ else start, end))
        open_ = not (page[start:end].endswith(STOPS) and end - start < SHORT * usual)
    return out


def _clean(text: str) -> str:
    """The text with its line breaks in one form, and without halves of characters, which UTF-8 cannot hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _short(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 100 else text[:97] + "..."
