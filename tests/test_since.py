"""Days and times as a person gives them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sayso.errors import UsageError
from sayso.since import day_of, moment_of

NOW = datetime(2031, 5, 12, 1, 30, tzinfo=timezone(timedelta(hours=3)))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("today", datetime(2031, 5, 11, 21, tzinfo=UTC)),
        ("Yesterday", datetime(2031, 5, 10, 21, tzinfo=UTC)),
        ("3 days  ago", datetime(2031, 5, 8, 21, tzinfo=UTC)),
        ("1 week ago", datetime(2031, 5, 4, 21, tzinfo=UTC)),
        ("90 minutes ago", datetime(2031, 5, 11, 21, tzinfo=UTC)),
        ("2031-05-01", datetime(2031, 4, 30, 21, tzinfo=UTC)),
        ("2031-05-01t14:00", datetime(2031, 5, 1, 11, tzinfo=UTC)),
        ("2031-05-01T14:00Z", datetime(2031, 5, 1, 14, tzinfo=UTC)),
    ],
)
def test_a_time_is_that_of_this_clock(given: str, expected: datetime) -> None:
    assert moment_of(given, "--since", NOW) == expected


def test_days() -> None:
    assert day_of("yesterday", "--since", NOW) == date(2031, 5, 11)
    assert day_of("2031-05-01", "--until", NOW) == date(2031, 5, 1) and day_of(None, "--until", NOW) is None


@pytest.mark.parametrize("given", ["", "soon", "2031-13-01", "99999 weeks", "-1 days ago", "2031-05-01 24:99"])
def test_what_is_no_time_is_one_sentence(given: str) -> None:
    with pytest.raises(UsageError, match="--since"):
        moment_of(given, "--since", NOW)
