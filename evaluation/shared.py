"""Where the data and the scorers lie: a folder beside the repository, or the one that SAYSO_SHARED names.

    shared/data/    the data sets, each row a JSON document with its gold attributions
    shared/eval/    the scorers, run as scripts in a process of their own
    shared/seed/    the starting report and its gold

The folder is no part of the repository: its texts are under others' rights. Everything here that needs it
says so in one sentence and ends with exit code 2 where it is absent.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.errors import IntegrityError, SaysoError, UsageError

REPOSITORY = Path(__file__).resolve().parents[1]
Row = dict[str, Any]


def folder(environment: Mapping[str, str] | None = None) -> Path:
    """The shared folder; a UsageError where there is none."""
    env = os.environ if environment is None else environment
    place = Path(env["SAYSO_SHARED"]) if env.get("SAYSO_SHARED") else REPOSITORY.parent / "shared"
    if not (place / "eval").is_dir():
        raise UsageError(f"{place}: there is no folder with evaluation data here; put it beside the repository "
                         "as `shared`, or name it in SAYSO_SHARED.")
    return place


def missing() -> str | None:
    """Why measuring is impossible on this machine, as one sentence; None where it is possible."""
    try:
        folder()
    except UsageError as error:
        return str(error)
    return None


def rows(path: Path) -> list[Row]:
    """The documents of a JSON Lines file."""
    if not path.is_file():
        raise UsageError(f"{path}: this data file is absent; complete the shared folder.")
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_rows(path: Path, documents: Sequence[Row]) -> Path:
    """Write one JSON document a line; gives back the path."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(document) + "\n" for document in documents)
    return path


def score(scorer: str, *arguments: str | Path) -> Row:
    """Run the named scorer (a file of ``shared/eval``) as a script; gives back the JSON that it prints."""
    script = folder() / "eval" / scorer
    if not script.is_file():
        raise UsageError(f"{script}: this scorer is absent; complete the shared folder.")
    done = subprocess.run([sys.executable, "-B", str(script), *map(str, arguments)],
                          capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise IntegrityError(f"{scorer} refused what it was given: {last_line(done.stderr)}")
    result: Row = json.loads(done.stdout)
    return result


def outside_repository(path: Path) -> Path:
    """The path, resolved; a UsageError where it lies in the repository, which no text of the data may enter."""
    place = path.resolve()
    if place.is_relative_to(REPOSITORY):
        raise UsageError(f"{path}: a file with text of the data must lie outside the repository; give another path.")
    return place


def last_line(text: str) -> str:
    """The last line that is not blank, or a note that there is none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "(it said nothing)"


def run(main: Callable[[], int]) -> int:
    """Call a command's main; an error becomes one sentence on stderr and its exit code."""
    try:
        return main()
    except SaysoError as error:
        print(error, file=sys.stderr)
        return error.exit_code
