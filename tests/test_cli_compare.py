"""`compare`, `trace`, `export` and `demo`, as a person and a program meet them."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.test_cli import COLOUR, EXAMPLES, SAYSO, STORM, on_a_terminal, run

REPORTS = str(EXAMPLES)
CONTROL = r"\r(?!\n)|\x1b\[[?\d;]*[A-Za-z]"
SHOWN = "\x1b[?25h"
"""The cursor is shown again: where progress was shown before, it ends here."""
COUNTS = "read 8 = kept 8 + duplicate 0 + failed 0 + skipped 0"


@pytest.fixture(scope="module")
def lines() -> list[dict[str, object]]:
    """The claims of the bundled reports, as `compare` writes them for programs."""
    done = run("compare", REPORTS)
    assert done.returncode == 0 and done.stderr.decode() == COUNTS + "\n"
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def story() -> dict[str, object]:
    """The bundled reports, as `export` writes them."""
    done = run("export", "--format", "json", REPORTS)
    assert done.returncode == 0 and done.stderr.decode() == COUNTS + "\n" and done.stdout.endswith(b"}\n")
    value = json.loads(done.stdout)
    assert isinstance(value, dict)
    return value


def toll(lines: list[dict[str, object]]) -> str:
    """The id of a claim on how many died."""
    return next(str(line["id"]) for line in lines if line["category"] == "killed")


def test_piped_a_claim_is_a_line_with_its_story(lines: list[dict[str, object]]) -> None:
    assert {line["schema"] for line in lines} == {"sayso.claim/1"} and len({line["id"] for line in lines}) == len(lines)
    assert len({line["story"] for line in lines}) == 1
    assert {"gist", "members", "states", "independent_origins", "independent_if_possible", "relations"} <= set(lines[0])


def test_export_holds_reports_stories_copies_origins_and_the_same_claims(
    story: dict[str, object], lines: list[dict[str, object]]
) -> None:
    assert list(story) == ["schema", "reports", "stories", "copies", "origins", "claims"]
    bare = [{key: value for key, value in line.items() if key not in ("schema", "story")} for line in lines]
    assert story["claims"] == bare and story["schema"] == "sayso.story/1"


def test_the_order_of_the_inputs_changes_no_claim(lines: list[dict[str, object]]) -> None:
    files = sorted(str(path) for path in EXAMPLES.iterdir())
    done = run("compare", *reversed(files))
    assert [json.loads(line) for line in done.stdout.splitlines()] == lines


def test_no_text_leaves_the_reports_words_out() -> None:
    done = run("export", "--format", "json", "--no-text", STORM)
    value = json.loads(done.stdout)
    assert [report["report"]["text"] for report in value["reports"]] == [None]
    statements = value["reports"][0]["statements"]
    assert statements and {pin["exact"] for one in statements for pin in one["pin"]} == {None}
    assert all(pin["end"] > pin["start"] for one in statements for pin in one["pin"])
    assert (
        b"break up the wreck" not in done.stdout
        and b"break up the wreck" in run("export", "--format", "json", STORM).stdout
    )


def test_a_terminal_gets_the_picture_with_colours_and_none_under_no_color() -> None:
    coloured, plain = on_a_terminal("compare", REPORTS), on_a_terminal("compare", REPORTS, NO_COLOR="1")
    assert "8 reports, 7 texts" in plain and COUNTS in plain and "independent origin" in plain
    assert re.search(COLOUR, coloured) and not re.search(COLOUR, plain)
    assert max(len(line) for line in re.sub(CONTROL, "", plain.split(SHOWN)[-1]).splitlines()) <= 80
    as_lines = on_a_terminal("compare", REPORTS, "--json").split(SHOWN)[-1]
    assert re.sub(CONTROL, "", as_lines).startswith('{"schema": "sayso.claim/1"')
    everything = on_a_terminal("compare", REPORTS, "--all", NO_COLOR="1")
    assert "left out: --all" in plain and "left out: --all" not in everything


def test_a_trace_is_a_tree_with_members_and_reasons(lines: list[dict[str, object]]) -> None:
    claim = toll(lines)
    done = run("trace", claim[:8], REPORTS)
    output = done.stdout.decode()
    assert done.returncode == 0 and done.stderr.decode() == COUNTS + "\n"
    assert "coast guard" in output and "killed" in output and claim[:8] in output
    assert re.search(r"(certain|likely|possible): ", output) and re.search(r"2031, (in)?direct", output)


def test_a_trace_of_no_one_claim_says_which_there_are(lines: list[dict[str, object]]) -> None:
    done = run("trace", "zz", REPORTS)
    assert done.returncode == 2 and done.stdout == b""
    message = done.stderr.decode().splitlines()
    assert message[0] == COUNTS and message[1].startswith("error: no claim begins with zz; these reports have ")
    assert str(lines[0]["id"])[:8] in message[1] and len(message) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("trace", "4f3d2bf5", "--ledger", "/nowhere/a.db"), "there is no ledger at /nowhere/a.db"),
        (("export", "--format", "json", "--ledger", "/nowhere/a.db"), "there is no ledger at /nowhere/a.db"),
        (("export", "--format", "docx", STORM), "--format docx: there is no such format; give one of json, "),
        (("export", "--format", "csv", STORM, "-o", "/nowhere/at/all"), "/nowhere/at/all: cannot be written there"),
        (("export", STORM), "--format"),
        (("compare", "--ledger", "/nowhere/a.db"), "there is no ledger at /nowhere/a.db"),
        (("trace",), "CLAIM"),
        (("compare", STORM, "--failures", "/nowhere/at/all"), "cannot be written"),
    ],
)
def test_wrong_words_exit_2_and_print_nothing_to_stdout(words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert done.returncode == 2 and done.stdout == b"" and told in done.stderr.decode()
    assert b"Traceback" not in done.stderr and COUNTS.encode() not in done.stderr


@pytest.mark.parametrize("words", [("compare",), ("export", "--format", "json")])
def test_failures_are_told_counted_and_noted(words: tuple[str, ...], tmp_path: Path) -> None:
    rows, noted = tmp_path / "rows.jsonl", tmp_path / "failures.jsonl"
    rows.write_text('{nonsense\n{"id": "a", "text": "Two bridges are shut, Mayor Ana Ruiz said on Friday."}\n')
    done = run(*words, str(rows), "--failures", str(noted))
    assert done.returncode == 3 and done.stdout.count(b"\n") == 1
    messages = done.stderr.decode().splitlines()
    assert messages[0].startswith("failed: ") and messages[-1] == "read 2 = kept 1 + duplicate 0 + failed 1 + skipped 0"
    assert len(noted.read_text().splitlines()) == 1


def test_no_report_at_all_is_no_crash(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    done = run("compare", str(empty))
    assert b"Traceback" not in done.stderr and done.stdout == b""
    assert json.loads(run("export", "--format", "json", str(empty)).stdout)["claims"] == []


def test_a_reader_that_leaves_ends_the_run_quietly() -> None:
    process = subprocess.Popen([*SAYSO, "compare", REPORTS], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    with process.stdout, process.stderr:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.wait(60) == 141


def test_a_terminal_without_unicode_gets_ascii(lines: list[dict[str, object]]) -> None:
    for words in (("demo",), ("trace", toll(lines)[:8], REPORTS)):
        done = run(*words, PYTHONIOENCODING="ascii")
        assert done.returncode == 0 and done.stdout.isascii() and b"independent" in done.stdout


def test_the_demo_fits_two_screens_and_says_how_to_go_on() -> None:
    done = run("demo")
    assert done.returncode == 0 and 20 < done.stdout.count(b"\n") < 75
    assert b"8 reports, 7 texts" in done.stdout and b"more claims" in done.stdout
    assert b"sayso compare" in done.stderr and b"sayso trace" in done.stderr
