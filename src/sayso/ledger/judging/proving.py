"""Whether what people judged is obeyed, whether the words that they judged are there, and whether the scores by which
reports joined their stories add up. Each fault as (kind, id, what)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

from sqlalchemy import Connection, select

from sayso.errors import IntegrityError
from sayso.ledger import tables as t
from sayso.ledger.captures import Captures
from sayso.ledger.judging.judgements import Judgement, Of, Verb
from sayso.ledger.judging.moving import disagreeing, places_of
from sayso.ledger.judging.ruling import in_force
from sayso.link.story_linking import CORE, THRESHOLD

Fault = tuple[str, str, str]
ROUNDED = 1e-4
"""What a sum may lack: parts are kept to six digits."""


def disobeyed(connection: Connection) -> Iterator[Fault]:
    """Judgements whose words are not in their reports, or that stories are not as they say."""
    try:
        every = in_force(connection)
    except IntegrityError:
        return  # said of the judgement
    reports = {report for judgement in every for report in judgement.reports}
    query = select(t.report.c.id, t.report.c.text).where(t.report.c.id.in_(reports))
    texts = {row.id: row.text for row in connection.execute(query)} if reports else {}
    for judgement in every:
        for anchor in (*judgement.left, *judgement.right):
            text = texts.get(anchor.report)
            for words in (anchor.quote, anchor.number):
                if text is not None and words is not None and words not in text:
                    yield "judgement", judgement.id, f"its words {words!r} are not in the report {anchor.report}"
    own = [judgement for judgement in every if judgement.of is Of.STORY]
    places = places_of(connection, reports) if own else {}
    story_of = {report: story for report, (_, story) in places.items()}
    for number, judgement in enumerate(own):
        if _is_not(judgement, own[number:], story_of):
            yield "judgement", judgement.id, "the stories of its reports are not as it says"


def _is_not(judgement: Judgement, later: list[Judgement], story_of: dict[str, int]) -> bool:
    """Whether a judgement on stories, that none of the later ones (itself the first) touches, is not obeyed."""
    stories = {story_of[report] for report in judgement.reports if report in story_of}
    if judgement.verb is Verb.SPLIT:
        return any(disagreeing([judgement, *_others(later)], story_of, Verb.SPLIT, {story}) for story in stories)
    return len(stories) > 1 and not any(other.verb is Verb.SPLIT for other in later)


def _others(later: list[Judgement]) -> list[Judgement]:
    return [other for other in later if other.verb is not Verb.SPLIT]


def left_behind(connection: Connection, captures: Captures) -> Iterator[Fault]:
    """Captures of erased reports whose files are there."""
    query = select(t.tombstone.c.report, t.tombstone.c.received).where(t.tombstone.c.capture == 1)
    for report, sha256 in connection.execute(query):
        if captures.path(sha256).exists():
            yield "tombstone", report, f"its capture {sha256} is there; erase it again"


def unsummed(connection: Connection) -> Iterator[Fault]:
    """Reports and stories whose reasons for being together do not come to what joins them."""
    query = select(t.report.c.id, t.story_report.c.reasons).join(t.report, t.report.c.n == t.story_report.c.report)
    for report, reasons in connection.execute(query):
        total, shared = _total(reasons)
        if total is None or (shared and total < THRESHOLD - ROUNDED):
            yield "report", report, "the reasons for which it is in its story do not add up"
    for row in connection.execute(select(t.joined)):
        total, _ = _total(f"[{row.parts}, []]")
        if total is None or total < CORE - ROUNDED:
            yield "story", str(row.story), "the reasons for which another was joined to it do not add up"


def _total(reasons: str) -> tuple[float | None, list[str]]:
    """The sum of parts times weights, and the terms that are shared; None for what cannot be read."""
    try:
        parts, shared = json.loads(reasons)
        return math.fsum(value * weight for _, value, weight in parts), list(shared)
    except (ValueError, TypeError):
        return None, []
