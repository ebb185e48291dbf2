"""Change a training document as other outlets would have printed it.

Each change works on words with their labels, so that nothing has to be aligned again: marks dropped or
in another style, case lost, paragraphs run together, persons, bodies and places swapped for others of
the same kind, and "X said Y" turned into "Y, X said". Rates were set by hand, once.
"""

from __future__ import annotations

import random
from collections import defaultdict

from training.data import Document, Word, relabel

COMMAS = frozenset(",;")
DOUBLE = frozenset('"“”«»')
SINGLE = frozenset("'’‘`")
Pool = dict[int, list[tuple[tuple[str, int], ...]]]


def name_pool(docs: list[Document]) -> Pool:
    """Every name of the documents by its label (the number of B-PER and so on), as words with shapes."""
    pool: dict[int, set[tuple[tuple[str, int], ...]]] = defaultdict(set)
    for doc in docs:
        for start, end in _names(list(doc.words)):
            if end - start <= 4:
                pool[doc.words[start].name].add(tuple((w.text, w.shape) for w in doc.words[start:end]))
    return {label: sorted(names) for label, names in pool.items()}


def augment(doc: Document, rng: random.Random, pool: Pool) -> list[Word]:
    """The document's words, changed by chance."""
    words = list(doc.words)
    if rng.random() < 0.5:
        words = _swap_names(words, rng, pool)
    if rng.random() < 0.3:
        words = _move_sources(words, rng, 0.4)
    chance = rng.random()
    if chance < 0.10:
        words = _drop(words, COMMAS | DOUBLE | SINGLE)
    elif chance < 0.16:
        words = _drop(words, COMMAS)
    elif chance < 0.22:
        words = _drop(words, DOUBLE)
    elif chance < 0.45:
        words = _restyle(words, rng)
    if rng.random() < 0.25:
        words = [relabel(w, paragraph=False) for w in words]
    chance = rng.random()
    if chance < 0.03:
        words = [relabel(w, text=w.text.lower(), shape=1 if w.shape in (2, 3, 4) else w.shape) for w in words]
    elif chance < 0.06:
        words = [relabel(w, shape=3 if w.shape in (1, 2, 4) else w.shape) for w in words]
    return words


def _drop(words: list[Word], marks: frozenset[str]) -> list[Word]:
    """Without these marks; where one began a span or a paragraph, the next word does."""
    out: list[Word] = []
    heir: Word | None = None
    for w in words:
        if w.text in marks:
            if heir is None:
                heir = w
            elif w.role in (1, 3, 5):
                heir = relabel(w, paragraph=heir.paragraph or w.paragraph)
            continue
        if heir is not None:
            if heir.role in (1, 3, 5) and w.role == heir.role + 1:
                w = relabel(w, role=heir.role, mark=heir.mark)
            w = relabel(w, paragraph=w.paragraph or heir.paragraph)
            heir = None
        out.append(w)
    return out


def _names(words: list[Word]) -> list[tuple[int, int]]:
    found, i = [], 0
    while i < len(words):
        label, end = words[i].name, i + 1
        if label and label % 2:
            while end < len(words) and words[end].name == label + 1:
                end += 1
            found.append((i, end))
        i = end
    return found


def _swap_names(words: list[Word], rng: random.Random, pool: Pool) -> list[Word]:
    """The same name gets the same other name throughout; a name cut by a role's border stays."""
    chosen: dict[tuple[int, str], tuple[tuple[str, int], ...]] = {}
    out, last = [], 0
    for start, end in _names(words):
        old = words[start:end]
        key = (old[0].name, " ".join(w.text for w in old))
        if key not in chosen:
            keep = rng.random() < 0.3 or not pool.get(old[0].name)
            new = tuple((w.text, w.shape) for w in old) if keep else rng.choice(pool[old[0].name])
            chosen[key] = new
            if old[0].name == 1 and len(old) > 1 and not keep:
                chosen.setdefault((1, old[-1].text), new[-1:])
        if any(w.role != old[0].role + (old[0].role in (1, 3, 5)) and w.role != old[0].role for w in old[1:]):
            continue
        out += words[last:start]
        first = old[0]
        rest = first.role + 1 if first.role in (1, 3, 5) else first.role
        out += [
            Word(
                text,
                shape,
                first.role if n == 0 else rest,
                first.name if n == 0 else first.name + 1,
                first.mark if n == 0 else -1,
                first.paragraph and n == 0,
            )
            for n, (text, shape) in enumerate(chosen[key])
        ]
        last = end
    return out + words[last:]


def _restyle(words: list[Word], rng: random.Random) -> list[Word]:
    """Other quotation marks: straight, curly, '' or ``, or single for double."""
    style = rng.choice(("straight", "curly", "ticks", "single"))
    opened = False
    out = []
    for w in words:
        if w.paragraph:
            opened = False
        if w.text in DOUBLE:
            opening = w.text == "“" or (w.text == '"' and not opened)
            opened = opening
            if style == "straight":
                out.append(relabel(w, text='"'))
            elif style == "curly":
                out.append(relabel(w, text="“" if opening else "”"))
            elif style == "single":
                out.append(relabel(w, text="'"))
            else:
                mark = "`" if opening and rng.random() < 0.5 else "'"
                out.append(relabel(w, text=mark))
                out.append(
                    relabel(w, text=mark, role=w.role + 1 if w.role in (1, 3, 5) else w.role, mark=-1, paragraph=False)
                )
        elif w.text in "’‘" and style == "straight":
            out.append(relabel(w, text="'"))
        elif w.text == "'" and style == "curly":
            out.append(relabel(w, text="’"))
        else:
            out.append(w)
    return out


def _move_sources(words: list[Word], rng: random.Random, rate: float) -> list[Word]:
    """Turn "source cue content." into "content, source cue." where that is all of a sentence."""
    out: list[Word] = []
    i = 0
    while i < len(words):
        end = i
        while end < len(words) and words[end].text not in (".", "!", "?"):
            end += 1
        sentence = words[i:end]
        moved = _moved(sentence) if end < len(words) and rng.random() < rate else None
        stop = words[end : end + 1]
        out += [*moved, *(relabel(w, role=0) for w in stop)] if moved else [*sentence, *stop]
        i = end + 1
    return out


def _moved(sentence: list[Word]) -> list[Word] | None:
    roles = [(w.role + 1) // 2 for w in sentence]
    changes = [r for n, r in enumerate(roles) if n == 0 or roles[n - 1] != r]
    if changes not in ([1, 2, 3], [1, 2, 0, 3]) or sum(w.role == 5 for w in sentence) != 1:
        return None
    if 0 in roles and sentence[roles.index(0)].text != ",":
        return None
    source, cue, content = ([w for w, r in zip(sentence, roles, strict=True) if r == k] for k in (1, 2, 3))
    if any(w.text in DOUBLE for w in sentence) or any(w.paragraph for w in sentence[1:]):
        return None
    if content[0].text.lower() == "that" and len(content) > 1:
        content = [relabel(content[1], role=5, mark=content[0].mark), *content[2:]]
    shape = 2 if content[0].shape == 1 else content[0].shape
    content = [relabel(content[0], paragraph=sentence[0].paragraph, shape=shape), *content[1:]]
    comma = Word(",", 10, 0, 0, -1)
    return [*content, comma, relabel(source[0], paragraph=False), *source[1:], *cue]
