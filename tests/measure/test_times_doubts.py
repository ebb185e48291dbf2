"""Times that are none, that cannot be, and that a report without a date leaves open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.times.days import range_of
from sayso.measure.times.holidays import easter, holiday
from tests.measure.test_times import times, values


@pytest.mark.parametrize(
    "text",
    [
        "The sum was 2000 crowns and 1500 people came.",
        "He is 52 years old, she is a 69-year-old baker.",
        "They may march, and the second group may fall.",
        "The soldiers sat in the sun with a mon ami.",
        "The Prague Spring of the mind sprang up.",
        "It costs five cents a share and $1990 in all.",
        "Version 10.11.12.13 of the code F-16 was out at 24/7.",
        "Three quarters of the voters stayed home.",
        "The score was 3:1 and the ratio 1:45.",
        "May I come in? March on!",
        "Flights leave four hours a day.",
        "Chapter 2031 of the 1,999 rules.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Leader Tove May spoke in May.", "PER Tove May", ["May"]),
        ("April Voss fled in April.", "PER April Voss", ["April"]),
        ("The Black September Band sang in September.", "ORG Black September Band", ["September"]),
        ("August came home on Sunday.", "PER August", ["Sunday"]),
    ],
)
def test_a_part_of_a_name_is_no_time(text: str, names: str, found: list[str]) -> None:
    assert [text for text, _ in values(text, names=names)] == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He died on 31 February 2029.", "there is no 31 February 2029"),
        ("He died on February 30.", "there is no 30 February"),
        ("He died on Feb. 29, 2030.", "there is no 29 February 2030"),
        ("The form says 2029-02-31.", "there is no 31 February 2029"),
        ("The form says 31/04/2029.", "there is no 31 April 2029"),
        ("The form says 13/14/2029.", "there is no month 14"),
        ("He died 9999 years ago.", "outside the calendar"),
        ("He died 3 million years ago.", "outside the calendar"),
        ("He prays during Ramadan.", "the days of Ramadan are not computed"),
    ],
)
def test_a_day_that_is_in_no_calendar_has_no_value_and_a_reason(text: str, reason: str) -> None:
    (time,) = times(text)
    assert (time.value, time.earliest, time.latest, time.doubt) == (None, None, None, reason)


def test_a_slashed_date_that_can_be_read_two_ways_says_so() -> None:
    (time,) = times("The form says 03/04/2029.")
    assert time.value == "2029-03-04" and time.doubt is not None and "2029-04-03" in time.doubt


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell on Friday.", "XXXX-WXX-5"),
        ("It fell in August.", "XXXX-08"),
        ("It fell on Oct. 13.", "XXXX-10-13"),
        ("It fell yesterday.", None),
        ("It fell last week.", None),
        ("It fell two years ago.", None),
        ("It fell on Christmas Day.", "XXXX-12-25"),
        ("It fell on Easter Sunday.", None),
        ("It fell at 5 p.m. sharp.", "XXXX-XX-XXT17:00"),
        ("It fell in the past three months.", "P3M"),
        ("It fell in the third quarter.", "XXXX-Q3"),
        ("It falls now.", "PRESENT_REF"),
    ],
)
def test_an_undated_report_leaves_relative_times_open_and_says_why(text: str, value: str | None) -> None:
    (time,) = times(text, None)
    assert (time.value, time.earliest, time.latest) == (value, None, None)
    assert time.doubt == "the report has no date"


def test_an_undated_report_counts_from_the_days_it_names() -> None:
    assert values("The siege began on 3 March 2030. Two days later, it ended.", None)[-1][1] == "2030-03-05"


def test_a_distance_from_a_day_that_is_not_told_is_doubted() -> None:
    (alone,) = times("Two days later, it ended.")
    assert alone.value == "2031-05-14" and alone.doubt is not None
    month, after = times("The siege began in March 2030. Two days later, it ended.")
    assert month.value == "2030-03" and after.value is None and after.doubt is not None


def test_easter_is_right_in_years_that_are_known() -> None:
    known = {1998: (4, 12), 2000: (4, 23), 2008: (3, 23), 2011: (4, 24), 2019: (4, 21), 2024: (3, 31), 2038: (4, 25)}
    assert {year: (easter(year).month, easter(year).day) for year in known} == known


@given(st.integers(1, 9998))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = easter(year)
    assert day.isoweekday() == 7 and date(year, 3, 22) <= day <= date(year, 4, 25)


def test_moving_holidays_fall_on_their_weekdays() -> None:
    assert holiday("thanksgiving", 2030) == date(2030, 11, 28)
    assert holiday("memorial day", 2031) == date(2031, 5, 26)
    assert holiday("ramadan", 2031) is None


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2030-H2", "2030-07-01", "2030-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2031-05-12T17:00", "2031-05-12", "2031-05-12"),
    ],
)
def test_a_value_has_its_days(value: str, first: str, last: str) -> None:
    assert range_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["0000", "2031-13", "2031-02-30", "2031-W60", "PXD", "XXXX-05", "2031-ZZ", "9999-WI"])
def test_a_value_that_fixes_no_days_has_none(value: str) -> None:
    assert range_of(value) is None
