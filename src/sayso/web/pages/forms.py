"""What a form must bring: the secret that this server put into its own pages.

Where it was sent from is looked at before (``sayso.web.access``); the secret keeps out what says nothing.
"""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Form
from starlette.exceptions import HTTPException

from sayso.web.serving import Served

REFUSED = "this form was not sent from a page of this server, or the server was started anew since; load the page " \
          "again and send it once more"
Field = Annotated[str, Form(max_length=2_000)]


def own_form(served: Served) -> Any:
    """A dependency that refuses a form without this server's secret."""
    own = served.secret.encode()

    def check(secret: Annotated[str, Form(max_length=200)] = "") -> None:
        if not secrets.compare_digest(secret.encode("utf-8", "replace"), own):
            raise HTTPException(HTTPStatus.FORBIDDEN, REFUSED)

    return Depends(check)
