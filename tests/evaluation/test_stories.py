"""The runners of stories and incidents: what the product is shown, how the scorers are read, what is set beside."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from evaluation import ablation, floors, incidents, product, shared, stories
from evaluation.shared import Row, write_rows
from sayso.errors import IntegrityError, UsageError
from tests.making import reading_of

TEXT = "The ferry is late, Ida Holm said."
PRODUCT = """
import json, sys
from pathlib import Path
assert sys.argv[1:4] == ["export", "--format", "json"]
rows = [json.loads(line) for line in Path(sys.argv[-1]).read_text().splitlines()]
Path({seen!r}).write_text(json.dumps(rows))
print(json.dumps({{"reports": rows, "claims": [], "copies": []}}))
raise SystemExit({code})
"""
STORY_SCORER = """
import json, sys
count = len(json.load(open(sys.argv[2]))["reports"])
assert sys.argv[1].endswith({folder!r})
part = {{"p": .5, "r": 1.0, "f1": .9}}
print(json.dumps({{"figures": {{"recall": .98}}, "bounds": {{"accuracy": .9}}, "source": {{"accuracy": 1.0}},
                  "surplus": 0.01, "grouping": part, "copies": part,
                  "independence": {{"exact": .5, "hits": count, "groups": 8, "always_one": 5}}}}))
"""
INCIDENTS_SCORER = """
import json, sys
part = {"p": .5, "r": 1.0, "f1": .93}
assert len(json.load(open(sys.argv[2]))["reports"]) == len(open(sys.argv[1]).read().splitlines())
print(json.dumps({"pairwise": part, "b_cubed": part, "tolls_exact": {"all": .3}}))
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shared folder with small sets, stand-in scorers, and a stand-in product that notes what it was shown."""
    (tmp_path / "eval").mkdir()
    for name in ("stories/nk_troops", "stories/breach", "stories/fakes", "incidents"):
        (tmp_path / "data" / name).mkdir(parents=True)
        rows: list[Row] = [
            {"id": f"r{n}", "text": TEXT, "published": "2031-05-12", "outlet": None, "killed": n, "incident": "i"}
            for n in range(7)
        ]
        write_rows(tmp_path / "data" / name / ("dev.jsonl" if name == "incidents" else "reports.jsonl"), rows)
    (tmp_path / "eval" / "score_story.py").write_text(STORY_SCORER.format(folder=""))
    (tmp_path / "eval" / "score_incidents.py").write_text(INCIDENTS_SCORER)
    monkeypatch.setenv("SAYSO_SHARED", str(tmp_path))
    pretend(tmp_path, monkeypatch)
    return tmp_path


def pretend(place: Path, monkeypatch: pytest.MonkeyPatch, code: int = 0) -> None:
    script = place / "product.py"
    script.write_text(PRODUCT.format(seen=str(place / "seen.json"), code=code))
    monkeypatch.setattr(product, "command", lambda: [sys.executable, str(script)])


def test_the_product_is_shown_no_gold(place: Path) -> None:
    assert stories.measure("breach")["independence.hits"] == 7
    seen = json.loads((place / "seen.json").read_text())
    assert [sorted(row) for row in seen] == [["id", "published", "text"]] * 7
    incidents.measure()
    seen = json.loads((place / "seen.json").read_text())
    assert {field for row in seen for field in row} == {"id", "published", "text"}


def test_an_export_with_failed_inputs_still_counts_and_one_that_broke_does_not(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(place, monkeypatch, code=3)
    assert stories.measure("fakes")["grouping.f1"] == 0.9
    pretend(place, monkeypatch, code=1)
    with pytest.raises(IntegrityError, match="code 1"):
        stories.measure("fakes")


@pytest.mark.usefixtures("place")
def test_numbers_stand_beside_their_demands(capsys: pytest.CaptureFixture[str]) -> None:
    assert stories.main(["--set", "nk_troops", "--set", "breach"]) == 0
    said = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["nk_troops", "figures.recall", "98.0", ">=", "97.0"] in said
    assert ["breach", "bounds.accuracy", "90.0", ">=", "95.0", "MISSED"] in said
    assert ["breach", "surplus", "1.0", "<=", "0.0", "MISSED"] in said
    assert ["breach", "independence.hits", "7"] in said
    assert " ".join(said[-1]) == (
        "independent origins exact in 14 of the 16 groups of nk_troops and breach (always 1: 10) >= 14"
    )


def test_the_line_on_both_stories_needs_both() -> None:
    part = {"independence.hits": 6.0, "independence.groups": 8.0, "independence.always_one": 5.0}
    assert stories.together({"breach": part}) is None
    assert str(stories.together({"breach": part, "nk_troops": part})).endswith("MISSED")


@pytest.mark.usefixtures("place")
def test_incidents_name_what_was_missed(capsys: pytest.CaptureFixture[str]) -> None:
    assert incidents.main([]) == 0
    said = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["b_cubed.f1", "93.0", ">=", "93.0"] in said
    assert ["tolls_exact.three_or_more", "0.0", ">=", "45.0", "MISSED"] in said


def test_incidents_score_an_export_made_before(place: Path) -> None:
    story = place / "story.json"
    story.write_text(json.dumps({"reports": [0] * 7}))
    assert incidents.measure(story=story)["tolls_exact.all"] == 0.3
    assert not (place / "seen.json").exists()
    with pytest.raises(UsageError, match="no such export"):
        incidents.main(["--story", str(place / "nowhere.json")])


@pytest.mark.usefixtures("place")
def test_floors_hold_what_comparing_adds_and_no_counts() -> None:
    found = floors.measure("story-breach")
    assert found == {
        "grouping.p": 0.5,
        "grouping.r": 1.0,
        "grouping.f1": 0.9,
        "independence.exact": 0.5,
        "copies.p": 0.5,
        "copies.r": 1.0,
        "copies.f1": 0.9,
    }
    assert floors.measure("incidents") == incidents.measure()
    assert len(set(floors.SETS)) == len(floors.SETS)


@pytest.mark.usefixtures("place")
def test_ablation_prints_a_row_a_signal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(ablation, "read", lambda path, workers: (reading_of(),))
    assert stories.main(["--ablate", "--set", "breach", "--set", "fakes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "| without | breach F1 | exact | fakes F1 | exact |"
    assert lines[2] == "| nothing | 90.0 | 1 of 8 | 90.0 | 1 of 8 |"
    assert lines[3:] == [f"| {signal} | · | · | · | · |" for signal in ablation.signals()]


def test_changes_bear_their_sign() -> None:
    full = {"grouping.f1": 0.9, "independence.hits": 7.0, "independence.groups": 8.0}
    less = {"grouping.f1": 0.85, "independence.hits": 8.0, "independence.groups": 8.0}
    table = ablation.table({"breach": {ablation.ALL: full, "copies": less}})
    assert table.splitlines()[-1] == "| copies | −5.0 | +1 |"


def test_the_scorer_is_given_the_folder(place: Path) -> None:
    (place / "eval" / "score_story.py").write_text(STORY_SCORER.format(folder="stories/fakes"))
    assert stories.measure("fakes")["surplus"] == 0.01
    with pytest.raises(IntegrityError):
        stories.measure("breach")
    assert shared.folder() == place
