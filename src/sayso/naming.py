"""The names that the encoder found, as spans.

1. A tagged piece grows to the whole word it is part of ("U.S.", "al-Asad"), a possessive ending left out.
2. Pieces side by side become one name where the tags cut a name in two; so does an outlet's word behind a name.
3. A portfolio that was taken into the name behind it is left out ("Secretary of [State Ana Ruiz]").
4. "Chile's Valdivia" is two names where the report names Chile alone, too ("King's Lynn" stays one).
5. What stands behind "the news agency" or "the group" and bears two capitals or more is a body's name.
6. One string has one kind in a report, by vote; longer names vote for their parts. "Radio North" is no person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.text import Span
from sayso.values import Encoded

KINDS = ("PER", "ORG", "LOC", "NORP")
WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
PORTFOLIO = (
    "state defence defense homeland security interior finance treasury health education transport labour labor energy "
    "commerce justice agriculture housing foreign affairs trade home environment culture veterans"
)
OFFICE = re.compile(
    rf"\b(?:Secretary|Minister) (?:of|for) (?:the )?((?:(?:{PORTFOLIO.title().replace(' ', '|')}|and|the)\s+){{1,5}})"
    r"(?=[A-Z])"
)
OWNER = re.compile(r"(?P<owner>.+?)['’‘]s (?=[A-Z])")
OUTLETS = "Times|News|Herald|Tribune|Gazette|Telegraph|Chronicle|Newswire|Radio|TV"
PAPER = re.compile(rf" (?:{OUTLETS}|Courier|Post|Journal|Observer|Ledger)\b")
OUTLET = re.compile(
    rf"(?:Radio|Television|TV)\s.+|.+\s(?:{OUTLETS}|Television|Newspaper|Magazine|Broadcasting|Daily|Weekly)"
)
"""Fewer words than in ``PAPER``: "Ana Post" may be a person."""
CALLED = re.compile(
    r"\b(?:agency|group|company|firm|network|broadcaster|channel|newspaper|website|union|party) "
    r"(?P<name>(?=\w*[A-Z]\w*[A-Z])[A-Z]\w+)"
)
POSSESSIVE = re.compile(r"['’]s?$")
TITLES = frozenset(
    """
abbot actor actress admiral adviser advisor aide ambassador analyst archbishop attorney author ayatollah baron
bishop boss brigadier captain cardinal chair chairman chairperson chairwoman chancellor chief coach colonel
commander commissar commissioner commodore comptroller congressman congresswoman consul coordinator coroner
correspondent councillor councilman councilwoman counsel counsellor count creator curator dean defector delegate
deputy designer detective dictator diplomat director doctor dr editor economist emir engineer envoy executive expert
farmer fighter founder gen general gov governor head historian imam inspector inventor investigator journalist judge
justice king lawmaker lawyer leader lecturer lieutenant lobbyist lord lt maj major manager marshal mayor member
minister moderator mp mr mrs ms mullah negotiator nominee observer officer official ombudsman organiser organizer
owner parliamentarian pastor philosopher physician pilot pollster pope preacher premier president pretender priest
prince princess principal prof professor prosecutor publisher queen rabbi ranger rapporteur regent rep
representative reporter researcher resident rev reverend scholar scientist sculptor secretary sen senator sergeant
sgt sheikh sheriff sir soldier solicitor speaker spokesman spokesperson spokeswoman statistician strategist student
superintendent surgeon teacher technician trader trainer treasurer trustee undersecretary veteran vet vice-president
victim virologist volunteer warden witness worker writer co-founder cofounder ceo cfo coo cto cio candidate
congressperson epidemiologist geologist hydrologist meteorologist seismologist biologist mother father brother
sister son daughter wife husband widow widower uncle aunt cousin neighbour neighbor passenger survivor driver
foreman firefighter paramedic nurse medic goalkeeper striker midfielder defender winger referee jockey batsman
bowler midwife shopkeeper landlord tenant baker fisherman negotiators secretary-general director-general
attorney-general vice-chairman
""".split()
)
"""Heads of noun phrases that name one person by office, trade or kinship."""
HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady prof".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name's span and kind (PER, ORG, LOC, NORP)."""

    span: Span
    kind: str


