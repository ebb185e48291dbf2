"""What is answered where something is not there or goes wrong: a page, or for ``.json`` an object."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine, Mapping
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sayso.errors import SaysoError
from sayso.web.problems import problem
from sayso.web.rendering import render

LOG = logging.getLogger("sayso.web")
TOLD = 5
"""Faults of one request that are told."""
Handler = Callable[[Request, Any], Coroutine[Any, Any, Response]]


def handlers() -> dict[int | type[Exception], Handler]:
    """The app's handlers, by what they handle."""
    return {HTTPException: _http, SaysoError: _sayso, RequestValidationError: _asked, 500: _defect}


class Missing(HTTPException):
    """There is no such thing in the ledger."""

    def __init__(self, what: str) -> None:
        """``what``: a sentence without its full stop."""
        super().__init__(HTTPStatus.NOT_FOUND, what)


async def _http(request: Request, error: HTTPException) -> Response:
    return answer(request, error.status_code, str(error.detail), error.headers)


async def _asked(request: Request, error: RequestValidationError) -> Response:
    found = [f"{'.'.join(map(str, one['loc'][1:])) or one['loc'][0]}: {one['msg']}" for one in error.errors()]
    more = f"; and {len(found) - TOLD} more" if len(found) > TOLD else ""
    return answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(found[:TOLD]) + more)


async def _sayso(request: Request, error: SaysoError) -> Response:
    status = HTTPStatus.BAD_REQUEST if error.exit_code == 2 else HTTPStatus.INTERNAL_SERVER_ERROR
    return answer(request, status, str(error).rstrip("."))


async def _defect(request: Request, error: Exception) -> Response:
    LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, "a defect of the program; the server's log tells more")


def answer(request: Request, status: int, what: str, headers: Mapping[str, str] | None = None) -> Response:
    """The answer of a status, in the form that was asked for."""
    phrase = HTTPStatus(status).phrase
    if request.url.path.startswith("/v1/") or request.url.path.endswith(".json"):
        return problem(status, what, headers=headers)
    return HTMLResponse(render("error.html", title=phrase, status=status, what=what), status, headers)
