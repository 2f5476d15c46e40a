"""SRC: how the statement itself is written, where its writing would mislead every format and every reader.

None of these rules judges the words; they look at what is typed in the place of structure, and at what is
left unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import langcodes
import regex

from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.places import located, source_lines
from everyreader.checks.rules.subjects import STATEMENT, WithStatement
from everyreader.language.dates import in_words
from everyreader.language.tongues import date_order
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Role, Run, Unit
from everyreader.model.text import folded
from everyreader.source.tree import blocks_of, words

_PICTURES = (Kind.IMAGE, Kind.MATH, Kind.CODE)

# ISO 15924 → the scripts in which a language that is written in it may set its words.
SCRIPTS = {
    "Latn": ("Latin",),
    "Cyrl": ("Cyrillic",),
    "Grek": ("Greek",),
    "Arab": ("Arabic",),
    "Hebr": ("Hebrew",),
    "Deva": ("Devanagari",),
    "Hans": ("Han",),
    "Hant": ("Han",),
    "Jpan": ("Han", "Hiragana", "Katakana"),
    "Kore": ("Hangul", "Han"),
}

_ALL = sorted({name for names in SCRIPTS.values() for name in names})
_NOTE = re.compile(r"^(?:\[\d{1,2}\]|\(\d{1,2}\)|\d{1,2}(?=\s+[A-Z])|[*†‡§¹²³⁴-⁹])\s*\S")
_MARK = re.compile(r"\w[.,;:!?”’\"]?(?:\[\d{1,2}\]|[†‡¹²³⁴-⁹])(?!\w)")
_LABELS = re.compile(
    r"[>\s]*(?:[-*+]\s+)*(?P<labels>(?:\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})[.)]\s+)+)"
)
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_CODE = re.compile(r"(`+)[^`\n]+\1")
_MAY_BE_A_NAME = 4  # words
_WHOLE_DATE = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
_GAP = re.compile(r"\S(?: {3,}|\t+)\S")


@rule(
    "SRC-001",
    "script-unmarked",
    on=STATEMENT,
    criterion="WCAG 3.1.2",
    message="words stand in a script that their language is not written in",
    fix="mark them with their language: [words]{lang=el}; a name or a technical term may stay",
)
def script_unmarked(case: WithStatement[None]) -> Iterator[Hit]:
    """WCAG 3.1.2 excepts names, technical terms and words of no certain language: of a few words nobody but a
    person can tell."""
    for unit in case.publication.all_units:
        for run in unit.runs:
            word = _strange(run)
            if word:
                yield Hit(
                    f"“{short(word, 40)}” in text that is marked {run.language}",
                    unit.line,
                    short(unit.text),
                    unsure=len(word.split()) <= _MAY_BE_A_NAME,
                )


def _strange(run: Run) -> str:
    """The first two letters or more in a script that the run's language is not written in; ``""`` for
    none."""
    script = langcodes.Language.get(run.language).maximize().script or ""
    if run.role is not Role.TEXT or script not in SCRIPTS:
        return ""
    others = "".join(rf"\p{{Script={name}}}" for name in _ALL if name not in SCRIPTS[script])
    found = regex.search(rf"[{others}][{others}\p{{M}}\p{{P}} ]*[{others}]", run.text)
    return found.group() if found else ""


def _dateline(case: WithStatement[None]) -> Unit | None:
    """The unit that holds the ``dateline`` span."""
    for block in blocks_of(case.publication):
        match block:
            case {"t": "Para", "c": [{"t": "Span", "c": [[_, classes, _], _]}]} if "dateline" in classes:
                found = words(block)
                return next((unit for unit in case.publication.units if unit.text == found), None)
    return None


@where("statements with a dateline")
def _has_dateline(case: WithStatement[None]) -> bool:
    return _dateline(case) is not None


@rule(
    "SRC-002",
    "dateline-disagrees",
    on=STATEMENT,
    criterion="WCAG 3.3.4",
    message="the visible date is not that of the front matter",
    fix="make the two say the same day",
    applies=_has_dateline,
    rests_on=Ground.HOUSE,
)
def dateline_disagrees(case: WithStatement[None]) -> Iterator[Hit]:
    """Only a whole date is compared: day, month and year said."""
    metadata, unit = case.publication.metadata, _dateline(case)
    if unit is None or unit.text in in_words(metadata.date, metadata.language, ("full", "long", "medium")):
        return
    import dateparser  # half a second to load, and only an unusual dateline needs it

    language = langcodes.Language.get(metadata.language).language or "und"
    order = date_order(metadata.language)
    try:
        read = [
            dateparser.parse(unit.text, languages=[language], settings={**_WHOLE_DATE, "DATE_ORDER": one})
            for one in ((order,) if order else ("DMY", "MDY"))
        ]
    except ValueError:  # a language without dates in the library
        return
    said = [one.date() for one in read if one]
    if said and metadata.date not in said:
        yield Hit(
            f"“{unit.text}”, and the front matter says {metadata.date.isoformat()}", unit.line, unit.text
        )


@rule(
    "SRC-006",
    "ornament-typed",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="signs without words stand alone, and a voice reads each of them",
    fix="delete them, or write in words what they are for (a heading, a place to sign)",
    rests_on=Ground.ADVICE,
)
def ornament_typed(case: WithStatement[None]) -> Iterator[Hit]:
    for unit in case.publication.all_units:
        plain = unit.kind in (Kind.PARAGRAPH, Kind.HEADING)
        signs = unit.text.strip() and not any(one.isalnum() for one in unit.text)
        if plain and signs and all(run.role is Role.TEXT for run in unit.runs):
            yield Hit(f"“{short(unit.text, 30)}”", unit.line, short(unit.text))


@rule(
    "SRC-007",
    "table-typed",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="a table, or the lines of a verse, are made of spaces or strokes",
    fix="write a table with its header row, and a backslash at the end of each line of a verse but the last",
)
def table_typed(case: WithStatement[None]) -> Iterator[Hit]:
    for block, unit in located(case.publication):
        if block["t"] != "Para" or any(step.name != "quote" for step in unit.place):
            continue
        lines = _lines(block["c"])
        is_table = all(line.count("|") >= 2 for line in lines)
        is_verse = all(line[:2].rstrip() == "|" for line in lines)
        if len(lines) > 1 and (is_table or is_verse):
            yield Hit(f"“{short(lines[0], 40)}”", unit.line, short(" ".join(lines)))
    for unit in case.publication.units:
        rows = [line for line in unit.text.split("\n") if len(_GAP.findall(line)) >= 2]
        if unit.kind is Kind.CODE and len(rows) >= 2:
            yield Hit(f"“{short(folded(rows[0]), 40)}”", unit.line, short(unit.text))


def _lines(inlines: list[dict[str, Any]]) -> list[str]:
    lines = [""]
    for one in inlines:
        if one["t"] in ("SoftBreak", "LineBreak"):
            lines.append("")
        else:
            lines[-1] += one.get("c", " ") if one["t"] in ("Str", "Space") else ""
    return lines


@rule(
    "SRC-008",
    "note-typed",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="a note is typed by hand",
    fix="write it as a note: [^name] in the text and [^name]: with its words",
    rests_on=Ground.ADVICE,
)
def note_typed(case: WithStatement[None]) -> Iterator[Hit]:
    """A mark in the text and, later, a paragraph that begins with one."""
    units = case.publication.units
    marked = [index for index, unit in enumerate(units) if _MARK.search(unit.text)]
    for index, unit in enumerate(units):
        is_note = unit.kind is Kind.PARAGRAPH and not unit.label and _NOTE.match(unit.text)
        if is_note and any(one < index for one in marked):
            yield Hit(f"“{short(unit.text, 40)}”", unit.line, short(unit.text))


@rule(
    "SRC-016",
    "note-unwritten",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="a mark refers to a note that is not written",
    fix=(
        "write the note: [^name]: and its words, on a line of their own; or put a backslash before the "
        "bracket"
    ),
    rests_on=Ground.ADVICE,
)
def note_unwritten(case: WithStatement[None]) -> Iterator[Hit]:
    """Markdown leaves ``[^name]`` as words where no note has the name; with a backslash before it they are
    meant."""
    for unit, lines in source_lines(case.publication):
        text = "".join(run.text if run.role is Role.TEXT else " " for run in unit.runs)
        for mark in dict.fromkeys(one.group() for one in _REFERENCE.finditer(text)):
            typed = re.compile(rf"(?<!\\){re.escape(mark)}")
            line = next(
                (n for n, one in enumerate(lines, unit.line or 1) if typed.search(_CODE.sub("", one))), None
            )
            if line:
                yield Hit(f"“{mark}”", line, short(unit.text))


@rule(
    "SRC-017",
    "label-counted-on",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="an item is shown with another label than is typed before it",
    fix="type the label that follows; or put a line of words, or ---, between two lists",
    rests_on=Ground.WORDS,
)
def label_counted_on(case: WithStatement[None]) -> Iterator[Hit]:
    """Markdown counts on from a list's first label: ``1. 1. 1.`` is meant so, ``C)`` behind ``A)`` is not."""
    before: dict[int, str] = {}  # the label typed last, by the depth of its list
    for unit, lines in source_lines(case.publication):
        depth = sum(step.name in ("ol", "ul") for step in unit.place)
        typed = _LABELS.match(lines[0]) if lines else None
        if not typed or not unit.label or not any(one.isalnum() for one in unit.label):
            continue  # a bullet counts nothing
        labels = [_signs(one) for one in typed["labels"].split()]
        label, last = _signs(unit.label), before.get(depth, "")
        before[depth] = labels[-1]
        if label in labels or labels[-1].isdecimal() and labels[-1] == last:
            continue
        shown = f"“{typed['labels'].split()[-1]}” became “{unit.label}”"
        sure = None if not labels[-1].isdecimal() else Ground.ADVICE
        yield Hit(shown, unit.line, short(unit.text), rests_on=sure)


def _signs(label: str) -> str:
    return label.strip("().")


@rule(
    "SRC-012",
    "capitals-typed",
    on=STATEMENT,
    criterion="ACB Large Print 2025",
    message="a whole text is typed in capitals, which are hard to read and may be spelled out",
    fix="type it in small letters with capitals where they belong",
    rests_on=Ground.ADVICE,
)
def capitals_typed(case: WithStatement[None]) -> Iterator[Hit]:
    """Four words and more: shorter runs are names and abbreviations."""
    for unit in case.publication.all_units:
        several = re.findall(r"[^\W\d_]{2,}", unit.text)
        if unit.kind not in _PICTURES and len(several) > 3 and unit.text.isupper():
            yield Hit(f"“{short(unit.text, 60)}”", unit.line, short(unit.text))
