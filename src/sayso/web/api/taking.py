"""Reports that are sent, as captures."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from fastapi import UploadFile

from sayso.errors import InputError
from sayso.publish.visible import one_line
from sayso.read import read_stream, read_url
from sayso.settings import Settings
from sayso.values import Capture, Failure, Given
from sayso.web.api.shapes import NewReport

NAME = 200
"""Characters of a file's name that are kept."""


def captures_in(reports: Sequence[NewReport], settings: Settings) -> Iterator[Capture | Failure]:
    """The captures of rows: each row's own JSON, or what is behind its url where it has no text."""
    for number, report in enumerate(reports, 1):
        row = report.model_dump(exclude_none=True)
        if report.text is None and report.html is None and report.url is not None:
            given = Given(report.id, report.url, report.outlet, report.title, report.byline, report.published)
            yield from read_url(report.url, settings, given)
            continue
        line = json.dumps(row, ensure_ascii=True).encode() + b"\n"
        yield from read_stream(io.BytesIO(line), "sent.jsonl", f"sent report {number}", settings)


def captures_of_files(files: Sequence[UploadFile], settings: Settings) -> Iterator[Capture | Failure]:
    """The captures in files, which are named by the last part of the names that they were sent with."""
    for number, file in enumerate(files, 1):
        name = one_line(PurePath((file.filename or "").replace("\\", "/")).name, NAME) or f"sent file {number}"
        try:
            yield from read_stream(file.file, name, name, settings)
        except InputError as error:
            yield Failure(error.place, "read", str(error))
