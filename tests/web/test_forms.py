"""Judging and adding, with scripts and without; forms of elsewhere are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, FilePayload, expect

from sayso.ledger import open_ledger
from tests.ledger.made import made_reading
from tests.web.conftest import Site, Watched, running, watched


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Site]:
    """A ledger of some invented reports of its own."""
    with open_ledger(str(tmp_path / "own.db"), create=True) as book:
        run = book.begin(["made"])
        for number in range(0, 20, 5):
            book.append(run, *made_reading(number), f"made-{number}")
        book.compare_stale()
        with running(book) as site:
            yield site


def largest(site: Site) -> str:
    return max(site.book.claims().rows, key=lambda row: (row.members, row.id)).id


def test_a_judgement_acts_is_shown_and_is_undone(fresh: Site, browser: Browser) -> None:
    claim = largest(fresh)
    with watched(browser, java_script_enabled=False) as found:
        page = found.page
        page.goto(f"{fresh.base}/claims/{claim}")
        before = page.locator("article.statement").count()
        last = page.locator("article.statement").last
        last.locator("details.judging summary").click()
        last.get_by_label("This statement").select_option("member")
        last.get_by_label("Your name").fill("Ines")
        last.get_by_label("Reason").fill("another <b>village</b>")
        last.get_by_role("button", name="Judge").click()
        expect(page).to_have_url(re.compile("/claims/"))
        assert page.locator("article.statement").count() == before - 1
        page.get_by_role("link", name="Judgements").click()
        expect(page.get_by_text("another <b>village</b>")).to_be_visible()
        page.locator("summary", has_text="Undo").click()
        page.get_by_label("Your name").fill("Ines")
        page.get_by_label("Reason").fill("it is the same one")
        page.get_by_role("button", name="Take it back").click()
        expect(page.get_by_text("withdrawn", exact=True)).to_be_visible()
        page.goto(f"{fresh.base}/claims/{claim}")
        assert page.locator("article.statement").count() == before


def test_a_statement_is_dismissed_where_it_stands(fresh: Site, seen: Watched) -> None:
    report = fresh.book.stories().rows[0].title.report
    seen.page.goto(f"{fresh.base}/reports/{report}")
    card = seen.page.locator("#s1")
    card.locator("details.judging summary").click()
    card.get_by_label("Your name").fill("Ines")
    card.get_by_label("Reason").fill("an advertisement")
    card.get_by_role("button", name="Dismiss").click()
    expect(seen.page).to_have_url(f"{fresh.base}/reports/{report}")
    statement = fresh.book.reading(report).statements[0].id
    members = {m.statement for claim in fresh.book.compared().claims for m in claim.members}
    assert statement not in members and fresh.book.judgements()[0].judgement.why == "an advertisement"


@pytest.mark.parametrize("headers, secret", [
    ({"Origin": "https://evil.example"}, True), ({"Origin": "null"}, True), ({"Sec-Fetch-Site": "cross-site"}, True),
    ({}, False)])
def test_a_form_of_elsewhere_is_refused(fresh: Site, headers: dict[str, str], secret: bool) -> None:
    row = fresh.book.claims().rows[0]
    statement = fresh.book.told(row.id).compared.claims[0].gist
    data = {"secret": fresh.served.secret if secret else "guess", "claim": row.id, "statement": statement,
            "verb": "dismiss", "author": "x", "why": "y"}
    answer = httpx.post(f"{fresh.base}/judge", data=data, headers=headers)
    assert answer.status_code == 403
    assert ("not sent from a page of this server" if not headers else "from a page of elsewhere") in answer.text
    answer = httpx.post(f"{fresh.base}/add", data={"secret": data["secret"], "text": "A dam broke."}, headers=headers)
    assert answer.status_code == 403
    assert not fresh.book.judgements() and fresh.book.counts()["report"] == 4


def test_what_cannot_be_judged_is_said(fresh: Site) -> None:
    row = fresh.book.claims().rows[0]
    data = {"secret": fresh.served.secret, "claim": row.id, "verb": "same", "author": "x", "why": "y"}
    answer = httpx.post(f"{fresh.base}/judge", data=data)
    assert answer.status_code == 400 and "choose one" in answer.text


REPORT = ("The river crest reached Lund on Friday, Mayor Ana Ruiz said, and at least 40 families had left their homes. "
          "She said that the bridge would stay closed until Monday. The council will meet in the town hall.")


@pytest.mark.parametrize("scripts", [True, False])
def test_pasted_text_becomes_a_report(fresh: Site, browser: Browser, scripts: bool) -> None:
    with watched(browser, java_script_enabled=scripts) as found:
        page = found.page
        page.goto(f"{fresh.base}/add")
        page.get_by_label("The report, pasted").fill(REPORT)
        page.get_by_label("Outlet").fill("Lund Post")
        page.get_by_label("Day of publication").fill("2031-05-12")
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_role("heading", name="Added")).to_be_visible()
        page.get_by_role("link", name=re.compile("^report ")).click()
        expect(page.locator(".text")).to_contain_text("at least 40 families")
        assert not found.complaints


def test_files_are_added_and_failures_told(fresh: Site, seen: Watched) -> None:
    page = seen.page
    page.goto(f"{fresh.base}/add")
    page.get_by_label("Choose files").set_input_files([
        FilePayload(name="../../lund.txt", mimeType="text/plain", buffer=REPORT.encode()),
        FilePayload(name="odd.xyz", mimeType="application/octet-stream", buffer=b"\x00\x01\x02")])
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="Added")).to_be_visible()
    expect(page.locator("#job")).to_contain_text("kept 1")
    expect(page.locator("#job li", has_text="odd.xyz")).to_be_visible()


def test_an_address_must_be_one(fresh: Site) -> None:
    data = {"secret": fresh.served.secret, "url": "ftp://lund.example/a"}
    answer = httpx.post(f"{fresh.base}/add", data=data)
    assert answer.status_code == 400 and "is no address of a page" in answer.text
