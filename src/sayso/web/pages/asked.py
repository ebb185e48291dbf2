"""What a list page is asked for: its query, the rows behind it, and the addresses that widen or narrow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from sayso.answers import Count, Facets
from sayso.answers import Query as Asked
from sayso.errors import UsageError

SHOWN = 8
"""Values of a facet: more make a list that nobody reads."""
NAMES = ("words", "outlet", "source", "category", "state", "place", "since", "until")
Text = Annotated[str, Query(max_length=500)]
Day = Annotated[str, Query(max_length=20)]
After = Annotated[str, Query(max_length=2000)]


class Listed:
    """The words of a list page's address."""

    def __init__(self, words: Text = "", outlet: Text = "", source: Text = "", category: Text = "", state: Text = "",
                 place: Text = "", since: Day = "", until: Day = "", after: After = "") -> None:
        given = {"words": words.strip(), "outlet": outlet, "source": source, "category": category, "state": state,
                 "place": place}
        self.values: dict[str, str] = {name: value for name, value in given.items() if value}
        days = {name: day for name, given in (("since", since), ("until", until)) if (day := _day(name, given))}
        self.values.update({name: day.isoformat() for name, day in days.items()})
        self.after = after or None
        self.query = Asked(words=given["words"] or None, outlet=outlet or None, source=source or None,
                           category=category or None, state=state or None, place=place or None,
                           since=days.get("since"), until=days.get("until"))

    def chosen(self, path: str) -> list[tuple[str, str, str]]:
        """The filters in force: name, value, and the address without it."""
        return [(name, value, address(path, {k: v for k, v in self.values.items() if k != name}))
                for name, value in self.values.items()]

    def groups(self, path: str, facets: Facets) -> list[tuple[str, list[tuple[str, int, str]]]]:
        """The facets that can narrow it: for each value its name, count, and the address with it."""
        def of(name: str, counts: Sequence[Count]) -> list[tuple[str, int, str]]:
            return [] if name in self.values else [
                (_shown(name, count), count.claims, address(path, {**self.values, name: count.value}))
                for count in counts[:SHOWN]]

        return [("State", of("state", facets.states)), ("What became of people", of("category", facets.categories)),
                ("Outlet", of("outlet", facets.outlets)), ("Source", of("source", facets.sources)),
                ("Place", of("place", facets.places)), ("Month", self._months(path, facets.months))]

    def _months(self, path: str, counts: Sequence[Count]) -> list[tuple[str, int, str]]:
        if "since" in self.values or "until" in self.values:
            return []
        found = []
        for count in reversed(counts[-SHOWN:]):
            year, month = int(count.value[:4]), int(count.value[5:7])
            after = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
            span = {"since": f"{year:04d}-{month:02d}-01", "until": date.fromordinal(after).isoformat()}
            found.append((count.shown, count.claims, address(path, {**self.values, **span})))
        return found

    def more(self, path: str, following: str | None) -> str:
        """The address of the next page; empty where there is none."""
        return address(path, {**self.values, "after": following}) if following else ""


def _shown(name: str, count: Count) -> str:
    return count.shown.replace("_", " ") if name == "category" else count.shown


def _day(name: str, written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UsageError(f"{name}={written} is no day; write it as 2031-05-12.") from None


Lists = Annotated[Listed, Depends()]


def address(path: str, values: Mapping[str, str]) -> str:
    """A path with the words of a query."""
    return path + (f"?{urlencode(values, errors='replace')}" if values else "")
