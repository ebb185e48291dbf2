"""What is asked is answered: every filter, page after page, of duplicates, undated reports and other generations."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

import sayso.ledger.asking.changes
import sayso.ledger.inserting
import sayso.ledger.ledger
import sayso.ledger.rows
from sayso.adding import add_captures
from sayso.answers import ALL, Query
from sayso.compared import State
from sayso.errors import UsageError
from sayso.ledger import Ledger, intake_of
from sayso.settings import Settings
from sayso.values import Capture, Failure, digest
from tests.ledger.made import made_capture, made_reading, read_made


@pytest.fixture
def asked(ledger: Ledger) -> Ledger:
    """With twenty reports of five events, a duplicate, and one without a day."""
    captures: list[Capture | Failure] = [made_capture(n) for n in range(20)]
    captures.append(replace(made_capture(3), given=replace(made_capture(3).given, external_id="again")))
    captures.append(replace(made_capture(24), given=replace(made_capture(24).given, published=None)))
    add_captures(captures, Settings(), ledger, ["x"], one=read_made)
    return ledger


def every(page: Any, query: Query, size: int = 3) -> list[Any]:
    """All rows, some at a time."""
    rows: list[Any] = []
    after = None
    while True:
        found = page(query, size, after)
        assert len(found.rows) <= size
        rows += found.rows
        after = found.next
        if after is None:
            return rows


QUERIES = (
    Query(words="flooding FAMILY"),
    Query(words="no such words"),
    Query(words="' OR 1=1 -- \" * NEAR( \x00 \ud800"),
    Query(words="!!!"),
    Query(category="displaced"),
    Query(category="killed"),
    Query(state="revised"),
    Query(place="lund"),
    Query(place="SE"),
    Query(place="DK"),
    Query(source="RUIZ"),
    Query(source="Ana Ruiz", outlet="post 1"),
    Query(source="Ruiz Karl"),
    Query(outlet="Post 2"),
    Query(min_score=0.9),
    Query(min_score=0.95),
    Query(since=date(2031, 6, 10)),
    Query(until=date(2031, 6, 10)),
    Query(until=date(2031, 5, 1), words="flood"),
    Query(since=date(2031, 5, 2), until=date(2031, 5, 2)),
)


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_claims_are_those_that_looking_at_all_of_them_finds(asked: Ledger, query: Query) -> None:
    expected = {
        row.id
        for row in every(asked.claims, ALL)
        if _has(asked, row.id, query)
        and (query.state is None or State(query.state) in row.states)
        and (query.min_score is None or row.score >= query.min_score)
        and (query.since is None or (row.last is not None and row.last >= query.since))
        and (query.until is None or (row.first is not None and row.first <= query.until))
    }
    found = every(asked.claims, query)
    assert {row.id for row in found} == expected and len(found) == len(expected)
    days = [row.last or date.min for row in found]
    assert days == sorted(days, reverse=True) or query.until is not None
    assert asked.facets(query).claims == len(found)
    for row in found:
        text = asked.reading(row.gist.report).report.text
        assert [span.of(text) for span in row.gist.spans] == list(row.gist.parts)


def _has(asked: Ledger, claim: str, query: Query) -> bool:
    """Whether a claim's statements have the words, names and category of a query, found without an index."""
    told = asked.told(claim)
    own = next(one for one in told.compared.claims if one.id == claim)
    members = {m.statement for m in own.members}
    said = [(r.report, s) for r in told.readings for s in r.statements if s.id in members]
    words = " ".join(f"{report.title} {report.text}" for report, _ in said).casefold()
    stems = {"flooding": "flood", "FAMILY": "famil"}
    if query.words is not None and (
        query.words[0] in "'!" or any(stems.get(word, word).casefold() not in words for word in query.words.split())
    ):
        return False
    if query.source is not None and not any(
        query.source.casefold() in link.name.casefold() for _, s in said for link in s.chain
    ):
        return False
    if query.outlet is not None and not any((r.outlet or "").casefold() == query.outlet.casefold() for r, _ in said):
        return False
    places = {name for _, s in said for p in s.places for name in (p.name.casefold(), p.country)}
    if query.place is not None and query.place not in places:
        return False
    return query.category is None or own.category == query.category


