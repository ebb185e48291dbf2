"""The filters that commands share ask each of them for the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso import cli
from sayso.adding import add_captures
from sayso.answers import ALL, Query
from sayso.commands.filters import asked, not_with_inputs, query_of
from sayso.errors import UsageError
from sayso.ledger import open_ledger
from sayso.settings import Settings
from tests.ledger.made import made_capture, read_made


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a ledger."""
    path = str(tmp_path_factory.mktemp("filters") / "a.db")
    with open_ledger(path, create=True) as book:
        add_captures([made_capture(n) for n in range(12)], Settings(), book, ["x"], one=read_made)
    return path


def claims(ledger: str, *words: str) -> set[str]:
    words = tuple(word for word in words if word != "--query")  # their words have no flag there
    done = CliRunner().invoke(cli.app, ["claims", *words, "--json", "--ledger", ledger])
    assert done.exit_code == 0, done.output
    return {json.loads(line)["id"] for line in done.stdout.splitlines()}


@pytest.mark.parametrize("words", [
    ("--min-score", "0.5"), ("--place", "Lund", "--since", "2031-05-01"), ("--source", "Ana Ruiz"),
    ("--outlet", "Post 1", "--category", "displaced"), ("--query", "flood", "--until", "2032-01-01")])
def test_claims_export_and_report_are_of_the_same(ledger: str, words: tuple[str, ...], tmp_path: Path) -> None:
    wanted = claims(ledger, *words)
    assert wanted
    done = CliRunner().invoke(cli.app, ["export", "jsonl", *words, "--ledger", ledger])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["id"] for row in rows if row["schema"] == "sayso.claim/1"} == wanted
    file = tmp_path / "story.html"
    done = CliRunner().invoke(cli.app, ["report", "-o", str(file), *words, "--ledger", ledger])
    assert done.exit_code == 0, done.output
    assert set(re.findall(r'id="claim-([0-9a-f]{32})"', file.read_text(encoding="utf-8"))) <= wanted


@pytest.mark.parametrize("command", ["export", "report"])
def test_a_score_that_nothing_has_lets_nothing_through(ledger: str, command: str, tmp_path: Path) -> None:
    assert claims(ledger, "--min-score", "1") == set()
    words = ["jsonl"] if command == "export" else []
    words += ["-o", str(tmp_path / "a"), "--ledger", ledger]
    done = CliRunner().invoke(cli.app, [command, *words, "--min-score", "1"])
    assert done.exit_code == 2 and "nothing in the ledger" in done.output
    assert CliRunner().invoke(cli.app, [command, *words, "--min-score", "2"]).exit_code == 2


def test_what_was_asked_is_written_down_as_days_and_names() -> None:
    query = query_of(["dam", "broke"], None, None, "2031-05-01", None, None, None, "Post", 0.5)
    assert asked(query) == {"query": "dam broke", "since": "2031-05-01", "outlet": "Post", "min_score": 0.5}
    assert asked(ALL) == {}
    not_with_inputs(None, ALL)
    for ids, given in ((["ab12"], ALL), (None, Query(min_score=0.1))):
        with pytest.raises(UsageError, match="leave the inputs"):
            not_with_inputs(ids, given)
