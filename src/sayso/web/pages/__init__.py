"""The pages, a module a subject: each turns an address into values, and a template into markup."""

from __future__ import annotations

from fastapi import APIRouter

from sayso.web.pages import adding, changes, correcting, judging, lists, start, things
from sayso.web.serving import Served

__all__ = ["routers"]


def routers(served: Served) -> tuple[APIRouter, ...]:
    """All routers of pages and forms."""
    return tuple(module.router(served) for module in (start, lists, things, changes, judging, correcting, adding))
