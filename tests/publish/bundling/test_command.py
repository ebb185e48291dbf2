"""`sayso export bundle`, of inputs of every kind and of the ledger, checked by a bare interpreter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sayso
from tests.publish.bundling.making import PAGE, SAID, checked, members_of
from tests.read.test_warc import record

EXAMPLES = Path(sayso.__file__).parent / "examples"


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SAYSO_")}
    call = [sys.executable, "-m", "sayso", *words]
    return subprocess.run(
        call, capture_output=True, text=True, errors="replace", cwd=folder, env=environment, timeout=300
    )


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with a report of each kind."""
    from tests.parse.test_pdf import LINES, pdf_of

    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / "a.txt").write_bytes(SAID.encode())
    (folder / "b.html").write_bytes(PAGE.encode())
    page = json.dumps({"id": "2", "html": PAGE, "outlet": "Post"}).replace("&", "\\u0026")
    (folder / "c.jsonl").write_text(json.dumps({"id": "1", "text": f"Caf\u00e9: {SAID}"}) + "\n" + page + "\n")
    (folder / "d.warc").write_bytes(record(1, PAGE.encode()))
    (folder / "e.pdf").write_bytes(pdf_of([LINES]))
    (folder / "f.csv").write_text(f'id,text,outlet\n9,"{SAID}",Sun\n')
    return folder


def test_of_inputs_of_every_kind_and_of_the_ledger(inputs: Path, tmp_path: Path) -> None:
    done = run("export", "bundle", "inputs", "-o", "a.zip", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    proof = checked(tmp_path / "a.zip")
    assert (proof.returncode, proof.stderr) == (0, "") and "checked: 7 reports" in proof.stdout
    (sha256,) = (line.split()[-1] for line in proof.stdout.splitlines() if line.startswith("manifest.json has"))
    assert sha256 in done.stderr
    again = run("export", "--format", "bundle", "inputs", folder=tmp_path)
    assert again.returncode == 0 and sha256 in again.stderr
    assert run("add", "inputs", str(EXAMPLES), folder=tmp_path).returncode == 0
    assert run("export", "bundle", "-o", "all.zip", folder=tmp_path).returncode == 0
    proof = checked(tmp_path / "all.zip")
    assert proof.returncode == 0 and "checked: 15 reports" in proof.stdout
    kept = members_of((tmp_path / "all.zip").read_bytes())
    assert members_of((tmp_path / "a.zip").read_bytes()).keys() - {"README.txt"} <= kept.keys()
    rows = [json.loads(line) for line in run("claims", "--json", folder=tmp_path).stdout.splitlines()]
    for words in (("--id", rows[0]["id"]), ("--id", rows[0]["gist"]["report"]), ("--id", rows[0]["story"]),
                  ("--id", rows[0]["gist"]["statement"]), ("--query", "ferry", "--since", "2001-01-01")):  # fmt: skip
        done = run("export", "bundle", *words, "-o", "some.zip", folder=tmp_path)
        assert done.returncode == 0, done.stderr
        assert checked(tmp_path / "some.zip").returncode == 0
        some = members_of((tmp_path / "some.zip").read_bytes())
        story = json.loads(some["story.json"])
        assert story["claims"] and sum(name.startswith("maps/") for name in some) == len(story["reports"]) < 15
    asked = json.loads(some["manifest.json"])["asked"]
    assert asked == {"ledger": {"query": "ferry", "since": "2001-01-01", "ids": []}}


def test_an_erased_report_is_not_in_it(inputs: Path, tmp_path: Path) -> None:
    assert run("add", "inputs/b.html", "inputs/f.csv", folder=tmp_path).returncode == 0
    rows = []
    for _ in range(2):
        assert run("export", "bundle", "-o", "a.zip", folder=tmp_path).returncode == 0
        members = members_of((tmp_path / "a.zip").read_bytes())
        rows.append([each["report"] for each in json.loads(members["story.json"])["reports"]])
        assert {name for name in members if name.startswith("captures/")} == {
            f"captures/{report['capture']['sha256']}" for report in rows[-1]
        }
        if len(rows) == 1:
            gone = rows[0][0]["id"]
            done = run("erase", gone, "--why", "takedown", "--author", "Ada", folder=tmp_path)
            assert done.returncode == 0, done.stderr
    assert (len(rows[0]), len(rows[1])) == (2, 1) and gone not in (report["id"] for report in rows[1])
    assert checked(tmp_path / "a.zip").returncode == 0


def test_what_cannot_be_is_said(inputs: Path, tmp_path: Path) -> None:
    assert run("add", "inputs/a.txt", folder=tmp_path).returncode == 0
    for words, said in (
        (("bundle", "inputs", "--no-text"), "--no-text"),
        (("bundle", "inputs", "--query", "flood"), "leave the inputs"),
        (("bundle", "--query", "volcano"), "nothing in the ledger"),
        (("bundle", "--id", "ffff"), "ffff"),
        (("bundle", "--since", "Friday"), "--since"),
        (("inputs",), "give a format"),
    ):
        done = run("export", *words, "-o", "a.zip", folder=tmp_path)
        assert done.returncode == 2 and said in done.stderr and len(done.stderr.splitlines()) == 1
    capture = next(path for path in (tmp_path / "sayso.db.captures").rglob("*") if path.is_file())
    capture.write_bytes(capture.read_bytes()[:-2] + b"? ")
    done = run("export", "bundle", "-o", "a.zip", folder=tmp_path)
    assert done.returncode == 5 and "no bundle is written" in done.stderr
    capture.unlink()
    done = run("export", "bundle", "-o", "a.zip", folder=tmp_path)
    assert done.returncode == 5 and capture.name in done.stderr
    assert not (tmp_path / "a.zip").exists()
