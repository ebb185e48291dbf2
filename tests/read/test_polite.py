"""Fetching politely: robots.txt, pauses, Retry-After, and asking only for what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import InputError, RefusedError
from sayso.read.fetch import Fetcher
from sayso.settings import Settings
from tests.read.asking import PAGE, A, fetched, refusal
from tests.read.serving import Asked, Piece, Web, answer, moved


@pytest.mark.parametrize(
    ("status", "body", "allowed"),
    [
        ("200 OK", "User-agent: *\nDisallow: /a", False),
        ("200 OK", "User-agent: *\nDisallow: /b", True),
        ("200 OK", "User-agent: Sayso/1\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("404 Not Found", "", True),
        ("403 Forbidden", "User-agent: *\nDisallow: /", True),
        ("500 Internal Server Error", "", False),
        ("503 Service Unavailable", "", False),
        ("200 OK", "", True),
        ("200 OK", "<html>not found</html>", True),
    ],
)
def test_robots(web: Web, usual: Settings, status: str, body: str, allowed: bool) -> None:
    web.pages["lund.example/a"] = answer(PAGE)
    web.pages["lund.example/robots.txt"] = answer(body, status)
    if allowed:
        assert f"lund.example/robots.txt ({status[:3]}, 2031-05-12T09:00:00+00:00)" in fetched(web, usual).robots
    else:
        assert "robots.txt" in refusal(web, usual, kind=RefusedError)
        assert web.paths() == []


def test_robots_is_asked_once_a_day_and_site(web: Web, usual: Settings) -> None:
    web.pages["lund.example/a"] = web.pages["lund.example/b"] = answer(PAGE)
    web.pages["lund.example/robots.txt"] = moved("/robots2.txt")
    web.pages["lund.example/robots2.txt"] = answer("User-agent: *\nDisallow: /c")
    for _ in range(2):
        fetcher = Fetcher(usual, web.net())
        fetcher.fetch(A)
        with pytest.raises(RefusedError):
            fetcher.fetch("http://lund.example/c")
    assert [asked.path for asked in web.asked] == ["/robots.txt", "/robots2.txt", "/a", "/a"]
    web.slept.append(25 * 3600)
    fetched(web, usual)
    assert [asked.path for asked in web.asked][4:] == ["/robots.txt", "/robots2.txt", "/a"]


def test_without_robots_nothing_is_fetched(web: Web, usual: Settings) -> None:
    web.pages["lund.example/a"] = answer(PAGE)
    web.pages["lund.example/robots.txt"] = [b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nUser"]
    assert "without its host's robots.txt nothing is fetched" in refusal(web, usual)
    assert web.paths() == []


def test_a_host_is_left_in_peace_between_requests(web: Web, usual: Settings) -> None:
    for host in ("lund.example", "malmo.example"):
        web.pages[f"{host}/a"] = web.pages[f"{host}/b"] = answer(PAGE)
    web.pages["malmo.example/robots.txt"] = answer("User-agent: *\nCrawl-delay: 30")
    fetcher = Fetcher(replace(usual, delay=3), web.net())
    for path in "ab":
        for host in ("lund.example", "malmo.example"):
            fetcher.fetch(f"http://{host}/{path}")
    one, two = (
        [asked.at for asked in web.asked if asked.host == host and asked.path != "/robots.txt"]
        for host in ("lund.example", "malmo.example")
    )
    assert one[1] - one[0] >= 3 and two[1] - two[0] >= 30 and len(web.slept) == 2
    web.pages["lund.example/robots.txt"] = answer("User-agent: *\nCrawl-delay: 3000")
    fetcher = Fetcher(replace(usual, cache=None if usual.cache is None else usual.cache / "2"), web.net())
    fetcher.fetch(A)
    with pytest.raises(InputError, match="left alone for 3000 seconds"):
        fetcher.fetch("http://lund.example/b")


@pytest.mark.parametrize(("value", "slept"), [("7", 7), ("Mon, 12 May 2031 09:00:20 GMT", 20), ("0", 1)])
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_retry_after_is_honoured(web: Web, usual: Settings, value: str, slept: float, status: str) -> None:
    def script(asked: Asked) -> Sequence[Piece]:
        return answer(PAGE) if web.paths().count("/a") > 1 else answer(b"", status, Retry_After=value)

    web.pages["lund.example/a"] = script
    assert fetched(web, usual).body == PAGE.encode()
    assert len(web.slept) == 1 and slept - 0.5 <= web.slept[0] <= slept


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("3600", "left alone for 3600 seconds"),
        ("9" * 400, "too busy"),
        ("soon", "too busy"),
        ("", "too busy"),
        ("1", "left alone for 1 seconds"),
    ],
)
def test_retry_after_is_bounded(web: Web, usual: Settings, value: str, says: str) -> None:
    web.pages["lund.example/a"] = answer(b"", "429 Too Many Requests", Retry_After=value)
    assert says in refusal(web, usual)
    assert len(web.paths()) == (3 if value == "1" else 1)


def test_a_host_that_asked_for_a_pause_is_not_asked_for_another_page(web: Web, usual: Settings) -> None:
    web.pages["lund.example/a"] = answer(b"", "503 Service Unavailable", Retry_After="3600")
    web.pages["lund.example/b"] = answer(PAGE)
    fetcher = Fetcher(usual, web.net())
    for path in "ab":
        with pytest.raises(InputError, match="left alone"):
            fetcher.fetch(f"http://lund.example/{path}")
    assert web.paths() == ["/a"]


def test_only_what_changed_is_sent_again(web: Web, usual: Settings) -> None:
    def script(asked: Asked) -> Sequence[Piece]:
        if asked.headers.get("if-none-match") == '"v1"':
            assert asked.headers["if-modified-since"] == "Sun, 11 May 2031 09:00:00 GMT"
            return answer(b"", "304 Not Modified")
        return answer(PAGE, ETag='"v1"', Last_Modified="Sun, 11 May 2031 09:00:00 GMT")

    web.pages["lund.example/a"] = script
    one = fetched(web, usual)
    web.slept.append(60.0)
    two = fetched(web, usual)
    assert (two.body, two.fetched, two.media_type, two.changed) == (one.body, one.fetched, one.media_type, False)
    web.pages["lund.example/a"] = answer("new", ETag='"v2"')
    three = fetched(web, usual)
    assert three.body == b"new" and three.changed


def test_offline_reads_the_cache_only(web: Web, usual: Settings) -> None:
    web.pages["lund.example/a"] = answer(PAGE)
    offline = replace(usual, offline=True)
    assert "--offline" in refusal(web, offline) and web.connected == [] and web.resolved == []
    fetched(web, usual)
    before = len(web.connected)
    assert fetched(web, offline).body == PAGE.encode() and len(web.connected) == before


def test_a_spoiled_cache_counts_as_none(web: Web, usual: Settings) -> None:
    web.pages["lund.example/a"] = answer(PAGE, ETag='"v1"')
    fetched(web, usual)
    assert usual.cache is not None
    files = [path for path in usual.cache.rglob("*") if path.is_file()]
    assert len(files) == 3  # two entries, one body
    for path in files:
        path.write_bytes(path.read_bytes().replace(b"river", b"RIVER").replace(b"lund.example/a", b"lund.example/b"))
    refusal(web, replace(usual, offline=True))
    assert fetched(web, usual).body == PAGE.encode()
    assert fetched(web, replace(usual, offline=True)).body == PAGE.encode()


def test_a_cache_that_cannot_be_written_is_no_error(web: Web, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    web.pages["lund.example/a"] = answer(PAGE)
    assert fetched(web, Settings(cache=tmp_path / "file")).body == PAGE.encode()
