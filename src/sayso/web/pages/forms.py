"""What a form must bring: the secret that this server put into its own pages, sent from a page of this server."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, Request
from starlette.exceptions import HTTPException

from sayso.web.serving import Served

REFUSED = "this form was not sent from a page of this server, or the server was started anew since; load the page " \
          "again and send it once more"
Field = Annotated[str, Form(max_length=2_000)]


def checked(served: Served, request: Request, secret: str) -> None:
    """Refuse a form that another page sent, or that bears no secret of this server."""
    headers = request.headers
    origin = headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != headers.get("host", "")
    site = headers.get("sec-fetch-site", "same-origin")
    if foreign or site not in ("same-origin", "none") or not secrets.compare_digest(
            secret.encode("utf-8", "replace"), served.secret.encode()):
        raise HTTPException(HTTPStatus.FORBIDDEN, REFUSED)


def own_form(served: Served) -> object:
    """A dependency that checks a form's secret and where it comes from."""
    async def check(request: Request, secret: Annotated[str, Form(max_length=200)] = "") -> None:
        checked(served, request, secret)

    return Depends(check)
