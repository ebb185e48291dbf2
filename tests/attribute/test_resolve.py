"""Who a source is inside its report."""

from __future__ import annotations

import pytest

from sayso.attribute import attribute
from sayso.attribute.evidence import evidence_of
from sayso.attribute.resolve import Resolver
from sayso.sentences import sentences
from sayso.values import Evidence, Link, SourceKind
from tests.attribute.building import build
from tests.making import report_of


def links(marked: str, names: str = "") -> list[Link]:
    """The sources of a marked text, resolved in order."""
    built = build(marked, names)
    drafts = built.drafts
    resolver = Resolver(built.text, built.names, sentences(built.text), [c for d in drafts for c in d.content])
    return [resolver.link(span) for d in drafts for span in d.source]


def last(marked: str, names: str = "") -> tuple[str, str | None, str | None]:
    link = links(marked, names)[-1]
    return link.name, link.role, link.organisation


@pytest.mark.parametrize(
    ("marked", "names", "name"),
    [
        (
            "[S1:Mayor Ana Ruiz] [Q1:said] [C1:the gate was open]. [S2:She] [Q2:added] [C2:that it rained].",
            "PER Ana Ruiz",
            "Ana Ruiz",
        ),
        (
            "[S1:Timo Haas] [Q1:said] [C1:the pitch was wet]. [C2:“We slipped,”] [S2:he] [Q2:said].",
            "PER Timo Haas",
            "Timo Haas",
        ),
        (
            "[S1:Timo Haas] [Q1:said] [C1:the pitch was wet]. [C2:“We slipped,”] [Q2:said] [S2:the father of three].",
            "PER Timo Haas",
            "Timo Haas",
        ),
        ("Mrs Eva Moss keeps bees. The hives are old. [S:She] [Q:says] [C:they will go].", "PER Eva Moss", "Eva Moss"),
        (
            "[S1:Mrs Eva Moss] [Q1:said] [C1:Mr Jan Vos was late]. [S2:She] [Q2:said] [C2:he was ill].",
            "PER Eva Moss; PER Jan Vos",
            "Eva Moss",
        ),
        (
            "[S1:A tax inspector] [Q1:said] [C1:the books were missing].\n\n[S2:The daily Kveld] [Q2:reports] "
            "[C2:that Timo Haas will leave the club]. [S3:He] [Q3:has denied] [C3:any wrongdoing].",
            "PER Timo Haas; ORG Kveld",
            "Timo Haas",
        ),
        (
            "[S1:Timo Haas] [Q1:said] [C1:the books were in order]. [S2:The daily Kveld] [Q2:quoted] [C2:a note that "
            "“Jan Vos signed it”]. [S3:He] [Q3:called] [C3:the note a forgery].",
            "PER Timo Haas; PER Jan Vos; ORG Kveld",
            "Timo Haas",
        ),
    ],
)
def test_a_personal_pronoun_means_who_spoke_last(marked: str, names: str, name: str) -> None:
    assert last(marked, names)[0] == name


@pytest.mark.parametrize(
    ("marked", "names", "name"),
    [
        ("[S1:Norvik] [Q1:said] [C1:sales fell]. [S2:It] [Q2:blamed] [C2:the weather].", "ORG Norvik", "Norvik"),
        (
            "[S1:The port authority] [Q1:said] [C1:two cranes fell]. [S2:It] [Q2:said] [C2:nobody was hurt].",
            "",
            "port authority",
        ),
        (
            "[S1:Residents] [Q1:said] [C1:the well was dry]. [S2:They] [Q2:said] [C2:it had been so for weeks].",
            "",
            "Residents",
        ),
        ("[S1:Two nurses] [Q1:said] [C1:the ward was cold]. [S2:They] [Q2:asked] [C2:for heaters].", "", "Two nurses"),
    ],
)
def test_it_and_they_mean_the_last_body_or_group(marked: str, names: str, name: str) -> None:
    assert last(marked, names)[0] == name


