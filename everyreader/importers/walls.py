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
_SENTENCE = 8  # words
_FEW = 3  # blocks: title, dateline and the wall
_ALL = 0.9  # of the words below headings; a long paragraph beside others is its author's
_PART = {
    "line": "put an empty line between the paragraphs",
    "paragraph": "begin each paragraph with the Enter key",
    "page": "ask for the document it was made from",
}
_MADE = (".epub", ".html", ".htm", ".xhtml")  # nobody types into those


def refuse_walls(draft: Draft, received: Path) -> None:
    """Raise ``SourceError`` where nearly all of a text is one paragraph that goes on and on, no more than an
    opening beside it; in a plain text, where no key makes paragraphs, other lines, too. A page that parts one
    paragraph from another means both."""
    is_short = len(draft.blocks) <= _FEW
    is_made = received.suffix.lower() in _MADE
    if not (is_short or draft.typed_lines) or is_made and sum(map(_says, draft.blocks)) > 1:
        return
    total = sum(len(WORD.findall(words(one))) for one in draft.blocks if one["t"] != "Header")
    for block in draft.blocks:
        count = _longest(block)
        if count > max(_WALL if is_short else 2 * _WALL, _ALL * total):
            raise SourceError(
                received,
                f"{draft.place} {block['line']}: {count} words are one paragraph, and nothing says where "
                f"others begin; "
                f"{_PART['page' if is_made else draft.place]} and add it again, "
                f"or say --one-paragraph if it is one; nothing was written",
                line=block["line"] if draft.place == "line" else None,
            )


def _says(block: Node) -> bool:
    return _longest(block) >= _SENTENCE


def _longest(block: Node) -> int:
    """The words of a paragraph's longest line."""
    lines = at_breaks(block["c"]) if is_paragraph(block) else []
    return max((len(WORD.findall(words(one))) for one in lines), default=0)
