"""Train the tagger: two processes of one thread each, gradients averaged, a checkpoint every few minutes.

    python -m training.train DATA_DIR WORK_DIR [--start model.safetensors] [--epochs 8] [--workers 2]

DATA_DIR holds ``polnear/train.jsonl`` and ``open/train.jsonl``; WORK_DIR/names.jsonl comes from
``training.names``. Run again with the same arguments to go on from the last checkpoint: data order and
augmentation depend on the seed and the step alone. Two processes beat one process of two threads by far.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

from sayso.encode.windows import MOST
from sayso.encode.wordpiece import WordPiece
from training.augment import augment, name_pool
from training.batches import Row, batches, pieces_of, tensors
from training.data import Document, document, load, shuffled, windows
from training.distil import Lessons, Student
from training.invented import reports
from training.mean import mean
from training.model import Tagger
from training.teacher import Teacher, vocabulary
from training.vary import Near, near_words, vary

WEIGHTS = {"roles": 1.0, "names": 0.2, "sources": 0.15, "cues": 0.1, "stance": 0.05, "hedged": 0.02, "taught": 0.4}
"""Set by hand so that the role tags dominate; not tuned."""
BUDGET = 1024
"""Padded pieces a process and step."""
PLAIN = 0.8
"""Share of documents that the last 30% of the epochs leave as they are: borders are learned on real text."""


def epoch_rows(
    docs: list[Document],
    repeat: dict[str, int],
    cutter: WordPiece,
    seed: int,
    plain: float,
    invented: int = 0,
    part: float = 1.0,
    near: Near | None = None,
) -> list[list[Row]]:
    """All batches of an epoch. ``repeat``: how often a document's kind (its id's start) comes; ``plain``:
    the share of documents that are left as they are; ``invented``: how many invented reports, others in each
    epoch; ``part``: the share of the documents, others in each epoch, too; ``near``: for the words that are changed,
    if any."""
    rng = random.Random(seed)
    pool = name_pool(docs)
    rows = []
    more = [replace(document(row, row["names"]), invented=True) for row in reports(invented, seed)]
    for doc in shuffled([*shuffled(docs, seed)[: round(len(docs) * part)], *more], seed):
        times = repeat.get(doc.id.split("-")[0], 1)
        for _ in range(times):
            if plain and rng.random() < plain:
                words = list(doc.words)
            else:
                words = augment(doc, rng, pool)
                words = vary(words, rng, near) if near else words
            most = rng.choice((128, 192, MOST, MOST))
            rows += [pieces_of(w, cutter) for w in windows(doc, words, cutter, most, rng.randint(60, most))]
    return batches(rows, BUDGET, seed)


def rate(step: int, steps: int, peak: float, hold: float = 0.0) -> float:
    """Warm up over 5% of the steps, stay until ``hold`` of them, then fall to 2% of the peak in a straight line."""
    warm = max(1, int(steps * 0.05))
    begin = max(warm, int(steps * hold))
    return peak * min(step / warm, 1.0, max(0.02, (steps - step) / (steps - begin)))


def save(path: Path, state: dict[str, Any]) -> None:
    """Write aside, then rename: a checkpoint is whole or absent."""
    aside = path.with_suffix(".part")
    torch.save(state, aside)
    os.replace(aside, path)


def network(args: argparse.Namespace) -> Tagger:
    """What is trained, with the weights that it begins with."""
    model: Tagger
    if args.teacher_size:
        model = Teacher.from_mpnet(args.start, args.dropout)
    elif args.lessons:
        model = student = Student.from_minilm(args.start, args.dropout)
        checkpoint, published = args.lessons
        student.lessons = Lessons(checkpoint, published, args.start.parent / "vocab.txt", args.work / "lessons")
    else:
        model = Tagger.from_minilm(args.start, args.dropout)
    if args.warm:
        missing, unexpected = model.load_state_dict(mean(args.warm), strict=False)
        assert not unexpected and all(name.startswith("to_") for name in missing)
    model.bf16 = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    model.words.weight.requires_grad_(False)
    return model


def worker(rank: int, args: argparse.Namespace) -> None:
    """One of the processes."""
    torch.set_num_threads(1)
    torch.manual_seed(args.seed + rank)
    if args.workers > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(args.port))
        dist.init_process_group("gloo", rank=rank, world_size=args.workers)
    pieces = (args.start.parent / "vocab.txt").read_text(encoding="utf-8").splitlines()
    cutter = WordPiece(vocabulary(pieces) if args.teacher_size else pieces)
    docs = load(args.data, args.work / "names.jsonl", ("polnear/train", "open/train"))
    model = network(args)
    near = near_words(args.start, pieces) if args.vary else None
    params = [p for p in model.parameters() if p.requires_grad]
    heads = {id(p) for n, p in model.named_parameters() if not n.startswith(("layers", "positions", "norm"))}
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in params if id(p) not in heads], "scale": 1.0},
            {"params": [p for p in params if id(p) in heads], "scale": 4.0, "weight_decay": 0.0},
        ],
        lr=args.rate,
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    repeat = {"fk": args.repeat, "wn": args.repeat, "geovirus": args.repeat}
    plain = args.plain if args.warm else 0.0
    first = epoch_rows(docs, repeat, cutter, args.seed, plain, args.invented, args.part, near)
    steps = len(first) // args.workers * args.epochs
    average = [p.detach().clone() for p in params]
    done = 0
    checkpoint = args.work / "last.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        average, done = state["average"], state["step"]
    began, told = time.time(), time.time()
    step, sums = 0, dict.fromkeys(WEIGHTS, 0.0)
    log = open(args.work / "train.log", "a", encoding="utf-8") if rank == 0 else None  # noqa: SIM115
    for epoch in range(args.epochs):
        plain = args.plain if epoch >= args.epochs * 0.7 or args.warm else 0.0
        more = (plain, args.invented, args.part, near)
        seed = args.seed + (epoch % args.versions if args.versions else epoch)
        groups = first if epoch == 0 else epoch_rows(docs, repeat, cutter, seed, *more)
        model.train()
        for at in range(len(first) // args.workers):
            step += 1
            if step <= done or (at + 1) * args.workers > len(groups):
                continue
            for group in optimiser.param_groups:
                group["lr"] = rate(step, steps, args.rate, args.hold) * group["scale"]
            losses = model.loss(tensors(groups[at * args.workers + rank]))
            loss = torch.stack([WEIGHTS[k] * v for k, v in losses.items()]).sum()
            loss.backward()
            if args.workers > 1:
                flat = torch.cat([p.grad.flatten() if p.grad is not None else torch.zeros(p.numel()) for p in params])
                dist.all_reduce(flat)
                flat /= args.workers
                place = 0
                for p in params:
                    p.grad = flat[place : place + p.numel()].view_as(p)
                    place += p.numel()
            torch.nn.utils.clip_grad_norm_(params, 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            keep = min(0.999, (step + 1) / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(average, params, 1 - keep)
            for k, v in losses.items():
                sums[k] += float(v.detach())
            if rank == 0 and log and step % 50 == 0:
                print(
                    json.dumps(
                        {
                            "step": step,
                            "of": steps,
                            "epoch": epoch,
                            "minutes": round((time.time() - began) / 60, 1),
                            **{k: round(v / 50, 4) for k, v in sums.items() if v},
                        }
                    ),
                    file=log,
                    flush=True,
                )
                sums = dict.fromkeys(WEIGHTS, 0.0)
            if rank == 0 and (time.time() - told > args.every * 60 or step == steps):
                told = time.time()
                save(
                    checkpoint,
                    {
                        "model": model.state_dict(),
                        "optimiser": optimiser.state_dict(),
                        "average": average,
                        "step": step,
                    },
                )
        if rank == 0 and step > done:
            weights = {name: w for name, w in model.state_dict().items() if not name.startswith("to_")}
            learned = [name for name, p in model.named_parameters() if p.requires_grad]
            last = dict(weights)
            running = dict(zip(learned, average, strict=True))
            weights.update((name, w.clone()) for name, w in running.items() if name in weights)
            save(args.work / f"epoch{epoch + 1}.pt", {"model": weights, "last": last})


def main() -> None:
    """Parse the arguments and start the processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--start", type=Path, required=True, help="model.safetensors with vocab.txt beside it")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--repeat", type=int, default=2, help="how often an epoch shows an open report")
    parser.add_argument("--warm", type=Path, nargs="+", help="go on from these checkpoints' mean")
    parser.add_argument("--invented", type=int, default=0, help="invented reports an epoch")
    parser.add_argument("--part", type=float, default=1.0, help="share of the documents that an epoch shows")
    parser.add_argument("--plain", type=float, default=PLAIN, help="share of late documents left as they are")
    parser.add_argument("--hold", type=float, default=0.0, help="share of the steps before the rate falls")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--vary", action="store_true", help="change words for near ones, too")
    parser.add_argument("--versions", type=int, default=0, help="epochs after which their changed texts come again")
    parser.add_argument("--teacher-size", action="store_true", help="train the teacher; START is all-mpnet-base-v2's")
    parser.add_argument("--lessons", type=Path, nargs=2, metavar=("CHECKPOINT", "VOCAB"), help="learn from a teacher")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--every", type=float, default=5, help="minutes between checkpoints")
    parser.add_argument("--port", type=int, default=29517)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    if args.workers == 1:
        worker(0, args)
    else:
        mp.spawn(worker, (args,), nprocs=args.workers)


if __name__ == "__main__":
    main()
