"""What of the ledger is exported: all of it, the claims of a query, or what some ids name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.errors import UsageError
from sayso.publish.exporting import Part, part_of

if TYPE_CHECKING:
    from sayso.answers import Query
    from sayso.ledger import Ledger

AT_ONCE = 200


def parts_of(book: Ledger, query: Query, ids: Sequence[str], texts: bool = True) -> Iterator[Part]:
    """Parts of a ledger: all of it as one; or, a story a part, the claims of the query and those that the first digits
    of ids name with the reports that tell of them (of a story all, of a report or statement those it is in). A
    UsageError where there are none."""
    from sayso.answers import ALL

    if query == ALL and not ids:
        compared = book.compared()  # before the readings: those that were added meanwhile do no harm
        yield part_of(book.readings(), compared, texts)
        return
    whole, chosen = _named(book, ids)
    if query != ALL:
        chosen |= _asked(book, query)
    stories: dict[str, set[str]] = {id: set() for id in whole}
    for claim in chosen:
        stories.setdefault(book.claim(claim).story, set()).add(claim)
    if not stories:
        raise UsageError("nothing in the ledger has that; `sayso claims` shows what there is.")
    for id in sorted(stories):
        told = book.told(id)
        yield part_of(told.readings, told.compared, texts, None if id in whole else stories[id])


def stories_of(book: Ledger, texts: bool = True) -> Iterator[Part]:
    """All of a ledger, a story a part, the newest first: the memory of its largest story, whatever its size."""
    from sayso.answers import ALL

    mark: str | None = None
    while True:
        page = book.stories(ALL, AT_ONCE, mark)
        for row in page.rows:
            told = book.told(row.id)
            yield part_of(told.readings, told.compared, texts)
        mark = page.next
        if mark is None:
            return


def _named(book: Ledger, ids: Sequence[str]) -> tuple[set[str], set[str]]:
    """The stories and claims that ids name."""
    stories: set[str] = set()
    claims: set[str] = set()
    for short in ids:
        named = book.named(short)
        if named.kind == "story":
            stories.add(named.id)
        elif named.kind == "claim":
            claims.add(named.id)
        elif named.kind == "statement":
            claims |= _some(book.statement(named.id).claims, short)
        elif named.kind == "report":
            reading = book.reading(named.id)
            held = book.held(named.id, [statement.id for statement in reading.statements])
            claims |= _some([claim for some in held.claims.values() for claim in some], short)
        else:
            raise UsageError(f"{short} is a {named.kind}; give --id a report, statement, claim or story.")
    return stories, claims


def _some(claims: Sequence[str], short: str) -> set[str]:
    if not claims:
        raise UsageError(f"nothing of {short} is in a claim; give another id, or a story's.")
    return set(claims)


def _asked(book: Ledger, query: Query) -> set[str]:
    found: set[str] = set()
    mark: str | None = None
    while True:
        page = book.claims(query, AT_ONCE, mark)
        found |= {row.id for row in page.rows}
        mark = page.next
        if mark is None:
            return found
