"""Line breaks that only wrap a text: an e-mail's, a PDF's, a terminal's.

A run of lines without a blank one is wrapped where no line is longer than ``WIDEST`` and a line that ends in no mark
goes on in small letters. In such a run a break is soft where the next line's first word had no room left on its line.
Stages that look for paragraphs read a space there; the report's own text keeps the break.
"""

from __future__ import annotations

WIDEST = 120
"""Characters of the longest line that is wrapped; a paragraph set as one line is mostly longer."""
NARROWEST = 40
ROOM = 0.9
"""Share of the widest line within which the next word would have been set: PDFs measure points, not characters."""
STOPS = tuple(".!?:;”\"’)")


def unwrapped(text: str) -> str:
    """The text with a space for each soft break: as long as before, every other character the same."""
    out: list[str] = []
    run: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            run.append(line)
        else:
            out += [*_joined(run), line]
            run = []
    return "\n".join([*out, *_joined(run)])


def _joined(run: list[str]) -> list[str]:
    """The lines of a run, those with soft breaks between them as one."""
    ends = [line.rstrip() for line in run]
    begins = [line.lstrip() for line in run]
    width = max(map(len, ends), default=0)
    goes_on = any(not a.endswith(STOPS) and "a" <= b[0] <= "z" for a, b in zip(ends, begins[1:], strict=False))
    if not goes_on or not NARROWEST <= width <= WIDEST:
        return run
    out = [[run[0]]]
    for before, begin, line in zip(ends, begins[1:], run[1:], strict=False):
        if len(before) + 1 + len(begin.split(maxsplit=1)[0]) > ROOM * width:
            out[-1].append(line)
        else:
            out.append([line])
    return [" ".join(lines) for lines in out]
