"""Short reports through the whole product: who is given as the source of what."""

from __future__ import annotations

import pytest

from sayso.flow import read_one
from sayso.settings import Settings
from sayso.values import Manner, Reading, SourceKind, Stance, Statement
from tests.making import capture_of


def read(text: str) -> tuple[Statement, ...]:
    reading = read_one(Settings(), capture_of(text))
    assert isinstance(reading, Reading), reading
    return tuple(s for s in reading.statements if s.manner is not Manner.NARRATED)


def about(text: str, part: str) -> Statement:
    """The one attributed statement whose content holds ``part``."""
    (found,) = [s for s in read(text) if part in " ".join(c.of(text) for c in s.content)]
    return found


@pytest.mark.parametrize(
    ("text", "part", "source"),
    [
        (
            "The river rose by two metres overnight, hydrologist Lena Marsh said on Monday. Crews filled sandbags.",
            "two metres",
            "Lena Marsh",
        ),
        (
            "According to the county health board, 14 patients were treated for the infection last week.",
            "14 patients",
            "county health board",
        ),
        (
            "Prosecutor Ida Brandt was blunt: “The evidence was destroyed on purpose.”",
            "destroyed on purpose",
            "Ida Brandt",
        ),
        (
            "Ferry captain Juno Pratt told reporters that the engine had caught fire twice.",
            "caught fire twice",
            "Juno Pratt",
        ),
        (
            "The striker trained alone this week, coach Piet Vermeer said, because his knee was swollen.",
            "trained alone",
            "Piet Vermeer",
        ),
        ("‘The kitchen was closed for nine days,’ said restaurant owner Mateo Silva.", "nine days", "Mateo Silva"),
        (
            "The bank raised its rate to 4 percent on Thursday. Economist Ruth Amado said loans would become dearer.",
            "dearer",
            "Ruth Amado",
        ),
    ],
)
def test_a_plain_source(text: str, part: str, source: str) -> None:
    found = about(text, part)
    assert [link.name for link in found.chain] == [source]
    assert found.cue


@pytest.mark.parametrize(
    ("text", "parts", "source"),
    [
        (
            "“We will play with the same eleven on Sunday,” coach Piet Vermeer said, “and we expect a hard game.”",
            ("same eleven", "hard game"),
            "Piet Vermeer",
        ),
        (
            "“The plant will close in March,” chairwoman Dora Lindqvist told workers on Monday. “Nobody is happy.”",
            ("close in March", "Nobody is happy"),
            "Dora Lindqvist",
        ),
    ],
)
def test_a_split_quote_is_one_person_s(text: str, parts: tuple[str, str], source: str) -> None:
    for part in parts:
        found = about(text, part)
        assert [link.name for link in found.chain] == [source] and found.manner is Manner.DIRECT


@pytest.mark.parametrize(
    "text",
    [
        "“The first cases were found in a school here,” said Nadia Farouk, the head of the health institute.\n\n"
        "“We traced all contacts within two days, and the school opened again within a week.”",
        "“The first cases were found in a school here,” said Nadia Farouk, the head of the health institute. "
        "“We traced every contact.\n\n“Nobody else fell ill, and the school opened again within a week.”",
    ],
)
def test_a_quote_over_paragraphs_keeps_its_speaker(text: str) -> None:
    for part in ("first cases", "opened again"):
        (link,) = about(text, part).chain
        assert link.name == "Nadia Farouk" and link.role == "head of the health institute"


@pytest.mark.parametrize(
    ("text", "part", "source"),
    [
        (
            "Council leader Omar Haddad said the bridge was safe.\n\nHe added that the work had cost 3 million crowns.",
            "3 million crowns",
            "Omar Haddad",
        ),
        (
            "Judge Helen Okafor told the court that the jury left. The judge said the trial will begin again in June.",
            "again in June",
            "Helen Okafor",
        ),
        (
            "Surgeon Sara Quist said the ward had been full for a month. Quist said two colleagues had left.",
            "two colleagues",
            "Sara Quist",
        ),
    ],
)
def test_pronouns_offices_and_short_names_mean_the_person(text: str, part: str, source: str) -> None:
    assert [link.name for link in about(text, part).chain] == [source]


@pytest.mark.parametrize(
    ("text", "part", "stance"),
    [
        ("Harbour master Tom Beck denied that the ferry had been overloaded.", "overloaded", Stance.DENIES),
        (
            "The airline rejected the accusation that it had ignored warnings about the engine.",
            "ignored warnings",
            Stance.DENIES,
        ),
        (
            "A spokesman for the mining company Norvik declined to comment on the layoffs.",
            "the layoffs",
            Stance.DECLINES,
        ),
        ("Epidemiologist Carl Moen warned that the flu could return in autumn.", "return in autumn", Stance.WARNS),
    ],
)
def test_the_stance_of_a_plain_cue(text: str, part: str, stance: Stance) -> None:
    assert about(text, part).stance is stance


@pytest.mark.parametrize(
    ("text", "part", "chain"),
    [
        (
            "Mayor Rosa Klein cited hospital records showing that 27 people had been treated for smoke inhalation.",
            "27 people",
            [("Rosa Klein", SourceKind.PERSON), ("hospital records", SourceKind.DOCUMENT)],
        ),
        (
            "Video analysed by the Harbour Courier showed two lorries leaving the depot shortly before the fire.",
            "two lorries",
            [("Harbour Courier", SourceKind.OUTLET), ("Video", SourceKind.RECORDING)],
        ),
        (
            "Striker Ana Poli told the Daily Herald that she would leave the club in summer.",
            "leave the club",
            [("Daily Herald", SourceKind.OUTLET), ("Ana Poli", SourceKind.PERSON)],
        ),
    ],
)
def test_a_chain_has_every_authority_in_order(text: str, part: str, chain: list[tuple[str, SourceKind]]) -> None:
    assert [(link.name, link.kind) for link in about(text, part).chain] == chain


def test_an_unnamed_official_is_one() -> None:
    text = (
        "An official at the transport ministry, who asked not to be named, said the brakes had failed twice in April."
    )
    (link,) = about(text, "failed twice").chain
    assert link.kind is SourceKind.UNNAMED


@pytest.mark.parametrize(
    "text",
    [
        "The square was swept before dawn. By noon the stalls were open and the children ran between them.",
        "Rain fell on the valley for a week. The road to the pass was closed and the mill stood still.",
    ],
)
def test_a_text_without_sources_has_none(text: str) -> None:
    assert read(text) == ()
