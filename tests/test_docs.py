"""The documents name every flag, setting, command, exit code and field, and nothing that is not there."""

from __future__ import annotations

import re
import runpy
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from sayso import cli, errors
from sayso.commands import running
from sayso.compared import Certainty, CopyKind, Relation, State
from sayso.publish.lines import report_object
from sayso.publish.story import story_object
from sayso.settings import Settings
from sayso.values import Evidence, Manner, SourceKind, Stance
from tests.making import reading_of
from tests.publish.comparing import compared, readings

HOME = Path(__file__).parent.parent
REFERENCE = (HOME / "docs/reference.md").read_text(encoding="utf-8")
README = (HOME / "README.md").read_text(encoding="utf-8")


def flags() -> set[tuple[str, str]]:
    group = typer.main.get_command(cli.app)
    commands = getattr(group, "commands")  # noqa: B009 (the group's type does not tell)
    found = {("", option) for parameter in group.params for option in parameter.opts}
    for name, command in commands.items():
        for one in (command, *getattr(command, "commands", {}).values()):
            found |= {(name, option) for p in one.params for option in (*p.opts, *p.secondary_opts)}
    return {(name, option) for name, option in found if option.startswith("--")}


def section(name: str) -> str:
    return REFERENCE.split(f"### `sayso {name}", 1)[1].split("\n##", 1)[0] if name else REFERENCE


def test_every_flag_is_documented_at_its_command() -> None:
    assert ("read", "--failures") in flags()
    for name, flag in flags():
        assert f"`{flag}" in section(name) or f"sayso {flag}`" in section(name), f"sayso {name} {flag}"


def test_every_documented_flag_exists() -> None:
    known = {flag for _, flag in flags()} | {"--help"}
    assert set(re.findall(r"(?<![-|<])--[a-z][a-z-]*", REFERENCE)) <= known


def test_every_setting_is_documented_with_its_default() -> None:
    for field in fields(Settings):
        default = "none" if field.default is None else str(field.default)
        assert f"| `{field.name}` | {default} |" in REFERENCE, field.name


def test_every_exit_code_is_documented() -> None:
    codes = {value.exit_code for value in vars(errors).values()
             if isinstance(value, type) and issubclass(value, errors.SaysoError)}
    for code in codes | {0, running.INTERRUPTED, running.NO_READER}:
        assert f"| {code} |" in REFERENCE, code


def test_every_field_and_value_of_the_lines_is_documented() -> None:
    value = report_object(reading_of())
    names = {*value, *value["report"], *value["statements"][0], *value["statements"][0]["chain"][0]} - {"schema"}
    for name in names:
        assert f"`{name}`" in REFERENCE, name
    for word in (*Stance, *Manner, *SourceKind, *Evidence):
        assert re.search(rf"\b{word.value}\b", REFERENCE), word


def test_every_field_and_value_of_the_object_is_documented() -> None:
    value = story_object(readings(), compared())
    origin = next(one for one in value["origins"] if one["depends_on"])
    claim = value["claims"][0]
    parts = (value, value["stories"][0], value["copies"][0], origin, origin["depends_on"][0], claim, claim["best"],
             claim["members"][0], claim["relations"][0])
    described = REFERENCE.split("## The object", 1)[1]
    for name in {name for part in parts for name in part} - {"schema"}:
        assert f"`{name}`" in described, name
    for word in (*CopyKind, *Certainty, *Relation, *State, *(tie["kind"] for tie in claim["relations"])):
        assert re.search(rf"\b{word}\b", described), word


def test_the_readmes_commands_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = re.findall(r"^python3 run\.py ?(\w*)", README, re.MULTILINE)
    assert lines[0] == "" and "test" in lines
    commands = getattr(typer.main.get_command(cli.app), "commands")  # noqa: B009
    assert {line for line in lines if line} - {"test"} <= set(commands)


def test_run_py_passes_words_on(monkeypatch: pytest.MonkeyPatch) -> None:
    script = runpy.run_path(str(HOME / "run.py"))
    calls: list[tuple[str, ...]] = []
    scope = script["main"].__globals__

    def ready(extra: str) -> bool:
        calls.append((extra,))
        return True

    def call(*words: str, quiet: bool = False) -> int:
        calls.append(words)
        return 1 if words[1] == "mypy" else 0

    monkeypatch.setitem(scope, "ready", ready)
    monkeypatch.setitem(scope, "call", call)
    script["main"]([])
    script["main"](["read", "-"])
    assert calls == [("",), ("-m", "sayso", "demo"), ("",), ("-m", "sayso", "read", "-")]
    calls.clear()
    assert script["main"](["test", "-x"]) == 1
    assert calls[0] == ("dev",) and calls[-1][:2] == ("-m", "pytest") and calls[-1][-1] == "-x"


def test_links_in_the_documents_lead_somewhere() -> None:
    for page in (HOME / "README.md", *(HOME / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
