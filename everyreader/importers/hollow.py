"""Files from which nothing good can come: those whose text is a shell without it, and walls of text whose
paragraphs are lost."""

from __future__ import annotations

from pathlib import Path

from everyreader.importers.account import WORD
from everyreader.importers.blocks.figures import DECORATIVE
from everyreader.importers.draft import Draft, beside
from everyreader.importers.nodes import is_paragraph
from everyreader.importers.office.columns import at_breaks
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.title.opening import SENTENCE_END, inlines_of
from everyreader.model.errors import SourceError
from everyreader.source.tree import Node, changed, walk, words

_FEW = 12  # words that are no sentence, beside what may hold the text
_PAGES = (".html", ".htm", ".xhtml")
_DESCRIBED = 8  # words of an image that tells what it shows
_ELSEWHERE = ("embedded part left out", "image left out")
_REMEDY = "copy the text as it is shown into a .txt or .docx file and add that"
_WALL = 150  # words; three times a long paragraph of a press release
_SENTENCE = 8  # words
_SHORT = 3  # blocks: title, dateline and the wall
_ALL = 0.9  # of the words below headings; a long paragraph beside others is its author's
_PART = {
    "line": "put an empty line between the paragraphs",
    "paragraph": "begin each paragraph with the Enter key",
    "page": "ask for the document it was made from",
}
_MADE = (".epub", ".html", ".htm", ".xhtml")  # nobody types into those


def refuse_hollow(draft: Draft, received: Path) -> None:
    """Raise ``SourceError`` where below the title stands no text, but for a date and what a paper says of
    itself; and where a page has a few words beside a picture, or beside what it shows from elsewhere."""
    below = [one for one in draft.blocks if one["t"] != "Header" or one["c"][0] > 1]
    text = [one for one in below if not furniture.kind(words(inlines_of(one)))]
    said = [told for told in map(_told, text) if told]
    count = sum(len(WORD.findall(one)) for one in said)
    if any(SENTENCE_END.search(one) and one[-1] != ":" for one in said) or count >= _FEW:
        return
    is_elsewhere = any(one.name in _ELSEWHERE for one in draft.repairs)
    is_shown = is_elsewhere or _pictures(list(draft.blocks))
    if count and not (is_shown and received.suffix.lower() in _PAGES):
        return
    left = beside(sorted(draft.repairs, key=lambda one: one.name not in _ELSEWHERE))
    if draft.title:
        left = f" but a title, “{draft.title}”" + left.replace(" but", ", and", 1)
    kind = f"{count} words" if count else "no words"
    raise SourceError(received, f"the file holds {kind}{left}; {_REMEDY}; nothing was written")


def _told(block: Node) -> str:
    """The words of ``block`` but for its dateline, and of its images what tells something."""
    images = [one for one in map(words, _pictures(block)) if len(WORD.findall(one)) >= _DESCRIBED]
    return " ".join((words(changed([block], _undated), past=("Image",)), *images)).strip()


def _undated(node: Node) -> list[Node]:
    return [] if node["t"] == "Span" and "dateline" in node["c"][0][1] else [node]


def _pictures(part: Node | list[Node]) -> list[Node]:
    """The images in ``part`` that are no decoration."""
    return [one for one in walk(part, "Image") if DECORATIVE not in one["c"][0][1]]


def refuse_walls(draft: Draft, received: Path) -> None:
    """Raise ``SourceError`` where nearly all of a text is one paragraph that goes on and on, no more than an
    opening beside it; in a plain text, where no key makes paragraphs, other lines, too. A page that parts one
    paragraph from another means both."""
    is_short = len(draft.blocks) <= _SHORT
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
