"""The commands that ask, on a small ledger."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso import cli
from sayso.adding import add_captures
from sayso.answers import Named
from sayso.commands.asking import print_rows
from sayso.commands.showing import show
from sayso.ledger import Change, open_ledger
from sayso.settings import Settings
from sayso.values import Capture, Failure
from tests.ledger.made import made_capture, read_made

HOSTILE = "Post\x1b[31m\x9b\u202e\ud800"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a ledger."""
    path = str(tmp_path_factory.mktemp("asking") / "a.db")
    captures: list[Capture | Failure] = [made_capture(n) for n in range(12)]
    captures.append(replace(made_capture(13), given=replace(made_capture(13).given, outlet=HOSTILE, title=HOSTILE)))
    with open_ledger(path, create=True) as book:
        add_captures(captures, Settings(), book, ["x"], one=read_made)
    return path


def lines(ledger: str, *words: str, code: int = 0) -> tuple[list[dict[str, Any]], str]:
    """The lines that a command prints, and what it says."""
    done = CliRunner().invoke(cli.app, [*words, "--ledger", ledger])
    assert done.exit_code == code, done.output
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def test_lists_end_where_they_are_told_and_go_on_from_there(ledger: str) -> None:
    every, said = lines(ledger, "claims")
    assert len(every) > 3 and not said and {row["schema"] for row in every} == {"sayso.row/1"}
    some, said = lines(ledger, "claims", "--limit", "2")
    mark = said.split("--after ")[1].split()[0]
    rest, said = lines(ledger, "claims", "--after", mark)
    assert some + rest == every and not said
    flood, _ = lines(ledger, "claims", "flooded", "--category", "displaced", "--place", "Lund", "--since", "2031-05-01")
    assert flood and all("Lund" in row["gist"]["parts"][0] for row in flood)
    assert lines(ledger, "claims", "--state", "silly", code=2)[1].startswith("error: there is no state")
    assert lines(ledger, "claims", "--limit", "0", code=2)[0] == []
    assert lines(ledger, "claims", "--until", "soon", code=2)[1].startswith("error: --until")


def test_what_is_listed_is_shown_by_its_first_digits(ledger: str) -> None:
    (claim, *_), _ = lines(ledger, "claims", "--limit", "1")
    (source, *_), _ = lines(ledger, "sources", "--limit", "1")
    (found, *_), _ = lines(ledger, "search", "families", "--limit", "1")
    shown = {
        "sayso.claim/1": claim["id"],
        "sayso.story/1": claim["story"],
        "sayso.report/1": found["headline"]["report"],
    }
    for schema, id in shown.items():
        (value, *_), _ = lines(ledger, "show", id[:12])
        assert value["schema"] == schema
    (statement,), _ = lines(ledger, "show", claim["gist"]["statement"][:12])
    assert statement["words"] == claim["gist"] and claim["id"] in statement["claims"]
    view, _ = lines(ledger, "show", source["id"][:12])
    assert view[0] == source and len(view) == 1 + source["statements"]
    changes, _ = lines(ledger, "changes", "--since", "yesterday")
    assert {row["kind"] for row in changes} <= {"claim", "statement", "figure", "conflict"}
    compared, _ = lines(ledger, "compare")
    assert claim["id"] in {row["id"] for row in compared}
    traced = CliRunner().invoke(cli.app, ["trace", claim["id"][:12], "--ledger", ledger])
    assert traced.exit_code == 0 and "under each origin" in traced.stdout.casefold()
    assert "no claim" in lines(ledger, "trace", source["id"], code=2)[1]


def test_a_terminal_is_shown_what_was_read_and_obeys_none_of_it(
    ledger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_ledger(ledger) as book:
        since = min(row.added for row in book.reports().rows if row.added)
        for kind, rows in {
            "claim": book.claims().rows,
            "statement": book.statements().rows,
            "source": book.sources().rows,
            "found": book.find("families").rows,
            "change": book.changes(since).rows,
        }.items():
            print_rows(book, kind, rows, as_json=False)
            out = capsys.readouterr().out
            assert "families" in out or kind == "source"
            assert not set(out) & {"\x1b", "\x9b", "\u202e"}


def test_a_terminal_is_shown_the_ids_that_judging_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    path = str(tmp_path / "j.db")
    with open_ledger(path, create=True) as book:
        add_captures([made_capture(0), made_capture(5)], Settings(), book, ["x"], one=read_made)
        claim = max(book.compared().claims, key=lambda claim: len(claim.members))
        report = book.statement(claim.gist).headline.report
        show(book, Named("report", report), as_json=False)
        shown = capsys.readouterr().out
        assert f"report {report}" in shown and claim.gist[:8] in shown
        (figure,) = book.statement(claim.gist).figures
        book.correct(claim.gist, Change(value=77.0, bound="exact"), author="Ada", why="the slide says so")
        show(book, Named("report", report), as_json=False)
        assert f"{figure.text} = 77 " in (shown := capsys.readouterr().out)
        assert "judged: correct by Ada: the slide says so" in shown
        claim = next(c for c in book.compared().claims if c.id == claim.id)
    traced = CliRunner().invoke(cli.app, ["trace", claim.id, "--ledger", path]).stdout
    for member in claim.members:
        assert member.statement[:8] in traced and member.origin[:8] in traced
    different = CliRunner().invoke(
        cli.app, ["judge", "different", *(m.origin[:8] for m in claim.members[:2]), "--why", "two", "--ledger", path]
    )
    assert different.exit_code == 0, different.output
    listed = CliRunner().invoke(cli.app, ["judge", "list", "--ledger", path]).stdout.splitlines()
    assert " / " in listed[-1]  # the words of both sides


def test_a_ledger_that_was_compared_by_other_rules_says_so(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "rules" not in lines(ledger, "verify")[1] and "rules" not in lines(ledger, "claims")[1]
    monkeypatch.setattr("sayso.ledger.relinking.COMPARER", "comparing/later")
    assert "not again now" in lines(ledger, "verify")[1]
    assert "by other rules" in lines(ledger, "claims")[1]


def test_what_is_no_ledger_is_one_sentence(tmp_path: Path) -> None:
    for words in (("claims",), ("search", "x"), ("sources",), ("changes", "--since", "today"), ("show", "abc")):
        assert "there is no ledger" in lines(str(tmp_path / "none.db"), *words, code=2)[1]
