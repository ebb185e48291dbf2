"""RSS and Atom: a feed to the addresses of its entries, with what it says of each.

feedparser reads the bytes it is given and fetches nothing. Broken feeds are read as far as they go, and a
failure says that they break off.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from email.utils import parsedate_tz
from typing import Any

from sayso.errors import InputError, SkippedError
from sayso.read.rows import Wanted, failed, shown_url
from sayso.values import Failure, Given

ENDS = re.compile(rb"</(?:[A-Za-z]+:)?(?:rss|feed|RDF)\s*>")
DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")
MAIL = re.compile(r"[^\s()<>,]{1,80}@[^\s()<>,]{1,80}|[()<>]")
TAG = re.compile(r"<[^<>]{0,1000}>")


def entries_of(data: bytes, place: str, sent: str = "") -> Iterator[Wanted | Failure]:
    """The entries of a feed in its order. ``place`` is its address, where it has one, and ``sent`` the media type
    that came with it. Raises InputError for what is no feed."""
    feed = _parsed(data, place, sent)
    if not feed.get("version") and not feed.entries:
        raise InputError(place, "begins as a feed and cannot be read as one", "give the address of a page")
    seen: set[str] = set()
    for number, entry in enumerate(feed.entries, 1):
        url = str(entry.get("link") or "").strip()
        if not url:
            yield failed(InputError(f"{place} entry {number}", "has no link", "give the address of the page itself"))
        elif url in seen:
            yield failed(SkippedError(f"{place} entry {number}", "has the link of an earlier one", "nothing is lost"))
        else:
            seen.add(url)
            yield Wanted(url, given_of(entry), shown_url(url))
    if not ENDS.search(data):
        yield failed(
            InputError(place, f"is a feed that breaks off after {len(feed.entries)} entries", "fetch or copy it again")
        )


def _parsed(data: bytes, place: str, sent: str) -> Any:
    import feedparser

    headers = {"content-type": sent or "application/xml"}
    if place.lower().startswith(("http://", "https://")):
        headers["content-location"] = place  # what its relative links start from
    try:
        return feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    except Exception as error:  # feedparser lets errors of its many readers through
        raise InputError(
            place, f"begins as a feed and cannot be read as one ({type(error).__name__})", "give the address of a page"
        ) from None


def given_of(entry: Any) -> Given:
    """What a feed says of an entry: headline, byline, day. The day is the one written, in its own time zone."""
    detail = entry.get("title_detail") or {}
    title = str(entry.get("title") or "")
    if "html" in str(detail.get("type", "")):
        title = html.unescape(TAG.sub("", title))
    byline = str(entry.get("author") or "")
    if "@" in byline:  # feedparser cuts addresses at four letters of the last part of a domain
        byline = MAIL.sub(" ", byline)
    else:
        authors = [str(author.get("name") or "") for author in entry.get("authors") or [] if isinstance(author, dict)]
        byline = ", ".join(name for name in authors if name) or byline
    # Not get(): feedparser answers that for "updated" with a guess and a warning.
    written = next((entry[name] for name in ("published", "updated") if name in entry), "")
    return Given(
        title=" ".join(title.split()) or None,
        byline=" ".join(byline.split()).strip("()<>, ") or None,
        published=day_written(str(written or "")),
    )


def day_written(value: str) -> str | None:
    """The day of a date as feeds write it (RFC 822, ISO 8601) as ``2031-05-12``, or None."""
    iso = DAY.match(value)
    if iso:
        return iso[1]
    try:
        parts = parsedate_tz(value)
    except (ValueError, TypeError, IndexError):
        return None
    return f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}" if parts and 1900 <= parts[0] <= 9999 else None
