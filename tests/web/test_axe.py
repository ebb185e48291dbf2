"""axe finds nothing to complain of on any page, light or dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.web.conftest import Site, watched

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def paths(site: Site) -> list[str]:
    """Every kind of page."""
    story = site.book.stories().rows[0]
    claims = sorted(site.book.told(story.id).compared.claims, key=lambda claim: -len(claim.members))
    report = max(site.book.readings(), key=lambda reading: len(reading.statements)).report.id
    source, statement = site.book.sources().rows[0].id, site.book.reading(report).statements[0].id
    return ["/", "/stories", f"/stories/{story.id}", "/claims?state=conflicting", f"/claims/{claims[0].id}",
            f"/claims/{claims[1].id}", f"/reports/{report}?unattributed=1", "/sources", f"/sources/{source}",
            "/search?q=ferry", "/search", "/judgements",
            "/changes?since=today&kind=claim", "/changes",
            f"/statements/{statement}/correct", f"/reports/{report}/missed", "/add", "/nowhere"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation(site: Site, browser: Browser, scheme: str) -> None:
    with watched(browser, color_scheme=scheme, viewport={"width": 1200, "height": 900}) as found:
        for path in paths(site):
            found.page.goto(site.base + path)
            found.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            results = Axe().run(found.page, options={"runOnly": {"type": "tag", "values": TAGS}})
            said = [f"{one['id']}: {node['html'][:160]}" for one in results.response["violations"]
                    for node in one["nodes"][:3]]
            assert not said, f"{path}: {said}"


def test_axe_would_find_something(site: Site, browser: Browser) -> None:
    with watched(browser) as found:
        found.page.goto(site.base)
        found.page.evaluate("document.documentElement.removeAttribute('lang')")
        assert Axe().run(found.page).violations_count > 0