@pytest.mark.parametrize(
    ("marked", "names", "expected"),
    [
        (
            "[S1:Health Minister Nadia Fox] [Q1:said] [C1:the flu was over]. [S2:The minister] [Q2:said] [C2:so too].",
            "PER Nadia Fox",
            ("Nadia Fox", "minister"),
        ),
        (
            "Rui Lima, the coach of Porto Azul, arrived. [S:The coach] [Q:said] [C:he was calm].",
            "PER Rui Lima; ORG Porto Azul",
            ("Rui Lima", "coach"),
        ),
        (
            "[S1:Judge Ike Obi] [Q1:said] [C1:the jury would rest]. [S2:The judge] [Q2:said] [C2:so twice].",
            "PER Ike Obi",
            ("Ike Obi", "judge"),
        ),
    ],
)
def test_an_office_means_its_holder(marked: str, names: str, expected: tuple[str, str]) -> None:
    name, role, _ = last(marked, names)
    assert name == expected[0] and role is not None and expected[1] in role.lower()


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[S:The minister] [Q:said] [C:the road was safe].", ""),
        ("Judge Ike Obi sat. [S:The bishop] [Q:said] [C:a prayer].", "PER Ike Obi"),
    ],
)
def test_an_office_without_a_known_holder_stays_an_office(marked: str, names: str) -> None:
    assert links(marked, names)[-1].kind is SourceKind.OFFICE


@pytest.mark.parametrize(
    ("marked", "names", "expected"),
    [
        (
            "[S1:Mayor Ana Ruiz] [Q1:said] [C1:it rained]. [S2:Ruiz] [Q2:said] [C2:so again].",
            "PER Ana Ruiz; PER Ruiz",
            ("Ana Ruiz", "Mayor"),
        ),
        (
            "Goalkeeper Timo Haas fell. [S:Haas] [Q:said] [C:his arm hurt].",
            "PER Timo Haas; PER Haas",
            ("Timo Haas", None),
        ),
        (
            "[C1:“We sold,”] [S1:Norvik chairwoman Dora Lind] [Q1:said]. [S2:Ms Lind] [Q2:said] [C2:no more].",
            "PER Dora Lind; PER Ms Lind; ORG Norvik",
            ("Dora Lind", None),
        ),
    ],
)
def test_a_short_name_means_the_full_one(marked: str, names: str, expected: tuple[str, str | None]) -> None:
    name, role, _ = last(marked, names)
    assert name == expected[0] and (expected[1] is None or role == expected[1])


def test_a_role_given_once_goes_with_the_person() -> None:
    marked = "Dora Lind, the chairwoman of Norvik, came late. [S:Lind] [Q:said] [C:sales fell]."
    assert last(marked, "PER Dora Lind; PER Lind; ORG Norvik") == ("Dora Lind", "chairwoman of Norvik", "Norvik")


@pytest.mark.parametrize(
    ("marked", "names", "name"),
    [
        (
            "[S1:The Lund Flood Council] [Q1:said] [C1:the dam held]. [S2:The council] [Q2:said] [C2:so].",
            "ORG Lund Flood Council",
            "Lund Flood Council",
        ),
        (
            "The Tern Observatory saw it. [S:The observatory] [Q:said] [C:it was big].",
            "ORG Tern Observatory",
            "Tern Observatory",
        ),
        ("[S1:Norvik] [Q1:cut] [C1:its forecast]. [S2:The company] [Q2:said] [C2:sales fell].", "ORG Norvik", "Norvik"),
        (
            "[S1:The Harbour Courier] [Q1:said] [C1:it burned]. [S2:The newspaper] [Q2:said] [C2:so].",
            "ORG Harbour Courier",
            "Harbour Courier",
        ),
    ],
)
def test_a_common_noun_means_the_body_named_before(marked: str, names: str, name: str) -> None:
    assert last(marked, names)[0] == name


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "The Union of River Pilots (URP) met. [S:URP] [Q:said] [C:the strike goes on].",
            "ORG Union of River Pilots; ORG URP",
        ),
        (
            "The Union of River Pilots met. [S:The URP] [Q:said] [C:the strike goes on].",
            "ORG Union of River Pilots; ORG URP",
        ),
    ],
)
def test_an_acronym_means_the_long_name(marked: str, names: str) -> None:
    assert last(marked, names)[0] == "Union of River Pilots"


def test_who_means_the_name_before_it() -> None:
    assert last("It was Ana Ruiz, [S:who] [Q:said] [C:the gate was open].", "PER Ana Ruiz")[0] == "Ana Ruiz"


@pytest.mark.parametrize(
    "marked",
    [
        "[S:She] [Q:said] [C:it was over].",
        "[S:It] [Q:said] [C:so].",
        "[S:They] [Q:said] [C:so].",
        "[S:We] [Q:say] [C:so].",
    ],
)
def test_a_pronoun_that_means_nobody_stays_as_written(marked: str) -> None:
    built = build(marked)
    assert links(marked)[0].name == built.of(built.drafts[0].source)[0]


