"""Stories as one file of HTML that needs nothing else: the pages' look, their pictures, and every report whole.

1. The sheet of styles stands inside; the file's own policy allows that sheet, by its hash, and nothing else: no script,
   no picture, no request. Texts of reports are escaped as on the pages.
2. What is a page of its own at a server is a section here, and links lead to sections. A claim that is one statement in
   an outlet's own voice has none: its link leads to that statement in its report.
3. Maps show their windows of outlines that stand once, at the end.
4. A story is written before the next is asked for, so that a ledger's many take the memory of one.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from markupsafe import Markup

from sayso.compared import Story
from sayso.publish.crossed import Crossed, in_order, narrated_once
from sayso.publish.draw.maps import outlines
from sayso.publish.exporting import Part
from sayso.values import Reading
from sayso.web.rendering import render
from sayso.web.views.claim import claim_view
from sayso.web.views.links import Links
from sayso.web.views.report import report_view
from sayso.web.views.story import story_view

Put = Callable[[bytes], object]
MAP = '<svg class="picture map'


class Sections(Links):
    """Where things are in the file, of one story."""

    def __init__(self, found: Crossed, readings: Sequence[Reading], keys: Mapping[str, str]) -> None:
        """``keys``: what the ids of each report's section begin with."""
        self._found, self._keys = found, keys
        self._places = {one.id: (reading.report.id, n) for reading in readings
                        for n, one in enumerate(reading.statements, 1)}

    def story(self, id: str) -> str:
        """A story's section."""
        return f"#story-{id}"

    def claim(self, id: str) -> str:
        """A claim's section, or (2) its one statement."""
        claim = self._found.claims[id]
        return self.report(*self._places[claim.gist]) if narrated_once(self._found, claim) else f"#claim-{id}"

    def report(self, id: str, number: int | None = None) -> str:
        """A report's section, or one of its statements (from 1)."""
        return f"#{self._keys[id]}s{number}" if number else f"#report-{id}"

    def source(self, name: str) -> str | None:
        """Sources have no section."""
        return None

    def judgement(self, id: str) -> str | None:
        """Nothing can be taken back in a file."""
        return None


@cache
def sheet() -> str:
    """The styles of the pages, and how sections stand apart."""
    folder = resources.files("sayso.web") / "static"
    return "".join((folder / name).read_text(encoding="utf-8") for name in ("style.css", "file.css"))


def policy() -> str:
    """What the file may load (1)."""
    digest = base64.b64encode(hashlib.sha256(sheet().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def write_file(title: str, parts: Iterable[Part], put: Put) -> None:
    """Write stories as one file of HTML; the same stories give the same bytes."""
    put(_bytes(render("file_head.html", title=title, policy=policy(), sheet=Markup(sheet()))))  # ours, no report's
    number, mapped = 0, False
    for part in parts:
        for story in part.found.compared.stories:
            number += 1
            text = _story(part, story, f"{number}")
            mapped = mapped or MAP in text
            put(_bytes(text))
    put(_bytes(render("file_foot.html", empty=not number, outlines=outlines() if mapped else "")))


def _story(part: Part, story: Story, key: str) -> str:
    found, own = part.found, set(story.reports)
    readings = [reading for reading in part.readings if reading.report.id in own]
    keys = {reading.report.id: f"r{key}-{n}-" for n, reading in enumerate(readings, 1)}
    links = Sections(found, readings, keys)
    claims = in_order(found, [found.claims[claim] for claim in story.claims])
    shown = [claim for claim in claims if not narrated_once(found, claim)]
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        for member in claim.members:
            some = told[found.said[member.statement].report.id][member.statement]
            some += [] if claim.id in some else [claim.id]
    return render(
        "file_story.html", links=links, story=story_view(found, story, links, f"s{key}", True),
        claims=[claim_view(found, claim, links, f"c{key}-{n}", True) for n, claim in enumerate(shown, 1)],
        reports=[report_view(reading, told[reading.report.id], links, True, keys[reading.report.id])
                 for reading in readings])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8")
