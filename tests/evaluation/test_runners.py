"""The runners end to end, on an invented shared folder with stand-in scorers and a stand-in product."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation import attribution, product, report, shared
from evaluation.shared import Row
from sayso.errors import IntegrityError, UsageError

TEXT = "The ferry is late, Ida Holm said."
GOLD: Row = {"source": [[19, 27]], "cue": [[28, 32]], "content": [[0, 17]], "stance": "asserts", "hedged": False}
SCORER = """
import json, sys
gold = [json.loads(line) for line in open(sys.argv[1])]
found = {d["id"]: d["attributions"] for d in map(json.loads, open(sys.argv[2]))}
part = {"attribution": {"f1": 0.5}, "exact": {"f1": 0.25}, "detect": {"f1": 0.75}, "source": {"overlap": 1.0},
        "gold": sum(len(d["attributions"]) for d in gold), "predicted": sum(map(len, found.values()))}
with open(sys.argv[sys.argv.index("--pairs") + 1], "w") as out:
    for d in gold:
        out.write(json.dumps({"id": d["id"], "pairs": [[0, 0]] if found.get(d["id"]) else []}) + chr(10))
print(json.dumps({"all": part, "direct": part, "indirect": part}))
"""
REPORT_SCORER = """
import json, sys
assert json.loads(open(sys.argv[2]).read())["report"]["published"] == "2024-10-28"
print(json.dumps({"statements": {"recall": 0.9}, "source": {"accuracy": 1.0, "surplus_links": 0.2},
                  "chain": {"recall": None}, "own_voice": {"attributed": 1}, "stance": {"accuracy": 0.8, "hedge": 1.0},
                  "figures": {"recall": 0.0}, "bounds": {"accuracy": None}, "times": {"recall": 0.0, "value": 0.0},
                  "places": {"recall": 0.0, "false": 0}, "missed": {"statements": ["S9"]}}))
"""


def reading(name: str, text: str = TEXT, published: str | None = None) -> Row:
    told = {"manner": "narrated", "stance": "asserts", "hedged": False, "score": .9,
            "source": [], "cue": [], "content": [[0, 17]]}
    return {"report": {"external_id": name, "text": text, "published": published},
            "statements": [told, {**GOLD, "manner": "indirect", "score": .9}]}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("eval", "seed", "data/open", "data/polnear", "data/stories/fakes"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "eval" / "score_attribution.py").write_text(SCORER)
    (tmp_path / "eval" / "score_report.py").write_text(REPORT_SCORER)
    rows = [{"id": f"r{i}", "text": TEXT, "subject": subject, "attributions": [GOLD]}
            for i, subject in enumerate(("health", "business", "health"))]
    shared.write_rows(tmp_path / "data" / "open" / "dev.jsonl", rows)
    shared.write_rows(tmp_path / "data" / "stories" / "fakes" / "attributions.jsonl",
                      [{"id": "f1", "text": TEXT, "exhaustive": True, "attributions": [GOLD]},
                       {"id": "f2", "text": TEXT, "exhaustive": False, "attributions": [GOLD]}])
    monkeypatch.setenv("SAYSO_SHARED", str(tmp_path))
    return tmp_path


def pretend(monkeypatch: pytest.MonkeyPatch, text: str = TEXT, omit: Sequence[str] = ()) -> list[Row]:
    """Put a stand-in for the product; gives back the list of rows that it is shown."""
    seen: list[Row] = []

    def read(path: Path, *flags: str, **_: int) -> list[Row]:
        if path.suffix == ".txt":
            return [reading("seed", published=flags[1])]
        seen.extend(shared.rows(path))
        return [reading(row["id"], text) for row in shared.rows(path) if row["id"] not in omit]

    monkeypatch.setattr(product, "read", read)
    return seen


def test_absent_folder_is_one_sentence_and_exit_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                  capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SAYSO_SHARED", str(tmp_path / "nowhere"))
    assert shared.run(lambda: attribution.main(["--set", "fakes"])) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "nowhere" in said
    assert "SAYSO_SHARED" in said
    assert shared.missing() == said.strip()


@pytest.mark.usefixtures("place")
def test_the_product_sees_id_and_text_only(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = pretend(monkeypatch)
    attribution.measure("open-dev")
    assert seen == [{"id": f"r{i}", "text": TEXT} for i in range(3)]


@pytest.mark.usefixtures("place")
def test_each_subject_is_shown_and_unread_documents_are_counted(monkeypatch: pytest.MonkeyPatch,
                                                                capsys: pytest.CaptureFixture[str]) -> None:
    pretend(monkeypatch, omit=["r2"])
    assert attribution.main(["--set", "open-dev", "--json"]) == 0
    scores = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(s["name"], s["documents"], s["unread"], s["predicted"]) for s in scores] == [
        ("open-dev", 3, 1, 2), ("open-dev/business", 1, 0, 1), ("open-dev/health", 2, 1, 1)]
    assert scores[0]["numbers"] == {"attribution": .5, "direct": .5, "indirect": .5, "exact": .25, "detect": .75,
                                    "source": 1.0, "stance": 1.0, "hedge": 1.0}


@pytest.mark.usefixtures("place")
def test_the_table_sets_demands_beneath(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pretend(monkeypatch)
    assert attribution.main(["--set", "fakes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:5] == ["fakes", "1", "1", "1", "50.0"], "the row that is not exhaustive counts"
    assert lines[2].split() == ["demanded", "74.0"]


def test_errors_are_listed_outside_the_repository_only(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, omit=["r2"])
    assert attribution.main(["--set", "open-dev", "--errors", str(place / "misses.txt")]) == 0
    listing = (place / "misses.txt").read_text()
    assert "== r2: 1 gold, 0 predicted\nMISSED  [Ida Holm] <said> The ferry is late @0" in listing
    with pytest.raises(UsageError, match="outside the repository"):
        attribution.main(["--errors", str(shared.REPOSITORY / "misses.txt")])


@pytest.mark.usefixtures("place")
def test_a_changed_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, text=TEXT + " ")
    with pytest.raises(IntegrityError, match="r0"):
        attribution.measure("open-dev")


def test_a_scorer_that_refuses_is_an_integrity_error(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch)
    (place / "eval" / "score_attribution.py").write_text("raise ValueError('span 4, 9 outside')")
    with pytest.raises(IntegrityError, match="span 4, 9 outside"):
        attribution.measure("open-dev")


@pytest.mark.usefixtures("place")
def test_the_report_stands_beside_its_demands(monkeypatch: pytest.MonkeyPatch,
                                              capsys: pytest.CaptureFixture[str]) -> None:
    pretend(monkeypatch)
    assert report.main([]) == 0
    said = capsys.readouterr().out
    lines = {line.split()[0]: line.split()[1:] for line in said.splitlines()}
    assert lines["statements.recall"] == ["0.900", ">=", "0.95", "MISSED"]
    assert lines["source.surplus_links"] == ["0.200", "<=", "0.1", "MISSED"]
    assert lines["own_voice.attributed"] == ["1.000", "<=", "1"]
    assert lines["chain.recall"] == ["0.000", ">=", "1", "MISSED"]
    assert lines["figures.recall"] == ["0.000", ">=", "1", "MISSED"]
    assert "missed statements: S9" in said


def test_the_product_ending_badly_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(product, "command", lambda: ["python3", "-c", "import sys; sys.exit('no model here')"])
    with pytest.raises(IntegrityError, match="no model here"):
        product.read(tmp_path / "reports.jsonl")
