"""The form that adds reports, and the page that tells how far it is."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from sayso.values import Capture
from sayso.values import Given as Said
from sayso.web.errors import Missing
from sayso.web.pages.forms import Field, own_form
from sayso.web.pages.jobs import Given, Job, Jobs
from sayso.web.pages.values import as_json
from sayso.web.rendering import render
from sayso.web.serving import Served

WAIT = 4.0
"""Seconds that the answer waits for a job: most are done by then, and the page without scripts is complete at once."""


def router(served: Served) -> APIRouter:
    """``/add`` and ``/add/JOB``."""
    routes, jobs = APIRouter(default_response_class=HTMLResponse), Jobs(served)
    own = own_form(served)

    @routes.get("/add")
    def form() -> str:
        return render("add.html", at="/add", form=served.secret)

    @routes.post("/add", dependencies=[own])
    async def add(text: Annotated[str, Form()] = "", url: Field = "", outlet: Field = "", published: Field = "",
                  title: Field = "", files: Annotated[list[UploadFile], File()] = []) -> Response:  # noqa: B006
        captures = (pasted(text, outlet, published, title),) if text.strip() else ()
        urls = (url.strip(),) if url.strip() else ()
        if urls and not urls[0].lower().startswith(("http://", "https://")):
            raise HTTPException(HTTPStatus.BAD_REQUEST, f"{urls[0]} is no address of a page; give one with https://")
        most = served.settings.max_bytes
        given = []
        for file in files:
            data = await file.read(most + 1)
            if len(data) > most:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"{file.filename} is larger than {most} bytes")
            if file.filename:
                given.append((file.filename, data))
        if not captures and not urls and not given:
            raise HTTPException(HTTPStatus.BAD_REQUEST, "there is nothing to add; paste a text, give an address or "
                                                        "choose files")
        job = jobs.start(Given(captures, urls, tuple(given)))
        await run_in_threadpool(job.finished.wait, WAIT)
        return RedirectResponse(f"/add/{job.id}", HTTPStatus.SEE_OTHER)

    @routes.get("/add/{id}.json")
    def progress(id: str) -> Response:
        job = found(id)
        return as_json({"done": job.done, "read": len(job.outcomes), "outcomes": list(job.outcomes),
                        "counts": job.counts, "error": job.error})

    @routes.get("/add/{id}")
    def shown(id: str) -> str:
        return render("job.html", at="/add", job=found(id))

    def found(id: str) -> Job:
        job = jobs.find(id)
        if job is None:
            raise Missing("there is no such run of adding; what it added is in the ledger")
        return job

    return routes


def pasted(text: str, outlet: str, published: str, title: str) -> Capture:
    """A text from the form as a capture, with what was said of it."""
    said = Said(outlet=outlet.strip() or None, title=title.strip() or None, published=published.strip() or None)
    return Capture(text.replace("\r\n", "\n").encode("utf-8", "surrogatepass"), "text/plain", "pasted text", said)
