"""Invented reports that try what a page must not obey, and reports whose characters are hard to mark exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.ledger import Ledger
from sayso.text import Span
from sayso.values import (
    Capture,
    Dated,
    Evidence,
    Figure,
    Given,
    Link,
    Manner,
    Place,
    Reading,
    Report,
    SourceKind,
    Stance,
    Statement,
    digest,
    statement_id,
)
from tests.making import map_of

SCRIPT = "<script>alert('s')</script><img src=x onerror=alert('i')><svg onload=alert('v')>"
BREAKOUT = "\"'></title></textarea></style><script src=https://evil.example/x.js></script>"
TURNED = "\u202egnorw\u2066 \u2069\u2069"
TEMPLATE = "{{ 7 * 7 }}{% raw %}${alert(1)}"
FOUL = f"{SCRIPT}{BREAKOUT}{TURNED}{TEMPLATE}\x00\x1b[31m\ud800"
HEADLINE = f"Flood {FOUL}"

OVERLAPPING = (
    "The dam \U0001f30a held, Mayor Ana Ruiz \U0001f469\u200d\U0001f692 said, and at least 40 fami\u0301lies\u0301 had "
    "left, she added.\n"
    "قال رئيس البلدية إن السد صمد، وأضاف أن ٤٠ عائلة غادرت. She said \u202bשלום\u202c twice.\r\n\n"
    "A\u0308 last li\u0308ne & <b>no bold</b> \u2028 ends\u00a0here."
)


def place_of(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def said(report: str, text: str, content: tuple[Span, ...], who: str | None, figures: tuple[Figure, ...] = (),
         places: tuple[Place, ...] = (), manner: Manner = Manner.INDIRECT) -> Statement:
    """A statement of such content; narrated where nobody says it."""
    at = place_of(text, who) if who and who in text else None
    chain = (Link(at, who, FOUL, FOUL, SourceKind.PERSON, Evidence.STATEMENT),) if who else ()
    source = (at,) if at else ()
    return Statement(statement_id(report, content, (), source), manner if who else Manner.NARRATED, Stance.ASSERTS,
                     False, 0.9, content, (), source, chain, figures, (), places)


def report_of(text: str, name: str, day: int, **fields: object) -> tuple[Report, Capture]:
    """A report whose capture is its text."""
    capture = Capture(text.encode("utf-8", "surrogatepass"), "text/plain", f"{name}.txt", Given(name))
    id = digest(capture.sha256, name)
    base = Report(id, capture.sha256, "text/plain", f"{name}.txt", text, map_of(text), name,
                  published=Dated(date(2031, 5, day), "given"), blocks=(Span(0, len(text)),))
    return replace(base, **fields), capture  # type: ignore[arg-type]


def foul_reading(number: int) -> tuple[Reading, Capture]:
    """A report that is foul in every field, of one event in all of them."""
    text = (f"Flood in Lund {number}. {FOUL} At least {40 + number} families had left Lund after the flood, said "
            f"Ana Ruiz. {FOUL}")
    report, capture = report_of(
        text, f"foul-{number}", 2 + number, title=f"{HEADLINE} {number}", outlet=f"Post {number} {FOUL}", byline=FOUL,
        url=("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", f"https://evil.example/{SCRIPT}",
             "//evil.example/x")[number % 4], credits=(FOUL,))
    figure_at = place_of(text, f"At least {40 + number}")
    figure = Figure(figure_at, figure_at.of(text), 40.0 + number, 40.0 + number, None, "at_least", None, "count",
                    "family", "displaced", "families", place_of(text, "families"))
    town_at = Span(text.index("Lund after"), text.index("Lund after") + 4)
    town = Place(town_at, "Lund", f"Lund {FOUL}", "SE", 55.7, 13.2, "city", "made:lund", "place", FOUL)
    content = Span(figure_at.start, text.index(", said Ana"))
    statement = said(report.id, text, (content,), "Ana Ruiz", (figure,), (town,))
    whole = said(report.id, text, (Span(0, len(text)),), f"Bo {FOUL}")
    return Reading(report, (statement, whole), (figure,), (), (town,), (place_of(text, FOUL),)), capture


def overlapping_reading() -> tuple[Reading, Capture]:
    """Statements across and inside each other, in text of many kinds of character."""
    text = OVERLAPPING
    report, capture = report_of(text, "overlapping", 9, title="Marks", outlet="Mark Times")
    dam = place_of(text, "The dam \U0001f30a held")
    families = place_of(text, "at least 40 fami\u0301lies\u0301 had left")
    arabic = Span(text.index("قال"), text.index(" She said"))
    parts = ((dam, families), (Span(dam.start + 4, families.end - 9),), (Span(families.start + 9, arabic.end - 6),),
             (arabic,), (place_of(text, "\u202bשלום\u202c twice.\r\n\nA\u0308 last"),),
             (Span(text.index("\u0301lies"), text.index("\u0301lies") + 1),), (Span(0, len(text)),))
    statements = tuple(said(report.id, text, content, "Mayor Ana Ruiz") for content in parts)
    return Reading(report, statements, (), (), ()), capture


def hostile_ledger(book: Ledger) -> None:
    """All of them, added and compared."""
    run = book.begin(["hostile"])
    for reading, capture in (*(foul_reading(number) for number in range(4)), overlapping_reading()):
        book.append(run, reading, capture, digest(capture.sha256, "hostile"))
    book.compare_stale()
