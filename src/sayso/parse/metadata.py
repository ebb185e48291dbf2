"""What a page's markup says of the report: headline, byline, outlet, address and days."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sayso.parse.blocks import Page
from sayso.parse.dates import day_of
from sayso.parse.html import resolved
from sayso.values import Dated

TYPES = ("Article", "BlogPosting", "Report", "LiveBlogPosting")
PUBLISHED = ("article:published_time", "og:article:published_time", "article:published", "datepublished", "publishdate",
             "pubdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
             "dc.date", "dcterms.created", "date", "article.published", "originalpublicationdate")
UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified",
           "revised", "article.updated")
AUTHORS = ("author", "article:author", "parsely-author", "byl", "dc.creator", "sailthru.author", "byline")
TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
SITES = ("og:site_name", "publisher", "application-name")
LARGEST_SCRIPT = 1_000_000
MOST_NODES = 20_000
"""Bounds on JSON-LD (characters; objects and lists looked at): real ones have some thousands."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the markup says, each None where it says nothing that can be read."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Dated | None = None
    updated: Dated | None = None


def stated_in(page: Page, source: str) -> Stated:
    """The metadata of a page. JSON-LD outranks ``<meta>``, and that the visible markup."""
    article = _article(page, source)
    metas: dict[str, list[str]] = {}
    for key, content in page.metas:
        metas.setdefault(key, []).append(content)
    return Stated(
        title=_first(_string(article.get("headline")), *_of(metas, TITLES), *_headings(page), _title(page, source)),
        byline=_first(_names(article.get("author")), *map(_person, _of(metas, AUTHORS)),
                      _person(" ".join(page.author.split()))),
        outlet=_first(_names(article.get("publisher")), *_of(metas, SITES)),
        url=_first(*(_address(href) for rel, href in page.links if "canonical" in rel.split()),
                   *map(_address, _of(metas, ("og:url",)))),
        published=_dated(_string(article.get("datePublished")), _of(metas, PUBLISHED),
                         _times(page, "publi", "pubdate")),
        updated=_dated(_string(article.get("dateModified")), _of(metas, UPDATED), _times(page, "modif", "updat")),
    )


def host_of(url: str | None) -> str | None:
    """The name of the host of an address, without "www.", or None."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _dated(linked: str | None, metas: Sequence[str], times: Sequence[str]) -> Dated | None:
    for evidence, values in (("JSON-LD", [linked] if linked else []), ("meta", metas), ("time", times)):
        for value in values:
            day = day_of(value)
            if day:
                return Dated(day, evidence)
    return None


def _times(page: Page, *marks: str) -> list[str]:
    """The days of ``<time>`` elements: those marked so first. Others tell the day of publication only
    where nothing else was marked."""
    marked = [value for what, value in page.times if any(mark in what for mark in marks)]
    if marked or "pubdate" not in marks:
        return marked
    return [value for what, value in page.times if "modif" not in what and "updat" not in what][:1]


def _headings(page: Page) -> list[str]:
    return [" ".join(block.text.split()) for block in page.blocks if block.kind == "h1" and not block.around][:1]


def _title(page: Page, source: str) -> str | None:
    return " ".join(resolved(source[page.title[0]:page.title[1]]).split()) if page.title else None


def _of(metas: dict[str, list[str]], keys: Sequence[str]) -> list[str]:
    return [content for key in keys for content in metas.get(key, ())]


def _first(*values: str | None) -> str | None:
    return next((value.strip() for value in values if value and value.strip()), None)


def _person(name: str) -> str | None:
    """A byline without its "By"; None for an address (of the author's page)."""
    name = name[3:] if name[:3].lower() == "by " else name
    return None if "://" in name or name.startswith(("@", "/")) else name


def _address(url: str) -> str | None:
    return url if url.lower().startswith(("http://", "https://")) else None


def _article(page: Page, source: str) -> dict[str, Any]:
    """The first JSON-LD object that is an article, with the references in it followed; {} without one."""
    found: dict[str, Any] = {}
    named: dict[str, dict[str, Any]] = {}
    for start, end in page.scripts:
        for node in _nodes(source[start:end]):
            if isinstance(node.get("@id"), str) and len(node) > 1:
                named.setdefault(node["@id"], node)
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if not found and any(isinstance(kind, str) and kind.endswith(TYPES) for kind in kinds):
                found = node
    out = dict(found)
    for key in ("author", "publisher"):
        value = found.get(key)
        values = value if isinstance(value, list) else [value]
        out[key] = [named.get(str(item.get("@id")), item) if isinstance(item, dict) else item for item in values]
    return out


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script, outer ones first; none where it is no JSON."""
    if len(script) > LARGEST_SCRIPT:
        return
    script = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    script = script.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>")
    try:
        waiting: list[Any] = [json.loads(script.strip().removesuffix(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while waiting and seen < MOST_NODES:
        inner: list[Any] = []
        for node in waiting:
            seen += 1
            if isinstance(node, dict):
                yield node
                inner += [value for value in node.values() if isinstance(value, dict | list)]
            elif isinstance(node, list):
                inner += node
        waiting = inner


def _string(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return " ".join(resolved(value).split()) if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    values = value if isinstance(value, list) else [value]
    names = [_string(item.get("name") if isinstance(item, dict) else item) for item in values[:20]]
    return ", ".join(dict.fromkeys(name for raw in names if raw and (name := _person(raw)))) or None
