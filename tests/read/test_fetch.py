"""Fetching safely: addresses, redirects, limits, broken answers, and every refusal one clear sentence."""

from __future__ import annotations

import gzip
import random
import re
import socket
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace

import pytest

import sayso
from sayso.errors import InputError, LimitError, PolicyError, RefusedError
from sayso.read import net as net_module
from sayso.read.fetch import Fetcher
from sayso.settings import Settings
from tests.read.asking import PAGE, A, fetched, refusal
from tests.read.serving import PUBLIC, Asked, Piece, Seal, Web, answer, moved


def test_a_page(web: Web, usual: Settings) -> None:
    web.pages["lund.example/a"] = answer(PAGE)
    page = fetched(web, usual, A + "#part")
    assert (page.url, page.body, page.media_type) == (A, PAGE.encode(), "text/html; charset=utf-8")
    assert page.fetched == web.today and page.changed and "robots.txt (404" in page.robots
    assert web.resolved == ["lund.example"] * 2 and web.connected == [(PUBLIC, 80)] * 2
    asked = web.asked[1]
    assert asked.headers["host"] == "lund.example" and asked.headers["accept-encoding"] == "gzip"
    assert asked.headers["user-agent"].startswith(f"sayso/{sayso.__version__} ")
    assert "cookie" not in asked.headers


PRIVATE = (
    "127.0.0.1",
    "10.0.0.1",
    "172.16.3.4",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "fec0::1",
    "::ffff:10.0.0.1",
    "::ffff:93.184.215.14",
    "::10.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b:1::a00:1",
    "2002:a00:1::",
    "2001::a00:1",
    "2001:db8::1",
    "4000::1",
    "fe80::1%eth0",
)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_inside_is_refused(web: Web, usual: Settings, address: str) -> None:
    web.names["inside.example"] = [PUBLIC, address]
    assert address in refusal(web, usual, "http://inside.example/", RefusedError)
    assert web.connected == []


def octal(host: str) -> bool:
    """Whether httpx takes it for no address at all."""
    return host.startswith("0") and host.count(".") == 3


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f.1",
        "0x7f000001",
        "127.1",
        "127.0.0.1.",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:0:0:1]",
        "169.254.169.254",
        "2852039166",
        "0251.0376.0251.0376",
        "0",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ],
)
@pytest.mark.parametrize("redirected", [False, True])
def test_a_literal_that_leads_inside_is_refused(web: Web, usual: Settings, host: str, redirected: bool) -> None:
    web.pages["lund.example/a"] = moved(f"http://{host}/latest/meta-data")
    reason = refusal(web, usual, A if redirected else f"http://{host}/", InputError if octal(host) else RefusedError)
    assert "no address" in reason if octal(host) else "open internet" in reason
    assert web.connected == [(PUBLIC, 80)] * (2 * redirected) and web.resolved == ["lund.example"] * (2 * redirected)


def test_a_name_that_changes_its_mind_is_checked_at_every_connection(web: Web, usual: Settings) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    web.names["rebinding.example"] = lambda: next(answers)
    web.pages["rebinding.example/"] = answer(PAGE)
    assert "(loopback)" in refusal(web, usual, "http://rebinding.example/", RefusedError)
    assert web.connected == [(PUBLIC, 80)]


def test_even_a_broken_guard_lets_no_packet_out(
    web: Web, usual: Settings, monkeypatch: pytest.MonkeyPatch, seal: Seal
) -> None:
    monkeypatch.setattr(net_module, "refused_kind", lambda address: None)
    web.names["inside.example"] = ["169.254.169.254"]
    web.pages["inside.example/"] = answer("secret")
    assert fetched(web, usual, "http://inside.example/").body == b"secret"
    assert {address for address, _ in web.connected} == {"169.254.169.254"}  # the harness saw the hole
    for call in (
        lambda: net_module.connected("169.254.169.254", 80, 1),
        lambda: net_module.resolved("a.example", 80, 5),
    ):
        with pytest.raises(PermissionError, match="sealed"):  # and Python itself would have stopped it
            call()
    assert len(seal.attempts) == 2
    seal.attempts.clear()


@pytest.mark.parametrize(
    "to",
    [
        "file:" + "///etc/passwd",
        "ftp://lund.example/",
        "gopher://lund.example/",
        "javascript:1",
        "data:text/plain,x",
        "http://user:secret@lund.example/",
    ],
)
@pytest.mark.parametrize("redirected", [False, True])
def test_only_http(web: Web, usual: Settings, to: str, redirected: bool) -> None:
    web.pages["lund.example/a"] = moved(to)
    reason = refusal(web, usual, A if redirected else to, RefusedError)
    assert ("only http" in reason or "password" in reason) and "secret" not in reason


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///x",
        "http://a b/",
        "http://[::1",
        "http://exa%6dple.com/",
        "http://1.2.3.4.5/",
        "http://09.1.1.1/",
        "http://a:99999/",
        "http://\ud800/",
    ],
)
def test_what_is_no_address(web: Web, usual: Settings, url: str) -> None:
    refusal(web, usual, url)
    assert web.connected == []


