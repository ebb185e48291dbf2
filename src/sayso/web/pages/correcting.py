"""Forms that put a statement right, and that add one which was missed. Both are undone as judgements are."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from sayso.errors import UsageError
from sayso.ledger.asking.entering import CATEGORIES
from sayso.ledger.judging.changing import BOUNDS
from sayso.values import Reading, SourceKind, Stance, Statement
from sayso.web.errors import Missing
from sayso.web.pages.asked import address
from sayso.web.pages.forms import Field, own_form
from sayso.web.rendering import render
from sayso.web.serving import Served
from sayso.web.views.correcting import Fields, change_of, fields_of, said
from sayso.web.views.links import Links
from sayso.web.views.tellings import Teller

LINKS = Links()
MEANWHILE = "this statement was put right by somebody else meanwhile; load the page again and look at it first"
Long = Annotated[str, Form(max_length=10_000)]
Number = Annotated[int, Query(ge=1, le=1000)]
Back = Annotated[str, Query(max_length=100)]
Quote = Annotated[str, Query(max_length=10_000)]


class Filled:
    """The form as it was sent."""

    def __init__(self, author: Field, why: Field, quote: Long = "", who: Field = "named", source: Field = "",
                 role: Field = "", organisation: Field = "", kind: Field = "person", stance: Field = "asserts",
                 hedged: Field = "no", number: Field = "", value: Field = "", low: Field = "", high: Field = "",
                 bound: Field = "exact", unit: Field = "", category: Field = "", counted: Field = "",
                 seen: Field = "", back: Field = "") -> None:
        self.author, self.why, self.seen, self.back = author, why, seen, back
        self.fields = Fields(quote, who, source, role, organisation, kind, stance, hedged, number, value, low, high,
                             bound, unit, category, counted)


Sent = Annotated[Filled, Depends()]


def router(served: Served) -> APIRouter:
    """``/statements/ID/correct`` and ``/reports/ID/missed``."""
    routes, book = APIRouter(default_response_class=HTMLResponse), served.book
    own = own_form(served)

    @routes.get("/statements/{id}/correct")
    def correct(id: str, figure: Number = 1, back: Back = "") -> str:
        reading, number = found(id)
        statement = reading.statements[number - 1]
        fields = fields_of(reading.report, statement, dict(enumerate(statement.figures, 1)).get(figure))
        return form(reading, number, fields, figure, back)

    @routes.post("/statements/{id}/correct", dependencies=[own], response_model=None)
    def corrected(id: str, sent: Sent, figure: Number = 1) -> str | Response:
        reading, number = found(id)
        statement = reading.statements[number - 1]
        if sent.seen != seen(statement):
            raise HTTPException(HTTPStatus.CONFLICT, MEANWHILE)
        chosen = dict(enumerate(statement.figures, 1)).get(figure)
        before = fields_of(reading.report, statement, chosen)
        try:
            change = change_of(sent.fields, before, reading.report.text, chosen.span if chosen else None)
            book.correct(id, change, author=sent.author, why=sent.why)
        except UsageError as error:
            return again(form(reading, number, sent.fields, figure, sent.back, sent, said(error)))
        return to(sent.back, reading.report.id, found(id)[1])

    @routes.get("/reports/{id}/missed")
    def missed(id: str, quote: Quote = "") -> str:
        return form(served.reading(id), None, Fields(quote=quote), 1, "")

    @routes.post("/reports/{id}/missed", dependencies=[own], response_model=None)
    def added(id: str, sent: Sent) -> str | Response:
        reading = served.reading(id)
        try:
            judgement = book.correct(id, change_of(sent.fields, Fields(), reading.report.text), author=sent.author,
                                     why=sent.why)
        except UsageError as error:
            return again(form(reading, None, sent.fields, 1, "", sent, said(error)))
        after = enumerate(served.reading(id).statements, 1)
        number = next((n for n, one in after if any(j.id == judgement.id for j in one.judged)), None)
        return to("", id, number)

    def found(id: str) -> tuple[Reading, int]:
        try:
            report = book.statement(id).headline.report
        except UsageError as error:
            raise Missing(str(error).rstrip(".")) from None
        reading = served.reading(report)
        return reading, next(n for n, one in enumerate(reading.statements, 1) if one.id == id)

    def form(reading: Reading, number: int | None, fields: Fields, figure: int, back: str,
             sent: Filled | None = None, error: str = "") -> str:
        report, statement = reading.report, reading.statements[number - 1] if number else None
        path = f"/statements/{statement.id}/correct" if statement else f"/reports/{report.id}/missed"
        telling = Teller(LINKS).telling(report, statement, number, "s") if statement and number else None
        return render(
            "correct.html", form=served.secret, telling=telling, fields=fields, error=error, links=LINKS,
            report=report, report_href=LINKS.report(report.id, number), back=back, seen=seen(statement),
            action=address(path, {"figure": str(figure)}), figures=others(path, statement, figure, back),
            author=sent.author if sent else "", why=sent.why if sent else "", stances=list(Stance),
            kinds=list(SourceKind), bounds=BOUNDS, categories=CATEGORIES)

    return routes


def seen(statement: Statement | None) -> str:
    """What tells whether a statement was put right since a form was made."""
    return " ".join(one.id for one in statement.judged) if statement else ""


def others(path: str, statement: Statement | None, figure: int, back: str) -> Sequence[tuple[str, str]]:
    """A statement's other figures, and a new one, each with the address of the form for it."""
    if statement is None or not statement.figures:
        return ()
    named: list[Any] = [*((n, one.text) for n, one in enumerate(statement.figures, 1)),
                        (len(statement.figures) + 1, "a figure that was missed")]
    more = {"back": back} if back else {}
    return [(text, address(path, {"figure": str(n), **more})) for n, text in named if n != figure]


def again(page: str) -> Response:
    """The form once more, with what is wrong with it."""
    return HTMLResponse(page, HTTPStatus.BAD_REQUEST)


def to(back: str, report: str, number: int | None) -> Response:
    """Back to the claim that it came from, or to the statement in its report."""
    own = back.startswith("/claims/") and "//" not in back
    return RedirectResponse(back if own else LINKS.report(report, number), HTTPStatus.SEE_OTHER)
