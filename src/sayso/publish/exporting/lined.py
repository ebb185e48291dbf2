"""JSON Lines: a line a report, then a line each of its stories, copies, origins and claims; and all as one object."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from sayso.compared import Compared
from sayso.publish.exporting.parts import Part
from sayso.publish.lines import json_line
from sayso.publish.story import claim_lines, copy_object, origin_object, report_value, story_bytes, story_value


def write_jsonl(parts: Iterable[Part], out: BinaryIO) -> None:
    """The objects of ``sayso.story/1``, each on a line of its own with its schema."""
    for part in parts:
        compared = part.found.compared
        for reading in part.readings:
            out.write(json_line(report_value(reading, part.texts)))
        for story in compared.stories:
            out.write(json_line({"schema": "sayso.story_line/1", **story_value(story)}))
        for copy in compared.copies:
            out.write(json_line({"schema": "sayso.copy/1", **copy_object(copy)}))
        for origin in compared.origins:
            out.write(json_line({"schema": "sayso.origin/1", **origin_object(origin)}))
        for line in claim_lines(compared):
            out.write(line)


def write_json(parts: Iterable[Part], out: BinaryIO) -> None:
    """One object, ``sayso.story/1``: all is held in memory."""
    every = list(parts)
    found = [part.found.compared for part in every]
    whole = Compared(
        tuple(one for compared in found for one in compared.stories),
        tuple(one for compared in found for one in compared.copies),
        tuple(one for compared in found for one in compared.origins),
        tuple(one for compared in found for one in compared.claims),
    )
    readings = [reading for part in every for reading in part.readings]
    out.write(story_bytes(readings, whole, texts=all(part.texts for part in every)))
