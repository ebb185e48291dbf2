"""A newcomer's way: from the demo's reports to a claim's picture, and on to the exact words in a report."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Site, Watched, watched


def marked_text(page: Page, number: str) -> str:
    """What is marked as a statement's content in the text, in order."""
    pieces = page.locator(f'.text [data-c~="{number}"]').evaluate_all("all => all.map(one => one.textContent)")
    return "".join(pieces)


def at_the_words(site: Site, page: Page, quote: str) -> None:
    """The page is a report's, at the statement, whose exact words are marked."""
    expect(page).to_have_url(re.compile(r"/reports/[0-9a-f]+#s\d+$"))
    number = page.url.rpartition("#s")[2]
    report = page.url.rpartition("/")[2].partition("#")[0]
    statement = site.book.reading(report).statements[int(number) - 1]
    text = site.book.reading(report).report.text
    assert marked_text(page, number) == "".join(span.of(text) for span in statement.content)
    assert quote in marked_text(page, number)
    expect(page.locator(f"#s{number}")).to_be_visible()


def test_by_mouse(site: Site, seen: Watched) -> None:
    page = seen.page
    page.goto(site.base)
    expect(page.get_by_text("eight invented reports")).to_be_visible()
    page.get_by_role("link", name="Ferry disaster on Skerra Coast").first.click()
    page.get_by_role("link", name=re.compile("At least 12 people died")).first.click()
    picture = page.locator("svg.figures")
    expect(picture).to_be_visible()
    mark = picture.get_by_role("link", name=re.compile("^coast guard, .*19, 5 Mar 2031"))
    mark.locator(".touch").click()
    target = page.locator(":target")
    expect(target).to_contain_text("19")
    expect(target).to_be_in_viewport()
    target.locator("[data-main]").click()
    at_the_words(site, page, "19")
    assert all(url.startswith(site.base) for url in seen.requests)
    assert not seen.complaints


def test_by_keyboard_alone(site: Site, seen: Watched) -> None:
    page = seen.page
    page.goto(site.base)
    keys = page.keyboard
    keys.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    keys.press("j")
    keys.press("o")
    expect(page.get_by_role("heading", name="Claims")).to_be_visible()
    page.wait_for_load_state()
    keys.press("j")
    keys.press("o")
    expect(page.locator("svg.figures")).to_be_visible()
    page.wait_for_load_state()
    for _ in range(60):  # to the first mark of the picture, as anyone gets there without a mouse
        keys.press("Tab")
        if page.evaluate("document.activeElement.closest('svg.figures') !== null"):
            break
    keys.press("Enter")
    expect(page.locator("article:target")).to_be_in_viewport()
    keys.press("j")
    keys.press("e")
    expect(page.locator("article.statement details.pin[open]").first).to_contain_text("sha256:")
    keys.press("o")
    at_the_words(site, page, "people died")
    page.wait_for_load_state()
    keys.press("/")
    page.keyboard.type("harbour report")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Search")).to_be_visible()
    expect(page.locator("article.entry").first).to_be_visible()


def test_hovering_and_focusing_mark_the_other(site: Site, seen: Watched) -> None:
    page = seen.page
    report = max(site.book.readings(), key=lambda reading: len(reading.statements)).report.id
    page.goto(f"{site.base}/reports/{report}")
    page.locator("#s2").hover()
    expect(page.locator('.text [data-c~="2"]').first).to_have_class(re.compile(r"\bon\b"))
    page.locator('.text [data-c="1"]').first.hover()
    expect(page.locator("#s1")).to_have_class(re.compile(r"\bon\b"))
    expect(page.locator("#s2")).not_to_have_class(re.compile(r"\bon\b"))
    page.locator("#s3").focus()
    expect(page.locator('.text [data-c~="3"]').first).to_have_class(re.compile(r"\bon\b"))


def test_without_scripts_everything_is_there(site: Site, browser: Browser) -> None:
    with watched(browser, java_script_enabled=False) as found:
        page = found.page
        page.goto(site.base)
        page.get_by_role("link", name="Ferry disaster on Skerra Coast").first.click()
        page.get_by_role("link", name=re.compile("At least 12 people died")).first.click()
        page.locator("svg.figures a .touch").first.click()
        page.locator(":target [data-main]").click()
        at_the_words(site, page, "people died")
        page.get_by_role("searchbox").fill("bow door")
        page.get_by_role("button", name="Search").click()
        assert page.locator("article.entry").count() > 0
        page.goto(f"{site.base}/claims?state=conflicting")
        assert page.locator("article.entry").count() == 1


def test_on_a_phone_no_page_is_wider_than_the_screen(site: Site, browser: Browser) -> None:
    story = site.book.stories().rows[0]
    claim = max(site.book.told(story.id).compared.claims, key=lambda claim: len(claim.members))
    report = max(site.book.readings(), key=lambda reading: len(reading.statements)).report.id
    with watched(browser, viewport={"width": 360, "height": 740}) as found:
        for path in ("/", "/stories", f"/stories/{story.id}", "/claims", f"/claims/{claim.id}", f"/reports/{report}",
                     "/sources", "/add", "/search?q=ferry", "/changes?since=today", f"/reports/{report}/missed"):
            found.page.goto(site.base + path)
            assert found.page.evaluate("document.documentElement.scrollWidth") <= 360, path
