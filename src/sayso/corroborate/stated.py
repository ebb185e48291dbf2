"""Which sources of a story rest on which, as the reports' own words say, whatever question they answer.

1. "The port director spoke after a Danish delegation briefed the harbour board": the board, its director and whoever
   speaks for it rest on the delegation (certain). The press that is briefed rests on nobody: that is how it is told
   things.
2. "..., the Lund Courier reports": where a part of a report has a matter of its own and one outlet is credited in it,
   those who are heard in that part alone are heard through that outlet (likely).
3. A body that is said to give a figure in a report in which somebody who speaks for it gives the same: one telling
   (certain).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.compared import Certainty, Dependence, Origin
from sayso.corroborate.intervals import equal
from sayso.link import Told
from sayso.link.actors import Actor
from sayso.link.bodies import GENERIC, branch_of
from sayso.link.items import stems
from sayso.link.nodes import WORD, tokens_of
from sayso.sentences import sentences
from sayso.text import Span
from sayso.values import Figure, Reading, SourceKind, Statement, digest

INSERTED = r"(?:\s*[–—-]\s[^–—.;]{1,90}\s[–—-]\s*|,\s[^,.;]{1,80},\s|\s+)"
SMALL = "after|when|as|once|because|since|before|that|which|who|while|if|and|but|said|says"
BRIEFED = re.compile(
    rf"(?P<by>\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[A-Z][\w’'-]+)(?:\s(?!(?:{SMALL})\b)[\w’'.-]+){{1,7}}?){INSERTED}(?:(?:has|have|had)\s+)?"
    r"briefed\s+(?P<whom>[^.;]{2,90})"
)
BRIEFED_BY = re.compile(
    r"(?P<whom>[^.;]{2,90}?)\s(?:was|were|been|being)\s(?:\w+ly\s)?briefed\s(?:on\s[^.;]{2,60}?\s)?by\s"
    r"(?P<by>(?:the|an?|its|their|[A-Z])[^,.;]{2,70})"
)
PRESS = re.compile(r"\b(?:reporters?|journalists?|media|press|newsmen|correspondents?|public)\b", re.IGNORECASE)
MATTER = re.compile(r"\s(?:on|about|over|regarding|that|before|during)\s.*$", re.DOTALL)
"""What somebody is briefed on, or when: the names in it are nobody's who is briefed."""
LATER = re.compile(r"\b(?:after|when|as|once|because|since|following)\b[^,]*$")
SHARED = 2
"""Content words, new in the report, that two statements of one matter share; one is enough where it says who speaks."""
BEFORE = 4
"""Sources in a row that stand before a part with a matter of its own."""
ANOTHER = re.compile(r"(?:Another|A second|A third|A fellow|Also)\b")


@dataclass(frozen=True, slots=True)
class Rest:
    """``late`` rests on a source: an actor of the story (``actor``), or one that only a report's words name, with its
    country and branch."""

    late: Actor
    name: str
    kind: str
    actor: Actor | None
    country: str | None
    branch: str | None
    certainty: Certainty
    reason: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One source's statements in a row."""

    actor: Actor
    statements: tuple[Statement, ...]

    def start(self, text: str) -> int:
        """Where the first line of it begins."""
        return text.rfind("\n", 0, min(s.start for one in self.statements for s in (*one.content, *one.source))) + 1

    def words(self, text: str) -> frozenset[str]:
        """The content words of what is said, and of who says it."""
        spans = [span for one in self.statements for span in (*one.content, *one.source)]
        return stems(" ".join(span.of(text) for span in spans)) | stems(self.actor.name)

    def who(self, text: str) -> frozenset[str]:
        """The words that say who speaks."""
        spans = [span for one in self.statements for span in one.source]
        return stems(" ".join([self.actor.name, *(span.of(text) for span in spans)]))

    def another(self, text: str) -> bool:
        """Whether its first line, or the line before that names the source, says that it is one more of a kind."""
        start = self.start(text)
        before = text.rfind("\n", 0, max(0, start - 1)) + 1
        named = self.actor.name.split()[-1] in text[before:start]
        return bool(ANOTHER.match(text, start) or (named and ANOTHER.match(text, before)))

    @property
    def foreign(self) -> bool:
        """Whether another outlet, a recording or a paper is its source."""
        kinds = {link.kind for one in self.statements for link in one.chain}
        return bool(kinds & {SourceKind.OUTLET, SourceKind.RECORDING, SourceKind.DOCUMENT})


