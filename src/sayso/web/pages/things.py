"""One story, claim, report, source: each page from the story that it is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from http import HTTPStatus
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.answers import Query as Asked
from sayso.errors import UsageError
from sayso.publish.crossed import crossed
from sayso.publish.lines import report_object
from sayso.publish.story import claim_object, story_object
from sayso.values import Reading
from sayso.web.errors import Missing
from sayso.web.pages.asked import address
from sayso.web.pages.values import as_json
from sayso.web.rendering import render
from sayso.web.serving import Served
from sayso.web.views.claim import claim_view
from sayso.web.views.links import Links
from sayso.web.views.report import report_view
from sayso.web.views.source import most_told, source_page
from sayso.web.views.story import claim_line, story_view, title_of

T = TypeVar("T")
LINKS = Links()
STATEMENTS = 60
OTHERS = 60
"""Claims of a story that a claim can be merged with, on its page, and stories that a story can."""
AROUND = timedelta(days=14)
"""Before a story's first and behind its last day: what is told then may be the same event."""


def router(served: Served) -> APIRouter:
    """The pages of things, each with its ``.json``."""
    routes, book = APIRouter(default_response_class=HTMLResponse), served.book

    @routes.get("/stories/{id}.json")
    def story_json(id: str) -> Response:
        told = served.told(id)
        return as_json(story_object(told.readings, told.compared))

    @routes.get("/stories/{id}", response_model=None)
    def story(id: str) -> str | Response:
        told = served.told(id)
        if told.story.id != id:
            return _moved(LINKS.story(told.story.id))
        view = story_view(crossed(told.readings, told.compared), told.story, LINKS)
        near = book.stories(around(told.readings), OTHERS + 1).rows
        return render("story.html", at="/stories", view=view, links=LINKS, form=served.secret,
                      near=[row for row in near if row.id != id][:OTHERS], data=f"/stories/{id}.json")

    @routes.get("/claims/{id}.json")
    def claim_json(id: str) -> Response:
        told, now = served.told(id), book.current_id(id)
        found = next((claim for claim in told.compared.claims if claim.id == now), None)
        if found is None:
            raise Missing(f"there is no claim {id} in this ledger")
        own = {member.statement for member in found.members}
        origins = {member.origin for member in found.members}
        whole = story_object(told.readings, told.compared, texts=False)
        reports = [report_object(reading) for reading in told.readings if own & {s.id for s in reading.statements}]
        for report in reports:
            report["statements"] = [one for one in report["statements"] if one["id"] in own]
        return as_json({"schema": "sayso.claim/1", "story": told.story.id, **claim_object(found),
                        "origins": [one for one in whole["origins"] if one["id"] in origins], "reports": reports})

    @routes.get("/claims/{id}", response_model=None)
    def claim(id: str) -> str | Response:
        told, now = served.told(id), book.current_id(id)
        if now != id:
            return _moved(LINKS.claim(now))
        whole = crossed(told.readings, told.compared)
        if id not in whole.claims:
            raise Missing(f"there is no claim {id} in this ledger")
        view = claim_view(whole, whole.claims[id], LINKS)
        others = [claim_line(whole, whole.claims[one], LINKS) for one in told.story.claims[:OTHERS] if one != id]
        title = title_of(whole.reports[told.story.title])
        return render("claim.html", at="/claims", view=view, links=LINKS, others=others, form=served.secret,
                      story_href=LINKS.story(told.story.id), story_title=title,
                      data=f"/claims/{id}.json")

    @routes.get("/reports/{id}.json")
    def report_json(id: str) -> Response:
        return as_json(report_object(served.reading(id)))

    @routes.get("/reports/{id}")
    def report(id: str, unattributed: Annotated[bool, Query()] = False) -> str:
        reading = served.reading(id)
        held = book.held(id, [statement.id for statement in reading.statements])
        view = report_view(reading, held.claims, LINKS, unattributed)
        path = f"/reports/{id}"
        return render("report.html", view=view, links=LINKS, form=served.secret, data=f"{path}.json",
                      story_href=LINKS.story(held.story) if held.story else "",
                      unattributed_href=path if unattributed else address(path, {"unattributed": "1"}))

    @routes.get("/statements/{id}", response_model=None)
    def statement(id: str) -> Response:
        row = _found(lambda: book.statement(id))
        reading = served.reading(row.headline.report)
        number = next((n for n, one in enumerate(reading.statements, 1) if one.id == id), None)
        return _moved(LINKS.report(row.headline.report, number))

    @routes.get("/sources/{id}.json")
    def source_json(id: str, after: Annotated[str, Query(max_length=2000)] = "") -> Response:
        return as_json(_found(lambda: book.source(id, STATEMENTS, after or None)))

    @routes.get("/sources/{id}")
    def source(id: str, after: Annotated[str, Query(max_length=2000)] = "") -> str:
        found = _found(lambda: book.source(id, STATEMENTS, after or None))
        more = found.statements.next
        view = source_page(found, {claim: book.claim(claim) for claim in most_told(found)})
        return render("source.html", at="/sources", view=view, data=f"/sources/{id}.json",
                      more=address(f"/sources/{id}", {"after": more}) if more else "")

    return routes


def around(readings: Sequence[Reading]) -> Asked:
    """What asks for the stories of about the same days; for all of them where no day is known."""
    days = [one.report.published.day for one in readings if one.report.published]
    try:
        return Asked(since=min(days) - AROUND, until=max(days) + AROUND) if days else Asked()
    except OverflowError:
        return Asked()


def _found(ask: Callable[[], T]) -> T:
    """What the ledger answers; Missing where it has none."""
    try:
        return ask()
    except UsageError as error:
        raise Missing(str(error).rstrip(".")) from None


def _moved(href: str) -> Response:
    return RedirectResponse(href, HTTPStatus.TEMPORARY_REDIRECT)
