"""The page to begin at: the newest stories, what is in conflict, and where to search and add."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sayso.answers import Query
from sayso.web.pages.values import as_json
from sayso.web.rendering import render
from sayso.web.serving import Served

STORIES, CONFLICTS = 12, 5


def router(served: Served) -> APIRouter:
    """``/`` and ``/index.json``."""
    routes, book = APIRouter(default_response_class=HTMLResponse), served.book
    in_conflict = Query(state="conflicting")

    @routes.get("/index.json")
    def start_json() -> Response:
        return as_json({"counts": book.counts(), "stories": book.stories(limit=STORIES),
                        "conflicts": book.claims(in_conflict, CONFLICTS).rows})

    @routes.get("/")
    def start() -> str:
        return render("start.html", counts=book.counts(), page=book.stories(limit=STORIES), demo=served.demo,
                      conflicts=book.claims(in_conflict, CONFLICTS).rows, data="/index.json")

    return routes
