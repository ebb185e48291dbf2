"""What every answer bears, what is refused, and the values beside each page."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

import sayso
from sayso import cli
from sayso.errors import PolicyError, UsageError
from sayso.web.listening import allowed, bound, is_loopback
from tests.web.conftest import Site

STATIC = Path(sayso.__file__).parent / "web/static"


def test_headers_of_every_answer(site: Site) -> None:
    for path in ("/", "/nowhere", "/stories.json", "/static/style.css", "/static/sayso.js"):
        headers = httpx.get(site.base + path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy, path
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"
        assert "set-cookie" not in headers and "server" not in headers


@pytest.mark.parametrize("host, status", [("evil.example", 421), ("127.0.0.1.evil.example", 421), ("", 421),
                                          ("localhost", 200), ("127.0.0.1:9", 200), ("[::1]:80", 200)])
def test_other_names_are_not_answered(site: Site, host: str, status: int) -> None:
    assert httpx.get(site.base, headers={"Host": host}).status_code == status


def test_scripts_are_small_and_load_nothing_from_elsewhere() -> None:
    scripts = list(STATIC.glob("*.js"))
    assert len(scripts) >= 3 and sum(path.stat().st_size for path in scripts) < 50_000
    for path in STATIC.iterdir():
        assert "http:" not in (text := path.read_text("utf-8").replace("http://www.w3.org/2000/svg", ""))
        assert "https:" not in text and "innerHTML" not in text and "eval(" not in text


def test_each_page_has_its_values_beside_it(site: Site) -> None:
    story = site.book.stories().rows[0]
    told = site.book.told(story.id)
    claim = max(told.compared.claims, key=lambda claim: len(claim.members))
    report, source = told.readings[0].report.id, site.book.sources().rows[0].id
    for path in ("/index", "/stories", f"/stories/{story.id}", "/claims", f"/claims/{claim.id}", f"/reports/{report}",
                 "/sources", f"/sources/{source}", "/search", "/judgements"):
        answer = httpx.get(f"{site.base}{path}.json", params={"q": "ferry"} if path == "/search" else None)
        assert answer.status_code == 200 and answer.headers["content-type"] == "application/json", path
    whole = httpx.get(f"{site.base}/stories/{story.id}.json").json()
    assert whole["schema"] == "sayso.story/1" and len(whole["reports"]) == len(told.readings)
    one = httpx.get(f"{site.base}/claims/{claim.id}.json").json()
    assert one["story"] == story.id and {m["statement"] for m in one["members"]} == {
        s["id"] for r in one["reports"] for s in r["statements"]}


@pytest.mark.parametrize("path", ["/stories/0123", "/claims/0123", "/reports/0123", "/sources/0123", "/statements/0123",
                                  "/add/none", "/nowhere"])
def test_what_is_not_there_is_said(site: Site, path: str) -> None:
    page, values = httpx.get(site.base + path), httpx.get(f"{site.base}{path}.json")
    assert page.status_code == values.status_code == 404 and "<h1>Not Found</h1>" in page.text
    assert values.json()["error"]["status"] == 404


@pytest.mark.parametrize("path", ["/stories?after=x", "/stories?state=wet", "/claims?category=wet", "/sources?after=x",
                                  "/search?q=dam&after=x",
                                  "/claims?since=yesterday"])
def test_what_cannot_be_asked_is_said(site: Site, path: str) -> None:
    answer = httpx.get(site.base + path)
    assert answer.status_code == 400 and "note bad" in answer.text


def test_filters_narrow_and_their_addresses_hold(site: Site) -> None:
    everything = httpx.get(f"{site.base}/claims.json").json()
    some = httpx.get(f"{site.base}/claims.json", params={"outlet": "Skerra Gazette", "words": "ferry"}).json()
    assert 0 < len(some["rows"]) < len(everything["rows"])
    page = httpx.get(f"{site.base}/claims", params={"outlet": "Skerra Gazette", "since": "2031-03-05", "until": ""})
    assert "take away the filter outlet Skerra Gazette" in page.text and 'value="2031-03-05"' in page.text


def test_other_hosts_need_tokens() -> None:
    assert is_loopback("127.0.0.2") and is_loopback("::1") and is_loopback("LOCALHOST")
    assert not is_loopback("0.0.0.0") and not is_loopback("::") and not is_loopback("localhost.example")
    allowed("0.0.0.0", tokens=True)
    with pytest.raises(PolicyError, match="no tokens are set"):
        allowed("0.0.0.0", tokens=False)
    result = CliRunner().invoke(cli.app, ["serve", "--host", "0.0.0.0", "--demo"])
    assert result.exit_code == 4 and "no tokens are set" in result.stderr


def test_a_port_that_is_taken_is_said() -> None:
    with bound("127.0.0.1", 0) as taken, pytest.raises(UsageError, match="--port 0 for any that is free"):
        bound("127.0.0.1", taken.getsockname()[1])


def test_the_demo_has_a_ledger_of_its_own() -> None:
    result = CliRunner().invoke(cli.app, ["serve", "--demo", "--ledger", "x.db"])
    assert result.exit_code == 2 and "a ledger of its own" in result.stderr
