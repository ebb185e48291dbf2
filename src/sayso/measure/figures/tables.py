"""Word lists that map a word to another, written as text: "word:meaning", "_" for a space."""

from __future__ import annotations


def table(text: str) -> dict[str, str]:
    """The mapping that the entries of ``text``, separated by white space, describe."""
    pairs = (entry.replace("_", " ").rpartition(":") for entry in text.split())
    return {word: meaning for word, _, meaning in pairs}