def test_redirects_are_followed_with_their_own_checks(web: Web, usual: Settings) -> None:
    web.pages["lund.example/a"] = moved("../b?x=1#y", "301 Moved Permanently")
    web.pages["lund.example/b?x=1"] = moved("http://malmo.example/ü", "308 Permanent Redirect")
    web.pages["malmo.example/%C3%BC"] = answer(PAGE)
    page = fetched(web, usual)
    assert page.url == "http://malmo.example/%C3%BC" and "malmo.example/robots.txt" in page.robots
    assert [asked.path for asked in web.asked] == ["/robots.txt", "/a", "/b?x=1", "/robots.txt", "/%C3%BC"]
    offline = fetched(web, replace(usual, offline=True))
    assert (offline.url, offline.body, offline.changed, offline.fetched) == (page.url, page.body, False, page.fetched)


def test_redirects_are_bounded(web: Web, usual: Settings) -> None:
    web.pages["lund.example/a"] = moved("/a")
    assert "10 redirects" in refusal(web, usual) and len(web.paths()) == 11
    web.pages["lund.example/a"] = answer(b"", "302 Found")
    assert "leads on to nowhere" in refusal(web, usual)
    web.pages["lund.example/a"] = moved("http://a:x/")
    assert "no address" in refusal(web, usual)


def endless(asked: Asked) -> Sequence[Piece]:
    class Forever(list[Piece]):
        def __iter__(self):  # type: ignore[no-untyped-def]
            yield b"HTTP/1.1 200 OK\r\n\r\n"
            while True:
                yield b"a" * 65536

    return Forever()


