"""The tags of the encoder's heads, in the order of the model's outputs."""

from __future__ import annotations

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-NORP", "I-NORP")
STANCES = (
    "asserts",
    "confirms",
    "accuses",
    "estimates",
    "forecasts",
    "warns",
    "intends",
    "requests",
    "denies",
    "declines",
    "doubts",
)
"""The values of ``sayso.values.Stance``; the stance head has two outputs more: not hedged, hedged."""
