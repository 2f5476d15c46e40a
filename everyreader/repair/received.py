"""A received text file → a draft, and the draft through every repair."""
from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from everyreader.errors import SourceError, UsageError
from everyreader.repair import marks, opening, points
from everyreader.repair.draft import Draft, Repair
from everyreader.source import dialect, text

# A received text knows no formulas and none of the project's notation: dollars, braces and brackets are what they look like.
RECEIVED = dialect.DIALECT + ("-tex_math_dollars-bracketed_spans-fenced_divs-attributes"
                              "-definition_lists-yaml_metadata_block")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ENDINGS = (".txt", ".md", ".markdown", ".text")

REPAIRS = (
    marks.drop_rules, marks.drop_end_mark, marks.drop_empty_headings, opening.promote_title, opening.mark_dateline,
    marks.unlink_nowhere, points.join_typed_points, marks.close_levels, points.head_points,
)


def read(path: Path, language: str) -> Draft:
    """The received file as a draft. Raises ``SourceError`` with the line, ``UsageError`` for a kind it cannot read."""
    if path.suffix.lower() not in _ENDINGS:
        raise UsageError(f"{path}: cannot read '{path.suffix}' files; save it as plain text or Markdown ({', '.join(_ENDINGS)})")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file that is there") from None
    clean, repairs = _visible(data)
    tree = dialect.parse(path, _escaped(text.decode(path, clean)), RECEIVED)
    if not tree["blocks"]:
        raise SourceError(path, "the file holds no words")
    return Draft(tuple(tree["blocks"]), language, repairs=repairs)


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
        Repair("invisible character taken out", text.line_at(received, found.start()), text.character_name(found.group()))
        for found in INVISIBLE.finditer(received))
    return INVISIBLE.sub("", received).encode(), repairs


def _escaped(received: str) -> str:
    """Angle brackets that would be read as HTML are shown as they stand; automatic links stay."""
    return re.sub(r"(?<!\\)<(?=[A-Za-z/!?])(?!(?:https?|mailto):)", r"\\<", received)
