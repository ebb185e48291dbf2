"""What the ledger answers as JSON values: the same fields, days and times in ISO 8601."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from fastapi.responses import Response

from sayso.publish.lines import json_line, number


def plain(value: Any) -> Any:
    """Dataclasses as objects by their fields, tuples (spans too) as lists, days as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, float):
        return number(value)
    return [plain(one) for one in value] if isinstance(value, tuple | list) else value


def as_json(value: Any) -> Response:
    """An answer of such values."""
    return Response(json_line(plain(value)), media_type="application/json")
