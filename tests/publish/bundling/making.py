"""Bundles of captures of all kinds, read without a model, and the script that checks them."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.compared import Claim, Compared, Copy, CopyKind, Member, Origin, Relation, Story
from sayso.parse import parse
from sayso.publish.bundling import verify, write_bundle
from sayso.publish.exporting import part_of
from sayso.settings import Settings
from sayso.text import Span
from sayso.values import Capture, Figure, Given, Reading, statement_id
from tests.making import statement_of
from tests.parse.test_pdf import LINES, pdf_of

SAID = "The mayor said that at least 40 families had left the old town, and that the bridge would not open. "
PAGE = (
    f"<html><head><title>Caf\u00e9 news</title><style>p {{ color: red }}</style></head><body><p>{SAID}{SAID}</p>"
    "<!-- at least 99 --><p>Caf&eacute; &#8220;Lund&#8221;, <b>caf\u00e9</b>\r\n  &amp; tea:<br>the crest<br/>came. "
    f"{SAID}<span hidden>and not so</span><script>if (a < b) '<p>no</p>'</script> {SAID}</p>"
    f"<p>Last &lt;line&gt;. {SAID}</p></body></html>"
)
SCRIPT = Path(verify.__file__)


def captures() -> tuple[Capture, ...]:
    """One of each kind and charset."""
    plain = f"Lund, caf\u00e9 \u201cquay\u201d.\n\n{SAID}\r\n\tThe 7th \u2026 {SAID}"
    row = {"id": "r1", "text": f'Said \\ "{SAID}" \U0001f692\n{SAID}'}
    page = json.dumps({"id": "r2", "html": PAGE}).replace("&", "\\u0026").replace("<", "\\u003C")
    assert "\\u0026eacute;" in page
    return (
        Capture(f"{plain} \U0001f692".encode(), "text/plain", "a.txt"),
        Capture(f"\ufeff{plain}".encode(), "text/plain", "b.txt"),
        Capture(plain.encode("cp1252"), "text/plain", "c.txt"),
        Capture(plain.encode("utf-16"), "text/plain", "d.txt"),
        Capture(PAGE.encode(), "text/html", "a.html", Given(url="http://lund.example/a")),
        Capture(PAGE.encode("cp1252"), "text/html; charset=windows-1252", "b.html"),
        Capture(json.dumps(row).encode(), "application/x-ndjson", "a.jsonl line 1", Given("r1"), body="text"),
        Capture(page.encode(), "application/x-ndjson", "a.jsonl line 2", Given("r2"), body="html"),
        Capture(pdf_of([LINES, LINES[::-1]]), "application/pdf", "a.pdf"),
    )


def read(capture: Capture) -> Reading:
    """The report of a capture, each of its blocks a statement, and one of the first and last together."""
    report = parse(capture, Settings())
    contents = [(block,) for block in report.blocks] + [(Span(report.blocks[0].start, report.blocks[-1].end),)]
    statements = []
    for content in dict.fromkeys(contents):
        figures = tuple(figure_at(Span(*found.span())) for found in re.finditer("at least 40", report.text))
        own = tuple(figure for figure in figures if content[0].holds(figure.span))
        id = statement_id(report.id, content)
        statements.append(
            statement_of(id=id, content=content, cue=(), source=(), chain=(), figures=own, times=(), places=())
        )
    return Reading(report, tuple(statements), tuple({f: None for s in statements for f in s.figures}))


def figure_at(span: Span) -> Figure:
    """The figure of ``SAID`` that stands there."""
    counted = Span(span.end + 1, span.end + 9)
    return Figure(
        span, "at least 40", 40, 40, None, "at_least", None, "count", "family", "displaced", "families", counted
    )


def compared_of(readings: Sequence[Reading]) -> Compared:
    """One story and claim of all, of one origin."""
    reports = tuple(sorted(reading.report.id for reading in readings))
    told = [(s, f) for reading in readings for s in reading.statements for f in s.figures[:1]]
    members = tuple(Member(s.id, f.span, "o", Relation.SAME) for s, f in sorted(told, key=lambda one: one[0].id))
    claim = Claim("c", members[0].statement, "families", "family", "displaced", None, members, (), 1, 1)
    passage = (Span(0, 9), Span(0, 9))
    copy = Copy(reports[0], reports[1], CopyKind.SAME_TEXT, 0.9, ("equal words",), None, (passage,))
    origin = Origin("o", "the mayor", "person", None, True, tuple(member.statement for member in members))
    return Compared((Story("s", reports, ("c",), reports[0]),), (copy,), (origin,), (claim,))


def bundle_of(given: Sequence[Capture], asked: dict[str, Any] | None = None) -> bytes:
    """The bundle of some captures."""
    readings = [read(capture) for capture in given]
    data = {capture.sha256: capture.data for capture in given}
    out = io.BytesIO()
    write_bundle([part_of(readings, compared_of(readings))], data.__getitem__, asked or {"inputs": ["x"]}, out)
    return out.getvalue()


def judged_as(reading: Reading, **fields: Any) -> Reading:
    """The reading with its first statement changed, its id kept."""
    first, *others = reading.statements
    return replace(reading, statements=(replace(first, **fields), *others))


def members_of(bundle: bytes) -> dict[str, bytes]:
    """The members by name."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes]) -> io.BytesIO:
    """A zip of these members, whatever they say."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out


def forged(members: dict[str, bytes]) -> io.BytesIO:
    """A zip of these members by somebody who makes the manifest agree with them."""
    manifest = json.loads(members[verify.MANIFEST])
    manifest["members"] = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in members.items()
        if name not in (verify.MANIFEST, verify.HASH)
    ]
    raw = json.dumps(manifest).encode()
    hashed = f"{hashlib.sha256(raw).hexdigest()}  {verify.MANIFEST}\n".encode()
    return packed({**members, verify.MANIFEST: raw, verify.HASH: hashed})


def faults(bundle: Any) -> list[str]:
    """What the script finds."""
    return list(verify.faults(bundle, Counter(), []))


def checked(place: Path, script: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the script in a bare interpreter: against a zip or folder, or, without one, where it lies."""
    words = [str(script or SCRIPT), str(place)] if script != place / "verify.py" else ["verify.py"]
    folder = place if place.is_dir() else place.parent
    return subprocess.run(
        [sys.executable, "-I", "-S", *words], capture_output=True, text=True, cwd=folder, env={}, timeout=120
    )