def rests_of(told: Told) -> tuple[Rest, ...]:
    """What the reports' words say, each once, the surest first; the same whatever the order of the readings."""
    by_link = {link: actor for actor in told.actors for link in actor.links}
    found: dict[tuple[str, str], Rest] = {}
    for reading in sorted(told.readings, key=lambda r: r.report.id):
        for rest in (
            *_briefed(reading, told.actors, by_link),
            *_credited(reading, by_link),
            *_one_telling(reading, by_link),
        ):
            found.setdefault((rest.late.id, rest.actor.id if rest.actor else rest.name), rest)
    return tuple(sorted(found.values(), key=lambda r: (r.late.id, list(Certainty).index(r.certainty), r.name)))


def _heard(reading: Reading, actors: Mapping[tuple[str, int], Actor]) -> list[tuple[Statement, Actor]]:
    """The attributed statements of a report in text order, each with its last named authority."""
    found = []
    for statement in reading.statements:
        chain = [actors[key] for n in range(len(statement.chain)) if (key := (statement.id, n)) in actors]
        if chain:
            found.append((statement, next((a for a in reversed(chain) if a.named), chain[-1])))
    return found


def _briefed(reading: Reading, every: Sequence[Actor], actors: Mapping[tuple[str, int], Actor]) -> Iterator[Rest]:
    """Those whom a sentence of the report says somebody briefed (1). ``every``: the actors of the story."""
    text = reading.report.text
    for sentence in sentences(text):
        if "briefed" not in sentence.of(text):
            continue
        for match in (*BRIEFED.finditer(text, *sentence), *BRIEFED_BY.finditer(text, *sentence)):
            whom = MATTER.sub("", match["whom"])
            if PRESS.search(whom):
                continue
            before = LATER.search(text, sentence.start, match.start("by"))
            told = f"{whom} {text[sentence.start : before.start()] if before else ''}"
            by = Span(*match.span("by"))
            yield from _resting(reading, every, actors, told, by, match.group())


def _resting(
    reading: Reading, every: Sequence[Actor], actors: Mapping[tuple[str, int], Actor], told: str, by: Span, words: str
) -> Iterator[Rest]:
    text = reading.report.text
    name = re.sub(r"^(?:an?|the)\s+", "", by.of(text), flags=re.IGNORECASE)
    country = next((p.country for p in reading.places if by.holds(p.span) and p.country), None)
    known = next((a for a in every if a.named and set(tokens_of(a.name)) == set(tokens_of(name))), None)
    named = [a for a in _of(reading, actors) if a is not known and _is_named(a, reading, told)]
    bodies = {a.id for a in named}
    late = [*named, *(a for a in _of(reading, actors) if a.id not in bodies and a.body in bodies and a is not known)]
    reason = f"a report says it was briefed: “{' '.join(words.split())}”"
    for actor in late:
        yield Rest(actor, name, "group", known, country, branch_of(name), Certainty.CERTAIN, reason)


def _of(reading: Reading, actors: Mapping[tuple[str, int], Actor]) -> list[Actor]:
    """The named actors of a report, each once, in text order."""
    keys = [(s.id, n) for s in reading.statements for n in range(len(s.chain))]
    found = dict.fromkeys(actors[key].id for key in keys if key in actors and actors[key].named)
    by_id = {actors[key].id: actors[key] for key in keys if key in actors}
    return [by_id[one] for one in found]


def _is_named(actor: Actor, reading: Reading, words: str) -> bool:
    """Whether the words name the actor: by name, or by the office that the report gives."""
    said = {word.lower() for word in WORD.findall(words)}
    own = [t for t in tokens_of(actor.name) if t not in GENERIC]
    wanted = [set(own[-1:] if actor.kind == "person" else own)]
    keys = set(actor.links)
    for statement in reading.statements:
        for number, link in enumerate(statement.chain):
            if (statement.id, number) in keys and link.role:
                wanted.append({t for t in tokens_of(link.role) if len(t) > 2})
    if actor.kind != "person" and len(own) > SHARED:
        wanted.append(set(own[-SHARED:]))  # "the Harbour Board" of the Lund Harbour Board
    return any(one and one <= said and not one <= GENERIC for one in wanted)


def _credited(reading: Reading, actors: Mapping[tuple[str, int], Actor]) -> Iterator[Rest]:
    """Voices that are heard only in a part of the report that an outlet is credited with (2)."""
    turns = _turns(reading, actors)
    at: dict[str, set[int]] = defaultdict(set)
    for number, turn in enumerate(turns):
        for statement in turn.statements:
            for n in range(len(statement.chain)):
                if (statement.id, n) in actors:
                    at[actors[statement.id, n].id].add(number)
    for number, turn in enumerate(turns):
        credited = next((a for s in turn.statements if (a := _outlet(s, actors)) is not None), None)
        if credited is None:
            continue
        part = _part(reading.report.text, turns, number)
        for voice in {turns[n].actor.id: turns[n].actor for n in part - {number}}.values():
            if voice.id != credited.id and voice.named and at[voice.id] <= part:
                reason = f"heard only in the part of a report that {credited.name} is credited with"
                yield Rest(
                    voice,
                    credited.name,
                    credited.kind,
                    credited,
                    credited.country,
                    credited.branch,
                    Certainty.LIKELY,
                    reason,
                )


