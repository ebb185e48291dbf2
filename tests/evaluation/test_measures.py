"""The runner of figures, times and places: what it shows the product, and how it reads the scorers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation import floors, measures, product, shared
from evaluation.shared import Row, write_rows

SCORER = """
import json, sys
entries = [json.loads(line) for line in open(sys.argv[2])]
count = sum(len(entry["times"]) for entry in entries)
print(json.dumps({"value_f1": 10.0 * count, "strict_f1": 80, "relaxed_f1": 90}))
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shared folder with two dated reports and a scorer that counts times."""
    (tmp_path / "eval").mkdir()
    (tmp_path / "data" / "time").mkdir(parents=True)
    (tmp_path / "eval" / "score_times.py").write_text(SCORER)
    gold = [{"id": f"t{n}", "text": "It rained on Monday.", "published": "2031-05-12", "times": [1]} for n in range(2)]
    write_rows(tmp_path / "data" / "time" / "aquaint.jsonl", gold)
    monkeypatch.setenv("SAYSO_SHARED", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("place")
def test_the_product_is_shown_the_date_and_never_the_gold(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Row] = []

    def read(path: Path, *flags: str, workers: int = 2) -> list[Row]:
        seen.extend(shared.rows(path))
        return [{"report": {"external_id": row["id"], "text": row["text"]}, "times": [1, 2]} for row in seen]

    monkeypatch.setattr(product, "read", read)
    assert measures.measure("aquaint") == {"value_f1": 0.4, "strict_f1": 0.8, "relaxed_f1": 0.9}
    assert [sorted(row) for row in seen] == [["id", "published", "text"]] * 2
    assert floors.measure("aquaint") == measures.measure("aquaint")


@pytest.mark.parametrize(("name", "result", "found"), [
    ("geovirus", {"resolution": .81, "found": .9, "end_to_end": {"p": .7, "r": .6, "f1": .65}}, .65),
    ("lgl", {"resolution": .81, "found": .9, "end_to_end": {"p": .7, "r": .6, "f1": .5}}, .5)])
def test_nested_numbers_become_flat(name: str, result: Row, found: float) -> None:
    assert measures.numbers(measures.SETS[name], result)["end_to_end.f1"] == found


@pytest.mark.parametrize(("value", "words"), [(.93, ["93.0", ">=", "92.0"]), (.91, ["91.0", ">=", "92.0", "MISSED"])])
def test_a_missed_demand_is_marked(value: float, words: Sequence[str]) -> None:
    assert measures.table("newsquant", {"value_f1": value}).split()[2:] == list(words)
