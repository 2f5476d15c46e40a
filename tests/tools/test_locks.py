"""The locks: exact, hashed, and free of addresses."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NPM = ("everyreader/tools/npm", "tests/independent_reader", "tests/independent_reader/thorium")
LOCKS = (
    "requirements.in",
    "requirements.lock",
    "pyproject.toml",
    *(f"{folder}/{name}" for folder in NPM for name in ("package.json", "package-lock.json", ".npmrc")),
)


@pytest.fixture
def locked(root: Path) -> dict[str, str]:
    text = (root / "requirements.lock").read_text()
    lines = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_holds_an_address(root: Path, name: str) -> None:
    addresses = r"\w+://\S+|--(?:extra-)?index-url|--find-links|^registry"
    assert re.findall(addresses, (root / name).read_text(), re.MULTILINE) == []


def test_every_locked_python_package_has_a_hash(root: Path) -> None:
    entries = re.split(r"\n(?=\S)", (root / "requirements.lock").read_text().strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_keeps_to_the_ranges_that_the_package_declares(root: Path, locked: dict[str, str]) -> None:
    declared = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    texts = declared["dependencies"] + declared["optional-dependencies"]["test"]
    wanted = [Requirement(text) for text in texts]
    held = {str(one): one.specifier.contains(locked[canonicalize_name(one.name)]) for one in wanted}
    assert [text for text, inside in held.items() if not inside] == []


def test_the_package_declares_what_the_lock_is_made_from(root: Path) -> None:
    declared = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    extras = declared["optional-dependencies"]
    declared = declared["dependencies"] + extras["distributed"] + extras["recognition"] + extras["test"]
    only_to_build = {"hatchling", "editables"}
    sources = {canonicalize_name(name) for name in _sources(root)} - only_to_build
    assert {canonicalize_name(Requirement(text).name) for text in declared} == sources


@pytest.mark.parametrize("folder", NPM)
def test_every_locked_npm_package_has_a_hash_and_an_exact_version(root: Path, folder: str) -> None:
    lock = json.loads((root / folder / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert lock["lockfileVersion"] == 3
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []


@pytest.mark.parametrize("folder", NPM)
def test_the_npm_packages_asked_for_are_exact(root: Path, folder: str) -> None:
    asked = json.loads((root / folder / "package.json").read_text())["dependencies"]
    assert [version for version in asked.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_every_package_that_is_imported_is_declared(root: Path) -> None:
    files = [path for room in ("everyreader", "tests") for path in (root / room).rglob("*.py")]
    imported = {name.partition(".")[0] for path in files for name in _imports(ast.parse(path.read_bytes()))}
    owners = metadata.packages_distributions()
    foreign = imported - sys.stdlib_module_names - {"everyreader", "tests"} - {path.stem for path in files}
    declared = {canonicalize_name(name) for name in _sources(root)}
    owned = {name: {canonicalize_name(owner) for owner in owners.get(name, ())} for name in foreign}
    assert {name: who for name, who in owned.items() if not who & declared} == {}


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _sources(root: Path) -> list[str]:
    lines = [line.partition("#")[0].strip() for line in (root / "requirements.in").read_text().splitlines()]
    return [Requirement(line).name for line in lines if line]