def _outlet(statement: Statement, actors: Mapping[tuple[str, int], Actor]) -> Actor | None:
    """The outlet that a statement's chain credits."""
    links = enumerate(statement.chain)
    return next((actors.get((statement.id, n)) for n, link in links if link.kind is SourceKind.OUTLET), None)


def _turns(reading: Reading, actors: Mapping[tuple[str, int], Actor]) -> list[Turn]:
    """The report's attributed statements, those of one source in a row as one."""
    found: list[Turn] = []
    for statement, actor in _heard(reading, actors):
        if found and found[-1].actor.id == actor.id:
            found[-1] = Turn(actor, (*found[-1].statements, statement))
        else:
            found.append(Turn(actor, (statement,)))
    return found


def _part(text: str, turns: Sequence[Turn], number: int) -> set[int]:
    """The turns around a credited one that are of one matter with it, one that the report has not come to before; none
    where nothing of another matter stands before."""
    part, words, who = {number}, turns[number].words(text), turns[number].who(text)
    for step in (1, -1):
        n = number + step
        while 0 <= n < len(turns):
            turn = turns[n]
            before = stems(text[: min(turns[m].start(text) for m in (*part, n))])
            own, own_who = turn.words(text), turn.who(text)
            shared = (own & words) - before
            alike = len(shared) >= SHARED or bool(shared & (who | own_who)) or (step > 0 and turn.another(text))
            if turn.actor.official or turn.foreign or not alike:
                break
            part.add(n)
            words, who = words | own, who | own_who
            n += step
    first = min(turns[n].start(text) for n in part)
    return part if min(part) >= BEFORE and first > 0 else set()


def _one_telling(reading: Reading, actors: Mapping[tuple[str, int], Actor]) -> Iterator[Rest]:
    """A body, and who speaks for it with an equal figure in one report (3)."""
    heard = [(s, a) for s, a in _heard(reading, actors) if s.figures]
    for said, body in heard:
        for other, person in heard:
            if person.body != body.id or person.kind != "person" or body.kind == "person":
                continue
            pairs = [(f, g) for f in said.figures for g in other.figures if _one_figure(f, g)]
            if pairs:
                shown = f"{pairs[0][0].text} and {pairs[0][1].text}"
                reason = f"{person.name} speaks for {body.name}, and one report gives both: {shown}"
                yield Rest(body, person.name, person.kind, person, None, None, Certainty.CERTAIN, reason)


def _one_figure(one: Figure, other: Figure) -> bool:
    return one.kind == other.kind and one.value is not None and equal(one, other)


def voices(told: Told, rests: Sequence[Rest]) -> list[Origin]:
    """An origin for each source that rests on another, and for each that is rested on: all that it says, whichever the
    question, and what it rests on. Ordered by id."""
    by_link = {link: actor for actor in told.actors for link in actor.links}
    said: dict[str, list[str]] = defaultdict(list)
    days: dict[str, list[date]] = defaultdict(list)
    for reading in told.readings:
        for statement, who in _heard(reading, by_link):
            said[who.id].append(statement.id)
            days[who.id] += [reading.report.published.day] if reading.report.published else []
    found: dict[str, Origin] = {}
    for rest in rests:
        for one, name, kind, actor in (
            (needed(told, rest), rest.name, rest.kind, rest.actor),
            (_voice(told, rest.late), rest.late.name, rest.late.kind, rest.late),
        ):
            own = actor.id if actor else ""
            first = min(days[own], default=None)
            found.setdefault(one, Origin(one, name, kind, first, True, tuple(sorted(said[own]))))
        late = found[_voice(told, rest.late)]
        need = Dependence(needed(told, rest), rest.certainty, (rest.reason,))
        found[late.id] = replace(late, depends_on=(*late.depends_on, need))
    return [found[one] for one in sorted(found)]


def needed(told: Told, rest: Rest) -> str:
    """The id of the origin that a source rests on."""
    return _voice(told, rest.actor) if rest.actor else digest("voice", _key(told), "named", rest.name.lower())


def _voice(told: Told, actor: Actor) -> str:
    return digest("voice", _key(told), actor.id)


def _key(told: Told) -> str:
    return min(reading.report.id for reading in told.readings)
