"""Repairs at the opening of a statement: its title, and what stands round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from everyreader.repair import furniture
from everyreader.repair.dates import dated_alone
from everyreader.repair.draft import Draft, excerpt
from everyreader.repair.lines import is_contact_line
from everyreader.repair.nodes import Node, as_typed, is_paragraph, lines_of, stripped, words

HEAD = 14  # blocks: the furniture, title and subtitle of the longest release
_LONGEST_TITLE = 250
_TITLE_LINES = 3
_LETTERHEAD = 3  # words
_SHORTEST_TEXT = 30  # characters of a sentence
_LARGE = 1.15  # times the text's size
_YEAR, _OPENING = re.compile(r"\b(?:19|20)\d\d\b"), 60  # in a dateline, which is not longer
_SENTENCE_END = re.compile(r"[.!?…:][”»\"’)]*$")


def promote_title(draft: Draft) -> Draft:
    """The title becomes the one level-1 heading and the first of all blocks.

    It is sought among what stands before the text: a heading, else a large, bold or short line that is none of a release's
    furniture (“FOR IMMEDIATE RELEASE”, letterhead, dateline). What stood above it follows it and its subtitle, in its order. A title that the
    person told is the heading in any case: the line that says the same, else a heading before all others.
    """
    if not draft.blocks:
        return draft
    head = list(opening(draft))
    index = _told(draft, head) if draft.title else _found(draft, head)
    first = draft.blocks[0]
    if index is None and draft.title:
        blocks = (_heading(first["line"], [{"t": "Str", "c": draft.title}]), *draft.blocks)
        return draft.repaired(
            "title added",
            first["line"],
            f"as told: “{excerpt(draft.title)}”",
            added=draft.title,
            blocks=blocks,
        )
    if index is None:
        return draft
    block = draft.blocks[index]
    below = index + 1 + _has_subtitle(draft, index)
    rest = (*draft.blocks[index + 1 : below], *draft.blocks[:index], *draft.blocks[below:])
    title = _heading(block["line"], unwrapped(inlines_of(block)))
    if block["t"] == "Header":
        title = {**block, "c": [1, block["c"][1], title["c"][2]]}
    draft = _promoted(draft, block)
    if index and any(words(inlines_of(one)) for one in draft.blocks[:index]):
        above = next(said for one in draft.blocks[:index] if (said := words(inlines_of(one))))
        draft = draft.repaired("title moved", block["line"], f"set above “{excerpt(above)}”")
    origins = {"title": f"{draft.place} {block['line']}", **draft.origins}
    return replace(draft, title=as_typed(title["c"][2]), blocks=(title, *rest), origins=origins)


def _has_subtitle(draft: Draft, index: int) -> bool:
    """Whether the line below the title is its second one: short, none of the release's own, the dateline or a sentence below it."""
    if index + 2 >= len(draft.blocks) or not is_paragraph(draft.blocks[index + 1]):
        return False
    block, after = draft.blocks[index + 1 : index + 3]
    said, below = words(block["c"]), words(inlines_of(after))
    is_own = furniture.kind(said) or furniture.MEMO.match(said) or dated_alone(said, draft.language)
    opens = (
        bool(_YEAR.search(below[:_OPENING])) or not _stands_out(block) and bool(_SENTENCE_END.search(below))
    )
    return bool(said) and _is_title(said) and not is_own and not is_contact_line(said) and opens


def _promoted(draft: Draft, block: Node) -> Draft:
    said = excerpt(words(inlines_of(block)))
    if block["t"] == "Header":
        level = block["c"][0]
        how = f"level {level} made the one level-1 heading" if level != 1 else ""
    elif [one["t"] for one in block["c"]] == ["Strong"]:
        how = "bold line made the level-1 heading"
    else:
        how = "first line made the level-1 heading"
    return draft.repaired("title promoted", block["line"], f"{how}: “{said}”") if how else draft


def inlines_of(block: Node) -> list[Node]:
    """What a heading or a paragraph says; nothing for other blocks."""
    return block["c"][2] if block["t"] == "Header" else block["c"] if is_paragraph(block) else []


def opening(draft: Draft) -> Iterator[int]:
    """The indices of the blocks before the text: to the first list, table or sentence, and no further than a page's head goes."""
    for index, block in enumerate(draft.blocks[:HEAD]):
        said = words(inlines_of(block))
        if block["t"] not in ("Header", "Para", "Plain"):
            return
        yield index
        is_text = is_paragraph(block) and len(said) > _SHORTEST_TEXT and _SENTENCE_END.search(said)
        if not furniture.kind(said) and is_text:
            return


def _told(draft: Draft, opening: list[int]) -> int | None:
    wanted = draft.title.casefold()
    return next((i for i in opening if words(inlines_of(draft.blocks[i])).casefold() == wanted), None)


def _found(draft: Draft, opening: list[int]) -> int | None:
    """The block that is the title, by the surest of its signs."""
    fit = [i for i in opening if _may_be_title(draft, i)]
    headings = [i for i in fit if draft.blocks[i]["t"] == "Header"]
    if headings:
        return min(headings, key=lambda i: draft.blocks[i]["c"][0])
    large = [i for i in fit if draft.blocks[i].get("large", 1.0) >= _LARGE]
    shown = [i for i in fit if _stands_out(draft.blocks[i])]
    signed = [max(large, key=lambda i: draft.blocks[i]["large"])] if large else shown
    for several in (signed, fit):
        lines = [i for i in several if not _is_letterhead(draft, i)]
        if lines:
            return lines[0]
    return None


