"""HTML tokens to blocks of reading text, each character with its place in the page.

A block is what a browser sets as one paragraph. White space is collapsed as there; what is not shown
(scripts, ``hidden``, ``display:none``) gives no text. The tree is followed only as far as text depends
on it: implied ends, and ends that match nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.errors import LimitError
from sayso.parse.html import Raw, Tag, Text, reference, tokens_of


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base basefont bgsound br col command embed frame hr image img input keygen link meta param "
              "source track wbr")
BLOCK = _names("address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
               "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav "
               "ol p pre search section summary table tbody td tfoot th thead title tr ul")
UNSEEN = _names("script style noscript template svg math textarea title xmp iframe noembed noframes select datalist "
                "button object audio video canvas applet dialog rp")
AROUND = _names("nav footer aside menu")
"""What stands around an article: it takes part in the vote, and never in the guess without one."""
SCOPES = _names("table caption td th button object applet marquee template ul ol dl select svg math")
"""Elements that ends from inside do not reach beyond."""
CLOSES_PARAGRAPH = BLOCK - {"td", "th", "tr", "tbody", "thead", "tfoot", "caption", "legend", "body", "html", "title"}
SPACE = re.compile(r"[ \t\n\f\r]+|[^ \t\n\f\r&]+|&")
HIDDEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
SKIP, IN_AROUND, PRE, LINK = 1, 2, 4, 8


@dataclass(slots=True)
class Block:
    """``pieces``: text with its start and end in the page. Where both are equally long, each character
    stands for one of the page; else the first stands for all of them, and the others for none."""

    kind: str
    around: bool
    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        """The characters of the block."""
        return "".join(piece for piece, _, _ in self.pieces)


@dataclass(slots=True)
class Page:
    """The blocks of a page, and what its markup says of it."""

    blocks: list[Block] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    scripts: list[tuple[int, int]] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)
    title: tuple[int, int] | None = None
    author: str = ""
    depth: int = 0
    tags: int = 0


def page_of(source: str, max_depth: int, place: str) -> Page:
    """The blocks of an HTML page; LimitError where elements are nested deeper than ``max_depth``."""
    builder = _Builder(source, max_depth, place)
    for token in tokens_of(source):
        if isinstance(token, Text):
            builder.text(token.start, token.end)
        elif isinstance(token, Raw):
            builder.raw(token)
        elif token.closes:
            builder.end(token)
        else:
            builder.start(token)
    builder.breaks()
    return builder.page


class _Builder:
    def __init__(self, source: str, max_depth: int, place: str) -> None:
        self.source, self.max_depth, self.place = source, max_depth, place
        self.page = Page()
        self.stack: list[tuple[str, str, int]] = [("", "body", 0)]  # name, block around it, flags
        self.scopes: list[tuple[str, dict[str, int]]] = [("", {})]
        self.open_scopes: dict[str, int] = {}
        self.block: Block | None = None
        self.space: tuple[int, int] | None = None
        self.lines: list[tuple[int, int]] = []
        self.author_depth = 0

    # tags

    def start(self, tag: Tag) -> None:
        name = tag.name
        self.page.tags += 1
        self.note(tag)
        if name in VOID:
            if name == "br" and not self.stack[-1][2] & SKIP:
                self.space = None
                self.lines.append((tag.start, tag.end))
            elif name == "hr":
                self.breaks()
            return
        self.imply(name)
        _, kind, flags = self.stack[-1]
        if name in BLOCK and not flags & SKIP:
            self.breaks()
            kind = name
        if name in UNSEEN or _hidden(tag.attributes):
            flags |= SKIP
        linked = name == "a" and "href" in tag.attributes
        flags |= (name in AROUND) * IN_AROUND | (name == "pre") * PRE | linked * LINK
        if flags & SKIP and self.source[tag.end - 2:tag.end] == "/>":
            return  # <path/> inside svg
        self.stack.append((name, kind, flags))
        counts = self.scopes[-1][1]
        counts[name] = counts.get(name, 0) + 1
        if name in SCOPES:
            self.scopes.append((name, {}))
            self.open_scopes[name] = self.open_scopes.get(name, 0) + 1
        author = "author" in tag.attributes.get("rel", "").lower().split() or tag.attributes.get("itemprop") == "author"
        if author and not self.page.author and not self.author_depth:
            self.author_depth = len(self.stack)
        depth = len(self.stack) - 1
        self.page.depth = max(self.page.depth, depth)
        if depth > self.max_depth:
            raise LimitError(self.place, f"its HTML is nested deeper than {self.max_depth} elements (max_depth)",
                             "save its text as .txt, or raise SAYSO_MAX_DEPTH")

    def end(self, tag: Tag) -> None:
        seen = not self.stack[-1][2] & SKIP
        if tag.name in BLOCK and seen:
            self.breaks()
        if tag.name == "br" and seen:
            self.lines.append((tag.start, tag.end))
        elif (self.open_scopes if tag.name in SCOPES else self.scopes[-1][1]).get(tag.name, 0):
            self.close(tag.name)

    def imply(self, name: str) -> None:
        """End what this start tag ends."""
        if name in CLOSES_PARAGRAPH:
            self.close_open("p")
        if name == "li":
            self.close_open("li")
        elif name in ("dt", "dd"):
            self.close_open("dt")
            self.close_open("dd")
        elif name == "a":
            self.close_open("a")
        elif name in ("td", "th", "tr", "tbody", "thead", "tfoot"):
            if self.scopes[-1][0] in ("td", "th"):
                self.close(self.scopes[-1][0])
            if name not in ("td", "th"):
                self.close_open("tr")
                if name != "tr":
                    for group in ("tbody", "thead", "tfoot"):
                        self.close_open(group)

    def close_open(self, name: str) -> None:
        if self.scopes[-1][1].get(name, 0):
            self.close(name)

    def close(self, name: str) -> None:
        """Take elements off the stack, the last one of this name included. It is there."""
        while True:
            top, _, flags = self.stack.pop()
            if top in SCOPES:
                self.scopes.pop()
                self.open_scopes[top] -= 1
            self.scopes[-1][1][top] -= 1
            if top in BLOCK and not flags & SKIP:
                self.breaks()
            if len(self.stack) < self.author_depth:
                self.author_depth = 0
                self.page.author = self.page.author.strip()
            if top == name:
                return

    def note(self, tag: Tag) -> None:
        """Keep what the tag says of the page."""
        attributes = tag.attributes
        if tag.name == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if key and attributes.get("content"):
                self.page.metas.append((key.strip().lower(), attributes["content"].strip()))
        elif tag.name == "link" and attributes.get("href"):
            self.page.links.append((attributes.get("rel", "").lower(), attributes["href"].strip()))
        elif tag.name == "time" and attributes.get("datetime"):
            what = " ".join((attributes.get("itemprop", ""), attributes.get("class", ""),
                             "pubdate" if "pubdate" in attributes else ""))
            self.page.times.append((what.lower(), attributes["datetime"].strip()))

    def raw(self, token: Raw) -> None:
        if token.name == "script" and "ld+json" in token.attributes.get("type", "").lower():
            self.page.scripts.append((token.start, token.end))
        elif token.name == "title" and self.page.title is None and not self.stack[-2:][0][2] & SKIP:
            self.page.title = (token.start, token.end)

    # text

    def text(self, start: int, end: int) -> None:
        flags = self.stack[-1][2]
        if flags & SKIP:
            return
        source = self.source
        if flags & PRE:
            return self.preformatted(start, end)
        at = start
        while at < end:
            match = SPACE.match(source, at, end)
            assert match is not None
            first = source[at]
            if first == "&":
                piece, stop = reference(source, at, end)
                if piece in (" ", "\t", "\n", "\f", "\r"):
                    self.space = self.space or (at, stop)
                else:
                    self.put(piece, at, stop)
                at = stop
            else:
                if first in " \t\n\f\r":
                    self.space = self.space or (at, at + 1)
                else:
                    self.put(match[0], at, match.end())
                at = match.end()

    def preformatted(self, start: int, end: int) -> None:
        at = start
        while at < end:
            mark = self.source.find("&", at, end)
            stop = end if mark < 0 else mark
            if self.block is None:
                at = stop - len(self.source[at:stop].lstrip(" \t\n\f\r"))
            if stop > at:
                self.put(self.source[at:stop], at, stop)
            if mark < 0:
                return
            piece, at = reference(self.source, mark, end)
            self.put(piece, mark, at)

    def put(self, piece: str, start: int, end: int) -> None:
        """Add visible characters, after the space or the line breaks that wait."""
        _, kind, flags = self.stack[-1]
        if len(self.lines) > 1:
            self.breaks()
        if self.block is None:
            self.block = Block(kind, bool(flags & IN_AROUND))
        elif self.lines:
            self.block.pieces.append(("\n", *self.lines[0]))
        elif self.space:
            self.block.pieces.append((" ", *self.space))
            self.author(" ")
        self.lines, self.space = [], None
        self.block.pieces.append((piece, start, end))
        self.block.linked += len(piece) * bool(flags & LINK)
        self.author(piece)

    def author(self, piece: str) -> None:
        if self.author_depth and len(self.page.author) < 200:
            self.page.author += piece

    def breaks(self) -> None:
        """End the block."""
        if self.block is not None:
            self.page.blocks.append(self.block)
        self.block, self.space, self.lines = None, None, []


def _hidden(attributes: dict[str, str]) -> bool:
    hidden = attributes.get("hidden")
    return (hidden is not None and hidden != "until-found") or HIDDEN.search(attributes.get("style", "")) is not None
