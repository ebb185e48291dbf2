"""`sayso add` and `sayso verify`, as a person meets them: output, exit codes, and what goes wrong around them."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.answers import Query
from sayso.errors import UsageError
from sayso.ledger import Ledger, open_ledger, verify

EXAMPLES = Path(sayso.__file__).parent / "examples"
STORM = str(EXAMPLES / "storm.txt")
SAYSO = [sys.executable, "-m", "sayso"]


def run(
    *words: str, folder: Path | None = None, before: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SAYSO, *words],
        capture_output=True,
        timeout=300,
        cwd=folder,
        text=True,
        preexec_fn=before,
        env={**os.environ, **environment},
    )


def test_the_examples_go_in_once_and_are_proved(place: Callable[[], tuple[str, Path]]) -> None:
    address, captures = place()
    words: dict[str, Any] = {"SAYSO_LEDGER": address, "SAYSO_CAPTURES": str(captures)}
    first = run("add", str(EXAMPLES), "--json", **words)
    assert (first.returncode, first.stderr) == (0, "read 8 = kept 8 + duplicate 0 + failed 0 + skipped 0\n")
    rows = [json.loads(line) for line in first.stdout.splitlines()]
    assert [row["outcome"] for row in rows] == ["kept"] * 8 and len({row["report"] for row in rows}) == 8
    second = run("add", str(EXAMPLES), "--workers", "2", **words)
    assert second.stderr == "read 8 = kept 0 + duplicate 8 + failed 0 + skipped 0\n" and second.stdout == ""
    proof = run("verify", **words)
    assert (proof.returncode, proof.stdout) == (0, "") and "8 reports" in proof.stderr and "all agrees" in proof.stderr
    changed = next(path for path in captures.rglob("*") if path.is_file())
    changed.write_bytes(changed.read_bytes()[:-1] + b"?")
    proof = run("verify", "--json", **words)
    faults = [json.loads(line) for line in proof.stdout.splitlines()]
    assert (
        proof.returncode == 5
        and {"kind": "capture", "id": changed.name, "what": "its bytes were changed: they have another hash"} in faults
    )


def test_it_is_made_where_one_is_and_told_of_where_there_is_none(tmp_path: Path) -> None:
    proof = run("verify", folder=tmp_path)
    assert proof.returncode == 2 and proof.stderr.startswith("error: there is no ledger at sayso.db; make one")
    assert run("add", STORM, folder=tmp_path).returncode == 0
    assert {path.name for path in tmp_path.iterdir()} >= {"sayso.db", "sayso.db.captures"}
    assert run("verify", folder=tmp_path).returncode == 0


def test_what_fails_is_kept_and_said(tmp_path: Path) -> None:
    note = tmp_path / "failures.jsonl"
    done = run("add", STORM, "nothing.txt", "--failures", str(note), "--json", folder=tmp_path)
    assert done.returncode == 3 and "kept 1 + duplicate 0 + failed 1" in done.stderr
    assert json.loads(note.read_text())["place"] == "nothing.txt"
    assert [json.loads(line)["outcome"] for line in done.stdout.splitlines()] == ["kept", "failed"]
    assert run("verify", folder=tmp_path).returncode == 0


def test_a_full_disk_is_one_sentence_and_costs_nothing_that_was_kept(tmp_path: Path) -> None:
    assert run("add", STORM, folder=tmp_path).returncode == 0
    size = (tmp_path / "sayso.db").stat().st_size
    for limit in (512, size - 4096, size + 4096):
        done = run(
            "add",
            str(EXAMPLES),
            folder=tmp_path,
            before=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit)),
        )
        assert done.returncode == 1, done.stderr
        (line,) = done.stderr.splitlines()
        assert line.startswith("error: ") and "kept" in line and "Traceback" not in line
        proof = run("verify", folder=tmp_path)
        assert (proof.returncode, proof.stdout) == (0, "")
    assert run("add", str(EXAMPLES), folder=tmp_path).returncode == 0


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path) -> None:
    for address in ("/proc/sayso.db", str(tmp_path / "none" / "sayso.db")):
        done = run("add", STORM, "--ledger", address)
        assert done.returncode in (1, 2) and len(done.stderr.splitlines()) == 1 and "folder" in done.stderr


def test_a_ledger_in_a_read_only_folder_can_be_proved_and_not_added_to(tmp_path: Path) -> None:
    assert run("add", STORM, folder=tmp_path).returncode == 0
    kept = (tmp_path / "sayso.db").read_bytes()
    for path in [tmp_path, *tmp_path.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    without: list[str] = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    if without and (shutil.which("setpriv") is None or subprocess.run([*without, "true"]).returncode):
        pytest.skip("root may write everywhere, and cannot be without that here (no setpriv)")

    def call(*words: str) -> subprocess.CompletedProcess[Any]:
        return subprocess.run([*without, *SAYSO, *words], capture_output=True, text=True, cwd=tmp_path)

    try:
        proof = call("verify")
        assert (proof.returncode, proof.stdout) == (0, "")
        done = call("add", str(EXAMPLES))
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1 and "error: " in done.stderr
        assert (tmp_path / "sayso.db").read_bytes() == kept
    finally:
        for path in [tmp_path, *tmp_path.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)


def asked(book: Ledger) -> None:
    """Ask the ledger everything that has a list; what one list names, the others have."""
    claims = book.claims(Query(since=date(2001, 1, 1)), limit=1000).rows
    for row in claims[:3]:
        told = book.told(row.id)
        assert told.story.reports and {reading.report.id for reading in told.readings} == set(told.story.reports)
    assert len(book.reports(limit=1000).rows) <= 8
    assert all(row.statements for row in book.sources(limit=1000).rows)
    book.stories(), book.statements(limit=1000), book.facets(), book.find("ferry")
    book.changes(datetime(2001, 1, 1, tzinfo=UTC))


def test_a_disk_that_is_full_is_one_sentence_and_the_ledger_goes_on(tmp_path: Path) -> None:
    """On a small disk of its own: what was acknowledged stays, and once there is room the rest goes in."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mounted, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here (it takes root)")
    try:
        assert run("add", STORM, folder=disk).returncode == 0
        for left in (0, 4096, 65536, 262144):
            ballast, free = disk / "ballast", shutil.disk_usage(disk).free
            ballast.write_bytes(b"x" * max(free - left, 0))
            done = run("add", str(EXAMPLES), "--json", folder=disk)
            said = [json.loads(line)["report"] for line in done.stdout.splitlines()]
            assert done.returncode == 1 and "Traceback" not in done.stderr
            assert [line.startswith("error: ") for line in done.stderr.splitlines()] == [True]
            ballast.unlink()
            proof = run("verify", folder=disk)
            assert (proof.returncode, proof.stdout) == (0, "")
            with open_ledger(str(disk / "sayso.db")) as book:
                assert set(said) <= {reading.report.id for reading in book.readings()}
        assert run("add", str(EXAMPLES), folder=disk).returncode == 0
        assert run("verify", folder=disk).returncode == 0
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_two_add_and_one_reads_at_the_same_time(place: Callable[[], tuple[str, Path]]) -> None:
    address, captures = place()
    words = {**os.environ, "SAYSO_LEDGER": address, "SAYSO_CAPTURES": str(captures)}
    adders = [
        subprocess.Popen(
            [*SAYSO, "add", str(EXAMPLES), "--json"],
            env=words,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    seen = 0
    while any(adder.poll() is None for adder in adders):
        try:
            book = open_ledger(address, captures=captures)
        except UsageError:  # not made yet
            continue
        with book:
            count = len(list(book.readings()))
            assert count >= seen and not list(verify(book))
            seen = count
            asked(book)
    outcomes: list[str] = []
    for adder in adders:
        out, err = adder.communicate()
        assert adder.returncode == 0 and "error" not in err
        outcomes += [json.loads(line)["outcome"] for line in out.splitlines()]
    assert sorted(outcomes) == ["duplicate"] * 8 + ["kept"] * 8
    with open_ledger(address, captures=captures) as book:
        assert book.counts()["report"] == 8 and not list(verify(book))
        asked(book)
        assert len(book.reports(limit=1000).rows) == 8
