"""Notes, the marks that refer to them and the ways back, found before the words are read.

They are told by their types, and where those are lost by where links lead: a reader follows the links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from everyreader.formats.epub.container import resolve
from everyreader.formats.epub.marks import ordinals
from everyreader.formats.epub.markup import BLOCKS, NOTE, NOTES, heading_level, note_mark, types, where

Element = etree._Element
_MARK = 4  # characters of a note's mark at most, where nothing else tells that it is one
_HOLDERS = frozenset(("li", "aside", "dd", "div", "section", "td"))


@dataclass(frozen=True)
class Reference:
    """A note's mark in the text. ``note`` is the number of the note it leads to, 0 for none; ``typed``: marked as a note's reference."""

    file: str
    where: str
    mark: str
    note: int
    exists: bool
    typed: bool


@dataclass(frozen=True)
class Note:
    """A note. ``label`` is its number as its list shows it, ``""`` without one; ``typed``: it or what is around it says that it is a note."""

    file: str
    where: str
    number: int
    label: str
    typed: bool
    ways_back: int = 0
    back_typed: bool = True


@dataclass
class Notes:
    """All notes of a book. ``numbers``: the element of each, with its number from 1; ``texts``: each mark's element, with the number of the
    note that it leads to, ``""`` where it leads to none.
    """

    numbers: dict[Element, int] = field(default_factory=dict)
    texts: dict[Element, str] = field(default_factory=dict)
    backs: dict[Element, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """One document as the search needs it."""

    name: str
    root: Element
    by_id: Mapping[str, Element]
    is_hidden: Callable[[Element], bool]

    def links(self) -> Iterator[Element]:
        return (one for one in self.root.iter("a") if one.get("href") is not None)


def find_notes(pages: list[Page]) -> Notes:
    """The notes of the documents in reading order."""
    found, by_name = Notes(), {page.name: page for page in pages}
    targets = [(page, link, *_target(page, link, by_name)) for page in pages for link in page.links()]
    links = (there for _, link, there, _ in targets if there is not None and "noteref" in types(link))
    referred = {holder for there in links if _can_be_note(holder := _holder(there))}
    files: dict[Element, str] = {}
    typed: dict[Element, bool] = {}
    for page in pages:
        for element in page.root.iter("*"):
            is_typed = _is_typed(element)
            within = any(one in typed for one in element.iterancestors())
            if (is_typed or element in referred) and not within and not page.is_hidden(element):
                found.numbers[element], typed[element], files[element] = len(typed) + 1, is_typed, page.name
    _refer(found, targets)
    _lead_back(found, targets)
    for element, number in found.numbers.items():
        ways = [link for link, own in found.backs.items() if own == number]
        found.notes.append(
            Note(
                files[element],
                where(element),
                number,
                _label(element),
                typed[element],
                len(ways),
                all("backlink" in types(one) for one in ways),
            )
        )
    return found


def _target(page: Page, link: Element, by_name: Mapping[str, Page]) -> tuple[Element | None, bool]:
    """The element that ``link`` leads to, and whether the place is there at all (or is no place of the book)."""
    name, fragment = resolve(page.name, link.get("href", ""))
    there = by_name.get(name)
    if not name or there is None:
        return None, True
    element = there.by_id.get(fragment) if fragment else there.root.find("body")
    return element, element is not None


def _is_typed(element: Element) -> bool:
    """A note by its type, or an item of a list of notes."""
    kinds = types(element)
    if kinds & NOTE and not kinds & NOTES:
        return True
    if element.tag != "li":
        return False
    for one in element.iterancestors():
        if types(one) & NOTES:
            return True
        if one.tag in ("li", "blockquote", "dd", "td"):
            return False
    return False


def _holder(element: Element) -> Element:
    """The block that a link to ``element`` makes a note of."""
    for one in (element, *element.iterancestors()):
        if one.tag in _HOLDERS:
            return one
        if (
            one.tag in BLOCKS
            and one.getparent() is not None
            and one.getparent().tag not in ("li", "aside", "dd")
        ):
            return one
    return element


def _can_be_note(element: Element) -> bool:
    """Whether links make a note of it: no heading, and no part with headings of its own."""
    return not any(heading_level(one) for one in element.iter("*")) and element.tag not in ("body", "html")


def _refer(found: Notes, targets: list[tuple[Page, Element, Element | None, bool]]) -> None:
    for page, link, there, exists in targets:
        typed = "noteref" in types(link)
        note = _number(found, there)
        if not typed and not (note and _is_mark(link) and not _number(found, link)):
            continue
        mark = note_mark(link)
        found.texts[link] = str(note) if note else mark if exists and not found.numbers else ""
        if not page.is_hidden(link):
            found.references.append(Reference(page.name, where(link), mark, note, exists, typed))


def _lead_back(found: Notes, targets: list[tuple[Page, Element, Element | None, bool]]) -> None:
    """A way back leads from a note to the mark that leads there or shows its number, or to the block around it."""
    near: dict[Element, set[str]] = {}
    for link, text in found.texts.items():
        for one in (link, *link.iterdescendants(), *link.iterancestors()):
            near.setdefault(one, set()).update((f"note {text}", f"mark {note_mark(link)}"))
            if one.tag in BLOCKS:
                break
    shown = {number: _label(element) or str(number) for element, number in found.numbers.items()}
    for page, link, there, _ in targets:
        number = _number(found, link)
        wanted = {f"note {number}", f"mark {shown.get(number)}"}
        back = number > 0 and there is not None and bool(wanted & near.get(there, set()))
        if back and not page.is_hidden(link) and link not in found.texts:
            found.backs[link] = number
        elif "backlink" in types(link):
            found.backs[link] = 0


def _number(found: Notes, element: Element | None) -> int:
    """The number of the note that ``element`` is or stands in, 0 for none."""
    if element is None:
        return 0
    return next(
        (found.numbers[one] for one in (element, *element.iterancestors()) if one in found.numbers), 0
    )


def _is_mark(link: Element) -> bool:
    text = "".join("".join(link.itertext()).split()).strip("[]().")
    return 0 < len(text) <= _MARK and (text.isdecimal() or not text[0].isalpha() or len(text) == 1)


def _label(element: Element) -> str:
    owner = element.getparent()
    if element.tag != "li" or owner is None or owner.tag != "ol":
        return ""
    items = list(owner.iterchildren("li"))
    return str(ordinals(items)[items.index(element)])
