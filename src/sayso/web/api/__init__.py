"""The API ``/v1``: the ledger for programs, in JSON."""

from sayso.web.api.routes import api_router

__all__ = ["api_router"]
