"""Feeds that are watched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

import pytest

from sayso.errors import UsageError
from sayso.read import poll
from sayso.settings import Settings
from sayso.values import Capture, Failure
from tests.read.serving import Asked, Piece, Web, answer

FEED = "http://lund.example/feed"


def rss(*paths: str) -> str:
    items = "".join(f"<item><link>http://lund.example/{path}</link></item>" for path in paths)
    return f"<rss version='2.0'><channel>{items}</channel></rss>"


def test_what_is_new_comes_once(web: Web, usual: Settings) -> None:
    for path in "abc":
        web.pages[f"lund.example/{path}"] = answer(f"<p>{path} it rained.")
    feeds = iter([rss("a"), rss("b", "a"), None, rss("c", "b")])

    def script(asked: Asked) -> Sequence[Piece]:
        body = next(feeds)
        return answer(body, ETag='"1"') if body else answer(b"", "304 Not Modified")

    web.pages["lund.example/feed"] = script
    seen: set[str] = set()
    started = web.clock()
    items = poll([FEED], replace(usual, poll_seconds=600), seen, web.net())
    three = list(islice(items, 3))
    assert [item.given.url for item in three if isinstance(item, Capture)] == [
        f"http://lund.example/{p}" for p in "abc"
    ]
    assert web.paths() == ["/feed", "/a", "/feed", "/b", "/feed", "/feed", "/c"]
    assert 1800 <= web.clock() - started < 1830
    assert [asked.headers.get("if-none-match") for asked in web.asked if asked.path == "/feed"] == [
        None,
        '"1"',
        '"1"',
        '"1"',
    ]
    assert seen == {"http://lund.example/a", "http://lund.example/b"}
    items.close()  # type: ignore[attr-defined]


def test_known_entries_are_left(web: Web, usual: Settings) -> None:
    web.pages["lund.example/feed"] = answer(rss("a", "b"))
    web.pages["lund.example/b"] = answer("<p>It rained.")
    (item,) = islice(poll([FEED], usual, {"http://lund.example/a"}, web.net()), 1)
    assert isinstance(item, Capture) and web.paths() == ["/feed", "/b"]


def test_a_dead_entry_is_tried_three_times_and_a_refused_one_once(web: Web, usual: Settings) -> None:
    web.pages["lund.example/robots.txt"] = answer("User-agent: *\nDisallow: /secret")
    web.pages["lund.example/feed"] = answer(rss("secret", "dead"), ETag='"1"')
    seen: set[str] = set()
    items = list(islice(poll([FEED], replace(usual, poll_seconds=60), seen, web.net()), 4))
    assert [item.place.rpartition("/")[2] for item in items] == ["secret", "dead", "dead", "dead"]
    assert all(isinstance(item, Failure) for item in items)
    assert web.paths() == ["/feed", "/dead"] * 3 and seen == {"http://lund.example/secret"}


def test_a_feed_that_fails_is_asked_less_and_less(web: Web, usual: Settings) -> None:
    web.pages["lund.example/feed"] = answer(b"", "500 Oh")
    web.pages["malmo.example/feed"] = answer(rss("a"))
    web.pages["lund.example/a"] = answer("<p>It rained.")
    times = []
    for item in islice(poll([FEED], replace(usual, poll_seconds=100), set(), web.net()), 7):
        assert isinstance(item, Failure) and "has trouble" in item.reason
        times.append(web.clock())
    assert [round((b - a) / 100) for a, b in pairwise(times)] == [2, 4, 8, 8, 8, 8]
    # Another feed is not held up by it.
    items = list(islice(poll([FEED, "http://malmo.example/feed"], usual, set(), web.net()), 2))
    assert isinstance(items[0], Failure) and isinstance(items[1], Capture)


def test_what_cannot_be_watched(usual: Settings) -> None:
    for feeds, settings in (([], usual), ([FEED], replace(usual, offline=True))):
        with pytest.raises(UsageError):
            poll(feeds, settings, set())
