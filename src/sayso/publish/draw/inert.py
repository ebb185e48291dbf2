"""Text of reports as markup that says what it says and does nothing.

1. HTML's own characters are escaped.
2. What no page may hold, or a browser would change, is shown as one character for one: lone surrogates, NUL and other
   controls. A carriage return stays, written as a reference.
3. A control of writing direction is shut into an element of its own, so that it turns nothing around; it stays in the
   text, so that what is copied from the page equals the report.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"),
}
"""What stands for a character that no page holds, one for one."""
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates. Marks of direction (U+200E, U+200F, U+061C) turn nothing but themselves."""


def inert(text: str) -> Markup:
    """The text as markup, of the same characters."""
    safe = str(escape(str(text).translate(SHOWN))).replace("\r", "&#13;")  # 1, 2
    return Markup(TURNING.sub(_alone, safe))  # 3


def attribute(text: str) -> str:
    """The text for an attribute's value, where no element can shut in what turns it: that is left out."""
    return TURNING.sub("", str(text).translate(SHOWN))


def _alone(found: re.Match[str]) -> str:
    return f'<bdi class="turn" title="U+{ord(found[0]):04X}">{found[0]}</bdi>'
