"""The kind of evidence that a source is."""

from __future__ import annotations

from sayso.attribute.lexicon import EYEWITNESS, INTELLIGENCE, UNNAMED
from sayso.values import Evidence, Link, SourceKind


def evidence_of(link: Link, phrase: str) -> Evidence:
    """The kind of evidence that a link is, by its kind and words."""
    about = " ".join(filter(None, (phrase, link.name, link.role, link.organisation)))
    if link.kind is SourceKind.RECORDING:
        return Evidence.RECORDING
    if INTELLIGENCE.search(about):
        return Evidence.INTELLIGENCE
    if link.kind is SourceKind.DOCUMENT:
        return Evidence.DOCUMENT
    if link.kind is SourceKind.OUTLET:
        return Evidence.OUTLET
    if link.kind in (SourceKind.UNNAMED, SourceKind.GROUP, SourceKind.PERSON) and EYEWITNESS.search(phrase):
        return Evidence.EYEWITNESS
    if link.kind is SourceKind.UNNAMED or (link.kind is SourceKind.GROUP and UNNAMED.search(phrase)):
        return Evidence.UNNAMED
    return Evidence.STATEMENT
