#!/usr/bin/env python3
"""Set up and run sayso with nothing but Python and pip.

    python3 run.py                 the demo on the bundled example reports
    python3 run.py read FILE       any sayso command
    python3 run.py test            all checks: ruff, mypy, import-linter, pytest

The packages go into .venv beside this file, at the versions of constraints.txt; they are installed anew
when pyproject.toml or constraints.txt has changed. Words after ``test`` are passed to pytest.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

HOME = Path(__file__).resolve().parent
PLACE = HOME / ".venv"
BIN = PLACE / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)


def main(words: list[str]) -> int:
    """Exit code of the command, or the worst one of the checks."""
    if sys.version_info < OLDEST:
        print(f"sayso needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is {sys.version.split()[0]}.",
              file=sys.stderr)
        return 1
    testing = words[:1] == ["test"]
    if not ready("dev" if testing else ""):
        return 1
    if testing:
        return check(words[1:])
    return call("-m", "sayso", *(words or ["demo"]))


def ready(extra: str) -> bool:
    """Whether .venv holds what is needed, after installing it where it did not."""
    mark = PLACE / "sayso-installed"
    state = hashlib.sha256(b"".join((HOME / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
                           + f"{HOME} {sys.version}".encode()).hexdigest()
    wanted = {state, f"{state} dev"} if not extra else {f"{state} dev"}
    if PYTHON.exists() and mark.exists() and mark.read_text() in wanted:
        return True
    print("installing into .venv (once; some minutes) ...", file=sys.stderr)
    own_pip = find_spec("ensurepip") is not None  # some systems give Python without it, and pip apart
    if not (mark.exists() and mark.read_text().startswith(state)):
        shutil.rmtree(PLACE, ignore_errors=True)
        venv.create(PLACE, with_pip=own_pip)
    pip: list[str | Path] = [PYTHON, "-m", "pip"] if own_pip else [sys.executable, "-m", "pip", "--python", PYTHON]
    target = f"{HOME}[{extra}]" if extra else str(HOME)
    done = subprocess.run([*pip, "install", "--quiet", "--disable-pip-version-check", "--no-input",
                           "--progress-bar", "off", "--constraint", HOME / "constraints.txt", "--editable", target],
                          capture_output=True, text=True, cwd=HOME)
    if done.returncode:
        print(done.stderr.strip(), "the installation failed; see the lines above, then run this again.",
              sep="\n", file=sys.stderr)
        return False
    mark.write_text(f"{state} {extra}".strip())
    return True


def check(words: list[str]) -> int:
    """Run every check, tests last; the worst exit code."""
    workers = str(min(2, os.cpu_count() or 1))
    codes = []
    for name, command in (("ruff", ["-m", "ruff", "check", "--quiet", "."]),
                          ("mypy", ["-m", "mypy", "--no-error-summary"]),
                          ("import-linter", ["-c", "from importlinter.cli import lint_imports_command as lint; lint()",
                                             "--no-cache"]),
                          ("pytest", ["-m", "pytest", "--quiet", "-n", workers, *words])):
        quiet = name == "import-linter"
        code = call(*command, quiet=quiet)
        if name != "pytest":  # pytest's own closing line ends the output
            print(f"{name}: {'passed' if code == 0 else f'failed ({code})'}", file=sys.stderr, flush=True)
        codes.append(code)
    return max(codes)


def call(*words: str, quiet: bool = False) -> int:
    """Run the environment's Python; with ``quiet`` its output is shown only when it fails. The exit code,
    128 and the signal's number where it was ended by one."""
    try:
        done = subprocess.run([PYTHON, *words], cwd=HOME if words[:2] != ("-m", "sayso") else None,
                              capture_output=quiet)
    except KeyboardInterrupt:
        return 130
    if quiet and done.returncode:
        sys.stderr.buffer.write(done.stdout + done.stderr)
    return done.returncode if done.returncode >= 0 else 128 - done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
