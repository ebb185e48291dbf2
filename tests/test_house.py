"""What holds for every file of the project."""

from __future__ import annotations

import ast
import html
import importlib
import json
import pkgutil
import re
import sys
import tomllib
from pathlib import Path

import pytest

import sayso

HOME = Path(__file__).parent.parent
PACKAGE = Path(sayso.__file__).parent
FOLDERS = ("src", "tests", "training", "evaluation", "docs", ".ci")
FILES = sorted(path for folder in FOLDERS for path in (HOME / folder).rglob("*")
               if path.suffix in (".py", ".md", ".txt", ".json", ".jsonl", ".html", ".svg", "")
               and path.is_file() and "__pycache__" not in path.parts and path.name != "vocab.txt")
ROOT = [HOME / name for name in ("README.md", "CHANGELOG.md", "Makefile", "constraints.txt", "pyproject.toml", "run.py",
                                 "NOTICE")]
MODULES = sorted(path for path in FILES if path.suffix == ".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_a_module_is_short_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400, "split it"
    assert not text or text.lstrip("#!/usrbinevpytho3 \n").startswith('"""'), "it has no docstring"
    assert path.name != "utils.py"


def test_no_file_names_a_place_of_one_machine_or_a_registry() -> None:
    places = re.compile(r"(?<![\w.])/(?:home|root|Users|work|opt|tmp)/\w|file://|pypi\.|pythonhosted|npmjs|cdnjs")
    for path in (*FILES, *ROOT):
        if path == Path(__file__):
            continue
        found = places.search(path.read_text(encoding="utf-8", errors="replace"))
        assert found is None, f"{path.relative_to(HOME)}: {found and found[0]}"


def packages() -> list[str]:
    return [f"sayso.{module.name}" for module in pkgutil.iter_modules([str(PACKAGE)]) if module.ispkg]


@pytest.mark.parametrize("name", packages())
def test_a_stage_exports_what_its_all_says(name: str) -> None:
    module = importlib.import_module(name)
    public = {key for key, value in vars(module).items()
              if not key.startswith("_") and getattr(value, "__module__", "").startswith("sayso")}
    assert set(module.__all__) == public


@pytest.mark.parametrize("name", ["read", "parse", "encode", "attribute", "publish"])
def test_a_stage_exports_its_verb(name: str) -> None:
    assert callable(getattr(importlib.import_module(f"sayso.{name}"), name))


def test_the_constraints_are_versions_and_hold_every_dependency() -> None:
    lines = (HOME / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[a-z0-9.-]+==[0-9][\w.]*", line) for line in lines) and lines == sorted(lines)
    held = {line.partition("==")[0] for line in lines}
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = sum(project["optional-dependencies"].values(), project["dependencies"])
    assert {re.split(r"[<>=~\[ ]", name)[0].lower() for name in wanted} <= held


def test_the_dependencies_are_what_the_package_imports() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for name, some in project["optional-dependencies"].items() if name not in ("dev", "training")
              for line in some]
    stated = {re.split(r"[<>=~\[]", line)[0].replace("-", "_") for line in project["dependencies"] + extras}
    trees = [ast.parse(path.read_bytes()) for path in PACKAGE.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    imported = {alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module.split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    needed_by_others = {"lxml_html_clean", "python_multipart"}  # trafilatura, starlette: they import and do not ask
    assert imported - set(sys.stdlib_module_names) - {"sayso"} == stated - needed_by_others


def test_the_examples_are_eight_reports_of_a_readable_length() -> None:
    rows = [json.loads(line) for line in (PACKAGE / "examples/ferry.jsonl").read_text(encoding="utf-8").splitlines()]
    page = (PACKAGE / "examples/video.html").read_text(encoding="utf-8")
    body = html.unescape(re.sub(r"<[^>]+>", " ", page.split("<article>")[1].split("</article>")[0]))
    texts = [row["text"] for row in rows] + [body] + [
        (PACKAGE / "examples" / name).read_text(encoding="utf-8") for name in ("storm.txt", "what-we-know.md")]
    assert len(texts) == 8
    assert all(120 <= len(text.split()) <= 350 for text in texts)
    assert len({row["id"] for row in rows}) == len(rows)
    assert rows[0]["text"].startswith(rows[1]["text"][:500]) and rows[0]["outlet"] != rows[1]["outlet"]
    block = re.search(r"application/ld\+json\">(.*?)</script>", page, re.DOTALL)
    assert block is not None and json.loads(block[1])["@type"] == "NewsArticle"
