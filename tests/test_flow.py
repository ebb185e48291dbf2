"""The stages in order: what becomes of each input, counted, in order, the same with any number of processes."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso import flow
from sayso.errors import InputError, IntegrityError, LimitError, SaysoError, SkippedError
from sayso.flow import Tally, read_reports
from sayso.publish.lines import report_line
from sayso.settings import Settings
from sayso.values import Capture, Failure, Reading, Report
from tests.making import capture_of, report_of

EXAMPLES = Path(sayso.__file__).parent / "examples"


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stages without a model: the text of a capture says what becomes of it. Returns the calls made."""
    calls: list[str] = []

    def read(inputs: Sequence[str], settings: Settings, stdin: Any = None) -> Iterator[Capture | Failure]:
        for number, text in enumerate(inputs):
            if text == "missing":
                yield Failure("missing", "read", "missing: it is not there; check the name.")
            else:
                yield capture_of(text, f"row {number}", external_id=str(number))

    def parse(capture: Capture, settings: Settings) -> Report:
        text = capture.data.decode()
        errors: dict[str, Exception] = {
            "limit": LimitError(capture.place, "it is too long", "cut it"),
            "french": SkippedError(capture.place, "it is in French", "give an English one"),
            "bug": KeyError("gone"), "stop": SaysoError("the model is missing; install the package again."),
            "pins": IntegrityError("span 3-9 is outside a text of 4 characters.")}
        if text in errors:
            raise errors[text]
        return report_of(text, external_id=capture.given.external_id, place=capture.place)

    def encode(report: Report) -> str:
        calls.append(report.text)
        if report.text == "memory":
            raise MemoryError
        return report.text

    monkeypatch.setattr(flow, "read", read)
    monkeypatch.setattr(flow, "parse", parse)
    monkeypatch.setattr(flow, "encode", encode)
    monkeypatch.setattr(flow, "attribute", lambda report, encoded: ((), ()))
    monkeypatch.setattr(flow, "measure", lambda report, encoded, statements, rest: (statements, (), (), ()))
    return calls


def run(inputs: list[str], **settings: Any) -> tuple[list[Reading | Failure], Tally]:
    tally = Tally()
    return list(read_reports(inputs, Settings(**settings), tally=tally)), tally


def test_every_input_has_its_outcome_in_its_place(stages: list[str]) -> None:
    outcomes, tally = run(["one", "missing", "limit", "french", "one", "bug", "memory", "pins", "two"])
    kinds = [type(outcome).__name__ for outcome in outcomes]
    assert kinds == ["Reading", *["Failure"] * 3, "Reading", *["Failure"] * 3, "Reading"]
    assert str(tally) == "read 9 = kept 2 + duplicate 1 + failed 5 + skipped 1"
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert [failure.stage for failure in failures] == ["read", "parse", "parse", "parse", "encode", "parse"]
    assert [failure.skipped for failure in failures] == [False, False, True, False, False, False]
    assert failures[3].reason == "row 5: parse failed (KeyError: 'gone'); please report it with this input."
    assert "MemoryError" in failures[4].reason and failures[4].external_id == "6"
    assert failures[5].reason.startswith("row 7: span 3-9")


def test_a_duplicate_is_kept_with_its_own_external_id(stages: list[str]) -> None:
    outcomes, _ = run(["same", "same", "other"])
    assert [(o.duplicate, o.report.external_id) for o in outcomes if isinstance(o, Reading)] == [
        (False, "0"), (True, "1"), (False, "2")]


def test_what_concerns_the_whole_run_ends_it(stages: list[str]) -> None:
    with pytest.raises(SaysoError, match="the model is missing"):
        run(["one", "stop", "two"])


def test_the_model_is_reached_only_by_reports_that_get_that_far(stages: list[str]) -> None:
    run(["missing", "limit", "french"])
    assert stages == []


def test_counts_that_do_not_agree_are_an_error() -> None:
    with pytest.raises(IntegrityError, match="do not agree"):
        Tally(read=3, kept=1, failed=1).check()


def test_reasons_are_one_line(stages: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(report: Report) -> str:
        raise InputError(report.place, "two\nlines", "cut\n it")
    monkeypatch.setattr(flow, "encode", broken)
    (failure,), _ = run(["one"])
    assert isinstance(failure, Failure) and failure.reason == "row 0: two lines; cut it."


# From here on, the real stages and the shipped model.

def lines_of(inputs: list[str], workers: int = 1, stdin: io.BytesIO | None = None) -> list[bytes]:
    outcomes = list(read_reports(inputs, Settings(workers=workers), stdin))
    assert not [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    return [report_line(outcome) for outcome in outcomes if isinstance(outcome, Reading)]


def test_the_same_bytes_twice_in_any_order_and_with_two_workers(tmp_path: Path) -> None:
    inputs = [str(path) for path in sorted(EXAMPLES.iterdir()) if path.suffix != ".jsonl"]
    rows = (EXAMPLES / "ferry.jsonl").read_bytes().splitlines(keepends=True)
    inputs.append(str(EXAMPLES / "ferry.jsonl"))
    first = lines_of(inputs)
    assert len(first) == 8
    assert lines_of(inputs, workers=2) == first
    random.Random(5).shuffle(rows)
    (tmp_path / "ferry.jsonl").write_bytes(b"".join(rows))
    shuffled = lines_of([str(tmp_path / "ferry.jsonl"), *reversed(inputs[:-1])])
    assert sorted(shuffled) == sorted(first)


def test_every_span_of_the_examples_reads_back_to_its_capture() -> None:
    row = (EXAMPLES / "ferry.jsonl").read_bytes().splitlines()[3]
    value = json.loads(lines_of(["-"], stdin=io.BytesIO((EXAMPLES / "storm.txt").read_bytes()))[0])
    raw, text = (EXAMPLES / "storm.txt").read_bytes(), value["report"]["text"]
    assert value["statements"]
    for statement in value["statements"]:
        for (start, end), pin in zip(statement["content"], statement["pin"], strict=True):
            assert raw[pin["start"]:pin["end"]].decode() == pin["exact"] == text[start:end]
    value = json.loads(lines_of([str(EXAMPLES / "ferry.jsonl")])[3])
    assert value["report"]["text"] == json.loads(row)["text"]


def test_the_demo_reports_show_what_they_were_written_to_show() -> None:
    values = [json.loads(line) for line in lines_of([str(EXAMPLES)])]
    statements = [statement for value in values for statement in value["statements"]]
    assert {"direct", "indirect", "mixed"} <= {statement["manner"] for statement in statements}
    assert {"asserts", "denies", "warns"} <= {statement["stance"] for statement in statements}
    assert any(len(statement["chain"]) > 1 for statement in statements)
