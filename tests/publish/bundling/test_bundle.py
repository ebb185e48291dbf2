"""The evidence bundle: anybody can check it, and whatever is changed in it is found and named."""

from __future__ import annotations

import io
import json
import random
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import __version__
from sayso.errors import IntegrityError
from sayso.ledger.packing import packed_map, runs_of
from sayso.parse.charset import decode
from sayso.publish.bundling import verify, write_bundle
from sayso.publish.exporting import part_of
from sayso.values import EXTRACTOR, Judged
from tests.publish.bundling.making import (
    SCRIPT,
    bundle_of,
    captures,
    checked,
    compared_of,
    faults,
    forged,
    judged_as,
    members_of,
    packed,
    read,
)

WHOLE = bundle_of(captures())
MEMBERS = members_of(WHOLE)
Story = dict[str, Any]


def test_it_is_checked_from_the_folder_and_as_a_zip_by_a_bare_interpreter(tmp_path: Path) -> None:
    place = tmp_path / "a.zip"
    place.write_bytes(WHOLE)
    folder = tmp_path / "unpacked"
    shutil.unpack_archive(place, folder)
    for done in (checked(folder, folder / "verify.py"), checked(place)):
        assert (done.returncode, done.stderr) == (0, "") and done.stdout.endswith("\nall agrees\n")
        assert f"checked: {len(captures())} reports" in done.stdout and "1 texts taken out of a PDF" in done.stdout
    assert not list(folder.rglob("__pycache__"))
    note = folder / "captures" / captures()[0].sha256
    note.write_bytes(note.read_bytes()[:-1] + b"?")
    done = checked(folder, folder / "verify.py")
    assert done.returncode == 5 and f"captures/{note.name}: its bytes were changed" in done.stdout
    assert done.stdout.endswith("faults\n")
    done = checked(tmp_path / "none.zip")
    assert done.returncode == 5 and done.stderr == ""


def test_it_holds_what_it_says() -> None:
    manifest = json.loads(MEMBERS["manifest.json"])
    assert (manifest["sayso"], manifest["extractor"], manifest["asked"]) == (__version__, EXTRACTOR, {"inputs": ["x"]})
    assert {one["name"] for one in manifest["members"]} == set(MEMBERS) - {"manifest.json", "manifest.sha256"}
    for capture in captures():
        assert MEMBERS[f"captures/{capture.sha256}"] == capture.data
    assert MEMBERS["verify.py"] == SCRIPT.read_bytes()
    kinds = Counter(json.loads(MEMBERS[name])["read_as"] for name in MEMBERS if name.startswith("maps/"))
    assert kinds == {"text": 5, "html": 2, "json": 1, "json html": 1}


def test_the_same_reports_give_the_same_bytes() -> None:
    shuffled = list(captures())
    random.Random(3).shuffle(shuffled)
    assert bundle_of(shuffled) == WHOLE
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(MEMBERS)), st.randoms(use_true_random=False), st.integers(1, 255))
def test_a_flipped_byte_in_any_member_is_found(name: str, chance: random.Random, flip: int) -> None:
    data = bytearray(MEMBERS[name])
    data[chance.randrange(len(data))] ^= flip
    found = faults(packed({**MEMBERS, name: bytes(data)}))
    assert any(fault.startswith((f"{name}:", "manifest.json:")) for fault in found)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(zipfile.ZipFile(io.BytesIO(WHOLE)).infolist()), st.randoms(use_true_random=False))
def test_a_flipped_byte_of_the_zip_that_is_a_members_is_found(info: zipfile.ZipInfo, chance: random.Random) -> None:
    extra = int.from_bytes(WHOLE[info.header_offset + 28 : info.header_offset + 30], "little")
    start = info.header_offset + 30 + len(info.filename) + extra
    data = bytearray(WHOLE)
    data[start + chance.randrange(info.compress_size)] ^= 1 << chance.randrange(8)
    assert any(fault.startswith((f"{info.filename}:", "manifest.json:")) for fault in faults(io.BytesIO(bytes(data))))


@pytest.mark.parametrize("name", sorted(MEMBERS))
def test_a_missing_or_added_member_is_found(name: str) -> None:
    assert faults(packed({other: data for other, data in MEMBERS.items() if other != name}))
    assert faults(packed({**MEMBERS, f"{name}.more": b"x"})) == [f"{name}.more: the manifest does not name it"]


def chosen(story: Story, kind: str) -> tuple[Story, str]:
    """The first report that is read in this way, and the name of its map."""
    for each in story["reports"]:
        name = f"maps/{each['report']['id']}.json"
        if json.loads(MEMBERS[name])["read_as"] == kind:
            return each, name
    raise AssertionError(kind)


def _exact(each: Story) -> None:
    each["statements"][0]["pin"][0]["exact"] += "x"


def _pinned_elsewhere(each: Story) -> None:
    each["statements"][0]["pin"][0]["start"] += 1


def _word(each: Story) -> None:
    each["report"]["text"] = each["report"]["text"].replace("left", "lift", 1)
    for pin in each["statements"][0]["pin"] + each["statements"][-1]["pin"]:
        pin["exact"] = pin["exact"].replace("left", "lift", 1)


def _figure(each: Story) -> None:
    each["figures"][0]["text"] = "at least 41"


