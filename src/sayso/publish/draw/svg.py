"""SVG as markup, element by element: attributes and classes only, no style of its own, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from sayso.publish.visible import one_line

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""
PAGE, SHRUNK = 1080, 1.35
"""Units of a page's width, and how many times as wide a picture may be to be shrunk to it and still be read."""
NARROW, WIDE = frozenset("iljtfrI.,:;'’|!()[] "), frozenset("mwMW@%—")


def element(name: str, *children: Markup | str, **attributes: object) -> Markup:
    """An element. Attributes that are None are left out; ``class_`` stands for ``class``, "_" for "-", numbers are
    rounded to tenths. Children that are no markup are text, on one line, with nothing in it obeyed."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
                      for key, value in attributes.items() if value is not None)
    inside = "".join(child if isinstance(child, Markup) else str(escape(one_line(child))) for child in children)
    return Markup(f"<{name}{written}>{inside}</{name}>")


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(escape(one_line(str(value))))


def joined(parts: Iterable[Markup]) -> Markup:
    """The parts one after the other."""
    return Markup("").join(parts)


def picture(id: str, title: str, width: float, height: float, *children: Markup, class_: str = "picture") -> Markup:
    """A whole picture of so many units, named by its title; one a little wider than a page is "snug": the sheet of
    styles shrinks it. What it shows stands in a table beside it too."""
    snug = " snug" if PAGE < width <= PAGE * SHRUNK else ""
    return element("svg", element("title", title, id=f"{id}-title"), *children, class_=class_ + snug, role="group",
                   aria_labelledby=f"{id}-title", viewBox=f"0 0 {width:.0f} {height:.0f}", width=round(width),
                   height=round(height), xmlns="http://www.w3.org/2000/svg")


def width_of(text: str, size: float) -> float:
    """About how wide a text is in a sans-serif face of a size; rather too wide than too narrow."""
    return size * sum(0.34 if c in NARROW else 0.95 if c in WIDE or ord(c) > 0x2E80 else 0.62 for c in text)


def fitted(text: str, size: float, room: float) -> str:
    """The text on one line, shortened to fit into so many units."""
    line = one_line(text)
    if width_of(line, size) <= room:
        return line
    while line and width_of(line + "…", size) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in at most so many lines of so many units, broken at spaces, the last shortened."""
    lines: list[str] = []
    line = ""
    for word in one_line(text).split():
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    lines = [*lines, line] if line else lines
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1:])]
    return [fitted(line, size, room) for line in lines]


def is_free(box: Rectangle, taken: Sequence[Rectangle]) -> bool:
    """Whether a box touches none of those that are taken."""
    return all(box[2] <= t[0] or box[0] >= t[2] or box[3] <= t[1] or box[1] >= t[3] for t in taken)
