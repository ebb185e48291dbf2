"""The mean of checkpoints, as a checkpoint (Wortsman et al. 2022, "model soups": the mean of runs that began alike
is better than each, and costs nothing to run).

    python -m training.mean CHECKPOINT [CHECKPOINT ...] OUT
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor


def mean(checkpoints: Sequence[Path], which: str = "model") -> dict[str, Tensor]:
    """The mean of the checkpoints' weights: of each, ``model`` is the running mean, ``last`` the last step's."""
    states = [torch.load(path, weights_only=True, map_location="cpu")[which] for path in checkpoints]
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def main() -> None:
    """Parse the arguments, write the mean."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("checkpoint", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    weights = mean(args.checkpoint)
    torch.save({"model": weights, "last": weights}, args.out)


if __name__ == "__main__":
    main()
