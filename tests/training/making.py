"""Annotated rows and documents for the training tests, from the marked texts of the attribution tests."""

from __future__ import annotations

from typing import Any

from tests.attribute.building import MARKED, ROLE, build
from training.data import Document, document

MARKED_TEXTS = (
    (
        "[S:Mayor Ana Ruiz] [Q:said] [C:the river had crested] , and left.\n[S2:She] [Q2:said] [C2:that Lund was dry].",
        "PER Ana Ruiz; LOC Lund",
    ),
    (
        "[C:“We sold the mill, ”] [S:chairwoman Dora Lind] [Q:said]. “Nobody wept.”\n\nThe price of Norvik fell.",
        "PER Dora Lind; ORG Norvik",
    ),
    (
        "[S:Coach Rui Lima] [Q:said] [C:Haas's knee is fine]. [S2:Timo Haas] [Q2:denied] [C2:it, twice].",
        "PER Rui Lima; PER Haas; PER Timo Haas",
    ),
    (
        "[Q:According to] [S:the clinic], [C:'flu was found' in 12 pupils in Porto Azul].\nA French doctor came.",
        "LOC Porto Azul; NORP French",
    ),
    ('[S:Judge Ike Obi,] who sat, [Q:told] the court: [C:"No, " and again, "no. "]', "PER Ike Obi"),
    (
        "[S:The bank] [Q:says], [C:rates will rise]. [S2:Eva Moss] [Q2:hopes] [C2:not]! It rained in Lund.",
        "PER Eva Moss; LOC Lund",
    ),
)


def row(marked: str, names: str = "", id: str = "own-1") -> tuple[dict[str, Any], list[list[Any]]]:
    """One line of the annotated files with its names."""
    text, last = "", 0
    found: dict[str, dict[str, Any]] = {}
    for m in MARKED.finditer(marked):
        text += marked[last : m.start()]
        one = found.setdefault(m[2], {"source": [], "cue": [], "content": [], "stance": "asserts", "hedged": False})
        one[ROLE[m[1]]].append([len(text), len(text) + len(m[3])])
        text, last = text + m[3], m.end()
    built = build(marked, names)
    assert built.text == text + marked[last:]
    return (
        {"id": id, "text": built.text, "attributions": list(found.values())},
        [[n.span.start, n.span.end, n.kind] for n in built.names],
    )


def documents() -> list[Document]:
    """All marked texts as documents."""
    return [document(*row(marked, names, f"own-{n}")) for n, (marked, names) in enumerate(MARKED_TEXTS)]
