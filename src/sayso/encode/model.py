"""The shipped encoder: one ONNX file, its vocabulary and its card, run by onnxruntime on one thread.

Windows are run one at a time. Dynamic int8 scales depend on what is in a batch, and so a window's
result depends on nothing but its own text: the same input gives the same bytes in any order.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.encode.crf import FORBIDDEN, Transitions
from sayso.encode.labels import NAMES, ROLES, STANCES
from sayso.encode.wordpiece import WordPiece
from sayso.errors import IntegrityError, SaysoError

Floats = NDArray[np.float32]
MODEL = "attribution.onnx"
SLOW_FUSION = "SkipLayerNormFusion"
"""The fused operator takes five times as long as its parts (onnxruntime 1.32)."""


class Model:
    """The session with its vocabulary, transitions and pointer biases."""

    def __init__(self, session: Any, vocabulary: list[str]) -> None:
        """``session``: an onnxruntime session of an exported model; its metadata hold the labels."""
        self.session = session
        self.cutter = WordPiece(vocabulary)
        about = session.get_modelmeta().custom_metadata_map
        if (
            json.loads(about["roles"]) != list(ROLES)
            or json.loads(about["names"]) != list(NAMES)
            or json.loads(about["stances"]) != list(STANCES)
        ):
            raise IntegrityError("the model's labels are not those of this version; install the package again.")
        table = json.loads(about["transitions"])
        step = np.array(table["step"], dtype=np.float32)
        for after in range(2, len(ROLES), 2):
            for before in range(len(ROLES)):
                if before not in (after, after - 1):
                    step[before, after] = FORBIDDEN
        self.transitions = Transitions(
            np.array(table["start"], dtype=np.float32), np.array(table["stop"], dtype=np.float32), step
        )
        self.distance: Floats = np.array(json.loads(about["distance"]), dtype=np.float32)

    def run(self, ids: list[int], shapes: list[int], first: list[int]) -> tuple[Floats, Floats, Floats, Floats]:
        """Scores of one window for each word (the opening mark is word 0): roles [n, 7], names [n, 9],
        stances [n, 13] and pointer vectors [n, 512]."""
        outputs = self.session.run(
            None,
            {
                "ids": np.array([ids], dtype=np.int64),
                "shapes": np.array([shapes], dtype=np.int64),
                "first": np.array(first, dtype=np.int64),
            },
        )
        role, name, stance, pointer = (out[0] for out in outputs)
        return role, name, stance, pointer


@lru_cache(maxsize=1)
def load() -> Model:
    """The shipped model, loaded once a process; a SaysoError, which ends the run, where its files are missing."""
    import onnxruntime

    folder = resources.files("sayso") / "models"
    try:
        data = (folder / MODEL).read_bytes()
        vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SaysoError(f"the model is not installed ({error}); install the package again.") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        data, options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOW_FUSION]
    )
    return Model(session, vocabulary)
