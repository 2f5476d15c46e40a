"""A file that gives a title and no statement is not taken for one: its text lies where nobody read it."""

from __future__ import annotations

from pathlib import Path

from everyreader.importers.account import WORD
from everyreader.importers.blocks.figures import DECORATIVE
from everyreader.importers.draft import Draft, beside
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.title.opening import SENTENCE_END, inlines_of
from everyreader.model.errors import SourceError
from everyreader.source.tree import Node, changed, walk, words

_FEW = 12  # words that are no sentence, beside what may hold the text
_PAGES = (".html", ".htm", ".xhtml")
_DESCRIBED = 8  # words of an image that tells what it shows
_ELSEWHERE = ("embedded part left out", "image left out")
_REMEDY = "copy the text as it is shown into a .txt or .docx file and add that"


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
