"""Draw docs/picture.svg: the real terminal output for one bundled report.

    python docs/picture.py
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console

import sayso
from sayso.flow import read_reports
from sayso.publish.terminal import report_table
from sayso.settings import Settings
from sayso.values import Reading

EXAMPLES = Path(sayso.__file__).parent / "examples"
SHOWN = "evening-1"
WIDTH = 110


def main() -> None:
    """Write the picture beside this file."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor",
                      highlight=False, markup=False, emoji=False)
    for outcome in read_reports([str(EXAMPLES / "ferry.jsonl")], Settings()):
        if isinstance(outcome, Reading) and outcome.report.external_id == SHOWN:
            console.print(report_table(outcome, WIDTH))
    svg = console.export_svg(title="sayso read ferry.jsonl", unique_id="sayso")
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)  # the picture loads nothing from elsewhere
    (Path(__file__).parent / "picture.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
