"""Reading text made safe for a terminal: what it holds is shown, never obeyed."""

from __future__ import annotations

import textwrap

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_BREAKS = {ord(c): " " for c in "\t\r\v\f\x85\u2028\u2029"}
_TABLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},  # the control pictures
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), *_BIDI, 0xFEFF, *range(0xD800, 0xE000)), "\ufffd"),
    **_BREAKS,
    ord("\n"): "\n"}


def visible(text: str) -> str:
    """The text with control characters, escape sequences, overrides of the writing direction and lone
    surrogates replaced, one character for one, so that spans hold; line breaks stay."""
    return text.translate(_TABLE)


def one_line(text: str, width: int | None = None) -> str:
    """``visible`` on one line, shortened at a word to ``width`` characters where that is given."""
    line = " ".join(visible(text).split())
    if width is None or len(line) <= width:
        return line
    short = textwrap.shorten(line, width, placeholder=" …")
    return short if len(short) > width // 2 else line[:width - 1] + "…"
