"""Addresses and feeds as inputs."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso import cli
from sayso.errors import UsageError
from sayso.read import read
from sayso.read.cache import folder_of
from sayso.read.feeds import day_written, entries_of
from sayso.read.rows import Refusal, Wanted
from sayso.settings import Settings, settings_from
from sayso.values import Capture, Failure, Given
from tests.read.serving import Asked, Piece, Web, answer, moved

PAGE = "<html><p>The river crest reached Lund on Friday.</p>"
ENTRY = """<item><title>Crest &amp;lt;b&amp;gt;reaches&amp;lt;/b&amp;gt; Lund &amp;amp; leaves</title>
<link>{link}</link><author>ana@lund.example (Ana Ruiz)</author>
<pubDate>Tue, 12 May 2031 23:30:00 -0500</pubDate></item>"""
ATOM = """<?xml version="1.0"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom">
<entry><title type="text">Dam holds</title><link href="/b"/><author><name>Ben Oda</name></author>
<author><name>Cy Low</name></author><published>2031-05-12T01:00:00+09:00</published></entry></feed>"""


def rss(*links: str) -> str:
    entries = "".join(ENTRY.replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;").format(link=link) for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Lund Post</title>{entries}</channel></rss>'


def taken(web: Web, settings: Settings, *inputs: str | Path) -> list[Capture | Failure]:
    return list(read([str(name) for name in inputs], settings, net=web.net()))


def test_a_page(web: Web, usual: Settings) -> None:
    web.pages["lund.example/a?x=1"] = moved("/b")
    web.pages["lund.example/b"] = answer(PAGE, Content_Type="text/html; charset=ISO-8859-1")
    (item,) = taken(web, usual, "http://lund.example/a?x=1")
    assert isinstance(item, Capture)
    assert item == Capture(
        PAGE.encode(),
        "text/html; charset=ISO-8859-1",
        "http://lund.example/a?x=1",
        Given(url="http://lund.example/b"),
        item.fetched,
    )
    assert item.fetched is not None and item.fetched.tzinfo is UTC and item.fetched >= web.today


@pytest.mark.parametrize(
    ("sent", "body", "found"),
    [
        ("text/html", b"%PDF-1.7 x", "application/pdf"),
        ("", PAGE.encode(), "text/html"),
        ("text/plain", PAGE.encode(), "text/html"),
        ("text/plain", b"It rained.", "text/plain"),
        ("application/octet-stream", b"It rained.", "text/plain"),
        ("application/xhtml+xml", b"<p>x", "text/html"),
        ("application/xml", PAGE.encode(), "text/html"),
        ("application/gzip", gzip.compress(PAGE.encode(), mtime=0), "text/html"),
        ("text/markdown; charset=utf-8", b"# It rained", "text/markdown; charset=utf-8"),
    ],
)
def test_the_kind_of_a_page(web: Web, usual: Settings, sent: str, body: bytes, found: str) -> None:
    web.pages["lund.example/a"] = answer(body, Content_Type=sent)
    (item,) = taken(web, usual, "http://lund.example/a")
    assert isinstance(item, Capture) and item.media_type == found


@pytest.mark.parametrize(
    ("sent", "body", "says"),
    [
        ("image/jpeg", b"\xff\xd8\xff\xe0", "is an image"),
        ("text/css", b"a {}", "is 'text/css'"),
        ("application/xml", b"<?xml version='1.0'?><urlset/>", "is 'application/xml'"),
        ("text/html", b"", "is empty"),
        ("text/html", bytes(range(256)), "binary"),
        ("application/json", b"[1]", "is a list"),
        ("application/rss+xml", b"<rss><channel></channel></rss>", "without entries"),
    ],
)
def test_what_is_no_report(web: Web, usual: Settings, sent: str, body: bytes, says: str) -> None:
    web.pages["lund.example/a"] = answer(body, Content_Type=sent)
    (item,) = taken(web, usual, "http://lund.example/a")
    assert isinstance(item, Failure) and item.stage == "read" and item.place.startswith("http://lund.example/a")
    assert says in item.reason and item.reason.startswith(item.place)


def test_a_name_makes_no_pdf(web: Web, usual: Settings, tmp_path: Path) -> None:
    web.pages["lund.example/a.pdf"] = answer(PAGE, Content_Type="application/octet-stream")
    web.pages["lund.example/b.pdf"] = answer(b"HTTP/1.0\n%PDF-1.7 x", Content_Type="application/octet-stream")
    kinds = [
        item.media_type
        for item in taken(web, usual, "http://lund.example/a.pdf", "http://lund.example/b.pdf")
        if isinstance(item, Capture)
    ]
    assert kinds == ["text/html", "application/pdf"]


def test_rows_behind_an_address_keep_what_they_say(web: Web, usual: Settings) -> None:
    rows = json.dumps({"id": "a1", "url": "http://malmo.example/x", "text": "It rained."}) + "\n{}"
    web.pages["lund.example/a.jsonl"] = answer(rows, Content_Type="application/octet-stream")
    one, two = taken(web, usual, "http://lund.example/a.jsonl")
    assert isinstance(one, Capture) and one.given.url == "http://malmo.example/x" and one.fetched == web.today
    assert isinstance(two, Failure) and two.place.endswith("line 2")


@pytest.mark.parametrize("sent", ["application/rss+xml", "text/html", "text/plain", "application/xml", ""])
def test_a_feed_is_one_input_an_entry(web: Web, usual: Settings, sent: str) -> None:
    web.pages["lund.example/feed"] = answer(
        rss("http://lund.example/a", "http://gone.example/b", "/c", "http://lund.example/a", ""), Content_Type=sent
    )
    web.pages["lund.example/a"] = web.pages["lund.example/c"] = answer(PAGE)
    one, dead, two, again, none = taken(web, usual, "http://lund.example/feed")
    assert isinstance(one, Capture) and isinstance(two, Capture)
    assert one.given == Given(
        None, "http://lund.example/a", None, "Crest reaches Lund & leaves", "Ana Ruiz", "2031-05-12"
    )
    assert one.place == "http://lund.example/a" and two.given.url == "http://lund.example/c"
    assert isinstance(dead, Failure) and dead.place == "http://gone.example/b" and "no host" in dead.reason
    assert isinstance(again, Failure) and again.skipped and "entry 4" in again.place
    assert isinstance(none, Failure) and "entry 5: has no link" in none.reason


def test_atom_and_a_feed_in_a_file(web: Web, usual: Settings, tmp_path: Path) -> None:
    web.pages["lund.example/feed"] = answer(ATOM, Content_Type="application/atom+xml")
    web.pages["lund.example/b"] = answer(PAGE)
    (item,) = taken(web, usual, "http://lund.example/feed")
    assert isinstance(item, Capture) and item.given.title == "Dam holds"
    assert (item.given.byline, item.given.published) == ("Ben Oda, Cy Low", "2031-05-12")
    (tmp_path / "feed.xml").write_text(ATOM.replace("/b", "http://lund.example/b"))
    (item,) = taken(web, usual, tmp_path / "feed.xml")
    assert isinstance(item, Capture) and item.data == PAGE.encode()


def test_a_feed_that_breaks_off_says_so(web: Web, usual: Settings, tmp_path: Path) -> None:
    web.pages["lund.example/a"] = answer(PAGE)
    (tmp_path / "feed").write_text(rss("http://lund.example/a", "http://lund.example/b")[:-140])
    items = taken(web, usual, tmp_path / "feed")
    assert isinstance(items[0], Capture) and isinstance(items[-1], Failure) and "breaks off" in items[-1].reason


def test_a_feed_in_a_feed_is_not_followed(web: Web, usual: Settings) -> None:
    web.pages["lund.example/feed"] = answer(rss("http://lund.example/feed2"))
    web.pages["lund.example/feed2"] = answer(rss("http://lund.example/feed"))
    (item,) = taken(web, usual, "http://lund.example/feed")
    assert isinstance(item, Failure) and "is not followed" in item.reason


def test_links_of_a_feed_are_addresses_like_any_others(web: Web, usual: Settings, tmp_path: Path) -> None:
    (tmp_path / "feed").write_text(rss("file:" + "///etc/passwd", "http://127.0.0.1/", "javascript:alert(1)"))
    items = taken(web, usual, tmp_path / "feed")
    assert [type(item) for item in items] == [Refusal] * 3 and web.connected == []


def test_a_bomb_of_entities_is_no_danger(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "a" * 10}">' for n in range(12))
    feed = f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]>" + rss("http://a.example/&a11;").split("?>")[1]
    try:
        found = list(entries_of(feed.encode(), "feed"))
    except Exception as error:
        assert "feed" in str(error)
    else:
        assert all(len(item.url) < 1000 for item in found if isinstance(item, Wanted))


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("Tue, 12 May 2031 23:30:00 -0500", "2031-05-12"),
        ("2031-05-12T01:00:00+09:00", "2031-05-12"),
        ("12 May 2031 01:00 GMT", "2031-05-12"),
        ("2031-05-12", "2031-05-12"),
        ("yesterday", None),
        ("", None),
        ("9" * 400, None),
    ],
)
def test_days_of_feeds(value: str, day: str | None) -> None:
    assert day_written(value) == day


def test_refusals_and_failures_are_told_apart(web: Web, usual: Settings) -> None:
    web.pages["lund.example/robots.txt"] = answer("User-agent: *\nDisallow: /")
    refused, dead = taken(web, usual, "http://lund.example/a", "http://gone.example/")
    assert type(refused) is Refusal and refused.stage == "read" and type(dead) is Failure


def test_offline(web: Web, usual: Settings) -> None:
    def script(asked: Asked) -> Sequence[Piece]:
        return answer(PAGE)

    web.pages["lund.example/a"] = script
    (online,) = taken(web, usual, "http://lund.example/a")
    before = len(web.asked)
    offline, missing = taken(web, replace(usual, offline=True), "http://lund.example/a", "http://lund.example/b")
    assert offline == online and len(web.asked) == before
    assert isinstance(missing, Failure) and "not in the cache" in missing.reason


def test_a_password_is_not_repeated(web: Web, usual: Settings) -> None:
    (item,) = taken(web, usual, "http://user:secret@lund.example/a")
    assert isinstance(item, Failure) and "secret" not in item.reason + item.place


def test_reading_files_imports_no_client() -> None:
    code = (
        "import sys, sayso.read; sys.exit(any(name in sys.modules for name in "
        "('httpx', 'httpcore', 'feedparser', 'fastwarc', 'openpyxl', 'pypdf')) * 1)"
    )
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, capture_output=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        (["http://127.0.0.1/"], 4),
        (["http://127.0.0.1/", "http://[::1]/"], 4),
        (["http://127.0.0.1/", "missing.txt"], 3),
        (["--offline", "http://lund.example/"], 3),
    ],
)
def test_exit_codes(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[str], code: int) -> None:
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path))
    done = CliRunner().invoke(cli.app, ["read", *inputs])
    assert done.exit_code == code, done.output


def test_the_settings_of_fetching() -> None:
    env = {"SAYSO_CACHE": "~/x", "SAYSO_OFFLINE": "1", "SAYSO_DELAY": "5"}
    found = settings_from({"offline": None}, env)
    assert found.cache == Path.home() / "x" and found.offline is True and found.delay == 5
    assert settings_from({"offline": False}, env).offline is False
    for wrong in ({"SAYSO_OFFLINE": "perhaps"}, {"SAYSO_DELAY": "0"}, {"SAYSO_MAX_WAIT": "x"}):
        with pytest.raises(UsageError):
            settings_from({}, wrong)


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder_of(Settings(cache=tmp_path / "mine")) == tmp_path / "mine"
    if sys.platform == "linux":
        assert folder_of(Settings()) == tmp_path / "sayso"
