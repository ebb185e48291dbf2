"""Which story a report joins: ``sayso.link.stories.StoryIndex`` over the database.

1. The report's terms are written down, and its candidates looked up: reports that stand under the same rare terms and
   are near in time. Of each term a bounded number of entries is read, so that this costs the same at any size.
2. It is held against the stories of its candidates, and joins the one with the best score, or starts one.
3. Where its story has grown to three reports or more, stories with the same core are joined to it.
4. The stories that changed are noted: what they claim is compared anew later.

A story's number is that of its first report. The differences from the index: of entries without a day the newest are
read, and for a report without one the first and the last days', where the index spreads them evenly.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from sqlalchemy import Connection

from sayso.ledger import tables as t
from sayso.ledger.among import among, ask
from sayso.ledger.inserting import insert, insert_values
from sayso.ledger.judging.moving import absorb, kept_apart
from sayso.ledger.shelf import Shelf
from sayso.link.stories import MOST_STORIES, Features
from sayso.link.story_candidates import KEY_TERMS, MOST, SIDE, SPREAD, UNDATED
from sayso.link.story_linking import (
    CORE,
    CORE_DAYS,
    CORE_REPORTS,
    THRESHOLD,
    Cluster,
    Likely,
    alone,
    by_cores,
    core_of,
    days_between,
    held_core,
    likely,
    parts_by_cores,
    parts_by_nearest,
    parts_by_pairs,
)
from sayso.link.story_pairs import Part, Terms

STORIES = """SELECT s.report, s.story, c.size, c.known, c.days FROM story_report s JOIN cluster c ON c.story = s.story
WHERE s.report {among}"""
KEEP = """INSERT INTO cluster (story, size, known, days) VALUES (?, ?, ?, ?)
ON CONFLICT (story) DO UPDATE SET size = excluded.size, known = excluded.known, days = excluded.days"""
NO_DAY = 0
"""The day under which a report without one is posted: no day has this ordinal."""


def assign(shelf: Shelf, report: int, features: Features, changed: Counter[int]) -> None:
    """Find the story of a report, or start one. ``changed``: counts how often a story has."""
    connection = shelf.connection
    card = shelf.write(report, features)  # 1
    me = alone(shelf, report)
    terms = shelf.rarest(report, KEY_TERMS)
    met = _near(shelf, report, card.day, [term for term in terms if shelf.shares.held[term] > 1])
    day = NO_DAY if card.day is None else card.day
    if terms:
        insert_values(connection, t.posting, ("term", "day", "report"), [(term, day, report) for term in terms])
    found = _scored(shelf, report, me, met)  # 2
    parts: tuple[Part, ...] = ()
    if found:
        one, cluster = found[0]
        parts = (parts_by_nearest if one.late else parts_by_pairs)(me, cluster, shelf)
    if not found or one.score < THRESHOLD:
        _place(connection, report, report, me, parts, ())
        changed[report] += 1
        return
    story = one.story
    held = np.concatenate([shelf.cards[other].ids for other in cluster.known])
    keys = shelf.keys_of(report)
    shared = [keys[terms[at]] for at in shelf.shares.places(held, np.array(terms)).nonzero()[0][:8]]
    grown = cluster.with_all(me)
    _place(connection, report, story, grown, parts, shared)
    story = _merge(shelf, story, grown, [(other.story, theirs) for other, theirs in found[1:]], changed)  # 3
    changed[story] += 1  # 4


def _near(shelf: Shelf, report: int, day: int | None, terms: Sequence[int]) -> list[int]:
    """The candidates, best first: reports met most often, each term counted by its rarity. ``terms``: those that
    another report holds, too."""
    if not terms:
        return []
    values: list[int] = []
    for term in terms:
        values += [term, term] if day is None else [term, day, report, term, day, report]
        values += [term] * shelf.pages.undated
    connection = shelf.connection
    query = _entries(len(terms), day is not None, shelf.pages.undated, connection.dialect.name)
    under: list[set[int]] = [set() for _ in terms]  # the first and the last days' entries may be the same
    for place, some in ask(connection, query, *values):
        if some:
            under[place].update(map(int, some.split(",")))
    met: dict[int, float] = {}
    for rarity, others in zip(shelf.rarities(np.array(terms)).tolist(), under, strict=True):
        for other in others:
            met[other] = met.get(other, 0.0) + rarity
    met.pop(report, None)
    return sorted(sorted(met), key=met.__getitem__, reverse=True)[:MOST]


@cache
def _entries(terms: int, dated: bool, undated: bool, dialect: str) -> str:
    """The query for the entries of so many terms: rows of the place of a term and reports, with commas between them,
    since many rows take longer. ``undated``: whether there are reports without a day."""
    together = "group_concat(report)" if dialect == "sqlite" else "string_agg(report::text, ',')"
    before = "term = ? AND day > 0 AND (day, report) < (?, ?) ORDER BY day DESC, report DESC"
    after = "term = ? AND (day, report) >= (?, ?) ORDER BY day, report"
    first, last = "term = ? AND day > 0 ORDER BY day, report", "term = ? AND day > 0 ORDER BY day DESC, report DESC"
    none = f"term = ? AND day = {NO_DAY} ORDER BY report DESC"
    parts = (
        ((before, SIDE), (after, SIDE + 1), (none, UNDATED))
        if dated
        else ((first, SPREAD // 2), (last, SPREAD // 2), (none, SPREAD))
    )
    return " UNION ALL ".join(
        f"SELECT {i} AS place, {together} FROM (SELECT report FROM posting WHERE {where} LIMIT {most}) AS s{i}_{j}"
        for i in range(terms)
        for j, (where, most) in enumerate(parts if undated else parts[:2])
    )


def _scored(shelf: Shelf, report: int, me: Cluster, met: Sequence[int]) -> list[tuple[Likely, Cluster]]:
    """The stories that the report may belong to, the one that it joins first."""
    story_of: dict[int, int] = {}
    clusters: dict[int, Cluster] = {}
    for number, story, size, known, days in among(shelf.connection, STORIES, met) if met else ():
        story_of[number] = story
        if story not in clusters:
            clusters[story] = Cluster(size, tuple(json.loads(known)), tuple(json.loads(days)))
    near = list(dict.fromkeys([*met, *(one for cluster in clusters.values() for one in cluster.known)]))
    shelf.read(near)
    seen = shelf.seen(report)
    seen.look_at(shelf.cards[one] for one in near)
    scores = {one: seen.score(shelf.cards[one]) for one in near}
    ranked = sorted(sorted(met), key=scores.__getitem__, reverse=True)
    stories = list(dict.fromkeys(story_of[other] for other in ranked))[:MOST_STORIES]
    held = {story: clusters[story] for story in stories}
    found = likely(held, me, lambda one, me: scores[one], lambda one: held_core(me, core_of(one, shelf), shelf))
    return [(one, clusters[one.story]) for one in found]


def _merge(
    shelf: Shelf, story: int, grown: Cluster, others: Iterable[tuple[int, Cluster]], changed: Counter[int]
) -> int:
    """Join other stories to the one that has just grown, by their cores; its number."""
    connection = shelf.connection
    core: Terms | None = None
    for other, theirs in others:
        if min(grown.size, theirs.size) < CORE_REPORTS or days_between(grown.days, theirs.days) > CORE_DAYS:
            continue
        core = core_of(grown, shelf) if core is None else core
        cosine = by_cores(grown, theirs, core, core_of(theirs, shelf))
        if cosine < CORE:
            continue
        if kept_apart(connection, story, other):
            continue
        core = None
        first, second = min(story, other), max(story, other)
        grown = grown.with_all(theirs)
        absorb(connection, first, second)
        del changed[second]
        parts = json.dumps(_rounded(parts_by_cores(cosine)))
        insert(connection, t.joined, [{"story": first, "other": second, "parts": parts}])
        story = first
        _keep(connection, story, grown)
    return story


def _place(
    connection: Connection, report: int, story: int, cluster: Cluster, parts: Iterable[Part], shared: Sequence[str]
) -> None:
    insert(
        connection,
        t.story_report,
        [{"report": report, "story": story, "reasons": json.dumps([_rounded(parts), list(shared)])}],
    )
    _keep(connection, story, cluster)


def _keep(connection: Connection, story: int, cluster: Cluster) -> None:
    ask(connection, KEEP, story, cluster.size, json.dumps(cluster.known), json.dumps(cluster.days))


def _rounded(parts: Iterable[Part]) -> list[list[str | float]]:
    """The parts of a score, to six digits."""
    return [[part.name, round(float(part.value), 6), part.weight] for part in parts if part.value]
