"""Windows to padded tensors, in batches of a bounded number of word pieces."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch

from sayso.encode.windows import MOST
from sayso.encode.wordpiece import WordPiece
from training.data import Window
from training.labels import IGNORE
from training.model import Batch

Row = tuple[list[int], list[int], list[int], Window]


def pieces_of(window: Window, cutter: WordPiece) -> Row:
    """Ids and shapes of all pieces, and each word's first piece: [CLS] first, [SEP] at paragraphs and end.
    Word 0 is the opening piece itself."""
    ids, shapes, first = [cutter.cls], [0], [0]
    for number, word in enumerate(window.words):
        if word.paragraph and number:
            ids.append(cutter.sep)
            shapes.append(0)
        cut = cutter.pieces(word.text)[: MOST - 3]
        first.append(len(ids))
        ids.extend(cut)
        shapes.extend([word.shape] * len(cut))
    return [*ids, cutter.sep], [*shapes, 0], first, window


def batches(rows: Sequence[Row], budget: int, seed: int) -> list[list[Row]]:
    """Rows of like length together, padded size within the budget, batches in random order."""
    rng = random.Random(seed)
    order = sorted(rows, key=lambda row: (len(row[0]), rng.random()))
    groups: list[list[Row]] = [[]]
    for row in order:
        if groups[-1] and len(row[0]) * (len(groups[-1]) + 1) > budget:
            groups.append([])
        groups[-1].append(row)
    rng.shuffle(groups)
    return groups


def tensors(rows: list[Row]) -> Batch:
    """The padded batch of these rows with all targets."""
    length, count = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)

    def table(width: int, fill: int) -> torch.Tensor:
        return torch.full((len(rows), width), fill, dtype=torch.long)

    b = Batch(
        ids=table(length, 0),
        shapes=table(length, 0),
        pieces=table(length, 0),
        first=table(count, 0),
        words=table(count, 0),
        roles=table(count, 0),
        names=table(count, IGNORE),
        cue_source=table(count, IGNORE),
        content_cue=table(count, IGNORE),
        stance=table(count, IGNORE),
        hedged=table(count, IGNORE),
        invented=torch.tensor([window.invented for *_, window in rows]),
    )
    for n, (ids, shapes, first, window) in enumerate(rows):
        b.ids[n, : len(ids)], b.shapes[n, : len(ids)] = torch.tensor(ids), torch.tensor(shapes)
        b.pieces[n, : len(ids)] = 1
        b.first[n, : len(first)] = torch.tensor(first)
        b.words[n, : len(first)] = 1
        b.roles[n, 1 : len(first)] = torch.tensor(_proper([w.role for w in window.words]))
        b.names[n, 1 : len(first)] = torch.tensor([w.name for w in window.words])
        where = {w.mark: i + 1 for i, w in enumerate(window.words) if w.mark >= 0}
        for link in window.links:
            cue = where.get(link.cue)
            if cue is not None:
                source = where.get(link.source) if link.source is not None else 0
                if source is not None:
                    b.cue_source[n, cue] = source
                b.stance[n, cue], b.hedged[n, cue] = link.stance, link.hedged
            for content in link.contents:
                if content in where:
                    b.content_cue[n, where[content]] = cue or 0
    return b


def _proper(roles: list[int]) -> list[int]:
    """A span that the window's border cut begins again here: no inside tag without its beginning."""
    out: list[int] = []
    for role in roles:
        broken = role in (2, 4, 6) and (not out or out[-1] not in (role, role - 1))
        out.append(role - 1 if broken else role)
    return out
