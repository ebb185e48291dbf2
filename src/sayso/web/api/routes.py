"""The routes of ``/v1``, together."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from fastapi.security import HTTPBearer

from sayso.web.api import asking, changing
from sayso.web.serving import Served

BEARER = HTTPBearer(auto_error=False, description="A token to read or to write; needed where the server has tokens.")


def api_router(served: Served) -> APIRouter:
    """The API of a server's ledger."""
    routes = APIRouter(prefix="/v1", dependencies=[Depends(BEARER)] if served.tokens else [])
    routes.include_router(asking.router(served))
    routes.include_router(changing.router(served))
    return routes
