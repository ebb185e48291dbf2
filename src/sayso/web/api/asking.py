"""The lists and things of the ledger, read only."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Path, Query
from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator, BeforeValidator, Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.answers import Page, StatementRow
from sayso.answers import Query as Asked
from sayso.compared import State
from sayso.errors import UsageError
from sayso.publish.lines import report_object
from sayso.publish.story import CLAIM_SCHEMA, claim_object, origin_object, story_object
from sayso.web.api import shapes
from sayso.web.api.answers import LINES, PAGE, listed, whole
from sayso.web.errors import Missing
from sayso.web.problems import documented
from sayso.web.serving import Served

T = TypeVar("T")
WORDS = 500
Words = Annotated[str, Field(max_length=WORDS), AfterValidator(shapes.clean)]
Limit = Annotated[int | None, Query(ge=1, le=1000, description=f"Rows of a page ({PAGE}), or of all lines (all).")]
After = Annotated[
    str | None, Query(max_length=4000, pattern="^[A-Za-z0-9_-]+$", description="The `next` of the page before.")
]
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def written(value: Any) -> Any:
    """What begins as a day is written; a ValueError for a bare number, which would be taken for seconds."""
    if isinstance(value, str) and not DAY.match(value):
        raise ValueError("write it as 2031-05-12")
    return value


Day = Annotated[date, BeforeValidator(written)]
Moment = Annotated[datetime | date, BeforeValidator(written)]
Whole = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="A whole id.")]


class Category(StrEnum):
    """What became of those counted."""

    KILLED = "killed"
    INJURED = "injured"
    KILLED_OR_INJURED = "killed_or_injured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    DEPLOYED = "deployed"


def query_of(
    words: Annotated[Words | None, Query(description="All of them, in any form.")] = None,
    category: Annotated[Category | None, Query()] = None,
    state: Annotated[State | None, Query(description="Of a claim.")] = None,
    since: Annotated[Day | None, Query(description="Told of on this day or later.")] = None,
    until: Annotated[Day | None, Query(description="Told of on this day or before.")] = None,
    place: Annotated[Words | None, Query(description="A name, or words of it.")] = None,
    source: Annotated[Words | None, Query(description="A name, or words of it.")] = None,
    outlet: Annotated[Words | None, Query(description="A name, or words of it.")] = None,
    min_score: Annotated[float | None, Query(ge=0, le=1)] = None,
) -> Asked:
    """The filters of every list."""
    return Asked(words, category.value if category else None, state.value if state else None, since, until, place,
                 source, outlet, min_score)


Filters = Annotated[Asked, Depends(query_of)]
LISTS: tuple[tuple[str, type, str], ...] = (
    ("reports", shapes.Reports, "Reports"),
    ("statements", shapes.Statements, "Statements"),
    ("claims", shapes.Claims, "Claims"),
    ("stories", shapes.Stories, "Stories"),
    ("sources", shapes.Sources, "Sources"),
)


def router(served: Served) -> APIRouter:
    """All that asks."""
    routes, book = APIRouter(), served.book
    for name, shape, title in LISTS:
        add = routes.get(f"/{name}", summary=title, operation_id=name, responses=pages(shape), response_model=None)
        add(_list(getattr(book, name)))

    @routes.get("/search", summary="Search", operation_id="search", responses=pages(shapes.Hits), response_model=None)
    def search(request: Request, q: Annotated[Words, Query(min_length=1)], limit: Limit = None, after: After = None
               ) -> Response:
        """Reports that hold all the words, in any form, the best first, each with its best passage."""
        return listed(request, lambda most, mark: book.find(q, most, mark), limit, after)

    @routes.get("/changes", summary="Changes", operation_id="changes", responses=pages(shapes.Changes),
                response_model=None)
    def changes(request: Request, since: Moment, limit: Limit = None, after: After = None) -> Response:
        """What reports that were added since then brought to claims, the latest first. Without a zone: UTC."""
        start = _moment(since)
        return listed(request, lambda most, mark: book.changes(start, most, mark), limit, after)

    @routes.get("/reports/{id}", summary="A report", operation_id="report", responses=one(shapes.REPORT),
                response_model=None)
    def report(request: Request, id: Whole) -> Response:
        """What the latest extractor read from it, with what people put right: `sayso.report/1`."""
        return whole(request, report_object(there("report", id, book.reading)))

    @routes.get("/statements/{id}", summary="A statement", operation_id="statement", response_model=None,
                responses={**_gone(), 200: {"model": StatementRow, "description": "It."}})
    def statement(request: Request, id: Whole) -> Response:
        """A statement with its report and claims."""
        return whole(request, there("statement", id, book.statement))

    @routes.get("/claims/{id}", summary="A claim", operation_id="claim", responses={**one(shapes.CLAIM), **MOVED},
                response_model=None)
    def claim(request: Request, id: Whole) -> Response:
        """`sayso.claim/1`, with the origins of its members."""
        now = book.current_id(id)
        told = there("claim", now, book.told)
        found = next((claim for claim in told.compared.claims if claim.id == now), None)
        if found is None:
            raise Missing(f"there is no claim {id}")
        if now != id:
            return RedirectResponse(f"/v1/claims/{now}", 308)
        acts = {member.origin for member in found.members}
        origins = [origin_object(origin) for origin in told.compared.origins if origin.id in acts]
        return whole(request, {"schema": CLAIM_SCHEMA, "story": told.story.id, **claim_object(found),
                               "origins": origins})

    @routes.get("/stories/{id}", summary="A story", operation_id="story", responses={**one(shapes.STORY), **MOVED},
                response_model=None)
    def story(request: Request, id: Whole) -> Response:
        """`sayso.story/1`: its reports, and all that comparing them found."""
        told = there("story", id, book.told)
        if told.story.id != id:
            return RedirectResponse(f"/v1/stories/{told.story.id}", 308)
        return whole(request, story_object(told.readings, told.compared))

    @routes.get("/sources/{id}", summary="A source", operation_id="source", response_model=None,
                responses={**_gone(), 200: {"model": shapes.SourcePage, "description": "It."}})
    def source(request: Request, id: Whole, limit: Limit = None, after: After = None) -> Response:
        """Who it is, and a page of its statements, the newest first."""
        there("source", id, lambda id: book.source(id, 1))
        view = book.source(id, limit or PAGE, after)
        return whole(request, {"source": view.source, "rows": view.statements.rows, "next": view.statements.next})

    return routes


def _list(ask: Callable[[Asked, int, str | None], Page[Any]]) -> Callable[..., Response]:
    def rows(request: Request, query: Filters, limit: Limit = None, after: After = None) -> Response:
        return listed(request, lambda most, mark: ask(query, most, mark), limit, after)

    rows.__doc__ = ask.__doc__
    return rows


def there(kind: str, id: str, ask: Callable[[str], T]) -> T:
    """What is asked for by its id; Missing where there is no such thing, without saying where it was looked for."""
    try:
        return ask(id)
    except UsageError:
        raise Missing(f"there is no {kind} {id}") from None


def _moment(since: datetime | date) -> datetime:
    """A time in UTC; a day is its first moment. What lies outside the calendar in UTC cannot be asked for."""
    moment = since if isinstance(since, datetime) else datetime.combine(since, time())
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        raise RequestValidationError([{"loc": ("query", "since"), "msg": "outside the calendar"}]) from None


MOVED: dict[int | str, dict[str, Any]] = {308: {"description": "It was superseded: the one in its place."}}
LINK = {"schema": {"type": "string"}, "description": "The page behind this one, `rel=\"next\"`."}
TAG = {"schema": {"type": "string"}, "description": "Give it as `If-None-Match`: 304 while nothing changed."}
SAME: dict[int | str, dict[str, Any]] = {304: {"description": "Nothing changed."}}


def pages(shape: type) -> dict[int | str, dict[str, Any]]:
    """The answers of a list."""
    return {**documented(), **SAME, 200: {
        "model": shape, "description": "A page; with `Accept: application/x-ndjson` all rows, a line each.",
        "headers": {"Link": LINK, "ETag": TAG}, "content": {LINES: {"schema": {"type": "string"}}}}}


def one(schema: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    """The answers of one thing."""
    return {**_gone(), 200: {"description": "It.", "headers": {"ETag": TAG},
                             "content": {"application/json": {"schema": schema}}}}


def _gone() -> dict[int | str, dict[str, Any]]:
    return {**documented(404), **SAME}
