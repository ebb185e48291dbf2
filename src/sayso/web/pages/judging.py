"""Judgements: given on a claim's page, listed, taken back."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from sayso.errors import UsageError
from sayso.ledger import Standing
from sayso.web.pages.forms import Field, own_form
from sayso.web.pages.values import as_json
from sayso.web.rendering import render
from sayso.web.serving import Served


def router(served: Served) -> APIRouter:
    """``/judgements``, and the forms that give and withdraw them."""
    routes, book = APIRouter(default_response_class=HTMLResponse), served.book
    own = own_form(served)

    @routes.get("/judgements.json")
    def judgements_json() -> Response:
        return as_json([{"state": one.state, "id": one.judgement.id, "judgement": one.judgement}
                        for one in book.judgements()])

    @routes.get("/judgements")
    def judgements() -> str:
        found = sorted(book.judgements(), key=lambda one: (one.judgement.at, one.judgement.id), reverse=True)
        return render("judgements.html", at="/judgements", all=[(one, quotes_of(one)) for one in found],
                      form=served.secret, data="/judgements.json")

    @routes.post("/judge", dependencies=[own])
    def judge(verb: Field, author: Field, why: Field, claim: Field = "", statement: Field = "", other: Field = "",
              back: Field = "") -> Response:
        subjects = {"split": [claim, statement], "member": [claim, statement], "dismiss": [statement],
                    "merge": [claim, other], "same": [statement, other], "different": [statement, other]}.get(verb)
        if subjects is None or not all(subjects):
            raise HTTPException(HTTPStatus.BAD_REQUEST, "this judgement needs another statement or claim; choose one")
        try:
            book.judge("dismiss" if verb == "member" else verb, subjects, author=author, why=why)
        except UsageError as error:
            raise HTTPException(HTTPStatus.BAD_REQUEST, str(error).rstrip(".")) from None
        path = back if back.startswith(("/claims/", "/reports/")) and "//" not in back else "/judgements"
        return RedirectResponse(path, HTTPStatus.SEE_OTHER)

    @routes.post("/judgements/{id}/withdraw", dependencies=[own])
    def withdraw(id: str, author: Field, why: Field) -> Response:
        try:
            book.withdraw(id, author=author, why=why)
        except UsageError as error:
            raise HTTPException(HTTPStatus.BAD_REQUEST, str(error).rstrip(".")) from None
        return RedirectResponse("/judgements", HTTPStatus.SEE_OTHER)

    return routes


def quotes_of(one: Standing) -> list[str]:
    """The words that a judgement is anchored in, each once; a few."""
    anchors = (*one.judgement.left, *one.judgement.right)
    return list(dict.fromkeys(anchor.quote for anchor in anchors if anchor.quote))[:4]
