"""Quotations of office files: paragraphs of one follow each other, and where another begins right below, a
mark keeps them apart.

Word and OpenDocument know paragraphs in a style for quotations, and no quotation. Another one begins where
the style that the first began in comes again behind another style (that of its source), and behind an empty
line of the text. What is only set further inside is one to pandoc, wherever it stands. Here it is one where
it is set in from both sides, or from the text before and behind it; where a part or most of the text stands
so, it is not. A first line that hangs, or begins with a typed label, is a clause's or a point's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.nodes import in_every_list
from everyreader.importers.office import columns
from everyreader.importers.repair.lists.typed_labels import DASH, readings
from everyreader.source.tree import Node

_BESIDE, _ASIDE = 0.15, 2.0  # inches: nobody sees less; further inside are addresses and signatures
_FEW = 6  # paragraphs, of which the outermost stand where most would
_LONGEST_HEADING = 100  # characters
_SAID = re.compile(r"[.!?…][”»\"’)]*$|^[“„«\"‘‚‹]")
_STOP = re.compile(r"[.,;:!?…][”»\"’)]*$")
_STYLE = re.compile(
    r"(?:intense |block ?)?(?:quot(?:e|ation)s?|zitate?|citations?|citas?|citazion[ei]|citaç(?:ão|ões)"
    r"|citaa?t|cytat|citace)\b|block ?text$",
    re.IGNORECASE,
)
_OF_SOURCES = (DASH, "UpperAlpha")  # a quotation's source begins so, too: “– Jo Mill”, “J. Mill”

Element = etree._Element


@dataclass(frozen=True)
class Line:
    """A paragraph as its file sets it, its indents in inches.

    ``by_style`` says that its style sets it in, ``is_quoted`` that its style is for quotations;
    ``is_heading`` is true of headings and titles, and ``is_aside`` of what no indent makes a quotation:
    points of lists, cells, lines set in the middle or at the right.
    """

    text: str
    left: float
    first: float
    right: float
    by_style: bool = False
    is_quoted: bool = False
    is_heading: bool = False
    is_aside: bool = False


def is_style(name: str) -> bool:
    """Whether a style of this name is for quotations."""
    return bool(_STYLE.match(name))


def set_in(lines: Sequence[Line]) -> list[range]:
    """Which of the ``lines``, from which to which, are a quotation."""
    usual = _usual(lines)
    found: list[list[int]] = []
    for index, line in enumerate(lines):
        if not (line.is_quoted or _is_inside(line, usual)):
            continue
        before = lines[found[-1][-1]] if found else line
        adjoins = found and not any(one.text.strip() for one in lines[found[-1][-1] + 1 : index])
        if adjoins and (before.is_quoted or _is_both(before, usual) == _is_both(line, usual)):
            found[-1].append(index)
        else:
            found.append([index])
    runs = [range(one[0], one[-1] + 1) for one in found]
    return [one for one in runs if _is_quoted(one, lines, usual)]


def _usual(lines: Sequence[Line]) -> tuple[float, float]:
    """How far inside most of the text stands, left and right."""
    letters: Counter[tuple[float, float]] = Counter()
    for one in lines:
        if one.text.strip() and not (one.is_heading or one.is_aside or one.is_quoted or is_short(one.text)):
            letters[round(one.left, 1), round(one.right, 1)] += len(one.text)
    if sum(bool(one.text.strip()) for one in lines) > _FEW and letters:
        return max(letters, key=letters.__getitem__)
    left, right = zip(*letters, strict=True) if letters else ([0.0], [0.0])
    return min(left), min(right)


def _is_inside(line: Line, usual: tuple[float, float]) -> bool:
    if not line.text.strip() or line.is_heading or line.is_aside or line.is_quoted:
        return False
    is_in = usual[0] + _BESIDE < line.left < usual[0] + _ASIDE
    return is_in and not is_clause(line.text, line.first, line.right)


def _is_both(line: Line, usual: tuple[float, float]) -> bool:
    return line.right > usual[1] + _BESIDE


def _is_quoted(run: range, lines: Sequence[Line], usual: tuple[float, float]) -> bool:
    """Whether lines are one: by a style, set in from both sides, between text that is not, or behind its
    colon."""
    said = [one for one in (lines[n] for n in run) if one.text.strip()]
    if any(one.is_quoted for one in said):
        return True
    if not any(_SAID.search(one.text.strip()) for one in said):
        return False
    if _is_both(said[0], usual):
        return True
    if all(one.by_style for one in said):
        return False
    least = min(one.left for one in said)
    before = next((one for one in reversed(lines[: run.start]) if one.text.strip()), None)
    after = next((one for one in lines[run.stop :] if one.text.strip()), None)
    is_led = _is_text(before, least) and before is not None
    opens = before is None or before.is_heading or is_short(before.text)
    if _is_text(after, least):
        return is_led or opens
    introduced = before is not None and before.text.strip().endswith(":")
    return is_led and (introduced or bool(re.match('[“„«"‘‚‹]', said[0].text.strip())))


def _is_text(line: Line | None, least: float) -> bool:
    """Whether it is a paragraph of the text that stands less far inside than ``least``."""
    if line is None or line.is_heading or line.is_aside or line.is_quoted or is_short(line.text):
        return False
    return line.left < least - _BESIDE and not is_clause(line.text, line.first, 0)


def is_short(text: str) -> bool:
    """Whether a paragraph is short and has no stop, as a typed heading."""
    said = text.strip()
    return len(said) < _LONGEST_HEADING and not _STOP.search(said)


def begins(
    paragraphs: Iterable[Element], style: Callable[[Element], str], text: Callable[[Element], str]
) -> Iterator[Element]:
    """The first paragraph of each quotation right below another; ``style`` is empty for what is no
    quotation."""
    first = before = ""
    last, gap = None, False
    for one in paragraphs:
        name, said = style(one), text(one).strip()
        if last is None or one.getprevious() is not last or said and not name:
            first, gap = "", False
        if said and name:
            if first and (gap or name == first != before):
                yield one
                first = ""
            first, before, gap = first or name, name, False
        elif not said:
            gap = gap or not name
        last = one


def named(run: range, lines: Sequence[Line]) -> Iterator[Repair]:
    """What is said of a quotation that no style calls one."""
    if not any(lines[n].is_quoted for n in run):
        message = f"“{excerpt(lines[run.start].text.strip())}” is set in; take > away if nobody is quoted"
        yield Repair("indented text made quotation", run.start + 1, message)


def is_clause(text: str, first: float, right: float) -> bool:
    """Whether what is only set further inside is no quotation; ``first`` (line) and ``right`` are its
    indents, in any unit."""
    label, *rest = text.replace(columns.MARK, " ").split(maxsplit=1) or [""]
    kinds = {one.kind for one in readings(label)} if rest and right <= 0 else set()
    return first < 0 or bool(kinds) and kinds.isdisjoint(_OF_SOURCES)


def joined(blocks: list[Node]) -> list[Node]:
    """Quotations one right after the other as one."""
    return in_every_list(blocks, _joined)


def _joined(blocks: list[Node]) -> list[Node]:
    out: list[Node] = []
    for block in blocks:
        if out and block["t"] == "BlockQuote" == out[-1]["t"]:
            out[-1] = {**out[-1], "c": [*out[-1]["c"], *block["c"]]}
        else:
            out.append(block)
    return out
