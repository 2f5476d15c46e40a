"""One content document → the units that a reader meets in it, in reading order.

What is hidden is left out, what a style sheet adds is taken in, text outside any block counts too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from everyreader.model.elements import enclosing
from everyreader.model.publication import Kind, Role, Run, Step, Unit
from everyreader.model.runs import fold
from everyreader.model.text import one_line
from everyreader.zipbook.list_labels import label, ordinals
from everyreader.zipbook.look import Look, Sheet
from everyreader.zipbook.markup import (
    BLOCKS,
    MATH,
    SVG,
    UNREAD,
    cell_kind,
    grid,
    heading_level,
    language_of,
    types,
)
from everyreader.zipbook.notes import Notes
from everyreader.zipbook.walk_state import At, Found, Line

Element = etree._Element
_CASES: dict[str, Callable[[str], str]] = {
    "uppercase": str.upper,
    "lowercase": str.lower,
    "capitalize": str.title,
}


class Walk:
    """Reads one document into ``found``.

    ``sheet`` is attached to the document's root; ``is_inside`` tells whether an address is a place in the
    book; ``notes`` are all of the book's.
    """

    def __init__(self, found: Found, sheet: Sheet, is_inside: Callable[[str], bool], notes: Notes) -> None:
        self._found, self._sheet, self._is_inside, self._notes = found, sheet, is_inside, notes
        self._left_out: frozenset[str] = frozenset()
        self._line = Line()
        self._label: str | None = ""

    def read(self, body: Element, language: str, *, left_out: frozenset[str] = frozenset()) -> None:
        """Everything in ``body``, but for ``nav`` elements of the types ``left_out``."""
        self._left_out = left_out
        self._block(body, At(language))

    # Blocks

    def _block(self, element: Element, at: At) -> None:
        if self._sheet.of(element).hidden or element.tag == "nav" and types(element) & self._left_out:
            return
        at = replace(at, language=language_of(element) or at.language)
        level = heading_level(element)
        if level:
            at = replace(at, kind=Kind.HEADING, level=level)
        if element in self._notes.numbers:
            at = replace(at, place=(Step("note", self._notes.numbers[element]),))
        match element.tag:
            case "pre":
                self._code(element, at)
            case "table":
                self._table(element, at)
            case "ol" | "ul" if not any(one in self._notes.numbers for one in element):
                self._list(element, at)
            case "dl":
                self._definitions(element, at)
            case "blockquote":
                self._content(element, at.inside("quote"))
            case "caption":
                self._content(element, replace(at, kind=Kind.CAPTION))
            case "figcaption" if next(element.iterancestors("figure"), None) is not None:
                self._labelled("", element, replace(at, kind=Kind.CAPTION), self._content)
            case _:
                self._content(element, at)

    def _content(self, element: Element, at: At) -> None:
        self._mixed(element, at, bare=True)
        self._close(at, even_empty=at.kind is Kind.HEADING)

    def _mixed(self, element: Element, at: At, *, bare: bool) -> None:
        """Inline pieces gather into a unit, each block closes the one before it."""
        look = self._sheet.of(element)
        self._text(look.before, at, look)
        self._text(element.text, at, look)
        for child in element:
            if child.tag in BLOCKS:
                self._close(at)
                self._block(child, at)
                self._close(at)
            else:
                self._inline(child, at, bare=bare)
            self._text(child.tail, at, look)
        self._text(look.after, at, look)

    def _close(self, at: At, *, even_empty: bool = False) -> None:
        line, self._line = self._line, Line()
        runs = fold(line.runs)
        if not runs and not even_empty:
            return
        kind = at.kind
        if line.pieces == 1 and line.bare_image and kind is not Kind.HEADING:
            kind = Kind.IMAGE
        elif line.pieces == 1 and line.displayed and kind is Kind.PARAGRAPH:
            kind = Kind.MATH
        level = at.level if kind is Kind.HEADING else 0
        self._emit(Unit(kind, runs, at.place, level=level, label=self._label))

    def _labelled(
        self, text: str | None, element: Element, at: At, read: Callable[[Element, At], None]
    ) -> None:
        """Read ``element``, whose first unit has the label ``text``.

        Where it has no unit, a label from further out goes on waiting for one.
        """
        waiting, before = self._label, self._count()
        self._label = text
        read(element, at)
        self._label = waiting if self._count() == before else ""

    def _count(self) -> int:
        return len(self._found.units) + len(self._found.notes)

    def _emit(self, unit: Unit) -> None:
        is_note = bool(unit.place) and unit.place[0].name == "note"
        (self._found.notes if is_note else self._found.units).append(unit)
        self._label = ""

    def _code(self, element: Element, at: At) -> None:
        self._close(at)
        for line_break in element.iter("br"):
            line_break.text = "\n"
        text = "".join(element.itertext()).strip("\n")
        self._emit(Unit(Kind.CODE, (Run(text, at.language),), at.place, label=self._label))

    def _list(self, element: Element, at: At) -> None:
        items = [one for one in element if one.tag == "li" and not self._sheet.of(one).hidden]
        numbers = dict(zip(items, zip(range(1, len(items) + 1), ordinals(items), strict=True), strict=True))
        self._stray(element.text, element, at)
        for child in element:
            if child in numbers:
                position, number = numbers[child]
                text = label(child, number, self._sheet.of(child).list_style, self._sheet.counters)
                self._labelled(text, child, at.inside(str(element.tag), position), self._block)
            else:
                self._content_or_block(child, at)
            self._stray(child.tail, element, at)

    def _definitions(self, element: Element, at: At, position: int = 0) -> int:
        for child in element:
            if child.tag == "div":
                position = self._definitions(child, at, position)
            elif child.tag == "dt":
                position = 0
                self._block(child, replace(at, kind=Kind.TERM))
            elif child.tag == "dd":
                position += 1
                self._block(child, at.inside("definition", position))
            else:
                self._content_or_block(child, at)
            self._stray(child.tail, element, at)
        return position

    def _stray(self, text: str | None, element: Element, at: At) -> None:
        """Text that stands where only items or rows may: a reader meets it all the same."""
        if text and text.strip():
            self._text(text, at, self._sheet.of(element))
            self._close(at)

    def _content_or_block(self, element: Element, at: At) -> None:
        if element.tag in BLOCKS:
            self._block(element, at)
        else:
            self._inline(element, at, bare=True)
        self._close(at)

    def _table(self, element: Element, at: At) -> None:
        taken: set[tuple[int, int]] = set()
        row = 0
        for part in (element, *element.iter("thead", "tbody", "tfoot", "tr")):
            for text in (part.text, *(one.tail for one in part)):
                self._stray(text, part, at)
        for part in element.iter("caption", "tr"):
            if next(part.iterancestors("table")) is not element or self._is_hidden(part, element):
                continue
            if part.tag == "caption":
                self._block(part, at)
                continue
            row += 1
            for rows, columns, cell in grid(part, row, taken):
                here = replace(at, place=(*at.place, rows, columns))
                inherited = next(
                    (found for one in (part, enclosing(part)) if (found := language_of(one))), at.language
                )
                self._labelled("", cell, replace(here, kind=cell_kind(cell), language=inherited), self._block)

    def _is_hidden(self, element: Element, top: Element) -> bool:
        while element is not top:
            if self._sheet.of(element).hidden:
                return True
            element = enclosing(element)
        return False

    # Inline

    def _inline(self, element: Element, at: At, *, bare: bool) -> None:
        look = self._sheet.of(element)
        if look.hidden or element.tag in UNREAD:
            return
        if not look.visible and element.tag in ("img", "code", SVG, MATH):
            return
        at = replace(at, language=language_of(element) or at.language)
        if element in self._notes.backs:
            return
        if element in self._notes.texts:
            self._add(Run(self._notes.texts[element], at.language, role=Role.NOTE))
        elif element.tag == "br":
            self._text(" ", at, look)
        elif element.tag in ("img", SVG):
            self._image(element, at, bare=bare)
        elif element.tag == MATH:
            words = one_line(element.get("aria-label") or element.get("alttext") or "")
            self._line.displayed = element.get("display") == "block" and not at.link
            self._add(Run(words, at.language, at.link, Role.MATH))
        elif element.tag == "code":
            words = "".join(element.itertext())
            self._add(Run(words, at.language, at.link, Role.CODE, at.expansion))
        elif "pagebreak" not in types(element):
            self._phrase(element, self._expanded(element, self._linked(element, at)))

    def _linked(self, element: Element, at: At) -> At:
        address = element.get("href")
        if element.tag != "a" or address is None:
            return at
        return replace(at, link="#" if self._is_inside(address) else address)

    @staticmethod
    def _expanded(element: Element, at: At) -> At:
        title = one_line(element.get("title") or "") if element.tag in ("abbr", "acronym") else ""
        return replace(at, expansion=title) if title else at

    def _phrase(self, element: Element, at: At) -> None:
        name = element.get("aria-label") if element.tag == "a" else None
        if name:  # a link's accessible name takes the place of its words
            self._text(name, at, self._sheet.of(element))
            return
        self._mixed(element, at, bare=False)

    def _image(self, element: Element, at: At, *, bare: bool) -> None:
        source = element.get("src", "") or next(iter(element.xpath(".//*/@*[local-name()='href']")), "")
        words = element.get("aria-label") or element.get("alt")
        if element.tag == SVG:
            words = words or element.findtext("{http://www.w3.org/2000/svg}title")
        self._found.images.append(source)
        role = element.get("role", "")
        silent = words is not None and not words.strip()
        if silent and not role or role in ("presentation", "none"):
            self._found.decorative += 1
            self._line.pieces += 1
            return
        if words is None or silent:  # a role of its own calls for words
            self._found.without_alt.append(source)
        self._line.bare_image = bare
        self._add(Run(one_line(words or ""), at.language, at.link, Role.ALT))

    def _text(self, text: str | None, at: At, look: Look) -> None:
        if not text or not look.visible:
            return
        run = Run(_CASES.get(look.transform, str)(text), at.language, at.link, expansion=at.expansion)
        if run.text.strip(" \t\r\n\f"):
            self._line.pieces += 1
        self._line.runs.append(run)

    def _add(self, run: Run) -> None:
        self._line.pieces += 1
        self._line.runs.append(run)
