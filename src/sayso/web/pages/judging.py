"""Judgements: given on a claim's page, listed, taken back."""

from __future__ import annotations

import re
from dataclasses import fields
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from sayso.errors import UsageError
from sayso.ledger import Standing
from sayso.ledger.judging.judgements import SPANS
from sayso.publish.lines import number
from sayso.web.pages.forms import Field, own_form
from sayso.web.pages.values import as_json
from sayso.web.rendering import render
from sayso.web.serving import Served
from sayso.web.views.links import Links

LINKS = Links()
NAMED = {"quote": "words", "number": "figure", "narrated": "own voice"}
"""Fields of a correction that are called otherwise on pages."""
ADDRESS = re.compile(r"/stories/([0-9a-f]+)")


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
        return render("judgements.html", at="/judgements", form=served.secret, data="/judgements.json",
                      all=[(one, quotes_of(one), changes_of(one), reports_of(one)) for one in found])

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

    @routes.post("/judge/story", dependencies=[own])
    def judge_story(verb: Field, author: Field, why: Field, story: Field, other: Field = "", address: Field = "",
                    reports: Annotated[list[str], Form()] = []) -> Response:  # noqa: B006
        subjects = reports if verb == "split" else [id for id in (other or named_in(address),) if id]
        if verb not in ("merge", "split") or not subjects:
            what = "choose the reports that leave the story" if verb == "split" else "choose the other story"
            raise HTTPException(HTTPStatus.BAD_REQUEST, what)
        staying = next((one.report.id for one in served.told(story).readings if one.report.id not in subjects), None)
        try:
            book.judge(verb, [story, *subjects], author=author, why=why)
        except UsageError as error:
            raise HTTPException(HTTPStatus.BAD_REQUEST, str(error).rstrip(".")) from None
        now = book.held(staying, []).story if staying else None
        return RedirectResponse(LINKS.story(now) if now else "/stories", HTTPStatus.SEE_OTHER)

    @routes.post("/judgements/{id}/withdraw", dependencies=[own])
    def withdraw(id: str, author: Field, why: Field) -> Response:
        try:
            book.withdraw(id, author=author, why=why)
        except UsageError as error:
            raise HTTPException(HTTPStatus.BAD_REQUEST, str(error).rstrip(".")) from None
        return RedirectResponse("/judgements", HTTPStatus.SEE_OTHER)

    return routes


def named_in(address: str) -> str:
    """The id of a story in the address of its page, or as it is."""
    found = ADDRESS.search(address.strip())
    return found[1] if found else address.strip()


def changes_of(one: Standing) -> list[tuple[str, str]]:
    """What a correction says: its fields by name, without their places."""
    change = one.judgement.change
    values = [] if change is None else [(field.name, getattr(change, field.name)) for field in fields(change)]
    return [(NAMED.get(name, name), _said(value)) for name, value in values if value is not None and name not in SPANS]


def _said(value: str | bool | float) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (value or "none") if isinstance(value, str) else str(number(value))


def reports_of(one: Standing) -> list[str]:
    """The reports that it is on, in a few addresses."""
    return [LINKS.report(report) for report in one.judgement.reports[:4]]


def quotes_of(one: Standing) -> list[str]:
    """The words that a judgement is anchored in, each once; a few."""
    anchors = (*one.judgement.left, *one.judgement.right)
    return list(dict.fromkeys(anchor.quote for anchor in anchors if anchor.quote))[:4]
