"""Which blocks of a page are the article.

An extractor (trafilatura) reads the page too, and votes: a block is kept where most of its words stand,
in order, in what the extractor gives. Its text is never used. Without a vote, the longest run of
blocks that look like running text is the article.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections import Counter
from collections.abc import Sequence

import numpy as np

from sayso.parse.blocks import Block, Page
from sayso.parse.source import Source
from sayso.text import Span, TextMap

WORD = re.compile(r"\w+")
MOST = .6
"""The share of a block's word triples that must occur in the vote: a block that the extractor cut in two
keeps more, a teaser with some words of the article less."""
TRUSTED = .5
"""A vote of whose words fewer than this are found in the blocks is about something else."""
VOTING_DEPTH = 256
VOTING_SIZE = 4_000_000
VOTING_TAGS = 30_000
"""Deeper or longer (characters) pages, or with more tags, are not given to the extractor: it takes up to a third of a
millisecond a tag. Pages seen in the wild stay far below."""
MINE = ("trafilatura", "htmldate", "courlan", "justext")


FURNITURE = frozenset(("advertisement", "advertisements", "read more", "share", "share this", "related",
                       "related articles", "related stories"))
"""Blocks of nothing else are a page's furniture."""
TOP = 6
"""Blocks at the article's start in which its headline and byline may be repeated."""


def article_of(page: Page, source: Source, known: Sequence[str] = ()) -> tuple[str, TextMap, tuple[Span, ...]]:
    """The text of the article, its map to the capture, and the spans of its blocks, joined by one "\\n"
    of no bytes. ``known``: headline and byline, which are left out at its start."""
    blocks = [block for block in page.blocks if not block.text.isspace()]
    words = [WORD.findall(block.text.lower()) for block in blocks]
    fit = page.depth <= VOTING_DEPTH and page.tags <= VOTING_TAGS and len(source.text) <= VOTING_SIZE
    vote = _vote(source.text) if fit else ""
    kept = voted(blocks, words, vote) or guessed(blocks, words)
    return assembled(without_furniture([blocks[index] for index in kept], known), source)


def without_furniture(blocks: Sequence[Block], known: Sequence[str]) -> Sequence[Block]:
    """The blocks without those that are words of the page and not of the report: "Advertisement" and the
    like, and at the top the headline and the byline. All of them where nothing else is there."""
    repeated = {_bare(value) for value in known}
    left = [block for index, block in enumerate(blocks) if not (
        _bare(block.text) in FURNITURE
        or (index < TOP and (_bare(block.text) in repeated or (block.kind == "h1" and not index))))]
    return left or blocks


def _bare(text: str) -> str:
    """The words of a text, without "By" before them."""
    return " ".join(WORD.findall(text.lower())).removeprefix("by ")


def voted(blocks: Sequence[Block], words: Sequence[Sequence[str]], vote: str) -> list[int]:
    """Which blocks the vote is about; none where there is no vote, or it does not fit the blocks."""
    spoken = WORD.findall(vote.lower())
    triples = Counter(zip(spoken, spoken[1:], spoken[2:], strict=False))
    lines = Counter(tuple(WORD.findall(line)) for line in vote.lower().splitlines())
    kept: list[int] = []
    # What is said twice (a teaser) counts once, for the block that looks more like running text.
    order = sorted(range(len(blocks)), key=lambda i: blocks[i].around or 2 * blocks[i].linked > len(blocks[i].text))
    for index in order:
        own = words[index]
        if len(own) < 3:
            if own and lines[tuple(own)] > 0:
                lines[tuple(own)] -= 1
                kept.append(index)
            continue
        parts = list(zip(own, own[1:], own[2:], strict=False))
        found = [part for part, times in Counter(parts).items() for _ in range(min(times, max(triples[part], 0)))]
        if len(found) >= MOST * len(parts):
            triples.subtract(found)
            kept.append(index)
    if sum(len(words[index]) for index in kept) < TRUSTED * len(spoken):
        return []
    return sorted(kept)


def guessed(blocks: Sequence[Block], words: Sequence[Sequence[str]]) -> list[int]:
    """The longest run (in words) of blocks of running text; up to two other short blocks do not end it,
    and headings in it stay. All that is not around the page's content, where nothing is running text."""
    best: list[int] = []
    run: list[int] = []
    most = size = gap = 0
    for index, block in enumerate(blocks):
        heading = block.kind[:1] == "h" and block.kind[1:].isdigit() and not block.linked
        if _running(block, words[index]):
            run.append(index)
            size, gap = size + len(words[index]), 0
            if size > most:
                best, most = run, size
        elif run and not block.around and (heading or gap < 2):
            gap += not heading
            if heading:
                run.append(index)
        else:
            run, size, gap = [], 0, 0
    while best and not _running(blocks[best[-1]], words[best[-1]]):
        best.pop()
    inside = [index for index, block in enumerate(blocks) if not block.around]
    return best or inside or list(range(len(blocks)))


def assembled(blocks: Sequence[Block], source: Source) -> tuple[str, TextMap, tuple[Span, ...]]:
    """The text of these blocks with its map and their spans."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    spans: list[Span] = []
    size = 0
    for block in blocks:
        text, firsts, lasts = _characters(block, source)
        if not text:
            continue
        if texts:
            texts.append("\n")
            starts.append(ends[-1])
            ends.append(ends[-1])
            size += 1
        texts.append(text)
        starts += firsts
        ends += lasts
        spans.append(Span(size, size + len(text)))
        size += len(text)
    return "".join(texts), TextMap(np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)), tuple(spans)


def _characters(block: Block, source: Source) -> tuple[str, list[int], list[int]]:
    bounds = source.bounds
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in block.pieces:
        if len(piece) == end - start:
            edges = bounds[start:end + 1].tolist()
            starts += edges[:-1]
            ends += edges[1:]
        else:
            first, last = int(bounds[start]), int(bounds[end])
            starts += [first] + [last] * (len(piece) - 1)
            ends += [last] * len(piece)
    text = block.text
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    return text[left:right], starts[left:right], ends[left:right]


def _running(block: Block, words: Sequence[str]) -> bool:
    if block.around or 5 * block.linked > 2 * len(block.text):
        return False
    return len(words) >= 10 or (len(words) >= 4 and block.text.rstrip().endswith((".", "!", "?", "\u201d", '"', ":")))


def _vote(page: str) -> str:
    """What the extractor takes for the article; "" where it fails. It keeps still."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name in MINE:
                logging.getLogger(name).setLevel(logging.CRITICAL + 1)
            import trafilatura  # slow to import, and needed for pages only

            clean = page.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
            return trafilatura.extract(clean, fast=True, include_comments=False, include_tables=True) or ""
    except Exception:  # a vote that cannot be had is no vote: the blocks themselves decide
        return ""
