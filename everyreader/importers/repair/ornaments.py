"""Repairs to what is no word of the statement: rules, end marks, empty headings, links to nowhere, heading
levels."""

from __future__ import annotations

import re
from dataclasses import replace

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import is_paragraph, joined
from everyreader.importers.repair.release import furniture
from everyreader.source.tree import Node, holds, words

_MARK = re.compile(r"[#*\s~_=•·–—-]+")
_LONGEST_MARK = 30
_ENDS = ("end", "sign", "more")
_LISTS = ("BulletList", "OrderedList")


def drop_rules(draft: Draft) -> Draft:
    """Rules are decoration: they are dropped wherever they stand between blocks, drawn (``---``) or typed
    (``=====``).

    Between two lists a rule stays, for without it the two would be one.
    """
    kept = []
    for index, block in enumerate(draft.blocks):
        around = [
            near["t"]
            for near in (*draft.blocks[max(index - 1, 0) : index], *draft.blocks[index + 1 : index + 2])
        ]
        if _is_rule(block, last=index + 1 == len(draft.blocks)) and not (
            len(around) == 2 and set(around) <= set(_LISTS)
        ):
            draft = draft.repaired(
                "rule dropped", block["line"], "a line drawn across the page says nothing to a reader"
            )
        else:
            kept.append(block)
    return replace(draft, blocks=tuple(kept))


def _is_rule(block: Node, *, last: bool) -> bool:
    if block["t"] == "HorizontalRule":
        return True
    typed = words(block["c"]) if is_paragraph(block) else ""
    return not last and len(typed) > 2 and bool(_MARK.fullmatch(typed))


def drop_end_mark(draft: Draft) -> Draft:
    """The end mark of a press release (``###``, ``# # #``) is taken out of the last line."""
    if len(draft.blocks) < 2:
        return draft
    last = draft.blocks[-1]
    inlines = last["c"][2] if last["t"] == "Header" else last.get("c", [])
    is_tildes = last["t"] == "CodeBlock" and not inlines[1]
    if not (is_tildes or (last["t"] == "Header" or is_paragraph(last)) and _is_empty(inlines)):
        return draft
    message = f"“{draft.written(last['line'])}”"
    return drop_end_mark(
        draft.repaired("end mark taken out", last["line"], message, blocks=draft.blocks[:-1])
    )


def free_end_marks(draft: Draft) -> Draft:
    """``- ENDS -`` and ``- 30 -`` are no points of a list, though Markdown reads them as such."""

    def freed(block: Node, _: Repairs) -> list[Node]:
        items = block["c"] if block["t"] == "BulletList" else []
        lines = [item[0]["line"] if len(item) == 1 else 0 for item in items]
        marks = [
            furniture.kind(draft.raw(line)) in _ENDS and len(draft.written(line)) < _LONGEST_MARK
            for line in lines
        ]
        if not any(marks) or marks != sorted(marks):  # only at the list's end
            return [block]
        count = marks.index(True)
        said = [[[{"t": "Str", "c": word}] for word in draft.written(line).split()] for line in lines[count:]]
        freed = zip(said, lines[count:], strict=True)
        paragraphs = [{"t": "Para", "c": joined(one, "Space"), "line": line} for one, line in freed]
        return [*([{**block, "c": items[:count]}] if count else []), *paragraphs]

    return draft.each(freed)


def drop_page_furniture(draft: Draft) -> Draft:
    """Marks that say where a page or the text ends (``-30-``, “ENDS”, ``-more-``, “Page 2 of 3”) belong to
    the paper."""

    def kept(block: Node, found: Repairs) -> list[Node]:
        said = words(block["c"]) if is_paragraph(block) else ""
        kind = furniture.kind(said) if len(said) < _LONGEST_MARK else ""
        is_end = kind == "sign" or kind == "end" and _is_mark(said)
        if not is_end and kind != "more":
            return [block]
        found.say(
            f"{'end mark' if is_end else 'page line'} taken out", block["line"], f"“{said}”", taken=said
        )
        return []

    return draft.each(kept)


def _is_mark(said: str) -> bool:
    """In capitals or between signs; “The end” in a story is its own last words."""
    return said.isupper() or not said[0].isalnum() or said.casefold() == "ends"


def drop_empty_headings(draft: Draft) -> Draft:
    """A heading without words leads a reader nowhere."""

    def kept(block: Node, found: Repairs) -> list[Node]:
        if block["t"] != "Header" or not _is_empty(block["c"][2]):
            return [block]
        found.say("empty heading dropped", block["line"], f"level {block['c'][0]}")
        return []

    return draft.each(kept)


def drop_empty_paragraphs(draft: Draft) -> Draft:
    """A paragraph of nothing but (no-break) spaces is a gap that somebody typed."""

    def kept(block: Node, found: Repairs) -> list[Node]:
        shows = not is_paragraph(block) or any(one["t"] != "Str" for one in block["c"])
        if shows or words(block["c"]):
            return [block]
        found.say("empty paragraph dropped", block["line"], "it holds nothing but spaces")
        return []

    return draft.each(kept)


def _is_empty(inlines: list[Node]) -> bool:
    """Whether they say and show nothing."""
    return not _says_something(words(inlines)) and not holds(inlines, "Image")


def _says_something(text: str) -> bool:
    return bool(text) and not _MARK.fullmatch(text)


def close_levels(draft: Draft) -> Draft:
    """Headings after the title begin at level 2 and go down one level at a time."""
    blocks: list[Node] = []
    open_levels = [(1, 1)]  # (level as received, level as written)
    shift_from = min((b["c"][0] for b in draft.blocks[1:] if b["t"] == "Header"), default=2)
    for index, block in enumerate(draft.blocks):
        if block["t"] != "Header" or index == 0:
            blocks.append(block)
            continue
        received = block["c"][0]
        while len(open_levels) > 1 and open_levels[-1][0] >= received:
            open_levels.pop()
        level = 2 if received == shift_from else open_levels[-1][1] + 1
        open_levels.append((received, level))
        if level != received:
            draft = draft.repaired(
                "heading level mended",
                block["line"],
                f"level {received} made {level}: “{excerpt(words(block['c'][2]))}”",
            )
        blocks.append({**block, "c": [level, *block["c"][1:]]})
    return replace(draft, blocks=tuple(blocks))
