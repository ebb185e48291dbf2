"""The names that a story's chains bear, each in a sort, with all the links that bear it.

A name is put down plain: without time and place phrases, "UK-based", possessive endings, and titles. What names nobody
in particular ("officials") is its own report's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.link.bodies import GENERIC, branch_of, seat_of
from sayso.text import Span
from sayso.values import Link, Place, Reading, SourceKind

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
EMPTY = frozenset(
    "the a an of and for in at on to by from with mr mrs ms dr sir gen general col lt maj sen rep gov prof says said "
    "so-called s".split()
)
CUT = re.compile(r"\s+(?:on|in|at|after|before|during|since|while|who|which|that|quoted|citing|told|speaking)\s.*$")
CORE = re.compile(r"[A-Z0-9][\w.'&-]*(?:\s+(?:(?:of|for|and|the|in|de|al|du|y)\s+){0,3}[A-Z0-9][\w.'&-]*)*")
"""A proper name: capitalised words, with small ones between them."""
TRADES = frozenset(
    "carmaker automaker airline shipbuilder shipowner retailer insurer broadcaster operator manufacturer lender brewer "
    "supplier drugmaker chipmaker planemaker publisher developer carrier charity startup chain firm company".split()
)
LED_BY = re.compile(rf"^(?:(?:{'|'.join(sorted(TRADES))})\s+)+(?=[A-Z])", re.IGNORECASE)
"""What a name does, before it ("Carmaker Tarn")."""
JOINT = re.compile(r"\b(?:and|or|nor)\b")
CALLED = re.compile(
    r"^.*\b(?:called|known as|named|dubbed|calling (?:itself|himself|herself|themselves))\s+(?=[A-Z0-9])"
)
"""What only leads to the name that somebody goes by ("a group called Vex")."""
BASED = re.compile(r"\b\w+-(?:based|linked|backed|run|affiliated|controlled)\s+|\bso-called\s+", re.IGNORECASE)


@dataclass(slots=True)
class Node:
    """A plain name in a sort, with the links that bear it."""

    sort: str
    name: str
    tokens: tuple[str, ...]
    report: str | None
    links: list[tuple[str, int]] = field(default_factory=list)
    shown: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    organisations: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)


def plain(name: str) -> str:
    """A name without what came along with it: time and place phrases, "UK-based", possessive endings."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("’", "'")
    text = CALLED.sub("", BASED.sub("", CUT.sub("", text))).strip(" ,.;:()\"'")
    return re.sub(r"'s?\b", "", text)


def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a plain name in lower case, titles and small words left out."""
    return tuple(w for w in (m.group().lower() for m in WORD.finditer(plain(name))) if w not in EMPTY)


def core_of(name: str) -> str:
    """The longest proper name inside a body's name ("monitoring group the Lund Observatory"), where that says more than
    a country does, or stands behind what the body is ("group Vex"); else the name as it is."""
    text = plain(name)
    found = [m.group() for m in CORE.finditer(text)]
    best = LED_BY.sub("", max(found, key=lambda part: (len(part.split()), len(part)), default=""))
    led = text.endswith(best) and all(word.lower() in GENERIC | TRADES for word in text[: -len(best) or None].split())
    whole = (len(best.split()) > 1 or (best and led)) and not JOINT.search(text) and branch_of(text) == branch_of(best)
    return best if whole else text


def _sort(link: Link, tokens: Sequence[str]) -> str:
    if not tokens or all(t in GENERIC for t in tokens) or link.kind is SourceKind.UNNAMED:
        return "nobody"
    if link.kind in (SourceKind.DOCUMENT, SourceKind.RECORDING):
        return link.kind.value
    if link.name.lower().startswith("office of ") and link.name[10:11].isupper():
        return "person"
    if link.kind in (SourceKind.PERSON, SourceKind.OFFICE):
        return "person" if any(c.isupper() for c in link.name) and link.kind is SourceKind.PERSON else "office"
    return "body"


def nodes_of(readings: Iterable[Reading]) -> list[Node]:
    nodes: dict[tuple[str, str, str | None], Node] = {}
    for reading in readings:
        countries = {place.text.lower(): place.country for place in reading.places if place.country}
        for statement in reading.statements:
            for number, link in enumerate(statement.chain):
                tokens = tokens_of(link.name)
                sort = _sort(link, tokens)
                if sort == "body":
                    tokens = tokens_of(core_of(link.name)) or tokens
                report = reading.report.id if sort == "nobody" else None
                key = (sort, " ".join(tokens) or plain(link.name).lower(), report)
                node = nodes.setdefault(key, Node(sort, key[1], tokens, report))
                node.links.append((statement.id, number))
                node.shown[plain(link.name)] += 1
                node.kinds[link.kind.value] += 1
                node.reports.add(reading.report.id)
                if link.role:
                    node.roles[link.role] += 1
                if link.organisation:
                    node.organisations[link.organisation] += 1
                node.countries.update(_countries(reading, link, countries))
    return [nodes[key] for key in sorted(nodes, key=lambda k: (k[0], k[1], k[2] or ""))]


def _countries(reading: Reading, link: Link, known: dict[str, str]) -> Iterable[str]:
    """The countries that the report names in the link's mention, name, role or organisation."""
    seat = seat_of(" ".join(filter(None, (link.name, link.role, link.organisation))))
    if seat:
        return [seat[0]]
    words = " ".join(filter(None, (link.name, link.role, link.organisation)))
    said = f" {BASED.sub('', words)} ".lower()
    near = ((text, country) for text, country in known.items() if text in said)
    spoken = {country for text, country in near if re.search(rf"\b{re.escape(text)}\b", said)}
    span = link.mention
    inside = {
        p.country
        for p in reading.places
        if span and p.country and span.holds(p.span) and _tells(reading.report.text, p, span)
    }
    return sorted(spoken & inside or inside or spoken)


def _tells(text: str, place: Place, mention: Span) -> bool:
    """Whether a place inside a mention says whose the source is: a body's own name is no town's, and where it is
    based says little."""
    if text[place.span.end : place.span.end + 1] == "-":
        return False
    return place.role != "place" or place.precision == "country" or place.span != mention


def country_of(nodes: Iterable[Node]) -> str | None:
    """The country that most of the mentions name."""
    votes: Counter[str] = Counter()
    for node in nodes:
        votes.update(node.countries)
    return min(votes, key=lambda c: (-votes[c], c)) if votes else None


def shown_of(node: Node) -> str:
    return min(node.shown, key=lambda s: (-node.shown[s], s))
