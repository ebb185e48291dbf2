"""What a source's noun phrase says of it by itself."""

from __future__ import annotations

import pytest

from sayso.attribute.mentions import Mention, read_mention
from sayso.text import Span
from sayso.values import SourceKind
from tests.attribute.building import build


def mention(phrase: str, names: str = "") -> Mention:
    built = build(f"Today {phrase} said so.", names)
    return read_mention(built.text, built.span(phrase), built.names)


@pytest.mark.parametrize(
    ("phrase", "names", "name", "role", "organisation"),
    [
        ("Mayor Ana Ruiz", "PER Ana Ruiz", "Ana Ruiz", "Mayor", None),
        ("Ana Ruiz, the mayor of Lund", "PER Ana Ruiz; LOC Lund", "Ana Ruiz", "mayor of Lund", "Lund"),
        ("goalkeeper Timo Haas", "PER Timo Haas", "Timo Haas", "goalkeeper", None),
        ("the hydrologist Mira Sen", "PER Mira Sen", "Mira Sen", "hydrologist", None),
        ("Oskar Dahl, a lawyer for Norvik", "PER Oskar Dahl; ORG Norvik", "Oskar Dahl", "lawyer for Norvik", "Norvik"),
        (
            "Norvik chief executive Dora Lind",
            "PER Dora Lind; ORG Norvik",
            "Dora Lind",
            "Norvik chief executive",
            "Norvik",
        ),
        ("Judge Ike Obi (62)", "PER Ike Obi", "Ike Obi", "Judge", None),
        ("Eva Moss, who lives next door", "PER Eva Moss", "Eva Moss", None, None),
        ("Eva Moss", "PER Eva Moss", "Eva Moss", None, None),
        (
            "Surgeon Samir Aziz of Saint Anne Hospital",
            "PER Samir Aziz; ORG Saint Anne Hospital",
            "Samir Aziz",
            "Surgeon",
            "Saint Anne Hospital",
        ),
    ],
)
def test_a_person_has_name_role_and_body(
    phrase: str, names: str, name: str, role: str | None, organisation: str | None
) -> None:
    found = mention(phrase, names)
    assert (found.name, found.role, found.organisation) == (name, role, organisation)
    assert found.kind is SourceKind.PERSON and found.anaphor is None


@pytest.mark.parametrize(
    ("phrase", "names", "kind"),
    [
        ("the port authority", "", SourceKind.ORGANISATION),
        ("Norvik", "ORG Norvik", SourceKind.ORGANISATION),
        ("the Lund city council", "LOC Lund", SourceKind.ORGANISATION),
        ("France", "LOC France", SourceKind.ORGANISATION),
        ("doctors at the clinic", "", SourceKind.GROUP),
        ("a group of farmers", "", SourceKind.GROUP),
        ("residents", "", SourceKind.GROUP),
        ("Ana Ruiz and Timo Haas", "PER Ana Ruiz; PER Timo Haas", SourceKind.GROUP),
        ("a report by the auditors", "", SourceKind.DOCUMENT),
        ("court documents", "", SourceKind.DOCUMENT),
        ("the league's statement", "", SourceKind.DOCUMENT),
        ("a survey of 900 nurses", "", SourceKind.DOCUMENT),
        ("video footage", "", SourceKind.RECORDING),
        ("satellite images", "", SourceKind.RECORDING),
        ("the recording", "", SourceKind.RECORDING),
        ("the Harbour Courier", "ORG Harbour Courier", SourceKind.OUTLET),
        ("the Daily Herald newspaper", "ORG Daily Herald", SourceKind.OUTLET),
        ("an official", "", SourceKind.UNNAMED),
        ("two people familiar with the deal", "", SourceKind.UNNAMED),
        ("a senior diplomat who spoke on condition of anonymity", "", SourceKind.UNNAMED),
        ("sources close to the club", "", SourceKind.UNNAMED),
        ("the health minister", "", SourceKind.OFFICE),
        ("the coach", "", SourceKind.OFFICE),
    ],
)
def test_each_kind_is_known_by_the_phrase(phrase: str, names: str, kind: SourceKind) -> None:
    assert mention(phrase, names).kind is kind


@pytest.mark.parametrize(
    ("phrase", "names", "anaphor"),
    [
        ("she", "", "pronoun"),
        ("He", "", "pronoun"),
        ("they", "", "pronoun"),
        ("it", "", "pronoun"),
        ("who", "", "pronoun"),
        ("the minister", "", "office"),
        ("the club's coach", "", "office"),
        ("the company", "", "noun"),
        ("the hospital", "", "noun"),
        ("a minister", "", None),
        ("residents", "", None),
        ("Ana Ruiz", "PER Ana Ruiz", None),
        ("the Lund council", "LOC Lund", None),
    ],
)
def test_what_has_to_be_resolved_is_marked(phrase: str, names: str, anaphor: str | None) -> None:
    assert mention(phrase, names).anaphor == anaphor


@pytest.mark.parametrize(
    ("phrase", "names", "kind"),
    [
        ("Ana Ruiz's office", "PER Ana Ruiz", SourceKind.ORGANISATION),
        ("a letter by Timo Haas", "PER Timo Haas", SourceKind.DOCUMENT),
        ("supporters of Dora Lind", "PER Dora Lind", SourceKind.GROUP),
        ("The memo, dated 2 May and signed by the clerk, Dora Lind", "PER Dora Lind", SourceKind.DOCUMENT),
        ("the Lind campaign", "PER Lind", SourceKind.ORGANISATION),
    ],
)
def test_a_name_that_only_qualifies_is_not_the_source(phrase: str, names: str, kind: SourceKind) -> None:
    found = mention(phrase, names)
    assert found.kind is kind and found.person is None


def test_the_field_of_an_office_is_no_body() -> None:
    assert mention("Health Minister Nadia Fox", "ORG Health; PER Nadia Fox").organisation is None


def test_the_span_and_the_text_stay_as_given() -> None:
    built = build("So the\n old  mill, Ada Roth's, said.", "PER Ada Roth")
    span = Span(3, len(built.text) - 6)
    found = read_mention(built.text, span, built.names)
    assert found.span == span and found.text == span.of(built.text) and "\n" not in found.name
