"""The entries of a story, its claims and its reports, by which lists are filtered, made of what comparing found.

1. An entry holds the names by which it is asked for, each on a line of its own: sources, places, outlets. A token that
   no name has stands on both sides of each, so that words asked for together are found in one name only, and a whole
   name can be told from a part of one.
2. Categories, states, months and countries are single tokens (``terms``), each with a letter for its kind.
3. Words are those of statements and titles, each once.
4. Who is quoted is counted for each source and outlet of the story.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.compared import Compared, Copy
from sayso.ledger.rows import Row
from sayso.values import Reading, Statement, digest

BETWEEN = "0o0"
LINES = f"\n{BETWEEN}\n"
"""Between two names, and on both sides of all of them."""
WORD = re.compile(r"\w+")
MOST_WORDS = 600
"""Different words of an entry: a story of many reports has a few hundred that tell it from others."""
COPIED = 0.5
"""Share of the shorter report from which two reports count as one text, as in corroborating."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of one story, without numbers. ``reports``: by the report's id; ``quoted``: by folded name."""

    story: Row
    claims: dict[str, Row]
    reports: dict[str, Row]
    quoted: dict[tuple[str, str], Row]


def folded(name: str) -> str:
    """A name as it is compared: in lower case, white space drawn together."""
    return " ".join(name.casefold().split())


def source_id(name: str) -> str:
    """The id of a source: a hash of its folded name."""
    return digest("source", folded(name))


def token(kind: str, value: str) -> str:
    """The token of a category (c), state (s), month (m) or country (p)."""
    return kind + "".join(character for character in value.casefold() if character.isalnum())


def names_of(lines: str) -> list[str]:
    """The names of an entry's column."""
    return lines.split(LINES)[1:-1]


def entries_of(found: Compared, readings: Sequence[Reading]) -> Entries:
    """The entries of one story that was compared from these readings."""
    by_report = {reading.report.id: reading for reading in readings}
    said = {s.id: (by_report[id], s) for id in found.stories[0].reports for s in by_report[id].statements}
    titles = {id: words_of([by_report[id].report.title or ""]) for id in by_report}
    claims: dict[str, Row] = {}
    states: dict[str, set[str]] = defaultdict(set)
    categories: dict[str, set[str]] = defaultdict(set)
    for claim in found.claims:
        told = {m.statement: said[m.statement] for m in claim.members}
        members = list(told.values())
        reports = {reading.report.id: reading for reading, _ in members}
        gist = said[claim.gist]
        own = words_of(_content(reading, s) for reading, s in (gist, *members))
        own |= dict.fromkeys(word for id in reports for word in titles[id])
        claims[claim.id] = {
            "claim": claim.id,
            **_dated(reading for reading in reports.values()),
            "score": max(s.score for _, s in members),
            "reports": len(reports),
            "members": len(members),
            "words": _written(own),
            "sources": _lines(link.name for _, s in members for link in s.chain),
            "places": _lines(_places(s for _, s in members)),
            "outlets": _lines(reading.report.outlet for reading in reports.values()),
            "terms": _terms(
                {claim.category}, {state.value for state in claim.states}, reports.values(), [s for _, s in members]
            ),
        }
        for id in reports:
            states[id] |= {state.value for state in claim.states}
            categories[id] |= {claim.category} if claim.category else set()
    reports_rows = {id: _report(reading, states[id]) for id, reading in by_report.items()}
    compared = [by_report[id] for id in found.stories[0].reports]
    everything = [s for reading in compared for s in reading.statements]
    words = dict.fromkeys(word for reading in compared for word in titles[reading.report.id])
    words |= dict.fromkeys(word for claim in found.claims for word in words_of([_content(*said[claim.gist])]))
    story: Row = {
        **_dated(compared),
        "score": max((s.score for s in everything), default=0.0),
        "reports": len(by_report),
        "texts": texts_of([reading.report.id for reading in compared], found.copies),
        "claims": len(claims),
        "words": _written(words),
        "sources": _lines(link.name for s in everything for link in s.chain),
        "places": _lines(_places(everything)),
        "outlets": _lines(reading.report.outlet for reading in compared),
        "terms": _terms(
            {c for own in categories.values() for c in own},
            {state for own in states.values() for state in own},
            compared,
            everything,
        ),
    }
    return Entries(story, claims, reports_rows, _quoted(compared))


