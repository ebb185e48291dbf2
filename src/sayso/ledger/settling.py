"""Finding the stories of reports that were added since, together: a page of the database that many of them change is
written once.

1. A report waits as long as it has no features. The numbers of those that wait are above all that do not.
2. They are taken in the order of their adding, so that it makes no difference which are taken together, nor who takes
   them. What nobody has at hand of a report is made again from its rows.
3. What was judged of a report before it was there is obeyed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from sayso.ledger.among import among, ask
from sayso.ledger.assigning import assign
from sayso.ledger.judging.moving import mark, obey
from sayso.ledger.pages import Pages, pages_now
from sayso.ledger.restoring import DAMAGED, fetch, restored
from sayso.ledger.shelf import Shelf
from sayso.link.stories import Features, features_of

SETTLED_EVERY = 128
"""Reports that a process adds before it finds their stories: others wait for some 300 milliseconds meanwhile."""
WAITING = """SELECT n, id, EXISTS (SELECT 1 FROM concerns WHERE concerns.report = report.id) FROM report
WHERE n > (SELECT coalesce(max(report), 0) FROM features) ORDER BY n"""
FIRST = "SELECT min(n) FROM reading WHERE report {among} GROUP BY report ORDER BY 1"


def settle(connection: Connection, known: Pages | None, at_hand: Mapping[str, Features]) -> Pages | None:
    """Find the story of every report that waits. ``at_hand``: features, by the reports' ids. After the transaction is
    kept the pages are as given back."""
    waiting = ask(connection, WAITING)  # 1
    if not waiting:
        return known
    pages = pages_now(connection, known)
    shelf = Shelf(connection, pages)
    features = _features(connection, waiting, at_hand)
    shelf.number(features)
    changed: Counter[int] = Counter()
    for (report, id, judged), own in zip(waiting, features, strict=True):  # 2
        assign(shelf, report, own, changed)
        if judged:
            _keep(shelf, changed)
            obey(connection, [id])  # 3
    _keep(shelf, changed)
    return pages.carried(waiting[-1][0])


def _keep(shelf: Shelf, changed: Counter[int]) -> None:
    shelf.keep()
    for story, changes in changed.items():
        mark(shelf.connection, story, changes)
    changed.clear()


def _features(connection: Connection, waiting: Sequence[Any], at_hand: Mapping[str, Features]) -> list[Features]:
    found = {id: at_hand[id] for _, id, _ in waiting if id in at_hand}
    rest = [report for report, id, _ in waiting if id not in found]
    if rest:
        for rows in fetch(connection, [n for (n,) in among(connection, FIRST, rest)]):
            try:
                one = features_of(restored(rows))
            except DAMAGED:  # which ``verify`` tells
                continue
            found[one.report] = one
    return [found.get(id) or Features(id, None, ()) for _, id, _ in waiting]
