"""Who rests on whom, as the reports' own words say, whatever claim they speak to: a line each pair of sources."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from sayso.compared import Story
from sayso.publish.crossed import Crossed
from sayso.publish.terminal import STYLES
from sayso.publish.visible import one_line

REASON = 150
"""Characters of a reason: two lines at 80 columns."""


def rest_lines(crossed: Crossed, story: Story) -> Iterator[Text]:
    """The story's sources that rest on others outside of its claims, by name."""
    told = {member.origin for claim in crossed.compared.claims for member in claim.members}
    reports = set(story.reports)
    lines = []
    for origin in crossed.compared.origins:
        if origin.id in told or not origin.depends_on:
            continue
        if not any(s in crossed.said and crossed.said[s].report.id in reports for s in origin.statements):
            continue
        for need in origin.depends_on:
            if (source := crossed.origins.get(need.origin)) is not None:
                why = "; ".join(one_line(reason, REASON) for reason in need.reasons)
                lines.append((origin.name, source.name, need.certainty.value, why))
    for name, source_name, certainty, why in sorted(lines):
        yield Text.assemble(
            ("rests on another: ", "dim"),
            (one_line(name), STYLES["source"]),
            " on ",
            (one_line(source_name), STYLES["source"]),
            (f" ({certainty}): {why}", "dim"),
        )
