"""`export` and `report` of inputs and of the ledger, as a person calls them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.test_cli import EXAMPLES, STORM, on_a_terminal, run

REPORTS = str(EXAMPLES)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The bundled reports in a ledger, one of them twice under two ids."""
    folder = tmp_path_factory.mktemp("ledger")
    rows = folder / "twice.jsonl"
    text = "At least 40 families left Lund, Mayor Ana Ruiz said."
    row = {"outlet": "Lund Post", "text": text, "published": "2031-05-01"}
    rows.write_text("".join(json.dumps({"id": id, **row}) + "\n" for id in ("a", "b")))
    address = str(folder / "a.db")
    assert run("add", "--ledger", address, REPORTS, str(rows)).returncode == 0
    return address


def rows_of(*words: str) -> list[dict[str, str]]:
    done = run("export", "--format", "csv", *words)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))


def test_the_whole_ledger_has_every_report_and_the_duplicates(ledger: str) -> None:
    rows = rows_of("--ledger", ledger)
    assert len({row["report"] for row in rows}) == 10
    assert [row["external_id"] for row in rows if row["duplicate"] == "true"] in (["a"], ["b"])
    done = run("export", "--format", "jsonl", SAYSO_LEDGER=ledger)
    kinds = [json.loads(line)["schema"] for line in done.stdout.splitlines()]
    assert kinds.count("sayso.report/1") == 10 and kinds.count("sayso.story_line/1") == 2
    assert done.stderr == b""


def test_of_the_inputs_and_of_their_ledger_the_rows_are_the_same(ledger: str) -> None:
    own = {row["story"] for row in rows_of(REPORTS) if row["story"]}
    told = [row for row in rows_of("--ledger", ledger) if row["story"] in own]
    assert told == rows_of(REPORTS)


def test_words_and_filters_choose_claims_of_the_ledger(ledger: str) -> None:
    killed = rows_of("--ledger", ledger, "--category", "killed")
    assert killed and all(row["claim"] and row["category"] in ("killed", "") for row in killed)
    assert len(killed) < len(rows_of("--ledger", ledger))
    asked = rows_of("--query", "families", "--ledger", ledger, "--outlet", "Lund Post")
    assert {row["outlet"] for row in asked} == {"Lund Post"}
    claim = killed[0]["claim"]
    assert {row["claim"] for row in rows_of("--ledger", ledger, "--id", claim[:12])} == {claim}
    report = killed[0]["report"]
    chosen = rows_of("--ledger", ledger, "--id", report)
    assert {row["claim"] for row in chosen if row["report"] == report} >= {claim}
    story = rows_of("--ledger", ledger, "--id", killed[0]["story"])
    assert {row["story"] for row in story} == {killed[0]["story"]} and len(story) > len(killed)


def test_a_file_is_whole_or_not_there(tmp_path: Path, ledger: str) -> None:
    file = tmp_path / "out.xlsx"
    assert run("export", "--format", "xlsx", "--ledger", ledger, "-o", str(file)).returncode == 0
    before = file.read_bytes()
    assert before.startswith(b"PK")
    gone = run("export", "--format", "xlsx", "--ledger", str(tmp_path / "none.db"), "-o", str(file))
    assert gone.returncode == 2 and file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]
    null = Path("/dev/null")
    assert run("export", "--format", "csv", "--ledger", ledger, "-o", str(null)).returncode == 0
    assert null.is_char_device()


def test_a_report_is_one_file_of_the_inputs_or_the_ledger(tmp_path: Path, ledger: str) -> None:
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    done = run("report", REPORTS, "-o", str(one), "--title", "Ferry <b>")
    assert done.returncode == 0 and done.stdout == b"" and done.stderr.startswith(b"read 8 = kept 8")
    text = one.read_text(encoding="utf-8")
    assert "<title>Ferry &lt;b&gt; – sayso</title>" in text and "Sula Maren" in text
    words = ("report", "--ledger", ledger, "--query", "Lund", "--outlet", "Lund Post", "-o", str(other))
    assert run(*words).returncode == 0
    assert "Sula Maren" not in other.read_text(encoding="utf-8") and "Ana Ruiz" in other.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("report", "--ledger", "LEDGER", "--id", "zz", "-o", "OUT"), "is no id"),
        (("report", STORM, "--category", "killed", "-o", "OUT"), "ask the ledger"),
        (("report", "--ledger", "LEDGER", "--category", "eaten", "-o", "OUT"), "eaten"),
        (("report", "--ledger", "LEDGER"), "--output"),
        (("report", STORM, "-o", "/nowhere/at/all.html"), "cannot be written there"),
    ],
)  # fmt: skip
def test_wrong_words_exit_2(ledger: str, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    named = {"LEDGER": ledger, "OUT": str(tmp_path / "out.html")}
    done = run(*(named.get(word, word) for word in words))
    assert not list(tmp_path.iterdir())
    assert done.returncode == 2 and done.stdout == b"" and told in done.stderr.decode()


def test_a_terminal_is_shown_no_bytes() -> None:
    assert "is no text for a terminal" in on_a_terminal("export", "--format", "xlsx", STORM)
