"""A coder's line a claim: low, best, high, each with its source; when, where, and how sure."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings

from sayso.compared import Best, Compared, Relation
from sayso.publish.exporting.cells import shown
from sayso.publish.exporting.ucdp import COLUMNS, WHERE, date_prec
from sayso.text import Span
from sayso.values import Place, Reading, Time
from tests.publish.comparing import compared, readings
from tests.publish.exporting.making import cases, exported

Case = tuple[tuple[Reading, ...], Compared]
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
BEST = Best(45, 45, "the rule", 45, "s-c", 30, 55)
FLOOD: Case = (readings(), compared(category="displaced", best=BEST))


def rows(case: Case) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported("ucdp", *case).decode(), newline=""), strict=True))


def test_low_best_and_high_each_have_their_source() -> None:
    (row,) = rows(FLOOD)
    assert (row["low"], row["best"], row["high"], row["rule"]) == ("30", "45", "55", "the rule")
    assert row["low_source"] == "river board (Morning Post, 2031-05-02)" and row["low_statement"] == "s-a"
    assert row["best_source"] == "Ines Vauk (Valley Radio, 2031-05-03)" and row["best_statement"] == "s-c"
    assert row["high_source"] == "own voice" and row["high_statement"] == "s-d"
    assert row["source_original"] == "river board; Ines Vauk; mill" and row["number_of_sources"] == "4"
    assert row["source_office"] == "Morning Post; Evening Sun; Valley Radio"
    assert row["source_date"] == "2031-05-02; 2031-05-03" and row["states"] == "conflicting; denied"
    assert row["quote"] == "At least 30 farms lie under water"


def test_claims_that_tell_nothing_of_people_are_left_out() -> None:
    assert rows((readings(), compared(category=None, best=BEST))) == []
    assert rows((readings(), compared(category="killed", best=None))) == []
    assert exported("ucdp", readings(), compared(category=None)).decode().split("\r\n")[0].split(",") == [
        name for name, _ in COLUMNS]


@pytest.mark.parametrize("category, counted, deaths", [
    ("killed", "Vell civilians", "45"), ("killed", "Civilian", "45"), ("killed", "civilian guards", ""),
    ("injured", "civilians", ""), ("killed", None, "")])
def test_deaths_of_civilians_are_those_that_are_called_so(category: str, counted: str | None, deaths: str) -> None:
    (row,) = rows((readings(), compared(category=category, counted=counted, best=BEST)))
    assert row["deaths_civilians"] == deaths and row["best"] == "45"


def told_at(days: tuple[date, date] | None, precision: str | None) -> Case:
    """The flood, its best figure said of these days and such a place."""
    when, where = Span(0, 3), Span(4, 11)
    time = Time(when, "The", "DATE", None, *(days or (None, None)))
    place = Place(where, "prefect", "Vell", "SE", 55.12347, 13.5, precision or "city", "geonames:7", "place")
    made = []
    for reading in readings():
        statements = tuple(
            replace(s, times=(time,), places=(place,) if precision else (),
                    figures=tuple(replace(f, time=when, place=where) for f in s.figures))
            if s.id == "s-c" else s for s in reading.statements
        )  # fmt: skip
        made.append(replace(reading, statements=statements))
    return tuple(made), FLOOD[1]


@pytest.mark.parametrize(
    ("days", "code"),
    [(1, "1"), (2, "2"), (6, "2"), (7, "3"), (8, "4"), (31, "4"), (32, "5"), (366, "5"), (367, "")],
)
def test_the_precision_of_days_is_coded(days: int, code: str) -> None:
    first = date(2031, 1, 1)
    last = date.fromordinal(first.toordinal() + days - 1)
    (row,) = rows(told_at((first, last), None))
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2031-01-01", last.isoformat(), code)


@pytest.mark.parametrize(
    ("precision", "code"), [("point", "1"), ("city", "1"), ("region", "4"), ("country", "6"), ("wider", "")]
)
def test_the_precision_of_places_is_coded(precision: str, code: str) -> None:
    (row,) = rows(told_at(None, precision))
    assert row["where_prec"] == code and row["where_coordinates"] == "Vell" and row["date_prec"] == ""
    assert (row["latitude"], row["longitude"], row["country"]) == ("55.1235", "13.5", "SE")
    assert str(WHERE.get(precision, "")) == code


def test_a_time_without_days_has_no_code() -> None:
    assert date_prec(None) is None and date_prec(Time(Span(0, 1), "a", "DATE", None, None, None)) is None


@FEW
@given(cases())
@example(FLOOD)
def test_any_text_reads_back_and_sources_give_the_numbers(case: Case) -> None:
    said = {s.id: (r.report, s) for r in case[0] for s in r.statements}
    for row in rows(case):
        (claim,) = (claim for claim in case[1].claims if claim.id == row["id"])
        report, gist = said[claim.gist]
        assert row["quote"] == shown(" … ".join(span.of(report.text) for span in gist.content))
        for name in ("low", "high"):
            if row[name]:
                figures = [f for f in said[row[f"{name}_statement"]][1].figures]
                assert any(float(row[name]) in (f.low, f.value, f.high) for f in figures)
        if row["low"] and row["high"]:
            assert float(row["low"]) <= float(row["high"])
        assert all(m.relation is not Relation.DENIAL for m in claim.members if m.statement == row["best_statement"])
