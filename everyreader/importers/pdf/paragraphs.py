"""The paragraphs and headings that the lines of an untagged PDF make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.office.captions import SIGN
from everyreader.importers.pdf.abreast import Piece, rows_abreast
from everyreader.importers.pdf.ends import ends_in_hyphen, is_one_word, is_unspaced
from everyreader.importers.pdf.layout import Layout, column, layout_of
from everyreader.importers.pdf.lines import LABEL, Line, inlines_of, usual_size
from everyreader.importers.pdf.points import BULLET, begins_point
from everyreader.source.tree import PLAIN, Node, words

SMALL = 0.93  # by the size of the text: notes
_HEADING = 1.15  # by the size of the text
LONGEST_HEADING = 250
_INDENT = 0.6  # of a line's size
_FAR = 2.0  # of it, between a title and what stands at the end of its row
_SAME = 2.0  # points by which two edges differ that are one
_ROOM = 0.9  # of the widest line's width, below which lines under a title do not go on
_STOP = re.compile(r"[.!?:]”?$")
_CAPTION = re.compile(
    r"(?:fig(?:ure|ura|\.)|abb(?:ildung|\.)|tab(?:le|elle|leau|la|ella|ela|\.))\s*\d+(?:\.\d+)*\s*[.:–]\s",
    re.IGNORECASE,
)
_FIRST_SECTION = re.compile(
    r"(?:(?:chapter|section|part|kapitel|teil|chapitre|partie)\s+)?(?:1|I)(?:\.\d+)*[.:]?\s+\S", re.IGNORECASE
)
_LONG = 12  # words of the rest of a paragraph that goes on with a capital letter
_OPEN = 0.2  # of a paragraph's width, to which its last line leaves room where the text goes on


def paragraphs(parts: Sequence[Line | Node]) -> Iterator[Node]:
    """Lines joined while they go on; larger ones are headings, the largest of them the title. What is a block
    already stays."""
    lines = [one for one in parts if isinstance(one, Line)]
    usual = usual_size(lines)
    by_size, under = levels(lines, usual), _under_title(lines, usual)
    page = layout_of(lines)
    widest = max((one.box[2] - one.box[0] for one in lines), default=0)
    held: list[Line] = []
    waiting: list[Node] = []
    for at, part in enumerate(parts):
        if held and (_is_within(held, parts[at:], page) or _is_beside(held, parts[at:], page)):
            waiting.append(_block([part], by_size, usual) if isinstance(part, Line) else part)
            continue
        below = next((one for one in parts[at + 1 : at + 2] if isinstance(one, Line)), None)
        if held and (
            not isinstance(part, Line)
            or _begins(held, part, below, page, widest if id(part) in under else 0, by_size)
        ):
            yield _block(held, {} if id(held[0]) in under else by_size, usual)
            yield from waiting
            held, waiting = [], []
        if isinstance(part, Line):
            held.append(part)
        else:
            yield part
    if held:
        yield _block(held, {} if id(held[0]) in under else by_size, usual)
        yield from waiting


def _is_within(held: list[Line], parts: Sequence[Any], page: Layout) -> bool:
    """Whether a picture, the first of ``parts``, stands beside or between lines of one paragraph."""
    if not is_picture(parts[0]) or parts[0].get("over"):
        return False
    then = next((one for one in parts if not is_picture(one)), None)
    if not isinstance(then, Line) or then.page != held[-1].page or then.box[1] <= held[-1].box[1]:
        return False
    return not _begins(held, then, None, page, 0)


def _is_beside(held: list[Line], parts: Sequence[Any], page: Layout) -> bool:
    """Whether a line in another size, the first of ``parts``, stands at the end of the row of a title whose
    words go on below: where and when it was written."""
    last, near = held[-1], [one for one in parts[:2] if isinstance(one, Line)]
    if not last.bold or len(near) < 2:
        return False
    one, then = near
    is_far = one.box[0] - last.box[2] > _FAR * last.size and one.page == last.page
    is_level = last.box[1] - 1 < (one.box[1] + one.box[3]) / 2 < last.box[3] + 1
    is_other = abs(one.size - last.size) > 0.08 * last.size
    is_below = then.bold and then.page == last.page and abs(then.box[0] - last.box[0]) < _SAME
    return is_far and is_level and is_other and is_below and not _begins(held, then, None, page, 0)


def levels(lines: Sequence[Line], usual: float) -> Mapping[float, int]:
    """The level of each size that is a heading's: the largest is the title's, unless it is that of the first
    chapter."""
    large = sorted({round(one.size, 1) for one in lines if one.size > _HEADING * usual}, reverse=True)
    first = next((one.text for one in lines if large and round(one.size, 1) == large[0]), "")
    highest = 2 if _FIRST_SECTION.match(first) else 1
    return {size: min(highest + at, 4) for at, size in enumerate(large)}


def _under_title(lines: Sequence[Line], usual: float) -> set[int]:
    """The lines right below the title that are larger than the text and no headings, for none that follows
    looks like them: a subtitle, who wrote it, the date.
    """
    largest = max((round(one.size, 1) for one in lines), default=0)
    at = next((n for n, one in enumerate(lines) if round(one.size, 1) == largest), 0)
    while at < len(lines) and round(lines[at].size, 1) == largest:
        at += 1
    end = at
    while (
        end < len(lines)
        and lines[end].size > _HEADING * usual
        and not lines[end].bold
        and round(lines[end].size, 1) < largest
    ):
        end += 1
    below = {(round(one.size, 1), one.bold) for one in lines[end:]}
    return {
        id(one) for one in lines[at:end] if end < len(lines) and (round(one.size, 1), one.bold) not in below
    }


def _begins(
    held: list[Line],
    new: Line,
    below: Line | None,
    page: Layout,
    widest: float,
    levels: Mapping[float, int] | None = None,
) -> bool:
    """Whether a paragraph begins at the line ``new``: another look, a point, a gap, or room for its first
    word on the line before.

    Lines under a title are centred or short: ``widest`` is what they could be. So are those of a heading,
    whose sizes are ``levels``.
    """
    last = held[-1]
    box, there = last.box, new.box
    word = (there[2] - there[0]) * (len(new.text.split()[0]) + 1) / len(new.text)
    margin = max(page.margins.get(column(last), box[2]), *(one.box[2] for one in held))
    has_room = box[2] + word < margin - 2
    if abs(last.size - new.size) > 0.08 * last.size:
        return True
    if last.bold != new.bold and (has_room or not _is_one_sentence(last, new, page)):
        return True
    if last.cut and is_one_word(last.text, new.text):
        return False
    if widest:
        return box[2] - box[0] + word < _ROOM * widest
    is_cut = is_unspaced(last.text, new.text) and (new.text[:1].islower() or not ends_in_hyphen(last.text))
    if not is_cut and begins_point(held, new, has_room=has_room):
        return True
    if (
        new.pieces[0][1] or new.labelled and _STOP.search(last.text)
    ):  # a note's mark; a label behind a sentence
        return True
    if new.page != last.page or there[1] < box[1]:
        return not new.text[:1].islower() and bool(_STOP.search(last.text))
    if page.is_gap(last, new):
        return True
    if round(new.size, 1) in (levels or {}) and not _STOP.search(last.text):
        return sum(len(one.text) for one in (*held, new)) >= LONGEST_HEADING
    return not is_cut and not new.text[:1].islower() and (has_room or _is_indented(held, new, below))


def _is_one_sentence(last: Line, new: Line, page: Layout) -> bool:
    """Whether bold words fill a line of a sentence: neither a heading nor what follows one."""
    if last.page != new.page or page.is_gap(last, new) or _STOP.search(last.text):
        return False
    return new.text[:1].islower() or new.bold and not new.labelled and new.box[0] - last.box[0] < 1


def _is_indented(held: list[Line], new: Line, below: Line | None) -> bool:
    """Whether a line begins farther right than those around it, behind a line that ends with a sentence."""
    last, indent = held[-1], _INDENT * new.size
    if below is None or below.page != new.page or not _STOP.search(last.text) or LABEL.match(held[0].text):
        return False
    if below.box[1] - new.box[3] > max(new.box[1] - last.box[3], 0) + 0.2 * new.size:
        return False  # a hanging indent: the paragraph ends here
    return (
        new.box[0] > last.box[0] + indent
        and new.box[0] > below.box[0] + indent
        and abs(last.box[0] - below.box[0]) < 2
    )


def _block(held: list[Line], levels: Mapping[float, int], usual: float) -> Node:
    size, page = round(held[0].size, 1), held[0].page
    inlines = inlines_of(held)
    if size in levels and sum(len(one.text) for one in held) < LONGEST_HEADING:
        return {"t": "Header", "c": [levels[size], PLAIN, inlines], "line": page}
    small = {"small": True} if size < SMALL * usual else {}
    right = max(one.box[2] for one in held)
    is_open = len(held) > 1 and right - held[-1].box[2] < _OPEN * (right - held[-1].box[0])
    small |= {"open": True} if is_open and not _STOP.search(held[-1].text) else {}
    if _CAPTION.match(held[0].text) and sum(len(one.text) for one in held) < LONGEST_HEADING:
        return {"t": "Para", "c": [{"t": "Str", "c": SIGN}, *inlines], "line": page}
    return {
        "t": "Para",
        "c": [{"t": "Strong", "c": inlines}] if all(one.bold for one in held) else inlines,
        "line": page,
        **small,
        **_abreast(held),
    }


def _abreast(held: list[Line]) -> dict[str, Any]:
    """Which words of the paragraph stand abreast, where all its lines are cut so."""
    rows = rows_abreast(
        Piece(one.page, one.box[3], one.box[0], one.box[2], one.size, one.text) for one in held
    )
    return {"abreast": rows} if rows else {}


def marked(blocks: list[Node]) -> list[Node]:
    """``blocks`` with a sign on each that goes on a paragraph above, where the notes of a page or a column
    stand between them, or what stands over columns or at the edge of a page.
    """
    out = list(blocks)
    for at, one in enumerate(blocks):
        above = next(
            (n for n in range(at - 1, -1, -1) if not (blocks[n].get("small") or is_float(blocks[n]))), at
        )
        turns = blocks[above]["line"] != one["line"] or any(each.get("over") for each in blocks[above:at])
        plain = all(each.get("small") for each in blocks[above + 1 : at])
        if above < at - 1 and (turns or plain) and _goes_on(blocks[above], one):
            out[at] = {**one, "goes_on": True}
    return out


def is_float(block: Node) -> bool:
    """Whether it is a table, a picture or its caption, which may stand within a paragraph."""
    inlines = block["c"] if block["t"] == "Para" else []
    is_caption = block.get("over") or inlines[:1] == [{"t": "Str", "c": SIGN}]
    return block["t"] == "Table" or bool(is_caption) or is_picture(block)


def is_picture(block: Node | Line) -> bool:
    """Whether it is a paragraph of a picture alone."""
    return (
        not isinstance(block, Line) and block["t"] == "Para" and [one["t"] for one in block["c"]] == ["Image"]
    )


def _goes_on(block: Node, after: Node) -> bool:
    are_text = all(
        one["t"] == "Para" and not one.get("small") and not is_float(one) for one in (block, after)
    )
    if not are_text or _STOP.search(words(block["c"])):
        return False
    then = words(after["c"])
    if then[:1].islower():
        return True
    is_long = len(then.split()) >= _LONG and after["c"][0]["t"] == "Str"
    return is_long and bool(block.get("open")) and not BULLET.match(then) and not LABEL.match(then)


def going_on(blocks: list[Node]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` with the paragraphs whole between whose parts the notes stood that are taken out now, or
    what is put behind them."""
    out: list[Node] = []
    repairs = Repairs()
    for one in blocks:
        below = {key: one[key] for key in one if key != "goes_on"}
        at = next((n for n in range(len(out) - 1, -1, -1) if not is_float(out[n])), None)
        if at is None or not one.get("goes_on") or not _goes_on(out[at], below):
            out.append(below)
            continue
        inlines, found = _whole(out[at]["c"], below["c"], out[at]["line"])
        out[at] = {**out[at], "c": inlines}
        repairs += found
        repairs += [_put_behind(each, below) for each in out[at + 1 :]]
    return out, repairs


def _put_behind(block: Node, after: Node) -> Repair:
    what = {"Table": "the table", "Para": "the picture or caption"}[block["t"]]
    message = f"{what} stands within a paragraph, which goes on “{excerpt(words(after['c']), 40)}”"
    return Repair("put behind its paragraph", block["line"], message)


def _whole(inlines: list[Node], after: list[Node], page: int) -> tuple[list[Node], list[Repair]]:
    """Both as one; a soft hyphen that is seen at the end of the first is none of the word's letters
    (``inlines_of``)."""
    if inlines[-1] == {"t": "Str", "c": "-"}:
        end, start = words(inlines[:-1]).split()[-1], words(after).split()[0]
        word = f"{end}{start}"
        found = Repair("cut word joined", page, f"“{word}”", taken=f"{end} {start}", added=word)
        return [*inlines[:-1], *after], [found]
    between = [] if is_unspaced(words(inlines), words(after)) else [{"t": "Space"}]
    return [*inlines, *between, *after], []
