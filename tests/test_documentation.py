"""The documentation says what the code does: tables are up to date, commands exist, links lead somewhere."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from invoke import Argument
from invoke.parser import Parser, ParserContext

from everyreader.checks.rules import CATALOGUE
from everyreader.checks.validators import VALIDATORS
from everyreader.cli.tasks import namespace, program
from everyreader.documentation import TABLES, RegionError, arguments_of, fill, names
from everyreader.model import errors
from everyreader.source.front_matter import KEYS
from tests.conftest import Built

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
EVERY_MARKDOWN = sorted(
    [*PAGES, *(path for room in ("source", "tests") for path in (ROOT / room).rglob("*.md"))]
)
FLAGS = [(name, argument) for name, task in namespace.tasks.items() for argument in arguments_of(task)]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def section(page: str, heading: str) -> str:
    """The text below a heading of ``docs/page``, up to the next of its level or above."""
    level = heading.count("#")
    text = (DOCS / page).read_text(encoding="utf-8")
    _, _, after = text.partition(f"\n{heading}\n")
    return re.split(rf"\n#{{1,{level}}} ", after)[0]


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_the_generated_tables_are_what_the_code_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert fill(text, TABLES) == text, "out of date: run python -m everyreader.documentation"


def test_every_table_stands_somewhere_once() -> None:
    found = [name for path in PAGES for name in names(path.read_text(encoding="utf-8"))]
    assert sorted(found) == sorted(TABLES)


def test_a_region_of_an_unknown_name_is_refused() -> None:
    with pytest.raises(RegionError, match="no table 'ruels'"):
        fill("<!-- generated: ruels -->\n<!-- /generated -->\n", TABLES)


def test_a_region_without_an_end_is_refused() -> None:
    with pytest.raises(RegionError, match="no end"):
        fill("<!-- generated: rules -->\n\nText.\n", TABLES)


@pytest.mark.parametrize("task", namespace.tasks)
def test_every_task_is_documented(task: str) -> None:
    assert namespace.tasks[task].__doc__.strip() in section("tasks.md", f"### {task}")


@pytest.mark.parametrize(("task", "flag"), FLAGS, ids=lambda one: getattr(one, "name", one))
def test_every_flag_is_documented_and_says_what_it_does(task: str, flag: Argument) -> None:
    assert f"`--{flag.names[0]}`" in section("tasks.md", f"### {task}")
    assert flag.help


@pytest.mark.parametrize(("task", "flag"), FLAGS, ids=lambda one: getattr(one, "name", one))
def test_a_flag_that_is_called_repeatable_is(task: str, flag: Argument) -> None:
    assert (flag.kind is list) == ("more than once" in flag.help)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.id)
def test_every_rule_is_documented(rule: Any) -> None:
    assert f"`{rule.id}` {rule.name} |" in section("rules.md", "## The catalogue")


@pytest.mark.parametrize("validator", VALIDATORS, ids=lambda one: one.name)
def test_every_validator_is_documented(validator: Any) -> None:
    assert validator.name in (DOCS / "rules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_of_the_front_matter_is_documented(key: Any) -> None:
    assert f"| `{key.name}` | {'yes' if key.required else 'no'} |" in section("source.md", "## Front matter")


def repairs() -> Iterator[str]:
    """The names of repairs as the code writes them, where one is reported or kept to be reported."""
    for path in sorted((ROOT / "everyreader" / "importers" / "repair").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            match node:
                case ast.Call(func=ast.Attribute(attr="repaired"), args=[ast.Constant(value=name), *_]):
                    yield name
                case ast.Call(func=ast.Name(id="Repair"), args=[ast.Constant(value=name), *_]):
                    yield name
                case ast.Call(
                    func=ast.Attribute(attr="append"), args=[ast.Tuple(elts=[ast.Constant(value=name), *_])]
                ):
                    yield name


def test_every_repair_is_documented() -> None:
    told = section("source.md", "## Receiving a statement")
    assert len(set(repairs())) > 10
    assert [
        name
        for name in sorted(set(repairs()))
        if not re.search(rf"\| (?:[^|]+, )?{re.escape(name)}[, ]", told)
    ] == []


def test_every_exit_status_of_an_error_is_documented() -> None:
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)]
    statuses = re.findall(
        r"\d+",
        " ".join(re.findall(r"^\|[^|]+\|([^|]+)\|", section("tasks.md", "## Exit statuses"), re.MULTILINE)),
    )
    assert {str(kind.exit_code) for kind in kinds} <= set(statuses)


def fields(data: Any) -> Iterator[str]:
    """The names of all fields in ``data``, but not of those inside ``tools``, whose names are libraries."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield name
            yield from fields(value) if name not in ("tools", "compared") else ()
    elif isinstance(data, list):
        for one in data:
            yield from fields(one)