def _outside(each: Story) -> None:
    each["figures"][0]["time"] = [5, 99_999]


def _url(each: Story) -> None:
    each["report"]["url"] = "http://other.example/"


def _statement(each: Story) -> None:
    each["statements"][0]["cue"] = [[0, 3]]


@pytest.mark.parametrize("kind", ["text", "html", "json", "json html"])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_exact, "its pin is not what"),
        (_pinned_elsewhere, "other bytes than the map"),
        (_word, "its text is not what its capture says: character"),
        (_figure, "'at least 41' is not what characters"),
        (_outside, "the span 5-99999 is outside"),
        (_url, "its id does not follow from its capture"),
        (_statement, "its id does not follow from its report"),
    ],
)
def test_a_change_by_who_makes_the_hashes_agree_is_found(kind: str, change: Callable[[Story], None], said: str) -> None:
    story = json.loads(MEMBERS["story.json"])
    change(chosen(story, kind)[0])
    assert any(said in fault for fault in faults(forged({**MEMBERS, "story.json": json.dumps(story).encode()})))
    assert not faults(forged(MEMBERS))


@pytest.mark.parametrize("kind", ["text", "html", "json", "json html"])
def test_a_word_that_the_map_passes_over_is_found(kind: str) -> None:
    """"would not open" is made "would open": each character still has bytes that say it."""
    story = json.loads(MEMBERS["story.json"])
    each, name = chosen(story, kind)
    text, kept = each["report"]["text"], json.loads(MEMBERS[name])
    steps = [[1, gap, width] for length, gap, width in kept["runs"] for _ in range(length)]
    at = text.index("not open")
    gone = sum(gap + width for _, gap, width in steps[at : at + 4])
    steps[at + 4][1] += gone
    kept["runs"] = steps[:at] + steps[at + 4 :]
    each["report"]["text"] = text[:at] + text[at + 4 :]
    found = faults(
        forged({**MEMBERS, "story.json": json.dumps(story).encode(), name: json.dumps(kept).encode()})
    )
    assert any(f"bytes are passed over before character {at}" in fault for fault in found)


@pytest.mark.parametrize(
    "path",
    [
        ("claims", "members", "statement"),
        ("claims", "members", "origin"),
        ("claims", "members", "figure"),
        ("stories", "reports"),
        ("copies", "a"),
    ],
)
def test_what_comparing_found_must_be_there(path: tuple[str, ...]) -> None:
    story = json.loads(MEMBERS["story.json"])
    value: Any = story[path[0]][0]
    for step in path[1:-1]:
        value = value[step][0]
    value[path[-1]] = {"figure": [0, 2], "reports": ["none"]}.get(path[-1], "none")
    (fault,) = faults(forged({**MEMBERS, "story.json": json.dumps(story).encode()}))
    assert "is not here" in fault


def test_hidden_words_between_the_bytes_of_a_pin_are_noted() -> None:
    notes: list[str] = []
    assert not list(verify.faults(io.BytesIO(WHOLE), Counter(), notes))
    assert {note.partition(": ")[2] for note in notes} == {"its bytes also hold 'and not so', which is not in its text"}


@pytest.mark.parametrize("charset", ["iso2022_jp", "big5hkscs", "gb18030", "cp932", "koi8-r", "utf-16-le", "utf-32-be"])
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_every_charset_is_read_again(charset: str, data: st.DataObject) -> None:
    pieces = ("The mayor said so. ", "\u30ab\u30d5\u30a7", "\u00ca\u0304x", "\u0434\u0430", "\u4e2d", "~\\")
    text = "Lund" + "".join(data.draw(st.lists(st.sampled_from(pieces), min_size=3, max_size=9)))
    raw = text.encode(charset, "ignore")
    source = decode(raw, ((charset, "http"),))
    runs = [list(run) for run in runs_of(packed_map(source.map()))]
    again = verify.Source(raw, source.charset, "text")
    assert again.difference(source.text, runs) is None
    at = data.draw(st.integers(0, len(source.text) - 1))
    other = source.text[:at] + ("#" if source.text[at] != "#" else "%") + source.text[at + 1 :]
    assert again.difference(other, runs) == f"character {at} is not what its bytes say" or source.text[at] == "\u0304"


def test_what_a_person_put_right_keeps_the_id_of_what_was_read() -> None:
    readings = [read(capture) for capture in captures()]
    by = Judged("j", "correct", "desk", "2031-05-12T00:00:00Z", "the first words are a heading")
    readings[0] = judged_as(readings[0], content=(readings[0].statements[1].content[0],), judged=(by,), figures=())
    data = {capture.sha256: capture.data for capture in captures()}
    out = io.BytesIO()
    write_bundle([part_of(readings, compared_of(readings))], data.__getitem__, {}, out)
    assert not faults(out)


def test_no_bundle_is_written_without_a_capture_or_with_a_wrong_one() -> None:
    readings = [read(capture) for capture in captures()]
    parts = [part_of(readings, compared_of(readings))]
    for data in ({}, {capture.sha256: capture.data + b"?" for capture in captures()}):
        out = io.BytesIO()
        with pytest.raises(IntegrityError, match="bundle"):
            write_bundle(parts, data.__getitem__, {}, out)
        assert not out.getvalue()
