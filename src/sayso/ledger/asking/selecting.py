"""Which entries a query asks for: their numbers, the newest first.

1. Names, words and tokens are found by the full-text index of the entries, whose numbers follow the days: SQLite reads
   the lists of an index from the newest on and stops when a page is full, however many entries match.
2. A day is a range of numbers, except where something was first told of by ``until`` and again later: such entries, far
   fewer, come first, from an index of their own.
3. What was typed is never taken for a command of the search.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from sayso.answers import Query
from sayso.compared import State
from sayso.errors import UsageError
from sayso.ledger import tables as t
from sayso.ledger.asking.entering import BITS, CATEGORIES, first_n
from sayso.ledger.asking.entries import BETWEEN, WORD, folded, token
from sayso.ledger.columns import stored

END = 1 << 62
DATED = 1 << BITS
MOST_WORDS = 50
NAMES = ("sources", "places", "outlets")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query's conditions on the full-text index: phrases by column."""

    phrases: tuple[tuple[str, str], ...]
    words: str | None
    nothing: bool


def numbers_of(
    connection: Connection, table: Table, query: Query, limit: int, before: int = END, exactly: str | None = None
) -> list[int]:
    """The numbers of the newest entries of a list that have what is asked for, below ``before``. ``exactly``: the
    whole name of a source."""
    asked = _asked(query, table, exactly)
    if asked.nothing:
        return []
    lower = first_n(query.since) if query.since else DATED if query.until else 0
    if query.until is None:
        return _numbers(connection, table, query, asked, limit, lower, before, False)
    upper = first_n(query.until) + DATED
    found: list[int] = []
    if before > upper:
        found = _numbers(connection, table, query, asked, limit, max(upper, lower), before, True)  # 2
    if len(found) < limit:
        found += _numbers(connection, table, query, asked, limit - len(found), lower, min(before, upper), False)
    return found


def _asked(query: Query, table: Table, exactly: str | None) -> Asked:
    if query.category is not None and folded(query.category) not in CATEGORIES:
        raise UsageError(f"there is no category {query.category!r}; give one of {', '.join(CATEGORIES)}.")
    if query.state is not None and folded(query.state) not in tuple(State):
        raise UsageError(f"there is no state {query.state!r}; give one of {', '.join(State)}.")
    phrases = []
    place = "terms" if query.place and len(query.place) == 2 and query.place.isupper() else "places"
    for column, given in (
        ("terms", query.category and token("c", query.category)),
        ("terms", query.state and token("s", query.state)),
        ("sources", query.source),
        ("sources", exactly and f"{BETWEEN} {exactly} {BETWEEN}"),
        ("outlets", query.outlet),
        (place, token("p", query.place) if query.place and place == "terms" else query.place),
    ):
        if given is not None:
            phrases.append((column, " ".join(WORD.findall(stored(given)))))
    words = None if query.words is None else WORD.findall(stored(query.words))[:MOST_WORDS]
    nothing = any(not phrase for _, phrase in phrases) or (words is not None and not words)
    if words and table is not t.report_entry:
        phrases += [("words", word) for word in words]
    return Asked(tuple(phrases), " ".join(words) if words and table is t.report_entry else None, nothing)


def _numbers(
    connection: Connection, table: Table, query: Query, asked: Asked, limit: int, lower: int, before: int, long: bool
) -> list[int]:
    sqlite = connection.dialect.name == "sqlite"
    name, index = table.name, table.name.replace("_entry", "_index")
    number = "rowid" if sqlite and asked.phrases else "n"
    where, values = [f"{number} >= ?", f"{number} < ?"], list[Any]((lower, before))
    if asked.phrases and sqlite:
        where.insert(0, f"{index} MATCH ?")
        values.insert(0, " AND ".join(f'{column} : "{phrase}"' for column, phrase in asked.phrases))
    for column, phrase in () if sqlite else asked.phrases:
        config, kind = ("english", "plainto") if column == "words" else ("simple", "phraseto")
        where.append(f"{column}_index @@ {kind}_tsquery('{config}', ?)")
        values.append(phrase)
    if long:
        until = query.until.isoformat() if query.until else ""
        if number == "rowid" and any(column in NAMES for column, _ in asked.phrases):
            where.append(f"(SELECT first FROM {name} WHERE n = {index}.rowid) <= ?")  # few have a name: one by one
            values.append(until)
        else:
            where.append(f"{number} IN (SELECT n FROM {name} WHERE first < last AND n >= ? AND first <= ?)")
            values += [lower, until]
    if query.min_score is not None:
        held = f"(SELECT score FROM {name} WHERE n = {index}.rowid)" if number == "rowid" else "score"
        where.append(f"{held} >= ?")
        values.append(query.min_score)
    if asked.words is not None:
        if sqlite:
            where.append(
                f"{name}.n IN (SELECT n FROM report_entry WHERE report IN "
                "(SELECT rowid FROM report_words WHERE report_words MATCH ?))".replace(f"{name}.n", number)
            )
            values.append(" ".join(f'"{word}"' for word in asked.words.split()))
        else:
            where.append("report IN (SELECT report.n FROM report WHERE report.words @@ plainto_tsquery('english', ?))")
            values.append(asked.words)
    sql = f"SELECT {number} FROM {index if number == 'rowid' else name} WHERE {' AND '.join(where)}"
    sql += f" ORDER BY {number} DESC LIMIT ?"
    values.append(limit)
    if not sqlite:
        sql = sql.replace("?", "%s")
    return [row[0] for row in connection.exec_driver_sql(sql, tuple(values))]
