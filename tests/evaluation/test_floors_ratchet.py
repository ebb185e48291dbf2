"""The ratchet's rules, on invented numbers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import floors
from sayso.errors import UsageError


@pytest.mark.parametrize(("metric", "value", "floor", "good"), [
    ("attribution", .8, .8, True), ("attribution", .7999, .8, False), ("source.surplus_links", .1, .1, True),
    ("source.surplus_links", .11, .1, False), ("own_voice.attributed", 1, 1, True),
    ("own_voice.attributed", 2, 1, False)])
def test_floors_hold_downwards_and_ceilings_upwards(metric: str, value: float, floor: float, good: bool) -> None:
    assert floors.holds(metric, value, floor) is good
    assert bool(floors.broken("seed", {metric: value}, {metric: floor})) is not good


def test_a_metric_that_is_gone_breaks_its_floor() -> None:
    assert floors.broken("fakes", {}, {"attribution": .7}) == [
        "fakes.attribution is no longer measured; its floor is 0.700."]


def test_raising_keeps_the_margin_and_lowers_nothing() -> None:
    found = {"attribution": .8, "exact": .6, "detect": .9, "own_voice.attributed": 1.0, "source.surplus_links": .05}
    before = {"attribution": .75, "exact": .65, "stance": .5, "own_voice.attributed": 2, "source.surplus_links": .02}
    assert floors.lifted(found, before) == {
        "attribution": .797, "exact": .65, "stance": .5, "detect": .897, "own_voice.attributed": 1.0,
        "source.surplus_links": .02}


def test_a_floor_never_leaves_the_range_of_its_metric() -> None:
    assert floors.floor_for("attribution", .001) == 0.0
    assert floors.floor_for("source.surplus_links", 1.2) == 1.203


@pytest.mark.parametrize("changelog", ["", "- fakes.attribution is lower, for the marks", "- floor .697: less noise"])
def test_lowering_takes_a_changelog_line_with_name_and_number(changelog: str) -> None:
    with pytest.raises(UsageError, match=r"'fakes.attribution' and '0.697'"):
        floors.lowered("fakes.attribution", {"attribution": .7}, {"attribution": .75}, changelog)


def test_lowering_with_its_line_changes_that_floor_only() -> None:
    line = "- fakes.attribution lowered to 0.697: the old decode was tuned on it"
    assert floors.lowered("fakes.attribution", {"attribution": .7, "exact": .1}, {"attribution": .75, "exact": .6},
                          line) == {"attribution": .697, "exact": .6}


def test_a_floor_that_holds_is_not_lowered_and_an_unknown_one_is_told() -> None:
    with pytest.raises(UsageError, match="holds its floor"):
        floors.lowered("fakes.attribution", {"attribution": .76}, {"attribution": .75}, "")
    with pytest.raises(UsageError, match="no such floor"):
        floors.lowered("fakes.colour", {}, {"attribution": .75}, "")


def test_dropping_a_metric_takes_the_word() -> None:
    with pytest.raises(UsageError, match="'dropped'"):
        floors.lowered("fakes.hedge", {}, {"hedge": .5}, "- fakes.hedge is gone")
    assert floors.lowered("fakes.hedge", {}, {"hedge": .5}, "- fakes.hedge dropped: never in the gold") == {}


def test_lowering_by_hand_is_found_in_the_history() -> None:
    past: list[floors.Floors] = [{"fakes": {"attribution": .7}}, {"fakes": {"attribution": .75, "exact": .5}}]
    now: floors.Floors = {"fakes": {"attribution": .72, "exact": .5}}
    assert floors.unexplained(past, now, "") == [
        "fakes.attribution was 0.750 or better before; CHANGELOG.md does not say why it is lower."]
    assert floors.unexplained(past, now, "- fakes.attribution lowered to .72: ...") == []
    assert floors.unexplained(past, {"fakes": {"attribution": .8, "exact": .6}}, "") == []


def test_history_without_git_is_empty(tmp_path: Path) -> None:
    assert floors.history(tmp_path / "floors.json") == []


def test_the_pinned_file_is_sorted_and_of_known_sets(tmp_path: Path) -> None:
    text = floors.FLOORS.read_text(encoding="utf-8")
    copy = tmp_path / "floors.json"
    floors.save(floors.load(), copy)
    assert copy.read_text(encoding="utf-8") == text
    copy.write_text(json.dumps({"nowhere": {}}))
    with pytest.raises(UsageError, match="nowhere"):
        floors.load(copy)


def test_the_command_checks_raises_and_lowers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                              capsys: pytest.CaptureFixture[str]) -> None:
    pinned, changelog = tmp_path / "floors.json", tmp_path / "CHANGELOG.md"
    floors.save({"fakes": {"attribution": .75}}, pinned)
    monkeypatch.setattr(floors, "FLOORS", pinned)
    monkeypatch.setattr(floors, "CHANGELOG", changelog)
    monkeypatch.setattr(floors, "load", lambda path=pinned: json.loads(path.read_text()))
    monkeypatch.setattr(floors, "save", lambda kept, path=pinned: path.write_text(json.dumps(kept)))
    monkeypatch.setattr(floors, "history", list)
    monkeypatch.setattr(floors, "measure", lambda *_: {"attribution": .7, "exact": .5})
    assert floors.main(["--set", "fakes"]) == 1
    assert "fakes.attribution is 0.7000; its floor is 0.750." in capsys.readouterr().err
    assert floors.main(["--set", "fakes", "--raise"]) == 1
    assert json.loads(pinned.read_text()) == {"fakes": {"attribution": .75, "exact": .497}}
    with pytest.raises(UsageError):
        floors.main(["--lower", "fakes.attribution"])
    changelog.write_text("- fakes.attribution lowered to 0.697 because of a fix in the data\n")
    assert floors.main(["--lower", "fakes.attribution"]) == 0
    assert floors.main(["--set", "fakes"]) == 0
    with pytest.raises(UsageError, match="stands alone"):
        floors.main(["--lower", "attribution"])
