"""The one shape of an error: ``{"error": {"status", "code", "what", "try"}}``."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from sayso.publish.lines import json_line

CODES = {400: "not_understood", 401: "no_token", 403: "not_allowed", 404: "not_found", 405: "no_such_method",
         413: "too_large", 415: "wrong_media_type", 421: "wrong_host", 422: "invalid", 500: "defect",
         503: "not_available"}
ADVICE = {404: "see the lists", 405: "see /v1/openapi.json", 400: "see /v1/openapi.json", 422: "see /v1/openapi.json",
          413: "send less", 415: "send application/json", 500: "see the server's log", 503: "try again"}


SCHEMA: dict[str, Any] = {
    "type": "object", "required": ["error"], "additionalProperties": False,
    "properties": {"error": {
        "type": "object", "required": ["status", "code", "what", "try"], "additionalProperties": False,
        "properties": {"status": {"type": "integer"}, "code": {"enum": sorted(CODES.values())},
                       "what": {"type": "string"}, "try": {"type": "string"}}}},
}  # fmt: skip


def problem_object(status: int, what: str, advice: str | None = None) -> dict[str, Any]:
    """An error as JSON values; full stops at the end are taken off."""
    code = CODES.get(status, HTTPStatus(status).phrase.lower().replace(" ", "_"))
    return {"error": {"status": status, "code": code, "what": what.rstrip("."),
                      "try": advice or ADVICE.get(status, "see the reference")}}


def problem(status: int, what: str, advice: str | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """The answer."""
    return Response(json_line(problem_object(status, what, advice)), status, dict(headers or {}), "application/json")


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What an operation may answer when it goes wrong, for OpenAPI: these, and what holds for all."""
    every = sorted({400, 401, 403, 421, 422, 500, 503, *statuses})
    return {status: {"description": f"{HTTPStatus(status).phrase}: `{CODES[status]}`",
                     "content": {"application/json": {"schema": SCHEMA}}} for status in every}
