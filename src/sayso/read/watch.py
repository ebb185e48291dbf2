"""Feeds that are watched: what is new in them, again and again, until whoever asks stops asking.

1. Each feed is looked at when it is due, the one that waits longest first, with a conditional GET.
2. An entry whose link was not seen before is fetched. One that cannot be had is tried again with the feed's next
   looks, ``MOST_TRIES`` times in all; what a rule refuses is not.
3. A feed that fails is looked at less and less often, up to ``SLOWEST`` times the usual pause, until it answers.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSet, Sequence
from typing import TYPE_CHECKING

from sayso.errors import InputError, UsageError
from sayso.read.feeds import entries_of
from sayso.read.rows import Refusal, Wanted, failed, shown_url
from sayso.read.web import Web
from sayso.settings import Settings
from sayso.values import Capture, Failure

if TYPE_CHECKING:
    from sayso.read.net import Net

MOST_TRIES = 3
SLOWEST = 8


class Watched:
    """One feed: when it is due (seconds of the clock), how often it failed in a row, and its open entries."""

    __slots__ = ("due", "failures", "tries", "url", "waiting")

    def __init__(self, url: str, due: float) -> None:
        self.url, self.due, self.failures = url, due, 0
        self.waiting: dict[str, Wanted] = {}
        self.tries: dict[str, int] = {}


def poll(
    feeds: Sequence[str], settings: Settings, seen: MutableSet[str], net: Net | None = None
) -> Iterator[Capture | Failure]:
    """What is new in feeds, as it comes; it ends only when it is closed.

    ``seen`` holds the links of entries that are known; those that were read, refused or given up are added.
    Between two looks at a feed lie ``settings.poll_seconds``. A feed that fails gives a Failure each time.
    Raises UsageError, at once, where there are no feeds or ``settings.offline`` is set.
    """
    if not feeds:
        raise UsageError("there is no feed to watch; give the address of one.")
    for feed in feeds:
        if not feed.lower().startswith(("http://", "https://")):
            raise UsageError(f"{feed!r} is no address of a feed; give one that begins with https:// or http://.")
    if settings.offline:
        raise UsageError("feeds cannot be watched with --offline; leave it out.")
    return _poll(tuple(dict.fromkeys(feeds)), settings, seen, net)


def _poll(
    feeds: tuple[str, ...], settings: Settings, seen: MutableSet[str], net: Net | None
) -> Iterator[Capture | Failure]:
    from sayso.read.net import Net

    net = net or Net()
    web = Web(settings, net)
    watched = [Watched(url, net.clock()) for url in feeds]
    while True:
        feed = min(watched, key=lambda feed: feed.due)  # 1
        pause = feed.due - net.clock()
        if pause > 0:
            net.sleep(pause)
        yield from _look(feed, web, seen)
        feed.due = net.clock() + settings.poll_seconds * min(2**feed.failures, SLOWEST)  # 3


def _look(feed: Watched, web: Web, seen: MutableSet[str]) -> Iterator[Capture | Failure]:
    place = shown_url(feed.url)
    try:
        page = web.fetcher.fetch(feed.url, place)
        found = list(entries_of(page.body, page.url, page.media_type))
    except InputError as error:
        feed.failures = min(feed.failures + 1, SLOWEST)
        yield failed(error)
        return
    feed.failures = 0
    for item in found:
        if isinstance(item, Wanted):
            if item.url not in seen:
                feed.waiting[item.url] = item
        elif page.changed and not item.skipped:  # of an unchanged feed it was said before
            yield item
    for wanted in tuple(feed.waiting.values()):  # 2
        done = True
        for read in web.follow(wanted):
            done = done and (not isinstance(read, Failure) or isinstance(read, Refusal) or read.skipped)
            yield read
        feed.tries[wanted.url] = feed.tries.get(wanted.url, 0) + 1
        if done or feed.tries[wanted.url] >= MOST_TRIES:
            seen.add(wanted.url)
            del feed.waiting[wanted.url], feed.tries[wanted.url]
