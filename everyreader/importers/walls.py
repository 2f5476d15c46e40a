"""A text whose structure nobody can tell is not published as one long paragraph."""

from __future__ import annotations

from pathlib import Path

from everyreader.importers.account import WORD
from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_paragraph
from everyreader.importers.office.columns import at_breaks
from everyreader.model.errors import SourceError
from everyreader.source.tree import Node, words

_WALL = 150  # words; three times a long paragraph of a press release
_FEW = 3  # blocks: title, dateline and the wall
_PART = {
    "line": "put an empty line between the paragraphs",
    "paragraph": "begin each paragraph with the Enter key",
    "page": "ask for the document it was made from",
}
_MADE = (".epub", ".html", ".htm", ".xhtml")  # nobody types into those


def refuse_walls(draft: Draft, received: Path) -> None:
    """Raise ``SourceError`` where a whole text, but for its opening, is one paragraph that goes on and on, or
    most of a plain text stands in such ones."""
    counts = [_longest(block) for block in draft.blocks]
    least = _WALL if len(draft.blocks) <= _FEW else 2 * _WALL
    total = sum(len(WORD.findall(one)) for one in draft.received)
    if len(draft.blocks) > _FEW and not (
        draft.typed_lines and sum(n for n in counts if n > least) * 2 > total
    ):
        return
    for block, count in zip(draft.blocks, counts, strict=True):
        if count > least:
            raise SourceError(
                received,
                f"{draft.place} {block['line']}: {count} words are one paragraph, and nothing says where "
                f"others begin; "
                f"{_PART['page' if received.suffix.lower() in _MADE else draft.place]} and add it again, "
                f"or say --one-paragraph if it is one; nothing was written",
                line=block["line"] if draft.place == "line" else None,
            )


def _longest(block: Node) -> int:
    """The words of a paragraph's longest line."""
    lines = at_breaks(block["c"]) if is_paragraph(block) else []
    return max((len(WORD.findall(words(one))) for one in lines), default=0)
