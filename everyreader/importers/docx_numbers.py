"""Word: numbers that styles draw (“2.1 The proposal”, “Article 3”), written as words where the statement has
no such label.

Headings have none in the statement; its lists have one number or letter, with a full stop or in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from everyreader.importers.docx_depths import Point, deepen, going_on
from everyreader.importers.docx_parts import W, is_on, properties_of, value_of
from everyreader.importers.docx_styles import Styles, chain
from everyreader.importers.labels_kept import of_headings, of_points
from everyreader.importers.repair.draft import Repair
from everyreader.source.labels import can_begin, roman

_NUMBER = re.compile(r"%([1-9])")
_HEADING = re.compile(r"heading [1-9]$", re.IGNORECASE)
_BEFORE_WORDS = (f"{W}pPr", f"{W}bookmarkStart", f"{W}proofErr")

Element = etree._Element


def _letters(number: int) -> str:
    """a … z, aa, bb …: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
}
_STYLES = {
    "lowerLetter": "LowerAlpha",
    "upperLetter": "UpperAlpha",
    "lowerRoman": "LowerRoman",
    "upperRoman": "UpperRoman",
}
_LETTERS = 26
_ALL_FORMATS: dict[str, Callable[[int], str]] = {
    **_FORMATS,
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda _: "",
}


@dataclass(frozen=True)
class _Level:
    start: int
    format: str
    text: str
    style: str
    restart: int | None
    decimal_only: bool

    def is_drawn(self, level: int) -> bool:
        """The statement's lists have this label: the level's own number, with full stop or brackets at
        most."""
        return self.format in _FORMATS and bool(re.fullmatch(rf"\s*\(?%{level + 1}[.):]*\s*", self.text))


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
            name: _levels(abstract.get(self._roots[name]), one) for name, one in self._nums.items()
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._of_words: set[str] = set()  # the styles of paragraphs whose labels became words

    def write(self, body: Element) -> Iterator[Repair]:
        """In place: the labels that the statement cannot draw, as words; a list with one of them becomes
        paragraphs."""
        drawn = list(self._drawn(body))
        composed = self._composed(drawn)
        headings: list[tuple[int, str]] = []
        paragraphs: list[tuple[int, str]] = []
        points: list[Point] = []
        for one in drawn:
            is_heading = self._is_heading(one.paragraph)
            is_composed = bool(one.label) and self._roots[one.num] in composed
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
            if found is not None:
                num, level = found
                label = self._counted(num, level)
                yield _Drawn(number, paragraph, num, level, label, self._counts[self._roots[num]][level])

    def _composed(self, drawn: list[_Drawn]) -> set[str]:
        """The lists with a label that no list of a statement has, or none that begins there (“v)” alone is a
        letter)."""
        found: set[str] = set()
        before: _Drawn | None = None
        for one in drawn:
            style = self._levels[one.num][one.level]
            if one.label and not self._is_heading(one.paragraph):
                kind = _STYLES.get(style.format, "Decimal")
                begins = before is None or before.number + 1 != one.number or one.count == style.start
                fits = one.count <= _LETTERS or not kind.endswith("Alpha")
                if not style.is_drawn(one.level) or not fits or begins and not can_begin(one.count, kind):
                    found.add(self._roots[one.num])
            before = one
        return found

    def _point(self, one: _Drawn) -> Point:
        root = self._roots[one.num]
        own = self._nums[one.num].findall(f"{W}lvlOverride/{W}lvl")
        levels = [*self._abstract[root].findall(f"{W}lvl"), *own]
        definition = next(each for each in reversed(levels) if _whole(each.get(f"{W}ilvl"), 0) == one.level)
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
        """The list of a paragraph that has words, and its level."""
        if not any((one.text or "").strip() for one in paragraph.iter(f"{W}t")):
            return None
        styles = list(self._chain(paragraph))
        said = [one.find(f"{W}pPr/{W}numPr") for one in (paragraph, *styles)]
        num = next(filter(None, (value_of(one, "numId") for one in said)), "")
        by_style = (
            self._linked(num, style) or value_of(one, "ilvl")
            for style, one in zip(styles, said[1:], strict=True)
        )
        level = _whole(next(filter(None, (value_of(said[0], "ilvl"), *by_style)), "0"), 0)
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
        override = next(
            (
                one.find(f"{W}startOverride")
                for one in self._nums[num].findall(f"{W}lvlOverride")
                if one.get(f"{W}ilvl") == str(level)
            ),
            None,
        )
        if override is not None and (num, level) not in self._begun:
            counts[level] = _whole(override.get(f"{W}val"), 1)
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
        return _shown(levels, counts, level)


def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        kind = "decimal" if levels[level].decimal_only or at not in levels else levels[at].format
        return _ALL_FORMATS.get(kind, str)(counts.get(at, 1))

    if levels[level].format == "bullet":
        return ""
    return " ".join(_NUMBER.sub(number, levels[level].text).split())


def _levels(abstract: Element | None, num: Element) -> dict[int, _Level]:
    own = [] if abstract is None else abstract.findall(f"{W}lvl")
    levels = [*own, *num.findall(f"{W}lvlOverride/{W}lvl")]
    return {_whole(one.get(f"{W}ilvl"), 0): _level(one) for one in levels}


def _level(node: Element) -> _Level:
    restart, legal = value_of(node, "lvlRestart"), node.find(f"{W}isLgl")
    return _Level(
        _whole(value_of(node, "start"), 0),
        value_of(node, "numFmt") or "decimal",
        value_of(node, "lvlText"),
        value_of(node, "pStyle"),
        int(restart) if restart.isdecimal() else None,
        is_on(legal),
    )


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
    first = next(one for one in paragraph.iter(f"{W}r") if one.find(f"{W}t") is not None)
    looks = etree.SubElement(run, f"{W}rPr")
    looks.extend([deepcopy(one) for one in first.findall(f"{W}rPr/*") if one.tag in (f"{W}b", f"{W}sz")])
    etree.SubElement(run, f"{W}t").text = f"{label} "
    run[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    next(one for one in paragraph if one.tag not in _BEFORE_WORDS).addprevious(run)


def _by(root: Element, kind: str, key: str) -> dict[str, Element]:
    return {one.get(f"{W}{key}", ""): one for one in root.iter(f"{W}{kind}")}


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() else otherwise
