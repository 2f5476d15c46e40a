"""What each generated region holds, as Markdown. Nothing here is written by hand but headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from invoke import Argument, Task

from everyreader.checks.rules import CATALOGUE
from everyreader.checks.rules.families import FAMILIES, Family, family_of
from everyreader.checks.rules.model import Rule
from everyreader.cli.tasks import namespace
from everyreader.documentation.rooms import folders, rooms
from everyreader.formats.table import FORMATS, nouns
from everyreader.model.findings import Ground, Mender
from everyreader.model.voices import ENGINES, SENDS_TEXT
from everyreader.narration.announcements import TABLE as ANNOUNCEMENTS
from everyreader.source.front_matter import KEYS, Key
from everyreader.source.publisher import KEYS as HOUSE_KEYS
from everyreader.tools.status import doctor

Table = Callable[[], str]

_READERS = nouns()
_DEFAULT = re.compile(r"\s*\(default: (?P<value>[^)]+)\)")
_TAKES = {str: "text", int: "a number", bool: "–", list: "text, repeatable"}
_SIGNS = re.compile(r"[\\|<>*_$]")


def front_matter() -> str:
    """The keys that ``statement.md`` may begin with."""
    rows = [
        (f"`{key.name}`", "yes" if key.required else "no", _code(key.example), key.meaning + _or_house(key))
        for key in KEYS
    ]
    return _table(("Key", "Required", "Example", "Meaning"), rows)


def _or_house(key: Key) -> str:
    return f"; where it is left out, `{key.house}` of `publisher.yaml`" if key.house else ""


def publisher() -> str:
    """The keys of ``publisher.yaml``."""
    rows = [(f"`{name}`", _code(example), meaning) for name, (example, meaning) in HOUSE_KEYS.items()]
    return _table(("Key", "Example", "Meaning"), rows)


def tasks() -> str:
    """Every task with its flags."""
    default = namespace.default
    return "\n\n".join(
        _task(name, task, default=name == default) for name, task in sorted(namespace.tasks.items())
    )


def arguments_of(task: Task[Any]) -> tuple[Argument, ...]:
    """The task's arguments with their help texts, which Invoke takes out of the task when asked for them."""
    texts = dict(task.help)
    try:
        return tuple(task.get_arguments())
    finally:
        task.help = texts


def _task(name: str, task: Task[Any], *, default: bool) -> str:
    said = (task.__doc__ or "").strip() + (" This is what runs when no task is named." if default else "")
    arguments = arguments_of(task)
    values = [(one.name or "").upper() for one in arguments if one.positional]
    call = " ".join(["./inv", name, *values, *(["[flags]"] if arguments else [])])
    table = (
        _table(("Flag", "Takes", "Default", "Meaning"), map(_flag, arguments))
        if arguments
        else "It has no flags."
    )
    return f"### {name}\n\n`{call}`\n\n{said}\n\n{table}"


def _flag(argument: Argument) -> tuple[str, ...]:
    """An Invoke argument as a row.

    A default that the help text names is taken from there: ``0`` may mean “one for each processor”.
    """
    words = ", ".join(f"`{'--' if len(name) > 1 else '-'}{name}`" for name in argument.names)
    told = _DEFAULT.search(argument.help or "")
    value = (
        told["value"]
        if told
        else f"`{argument.default}`"
        if argument.default and argument.kind is not bool
        else "–"
    )
    return words, _TAKES[argument.kind], value, _plain(_DEFAULT.sub("", argument.help or ""))


def rules() -> str:
    """The catalogue, family by family, in the order of what matters to readers."""
    families = [(one, [rule for rule in CATALOGUE if family_of(rule.id) is one]) for one in FAMILIES]
    count = f"{len(CATALOGUE)} rules in {sum(bool(several) for _, several in families)} families."
    return "\n\n".join([count, *(_family(one, several) for one, several in families if several)])


def _family(family: Family, several: Sequence[Rule]) -> str:
    rows = [
        (
            f"`{one.id}` {one.name}",
            one.severity.value,
            f"{one.ground}{' (ours alone)' if one.house and one.ground is not Ground.HOUSE else ''}",
            ", ".join((one.criterion, *(f"ACT {rule}" for rule in one.act))),
            _plain(one.message),
            _plain(_to_do(one)),
            one.mender.value,
            ", ".join(_READERS[rendition] for rendition in one.renditions),
            _plain(one.applicability),
            "yes" if one.alone else "no",
        )
        for one in sorted(several, key=lambda rule: rule.id)
    ]
    head = (
        "Rule",
        "Severity",
        "Ground",
        "Rests on",
        "It says",
        "What to do",
        "Who can mend it",
        "Looks at",
        "Applies to",
        "Foreign files",
    )
    return f"### {family.title}\n\n{family.why}\n\n{_table(head, rows)}"


def _to_do(rule: Rule) -> str:
    if isinstance(rule.fix, str):
        return rule.fix
    return "report it" if rule.mender is Mender.PROGRAM else rule.own_fix(rule.renditions[0])


def formats() -> str:
    """What ``--formats`` takes, and the files of each."""
    rows = [
        (f"`{one.name}`", f"`NAME{part.suffix}`", f"`{part.media_type}`", f"`{part.role}`")
        for one in FORMATS
        for part in one.parts
    ]
    return _table(("Format", "File", "Media type", "Role"), rows)


def voices() -> str:
    """The engines, in the order in which they are tried."""
    rows = [
        (f"`{name}`", f"`{package}`", "yes: the text is sent out" if name in SENDS_TEXT else "no")
        for name, (_, _, package) in ENGINES.items()
    ]
    return _table(("`--engine`", "Python package", "Needs the network"), rows)


def announcements() -> str:
    """The words that the narration adds, by language."""
    rows = [
        (
            f"`{language}`",
            words.number,
            words.image,
            f"{words.note} {words.see_note}",
            f"{words.table} {words.table_end}",
            f"{words.quotation} {words.quotation_end}",
            f"{words.struck} {words.struck_end}",
        )
        for language, words in ANNOUNCEMENTS.items()
    ]
    return _table(("Language", "List item", "Image", "Note", "Table", "Quotation", "Struck out"), rows)


def tools() -> str:
    """What ``doctor`` looks for; versions stay out, for they are the machine's."""
    return _table(("Tool", "What it does"), [(f"`{one.name}`", _plain(one.purpose)) for one in doctor()])


TABLES: Mapping[str, Table] = {
    "front-matter": front_matter,
    "publisher": publisher,
    "tasks": tasks,
    "rules": rules,
    "folders": folders,
    "rooms": rooms,
    "formats": formats,
    "voices": voices,
    "announcements": announcements,
    "tools": tools,
}


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell or '–' for cell in line)} |" for line in lines)


def _plain(text: str) -> str:
    """``text`` with Markdown's signs shown as they stand."""
    return _SIGNS.sub(r"\\\g<0>", text)


def _code(text: str) -> str:
    escaped = text.replace("|", "\\|")
    return f"`{escaped}`"
