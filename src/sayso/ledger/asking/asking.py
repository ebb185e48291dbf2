"""The questions that a ledger answers, as its methods. Each is answered from one state of the ledger.

Ids are whole; ``named`` makes them of their first digits. ``limit``: rows of a page (1,000 at most); ``after``: the
``next`` of the page before. A UsageError for what cannot be asked: a category, state or page that there is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine, func, select

from sayso.answers import (
    ALL,
    Change,
    ClaimRow,
    Facets,
    Found,
    Held,
    Named,
    Page,
    Query,
    ReportRow,
    SourceRow,
    SourceView,
    StatementRow,
    StoryRow,
    Told,
)
from sayso.errors import UsageError
from sayso.ledger import tables as t
from sayso.ledger.asking import changes, faceting, finding, lists, loading, sources, telling
from sayso.ledger.opening import Address, plainly, transaction
from sayso.ledger.relinking import compared_in, follow

PAGE = 50


class Asking:
    """What an open ledger answers."""

    address: Address
    engine: Engine

    @contextmanager
    def _asked(self) -> Iterator[Connection]:
        with plainly(self.address), transaction(self.engine) as connection:
            yield connection

    def stories(self, query: Query = ALL, limit: int = PAGE, after: str | None = None) -> Page[StoryRow]:
        """Stories, the newest first."""
        with self._asked() as connection:
            return lists.stories(connection, query, limit, after)

    def claims(self, query: Query = ALL, limit: int = PAGE, after: str | None = None) -> Page[ClaimRow]:
        """Claims, those told last first."""
        with self._asked() as connection:
            return lists.claims(connection, query, limit, after)

    def reports(self, query: Query = ALL, limit: int = PAGE, after: str | None = None) -> Page[ReportRow]:
        """Reports that were compared, the newest first."""
        with self._asked() as connection:
            return lists.reports(connection, query, limit, after)

    def sources(self, query: Query = ALL, limit: int = PAGE, after: str | None = None) -> Page[SourceRow]:
        """Who is quoted in the claims of the query, those with most statements first; the counts are of the whole
        ledger."""
        with self._asked() as connection:
            return sources.sources(connection, query, limit, after)

    def statements(self, query: Query = ALL, limit: int = PAGE, after: str | None = None) -> Page[StatementRow]:
        """Statements of the latest readings: the newest reports first, those of one report in its order."""
        with self._asked() as connection:
            return lists.statements(connection, query, limit, after)

    def changes(self, since: datetime, limit: int = PAGE, after: str | None = None) -> Page[Change]:
        """What reports that were added since then brought to claims, the latest first."""
        with self._asked() as connection:
            return changes.changes(connection, since, limit, after)

    def find(self, words: str, limit: int = PAGE, after: str | None = None) -> Page[Found]:
        """Reports that hold all the words, in any form, the best first, each with its best passage."""
        with self._asked() as connection:
            return finding.find(connection, words, limit, after)

    def facets(self, query: Query = ALL) -> Facets:
        """What the claims of the query have, with how many have it."""
        with self._asked() as connection:
            return faceting.facets(connection, query)

    def told(self, id: str) -> Told:
        """The story of this id, or the one of this claim, whole; a UsageError where there is none."""
        with self._asked() as connection:
            now = follow(connection, id)
            n = telling.story_of(connection, now)
            if n is None:
                raise UsageError(f"there is no story or claim {id} in {self.address.shown}.")
            compared = compared_in(connection, [n])
            story = compared.stories[0]
            readings = loading.readings_of(connection, story.reports)
            return Told(story, compared, tuple(readings[report] for report in story.reports))

    def source(self, id: str, limit: int = PAGE, after: str | None = None) -> SourceView:
        """A source with a page of its statements, the newest first; a UsageError where there is none."""
        with self._asked() as connection:
            return sources.source(connection, id, limit, after)

    def claim(self, id: str) -> ClaimRow:
        """A claim as in a list; a UsageError where there is none."""
        with self._asked() as connection:
            now = follow(connection, id)
            found = lists.claims_named(connection, [now])
            if now not in found:
                raise UsageError(f"there is no claim {id} in {self.address.shown}.")
            return found[now]

    def statement(self, id: str) -> StatementRow:
        """A statement as in a list; a UsageError where there is none."""
        with self._asked() as connection:
            found = loading.said(connection, [id])
            if id not in found:
                raise UsageError(f"there is no statement {id} in {self.address.shown}.")
            return loading.statement_rows(connection, [found[id]])[0]

    def held(self, report: str, statements: Sequence[str]) -> Held:
        """The story of a report, and the claims of its statements."""
        with self._asked() as connection:
            return telling.held(connection, report, statements)

    def named(self, short: str) -> Named:
        """What the beginning of an id names: a report, statement, claim, story or source. Ids that were given up lead
        to those in their place. A UsageError where there is none, or, naming them, where there are several."""
        with self._asked() as connection:
            return telling.named(connection, short)

    def shown(self, ids: Collection[str]) -> Mapping[str, str]:
        """The first digits of ids, as many as tell each from all others in the ledger."""
        with self._asked() as connection:
            return telling.shown_ids(connection, ids)

    def waiting(self) -> int:
        """How many stories gained a report and were not compared since, and how many reports have no story yet."""
        with self._asked() as connection:
            stories = connection.execute(select(func.count()).select_from(t.stale)).scalar_one()
            last = select(func.coalesce(func.max(t.features.c.report), 0)).scalar_subquery()
            return stories + connection.execute(select(func.count()).where(t.report.c.n > last)).scalar_one()
