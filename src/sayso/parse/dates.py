"""Days as news writes them. A day is taken only where it cannot be another one."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

MONTHS = {name: number for number, names in enumerate((
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec"), 1) for name in names.split()}
MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
CLOCK = r"(?:[T\s,]{1,3}(?:at\s)?[\d:.,apmzutcgestd+\-()\s]{0,40})?"
DAY = (rf"(?:(?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})"
       r"|(?P<y2>\d{4})(?P<m2>\d{2})(?P<d2>\d{2})"
       r"|(?P<a>\d{1,2})(?P<mark>[/.\-])(?P<b>\d{1,2})(?P=mark)(?P<y3>\d{4})"
       rf"|(?P<n4>{MONTH})\.?\s{{1,3}}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y4>\d{{4}})"
       rf"|(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?[\s\-]{{1,3}}(?:of\s)?(?P<n5>{MONTH})\.?,?[\s\-]{{1,3}}(?P<y5>\d{{4}}))(?!\d)")
WHOLE = re.compile(rf"\s*{WEEKDAY}{DAY}{CLOCK}\s*", re.IGNORECASE)
FRONT = re.compile(rf"\s{{0,9}}{WEEKDAY}{DAY}", re.IGNORECASE)
SAID = re.compile(rf"\b(?P<word>published|posted|first published|(?:last )?updated|(?:last )?modified)"
                  rf"(?: on| at)?\s{{0,3}}:?\s{{0,3}}{WEEKDAY}{DAY}", re.IGNORECASE)
IN_PATH = re.compile(rf"[/_-](\d{{4}})[/_-](\d{{1,2}}|{MONTH})[/_-](\d{{1,2}})(?=[/_.-]|$)"
                     r"|/(\d{4})(\d{2})(\d{2})(?=[/_.-]|$)", re.IGNORECASE)
HEAD = 1000
"""Characters at a text's start in which its date is looked for."""


def day_of(value: str) -> date | None:
    """The day that a whole value names ("2031-05-12T08:00Z", "May 12, 2031", "11/26/2031"), as it is
    written (no time zone is applied); None where it names none, or two. A value with slashes whose
    first two numbers could both be months is month first."""
    match = WHOLE.fullmatch(value) if len(value) < 200 else None
    return _day(match) if match else None


def day_in_url(url: str) -> date | None:
    """The day in an address's path (/2031/05/12/), or None."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for match in IN_PATH.finditer(path[:2000]):
        year, month, day = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
        number = int(month) if month.isdigit() else MONTHS[month.lower()]
        found = _valid(int(year), number, int(day))
        if found and 1990 <= found.year <= 2100:
            return found
    return None


def days_said(text: str) -> tuple[date | None, date | None]:
    """The days that a text says at its start that it was published and updated on."""
    published = updated = None
    head = text[:HEAD]
    for match in SAID.finditer(head):
        if match["word"].lower().endswith(("updated", "modified")):
            updated = updated or _day(match)
        else:
            published = published or _day(match)
    if published is None:
        front = FRONT.match(head)
        published = _day(front) if front else None
    return published, updated


def day_within(text: str) -> date | None:
    """The first full day in a short text (a dateline), or None."""
    match = re.search(DAY, text, re.IGNORECASE)
    return _day(match) if match else None


def _day(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    for n in ("1", "2"):
        if part["y" + n]:
            return _valid(int(part["y" + n]), int(part["m" + n]), int(part["d" + n]))
    for n in ("4", "5"):
        if part["y" + n]:
            return _valid(int(part["y" + n]), MONTHS[part["n" + n].lower()], int(part["d" + n]))
    first, second, year = int(part["a"]), int(part["b"]), int(part["y3"])
    if first > 12 or part["mark"] == ".":
        return _valid(year, second, first)
    if part["mark"] == "-" and second <= 12 and first != second:
        return None
    return _valid(year, first, second)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1000 else None
    except ValueError:
        return None
