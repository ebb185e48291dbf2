"""The evidence bundle: a zip that a stranger can check without sayso.

1. It holds the captures, each named by its hash; for each report how its text lies in its capture (``maps/ID.json``);
   what was read and found (``story.json``, ``sayso.story/1``); and ``verify.py``, which reads all of it again.
2. ``manifest.json`` names every member with its size and SHA-256, the version of sayso, its extractor, and what was
   asked; ``manifest.sha256`` is its own hash. No time is in it.
3. Members stand in a fixed order, unpacked, with one fixed time, so that the same reports give the same bytes on every
   machine (what packing gives depends on its library).
4. It is checked by its own script before anybody gets it.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from importlib import resources
from typing import IO, Any, BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from sayso import __version__
from sayso.errors import IntegrityError
from sayso.publish.bundling import verify
from sayso.publish.exporting.lined import write_json
from sayso.publish.exporting.parts import Part
from sayso.text import Span
from sayso.values import EXTRACTOR, Reading, Report

SCHEMA = "sayso.bundle/1"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time in a zip that stands for none."""
IN_MEMORY = 1 << 24
DERIVED = re.compile(r"derived-from=([0-9a-f]{64})$")
README = """\
This is an evidence bundle: what news reports say on whose authority, with the bytes that it was read from.

captures/       the bytes as they were received, each file named by its SHA-256
story.json      the reports' texts, their statements with the place of each in its capture, and what comparing found
maps/           for each report, by its id: how its text lies in its capture (see below)
manifest.json   every file with its size and SHA-256, what was asked, and the version of sayso
verify.py       checks all of it, with Python alone: python3 -I -S verify.py

A script that comes with what it checks proves nothing to who does not read it; it is short, to be read.

A map has runs of three numbers: so many characters of the text, so many bytes of the capture passed over before each,
and so many bytes that each takes. read_as tells how those are read: text, html, json (a string in a row), json html.
"""


def write_bundle(
    parts: Iterable[Part], capture: Callable[[str], bytes], asked: dict[str, Any], out: BinaryIO
) -> str:
    """Write a bundle of these parts; the SHA-256 of its manifest. ``capture`` gives the bytes of a hash; ``asked`` is
    noted as it is (JSON values). An IntegrityError where the bundle would not pass its own check."""
    every = tuple(parts)
    reports = {reading.report.id: reading for part in every for reading in part.readings}
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as file, tempfile.SpooledTemporaryFile(IN_MEMORY) as story:
        write_json(every, story)  # type: ignore[arg-type]
        with ZipFile(file, "w", ZIP_STORED) as archive:
            found = [
                _put(archive, "README.txt", README.encode()),
                *_captures(archive, reports.values(), capture),
                *(_put(archive, f"maps/{id}.json", _map(reports[id], capture)) for id in sorted(reports)),
                _put_file(archive, "story.json", story),
                _put(archive, "verify.py", _script()),
            ]
            manifest = _json(
                {"schema": SCHEMA, "sayso": __version__, "extractor": EXTRACTOR, "asked": asked, "members": found}, 1
            )
            sha256 = hashlib.sha256(manifest).hexdigest()
            _put(archive, verify.MANIFEST, manifest)
            _put(archive, verify.HASH, f"{sha256}  {verify.MANIFEST}\n".encode())
        fault = next(verify.faults(file, Counter(), []), None)  # 4
        if fault is not None:
            raise IntegrityError(f"no bundle is written, since it would not agree: {fault}; run `sayso verify`.")
        file.seek(0)
        shutil.copyfileobj(file, out)
    return sha256


def _captures(
    archive: ZipFile, readings: Iterable[Reading], capture: Callable[[str], bytes]
) -> Iterable[dict[str, Any]]:
    """Put the captures; of a text that was taken out of a file, both."""
    texts = {reading.report.sha256: reading.report for reading in readings}
    derived = {sha256 for sha256, report in texts.items() if received_of(report) != sha256}
    for sha256 in sorted({*texts, *map(received_of, texts.values())}):
        if sha256 in derived:  # its bytes are the text's
            data = texts[sha256].text.encode("utf-8", "surrogatepass")
        else:
            try:
                data = capture(sha256)
            except (OSError, KeyError) as error:
                raise IntegrityError(f"the capture {sha256} is not there to be put in a bundle ({error}).") from error
        yield _put(archive, f"captures/{sha256}", data)


def received_of(report: Report) -> str:
    """The hash of what was received: the report's capture, or the file that its text was taken out of."""
    found = DERIVED.search(report.media_type)
    return found[1] if found else report.sha256


def _map(reading: Reading, capture: Callable[[str], bytes]) -> bytes:
    report = reading.report
    runs: list[list[int]] = []
    before = 0
    for start, end in zip(report.map.starts.tolist(), report.map.ends.tolist(), strict=True):
        step = [start - before, end - start]
        if runs and runs[-1][1:] == step:
            runs[-1][0] += 1
        else:
            runs.append([1, *step])
        before = end
    value = {
        "received": received_of(report),
        "read_as": read_as(report, capture),
        "charset_from": report.charset_evidence,
        "judged": sorted(statement.id for statement in reading.statements if statement.judged),
        "runs": runs,
    }
    return _json(value)


def read_as(report: Report, capture: Callable[[str], bytes]) -> str:
    """How a report's text was read from its capture: text, html, json, or json html."""
    if report.charset_evidence != "json":
        return "html" if report.media_type.startswith("text/html") else "text"
    start, end = report.map.bytes_of(Span(0, len(report.text)))
    literal = capture(report.sha256)[start:end].decode("utf-8", "replace")
    try:
        return "json" if json.loads(f'"{literal}"', strict=False) == report.text else "json html"
    except ValueError:
        return "json html"


def _script() -> bytes:
    return resources.files("sayso.publish.bundling").joinpath("verify.py").read_bytes()


def _json(value: Any, indent: int | None = None) -> bytes:
    return json.dumps(value, indent=indent, separators=None if indent else (",", ":")).encode() + b"\n"


def _put(archive: ZipFile, name: str, data: bytes) -> dict[str, Any]:
    archive.writestr(_entry(name), data)
    return {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _put_file(archive: ZipFile, name: str, file: IO[bytes]) -> dict[str, Any]:
    size = file.tell()
    file.seek(0)
    sha256 = hashlib.sha256()
    with archive.open(_entry(name), "w", force_zip64=True) as entry:
        while part := file.read(1 << 20):
            sha256.update(part)
            entry.write(part)
    return {"name": name, "size": size, "sha256": sha256.hexdigest()}


def _entry(name: str) -> ZipInfo:
    """A member whose time tells nothing (3)."""
    entry = ZipInfo(name, EARLIEST)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