def _stands_out(block: Node) -> bool:
    """Bold, or in capitals; three words in capitals and less are a letterhead as often."""
    said = words(block["c"])
    bold = [one["t"] for one in block["c"]] == ["Strong"]
    return bold or said.isupper() and len(said.split()) > _LETTERHEAD


def _may_be_title(draft: Draft, index: int) -> bool:
    block = draft.blocks[index]
    said = words(inlines_of(block))
    if block["t"] == "Header":
        return bool(said) and not furniture.kind(said) and not dated_alone(said, draft.language)
    return (
        _is_title(said)
        and index + 1 < len(draft.blocks)
        and len(lines_of(block["c"])) <= _TITLE_LINES
        and not any(one["t"] == "LineBreak" for one in block["c"])
        and not (furniture.kind(said) or furniture.MEMO.match(said) or furniture.SALUTATION.fullmatch(said))
        and not is_contact_line(said)
        and not dated_alone(said, draft.language)
        and any(one["t"] not in ("Image", "Space") for one in block["c"])
    )


def _is_letterhead(draft: Draft, index: int) -> bool:
    """The publisher's name alone, or a line with an address right below it."""
    said = words(draft.blocks[index]["c"])
    if draft.publisher and said.casefold() == draft.publisher.casefold():
        return True
    after = draft.blocks[index + 1]
    return is_paragraph(after) and is_contact_line(words(after["c"]))


def part_head(draft: Draft) -> Draft:
    """Title, dateline and furniture typed line upon line in one paragraph get a paragraph each."""
    blocks: list[Node] = []
    head = set(opening(draft))
    for index, block in enumerate(draft.blocks):
        lines = lines_of(inlines_of(block)) if index in head else []
        said = [words(line) for line in lines]
        message = _parts_head(said, index, draft) if len(lines) > 1 else ""
        if not message:
            blocks.append(block)
            continue
        draft = draft.repaired("lines parted", block["line"], message)
        for number, line in enumerate(lines):
            here = {"t": "Para", "c": stripped(line), "line": block["line"] + number}
            if block["t"] == "Header" and not number:
                here = {**block, "c": [*block["c"][:2], stripped(line)]}
            blocks.append(here)
    return replace(draft, blocks=tuple(blocks))


def _parts_head(said: list[str], index: int, draft: Draft) -> str:
    """Why the lines of a paragraph at the head are paragraphs of their own; ``""`` where they are not."""
    if len(said) < HEAD and any(furniture.kind(one) in ("release", "embargo") for one in said):
        return f"{len(said)} lines of the release's head made paragraphs of their own"
    if len(said) == 2 and not index and dated_alone(said[1], draft.language):
        return "the title and the dateline below it were one paragraph"
    if (
        draft.typed_lines
        and len(said) == 2
        and said[0].isupper()
        and not said[1].isupper()
        and said[1][0].isupper()
    ):
        fits = all(
            _is_title(one) and not is_contact_line(one) and not furniture.MEMO.match(one) for one in said
        )
        return "the title in capitals and the line below it were one paragraph" if fits else ""
    return ""


def keep_subtitle(draft: Draft) -> Draft:
    """A bold line or a heading between title and dateline is the title's second line: a paragraph, no heading of a part."""
    blocks = list(draft.blocks)
    if not blocks or blocks[0]["t"] != "Header":
        return draft
    dated = next((i for i, one in enumerate(blocks[:HEAD]) if has_dateline(one)), 0)
    for index in range(1, dated):
        block = blocks[index]
        inlines = unwrapped(inlines_of(block))
        if (
            inlines
            and (block["t"] == "Header" or inlines is not block["c"])
            and not furniture.kind(words(inlines))
        ):
            blocks[index] = {"t": "Para", "c": inlines, "line": block["line"]}
            draft = draft.repaired(
                "subtitle kept", block["line"], f"a paragraph: “{excerpt(words(inlines))}”"
            )
    return replace(draft, blocks=tuple(blocks))


def plain_furniture(draft: Draft) -> Draft:
    """Bold type round “FOR IMMEDIATE RELEASE” and the like makes it look like a heading, which it is not."""
    blocks = list(draft.blocks)
    for index, block in enumerate(blocks):
        inlines = unwrapped(inlines_of(block))
        kind = furniture.kind(words(inlines)) if inlines is not inlines_of(block) and index else ""
        if block["t"] == "Header" and index:
            kind = furniture.kind(words(inlines_of(block)))
        if kind in ("release", "embargo", "end"):
            blocks[index] = {"t": "Para", "c": inlines, "line": block["line"]}
            draft = draft.repaired(
                "line of the release made plain", block["line"], f"“{excerpt(words(inlines))}” is no heading"
            )
    return replace(draft, blocks=tuple(blocks))


def has_dateline(block: Node) -> bool:
    """Whether a dateline is marked in ``block``."""
    return any(one["t"] == "Span" and "dateline" in one["c"][0][1] for one in inlines_of(block))


def _heading(line: int, inlines: list[Node]) -> Node:
    return {"t": "Header", "c": [1, ["", [], []], unwrapped(inlines)], "line": line}


def _is_title(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_TITLE and not _SENTENCE_END.search(text)


def unwrapped(inlines: list[Node]) -> list[Node]:
    """``inlines`` out of the bold or italics that is round all of them."""
    while len(inlines) == 1 and inlines[0]["t"] in ("Strong", "Emph"):
        inlines = inlines[0]["c"]
    return inlines