def _report(reading: Reading, states: set[str]) -> Row:
    statements = reading.statements
    return {
        **_dated([reading]),
        "score": max((s.score for s in statements), default=0.0),
        "statements": len(statements),
        "words": "",
        "sources": _lines(link.name for s in statements for link in s.chain),
        "places": _lines(_places(statements)),
        "outlets": _lines([reading.report.outlet]),
        "terms": _terms({f.category for s in statements for f in s.figures}, states, [reading], statements),
    }


def _quoted(readings: Iterable[Reading]) -> dict[tuple[str, str], Row]:  # 4
    names: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    counted: Counter[tuple[str, str]] = Counter()
    days: dict[tuple[str, str], set[date]] = defaultdict(set)
    for reading in readings:
        outlet = reading.report.outlet or ""
        for statement in reading.statements:
            for value in {folded(link.name) for link in statement.chain}:
                counted[value, outlet] += 1
            for link in statement.chain:
                key = folded(link.name), outlet
                names[key][" ".join(link.name.split()), link.kind.value] += 1
                if reading.report.published:
                    days[key].add(reading.report.published.day)
    rows: dict[tuple[str, str], Row] = {}
    for key, own in names.items():
        name, kind = min(own, key=lambda one: (-own[one], one))
        first, last = (min(days[key]), max(days[key])) if days[key] else (None, None)
        rows[key] = {
            "name": name,
            "kind": kind,
            "statements": counted[key],
            "first": first and first.isoformat(),
            "last": last and last.isoformat(),
        }
    return rows


def texts_of(reports: Iterable[str], copies: Iterable[Copy]) -> int:
    """How many texts these reports are, copies collapsed."""
    group = {report: {report} for report in reports}
    for copy in copies:
        if copy.score >= COPIED and copy.a in group and copy.b in group and group[copy.a] is not group[copy.b]:
            few, many = sorted((group[copy.a], group[copy.b]), key=len)
            many |= few
            group.update(dict.fromkeys(few, many))
    return len({id(joined) for joined in group.values()})


def words_of(texts: Iterable[str]) -> dict[str, None]:
    """The different words of some texts, in their order."""
    return dict.fromkeys(word.casefold() for text in texts for word in WORD.findall(text))


def _written(words: Mapping[str, None]) -> str:  # 3
    return " ".join(list(words)[:MOST_WORDS])


def _content(reading: Reading, statement: Statement) -> str:
    return " ".join(span.of(reading.report.text) for span in statement.content)


def _places(statements: Iterable[Statement]) -> Iterable[str]:
    return (place.name for s in statements for place in s.places if place.role == "place")


def _lines(names: Iterable[str | None]) -> str:  # 1
    once: dict[str, str] = {}
    for name in names:
        if name and WORD.search(name):
            once.setdefault(folded(name), " ".join(name.split()))
    return LINES.join(["", *(once[key] for key in sorted(once)), ""]) if once else ""


def _terms(
    categories: Iterable[str | None],
    states: Iterable[str],
    readings: Iterable[Reading],
    statements: Iterable[Statement],
) -> str:  # 2
    tokens = {token("c", category) for category in categories if category}
    tokens |= {token("s", state) for state in states}
    tokens |= {token("m", r.report.published.day.isoformat()[:7]) for r in readings if r.report.published}
    tokens |= {token("p", p.country) for s in statements for p in s.places if p.role == "place" and p.country}
    return " ".join(sorted(tokens))


def _dated(readings: Iterable[Reading]) -> Row:
    days = [reading.report.published.day for reading in readings if reading.report.published]
    return {"first": min(days).isoformat() if days else None, "last": max(days).isoformat() if days else None}
