"""Stories, claims and sources as lists with filters, and the search of reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from sayso.answers import Found, Page
from sayso.answers import Query as Asked
from sayso.web.pages.asked import Listed, Lists, address
from sayso.web.pages.values import as_json
from sayso.web.rendering import render
from sayso.web.serving import Served

ROWS = 30
Words = Annotated[str, Query(max_length=500)]
After = Annotated[str, Query(max_length=2000)]


def router(served: Served) -> APIRouter:
    """``/stories``, ``/claims``, ``/sources``, ``/search``, each with its ``.json``."""
    routes, book = APIRouter(default_response_class=HTMLResponse), served.book
    asks: dict[str, Callable[[Asked, int, str | None], Page[Any]]] = {
        "stories": book.stories, "claims": book.claims, "sources": book.sources}

    def shown(name: str, asked: Listed) -> str:
        path = f"/{name}"
        page = asks[name](asked.query, ROWS, asked.after)
        return render(f"{name}.html", at=path, page=page, query=asked.values, chosen=asked.chosen(path),
                      groups=asked.groups(path, book.facets(asked.query)), more=asked.more(path, page.next),
                      data=asked.more(f"{path}.json", asked.after) or address(f"{path}.json", asked.values))

    def written(name: str, asked: Listed) -> Response:
        return as_json({"rows": (page := asks[name](asked.query, ROWS, asked.after)).rows, "next": page.next,
                        "facets": book.facets(asked.query)})

    @routes.get("/stories.json")
    def stories_json(asked: Lists) -> Response:
        return written("stories", asked)

    @routes.get("/stories")
    def stories(asked: Lists) -> str:
        return shown("stories", asked)

    @routes.get("/claims.json")
    def claims_json(asked: Lists) -> Response:
        return written("claims", asked)

    @routes.get("/claims")
    def claims(asked: Lists) -> str:
        return shown("claims", asked)

    @routes.get("/sources.json")
    def sources_json(asked: Lists) -> Response:
        return written("sources", asked)

    @routes.get("/sources")
    def sources(asked: Lists) -> str:
        return shown("sources", asked)

    @routes.get("/search.json")
    def search_json(q: Words = "", after: After = "") -> Response:
        page = book.find(q, ROWS, after or None)
        return as_json({"rows": page.rows, "next": page.next})

    @routes.get("/search")
    def search(q: Words = "", after: After = "") -> str:
        words = q.strip()
        page = book.find(words, ROWS, after or None) if words else None
        following = address("/search", {"q": words, "after": page.next}) if page and page.next else ""
        return render("search.html", searched=words, page=page, more=following,
                      hits=[(found, marked(found)) for found in page.rows] if page else [],
                      claims_href=address("/claims", {"words": words}), data=address("/search.json", {"q": words}))

    return routes


def marked(found: Found) -> list[tuple[str, bool]]:
    """A passage in pieces, and which of them are words that were looked for."""
    bits, at = [], found.span.start
    for mark in found.marks:
        bits.append((found.excerpt[at - found.span.start:mark.start - found.span.start], False))
        bits.append((found.excerpt[mark.start - found.span.start:mark.end - found.span.start], True))
        at = mark.end
    return [*bits, (found.excerpt[at - found.span.start:], False)]
