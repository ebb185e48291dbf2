"""The file of a report: whole in itself, inert, the same in any order, and readable by anybody."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from sayso.answers import Told
from sayso.ledger import Ledger
from sayso.publish.draw.inert import SHOWN
from sayso.publish.exporting import part_of
from sayso.web.filed import sheet, write_file
from tests.publish.comparing import compared, readings
from tests.web.conftest import Site, watched
from tests.web.hostile import FOUL
from tests.web.test_axe import TAGS


class Looked(HTMLParser):
    """The tags, ids and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.names.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "action", "xlink:href"):
                self.addresses.append(value or "")


def told(book: Ledger) -> list[Told]:
    return [book.told(row.id) for row in book.stories().rows]


def filed(some: list[Told], title: str = "A story", backwards: bool = False) -> bytes:
    out: list[bytes] = []
    write_file(title, [part_of(one.readings[::-1] if backwards else one.readings, one.compared) for one in some],
               out.append)
    return b"".join(out)


@pytest.mark.parametrize("which", ["site", "foul"])
def test_it_needs_nothing_and_every_link_leads_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(which)
    text = filed(told(site.book), FOUL).decode("utf-8")
    page = Looked(text)
    assert not {"script", "img", "iframe", "link", "object", "form", "base"} & set(page.tags)
    assert not {name for name in page.names if name.startswith("on")} | ({"style"} & page.names)
    assert len(page.ids) == len(set(page.ids))
    for address in page.addresses:
        assert address.startswith("https://") or address.removeprefix("#") in page.ids, address
    assert text.count("<style>") == 1 and sheet() in text and "</style" not in sheet()
    assert "Content-Security-Policy" in text and "unsafe" not in text.split("<title>")[0]
    kinds = {re.sub(r"-[0-9a-f]{32}$", "", one) for one in page.ids}
    assert {"story", "claim", "report"} <= kinds


def test_the_order_of_the_reports_changes_no_byte(site: Site) -> None:
    some = told(site.book)
    assert filed(some) == filed(some, backwards=True)


@pytest.mark.parametrize("which", ["site", "foul"])
def test_a_browser_opens_it_offline_without_a_request_or_complaint(
    which: str, request: pytest.FixtureRequest, browser: Browser, tmp_path: Path
) -> None:
    site: Site = request.getfixturevalue(which)
    file = tmp_path / "story.html"
    file.write_bytes(filed(told(site.book), FOUL))
    with watched(browser, offline=True, viewport={"width": 1200, "height": 900}) as found:
        page = found.page
        page.goto(file.as_uri())
        assert found.requests == [file.as_uri()] and found.complaints == []
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert ground == "rgb(250, 248, 243)"  # the sheet is in force
        pieces: dict[str, list[list[str]]] = page.evaluate("""() => Object.fromEntries([...document.querySelectorAll(
            ".filed-report")].map(one => [one.id, [...one.querySelectorAll(".text [data-c]")].map(
                piece => [piece.dataset.c, piece.textContent])]))""")
        for reading in (reading for one in told(site.book) for reading in one.readings):
            own = pieces[f"report-{reading.report.id}"]
            for number, statement in enumerate(reading.statements, 1):
                marked = "".join(text for numbers, text in own if str(number) in numbers.split())
                exact = "".join(span.of(reading.report.text) for span in statement.content)
                assert marked == exact.translate(SHOWN)


def test_no_violation_of_what_everybody_needs(site: Site, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "story.html"
    file.write_bytes(filed(told(site.book)))
    with watched(browser, bypass_csp=True) as found:  # axe itself is a script
        found.page.goto(file.as_uri())
        asked = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"landmark-unique": {"enabled": False}}}
        results = Axe().run(found.page, options=asked)  # a file holds many claims, and one origin stands in several
        said = [f"{one['id']}: {node['html'][:160]}" for one in results.response["violations"]
                for node in one["nodes"][:3]]
        assert not said, said


def test_it_prints_every_section_on_pages_of_its_own(site: Site, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "story.html"
    file.write_bytes(filed(told(site.book)))
    with watched(browser) as found:
        found.page.goto(file.as_uri())
        sections = found.page.locator(".filed-claim, .filed-report").count()
        pages = found.page.pdf(format="A4").count(b"/Type /Page\n")
        assert pages > sections > 10


def test_claims_told_once_in_an_own_voice_lead_to_their_statement() -> None:
    out: list[bytes] = []
    write_file("Dams", [part_of(readings(), compared())], out.append)
    page = Looked(b"".join(out).decode())
    assert "claim-c1aa11bb22" in page.ids and "claim-c2bb" not in page.ids
    assert [one for one in page.addresses if one.startswith("#r1-") and "s1" in one]


def test_the_outlines_of_all_maps_stand_once(foul: Site) -> None:
    some = told(foul.book)
    text = filed(some).decode("utf-8")
    maps = len(re.findall(r'<svg class="picture map', text))
    assert maps > 1 and len(re.findall(r'<use href="#outline-(?:fine|coarse)" class="land">', text)) >= maps
    assert text.count("<path id=") == 2 and not re.search(r'<path d="[^"]*" class="land"', text)
    assert 1 < text.count('vector-effect="non-scaling-stroke"') == 2
    nowhere: list[bytes] = []
    write_file("Dams", [part_of(readings(), compared())], nowhere.append)
    assert b"outline-fine" not in b"".join(nowhere)


def test_nothing_chosen_is_said() -> None:
    out: list[bytes] = []
    write_file("Nothing", [], out.append)
    assert b"No story" in b"".join(out)