def packed(body: bytes) -> list[Piece]:
    data = gzip.compress(body, mtime=0)
    return answer(data, Content_Encoding="gzip")


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ([b"HTTP/1.1 200 OK\r\n", *[b"X-A: b\r\n", 0.2] * 99], "longer than 1 seconds (max_seconds)"),
        ([b"HTTP/1.1 200 OK\r\n\r\n", *[b"a", 0.2] * 99], "longer than 1 seconds (max_seconds)"),
        ([*[b"HTTP/1.1 102 Processing\r\n\r\n", 0.1] * 99], "longer than 1 seconds (max_seconds)"),
        ([3.0], "longer than 1 seconds (max_seconds)"),
        (endless, "larger than 1 MiB (max_bytes)"),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n"], "larger than 1 MiB (max_bytes)"),
        (packed(b"a" * (64 << 20)), "max_ratio"),
        (packed(bytes(range(256)) * 8000), "max_bytes"),
    ],
)
def test_slow_endless_and_dense_bodies_are_bounded(
    web: Web, usual: Settings, script: Sequence[Piece], says: str
) -> None:
    web.pages["lund.example/a"] = script
    seconds = 1 if "seconds" in says else 30
    settings = replace(usual, max_seconds=seconds, max_bytes=1 << 20, max_ratio=10_000 if "bytes" in says else 200)
    if "ratio" in says:
        settings = replace(settings, max_bytes=1 << 30)
    tracemalloc.start()
    assert says in refusal(web, settings, kind=LimitError)
    assert tracemalloc.get_traced_memory()[1] < 16 << 20
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>short"], "breaks off before its end"),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<p>long"], "more than its Content-Length"),
        (
            [b"HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<p>long"],
            "more than its Content-Length",
        ),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<p>", 0.02, b"long"], "more than its Content-Length"),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n<p>x"], "does not answer as HTTP asks"),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n<p>x"], "does not answer as HTTP asks"),
        ([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ab"], "breaks off before its end"),
        ([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>ab"], "does not answer as HTTP asks"),
        ([b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 200_000], "does not answer as HTTP asks"),
        ([b"SSH-2.0-OpenSSH_9.2\r\n"], "does not answer as HTTP asks"),
        ([], "does not answer as HTTP asks"),
        (answer(b"\x1f\x8bgarbage", Content_Encoding="gzip"), "damaged gzip"),
        (answer(gzip.compress(PAGE.encode())[:-6], Content_Encoding="gzip"), "breaks off"),
        (answer(b"x", Content_Encoding="br"), "packed as 'br'"),
    ],
)
def test_wrong_lengths_and_broken_answers(web: Web, usual: Settings, script: Sequence[Piece], says: str) -> None:
    web.pages["lund.example/a"] = script
    assert says in refusal(web, usual)


PARTS = (
    b"HTTP/1.1 ",
    b"200 OK",
    b"302 Found",
    b"304 Not Modified",
    b"103 Early",
    b"\r\n",
    b"\r\n\r\n",
    b"Location: ",
    b"/a",
    b"http://127.0.0.1/",
    b"http://lund.example/b",
    b"//[",
    b"Content-Length: ",
    b"5",
    b"-1",
    b"9" * 30,
    b"Retry-After: ",
    b"ETag: \xff\xfe",
    b"Transfer-Encoding: chunked",
    b"Content-Encoding: gzip",
    b"\x1f\x8b\x08",
    b"\0",
    b"\xff",
    b":",
    b"Set-Cookie: a=b",
    b"<p>It rained.",
    b"5;x\r\n",
    b"0\r\n\r\n",
    b"Content-Type: text/html; charset=\xe9",
)


@pytest.mark.parametrize("seed", range(12))
def test_any_answer_is_a_page_or_one_sentence(web: Web, usual: Settings, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(15):
        start = b"HTTP/1.1 200 OK\r\n" if chance.random() < 0.7 else b""
        web.pages["lund.example/a"] = [start + b"".join(chance.choices(PARTS, k=chance.randint(0, 14)))]
        web.pages["lund.example/robots.txt"] = answer(b"".join(chance.choices(PARTS, k=5)))
        try:
            fetched(web, replace(usual, max_wait=1))
        except InputError as error:
            assert str(error).startswith(A) and "\n" not in str(error)
    assert {address for address, _ in web.connected} == {PUBLIC}


def test_a_packed_page_and_interim_answers(web: Web, usual: Settings) -> None:
    for script in (
        packed(PAGE.encode()),
        [b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", *answer(PAGE)],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n0\r\n\r\n"],
    ):
        web.pages["lund.example/a"] = script
        assert fetched(web, usual).body in (PAGE.encode(), b"<p>ab")


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("404 Not Found", "is not there (404); check the address"),
        ("410 Gone", "gone"),
        ("403 Forbidden", "refused to us"),
        ("401 Unauthorized", "login"),
        ("418 I'm a Teapot", "answered with 418"),
        ("500 Oh", "trouble (500 Internal"),
        ("204 No Content", "answered with 204"),
        ("599 Odd", "trouble (599)"),
        ("304 Not Modified", "answered with 304"),
    ],
)
def test_other_answers(web: Web, usual: Settings, status: str, says: str) -> None:
    web.pages["lund.example/a"] = answer(b"", status)
    assert says in refusal(web, usual)


def test_a_host_that_is_not_there(web: Web, usual: Settings) -> None:
    assert "no host of the name 'nowhere.example'" in refusal(web, usual, "http://nowhere.example/")
    web.pages["lund.example/a"] = answer(PAGE)
    web.refuses.add(PUBLIC)
    fetcher = Fetcher(usual, web.net())
    for _ in range(2):
        with pytest.raises(InputError, match="refuses the connection"):
            fetcher.fetch(A)
    assert len(web.connected) == 1  # what a host said once holds for the run
    web.names["lund.example"] = [PUBLIC, "93.184.215.15"]
    assert fetched(web, usual).body == PAGE.encode()


def test_the_systems_own_names_and_connections() -> None:
    assert net_module.resolved("127.0.0.1", 80, 5) == ["127.0.0.1"]
    with pytest.raises(OSError):
        net_module.resolved("a" * 70 + ".invalid", 80, 5)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        net_module.connected("127.0.0.1", listener.getsockname()[1], 5).close()


def test_a_name_that_takes_too_long(monkeypatch: pytest.MonkeyPatch, web: Web, usual: Settings) -> None:
    def slow(host: str, port: int, seconds: float) -> Sequence[str]:
        raise TimeoutError

    net = replace(web.net(), resolve=slow)
    with pytest.raises(InputError, match="not be resolved in time"):
        Fetcher(usual, net).fetch(A)


def test_a_refusal_is_an_error_of_both_kinds() -> None:
    error = RefusedError("x", "is refused", "try y")
    assert isinstance(error, PolicyError) and error.exit_code == 4 and str(error) == "x: is refused; try y."
    assert re.fullmatch(r"x: .*\.", str(error))


def test_both_kinds_of_addresses_get_their_turn(web: Web, usual: Settings) -> None:
    six = [f"2606:2800:21f::{n}" for n in range(1, 5)]
    web.names["lund.example"] = [*six, PUBLIC]
    web.refuses.update(six)
    web.pages["lund.example/a"] = answer(PAGE)
    assert fetched(web, usual).body == PAGE.encode()
    assert web.connected[:2] == [(six[0], 80), (PUBLIC, 80)]
    assert net_module.in_turn(["1.1.1.1", "::1", "2.2.2.2"]) == ["1.1.1.1", "::1", "2.2.2.2"]
