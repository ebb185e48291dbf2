"""What stands in reports is shown, never obeyed, and what is marked reads exactly as the report does."""

from __future__ import annotations

import pytest

from sayso.publish.draw.inert import TURNING, inert
from tests.web.conftest import Site, Watched
from tests.web.hostile import FOUL


def paths(site: Site) -> list[str]:
    """Every page of the ledger, and addresses that are foul themselves."""
    book = site.book
    found = ["/", "/stories", "/claims", "/sources", "/judgements", "/changes?since=today", "/search?q=flood",
             "/changes?since=2031-05-01&kind=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/search?q=%3Cscript%3Ealert(1)",
             "/stories?outlet=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/claims/%3Cimg%20src=x%20onerror=alert(1)%3E"]
    found += [f"/stories/{row.id}" for row in book.stories().rows]
    found += [f"/claims/{row.id}" for row in book.claims().rows]
    for reading in book.readings():
        path = f"/reports/{reading.report.id}"
        found += [f"{path}?unattributed=1", f"{path}/missed?quote=%3C/textarea%3E%3Cscript%3E"]
        found += [f"/statements/{one.id}/correct?back=javascript:alert(1)" for one in reading.statements]
    return found + [f"/sources/{row.id}" for row in book.sources().rows]


def test_no_script_runs_and_no_foreign_request_is_made(foul: Site, seen: Watched) -> None:
    page = seen.page
    for path in paths(foul):
        answer = page.goto(foul.base + path)
        assert answer is not None and answer.status in (200, 404), path
        for link in page.locator("main a, main area, main form, main img, main iframe").evaluate_all(
                "all => all.map(one => one.getAttribute('href') || one.getAttribute('src') || '')"):
            assert not link.lower().startswith(("javascript:", "data:", "//")), (path, link)
        assert page.locator("main").locator("script, img, iframe, [onload], [onerror], [style]").count() == 0
        content = page.content()
        assert "7 * 7" in content or "Flood" not in content or "&lt;svg…" in content  # whole, not, or clipped
    own = [url for url in seen.requests if not url.startswith(foul.base)]
    assert not own and len(seen.requests) > 20
    assert not [said for said in seen.complaints if "404" not in said]


def test_outside_links_tell_nothing_of_the_page(foul: Site, seen: Watched) -> None:
    report = next(r.report for r in foul.book.readings() if (r.report.url or "").startswith("https://"))
    seen.page.goto(f"{foul.base}/reports/{report.id}")
    link = seen.page.locator("a[rel~=noreferrer][rel~=noopener][rel~=nofollow]")
    assert link.count() == 1 and (link.get_attribute("href") or "").startswith("https://evil.example/")


def test_marked_text_reads_back_exactly(foul: Site, seen: Watched) -> None:
    reading = next(r for r in foul.book.readings() if r.report.external_id == "overlapping")
    seen.page.goto(f"{foul.base}/reports/{reading.report.id}")
    text = reading.report.text
    for number, statement in enumerate(reading.statements, 1):
        pieces = seen.page.locator(f'.text [data-c~="{number}"]').evaluate_all("all => all.map(one => one.textContent)")
        assert "".join(pieces) == "".join(span.of(text) for span in statement.content), number
        card = seen.page.locator(f"#s{number} .words > bdi").evaluate("one => one.textContent")
        assert card == " … ".join(span.of(text) for span in statement.content)
    whole = seen.page.locator(".text").evaluate(
        "one => { const copy = one.cloneNode(true); for (const no of copy.querySelectorAll('.no')) no.remove(); "
        "return copy.textContent; }")
    assert whole == text


def test_controls_of_direction_turn_nothing_outside(foul: Site, seen: Watched) -> None:
    seen.page.goto(foul.base + "/stories")
    shut = seen.page.locator("bdi.turn").evaluate_all("all => all.map(one => one.textContent)")
    assert shut and all(len(one) == 1 and TURNING.fullmatch(one) for one in shut)


@pytest.mark.parametrize("text", [FOUL, "\r\n", "a\x00b", "\ud800", "plain"])
def test_inert_text_is_as_long_as_it_was(text: str) -> None:
    import html
    import re

    bare = html.unescape(re.sub(r"<[^>]+>", "", str(inert(text))).replace("&#13;", "\r"))
    assert len(bare) == len(text)
