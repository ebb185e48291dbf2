"""Text to word pieces, with the characters each came from.

BERT's uncased scheme (Devlin et al. 2019), written so that a position is never searched for: the
text is cut into *units* (a run of letters, digits and their combining marks, or one other visible
character), each unit is normalised by itself and then cut into the longest pieces of the vocabulary
from the left. A unit keeps its span in the original text; pieces belong to units.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

UNIT = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u200c\u200d])*|\S")
LONGEST_UNIT = 100
"""A unit of more characters than this is unknown, as in BERT: no cost grows with its length."""


class Unit(NamedTuple):
    """A word or a mark: its span in the text, and the class of its outer shape (see ``shape_of``)."""

    start: int
    end: int
    shape: int


SHAPES = 12
"""How many shape classes there are; the encoder has one learned vector for each."""


def units_of(text: str, start: int = 0, end: int | None = None) -> list[Unit]:
    """The units of ``text[start:end]`` in order, with spans in ``text``."""
    stop = len(text) if end is None else end
    return [Unit(m.start(), m.end(), shape_of(text, m.start(), m.end())) for m in UNIT.finditer(text, start, stop)]


def shape_of(text: str, start: int, end: int) -> int:
    """What lower-casing loses: 1 lower, 2 capitalised, 3 upper, 4 mixed or of a script
    without case, 5 digits, 6 other word; a mark is 8 to 11 by whether space stands before (+1) and after
    (+2) it. 0 and 7 are never given to text: 0 is the padding's and the special pieces'."""
    first = text[start]
    if first.isalnum():
        if end - start == 1:
            return 2 if first.isupper() else 5 if first.isdigit() else 1 if first.islower() else 6
        word = text[start:end]
        if word.islower():
            return 1
        if word.isdigit():
            return 5
        if word.isupper():
            return 3
        if first.isupper() and word[1:].islower():
            return 2
        return 4 if word.isalpha() else 6
    before = start == 0 or text[start - 1].isspace()
    after = end >= len(text) or text[end].isspace()
    return 8 + before + 2 * after


class WordPiece:
    """A vocabulary and the greedy cut by it; remembers the words it has met (bounded)."""

    PAD, UNK, CLS, SEP = "[PAD]", "[UNK]", "[CLS]", "[SEP]"

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """``vocabulary``: one piece a line of the file, in id order; continuations start with ``##``."""
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.pad, self.unk = self.ids[self.PAD], self.ids[self.UNK]
        self.cls, self.sep = self.ids[self.CLS], self.ids[self.SEP]
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """The ids of one unit's pieces: at least one, ``[UNK]`` where the vocabulary has none."""
        found = self._known.get(word)
        if found is None:
            found = self._cut(word)
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_UNIT:
            return (self.unk,)
        letters = unicodedata.normalize("NFD", word.lower())
        plain = "".join(c for c in letters if unicodedata.category(c) != "Mn")
        ids, start = [], 0
        while start < len(plain):
            for end in range(len(plain), start, -1):
                piece = self.ids.get(plain[start:end] if start == 0 else "##" + plain[start:end])
                if piece is not None:
                    ids.append(piece)
                    start = end
                    break
            else:
                return (self.unk,)
        return tuple(ids) or (self.unk,)
