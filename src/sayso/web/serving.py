"""What every page and form of one running server shares."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from sayso.answers import Told
from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.settings import Settings
from sayso.values import Reading
from sayso.web.access import Tokens
from sayso.web.errors import Missing


@dataclass(frozen=True, slots=True)
class Served:
    """The ledger that is shown, and the settings for what is added to it. ``names``: the host names under which
    requests are answered, none: any. ``demo``: whether the ledger is the bundled reports' and goes away with the
    server. ``tokens``: who may read and write; none: whoever reaches it. ``secret``: what a form must send back, new
    with each server."""

    book: Ledger
    settings: Settings
    names: frozenset[str] = frozenset()
    demo: bool = False
    tokens: Tokens = field(default_factory=Tokens)
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    def told(self, id: str) -> Told:
        """The story of a story's or claim's id, whole; Missing where there is none."""
        try:
            return self.book.told(id)
        except UsageError as error:
            raise Missing(str(error).rstrip(".")) from None

    def reading(self, id: str) -> Reading:
        """A report as it was read; Missing where there is none."""
        try:
            return self.book.reading(id)
        except UsageError as error:
            raise Missing(str(error).rstrip(".")) from None


LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names of this machine to itself. A page of elsewhere whose name is made to lead here has another one."""
