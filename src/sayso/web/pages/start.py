"""The page to begin at: the newest stories, and where to search and add."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from sayso.web.rendering import render
from sayso.web.serving import Served


def router(served: Served) -> APIRouter:
    """``/``."""
    routes = APIRouter(default_response_class=HTMLResponse)

    @routes.get("/")
    def start() -> str:
        counts = served.book.counts()
        return render("start.html", counts=counts)

    return routes
