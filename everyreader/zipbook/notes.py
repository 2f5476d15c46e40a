"""Notes, the marks that refer to them and the ways back, found before the words are read.

They are told by their types, and where those are lost by where links lead: a reader follows the links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from lxml import etree

from everyreader.model.elements import enclosing
from everyreader.zipbook.container import resolve
from everyreader.zipbook.list_labels import ordinals
from everyreader.zipbook.markup import (
    BLOCKS,
    NOTE,
    NOTES,
    TYPE,
    Places,
    heading_level,
    note_mark,
    spoken,
    types,
)

Element = etree._Element
_MARK = 4  # characters of a note's mark at most, where nothing else tells that it is one
_HOLDERS = frozenset(("li", "aside", "dd", "div", "section", "td"))


@dataclass(frozen=True)
class Reference:
    """A note's mark in the text. ``note`` is the number of the note it leads to, 0 for none.

    ``typed``: marked as a note's reference; ``both``: for reading systems (``epub:type``) and for assistive
    technology (``role``).
    """

    file: str
    where: str
    mark: str
    note: int
    exists: bool
    typed: bool
    both: bool


@dataclass(frozen=True)
class Note:
    """A note. ``label`` is its number as its list shows it, ``•`` for a bullet, ``""`` without one.

    ``typed``: it or what is around it says that it is a note. ``ways_back`` counts links that lead back; a
    note that nothing refers to needs none. ``left`` counts marks that lead here and to which none leads back.
    ``both`` as for a reference.
    """

    file: str
    where: str
    number: int
    label: str
    typed: bool
    both: bool
    ways_back: int = 0
    back_typed: bool = True
    back_both: bool = True
    left: int = 0

    @property
    def leads_back(self) -> bool:
        """To each of its marks."""
        return self.ways_back > 0 and not self.left


@dataclass
class Notes:
    """All notes of a book. ``numbers``: the element of each, with its number from 1; ``texts``: each mark's
    element, with the number of the note that it leads to, ``""`` where it leads to something else, and what
    it shows where it leads nowhere at all.
    """

    numbers: dict[Element, int] = field(default_factory=dict)
    texts: dict[Element, str] = field(default_factory=dict)
    backs: dict[Element, int] = field(default_factory=dict)
    returned: set[Element] = field(default_factory=set)  # marks that a way back leads to
    notes: list[Note] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """One document as the search needs it."""

    name: str
    root: Element
    by_id: Mapping[str, Element]
    place: Places
    is_hidden: Callable[[Element], bool]

    def links(self) -> Iterator[Element]:
        return (one for one in self.root.iter("a") if one.get("href") is not None)


def find_notes(pages: list[Page]) -> Notes:
    """The notes of the documents in reading order."""
    found, by_name = Notes(), {page.name: page for page in pages}
    targets = [(page, link, *_target(page, link, by_name)) for page in pages for link in page.links()]
    links = (there for _, link, there, _ in targets if there is not None and "noteref" in types(link))
    referred = {holder for there in links if _can_be_note(holder := _holder(there))}
    homes: dict[Element, Page] = {}
    typed: dict[Element, bool] = {}
    for page in pages:
        for element in page.root.iter("*"):
            is_typed = _is_typed(element)
            within = any(one in typed for one in element.iterancestors())
            if (is_typed or element in referred) and not within and not page.is_hidden(element):
                found.numbers[element], typed[element], homes[element] = len(typed) + 1, is_typed, page
    _refer(found, targets)
    _lead_back(found, targets)
    shown, referred = _labels(found.numbers), set(found.texts.values())
    ways: dict[int, list[Element]] = {}
    for link, own in found.backs.items():
        number = own or _number(found, link)
        if own or str(number) not in referred:
            ways.setdefault(number, []).append(link)
    for element, number in found.numbers.items():
        back, home = ways.get(number, []), homes[element]
        found.notes.append(
            Note(
                home.name,
                home.place(element),
                number,
                shown[element],
                typed[element],
                any(_both(one, NOTE | NOTES) for one in (element, *element.iterancestors())),
                len(back),
                all("backlink" in types(one) for one in back),
                all(_both(one, {"backlink"}) for one in back),
                sum(text == str(number) and one not in found.returned for one, text in found.texts.items()),
            )
        )
    return found


def _target(page: Page, link: Element, by_name: Mapping[str, Page]) -> tuple[Element | None, bool]:
    """The element that ``link`` leads to, and whether the place is there at all (or is no place of the
    book)."""
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
            and enclosing(one).tag not in ("li", "aside", "dd")
        ):
            return one
    return element


def _can_be_note(element: Element) -> bool:
    """Whether links make a note of it: no heading, and no part with headings of its own."""
    return not any(heading_level(one) for one in element.iter("*")) and element.tag not in ("body", "html")


def _both(element: Element, kinds: AbstractSet[str]) -> bool:
    """Whether it says one of ``kinds`` as ``epub:type`` and as ``role``."""
    roles = {one.removeprefix("doc-") for one in element.get("role", "").split()}
    return bool(kinds & set(element.get(TYPE, "").split())) and bool(kinds & roles)


def _refer(found: Notes, targets: list[tuple[Page, Element, Element | None, bool]]) -> None:
    for page, link, there, exists in targets:
        typed = "noteref" in types(link)
        note = _number(found, there)
        if not typed and not (note and _is_mark(link) and not _number(found, link)):
            continue
        mark = note_mark(link)
        found.texts[link] = str(note) if note else "" if exists and found.numbers else mark
        if not page.is_hidden(link):
            found.references.append(
                Reference(page.name, page.place(link), mark, note, exists, typed, _both(link, {"noteref"}))
            )


def _lead_back(found: Notes, targets: list[tuple[Page, Element, Element | None, bool]]) -> None:
    """A way back leads from a note to the mark that leads there or shows its number, or to the block around
    it."""
    near: dict[Element, dict[str, set[Element]]] = {}
    for link, text in found.texts.items():
        for one in (link, *link.iterdescendants(), *link.iterancestors()):
            for sign in (f"note {text}", f"mark {note_mark(link)}"):
                near.setdefault(one, {}).setdefault(sign, set()).add(link)
            if one.tag in BLOCKS:
                break
    labels = _labels(found.numbers)
    shown = {number: labels[one].strip("•") or str(number) for one, number in found.numbers.items()}
    for page, link, there, _ in targets:
        number = _number(found, link)
        signs = near.get(there, {}) if there is not None and number > 0 else {}
        marks = signs.get(f"note {number}", set()) | signs.get(f"mark {shown.get(number)}", set())
        if marks and not page.is_hidden(link) and link not in found.texts:
            found.backs[link] = number
            found.returned |= marks
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


def _labels(notes: Iterable[Element]) -> dict[Element, str]:
    """The number of each note as its list shows it, ``•`` for a bullet, ``""`` without one."""
    numbers: dict[Element, str] = {}
    for owner in dict.fromkeys(one.getparent() for one in notes if one.tag == "li"):
        items = list(owner.iterchildren("li")) if owner is not None else []
        if owner is not None and owner.tag == "ol":
            numbers.update(zip(items, map(str, ordinals(items)), strict=True))
        else:  # some write the number themselves
            numbers.update((one, "" if spoken(one)[:1].isdecimal() else "•") for one in items)
    return {one: numbers.get(one, "") for one in notes}
