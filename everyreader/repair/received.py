"""A received text file → a draft, and the draft through every repair."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from everyreader.errors import SourceError, UsageError
from everyreader.repair import marks, opening, points
from everyreader.repair.draft import Draft, Repair
from everyreader.source import dialect, text
from everyreader.source.read import MAXIMUM_BYTES

# A received text knows no formulas and none of the project's notation: dollars, braces and brackets are what they look like.
RECEIVED = dialect.DIALECT + (
    "-tex_math_dollars-bracketed_spans-fenced_divs-attributes-definition_lists-yaml_metadata_block"
)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Angle brackets that would be read as HTML are shown as they stand; automatic links stay.
_TAG = re.compile(r"(?<!\\)<(?=[A-Za-z/!?])(?!(?:https?|mailto):)")
_PRIVATE = tuple(map(chr, range(0xE000, 0xF8FF)))
_ENDINGS = (".txt", ".md", ".markdown", ".text")

REPAIRS = (
    marks.drop_empty_paragraphs,
    marks.drop_rules,
    marks.drop_end_mark,
    marks.drop_empty_headings,
    opening.promote_title,
    opening.mark_dateline,
    marks.unlink_nowhere,
    points.join_typed_points,
    points.join_bullet_lists,
    marks.close_levels,
    points.head_points,
)


def read(path: Path, language: str) -> Draft:
    """The received file as a draft. Raises ``SourceError`` with the line, ``UsageError`` for a kind it cannot read."""
    if path.suffix.lower() not in _ENDINGS:
        raise UsageError(
            f"{path}: cannot read '{path.suffix}' files; save it as plain text or Markdown ({', '.join(_ENDINGS)})"
        )
    try:
        if path.stat().st_size > MAXIMUM_BYTES:
            raise UsageError(f"{path}: over {MAXIMUM_BYTES // 1_000_000} MB; make several statements of it")
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file that is there") from None
    clean, repairs = _visible(data)
    received = text.decode(path, clean)
    stand_in = next(mark for mark in _PRIVATE if mark not in received)
    tree = dialect.parse(path, _TAG.sub(stand_in, received), RECEIVED)
    if not tree["blocks"]:
        raise SourceError(path, "the file holds no words")
    return Draft(
        tuple(_put_back(tree["blocks"], stand_in)),
        language,
        repairs=repairs,
        lines=tuple(received.split("\n")),
    )


def repair(draft: Draft) -> Draft:
    """``draft`` through every repair, in order; its repairs sorted by line."""
    for step in REPAIRS:
        draft = step(draft)
    return replace(draft, repairs=tuple(sorted(draft.repairs, key=lambda one: one.line)))


def _visible(data: bytes) -> tuple[bytes, tuple[Repair, ...]]:
    """Without soft hyphens and zero-width spaces, each reported; what is not UTF-8 is left for ``text.decode`` to refuse."""
    try:
        received = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data, ()
    repairs = tuple(
        Repair(
            "invisible character taken out",
            text.line_at(received, found.start()),
            text.character_name(found.group()),
        )
        for found in _INVISIBLE.finditer(received)
    )
    return visible(received).encode(), repairs


def visible(received: str) -> str:
    """``received`` without soft hyphens and zero-width spaces."""
    return _INVISIBLE.sub("", received)


def _put_back(node: Any, stand_in: str) -> Any:
    """``node`` with the angle brackets that were kept from the parser, in text and in code alike."""
    if isinstance(node, str):
        return node.replace(stand_in, "<")
    if isinstance(node, list):
        return [_put_back(one, stand_in) for one in node]
    return (
        {key: _put_back(value, stand_in) for key, value in node.items()} if isinstance(node, dict) else node
    )
