"""Repairs at the opening of a statement: its title and its dateline."""
from __future__ import annotations

import re
import warnings
from dataclasses import replace
from datetime import date

import dateparser
import langcodes

from everyreader.repair.draft import Draft, Node, excerpt, words

_LONGEST_TITLE = 250
_LONGEST_DATELINE = 80
_DIGITS_ONLY = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_SENTENCE_END = re.compile(r"[.!?…:]$")


def promote_title(draft: Draft) -> Draft:
    """The first block becomes the one level-1 heading, if it is a heading, bold line or short line of its own."""
    if not draft.blocks:
        return draft
    first, *rest = draft.blocks
    match first:
        case {"t": "Header", "c": [level, attribute, inlines]} if inlines:
            title = _heading(first["line"], inlines)
            draft = replace(draft, title=words(inlines), blocks=(title, *rest))
            if level == 1:
                return draft
            return draft.repaired("title promoted", first["line"], f"level {level} made the one level-1 heading: "
                                  f"“{excerpt(draft.title)}”")
        case {"t": "Para", "c": [{"t": "Strong", "c": inlines}]}:
            how = "bold line made the level-1 heading"
        case {"t": "Para", "c": inlines} if _is_title(words(inlines)) and len(draft.blocks) > 1:
            how = "first line made the level-1 heading"
        case _:
            return draft
    blocks = (_heading(first["line"], inlines), *rest)
    return draft.repaired("title promoted", first["line"], f"{how}: “{excerpt(words(inlines))}”",
                          title=words(inlines), blocks=blocks)


def mark_dateline(draft: Draft) -> Draft:
    """A line before the text that is a date, alone or after a place, is marked and its ISO date kept beside it."""
    for index, block in enumerate(draft.blocks[:4]):
        if block["t"] not in ("Para", "Plain") or len(words(block["c"])) > _LONGEST_DATELINE:
            continue
        inlines = _unwrapped(block["c"])
        found = find_date(words(inlines), draft.language)
        if found is None:
            continue
        span = {"t": "Span", "c": [["", ["dateline"], []], inlines]}
        blocks = (*draft.blocks[:index], {**block, "t": "Para", "c": [span]}, *draft.blocks[index + 1:])
        message = f"“{words(inlines)}” stays visible; its date is {found.isoformat()}"
        return draft.repaired("dateline marked", block["line"], message, blocks=blocks, date=draft.date or found)
    return draft


def find_date(text: str, language: str) -> date | None:
    """The one date that ``text`` ends with, or ``None``. Digits whose order is a convention (01/02/2023) are no answer."""
    tail = re.split(r"\s[–—-]+\s|\s\|\s|:\s", text)[-1].strip(" .,–—-()")
    for candidate in (text.strip(" .,–—-()"), tail, *_after_place(tail)):
        if _ISO.fullmatch(candidate):
            return date.fromisoformat(candidate)
        if _DIGITS_ONLY.fullmatch(candidate) or not re.search(r"\d{4}", candidate):
            continue
        parsed = _parse(candidate, language)
        if parsed:
            return parsed
    return None


def _after_place(text: str) -> list[str]:
    """``Geneva, 4 March 2024`` → ``4 March 2024``: the text after each comma, longest first."""
    parts = text.split(",")
    return [",".join(parts[index:]).strip() for index in range(1, len(parts))]


def _parse(text: str, language: str) -> date | None:
    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = dateparser.parse(text, languages=[langcodes.get(language).language or "en"], settings=settings)
        except ValueError:  # a language that dateparser does not know
            return None
    return found.date() if found else None


def _heading(line: int, inlines: list[Node]) -> Node:
    if len(inlines) == 1 and inlines[0]["t"] in ("Strong", "Emph"):
        inlines = inlines[0]["c"]
    return {"t": "Header", "c": [1, ["", [], []], inlines], "line": line}


def _is_title(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_TITLE and not _SENTENCE_END.search(text)


def _unwrapped(inlines: list[Node]) -> list[Node]:
    while len(inlines) == 1 and inlines[0]["t"] in ("Strong", "Emph"):
        inlines = inlines[0]["c"]
    return inlines