def test_pages_do_not_move_when_something_is_added(asked: Ledger) -> None:
    first = asked.claims(ALL, 4)
    rest = [row.id for row in asked.claims(ALL, 1000, first.next).rows]
    add_captures([made_capture(n) for n in (200, 201)], Settings(), asked, ["y"], one=read_made)
    after = [row.id for row in asked.claims(ALL, 1000, first.next).rows]
    assert [id for id in after if id in rest] == [id for id in rest if id in after]
    for page in (asked.claims, asked.stories, asked.reports, asked.sources, asked.statements):
        with pytest.raises(UsageError, match="after"):
            page(ALL, 3, "nonsense")
        with pytest.raises(UsageError, match="limit"):
            page(ALL, 0)


def test_reports_statements_and_sources_agree_with_the_readings(asked: Ledger) -> None:
    readings = list(asked.readings())
    assert {row.id for row in every(asked.reports, ALL)} == {reading.report.id for reading in readings}
    rows = every(asked.statements, ALL)
    assert sorted(row.id for row in rows) == sorted(s.id for r in readings for s in r.statements)
    assert [row.headline.published is None for row in rows] == sorted(row.headline.published is None for row in rows)
    once = {(r.report.text, r.report.outlet): r for r in sorted(readings, key=lambda r: r.report.id, reverse=True)}
    said = [link.name for r in once.values() for s in r.statements for link in s.chain]
    sources = every(asked.sources, ALL)
    assert {row.name: row.statements for row in sources} == {name: said.count(name) for name in said}
    assert [row.statements for row in sources] == sorted((row.statements for row in sources), reverse=True)
    view = asked.source(sources[0].id, 1000)
    assert all(any(link.name == view.source.name for link in row.chain) for row in view.statements.rows)
    assert {id for row in view.statements.rows for id in row.claims} >= set(view.source.latest)
    assert every(asked.statements, Query(min_score=1.0)) == [] != every(asked.statements, Query(state="agreed"))
    assert every(asked.statements, Query(words="flood")) == []  # of the reports, not of what is said
    lund = every(asked.statements, Query(place="Lund", words="families"))
    assert {row.headline.title for row in lund} == {"Flood in Lund"}
    assert {row.chain[0].name for row in every(asked.statements, Query(source="ruiz"))} == {"Ana Ruiz"}
    assert {row.figures[0].category for row in every(asked.statements, Query(category="displaced"))} == {"displaced"}


def test_facets_of_all_are_those_that_counting_finds(asked: Ledger) -> None:
    kept, counted = asked.facets(), asked.facets(Query(min_score=0.0))
    for name in ("outlets", "sources", "categories", "states", "places", "months"):
        assert sorted(map(repr, getattr(kept, name))) == sorted(map(repr, getattr(counted, name))), name
    assert kept.claims == counted.claims == len(every(asked.claims, ALL))


def test_what_is_found_is_marked_in_its_text(asked: Ledger) -> None:
    found = asked.find("flooded families", 50)
    assert len(found.rows) == 4 and found.next is None
    for row in found.rows:
        text = asked.reading(row.headline.report).report.text
        assert row.span.of(text) == row.excerpt
        assert {mark.of(text).casefold() for mark in row.marks} == {"flood", "families"}
    assert asked.find("zebra").rows == () and asked.find("' * \" (").rows == ()
    one = asked.find("families", 1)
    assert one.next and asked.find("families", 1, one.next).rows[0].headline != one.rows[0].headline


def test_changes_tell_what_a_later_report_brought(asked: Ledger) -> None:
    def told(since: datetime) -> list[Any]:
        return every(lambda _, size, after: asked.changes(since, size, after), ALL)

    begun = told(datetime.now(UTC) - timedelta(days=1))
    assert len({(c.claim, c.words.statement) for c in begun}) == len(begun)
    assert {c.claim for c in begun if c.kind == "claim"} == {row.id for row in every(asked.claims, ALL)}
    now = max(c.at for c in begun) + timedelta(milliseconds=1)
    assert told(now) == []
    add_captures([made_capture(25)], Settings(), asked, ["y"], one=read_made)
    later = told(now)
    assert {c.kind for c in later} <= {"statement", "figure", "conflict"} and len(later) == 2
    assert {c.headline.report for c in later} == {made_reading(25)[0].report.id}
    assert "figure" in {c.kind for c in later}


