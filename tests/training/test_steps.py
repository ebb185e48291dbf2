"""The steps of ``python -m training``: which runs follow which, and what is done twice."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from training import __main__ as training

Run = tuple[str, ...]


class Steps:
    """Stands for the processes: notes their words and leaves the files that they would."""

    def __init__(self, data: Path, work: Path) -> None:
        self.data, self.work, self.done = data, work, list[Run]()

    def run(self, module: str, *words: object) -> None:
        """As ``training.run``."""
        said = tuple(map(str, words))
        self.done.append((module, *said))
        if module == "training.names":
            (self.work / "names.jsonl").write_text("{}\n{}\n", encoding="utf-8")
        elif module == "training.mean":
            Path(said[-1]).touch()
        elif module == "training.train":
            assert (Path(said[1]) / "names.jsonl").exists()
            for begin in _paths(said, "--warm"):
                assert begin.exists(), begin
            for epoch in range(int(said[said.index("--epochs") + 1])):
                (Path(said[1]) / f"epoch{epoch + 1}.pt").touch()

    def of(self, module: str) -> list[Run]:
        """The words of a module's runs."""
        return [run[1:] for run in self.done if run[0] == module]


def _paths(words: Sequence[str], flag: str) -> list[Path]:
    found = []
    for word in words[words.index(flag) + 1 :] if flag in words else ():
        if word.startswith("--"):
            break
        found.append(Path(word))
    return found


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Training with two documents and no processes."""
    for name in ("polnear", "open"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "train.jsonl").write_text("{}\n", encoding="utf-8")
    made = Steps(tmp_path, tmp_path / "work")
    monkeypatch.setattr(training, "run", made.run)
    return made


def _train(steps: Steps, monkeypatch: pytest.MonkeyPatch, *more: object) -> None:
    words = ["training", steps.data, steps.work, steps.data / "out", "--start", steps.data / "minilm", *more]
    monkeypatch.setattr(sys, "argv", [str(word) for word in words])
    training.main()


def test_without_a_teacher_the_mean_of_the_runs_is_exported(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    _train(steps, monkeypatch, "--epochs", 3)
    (export,) = steps.of("training.export")
    assert [Path(word).name for word in export[:4]] == ["base.pt", "base.pt", "epoch2.pt", "epoch1.pt"]
    assert not any("--lessons" in run for run in steps.of("training.train"))


def test_with_a_teacher_what_learned_from_it_is_exported(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    _train(steps, monkeypatch, "--epochs", 3, "--teacher", steps.data / "mpnet")
    runs = steps.of("training.train")
    (teacher,) = [run for run in runs if "--teacher-size" in run]
    assert teacher[teacher.index("--start") + 1] == str(steps.data / "mpnet" / "model.safetensors")
    (student,) = [run for run in runs if "--lessons" in run]
    assert len(_paths(student, "--warm")) == 4
    assert _paths(student, "--lessons")[0].parent.name == "teacher"
    (export,) = steps.of("training.export")
    assert Path(export[0]).parent.name == "student" and export[1].endswith("vocab.txt")
    assert export[export.index("--which") + 1] == "last"
    card = json.loads((steps.work / "card.json").read_text(encoding="utf-8"))
    assert "all-mpnet-base-v2" in json.dumps(card)


def test_what_is_done_is_not_done_again(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    _train(steps, monkeypatch, "--epochs", 3, "--teacher", steps.data / "mpnet")
    lost = steps.work / "student" / "epoch10.pt"
    lost.unlink()
    steps.done.clear()
    _train(steps, monkeypatch, "--epochs", 3, "--teacher", steps.data / "mpnet")
    (again,) = steps.of("training.train")
    assert Path(again[1]) == lost.parent
    assert [run[0] for run in steps.done] == ["training.train", "training.export"]
