"""The pages: what the ledger holds, drawn on the server. ``sayso serve`` starts it."""

from sayso.web.app import create_app
from sayso.web.serving import Served

__all__ = ["Served", "create_app"]