def test_changes_are_the_same_in_steps_of_any_length(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter(f"2031-05-12T08:00:00.{n // 3:03}+00:00" for n in range(10_000))  # several reports of one moment
    monkeypatch.setattr(sayso.ledger.inserting, "now", lambda: next(moments))
    add_captures([made_capture(n) for n in range(20)], Settings(), ledger, ["x"], one=read_made)
    since = datetime(2031, 1, 1, tzinfo=UTC)
    whole = ledger.changes(since, 200)
    assert len({change.at for change in whole.rows}) < 15 and len(whole.rows) == 40 and whole.next is None
    for step in (1, 2, 7):
        monkeypatch.setattr(sayso.ledger.asking.changes, "AT_ONCE", step)
        assert every(lambda _, size, after: ledger.changes(since, size, after), ALL) == list(whole.rows)


def test_beginnings_of_ids_name_things(asked: Ledger) -> None:
    claim, source = asked.claims(ALL, 1).rows[0], asked.sources(ALL, 1).rows[0]
    statement, report = claim.gist.statement, claim.gist.report
    wanted = {"claim": claim.id, "story": claim.story, "source": source.id, "statement": statement, "report": report}
    shown = asked.shown(wanted.values())
    for kind, id in wanted.items():
        named = asked.named(shown[id].upper())
        assert (named.kind, named.id) == (kind, id) and len(shown[id]) >= 8
    assert asked.statement(statement).words.text == claim.gist.text and asked.claim(claim.id) == claim
    with pytest.raises(UsageError, match="several"):
        for digit in "0123456789abcdef":
            asked.named(digit)
    for wrong in ("", "xyz", "f" * 32, "%"):
        with pytest.raises(UsageError):
            asked.named(wrong)


def test_ids_that_were_given_up_lead_on(asked: Ledger) -> None:
    before = {row.id for row in every(asked.claims, ALL)} | {row.id for row in every(asked.stories, ALL)}
    captures: list[Capture | Failure] = [made_capture(n) for n in range(25, 40)]
    add_captures(captures, Settings(), asked, ["y"], one=read_made)
    now = {row.id for row in every(asked.claims, ALL)} | {row.id for row in every(asked.stories, ALL)}
    for id in before:
        assert asked.named(id).id in now and asked.told(id).story.id in now


def test_a_later_extractor_is_what_lists_show(asked: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, capture = made_reading(1)
    for module in (sayso.ledger.ledger, sayso.ledger.rows):
        monkeypatch.setattr(module, "EXTRACTOR", "attribution/2")
    fewer = replace(reading, statements=(replace(reading.statements[0], id=digest("other")),))
    asked.append(asked.begin([]), fewer, capture, intake_of(capture))
    asked.compare_stale()
    rows = [row for row in every(asked.statements, ALL) if row.headline.report == reading.report.id]
    assert [row.id for row in rows] == [digest("other")]
    (row,) = [row for row in every(asked.reports, ALL) if row.id == reading.report.id]
    assert row.statements == 1


def test_those_who_ask_never_wait_for_those_who_add(ledger: Ledger) -> None:
    wrong: list[BaseException] = []

    def work(numbers: range) -> None:
        try:
            add_captures([made_capture(n) for n in numbers], Settings(), ledger, ["x"], one=read_made)
        except BaseException as error:  # told by the test below
            wrong.append(error)

    writers = [threading.Thread(target=work, args=(range(first, 16, 2),)) for first in (0, 1)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        for query in (ALL, Query(words="flood"), Query(source="ruiz", place="Lund")):
            for row in ledger.claims(query, 5).rows:
                assert row.gist.parts
        ledger.find("families", 3)
        ledger.facets()
        ledger.statements(ALL, 3)
    assert not wrong and len(every(ledger.reports, ALL)) == 16