def names_in(text: str, encoded: Encoded) -> tuple[Name, ...]:
    """All names of the report in order."""
    found: list[Name] = []
    for piece in _tagged(encoded):
        name = Name(_whole_words(text, piece.span), piece.kind)  # 1
        if found and _one_name(text, found[-1], name):  # 2
            first = found.pop()
            kind = "ORG" if "ORG" in (first.kind, name.kind) else first.kind
            name = Name(Span(first.span.start, max(first.span.end, name.span.end)), kind)
        if (paper := PAPER.match(text, name.span.end)) is not None:
            name = Name(Span(name.span.start, paper.end()), "ORG")
        found.append(name)
    named = _without_owners(text, [_without_portfolio(text, name) for name in found])  # 3, 4
    return _voted(text, _with_called(text, named))  # 5, 6


def _tagged(encoded: Encoded) -> Iterable[Name]:
    i, tags = 0, encoded.names
    while i < len(tags):
        end = i + 1
        if tags[i] % 2:
            while end < len(tags) and tags[end] == tags[i] + 1:
                end += 1
            span = Span(int(encoded.starts[i]), int(encoded.ends[end - 1]))
            yield Name(span, KINDS[(tags[i] - 1) // 2])
        i = end


def _with_called(text: str, names: Sequence[Name]) -> list[Name]:
    """The names, and those that the words before them say are a body's."""
    ordered = sorted(names, key=lambda name: name.span)
    new = []
    for match in CALLED.finditer(text):
        span = Span(*match.span("name"))
        at = bisect_left(ordered, span, key=lambda name: name.span)
        if not any(name.span.touches(span) for name in ordered[max(0, at - 1) : at + 1]):
            new.append(Name(span, "ORG"))
    return sorted([*ordered, *new], key=lambda name: name.span) if new else list(names)


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    while start > 0 and (
        text[start - 1].isalnum() or (text[start - 1] in "-.&’'" and text[start - 2 : start - 1].isalnum())
    ):
        start -= 1
    while end < len(text) and (text[end].isalnum() or (text[end] in "-&’'." and text[end + 1 : end + 2].isalnum())):
        end += 1
    cut = POSSESSIVE.search(text, start, end)
    end = cut.start() if cut else end
    if re.search(r"\b[^\W\d_]\.[^\W\d_]$", text[start:end]) and text[end : end + 1] == ".":
        end += 1
    return Span(start, max(end, start + 1))


def _one_name(text: str, first: Name, second: Name) -> bool:
    """Whether two neighbours are one name: they overlap, or capitalised words side by side of one kind, or a
    person's and a body's."""
    if second.span.start < first.span.end:
        return True
    if text[first.span.end : second.span.start] != " " or not text[second.span.start].isupper():
        return False
    if first.kind == "PER" and all(w in TITLES | HONORIFICS for w in words(first.span.of(text))):
        return False
    return first.kind == second.kind or {first.kind, second.kind} == {"PER", "ORG"}


def _without_portfolio(text: str, name: Name) -> Name:
    """The name without the portfolio of the office before it; it then names the person who holds the office."""
    for office in OFFICE.finditer(text, max(0, name.span.start - 60), name.span.end):
        if name.span.start < office.end() < name.span.end:
            return Name(Span(office.end(), name.span.end), "PER")
    return name


def _without_owners(text: str, names: Sequence[Name]) -> list[Name]:
    """The names with each place that owns another as a name of its own, where it is one elsewhere."""
    places = {name.span.of(text) for name in names if name.kind == "LOC"}
    out = []
    for name in names:
        owner = OWNER.match(text, name.span.start, name.span.end) if name.kind == "LOC" else None
        if owner and owner["owner"] in places:
            out += [Name(Span(*owner.span("owner")), "LOC"), Name(Span(owner.end(), name.span.end), "LOC")]
        else:
            out.append(name)
    return out


def _voted(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        string = name.span.of(text)
        votes[string][name.kind] += 2
        parts = string.split()
        if name.kind in ("PER", "ORG") and len(parts) > 1:
            for part in parts:
                votes[part][name.kind] += 3
    out = []
    for name in names:
        ranked = votes[name.span.of(text)].most_common()
        best = max(ranked, key=lambda kind: (kind[1], kind[0] == name.kind))[0]
        out.append(Name(name.span, "ORG" if best == "PER" and OUTLET.fullmatch(name.span.of(text)) else best))
    return tuple(out)


def words(phrase: str) -> list[str]:
    """The phrase's words, folded to lower case, possessive endings cut."""
    return [POSSESSIVE.sub("", w.rstrip(".")) for w in (m.group().lower() for m in WORD.finditer(phrase))]
