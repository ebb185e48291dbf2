"""Times: what is found, its span, its TIMEX3 value and its days. All reports are of Monday 12 May 2031, if dated."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.measure.times import find_times
from sayso.naming import Name
from sayso.sentences import sentences
from sayso.values import Dated, Time
from tests.making import report_of, span_of


def times(text: str, published: str | None = "2031-05-12", names: str = "") -> tuple[Time, ...]:
    day = Dated(date.fromisoformat(published), "given") if published else None
    found = [Name(span_of(text, name[4:]), name[:4].strip()) for name in names.split(";") if name]
    return find_times(report_of(text, published=day), sentences(text), found)


def values(text: str, published: str | None = "2031-05-12", names: str = "") -> list[tuple[str, str | None]]:
    return [(time.text, time.value) for time in times(text, published, names)]


def days(text: str, published: str | None = "2031-05-12") -> list[tuple[str, str] | None]:
    return [
        (str(time.earliest), str(time.latest)) if time.earliest and time.latest else None
        for time in times(text, published)
    ]


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("The ferry sank on 3 March 2029.", "3 March 2029", "2029-03-03"),
        ("The ferry sank on Oct. 9, 2028.", "Oct. 9, 2028", "2028-10-09"),
        ("The ferry sank on the 4th of June, 2030.", "4th of June, 2030", "2030-06-04"),
        ("The mill closed in November 2027.", "November 2027", "2027-11"),
        ("The mill closed in 1987.", "1987", "1987"),
        ("The mill closed in nineteen eighty-seven.", "nineteen eighty-seven", "1987"),
        ("The mill closed in '98 for good.", "'98", "1998"),
        ("The 1987 floods were worse.", "1987", "1987"),
        ("Prices fell in mid-2026.", "mid-2026", "2026"),
        ("It opened in the early 1990s.", "the early 1990s", "199"),
        ("It opened in the '80s.", "the '80s", "198"),
        ("It opened in the nineties.", "the nineties", "199"),
        ("A 19th century bridge fell.", "19th century", "18"),
        ("The form was stamped 2030-11-28.", "2030-11-28", "2030-11-28"),
        ("The form was stamped 11/28/2030.", "11/28/2030", "2030-11-28"),
        ("The form was stamped 28/11/2030.", "28/11/2030", "2030-11-28"),
        ("The form was stamped 28.11.2030.", "28.11.2030", "2030-11-28"),
        ("It was logged at 2031-05-11T08:15:30Z here.", "2031-05-11T08:15:30Z", "2031-05-11T08:15"),
        ("Sales fell in the third quarter of 2030.", "the third quarter of 2030", "2030-Q3"),
        ("Sales fell in the first half of 2030.", "The first half of 2030".lower(), "2030-H1"),
        ("Sales fell in Q2 2029.", "Q2 2029", "2029-Q2"),
        ("Sales fell in fiscal 2029.", "fiscal 2029", "2029"),
        ("They wed in the summer of 2022.", "the summer of 2022", "2022-SU"),
        ("They wed on Easter Monday 2023.", "Easter Monday 2023", "2023-04-10"),
        ("They wed on Thanksgiving 2024 in Ohio.", "Thanksgiving 2024", "2024-11-28"),
    ],
)
def test_a_whole_date_has_its_value_in_any_report(text: str, expected: str, value: str) -> None:
    assert values(text) == values(text, None) == [(expected, value)]


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("The dam broke yesterday.", "yesterday", "2031-05-11"),
        ("The dam broke earlier today.", "earlier today", "2031-05-12"),
        ("The dam broke this morning.", "this morning", "2031-05-12TMO"),
        ("The dam broke last night.", "last night", "2031-05-11TNI"),
        ("The dam broke overnight.", "overnight", "2031-05-11TNI"),
        ("The dam broke late last week.", "late last week", "2031-W19"),
        ("The dam broke last month.", "last month", "2031-04"),
        ("The dam broke two years ago.", "two years ago", "2029"),
        ("The dam broke nearly three months ago.", "nearly three months ago", "2031-02"),
        ("The dam broke ten days ago.", "ten days ago", "2031-05-02"),
        ("The dam broke a decade ago.", "a decade ago", "2021"),
        ("The dam broke last Friday.", "last Friday", "2031-05-09"),
        ("The dam broke in mid-April.", "mid-April", "2031-04"),
        ("The dam broke last October.", "last October", "2030-10"),
        ("The dam broke last spring.", "last spring", "2030-SP"),
        ("The dam broke earlier this year.", "earlier this year", "2031"),
        ("The dam broke at the end of last year.", "the end of last year", "2030"),
        ("The dam broke over the weekend.", "the weekend", "2031-W19-WE"),
        ("The dam broke on Christmas Eve.", "Christmas Eve", "2030-12-24"),
        ("The dam broke around 7:15 p.m. on Friday.", "around 7:15 p.m. on Friday", "2031-05-09T19:15"),
        ("The dam broke at 0430 GMT on 3 May.", "0430 GMT on 3 May", "2031-05-03T04:30"),
        ("The dam broke at noon Saturday.", "noon Saturday", "2031-05-10T12:00"),
        ("The dam broke on Friday night.", "Friday night", "2031-05-09TNI"),
        ("The dam broke on the 3rd.", "the 3rd", "2031-05-03"),
        ("The dam broke in July last year.", "July last year", "2030-07"),
        ("The dam broke at three in the morning.", "three in the morning", "2031-05-12T03:00"),
        ("The dam broke at 15.40 on Friday.", "15.40 on Friday", "2031-05-09T15:40"),
        ("A baker was jailed last month of a long trial.", "last month", "2031-04"),
        ("The dam will open in the second half of the year.", "the second half of the year", "2031-H2"),
        ("The dam will open tomorrow.", "tomorrow", "2031-05-13"),
        ("The dam will open next month.", "next month", "2031-06"),
        ("The dam will open early next year.", "early next year", "2032"),
        ("The dam will open in this week of rain.", "this week", "2031-W20"),
        ("The dam will open on the morning of 3 June.", "the morning of 3 June", "2031-06-03TMO"),
        ("The dam will open in the week of June 9.", "the week of June 9", "2031-W24"),
    ],
)
def test_a_distance_is_counted_from_the_day_of_publication(text: str, expected: str, value: str) -> None:
    assert values(text) == [(expected, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met Friday.", "2031-05-09"),
        ("The council will meet Friday.", "2031-05-16"),
        ("Talks are set to resume on Friday.", "2031-05-16"),
        ("On Friday, the minister was sacked.", "2031-05-09"),
        ("On Friday, the minister will resign.", "2031-05-16"),
        ("The vote had been scheduled for Friday.", "2031-05-09"),
        ("The bill could come as early as Friday.", "2031-05-16"),
        ("The fence was built in August.", "2030-08"),
        ("The fence will be built in August.", "2031-08"),
        ("The fence was built in March.", "2031-03"),
        ("She was hired on Nov. 3 by the mill.", "2030-11-03"),
        ("She will be hired on Nov. 3 by the mill.", "2031-11-03"),
        ("The rules expire next Friday.", "2031-05-16"),
        ("It must be paid by this Friday.", "2031-05-16"),
        ("Divers had reached the wreck by Friday night.", "2031-05-09TNI"),
        ("Divers had hoped to reach the wreck by Friday.", "2031-05-16"),
        ("A ferry sank about two miles off the cape on Friday.", "2031-05-09"),
        ("A verdict is not expected until the first quarter.", "2032-Q1"),
    ],
)
def test_the_tense_decides_which_one_is_meant(text: str, value: str) -> None:
    assert [v for _, v in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The siege began on 3 March 2030. Two days later, the walls fell.", "2030-03-05"),
        ("The siege began on 3 March 2030. The following day, the walls fell.", "2030-03-04"),
        ("The siege began on 3 March 2030. That week, the walls fell.", "2030-W09"),
        ("The siege began on 3 March 2030. A year earlier, the walls fell.", "2029"),
        ("The siege began in 2019. The following year, the walls fell.", "2020"),
        ("The siege began last Tuesday. The walls fell at 5 p.m.", "2031-05-06T17:00"),
        ("Sales fell in the third quarter. In the year-ago quarter they rose.", "2029-Q3"),
    ],
)
def test_a_distance_may_be_counted_from_the_day_last_told_of(text: str, value: str) -> None:
    assert values(text)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "expected", "value", "kind"),
    [
        ("The talks lasted three hours.", "three hours", "PT3H", "DURATION"),
        ("The talks lasted more than two and a half years.", "more than two and a half years", "P2Y6M", "DURATION"),
        ("The talks lasted for weeks.", "weeks", "PXW", "DURATION"),
        ("The talks lasted for a decade.", "a decade", "P10Y", "DURATION"),
        ("He signed a 10-year lease.", "10-year", "P10Y", "DURATION"),
        ("It rained for 1,500 days.", "1,500 days", "P1500D", "DURATION"),
        ("It rained for half an hour.", "half an hour", "PT30M", "DURATION"),
        ("It rained in the past three summers.", "the past three summers", "XXXX-SU", "SET"),
        ("It rains every month.", "every month", "P1M", "SET"),
        ("It rains every other week.", "every other week", "P2W", "SET"),
        ("It rains on Tuesdays.", "Tuesdays", "XXXX-WXX-2", "SET"),
        ("It rains twice a week.", "twice a week", "P1W", "SET"),
        ("It rains each July.", "each July", "XXXX-07", "SET"),
        ("It rains now.", "now", "PRESENT_REF", "DATE"),
        ("It rained recently.", "recently", "PAST_REF", "DATE"),
        ("It may rain in the near future.", "the near future", "FUTURE_REF", "DATE"),
    ],
)
def test_lengths_sets_and_references_have_their_value(text: str, expected: str, value: str, kind: str) -> None:
    assert [(time.text, time.value, time.type) for time in times(text)] == [(expected, value, kind)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Rain fell this month.", "2031-05-01", "2031-05-31"),
        ("Rain fell in 2030.", "2030-01-01", "2030-12-31"),
        ("Rain fell in the 1990s.", "1990-01-01", "1999-12-31"),
        ("Rain fell last week.", "2031-05-05", "2031-05-11"),
        ("Rain fell over the weekend.", "2031-05-10", "2031-05-11"),
        ("Rain fell in the first quarter of 2030.", "2030-01-01", "2030-03-31"),
        ("Rain fell in the winter of 2029.", "2029-12-01", "2030-02-28"),
        ("Rain fell overnight.", "2031-05-11", "2031-05-12"),
        ("Rain fell on May 3-5, 2030.", "2030-05-03", "2030-05-05"),
        ("Rain fell in the past three months.", "2031-02-12", "2031-05-12"),
        ("Rain will fall in the next several weeks.", "2031-05-12", "2031-06-23"),
        ("Rain is expected in days.", "2031-05-12", "2031-05-19"),
        ("Rain fell in the last 48 hours.", "2031-05-10", "2031-05-12"),
        ("Rain falls now.", "2031-05-12", "2031-05-12"),
    ],
)
def test_the_first_and_last_day_are_given_where_the_value_fixes_them(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


def test_a_length_by_itself_has_no_days_and_no_doubt() -> None:
    (time,) = times("The talks lasted three hours.")
    assert (time.earliest, time.latest, time.doubt) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell in the third quarter. Last year, the firm grew.", ["2030-Q3", "2030"]),
        ("Sales fell in the third quarter from a year earlier.", ["2030-Q3", "2029-Q3"]),
        ("The gates opened from 9 a.m. to 5 p.m. on Friday.", ["2031-05-09T09:00", "2031-05-09T17:00"]),
        ("Nearly a quarter of a century ago, the mill burned.", ["2006"]),
        ("Between Jan. 5 and Feb. 10 some mills burned.", ["2031-01-05", "2031-02-10"]),
        ("Since June 14 the mill has burned.", ["2030-06-14"]),
        ("Tuesdays statement said so.", ["2031-05-06"]),
        ("The clock stopped at 1:40 in the afternoon.", ["2031-05-12T13:40"]),
        ("In the last week of October the mill burned.", ["2030-10"]),
        ("On Wed. 14 May the mill burned.", ["2031-05-14"]),
        ("On Tuesday, June 25, the mill burned.", ["2030-06-25"]),
        ("LAST MONTH THE MILL BURNED.", ["2031-04"]),
        ("“This Week” is read by millions.", []),
        ("He signed the minutes and read the daily Tern.", []),
        ("In the minutes after the blast the daily train left.", ["PTXM", "P1D"]),
    ],
)
def test_expressions_side_by_side_are_told_apart(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_two_clocks_of_one_hour_are_of_one_day() -> None:
    found = values("The talks will begin at 10:00 a.m. local time (0700 GMT) on Friday.")
    assert found == [
        ("10:00 a.m. local time", "2031-05-16T10:00"),
        ("0700 GMT", "2031-05-16T07:00"),
        ("Friday", "2031-05-16"),
    ]
