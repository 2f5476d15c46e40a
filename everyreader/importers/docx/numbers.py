"""Word: numbers that styles draw (“2.1 The proposal”, “Article 3”), written as words where the statement has
no such label.

Headings have none in the statement; its lists have one number or letter, with a full stop or in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from everyreader.importers.docx.depths import Point, deepen, going_on
from everyreader.importers.docx.levels import label, levels_of, whole
from everyreader.importers.docx.parts import W, is_on, properties_of, value_of
from everyreader.importers.docx.styles import Styles, chain
from everyreader.importers.docx.words import text_of
from everyreader.importers.draft import Repair
from everyreader.importers.office.list_labels import of_headings, of_points, without_words
from everyreader.model.elements import enclosing
from everyreader.source.labels import can_begin

_HEADING = re.compile(r"heading [1-9]$", re.IGNORECASE)
_BEFORE_WORDS = (f"{W}pPr", f"{W}bookmarkStart", f"{W}proofErr")
_SHOWN = (
    *(f"{W}{name}" for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference")),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
)
_STYLES = {
    "lowerLetter": "LowerAlpha",
    "upperLetter": "UpperAlpha",
    "lowerRoman": "LowerRoman",
    "upperRoman": "UpperRoman",
}
_LETTERS = 26

Element = etree._Element


@dataclass(frozen=True)
class _Drawn:
    """A paragraph (and which one it is) that shows a label: its list and level, the label and the number in
    it."""

    number: int
    paragraph: Element
    num: str
    level: int
    label: str
    count: int


class Numbering:
    """The numbers of a document's paragraphs, as ``numbering``, which may be none, and ``styles`` say."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._nums = {} if numbering is None else _by(numbering, "num", "numId")
        abstract = {} if numbering is None else _by(numbering, "abstractNum", "abstractNumId")
        self._numbering, self._abstract = numbering, abstract
        self._roots = {name: self._root_of(one, abstract) for name, one in self._nums.items()}
        self._levels = {
            name: levels_of(abstract.get(self._roots[name]), one) for name, one in self._nums.items()
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._of_words: set[str] = set()  # the styles of paragraphs whose labels became words

    def write(self, body: Element) -> Iterator[Repair]:
        """In place: the labels that the statement cannot draw, as words; a list with one of them becomes
        paragraphs."""
        drawn = list(self._drawn(body))
        empty = [one for one in drawn if not _has_content(one.paragraph)]
        in_cells = [one for one in empty if one.label and _is_cells_own(one.paragraph)]
        nothing = [one for one in empty if one not in in_cells]
        yield from without_words([(one.number, one.label) for one in nothing])
        drawn = [one for one in drawn if one not in nothing]
        composed = self._composed([one for one in drawn if one not in in_cells])
        headings: list[tuple[int, str]] = []
        paragraphs: list[tuple[int, str]] = []
        points: list[Point] = []
        for one in drawn:
            is_heading = self._is_heading(one.paragraph)
            is_composed = bool(one.label) and (self._roots[one.num] in composed or one in in_cells)
            is_point = bool(one.label) or self._is_bullet(one)
            if not is_heading and not is_composed and is_point:
                points.append(self._point(one))
            if not is_heading:
                _number(one.paragraph, "" if is_composed else one.num if is_point else "0", one.level)
            if is_composed:
                self._of_words.update(each.get(f"{W}styleId", "") for each in self._chain(one.paragraph))
            if one.label and (is_heading or is_composed):
                _put(one.paragraph, one.label)
                (headings if is_heading else paragraphs).append((one.number, one.label))
        for one in nothing:
            if not self._is_heading(one.paragraph):
                _number(one.paragraph, "0", one.level)
        for paragraph, level in list(going_on(points, self._chain)):
            _number(paragraph, "0", level)
        if self._numbering is not None:
            for paragraph, found in deepen(points, self._numbering).items():
                _number(paragraph, *found)
        yield from of_headings(headings)
        yield from of_points(paragraphs)

    def _drawn(self, body: Element) -> Iterator[_Drawn]:
        for number, paragraph in enumerate(body.iter(f"{W}p"), 1):
            found = self._number_of(paragraph)
            is_hidden = is_on(paragraph.find(f"{W}pPr/{W}rPr/{W}vanish")) and not _has_content(paragraph)
            if found is not None and not is_hidden:
                num, level = found
                drawn = self._counted(num, level)
                yield _Drawn(number, paragraph, num, level, drawn, self._counts[self._roots[num]][level])

    def _composed(self, drawn: list[_Drawn]) -> set[str]:
        """The lists with a label that no list of a statement has, or none that begins there (“v)” alone is a
        letter)."""
        found: set[str] = set()
        before: _Drawn | None = None
        counts: dict[tuple[str, int], int] = {}
        for one in drawn:
            style, place = self._levels[one.num][one.level], (self._roots[one.num], one.level)
            if one.label and not self._is_heading(one.paragraph):
                kind = _STYLES.get(style.format, "Decimal")
                begins = before is None or before.number + 1 != one.number or one.count == style.start
                begins = begins or counts.get(place, 0) + 1 != one.count
                fits = one.count <= _LETTERS or not kind.endswith("Alpha")
                if not style.is_drawn(one.level) or not fits or begins and not can_begin(one.count, kind):
                    found.add(self._roots[one.num])
            before, counts[place] = one, one.count
        return found

    def _point(self, one: _Drawn) -> Point:
        root = self._roots[one.num]
        own = self._nums[one.num].findall(f"{W}lvlOverride/{W}lvl")
        levels = [*self._abstract[root].findall(f"{W}lvl"), *own]
        definition = next(each for each in reversed(levels) if whole(each.get(f"{W}ilvl"), 0) == one.level)
        count = 0 if self._is_bullet(one) else one.count
        by_style = one.paragraph.find(f"{W}pPr/{W}numPr/{W}numId") is None
        styles = tuple(self._chain(one.paragraph))
        return Point(one.paragraph, styles, one.num, root, one.level, definition, count, by_style)

    def _is_bullet(self, one: _Drawn) -> bool:
        return self._levels[one.num][one.level].format == "bullet"

    def unnumber(self, styles: Element) -> None:
        """In place: the styles of what is no list any more number nothing (each paragraph that they number
        says so itself)."""
        for one in styles.iter(f"{W}style"):
            if one.get(f"{W}styleId") in self._of_words:
                etree.strip_elements(one, f"{W}numPr")

    # what a paragraph's numbering is

    def _number_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The list of a paragraph, and its level; Word counts those without words, too."""
        styles = list(self._chain(paragraph))
        said = [one.find(f"{W}pPr/{W}numPr") for one in (paragraph, *styles)]
        num = next(filter(None, (value_of(one, "numId") for one in said)), "")
        by_style = (
            self._linked(num, style) or value_of(one, "ilvl")
            for style, one in zip(styles, said[1:], strict=True)
        )
        level = whole(next(filter(None, (value_of(said[0], "ilvl"), *by_style)), "0"), 0)
        return (num, level) if level in self._levels.get(num, {}) else None

    def _linked(self, num: str, style: Element) -> str:
        """The level that a list keeps for a style."""
        name = style.get(f"{W}styleId")
        return next((str(at) for at, one in self._levels.get(num, {}).items() if one.style == name), "")

    def _chain(self, paragraph: Element) -> Iterator[Element]:
        """A paragraph's style and those that it is based on."""
        return chain(value_of(paragraph, "pPr/pStyle"), self._styles)

    def _is_heading(self, paragraph: Element) -> bool:
        return any(_HEADING.match(value_of(style, "name")) for style in self._chain(paragraph))

    # what its list says

    def _root_of(self, num: Element, abstract: dict[str, Element]) -> str:
        """The list that counts for ``num``: its own, or that of the style which it names."""
        own = value_of(num, "abstractNumId")
        style = self._styles.get(value_of(abstract.get(own), "numStyleLink"))
        within = value_of(style, "pPr/numPr/numId")
        return value_of(self._nums.get(within), "abstractNumId") or own

    def _counted(self, num: str, level: int) -> str:
        """The label of the next paragraph at ``level``."""
        levels, counts = self._levels[num], self._counts.setdefault(self._roots[num], {})
        if levels[level].restarts and (num, level) not in self._begun:
            counts[level] = levels[level].start
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels[level].start
        self._begun.add((num, level))
        for above in range(level):  # a level that was passed over stands at its start
            counts.setdefault(above, levels[above].start if above in levels else 1)
        for below in [one for one in counts if one > level]:
            restart = levels[below].restart if below in levels else None
            if restart is None or level < restart:
                del counts[below]
        return label(levels, counts, level)


def _number(paragraph: Element, num: str, level: int) -> None:
    """In place: what a style says of its paragraphs' numbers as the paragraph's own.

    “0” is Word's own sign of a paragraph of a list that shows none, which pandoc keeps with the point before
    it; without ``num`` it is of no list.
    """
    properties = properties_of(paragraph, "pPr")
    for one in properties.findall(f"{W}numPr"):
        properties.remove(one)
    if num:
        own = etree.SubElement(properties, f"{W}numPr")
        etree.SubElement(own, f"{W}ilvl").set(f"{W}val", str(level))
        etree.SubElement(own, f"{W}numId").set(f"{W}val", num)


def _put(paragraph: Element, label: str) -> None:
    """In place: ``label`` before the words, behind a bookmark's start, as large and as bold as they are."""
    run = etree.Element(f"{W}r")
    first = next((one for one in paragraph.iter(f"{W}r") if one.find(f"{W}t") is not None), run)
    looks = etree.SubElement(run, f"{W}rPr")
    looks.extend([deepcopy(one) for one in first.findall(f"{W}rPr/*") if one.tag in (f"{W}b", f"{W}sz")])
    etree.SubElement(run, f"{W}t").text = f"{label} "
    run[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    before = [one for one in paragraph if one.tag in _BEFORE_WORDS]
    paragraph.insert(next((n for n, one in enumerate(paragraph) if one not in before), len(paragraph)), run)


def _has_content(paragraph: Element) -> bool:
    """Whether it shows more than its label."""
    return bool(text_of(paragraph).strip()) or next(paragraph.iter(*_SHOWN), None) is not None


def _is_cells_own(paragraph: Element) -> bool:
    """Whether its label is all that a table's cell shows: the rows are numbered."""
    cell = enclosing(paragraph)
    return cell.tag == f"{W}tc" and not any(map(_has_content, cell.iter(f"{W}p")))


def _by(root: Element, kind: str, key: str) -> dict[str, Element]:
    return {one.get(f"{W}{key}", ""): one for one in root.iter(f"{W}{kind}")}
