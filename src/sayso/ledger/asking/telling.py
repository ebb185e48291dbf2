"""One thing whole: a story with all that was found of it, and what an id, or the beginning of one, names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from sayso.answers import Held, Named
from sayso.errors import UsageError
from sayso.ledger import tables as t
from sayso.ledger.relinking import follow

KINDS = {
    "report": t.report.c.id,
    "statement": t.statement.c.id,
    "claim": t.claim.c.id,
    "story": t.story.c.id,
    "source": t.facet.c.id,
}
CANDIDATES = 10
"""Ids that an error names."""
DIGITS = 8
"""Digits of an id that are shown at least."""
WHOLE = 32
HEXADECIMAL = frozenset("0123456789abcdef")


def named(connection: Connection, short: str) -> Named:
    """What the beginning of an id names; ids that were given up lead to those in their place. A UsageError where
    there is none, or where there are several."""
    prefix = short.strip().lower()
    if not prefix or not HEXADECIMAL.issuperset(prefix):
        raise UsageError(f"{short!r} is no id; give the first digits of one, as `sayso claims` shows them.")
    found = {
        Named(kind, id)
        for kind, column in KINDS.items()
        for id in connection.execute(
            select(column).where(column >= prefix, column < prefix + "g").order_by(column).limit(CANDIDATES + 1)
        ).scalars()
    }
    old = t.redirect.c.old
    gone = connection.execute(select(old).where(old >= prefix, old < prefix + "g").limit(CANDIDATES + 1)).scalars()
    found |= {now for id in gone if (now := _now(connection, id)) is not None}
    if not found and (erased := _erased(connection, prefix)) is not None:
        raise UsageError(erased)
    if not found:
        raise UsageError(f"nothing in the ledger has an id that begins with {prefix}; `sayso claims` shows ids.")
    if len(found) > 1:
        digits = shown_ids(connection, [one.id for one in found])
        listed = sorted(f"{one.kind} {digits[one.id]}" for one in found)
        more = f", and {len(listed) - CANDIDATES} more" if len(listed) > CANDIDATES else ""
        raise UsageError(f"{prefix} begins several ids: {', '.join(listed[:CANDIDATES])}{more}; give more digits.")
    return next(iter(found))


def _erased(connection: Connection, prefix: str) -> str | None:
    """What the tombstone of a report with such an id says; None where there is none."""
    report = t.tombstone.c.report
    query = select(report, t.tombstone.c.at, t.tombstone.c.author, t.tombstone.c.why)
    row = connection.execute(query.where(report >= prefix, report < prefix + "g").order_by(report).limit(1)).first()
    return f"the report {row.report} was erased on {row.at[:10]} by {row.author}: {row.why}" if row else None


def _now(connection: Connection, id: str) -> Named | None:
    """What stands in the place of an id that was given up."""
    id = follow(connection, id)
    for kind in ("claim", "story"):
        if connection.execute(select(KINDS[kind]).where(KINDS[kind] == id)).scalar() is not None:
            return Named(kind, id)
    return None


def story_of(connection: Connection, id: str) -> int | None:
    """The number of a story, or of a claim's story, by its whole id."""
    n = connection.execute(select(t.story.c.n).where(t.story.c.id == id)).scalar()
    return n if n is not None else connection.execute(select(t.claim.c.story).where(t.claim.c.id == id)).scalar()


def shown_ids(connection: Connection, ids: Collection[str]) -> Mapping[str, str]:
    """The first digits of ids, as many as tell each from all others in the ledger."""
    found: dict[str, str] = {}
    for id in dict.fromkeys(ids):
        digits = DIGITS
        for column in KINDS.values():
            above = select(column).where(column > id).order_by(column).limit(1)
            below = select(column).where(column < id).order_by(column.desc()).limit(1)
            for near in (above, below):
                other = connection.execute(near).scalar()
                digits = max(digits, _shared(id, other) + 1) if other is not None else digits
        found[id] = id[:digits]
    return found


def _shared(a: str, b: str) -> int:
    return next((at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))


def held(connection: Connection, report: str, statements: Sequence[str]) -> Held:
    """The story of a report, and the claims of its statements."""
    n = select(t.report.c.n).where(t.report.c.id == report).scalar_subquery()
    query = select(t.story.c.id).join(t.story_report, t.story_report.c.story == t.story.c.n)
    story = connection.execute(query.where(t.story_report.c.report == n)).scalar()
    claims: dict[str, dict[str, None]] = {}
    for some in (statements[at : at + 500] for at in range(0, len(statements), 500)):
        members = select(t.member.c.statement, t.member.c.claim).where(t.member.c.statement.in_(some))
        for row in connection.execute(members.order_by(t.member.c.statement, t.member.c.claim)):
            claims.setdefault(row.statement, {})[row.claim] = None
    return Held(story, {statement: tuple(own) for statement, own in claims.items()})