@pytest.mark.parametrize("file", ["edition.json", "report/findings.json"])
def test_every_field_of_an_edition_is_documented(built: Built, file: str) -> None:
    told = section("edition.md", f"## {Path(file).name}")
    found = {
        name
        for edition in (built.own, built.rich)
        for name in fields(json.loads((edition / file).read_bytes()))
    }
    assert len(found) > 10
    assert [name for name in sorted(found) if f"`{name}`" not in told] == []


def test_every_file_of_an_edition_is_documented(built: Built) -> None:
    told = (DOCS / "edition.md").read_text(encoding="utf-8")
    found = [path.relative_to(built.own).as_posix() for path in built.own.rglob("*") if path.is_file()]
    plain = [name.replace(built.own.name, "NAME") for name in found if not name.startswith("report/raw/")]
    assert [name for name in plain if f"`{name}`" not in told] == []


def test_the_readme_shows_what_a_build_says_today(built: Built) -> None:
    [own] = [result for result in built.results if result.name == built.own.name]
    [verdict] = [line for line in own.said.splitlines() if line.startswith(own.name)]
    assert verdict in (ROOT / "README.md").read_text(encoding="utf-8"), "run ./inv build; copy what it says"


def commands() -> Iterator[tuple[str, str]]:
    """Page and command: what a fenced block of a page tells to run."""
    for path in PAGES:
        for block in re.findall(
            r"^ *```(?:sh|console)\n(.*?)^ *```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        ):
            for line in block.splitlines():
                line = line.strip().removeprefix("$ ")
                if line.startswith(("./inv", "everyreader ", "python ", ".venv/bin/python ")):
                    yield relative(path), line


@pytest.mark.parametrize(("page", "command"), sorted(set(commands())))
def test_every_command_that_is_told_exists(page: str, command: str) -> None:
    program_word, *words = shlex.split(command)
    if program_word.endswith("python"):
        assert importlib.util.find_spec(words[words.index("-m") + 1])
        return
    contexts = [ParserContext(name, args=arguments_of(task)) for name, task in namespace.tasks.items()]
    parser = Parser(contexts, initial=program.initial_context)
    _, *asked = parser.parse_argv(words)
    assert [one.name for one in asked] == words[:1]


def test_the_two_commands_open_the_readme() -> None:
    blocks = re.findall(
        r"^```.*?\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert blocks[0].split("\n") == ["./inv build", "./inv test", ""]


@cache
def tree(path: Path) -> Any:
    return json.loads(pypandoc.convert_file(str(path), "json", format="gfm"))


def nodes(node: Any, kinds: tuple[str, ...]) -> Iterator[Any]:
    if isinstance(node, dict):
        if node.get("t") in kinds:
            yield node["c"]
        yield from nodes(node.get("c", node.get("blocks")), kinds)
    elif isinstance(node, list):
        for one in node:
            yield from nodes(one, kinds)


def anchors(path: Path) -> set[str]:
    return {attribute[0] for _, attribute, _ in nodes(tree(path), ("Header",))}


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    targets = [content[2][0] for content in nodes(tree(path), ("Link", "Image"))]
    dead = []
    for target in targets:
        file, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        there = (path.parent / file).resolve() if file else path
        if not there.exists() or anchor and anchor not in anchors(there):
            dead.append(target)
    assert dead == []


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_every_image_has_an_alternative_text(path: Path) -> None:
    texts = [content[1] for content in nodes(tree(path), ("Image",))]
    assert [text for text in texts if not text] == []


MACHINE = re.compile(r"(?<![\w.])/(?:tmp|home|root|work|Users|mnt|opt|var)/|\b[A-Z]:\\")
REGISTRY = re.compile(
    r"\w+://\S*(?:pypi|pythonhosted|npmjs|maven|debian|ubuntu)|--(?:extra-)?index-url", re.IGNORECASE
)


@pytest.mark.parametrize("path", EVERY_MARKDOWN, ids=relative)
def test_no_page_names_a_machine_path_or_a_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert MACHINE.findall(text) + REGISTRY.findall(text) == []
