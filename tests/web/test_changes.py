"""The page of changes: what was added lately, by kind, from any time on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import expect

from sayso.ledger import open_ledger
from sayso.web.pages import changes
from tests.ledger.made import made_reading
from tests.web.conftest import Site, Watched, running


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A ledger to which reports of one flood were added one by one."""
    with open_ledger(str(tmp_path_factory.mktemp("grown") / "own.db"), create=True) as book:
        for number in range(0, 60, 5):
            book.append(book.begin([f"made {number}"]), *made_reading(number), f"made-{number}")
            book.compare_stale()
        with running(book) as site:
            yield site


def test_changes_lead_to_claims_and_exact_words(grown: Site, seen: Watched) -> None:
    page = seen.page
    page.goto(f"{grown.base}/changes?since=3+days+ago")
    expect(page.get_by_role("heading", name="Changes")).to_be_visible()
    rows = httpx.get(f"{grown.base}/changes.json", params={"since": "3 days ago"}).json()["rows"]
    assert rows and page.locator("article.entry p.words").count() == len(rows)
    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page).to_have_url(f"{grown.base}/claims/{rows[0]['claim']}")
    page.go_back()
    page.locator("article.entry p.words a").first.click()
    expect(page).to_have_url(re.compile(rf"/reports/{rows[0]['headline']['report']}#s\d+$"))
    assert not seen.complaints


def test_one_kind_only_and_page_by_page(grown: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = httpx.get(f"{grown.base}/changes.json", params={"since": "today"}).json()["rows"]
    kinds = {row["kind"] for row in whole}
    assert len(kinds) > 1 and kinds <= set(changes.KINDS)
    monkeypatch.setattr(changes, "LOOKED", 7)
    for kind in sorted(kinds):
        found, after = [], ""
        for _ in range(len(whole)):
            params = {"since": "today", "kind": kind, "after": after}
            answer = httpx.get(f"{grown.base}/changes.json", params=params).json()
            found += answer["rows"]
            after = answer["next"]
            if not after:
                break
        assert found == [row for row in whole if row["kind"] == kind]


def test_a_time_that_is_none_is_said_and_nothing_is_no_fault(grown: Site) -> None:
    answer = httpx.get(f"{grown.base}/changes", params={"since": "soon"})
    assert answer.status_code == 400 and "is no time" in answer.text
    answer = httpx.get(f"{grown.base}/changes", params={"since": "2999-01-01"})
    assert answer.status_code == 200 and "Nothing was brought since then" in answer.text
