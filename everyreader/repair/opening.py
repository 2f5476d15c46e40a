"""Repairs at the opening of a statement: its title and its dateline."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import dateparser
import langcodes

from everyreader.repair.draft import Draft, excerpt
from everyreader.repair.nodes import Node, lines_of, words

_LONGEST_TITLE = 250
_LONGEST_DATELINE = 80
_LONGEST_DATE = 5  # words of a date after a place; more of them with a full stop are a sentence
_OPENING_BLOCKS = 4
_DIGITS_ONLY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_SENTENCE_END = re.compile(r"[.!?…:]$")
_EDGES = " .,–—-()"
_DASHES = ("–", "—", "-", "--")


def promote_title(draft: Draft) -> Draft:
    """The first block becomes the one level-1 heading, if it is a heading, bold line or short line of its own.

    A title that the person told is the heading in any case: the first block where it says the same, else a heading before it.
    """
    if not draft.blocks:
        return draft
    draft = _title_alone(draft)
    first, *rest = draft.blocks
    said = (
        words(first["c"][2] if first["t"] == "Header" else first["c"])
        if first["t"] in ("Header", "Para")
        else ""
    )
    if draft.title and said != draft.title:
        blocks = (_heading(first["line"], [{"t": "Str", "c": draft.title}]), *draft.blocks)
        said = f"as told: “{excerpt(draft.title)}”"
        return draft.repaired("title added", first["line"], said, added=draft.title, blocks=blocks)
    match first:
        case {"t": "Header", "c": [level, _, inlines]} if inlines:
            how = f"level {level} made the one level-1 heading" if level != 1 else ""
        case {"t": "Para", "c": [{"t": "Strong", "c": inlines}]}:
            how = "bold line made the level-1 heading"
        case {"t": "Para", "c": inlines} if draft.title or _is_title(said) and rest:
            how = "first line made the level-1 heading"
        case _:
            return draft
    draft = replace(draft, title=said, blocks=(_heading(first["line"], inlines), *rest))
    return draft.repaired("title promoted", first["line"], f"{how}: “{excerpt(said)}”") if how else draft


def _title_alone(draft: Draft) -> Draft:
    """A title with the dateline right below it, in one paragraph: each gets a paragraph of its own."""
    first = draft.blocks[0]
    inlines = first["c"][2] if first["t"] == "Header" else first["c"] if first["t"] == "Para" else []
    lines = lines_of(inlines)
    if len(lines) != 2 or find_date(words(lines[1]), draft.language) is None:
        return draft
    title = {**first, "c": [*first["c"][:2], lines[0]] if first["t"] == "Header" else lines[0]}
    dateline = {"t": "Para", "c": lines[1], "line": first["line"] + 1}
    return draft.repaired(
        "lines parted",
        first["line"],
        "the title and the dateline below it were one paragraph",
        blocks=(title, dateline, *draft.blocks[1:]),
    )


def mark_dateline(draft: Draft) -> Draft:
    """A date before the text, alone, after a place or leading the first paragraph, is marked; its ISO date is kept beside it."""
    for index, block in enumerate(draft.blocks[:_OPENING_BLOCKS]):
        if block["t"] not in ("Para", "Plain") and not (block["t"] == "Header" and index):
            continue
        inlines = block["c"][2] if block["t"] == "Header" else block["c"]
        for dateline, rest in _datelines(inlines):
            found = find_date(words(dateline), draft.language, draft.date)
            if found is not None and (block["t"] != "Header" or not rest):
                span = {"t": "Span", "c": [["", ["dateline"], []], dateline]}
                marked = {"t": "Para", "c": [span, *rest], "line": block["line"]}
                message = f"“{words(dateline)}” stays visible; its date is {found.isoformat()}"
                blocks = (*draft.blocks[:index], marked, *draft.blocks[index + 1 :])
                return draft.repaired(
                    "dateline marked", block["line"], message, blocks=blocks, date=draft.date or found
                )
    return draft


def _datelines(inlines: list[Node]) -> Iterator[tuple[list[Node], list[Node]]]:
    """What may be the dateline, and the rest of its paragraph: the whole, then all before each of the first dashes."""
    said = words(inlines)
    is_sentence = _SENTENCE_END.search(said) and len(said.split()) > _LONGEST_DATE
    if len(said) <= _LONGEST_DATELINE and not is_sentence:
        yield _unwrapped(inlines), []
    for index, inline in enumerate(inlines):
        if len(words(inlines[:index])) > _LONGEST_DATELINE:
            return
        if (
            index > 1
            and inline["t"] == "Str"
            and inline["c"] in _DASHES
            and inlines[index - 1]["t"] == "Space"
        ):
            yield inlines[: index - 1], inlines[index - 1 :]


def find_date(text: str, language: str, told: date | None = None) -> date | None:
    """The one date that ``text`` ends with, or ``None``.

    Digits whose order is a convention (01/02/2023) are no answer, unless ``told`` is what they can mean.
    """
    tail = re.split(r"\s[–—-]+\s|\s\|\s|:\s", text)[-1].strip(_EDGES)
    for candidate in (text.strip(_EDGES), tail, *_after_place(tail)):
        digits = _DIGITS_ONLY.fullmatch(candidate)
        if digits:
            return told if told and _can_mean(digits, told) else None
        found = _iso(candidate) if _ISO.fullmatch(candidate) else _parse(candidate, language)
        if found:
            return found
    return None


def _can_mean(digits: re.Match[str], told: date) -> bool:
    numbers = {int(digits[1]), int(digits[3])}
    return numbers == {told.day, told.month} and f"{told.year}".endswith(digits[4])


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _after_place(text: str) -> list[str]:
    """``Geneva, 4 March 2024`` → ``4 March 2024``: the text after each comma, longest first."""
    parts = text.split(",")
    return [",".join(parts[index:]).strip() for index in range(1, len(parts))]


def _parse(text: str, language: str) -> date | None:
    if not re.search(r"\d{4}", text):
        return None
    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = dateparser.parse(
                text, languages=[langcodes.get(language).language or "en"], settings=settings
            )
        except ValueError:  # a language that dateparser does not know
            return None
    return found.date() if found else None


def _heading(line: int, inlines: list[Node]) -> Node:
    return {"t": "Header", "c": [1, ["", [], []], _unwrapped(inlines)], "line": line}


def _is_title(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_TITLE and not _SENTENCE_END.search(text)


def _unwrapped(inlines: list[Node]) -> list[Node]:
    while len(inlines) == 1 and inlines[0]["t"] in ("Strong", "Emph"):
        inlines = inlines[0]["c"]
    return inlines
