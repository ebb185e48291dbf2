"""Papers that a story has one of, under many names: the lawsuit is the complaint, the autopsy the coroner's report."""

from __future__ import annotations

import re

PAPERS = (
    (
        "court papers",
        r"lawsuit|law suit|legal complaint|complaint|class[- ]action(?: suit)?|court (?:papers|filings?|"
        r"documents|records)|petition|writ|legal action",
    ),
    ("indictment", r"indictment|charge sheet|charges? filed|criminal complaint"),
    ("filing", r"(?:regulatory |recent |new |company )?filings?|notification|data breach notice|disclosure"),
    ("autopsy", r"autopsy|post[- ]mortem|coroner'?s report|medical examiner'?s report"),
    ("audit", r"audit(?: report)?"),
    ("census", r"census"),
    ("verdict", r"verdict|ruling|judg(?:e)?ment"),
)
_PAPERS = tuple((sort, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for sort, words in PAPERS)


def paper_of(name: str) -> str | None:
    """The sort of paper that a document's name says it is; None for one that a story may have many of."""
    return next((sort for sort, pattern in _PAPERS if pattern.search(name)), None)
