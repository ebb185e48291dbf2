"""What people judge: kept, obeyed above the machine, shown where it acts, withdrawn, carried to another desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.adding import add_captures
from sayso.compared import Claim
from sayso.errors import IntegrityError, UsageError
from sayso.ledger import Change, Ledger, open_ledger, verify
from sayso.ledger.judging.anchoring import anchor_of, statement_at
from sayso.ledger.judging.judgements import judgement_of, object_of
from sayso.settings import Settings
from sayso.text import Span
from sayso.values import Capture, Failure, Reading, Statement
from tests.ledger.made import contents, made_capture, made_reading, read_made

DESK = {"author": "Ida", "why": "I rang them"}


def read_two(capture: Capture) -> Reading | Failure:
    """As ``read_made``, with the second statement of another question: how many homes."""
    reading = read_made(capture)
    assert isinstance(reading, Reading)
    first, second = reading.statements
    figure = replace(second.figures[0], unit="home", counted="homes", counted_span=None, category="missing")
    return replace(
        reading,
        statements=(first, replace(second, figures=(figure,))),
        figures=(reading.figures[0], figure),
    )


def fill(ledger: Ledger, *numbers: int) -> None:
    add_captures([made_capture(n) for n in numbers], Settings(), ledger, ["x"], one=read_two)


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """Six reports of one event, three of another."""
    fill(ledger, 0, 5, 10, 15, 20, 25, 1, 6, 11)
    return ledger


def claims(ledger: Ledger) -> list[Claim]:
    return sorted(ledger.compared().claims, key=lambda claim: (-len(claim.members), claim.id))


def told_together(ledger: Ledger) -> tuple[Claim, Claim]:
    """Two claims of one story."""
    found = ledger.compared()
    story = next(s for s in found.stories if len(s.claims) > 1)
    by_id = {claim.id: claim for claim in found.claims}
    return by_id[story.claims[0]], by_id[story.claims[1]]


def statements_of(claim: Claim) -> set[str]:
    return {member.statement for member in claim.members}


def held_by(ledger: Ledger, statement: str) -> list[Claim]:
    return [claim for claim in ledger.compared().claims if statement in statements_of(claim)]


def test_claims_that_a_person_merges_are_one_until_it_is_withdrawn(full: Ledger) -> None:
    before = contents(full)
    one, other = told_together(full)
    given = full.judge("merge", [one.id[:12], other.id], **DESK)
    (joined,) = held_by(full, one.gist)
    assert statements_of(one) | statements_of(other) <= statements_of(joined)
    assert [(j.id, j.verb, j.author, j.why) for j in joined.judged] == [(given.id, "merge", "Ida", "I rang them")]
    fill(full, 30)
    (joined,) = held_by(full, one.gist)
    assert statements_of(one) | statements_of(other) <= statements_of(joined) and joined.judged
    assert not list(verify(full))
    full.withdraw(given.id[:9], author="Bo", why="wrong number")
    assert other.gist not in {s for claim in held_by(full, one.gist) for s in statements_of(claim)}
    (row,) = full.judgements()
    assert (row.state, row.by and row.by.author) == ("withdrawn", "Bo")
    with pytest.raises(UsageError, match="withdrawn already"):
        full.withdraw(given.id, **DESK)
    assert {name: rows for name, rows in before.items() if name == "capture"}["capture"][0] in contents(full)["capture"]


def test_withdrawing_leaves_the_ledger_compared_as_it_was(full: Ledger) -> None:
    before = full.compared()
    one, other = told_together(full)
    for verb, ids in (("merge", [one.id, other.id]), ("dismiss", [one.gist]), ("dismiss", [one.id, one.gist])):
        given = full.judge(verb, ids, **DESK)
        assert full.compared() != before and not list(verify(full)), verb
        full.withdraw(given.id, **DESK)
        assert full.compared() == before, verb


def test_a_statement_leaves_its_claim(full: Ledger) -> None:
    claim = claims(full)[0]
    leaving = next(s for s in sorted(statements_of(claim)) if s != claim.gist)
    full.judge("split", [claim.id, leaving], **DESK)
    assert not any(claim.gist in statements_of(other) for other in held_by(full, leaving))
    assert any(other.judged for other in held_by(full, leaving))
    assert not list(verify(full))


def test_sources_are_one_or_not_as_a_person_says(full: Ledger) -> None:
    claim = next(c for c in claims(full) if c.independent >= 2)
    first, second = [m.statement for m in claim.members if m.origin in {o.id for o in full.compared().origins}][:2]
    full.judge("same", [first, second], **DESK)
    (after,) = [c for c in held_by(full, first) if second in statements_of(c)]
    assert after.independent < claim.independent
    assert any(o.judged for o in full.compared().origins if o.id in {m.origin for m in after.members})
    full.judge("different", [first, second], author="Bo", why="they are cousins")
    (last,) = [c for c in held_by(full, first) if second in statements_of(c)]
    assert last.independent == claim.independent


def test_stories_are_joined_and_parted(full: Ledger) -> None:
    stories = full.compared().stories
    assert len(stories) == 2
    given = full.judge("merge", [story.id for story in stories], **DESK)
    (joined,) = full.compared().stories
    assert joined.judged and set(joined.reports) == {id for story in stories for id in story.reports}
    full.withdraw(given.id, **DESK)
    assert {s.reports for s in full.compared().stories} == {s.reports for s in stories}
    story = max(stories, key=lambda one: len(one.reports))
    full.judge("split", [story.id, story.reports[-1]], **DESK)
    assert (story.reports[-1],) in {s.reports for s in full.compared().stories} and not list(verify(full))
    fill(full, 35)
    assert (story.reports[-1],) in {s.reports for s in full.compared().stories}


def one_statement(ledger: Ledger) -> tuple[str, Statement]:
    reading = next(iter(ledger.readings()))
    return reading.report.id, reading.statements[0]


def read_of(ledger: Ledger, statement: str, as_read: bool = False) -> Statement:
    return next(s for reading in ledger.readings(as_read=as_read) for s in reading.statements if s.id == statement)


def test_a_correction_stands_beside_what_was_read(full: Ledger) -> None:
    _, old = one_statement(full)
    change = Change(stance="denies", source="Karl Ek", kind="person", value=50.0, bound="exact")
    given = full.correct(old.id, change, **DESK)
    new = read_of(full, old.id)
    assert (new.stance, new.chain[-1].name, new.judged[0].id) == ("denies", "Karl Ek", given.id)
    assert (new.figures[0].low, new.figures[0].high, new.figures[0].text) == (50, 50, old.figures[0].text)
    assert read_of(full, old.id, as_read=True) == old and not list(verify(full))
    members = [c for c in held_by(full, old.id)]
    assert members
    full.withdraw(given.id, **DESK)
    assert read_of(full, old.id) == old


def test_a_missed_statement_is_added_by_its_words(full: Ledger) -> None:
    report, _ = one_statement(full)
    text = full.reading(report).report.text
    quote = text[text.index("also closed the road") - 10 : text.index(", and Lund waited")]
    change = Change(quote=quote, source="Karl Ek")
    full.correct(report, change, **DESK)
    added = [s for s in full.reading(report).statements if s.judged]
    assert [s.content[0].of(text) for s in added] == [quote] and added[0].chain[0].name == "Karl Ek"
    assert added[0].id not in {s.id for reading in full.readings(as_read=True) for s in reading.statements}
    full.correct(added[0].id, Change(hedged=True), author="Bo", why="he guessed")
    assert read_of(full, added[0].id).hedged and not list(verify(full))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(), "nothing is put right"),
        (Change(stance="sings"), "--stance sings"),
        (Change(quote="no such words"), "are not in"),
        (Change(role="Mayor"), "--source NAME"),
        (Change(low=9.0, high=3.0, bound="range", number="at least 40"), "above"),
    ],
)
def test_a_correction_that_cannot_be_is_one_sentence(full: Ledger, change: Change, words: str) -> None:
    _, statement = one_statement(full)
    with pytest.raises(UsageError, match=words):
        full.correct(statement.id, change, **DESK)
    assert full.judgements() == []


def test_what_cannot_be_judged_is_one_sentence(full: Ledger) -> None:
    one, other = told_together(full)
    for verb, ids, words in (
        ("marry", [one.id, other.id], "there is no judgement"),
        ("merge", [one.id], "two ids"),
        ("merge", [one.id, one.id], "ids of different things"),
        ("merge", [one.id, "0000"], "names nothing"),
        ("split", [one.id, other.gist], "not all|no statement would be left"),
        ("same", [one.id, other.id], "cannot be said of"),
    ):
        with pytest.raises(UsageError, match=words):
            full.judge(verb, ids, **DESK)
    with pytest.raises(UsageError, match="--why"):
        full.judge("merge", [one.id, other.id], author="Ida", why=" ")


def test_another_desk_takes_them_once(full: Ledger, place: Callable[[], tuple[str, Path]]) -> None:
    one, other = told_together(full)
    first = full.judge("merge", [one.id, other.id], **DESK)
    full.withdraw(first.id, **DESK)
    full.judge("dismiss", [one.gist], **DESK)
    given = [judgement_of(object_of(judgement)) for judgement in full.give()]
    address, captures = place()
    with open_ledger(address, create=True, captures=captures) as second:
        fill(second, 25, 20, 15, 10, 5, 0, 11, 6, 1)
        assert second.take(given) == (3, 0) and second.take(given) == (0, 3)
        assert second.compared().claims == full.compared().claims and not list(verify(second))
        assert [row.state for row in second.judgements()] == ["withdrawn", "in force"]
    changed = {**object_of(given[0]), "why": "another reason"}
    with pytest.raises(IntegrityError, match="was changed"):
        judgement_of(changed)


def test_a_desk_without_the_report_keeps_what_it_cannot_apply(
    full: Ledger, place: Callable[[], tuple[str, Path]]
) -> None:
    one, _ = told_together(full)
    full.judge("dismiss", [one.gist], **DESK)
    address, captures = place()
    with open_ledger(address, create=True, captures=captures) as second:
        second.take(full.give())
        assert [row.state for row in second.judgements()] == ["absent"]
        fill(second, 0, 5, 10, 15, 20, 25, 1, 6, 11)
        assert [row.state for row in second.judgements()] == ["in force"]
        assert second.compared().claims == full.compared().claims


def test_a_statement_is_found_again_under_another_model() -> None:
    reading, _ = made_reading(3)
    old = reading.statements[1]
    anchor = anchor_of(reading, old, old.figures[0])
    moved = replace(old, id="f" * 32, content=(Span(old.content[0].start, old.content[0].end - 10),))
    other = replace(reading, statements=(reading.statements[0], moved))
    assert statement_at(other, anchor) == moved
    assert statement_at(replace(reading, statements=(reading.statements[0],)), anchor) is None
