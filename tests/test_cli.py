"""The command line, as a person and a program meet it: output, streams, exit codes."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso
from sayso.cli import app

EXAMPLES = Path(sayso.__file__).parent / "examples"
STORM, FERRY = str(EXAMPLES / "storm.txt"), str(EXAMPLES / "ferry.jsonl")
COLOUR = r"\x1b\[[\d;]*3\dm"
SAYSO = [sys.executable, "-m", "sayso"]


def run(*words: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*SAYSO, *words], input=stdin, capture_output=True, timeout=300,
                          env={**os.environ, **environment})


def on_a_terminal(*words: str, **environment: str) -> str:
    """What a terminal of 80 columns shows of stdout and stderr."""
    main, side = pty.openpty()
    process = subprocess.Popen([*SAYSO, *words], stdin=side, stdout=side, stderr=side,
                               env={**os.environ, "COLUMNS": "80", "TERM": "xterm-256color", **environment})
    os.close(side)
    output = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:  # the other side is closed
            break
        if not part:
            break
        output += part
    os.close(main)
    process.wait(60)
    return output.decode()


def test_the_version_and_the_help() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"sayso {sayso.__version__}\n")
    result = CliRunner().invoke(app, ["--help"])
    assert result.exit_code == 0 and all(name in result.stdout for name in ("read", "explain", "compare", "demo"))


def test_the_help_imports_nothing_slow() -> None:
    code = "import sys, sayso.cli; print([m for m in ('numpy', 'onnxruntime', 'trafilatura') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("words", [("read",), ("read", STORM, "--nothing"), ("read", STORM, "--workers", "0"),
                                   ("read", STORM, "--published", "soon"), ("read", STORM, "--table", "names"),
                                   ("reed", STORM), ("read", STORM, "--failures", "/nowhere/at/all")])
def test_wrong_words_exit_2_and_print_nothing_to_stdout(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 2 and done.stdout == b"" and done.stderr
    assert b"Traceback" not in done.stderr


def test_piped_output_is_json_lines_and_the_counts_go_to_stderr() -> None:
    done = run("read", FERRY, STORM)
    values = [json.loads(line) for line in done.stdout.splitlines()]
    assert [value["report"]["external_id"] for value in values[:2]] == ["courier-1", "ledger-1"] and len(values) == 6
    assert done.stderr.decode() == "read 6 = kept 6 + duplicate 0 + failed 0 + skipped 0\n"
    assert done.returncode == 0


def test_stdin_and_overrides() -> None:
    done = run("read", "-", "--outlet", "The Lamp", "--published", "2031-03-05", stdin=Path(STORM).read_bytes())
    report = json.loads(done.stdout)["report"]
    assert (report["outlet"], report["published"]) == ("The Lamp", "2031-03-05")


def test_duplicates_failures_and_skipped_are_counted_and_told(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    text = "The bridge is shut, Mayor Ana Ruiz said on Friday. She said it would open again on Monday."
    french = ("Le maire a déclaré vendredi que le pont était fermé depuis la veille et qu'il ne rouvrirait pas avant "
              "lundi, tandis que les habitants demandaient une solution plus rapide à la mairie de la ville.")
    lines = [json.dumps({"id": "a", "text": text}), json.dumps({"id": "b", "text": text}), "{nonsense",
             json.dumps({"id": "d", "text": french})]
    rows.write_text("\n".join(lines) + "\n", encoding="utf-8")
    noted = tmp_path / "failures.jsonl"
    done = run("read", str(rows), "--failures", str(noted))
    assert done.returncode == 3
    assert [json.loads(line)["report"]["external_id"] for line in done.stdout.splitlines()] == ["a", "b"]
    messages = done.stderr.decode().splitlines()
    assert messages[-1] == "read 4 = kept 1 + duplicate 1 + failed 1 + skipped 1"
    assert messages[0].startswith("failed: ") and messages[1].startswith("skipped: ") and len(messages) == 3
    failures = [json.loads(line) for line in noted.read_text().splitlines()]
    assert [failure["skipped"] for failure in failures] == [False, True] and failures[1]["external_id"] == "d"
    rows.write_text(json.dumps({"text": french}) + "\n", encoding="utf-8")
    assert run("read", str(rows)).returncode == 0


def test_a_missing_path_is_one_sentence_and_the_others_are_read(tmp_path: Path) -> None:
    done = run("read", str(tmp_path / "no\x1b[31mwhere"), STORM)
    assert done.returncode == 3 and len(done.stdout.splitlines()) == 1
    assert done.stderr.count(b"\n") == 2 and b"\x1b" not in done.stderr


@pytest.mark.parametrize("command", ["read", "explain"])
def test_a_reader_that_leaves_ends_the_run_quietly(command: str) -> None:
    process = subprocess.Popen([*SAYSO, command, FERRY], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 141


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_is_one_line_and_what_was_printed_is_whole(workers: str, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_bytes(Path(FERRY).read_bytes() * 100)
    process = subprocess.Popen([*SAYSO, "read", str(many), "--workers", workers], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None and process.stderr is not None
    with process.stdout, process.stderr:
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.stdout.read(), process.stderr.read()
    process.wait(60)
    assert [json.loads(line)["schema"] for line in (first + out).splitlines()]
    assert err.decode().startswith("interrupted: ") and err.count(b"\n") == 1
    assert process.returncode == 130


def test_a_terminal_gets_tables_with_colours_and_none_under_no_color() -> None:
    coloured, plain = on_a_terminal("read", STORM), on_a_terminal("read", STORM, NO_COLOR="1")
    assert "stance" in coloured and re.search(COLOUR, coloured) and "read 1 = kept 1" in coloured
    assert "stance" in plain and not re.search(COLOUR, plain)
    assert max(len(line) for line in re.sub(r"\x1b\[[\d;]*m", "", plain).splitlines()) <= 80
    assert on_a_terminal("read", STORM, "--json").startswith('{"schema": "sayso.report/1"')


def test_a_row_is_printed_before_the_pipe_ends() -> None:
    process = subprocess.Popen([*SAYSO, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    with process.stdin as pipe, process.stdout, process.stderr:
        for name in ("first", "second"):
            text = f"The {name} gate is shut, Mayor Ana Ruiz said on Friday."
            pipe.write(json.dumps({"id": name, "text": text}).encode() + b"\n")
            pipe.flush()
            assert json.loads(process.stdout.readline())["report"]["external_id"] == name
        pipe.close()
        assert process.wait(60) == 0


def test_a_folders_other_files_are_counted(tmp_path: Path) -> None:
    (tmp_path / "storm.txt").write_bytes(Path(STORM).read_bytes())
    (tmp_path / "plan.doc").write_bytes(b"%PDF-1.7")
    done = run("read", str(tmp_path))
    assert done.returncode == 0 and done.stderr.decode().splitlines() == [
        f"skipped: {tmp_path}/plan.doc: is left out, since a folder's .doc files are not read; name the file to have "
        "it tried.", "read 2 = kept 1 + duplicate 0 + failed 0 + skipped 1"]


def test_mentions_are_tab_separated_when_piped() -> None:
    done = run("read", STORM, "--table", "figures")
    assert done.stdout.decode().splitlines()[0].startswith("report\texternal_id\tstart\tend\ttext\t")
    assert len(done.stdout.splitlines()) > 1


def test_explain_marks_the_text_and_lists_the_statements() -> None:
    done = run("explain", FERRY, "--id", "evening-1")
    output = done.stdout.decode()
    assert done.returncode == 0 and "[1 " in output and " 1]" in output and "{" in output
    assert output.count("Halvan Evening News · 2031-03-05") == 1 and "Averil Courier" not in output.splitlines()[0]


def test_explain_says_when_there_is_no_such_id() -> None:
    done = run("explain", FERRY, "--id", "nobody")
    assert done.returncode == 2 and done.stdout == b"" and b"no report with the id nobody" in done.stderr


def test_the_demo_compares_the_reports_and_says_how_to_go_on() -> None:
    done = run("demo")
    assert done.returncode == 0
    assert "8 reports, 7 texts" in done.stdout.decode() and "At least 12 people" in done.stdout.decode()
    assert b"read 8 = kept 8" in done.stderr and b"To go on" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_no_room_for_the_output_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*SAYSO, "read", STORM], stdout=full, stderr=subprocess.PIPE, timeout=300)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1].startswith("error: the output cannot be written (No space left")
