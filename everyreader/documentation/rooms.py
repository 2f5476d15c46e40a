"""The rooms of the package, drawn from its imports: what each is for, on which it stands, what lies in it."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from everyreader.checks.rules import CATALOGUE

ROOT = Path(__file__).resolve().parents[2]
_PACKAGE = "everyreader"
_CROWDED = ("checks.rules", "formats", "importers", "importers.repair")


def rooms() -> str:
    """A picture and a table of the rooms, uppermost first, as ``pyproject.toml`` lists them."""
    below = _below()
    order = [one for one in _layers() if one in below]
    picture = ["```mermaid", "flowchart TD"]
    picture += [f"    {one} --> {other}" for one in order for other in order if other in _nearest(one, below)]
    table = ["| Room | What it is for | Stands on |", "| --- | --- | --- |"]
    for one in order:
        on = ", ".join(f"`{other}`" for other in order if other in below[one]) or "nothing"
        table.append(f"| `{one}` | {_purpose(one)} | {on} |")
    return "\n".join([*picture, "```", "", *table])


def _layers() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return project["tool"]["importlinter"]["contracts"][0]["layers"]


def _below() -> dict[str, set[str]]:
    """The rooms that each room imports from."""
    import grimp  # with the tests' packages: nobody needs it who only builds

    graph = grimp.build_graph(_PACKAGE, exclude_type_checking_imports=True, cache_dir=None)
    found: dict[str, set[str]] = {one.split(".")[1]: set() for one in graph.find_children(_PACKAGE)}
    for module in graph.modules - {_PACKAGE}:
        room = module.split(".")[1]
        for other in graph.find_modules_directly_imported_by(module):
            if other.startswith(f"{_PACKAGE}.") and other.split(".")[1] != room:
                found[room].add(other.split(".")[1])
    return found


def _nearest(room: str, below: dict[str, set[str]]) -> set[str]:
    """The rooms under ``room`` that it does not also reach through another: the picture needs no more lines
    than these."""
    return {
        one
        for one in below[room]
        if not any(one in _reached(other, below) for other in below[room] if other != one)
    }


def _reached(room: str, below: dict[str, set[str]]) -> set[str]:
    return below[room] | {deep for one in below[room] for deep in _reached(one, below)}


def folders() -> str:
    """A table of the folders inside the rooms that have many, with the families of the rules in each."""
    families = _families()
    table = ["| Folder | What it holds |", "| --- | --- |"]
    for room in _CROWDED:
        package = import_module(f"{_PACKAGE}.{room}")
        for _, name, is_package in iter_modules(package.__path__):
            if is_package:
                ids = ", ".join(f"`{one}`" for one in sorted(families.get(f"{room}.{name}", ())))
                rules = f" Rules: {ids}" if ids else ""
                table.append(f"| `{room.replace('.', '/')}/{name}` | {_purpose(f'{room}.{name}')}{rules} |")
    return "\n".join(table)


def _families() -> dict[str, set[str]]:
    """The families of rules by the folder of the functions that look."""
    found: dict[str, set[str]] = {}
    for rule in CATALOGUE:
        folder = ".".join(rule.look.__module__.split(".")[1:4])
        found.setdefault(folder, set()).add(rule.id.split("-")[0])
    return found


def _purpose(room: str) -> str:
    """The first sentence of its docstring, or the whole where that is one."""
    said = " ".join((import_module(f"{_PACKAGE}.{room}").__doc__ or "").split())
    return re.split(r"(?<=\.)\s+(?=[A-Z])", said)[0].replace("|", "\\|")
