"""Feeds that are watched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path

import pytest

from sayso.adding import Stop, watch_feeds
from sayso.errors import UsageError
from sayso.ledger import Added, open_ledger, verify
from sayso.read import poll
from sayso.settings import Settings
from sayso.values import Capture, Failure, Reading, digest
from tests.making import map_of, report_of
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
    for feeds, settings in (([], usual), ([FEED], replace(usual, offline=True)), ([FEED, "news.xml"], usual)):
        with pytest.raises(UsageError):
            poll(feeds, settings, set())


def test_watching_adds_until_it_is_asked_to_stop(web: Web, usual: Settings, tmp_path: Path) -> None:
    for path in "abc":
        web.pages[f"lund.example/{path}"] = answer(f"<p>{path} it rained.")
    web.pages["lund.example/feed"] = answer(rss("a", "b", "c"))
    kept: list[str] = []
    stop = Stop()

    def done(added: Added, failure: Failure | None) -> None:
        kept.append(added.kind)
        if len(kept) == 2:
            stop.ask()

    def one(capture: Capture) -> Reading:
        text = capture.data.decode()
        url = capture.given.url
        id = digest(capture.sha256, url, None, None)
        none = dict.fromkeys(("outlet", "external_id", "title", "published"))
        return Reading(report_of(text, sha256=capture.sha256, id=id, url=url, map=map_of(text), **none), ())

    with open_ledger(str(tmp_path / "a.db"), create=True) as ledger:
        tally = watch_feeds([FEED], usual, ledger, stop, done=done, net=web.net(), one=one)
        assert kept == ["kept", "kept"] and str(tally).startswith("read 2 = kept 2")
        assert web.paths() == ["/feed", "/a", "/b"]
        again = Stop()
        net = web.net()

        def sleep(seconds: float) -> None:
            if seconds > usual.delay:  # there is nothing to do
                again.ask()
            net.sleep(seconds)

        tally = watch_feeds([FEED], usual, ledger, again, net=replace(net, sleep=sleep), one=one)
        assert str(tally).startswith("read 1 = kept 1") and web.paths()[3:] == ["/feed", "/c"]
        assert ledger.waiting() == 0 and ledger.counts()["report"] == 3 and not list(verify(ledger))
    with pytest.raises(KeyboardInterrupt):
        stop.ask()
