"""What people judge is obeyed whenever something is compared, outlives the model, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

import sayso.ledger.ledger
import sayso.ledger.rows
import sayso.values
from sayso.adding import add_captures
from sayso.compared import Claim
from sayso.errors import IntegrityError, UsageError
from sayso.ledger import Change, Ledger, open_ledger, tables, verify
from sayso.ledger.judging.judgements import judgement_of, object_of
from sayso.ledger.judging.moving import part
from sayso.ledger.opening import transaction
from sayso.settings import Settings
from sayso.text import Span
from sayso.values import Capture, Reading, SourceKind, Stance, Statement, statement_id
from tests.ledger.two import fill, read_of, read_two, two

ADA = {"author": "Ada", "why": "seen by eye"}
Place = Callable[[], tuple[str, Path]]


def claim_with(ledger: Ledger, statement: str) -> Claim:
    """The claim that a statement is a member of."""
    return next(c for c in ledger.compared().claims if any(m.statement == statement for m in c.members))


def members(ledger: Ledger) -> set[frozenset[str]]:
    """The claims, as their statements."""
    return {frozenset(m.statement for m in claim.members) for claim in ledger.compared().claims}


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """With three reports of one event, whose small and whose large figures are a claim each."""
    fill(ledger, 0, 5, 10)
    assert len(ledger.compared().stories) == 1 and len(ledger.compared().claims) == 2
    return ledger


def test_merged_claims_are_one_until_withdrawn(told: Ledger) -> None:
    before = told.compared()
    first, second = before.claims
    made = told.judge("merge", [first.id, second.id[:8]], **ADA)
    (claim,) = told.compared().claims
    assert {m.statement for m in claim.members} == {m.statement for c in (first, second) for m in c.members}
    assert [(one.author, one.verb, one.why) for one in claim.judged] == [("Ada", "merge", "seen by eye")]
    assert told.current_id(second.id) == claim.id and not list(verify(told))
    fill(told, 15)
    (claim,) = told.compared().claims
    assert len(claim.members) == 8 and claim.judged
    told.withdraw(made.id[:10], author="Bo", why="two questions after all")
    assert len(told.compared().claims) == 2 and not any(c.judged for c in told.compared().claims)
    (one,) = told.judgements()
    assert one.state == "withdrawn" and one.by is not None and one.by.author == "Bo" and not list(verify(told))
    with pytest.raises(UsageError, match="withdrawn already"):
        told.withdraw(made.id, **ADA)


def test_split_members_leave_and_stay_away(told: Ledger) -> None:
    leaving = read_of(5).statements[0].id
    claim = claim_with(told, leaving)
    told.judge("split", [claim.id, leaving], **ADA)
    assert frozenset({leaving}) in members(told) and len(members(told)) == 3
    fill(told, 15)
    assert len(claim_with(told, leaving).members) < 3 and not list(verify(told))
    told.judge("merge", [claim_with(told, read_of(0).statements[0].id).id, leaving], author="Bo", why="it does")
    assert read_of(0).statements[0].id in {m.statement for m in claim_with(told, leaving).members}  # the last word
    assert not list(verify(told))


def test_dismissed_statements_and_members_are_in_no_claim(told: Ledger) -> None:
    one, other = read_of(5).statements[0].id, read_of(10).statements[1].id
    told.judge("dismiss", [one], **ADA)
    told.judge("dismiss", [claim_with(told, other).id, other], **ADA)
    assert not any({one, other} & claim for claim in members(told)) and not list(verify(told))
    (seen,) = [s for s in told.reading(read_of(5).report.id).statements if s.id == one]  # still there, and says so
    assert [(j.verb, j.author) for j in seen.judged] == [("dismiss", "Ada")]
    assert told.statement(one).judged == seen.judged
    told.withdraw(seen.judged[0].id, **ADA)
    assert not told.statement(one).judged


def test_sources_are_one_or_two_as_judged(told: Ledger) -> None:
    same = claim_with(told, read_of(0).statements[0].id)
    assert same.independent == 3  # three names
    pair = [read_of(0).statements[0].id, read_of(5).statements[0].id]
    made = told.judge("same", pair, **ADA)
    after = claim_with(told, pair[0])
    assert after.independent == 2 and not list(verify(told))
    origins = [o for o in told.compared().origins if o.judged]
    assert origins and all(o.judged[0].author == "Ada" for o in origins)
    told.judge("different", pair, author="Bo", why="two people")
    assert claim_with(told, pair[0]).independent == 3
    told.withdraw(made.id, **ADA)
    assert claim_with(told, pair[0]).independent == 3


def test_one_name_can_be_two_people(ledger: Ledger) -> None:
    fill(ledger, 0, 30)  # the same two names
    pair = [read_of(0).statements[0].id, read_of(30).statements[0].id]
    assert claim_with(ledger, pair[0]).independent == 1
    ledger.judge("different", pair, **ADA)
    assert claim_with(ledger, pair[0]).independent == 2 and not list(verify(ledger))


def test_a_dependence_is_dismissed(ledger: Ledger) -> None:
    fill(ledger, 0, 35)  # equal figures (40 and 40) of different people: possibly dependent
    claim = claim_with(ledger, read_of(0).statements[0].id)
    assert claim.independent == 2
    origins = list(dict.fromkeys(m.origin for m in claim.members))
    ledger.judge("dismiss", origins[:2], **ADA)
    after = claim_with(ledger, read_of(0).statements[0].id)
    assert (after.independent, after.if_possible) == (2, 2) and not list(verify(ledger))


def test_stories_are_merged_split_and_left_again(ledger: Ledger) -> None:
    fill(ledger, 0, 5, 1, 6)
    stories = ledger.compared().stories
    assert [len(story.reports) for story in stories] == [2, 2]
    made = ledger.judge("merge", [story.id for story in stories], **ADA)
    with pytest.raises(UsageError, match="different things"):  # both ids lead to the one story now
        ledger.judge("merge", [story.id.upper() for story in stories], **ADA)
    (story,) = ledger.compared().stories
    assert len(story.reports) == 4 and story.judged[0].author == "Ada" and not list(verify(ledger))
    fill(ledger, 11)
    assert len(ledger.compared().stories) == 1
    alone = read_of(5).report.id
    ledger.judge("split", [story.id, alone], **ADA)
    assert sorted(len(s.reports) for s in ledger.compared().stories) == [1, 4] and not list(verify(ledger))
    ledger.withdraw(made.id, **ADA)
    assert sorted(len(s.reports) for s in ledger.compared().stories) in ([1, 2, 2], [1, 1, 3])
    assert not list(verify(ledger))
    for judgement in ledger.judgements():
        if judgement.state != "withdrawn":
            ledger.withdraw(judgement.judgement.id, **ADA)
    assert not list(verify(ledger))


def test_a_split_story_is_not_joined_again_by_the_machine(ledger: Ledger) -> None:
    fill(ledger, 0, 5, 10, 15, 20, 25)
    (story,) = ledger.compared().stories
    leaving = [read_of(number).report.id for number in (0, 10, 20)]  # the first among them
    ledger.judge("split", [story.id, *leaving], **ADA)
    assert [len(s.reports) for s in ledger.compared().stories] == [3, 3]
    fill(ledger, 30, 35, 40)
    together = [set(s.reports) for s in ledger.compared().stories]
    assert not any(set(leaving) & one and read_of(5).report.id in one for one in together)
    assert not list(verify(ledger))


def test_corrections_stand_beside_what_was_read(told: Ledger) -> None:
    reading = read_of(5)
    wrong = reading.statements[0]
    number = wrong.figures[0].text
    change = Change(source="Rosa Lind", role="Mayor", stance="denies", number=number, value=77, bound="exact")
    told.correct(wrong.id, change, **ADA)
    right = next(s for s in told.reading(reading.report.id).statements if s.id == wrong.id)
    assert (right.chain[-1].name, right.chain[-1].role, right.stance) == ("Rosa Lind", "Mayor", Stance.DENIES)
    assert right.chain[-1].mention is None  # the report does not have that name
    assert [(f.value, f.low, f.high, f.bound, f.text) for f in right.figures] == [(77, 77, 77, "exact", number)]
    assert right.judged[0].author == "Ada" and not list(verify(told))
    name, value = wrong.chain[-1].name, f"{wrong.figures[0].value:,.0f}"
    assert right.judged[0].was == f"source {name}; stance asserts; “{number}” {value} and more family, displaced"
    (as_read,) = told.readings([reading.report.id], as_read=True)
    assert as_read.statements[0] == wrong
    (one,) = told.judgements(wrong.id)
    told.withdraw(one.judgement.id, **ADA)
    assert told.reading(reading.report.id).statements[0] == wrong and not list(verify(told))


def test_a_corrected_span_is_exact(told: Ledger) -> None:
    reading = read_of(5)
    wrong = reading.statements[0]
    quote = wrong.content[0].of(reading.report.text).split(" after")[0]
    told.correct(wrong.id, Change(quote=quote[:-5]), **ADA)
    right = told.reading(reading.report.id).statements[0]
    assert right.id == wrong.id and [span.of(reading.report.text) for span in right.content] == [quote[:-5]]
    assert right.judged[0].was == f"words “{wrong.content[0].of(reading.report.text)}”"
    bounds = Change(number="at least", bound="range")
    for bad in (Change(quote="nowhere in it"), Change(stance="mumbles"), Change(), bounds):
        with pytest.raises(UsageError):
            told.correct(wrong.id, bad, **ADA)


def test_a_missed_statement_is_added_by_its_words(told: Ledger) -> None:
    reading = read_of(5)
    quote = "The flood also closed the road"
    made = told.correct(reading.report.id, Change(quote=quote, source="Karl Ek", kind="person"), **ADA)
    after = told.reading(reading.report.id)
    (added,) = [s for s in after.statements if s.judged]
    assert [span.of(reading.report.text) for span in added.content] == [quote]
    assert [link.name for link in added.chain] == ["Karl Ek"] and added.judged[0].id == made.id
    told.judge("dismiss", [added.id], **ADA)  # it can be judged like any other
    assert all(one.state == "in force" for one in told.judgements()) and not list(verify(told))


def _shorter(statement: Statement, moved: int) -> tuple[Span, ...]:
    return tuple(Span(span.start, span.end - moved) for span in statement.content)


def later(reading: Reading, moved: int) -> Reading:
    """The reading as another extractor gives it: other ids, contents that end ``moved`` characters earlier, sources of
    another kind."""
    statements = tuple(
        replace(
            one,
            id=statement_id(reading.report.id, _shorter(one, moved), one.cue, one.source),
            content=_shorter(one, moved),
            chain=tuple(replace(link, kind=SourceKind.OFFICE) for link in one.chain),
        )
        for one in reading.statements
    )
    return replace(reading, statements=statements)


def test_judgements_outlive_the_model(told: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    old = {number: read_of(number) for number in (0, 5, 10)}
    leaving, wrong, none = old[5].statements[0].id, old[10].statements[0].id, old[0].statements[1].id
    told.judge("split", [claim_with(told, leaving).id, leaving], **ADA)
    told.correct(wrong, Change(stance="denies"), **ADA)
    told.judge("dismiss", [none], **ADA)
    for module in (sayso.values, sayso.ledger.rows, sayso.ledger.ledger):
        monkeypatch.setattr(module, "EXTRACTOR", "attribution/2")
    run = told.begin([])
    for number, reading in old.items():
        told.append(run, later(reading, 3), two(number), f"later {number}")
    told.compare_stale()
    assert {one.state for one in told.judgements()} == {"in force"}
    moved, corrected_id, gone = (later(old[n], 3).statements[at].id for n, at in ((5, 0), (10, 0), (0, 1)))
    assert frozenset({moved}) in members(told)
    corrected = next(s for s in told.reading(old[10].report.id).statements if s.id == corrected_id)
    assert corrected.stance is Stance.DENIES and corrected.judged
    assert gone not in {s for group in members(told) for s in group}
    assert not list(verify(told))


def test_what_cannot_be_anchored_is_listed(told: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    told.judge("dismiss", [read_of(5).statements[0].id], **ADA)
    for module in (sayso.values, sayso.ledger.rows, sayso.ledger.ledger):
        monkeypatch.setattr(module, "EXTRACTOR", "attribution/2")
    nothing = replace(read_of(5), statements=())
    told.append(told.begin([]), nothing, two(5), "later")
    assert [one.state for one in told.judgements()] == ["not anchored"]


def test_judgements_go_from_desk_to_desk(told: Ledger, place: Place) -> None:
    told.judge("merge", [claim.id for claim in told.compared().claims], **ADA)
    gone = told.judge("dismiss", [read_of(5).statements[0].id], **ADA)
    told.withdraw(gone.id, author="Bo", why="it is one")
    told.correct(read_of(10).statements[0].id, Change(stance="denies"), **ADA)
    lines = [json.dumps(object_of(judgement)) for judgement in told.give()]
    address, folder = place()
    with open_ledger(address, create=True, captures=folder) as other:
        given = [judgement_of(json.loads(line)) for line in lines]
        assert other.take(given) == (4, 0)
        assert {one.state for one in other.judgements()} == {"absent", "withdrawn"}
        fill(other, 10, 0, 5)
        assert other.take(reversed(given)) == (0, 4) and other.give() == told.give()
        assert members(other) == members(told) and not list(verify(other))
        assert [one.state for one in other.judgements()] == [one.state for one in told.judgements()]
    value = json.loads(lines[0])
    for field in ("author", "why", "at"):
        with pytest.raises(IntegrityError):
            judgement_of({**value, field: value[field] + "x"})
    with pytest.raises(IntegrityError):
        judgement_of({"id": "x"})


def test_the_same_again_is_nothing_new(told: Ledger) -> None:
    one = told.judge("dismiss", [read_of(5).statements[0].id], **ADA)
    two = told.judge("dismiss", [read_of(5).statements[0].id], author="Ada", why="still")
    assert one.id == two.id and len(told.judgements()) == 1
    told.withdraw(one.id, **ADA)
    assert told.judge("dismiss", [read_of(5).statements[0].id], **ADA).id != one.id


@pytest.mark.parametrize(
    ("verb", "of", "why"),
    [
        ("merge", "one claim", "needs two"),
        ("praise", "one claim", "no judgement"),
        ("split", "one statement twice", "differ"),
        ("same", "claims", "cannot be said"),
        ("dismiss", "claims", "takes a statement"),
        ("merge", "nothing", "names nothing"),
        ("merge", "no id", "no id"),
        ("merge", "two stories", "different stories"),
    ],
)
def test_what_cannot_be_judged_is_one_sentence(ledger: Ledger, verb: str, of: str, why: str) -> None:
    fill(ledger, 0, 5, 1)
    claims = [claim.id for claim in ledger.compared().claims]
    statement = read_of(0).statements[0].id
    subjects = {
        "one claim": claims[:1],
        "one statement twice": [statement, statement],
        "claims": claims[:2],
        "nothing": ["ffffffffffff", "eeeeeeeeeeee"],
        "no id": ["'; DROP", "TABLE"],
        "two stories": [statement, read_of(1).statements[0].id],
    }[of]
    with pytest.raises(UsageError, match=why):
        ledger.judge(verb, subjects, **ADA)
    with pytest.raises(UsageError, match="reason"):
        ledger.judge("dismiss", [statement], author="Ada", why=" ")
    assert not ledger.judgements()


def test_a_judgement_of_a_duplicate_holds_for_its_like(ledger: Ledger) -> None:
    fill(ledger, 0, 5)
    given = replace(two(5).given, external_id="again")
    again = Capture(two(5).data, "text/plain", "again", given)
    add_captures([again], Settings(), ledger, ["x"], one=read_two)
    reading = read_two(again)
    assert isinstance(reading, Reading)
    before = members(ledger)
    for id in (reading.statements[0].id, read_of(5).statements[0].id):
        made = ledger.judge("dismiss", [id], **ADA)
        assert members(ledger) != before and not list(verify(ledger))
        ledger.withdraw(made.id, **ADA)
    assert members(ledger) == before


def test_what_is_not_as_people_say_is_found(told: Ledger) -> None:
    fill(told, 1)
    stories = told.compared().stories
    told.judge("merge", [story.id for story in stories], **ADA)
    told.judge("dismiss", [read_of(5).statements[0].id], **ADA)
    assert not list(verify(told))
    with transaction(told.engine, writing=True) as connection:
        own = tables.report.c.id == read_of(1).report.id
        alone = connection.execute(select(tables.report.c.n).where(own)).scalar_one()
        part(connection, 1, {alone})
    told.compare_stale()
    assert [(p.kind, p.what) for p in verify(told)] == [("judgement", "the stories of its reports are not as it says")]


def test_a_changed_reason_of_a_story_is_found(told: Ledger) -> None:
    query = select(tables.story_report.c.report, tables.story_report.c.reasons)
    with told.engine.connect() as connection:
        joined = [(n, json.loads(reasons)) for n, reasons in connection.execute(query) if json.loads(reasons)[1]]
    assert joined
    for number, (parts, shared) in joined:
        less = [[name, value, -abs(weight)] for name, value, weight in parts]
        for changed in (json.dumps([less, shared]), "[]"):
            with transaction(told.engine, writing=True) as connection:
                mine = tables.story_report.c.report == number
                connection.execute(tables.story_report.update().where(mine).values(reasons=changed))
            assert any("do not add up" in problem.what for problem in verify(told))
