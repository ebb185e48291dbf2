"""Statements put right, or added where they were missed, on their pages: kept, shown, undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.errors import UsageError
from sayso.ledger import Change, open_ledger
from sayso.values import Statement
from sayso.web.views.correcting import Fields, change_of, exact, fields_of, said
from tests.ledger.made import made_reading
from tests.making import report_of, statement_of
from tests.web.conftest import Site, Watched, running, watched

REPORT = report_of()
STATEMENT = statement_of()
FIGURE = STATEMENT.figures[0]
BEFORE = fields_of(REPORT, STATEMENT, FIGURE)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Site]:
    """A ledger of some invented reports of its own."""
    with open_ledger(str(tmp_path / "own.db"), create=True) as book:
        run = book.begin(["made"])
        for number in (0, 5, 10, 1):
            book.append(run, *made_reading(number), f"made-{number}")
        book.compare_stale()
        with running(book) as site:
            yield site


def changed(**given: str) -> Change:
    return change_of(replace(BEFORE, **given), BEFORE, REPORT.text, FIGURE.span)


def test_only_what_was_changed_is_kept() -> None:
    assert changed() == Change()
    assert changed(stance="denies", hedged="yes") == Change(stance="denies", hedged=True)
    assert changed(who="voice") == Change(narrated=True)
    assert changed(role="") == Change(source="Ana Ruiz", organisation="Lund", kind="person")
    assert changed(value="1,400") == Change(number="at least 40", figure=FIGURE.span, value=1400.0)
    assert changed(bound="about").value is None and changed(bound="about").low is None
    assert changed(category="", unit="") == Change(number="at least 40", figure=FIGURE.span, category="", unit="")
    given = changed(bound="range", low="40", high="55")
    assert (given.bound, given.low, given.high) == ("range", 40.0, 55.0)


@pytest.mark.parametrize("given, said", [
    ({"source": " "}, "give the name"), ({"value": "many"}, "is no number"), ({"value": "nan"}, "is no number"),
    ({"number": ""}, "give the figure's words")])
def test_what_cannot_be_is_said(given: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        changed(**given)


def test_a_statement_that_was_missed_begins_with_nothing() -> None:
    given = Fields(quote="The river  crest\r\nreached", who="voice")
    change = change_of(given, Fields(), "Here the river: The river crest reached Lund.")
    assert change == Change(quote="The river crest reached", narrated=True)
    assert exact("a\n\nb c", "b  c") == "b c" and exact("a\n\nb", "a b") == "a\n\nb" and exact("a", "z") == "z"
    assert said(UsageError("a figure needs --value N, or --bound range.")) == "a figure needs “value”, or “bound” range"


def given(page: Page, button: str) -> None:
    page.get_by_label("Your name").fill("Ines")
    page.get_by_label("Reason").fill("as <i>printed</i>")
    page.get_by_role("button", name=button).click()


def first(site: Site) -> tuple[str, Statement]:
    reading = next(one for one in site.book.readings() if one.report.text.startswith("Flood"))
    return reading.report.id, reading.statements[0]


def now(site: Site) -> Statement:
    return site.book.reading(first(site)[0]).statements[0]


def test_source_bound_and_stance_are_put_right_and_undone(fresh: Site, browser: Browser) -> None:
    report, before = first(fresh)
    with watched(browser, java_script_enabled=False) as found:
        page = found.page
        page.goto(f"{fresh.base}/reports/{report}")
        page.locator("#s1").get_by_role("link", name="Correct").click()
        page.get_by_label("Name", exact=True).fill("Lund council")
        page.get_by_label("What that is").select_option("organisation")
        page.get_by_label("What is done with it").select_option("estimates")
        page.get_by_label("How it is meant").select_option("at_most")
        given(page, "Put it right")
        expect(page).to_have_url(f"{fresh.base}/reports/{report}#s1")
        card = page.locator("#s1")
        expect(card.locator(".chain")).to_contain_text("Lund council")
        expect(card).to_contain_text("or fewer, families, displaced")
        expect(card).to_contain_text("as <i>printed</i>")
        after = now(fresh)
        assert after.id == before.id and after.stance == "estimates" and after.chain[-1].kind == "organisation"
        assert after.figures[0].low is None and after.figures[0].high == before.figures[0].value
        card.get_by_role("link", name="undo").click()
        for name, value in (("source", "Lund council"), ("bound", "at_most"), ("stance", "estimates")):
            expect(page.locator(f"dt:text-is('{name}') + dd")).to_have_text(value)
        page.locator("summary", has_text="Undo").click()
        given(page, "Take it back")
        expect(page.get_by_text("withdrawn", exact=True)).to_be_visible()
        assert now(fresh) == before


def test_from_a_claim_back_to_it_and_words_are_looked_for(fresh: Site, seen: Watched) -> None:
    claim = max(fresh.book.claims().rows, key=lambda row: (row.members, row.id)).id
    page = seen.page
    page.goto(f"{fresh.base}/claims/{claim}")
    page.locator("article.statement").first.get_by_role("link", name="Correct").click()
    words = page.get_by_label("The words, as the report has them")
    right = words.input_value()
    words.fill("that nobody wrote")
    given(page, "Put it right")
    expect(page.get_by_role("alert")).to_contain_text("are not in")
    assert words.input_value() == "that nobody wrote" and page.get_by_label("Your name").input_value() == "Ines"
    words.fill(right.rpartition(" ")[0])
    page.get_by_role("button", name="Put it right").click()
    expect(page).to_have_url(re.compile(rf"/claims/{claim}$|/claims/"))
    expect(page.get_by_text("as <i>printed</i>").first).to_be_visible()
    assert not [one for one in seen.complaints if "400" not in one]


def test_a_missed_statement_is_added_by_words_marked_in_the_text(fresh: Site, seen: Watched) -> None:
    report, _ = first(fresh)
    page = seen.page
    page.goto(f"{fresh.base}/reports/{report}")
    text = fresh.book.reading(report).report.text
    quote = "The flood also closed the road, and Lund waited."
    assert quote in text
    page.evaluate("""words => {
        for (const p of document.querySelectorAll('.text .p')) {
            const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const at = node.data.indexOf(words);
                if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
            }
        }
    }""", quote)
    page.get_by_role("link", name="Add the marked words as a statement").click()
    assert page.get_by_label("The words, as the report has them").input_value() == quote
    page.get_by_label("nobody: the outlet’s own voice").check()
    given(page, "Add it")
    expect(page).to_have_url(re.compile(rf"/reports/{report}#s\d+$"))
    expect(page.locator("article.card:target")).to_contain_text(quote)
    added = next(one for one in fresh.book.reading(report).statements if one.judged)
    assert [span.of(text) for span in added.content] == [quote]
    page.locator("article.card:target").get_by_role("link", name="Correct").click()
    page.get_by_label("Is it hedged?").select_option("yes")
    given(page, "Put it right")
    expect(page.locator("article.card:target")).to_contain_text("hedged")
    assert not seen.complaints


def test_who_looks_at_what_is_no_more_is_told(fresh: Site) -> None:
    report, statement = first(fresh)
    sent = {"secret": fresh.served.secret, "author": "x", "why": "y", "stance": "denies", "seen": "",
            "quote": "that at least", "source": "Ana Ruiz"}
    path = f"{fresh.base}/statements/{statement.id}/correct"
    fresh.book.correct(statement.id, Change(hedged=True), author="Bo", why="it is")
    assert httpx.post(path, data=sent).status_code == 409
    assert httpx.post(path, data={**sent, "secret": "guess"}).status_code == 403
    missed = f"{fresh.base}/reports/{report}/missed"
    assert httpx.post(missed, data={**sent, "secret": "guess"}).status_code == 403
    assert httpx.get(f"{fresh.base}/statements/{'0' * 32}/correct").status_code == 404
    assert len(fresh.book.judgements()) == 1


def test_another_figure_has_its_own_form(fresh: Site) -> None:
    _, statement = first(fresh)
    path = f"{fresh.base}/statements/{statement.id}/correct"
    assert f'name="number" dir="auto" value="{statement.figures[0].text}"' in httpx.get(path).text
    assert 'name="number" dir="auto" value=""' in httpx.get(f"{path}?figure=2").text
