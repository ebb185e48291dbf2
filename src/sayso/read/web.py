"""Addresses to captures: whatever a file may be, fetched.

A feed or a list behind an address is followed, but not one that another leads to.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.errors import InputError
from sayso.read.files import captures_of
from sayso.read.rows import Wanted, failed
from sayso.settings import Settings
from sayso.values import Capture, Failure

if TYPE_CHECKING:
    from sayso.read.fetch import Fetched, Fetcher
    from sayso.read.net import Net


class Web:
    """What is behind addresses, for one run. Nothing is imported or opened before the first of them."""

    def __init__(self, settings: Settings, net: Net | None = None) -> None:
        """``net`` takes the place of the outside world."""
        self._settings, self._net = settings, net
        self._known: Fetcher | None = None

    @property
    def fetcher(self) -> Fetcher:
        """The one fetcher of the run, which remembers the hosts."""
        if self._known is None:
            from sayso.read.fetch import Fetcher

            self._known = Fetcher(self._settings, self._net)
        return self._known

    def captures(self, wanted: Wanted) -> Iterator[Capture | Failure]:
        """The captures behind an address; a Failure in the place of each that cannot be had."""
        yield from self._captures(wanted, first=True)

    def follow(self, wanted: Wanted) -> Iterator[Capture | Failure]:
        """The same for an address that a feed or list gave: feeds and lists behind it are not followed."""
        yield from self._captures(wanted, first=False)

    def _captures(self, wanted: Wanted, first: bool) -> Iterator[Capture | Failure]:
        try:
            page = self.fetcher.fetch(wanted.url, wanted.place)
        except InputError as error:
            yield failed(error, wanted.given.external_id)
            return
        name = urlsplit(page.url).path.rpartition("/")[2]
        for item in captures_of(
            io.BytesIO(page.body), name, wanted.place, self._settings, self.follow if first else None, page.media_type
        ):
            yield of_page(item, page, wanted) if item.place == wanted.place else dated(item, page)


def of_page(item: Capture | Failure, page: Fetched, wanted: Wanted) -> Capture | Failure:
    """What was read of a page itself: with its address, and with what was known of it before."""
    if isinstance(item, Failure):
        return item if item.external_id else replace(item, external_id=wanted.given.external_id)
    if item.body is not None:
        return dated(item, page)
    return replace(item, given=replace(wanted.given, url=page.url), fetched=page.fetched)


def dated(item: Capture | Failure, page: Fetched) -> Capture | Failure:
    """What came inside a page (its rows, say): fetched with it, unless it says when it was fetched itself."""
    if isinstance(item, Failure) or item.fetched is not None:
        return item
    return replace(item, fetched=page.fetched)