@pytest.mark.parametrize(
    ("source", "names", "evidence"),
    [
        ("Ana Ruiz", "PER Ana Ruiz", Evidence.STATEMENT),
        ("The port authority", "", Evidence.STATEMENT),
        ("A court filing", "", Evidence.DOCUMENT),
        ("Drone footage", "", Evidence.RECORDING),
        ("Military intelligence", "", Evidence.INTELLIGENCE),
        ("Intelligence reports", "", Evidence.INTELLIGENCE),
        ("The Daily Herald", "ORG Daily Herald", Evidence.OUTLET),
        ("Residents", "", Evidence.EYEWITNESS),
        ("Two witnesses", "", Evidence.EYEWITNESS),
        ("A senior official", "", Evidence.UNNAMED),
        ("A source close to the club", "", Evidence.UNNAMED),
    ],
)
def test_the_evidence_is_read_off_the_link(source: str, names: str, evidence: Evidence) -> None:
    (link,) = links(f"[S:{source}] [Q:said] [C:the bridge was gone].", names)
    assert link.evidence is evidence is evidence_of(link, source)


def test_every_link_keeps_its_own_mention() -> None:
    built = build("[S1:Ana Ruiz] [Q1:said] [C1:it rained]. [S2:She] [Q2:said] [C2:so].", "PER Ana Ruiz")
    found = links("[S1:Ana Ruiz] [Q1:said] [C1:it rained]. [S2:She] [Q2:said] [C2:so].", "PER Ana Ruiz")
    assert [link.mention.of(built.text) for link in found if link.mention] == ["Ana Ruiz", "She"]


def test_it_is_the_body_that_the_sentence_before_begins_with() -> None:
    built = build(
        "[S:Skerra Lines] [Q:said] [C:the door was new]. The fog was thick that night.\n"
        "The harbour police closed the quay on Wednesday. [S1:It] [Q1:had said] [C1:12 were hurt].",
        "ORG Skerra Lines",
    )
    statements, _ = attribute(report_of(built.text), built.encoded)
    assert statements[-1].chain[0].name == "harbour police"


@pytest.mark.parametrize(
    ("marked", "body"),
    [
        (
            "[S1:The dockers’ union] [Q1:said] [C1:the crane was old]. [S2:The port police] [Q2:said] [C2:no]. "
            "[S3:The union’s chairman, Jan Vos,] [Q3:said] [C3:he was sure].",
            "dockers’ union",
        ),
        (
            "[S1:The port police] [Q1:said] [C1:nobody fell]. [S2:The union’s chairman, Jan Vos,] [Q2:said] [C2:so].",
            "union",
        ),
        (
            "[S1:Norvik] [Q1:said] [C1:sales fell]. [S2:The company’s chairman, Jan Vos,] [Q2:said] [C2:he knew].",
            "Norvik",
        ),
    ],
)
def test_a_role_in_a_body_is_one_in_the_body_of_that_name(marked: str, body: str) -> None:
    assert last(marked, "PER Jan Vos; ORG Norvik" if "Norvik" in marked else "PER Jan Vos")[2] == body


def test_a_title_does_not_reach_over_a_full_stop() -> None:
    marked = "It was in the Vik Wire. [S:President Ana Ruiz] [Q:said] [C:the gate was open]."
    assert last(marked, "ORG Vik Wire; PER Ana Ruiz") == ("Ana Ruiz", "President", None)


def test_a_bodys_noun_is_what_it_was_called_in_full() -> None:
    marked = "She spoke after the harbour safety institute came. [S:The institute] [Q:said] [C:the gate was open]."
    assert last(marked)[0] == "harbour safety institute"
    assert last("The town rested. [S:The institute] [Q:said] [C:the gate was open].")[0] == "institute"


def test_a_role_says_of_which_body_it_is() -> None:
    marked = (
        "[S1:Helios] [Q1:denied] [C1:that it rained]. "
        "[S2:Fire brigade spokesman Nikos Rallis] [Q2:said] [C2:the gate was open]."
    )
    assert last(marked, "ORG Helios; PER Nikos Rallis") == ("Nikos Rallis", "Fire brigade spokesman", "fire brigade")


def test_the_state_company_is_not_the_body_that_spoke_before() -> None:
    said = "[S1:Norvik] [Q1:said] [C1:it rained]. [S2:{}] [Q2:said] [C2:the gate was open]."
    assert last(said.format("The oil company"), "ORG Norvik")[0] == "Norvik"
    assert last(said.format("The state oil company"), "ORG Norvik")[0] == "state oil company"
