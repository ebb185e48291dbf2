"""What writes: reports added, judgements and corrections given, and taken back."""

from __future__ import annotations

from threading import Lock
from typing import Annotated, Any

from fastapi import APIRouter, File, Path, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from sayso.adding import add_captures
from sayso.errors import UsageError
from sayso.flow import Tally
from sayso.ledger import Added, Change, Judgement, Standing
from sayso.ledger.judging.judgements import object_of
from sayso.text import Span
from sayso.values import Failure
from sayso.web.api import shapes
from sayso.web.api.answers import whole
from sayso.web.api.asking import one
from sayso.web.api.taking import captures_in, captures_of_files
from sayso.web.pages.values import plain
from sayso.web.problems import documented
from sayso.web.serving import Served

Digits = Annotated[str, Path(pattern="^[0-9a-f]{4,32}$", description="An id, or its first digits.")]
SPANS = ("span", "mention", "figure")


def router(served: Served) -> APIRouter:
    """All that writes."""
    routes, book, adding = APIRouter(), served.book, Lock()

    def add(captures: Any, names: list[str]) -> dict[str, Any]:
        rows: list[dict[str, Any]] = []

        def done(added: Added, failure: Failure | None) -> None:
            rows.append({"outcome": added.kind, "report": added.report, "place": failure.place if failure else None,
                         "reason": failure.reason if failure else None})

        with adding:  # one at a time: the stages take all of a processor
            tally = add_captures(captures, served.settings, book, names, Tally(), done)
        return {**{name: getattr(tally, name) for name in ("read", "kept", "duplicate", "failed", "skipped")},
                "rows": rows}

    @routes.post("/reports", summary="Add reports", operation_id="add", responses=_written(shapes.ADDED),
                 response_model=None)
    def add_reports(request: Request, body: shapes.NewReports) -> Response:
        """Add reports, given as text or HTML, or fetched from their url; each is kept before this is answered."""
        return whole(request, add(captures_in(body.reports, served.settings), ["POST /v1/reports"]))

    @routes.post("/files", summary="Add files", operation_id="add_files", responses=_written(shapes.ADDED),
                 response_model=None)
    def add_files(request: Request, files: Annotated[list[UploadFile], File(min_length=1)]) -> Response:
        """Add the reports in files of any kind that `sayso read` takes."""
        return whole(request, add(captures_of_files(files, served.settings), ["POST /v1/files"]))

    @routes.get("/judgements", summary="Judgements", operation_id="judgements",
                responses={**documented(404), **one(shapes.STANDINGS)}, response_model=None)
    def judgements(request: Request, subject: shapes.Id | None = None) -> Response:
        """All judgements and corrections, or those on the reports of what an id names, and how each stands."""
        return whole(request, {"rows": [_standing(one) for one in _asked(lambda: book.judgements(subject))]})

    @routes.post("/judgements", summary="Judge", operation_id="judge", status_code=201, response_model=None,
                 responses=_written(shapes.JUDGEMENT, 201))
    def judge(request: Request, body: shapes.NewJudgement) -> Response:
        """Keep a person's judgement; what it is on is compared anew before this is answered."""
        made = book.judge(body.verb, body.subjects, author=body.author, why=body.why)
        return _made(request, made)

    @routes.post("/judgements/{id}/withdraw", summary="Withdraw", operation_id="withdraw", status_code=201,
                 responses=_written(shapes.JUDGEMENT, 201), response_model=None)
    def withdraw(request: Request, id: Digits, body: shapes.Reason) -> Response:
        """Take a judgement or correction back; both stay in the ledger."""
        return _made(request, book.withdraw(id, author=body.author, why=body.why))

    @routes.post("/corrections", summary="Correct", operation_id="correct", status_code=201, response_model=None,
                 responses=_written(shapes.JUDGEMENT, 201))
    def correct(request: Request, body: shapes.NewCorrection) -> Response:
        """Keep what a person puts right in a statement, or a statement that was missed in a report."""
        change = body.change.model_dump()
        spans = {name: Span(*change[name]) for name in SPANS if change[name] is not None}
        return _made(request, book.correct(body.id, Change(**{**change, **spans}), author=body.author, why=body.why))

    return routes


def _asked(ask: Any) -> Any:
    try:
        return ask()
    except OverflowError:
        raise UsageError("a number is larger than a ledger holds.") from None


def _made(request: Request, judgement: Judgement) -> Response:
    return whole(request, object_of(judgement), 201)


def _standing(standing: Standing) -> dict[str, Any]:
    by = standing.by
    return {"judgement": plain(object_of(standing.judgement)), "state": standing.state,
            "by": plain(object_of(by)) if by is not None else None}


def _written(schema: dict[str, Any], status: int = 200) -> dict[int | str, dict[str, Any]]:
    return {**documented(413), status: {"description": "Kept.", "content": {"application/json": {"schema": schema}}}}
