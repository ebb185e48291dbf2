"""Stories merged and split on their pages, and both undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.ledger import open_ledger
from sayso.web.pages.judging import named_in
from tests.ledger.made import made_reading
from tests.web.conftest import Site, running, watched


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Site]:
    """Two stories of some reports each."""
    with open_ledger(str(tmp_path / "own.db"), create=True) as book:
        run = book.begin(["made"])
        for number in (0, 5, 10, 1, 6):
            book.append(run, *made_reading(number), f"made-{number}")
        book.compare_stale()
        with running(book) as site:
            yield site


def stories(site: Site) -> set[frozenset[str]]:
    return {frozenset(story.reports) for story in site.book.compared().stories}


def given(page: Page, button: str) -> None:
    form = page.locator("form", has=page.get_by_role("button", name=button))
    form.get_by_label("Your name").fill("Ines")
    form.get_by_label("Reason").fill("it is another dam")
    form.get_by_role("button", name=button).click()


def undone(page: Page) -> None:
    page.get_by_role("link", name="undo").first.click()
    page.locator("summary", has_text="Undo").click()
    given(page, "Take it back")
    expect(page.get_by_text("withdrawn", exact=True)).to_be_visible()


def test_reports_are_split_off_and_come_back(two: Site, browser: Browser) -> None:
    before = stories(two)
    whole = max(before, key=len)
    row = next(row for row in two.book.stories().rows if row.reports == len(whole))
    with watched(browser, java_script_enabled=False) as found:
        page = found.page
        page.goto(f"{two.base}/stories/{row.id}")
        page.get_by_text("Some of its reports tell of another event").click()
        leaving = page.locator("input[name=reports]").last.get_attribute("value")
        page.locator("input[name=reports]").last.check()
        given(page, "Split them off")
        expect(page).to_have_url(re.compile("/stories/[0-9a-f]+$"))
        expect(page.get_by_text("it is another dam")).to_be_visible()
        assert leaving is not None
        assert stories(two) == before - {whole} | {whole - {leaving}, frozenset({leaving})}
        undone(page)
        assert stories(two) == before


def test_two_stories_are_merged_by_address_and_parted_again(two: Site, browser: Browser) -> None:
    before = stories(two)
    one, other = two.book.stories().rows[:2]
    with watched(browser, java_script_enabled=False) as found:
        page = found.page
        page.goto(f"{two.base}/stories/{one.id}")
        page.get_by_text("It is the same event as another story").click()
        page.get_by_label("address, or id").fill(f"{two.base}/stories/{other.id}")
        given(page, "Merge the two")
        expect(page.get_by_text("it is another dam")).to_be_visible()
        assert stories(two) == {frozenset().union(*before)}
        undone(page)
        assert stories(two) == before


def test_what_was_not_chosen_is_asked_for(two: Site) -> None:
    row = two.book.stories().rows[0]
    sent = {"secret": two.served.secret, "story": row.id, "author": "x", "why": "y"}
    for verb, said in (("split", "choose the reports"), ("merge", "choose the other"), ("dismiss", "choose the other")):
        answer = httpx.post(f"{two.base}/judge/story", data={**sent, "verb": verb})
        assert answer.status_code == 400 and said in answer.text.lower()
    answer = httpx.post(f"{two.base}/judge/story", data={**sent, "verb": "merge", "address": "https://x.example/"})
    assert answer.status_code == 400 and "is no id" in answer.text
    answer = httpx.post(f"{two.base}/judge/story", data={**sent, "secret": "guess", "verb": "merge"})
    assert answer.status_code == 403 and not two.book.judgements()
    assert named_in(" http://h/stories/0a1b?x ") == "0a1b" and named_in("0a1b") == "0a1b"
