"""What holds for every format: the same bytes in any order, words left out where asked, some claims alone."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.compared import Compared
from sayso.errors import UsageError
from sayso.publish.exporting import BINARY, FORMATS, part_of, settled
from sayso.values import Reading
from tests.making import map_of
from tests.publish.comparing import compared, hostile, readings
from tests.publish.exporting.making import cases, exported, written

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def unpacked(format: str, data: bytes) -> bytes:
    """All that a file says, without its packing."""
    if format == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    if format == "parquet":
        return repr(pq.read_table(io.BytesIO(data)).to_pylist()).encode()
    return data


@pytest.mark.parametrize("format", FORMATS)
@FEW
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_no_byte(
    format: str, case: tuple[tuple[Reading, ...], Compared], chance: random.Random
) -> None:
    shuffled = list(case[0])
    chance.shuffle(shuffled)
    assert exported(format, tuple(shuffled), case[1]) == exported(format, *case)


@pytest.mark.parametrize("format", FORMATS)
def test_without_text_no_words_of_a_statement_are_written(format: str) -> None:
    whole = unpacked(format, exported(format, readings(), compared(category="killed")))
    bare = unpacked(format, exported(format, readings(), compared(category="killed"), texts=False))
    for words in (b"lie under water", b"gate had been open", b"farms are under"):
        assert words not in bare
    assert format == "geojson" or b"lie under water" in whole
    assert b"s-a" in bare or format in ("geojson", "ucdp")


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_text_is_written_in_every_format(format: str) -> None:
    found = [hostile(reading) for reading in readings()]
    case = tuple(replace(one, report=replace(one.report, map=map_of(one.report.text))) for one in found)
    data = exported(format, case, compared(category="killed"))
    if format not in BINARY:
        text = data.decode("utf-8")
        assert "\x1b" not in text and "\x00" not in text and "\u202e" not in text


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_read_is_an_empty_file_of_the_format(format: str) -> None:
    nothing = exported(format, (), Compared((), (), (), ()))
    assert nothing == written(format, *[part_of((), Compared((), (), (), ()))] * 2)


@pytest.mark.parametrize("format", FORMATS)
def test_parts_one_by_one_hold_what_one_part_holds(format: str) -> None:
    """A ledger is written story by story."""
    both = readings()
    first = (both[0],)
    alone = Compared((), (), (), ())
    parts = written(format, part_of(first, alone), part_of(both[1:], alone))
    whole = exported(format, both, alone)
    assert sorted(unpacked(format, parts)) == sorted(unpacked(format, whole))


def test_some_claims_alone_take_their_reports_and_what_they_rest_on() -> None:
    part = part_of(readings(), compared(), only=["c2bb"])
    assert [claim.id for claim in part.found.compared.claims] == ["c2bb"]
    assert [reading.report.id for reading in part.readings] == ["d"]
    assert {origin.id for origin in part.found.compared.origins} == {"o-voice", "o-prefect", "o-board"}
    assert part.found.compared.stories[0].reports == ("d",) and part.found.compared.copies == ()
    part = part_of(readings(), compared(), only=["c1aa11bb22"])
    assert {line.statement.id for line in part.lines()} == {"s-a", "s-b", "s-c", "s-c2", "s-d"}
    assert all(line.claim is not None and line.claim.id == "c1aa11bb22" for line in part.lines())


def test_duplicates_are_told_the_same_in_any_order() -> None:
    one = readings()[0]
    twice = [replace(one, report=replace(one.report, id=id, external_id=id)) for id in ("x", "y")]
    twice[1] = replace(twice[1], duplicate=True)
    for given_ in (twice, twice[::-1]):
        assert {r.report.id: r.duplicate for r in settled(given_)} == {"x": False, "y": True}


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="json, jsonl, csv"):
        written("docx")
