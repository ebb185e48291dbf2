"""The page on the API names every operation, filter, field, code and status."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import httpx

from sayso.answers import Query
from sayso.web.api import shapes
from sayso.web.problems import CODES

PAGE = (Path(__file__).parents[3] / "docs/api.md").read_text(encoding="utf-8")


def test_every_operation_and_none_else_is_named(reader: httpx.Client) -> None:
    paths = reader.get("/v1/openapi.json").json()["paths"]
    real = {(method.upper(), path) for path, methods in paths.items() for method in methods}
    named = {(method, path.partition("?")[0]) for method, path in re.findall(r"\| `(GET|POST) (/v1/[^`]+)`", PAGE)}
    assert named == real


def test_every_filter_field_and_code_is_named() -> None:
    sent = (shapes.NewReport, shapes.NewReports, shapes.NewJudgement, shapes.Reason, shapes.NewChange,
            shapes.NewCorrection)
    names = {field.name for field in fields(Query)} | {name for shape in sent for name in shape.model_fields}
    for name in names:
        assert f"`{name}`" in PAGE, name
    for status, code in CODES.items():
        assert f"| {status} | `{code}` |" in PAGE
