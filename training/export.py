"""Export a checkpoint to int8 ONNX with its model card.

    python -m training.export CHECKPOINT [CHECKPOINT ...] VOCAB OUT_DIR [--card facts.json]

Several checkpoints of one run are averaged. Writes ``attribution.onnx``, ``vocab.txt`` and ``card.json`` to
OUT_DIR (``src/sayso/models``). The layers'
products are quantised dynamically to int8 (weights per channel, reduced range, so that processors without
VNNI do not saturate); word vectors per row; heads and norms stay float.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.graph import HEAD_NAMES, Weights, build
from training.labels import NAMES, ROLES, STANCES
from training.mean import mean


def weights_of(checkpoints: Sequence[Path], which: str = "model") -> Weights:
    """The mean of the checkpoints' weights as arrays: of each, ``model`` is the running mean, ``last`` the last
    step's."""
    return {name: weight.numpy() for name, weight in mean(checkpoints, which).items()}


def metadata(weights: Weights) -> dict[str, str]:
    """What the runtime needs beside the graph: labels, transitions and pointer biases."""

    def rounded(name: str) -> object:
        return weights[name].round(5).tolist()

    return {
        "roles": json.dumps(ROLES),
        "names": json.dumps(NAMES),
        "stances": json.dumps(STANCES),
        "transitions": json.dumps({"start": rounded("start"), "stop": rounded("stop"), "step": rounded("step")}),
        "distance": json.dumps(rounded("distance")),
    }


def export(
    checkpoints: Sequence[Path], vocabulary: Path, out: Path, which: str = "model", quantise: bool = True
) -> Path:
    """Write the model and the vocabulary; returns the model's path."""
    weights = weights_of(checkpoints, which)
    model = build(weights, metadata(weights))
    out.mkdir(parents=True, exist_ok=True)
    target = out / "attribution.onnx"
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        onnx.save(model, full)
        if quantise:
            heads = [f"{name}_scores.product" for name in HEAD_NAMES]
            quantize_dynamic(
                full,
                target,
                op_types_to_quantize=["MatMul", "Attention"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                nodes_to_exclude=heads,
                extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            )
        else:
            shutil.copy(full, target)
    shutil.copy(vocabulary, out / "vocab.txt")
    return target


def main() -> None:
    """Parse the arguments, export, write the card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("checkpoint", type=Path, nargs="+")
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--which", choices=("model", "last"), default="model")
    parser.add_argument("--float", action="store_true", help="do not quantise (to measure what it costs)")
    parser.add_argument("--card", type=Path, help="a JSON object of facts to put on the card")
    args = parser.parse_args()
    target = export(args.checkpoint, args.vocabulary, args.out, args.which, not args.float)
    if args.card:
        card = json.loads(args.card.read_text(encoding="utf-8"))
        card["files"] = {
            p.name: {"bytes": p.stat().st_size, "sha256": hashlib.sha256(p.read_bytes()).hexdigest()}
            for p in (target, args.out / "vocab.txt")
        }
        (args.out / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
