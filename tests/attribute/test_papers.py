"""Papers as authorities: whose words are a suit's or a post's, and who gave it out."""

from __future__ import annotations

from sayso.attribute.chains import Chained, chained
from sayso.attribute.papers import authored, citing_paper, of_papers
from sayso.values import Evidence, Link, SourceKind
from tests.attribute.building import Built, build


def sources(built: Built) -> list[list[str]]:
    """The sources of the drafts after papers were looked at."""
    return [built.of(d.source) for d in of_papers(built.text, built.drafts, built.names)]


def test_a_participles_subject_is_the_paper_before_it() -> None:
    built = build(
        "[S:The foundry] was hit by a second petition [Q:alleging] [C:that 300 kilns leak].", "ORG The foundry"
    )
    assert sources(built) == [["a second petition"]]


def test_where_no_paper_stands_before_it_the_source_stays() -> None:
    built = build("[S:The union] marched on, [Q:alleging] [C:that 300 kilns leak].")
    assert sources(built) == [["The union"]]


def test_what_was_listed_is_the_latest_givers() -> None:
    built = build("The Vex ring posted the plans. They [Q:were advertised] [C:as 40 sheets].", "ORG Vex")
    assert sources(built) == [["The Vex ring"]]


def test_without_a_giver_it_stays_nobodys() -> None:
    assert sources(build("The plans burned. They [Q:were advertised] [C:as 40 sheets].")) == [[]]


def test_of_a_source_over_a_conjunction_the_last_part_counts() -> None:
    built = build("It was the first word from [S:a miller since the port board] [Q:reported] [C:40 leaks].")
    assert sources(built) == [["the port board"]]


def test_a_source_with_a_clause_stays_whole() -> None:
    built = build("[S:Ana Ruiz, who left after the vote,] [Q:reported] [C:40 leaks].", "PER Ana Ruiz")
    assert sources(built) == [["Ana Ruiz, who left after the vote,"]]


def test_the_paper_that_a_content_begins_with_is_cited() -> None:
    built = build("[C:The first audit showed 40 leaks], [S:Ana Ruiz] [Q:points out].", "PER Ana Ruiz")
    item = citing_paper(built.text, chained(built.text, built.drafts[0], built.names), built.names)
    assert built.of(item.after) == ["The first audit"]


def test_whoever_speaks_inside_what_another_tells_is_cited() -> None:
    built = build("[C:The mayor said 40 leaks were found], [S:the Lund Courier] [Q:wrote].", "ORG Lund Courier")
    item = citing_paper(built.text, Chained(built.drafts[0]), built.names)
    assert built.of(item.after) == ["The mayor"]


def test_what_a_body_does_cites_nobody() -> None:
    built = build("[C:The mayor shows 40 visitors around], [S:the Lund Courier] [Q:wrote].", "ORG Lund Courier")
    item = Chained(built.drafts[0])
    assert citing_paper(built.text, item, built.names) is item


def link_at(built: Built, part: str, kind: SourceKind) -> Link:
    return Link(built.span(part), part, None, None, kind, Evidence.STATEMENT)


def test_a_papers_author_is_whoever_filed_or_posted_it() -> None:
    built = build("The Skerra yard filed a late notice. Then [S:the notice] [Q:said] [C:40 had left].", "ORG Skerra")
    assert (
        authored(built.text, link_at(built, "the notice", SourceKind.DOCUMENT), built.names).organisation
        == "Skerra yard"
    )
    built = build("The Vex ring listed the plans. [S:The post] [Q:said] [C:40 sheets are real].", "ORG Vex")
    assert authored(built.text, link_at(built, "The post", SourceKind.DOCUMENT), built.names).organisation == "Vex ring"


def test_a_paper_that_nobody_is_said_to_have_written_has_no_author() -> None:
    built = build("The Skerra yard closed. [S:The notice] [Q:said] [C:40 had left].", "ORG Skerra")
    link = link_at(built, "The notice", SourceKind.DOCUMENT)
    assert authored(built.text, link, built.names) is link
