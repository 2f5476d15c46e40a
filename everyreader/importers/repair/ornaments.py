"""Repairs to what is no word of the statement: rules, end marks, empty headings, links to nowhere, heading
levels."""

from __future__ import annotations

import re
from dataclasses import replace

from everyreader.importers.draft import Draft, excerpt
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
    typed = words(block["c"]) if block["t"] in ("Para", "Plain") else ""
    return not last and len(typed) > 2 and bool(_MARK.fullmatch(typed))


def drop_end_mark(draft: Draft) -> Draft:
    """The end mark of a press release (``###``, ``# # #``) is taken out of the last line."""
    if len(draft.blocks) < 2:
        return draft
    last = draft.blocks[-1]
    match last:
        case {"t": "Header", "c": [_, _, inlines]} if _is_empty(inlines):
            pass
        case {"t": "Para" | "Plain", "c": inlines} if _is_empty(inlines):
            pass
        case {"t": "CodeBlock", "c": [_, ""]}:  # a row of tildes
            pass
        case _:
            return draft
    mark = draft.written(last["line"])
    return drop_end_mark(
        draft.repaired("end mark taken out", last["line"], f"“{mark}”", blocks=draft.blocks[:-1])
    )


def free_end_marks(draft: Draft) -> Draft:
    """``- ENDS -`` and ``- 30 -`` are no points of a list, though Markdown reads them as such."""
    blocks: list[Node] = []
    for block in draft.blocks:
        items = block["c"] if block["t"] == "BulletList" else []
        lines = [item[0]["line"] if len(item) == 1 else 0 for item in items]
        marks = [
            furniture.kind(draft.raw(line)) in _ENDS and len(draft.written(line)) < _LONGEST_MARK
            for line in lines
        ]
        kept = [item for item, is_mark in zip(items, marks, strict=True) if not is_mark]
        if not any(marks) or marks != sorted(marks):  # only at the list's end
            blocks.append(block)
            continue
        blocks += [{**block, "c": kept}] if kept else []
        for line in lines[len(kept) :]:
            said = draft.written(line).split()
            inlines = [one for word in said for one in ({"t": "Space"}, {"t": "Str", "c": word})][1:]
            blocks.append({"t": "Para", "c": inlines, "line": line})
    return replace(draft, blocks=tuple(blocks))


def drop_page_furniture(draft: Draft) -> Draft:
    """Marks that say where a page or the text ends (``-30-``, “ENDS”, ``-more-``, “Page 2 of 3”) belong to
    the paper."""
    kept = []
    for block in draft.blocks:
        said = words(block["c"]) if block["t"] in ("Para", "Plain") else ""
        kind = furniture.kind(said) if len(said) < _LONGEST_MARK else ""
        if kind == "sign" or kind == "end" and _is_mark(said):
            draft = draft.repaired("end mark taken out", block["line"], f"“{said}”", taken=said)
        elif kind == "more":
            draft = draft.repaired("page line taken out", block["line"], f"“{said}”", taken=said)
        else:
            kept.append(block)
    return replace(draft, blocks=tuple(kept))


def _is_mark(said: str) -> bool:
    """In capitals or between signs; “The end” in a story is its own last words."""
    return said.isupper() or not said[0].isalnum() or said.casefold() == "ends"


def drop_empty_headings(draft: Draft) -> Draft:
    """A heading without words leads a reader nowhere."""
    kept = []
    for block in draft.blocks:
        if block["t"] == "Header" and _is_empty(block["c"][2]):
            draft = draft.repaired("empty heading dropped", block["line"], f"level {block['c'][0]}")
        else:
            kept.append(block)
    return replace(draft, blocks=tuple(kept))


def drop_empty_paragraphs(draft: Draft) -> Draft:
    """A paragraph of nothing but (no-break) spaces is a gap that somebody typed."""
    kept = []
    for block in draft.blocks:
        if (
            block["t"] in ("Para", "Plain")
            and all(inline["t"] == "Str" for inline in block["c"])
            and not words(block["c"])
        ):
            draft = draft.repaired("empty paragraph dropped", block["line"], "it holds nothing but spaces")
        else:
            kept.append(block)
    return replace(draft, blocks=tuple(kept))


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
