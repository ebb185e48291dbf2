"""The app: pages, forms and files over one ledger."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from sayso import __version__
from sayso.web.access import Access
from sayso.web.api import api_router
from sayso.web.errors import handlers
from sayso.web.pages import routers
from sayso.web.policy import Policy
from sayso.web.serving import Served

STATIC = Path(__file__).parent / "static"


def create_app(served: Served) -> FastAPI:
    """An app that answers from this ledger; whoever made ``served`` closes its ledger."""
    app = FastAPI(title="sayso", version=__version__, docs_url=None, redoc_url=None, openapi_url="/v1/openapi.json",
                  exception_handlers=handlers())
    for router in routers(served):
        app.include_router(router, include_in_schema=False)
    app.include_router(api_router(served))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Access, tokens=served.tokens, largest=served.settings.max_bytes)
    app.add_middleware(Policy, names=served.names)
    return app
