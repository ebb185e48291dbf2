"""Days and times as a person gives them: 2031-05-12, 2031-05-12T14:00, today, yesterday, "3 days ago"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from sayso.errors import UsageError

AGO = re.compile(r"(\d{1,5}) (minute|hour|day|week)s? ago")


def moment_of(given: str, flag: str, now: datetime | None = None) -> datetime:
    """The time that was given, in UTC. A day begins at midnight where the clock of this machine stands; a time without
    a zone is of that clock too. A UsageError where it is none."""
    here = (now or datetime.now(UTC)).astimezone() if now is None or now.tzinfo is None else now
    text = " ".join(given.casefold().split())
    if text in ("today", "yesterday"):
        return _midnight(here.date() - timedelta(days=text == "yesterday"), here)
    if (ago := AGO.fullmatch(text)) is not None:
        number, unit = int(ago[1]), ago[2]
        if unit in ("day", "week"):
            return _midnight(here.date() - timedelta(days=number * (7 if unit == "week" else 1)), here)
        return (here - timedelta(**{f"{unit}s": number})).astimezone(UTC)
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return _midnight(date.fromisoformat(text), here)
        found = datetime.fromisoformat(text.upper())
    except (ValueError, OverflowError):
        raise UsageError(
            f'{flag} {given!r} is no time; write 2031-05-12, 2031-05-12T14:00, yesterday, or "3 days ago".'
        ) from None
    return (found if found.tzinfo else found.replace(tzinfo=here.tzinfo)).astimezone(UTC)


def day_of(given: str | None, flag: str, now: datetime | None = None) -> date | None:
    """The day that was given, or None. A UsageError where it is none."""
    if given is None:
        return None
    here = now if now is not None and now.tzinfo is not None else datetime.now(UTC).astimezone()
    return moment_of(given, flag, now).astimezone(here.tzinfo).date()


def _midnight(day: date, here: datetime) -> datetime:
    return datetime.combine(day, time(), here.tzinfo).astimezone(UTC)
