"""The structure tree and what its leaves show → units, in the order in which a reader meets them.

Structure types as in ISO 32000-1, 14.8.4, after the role map. A block element begins a unit; inline content
standing directly in a container (a list item's body, a cell) is a unit too.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
from pikepdf import Dictionary, Object

from everyreader.formats.large_print.read.elements import (
    address,
    attribute,
    elements,
    is_element,
    kids,
    leaves,
    owners_of_annotations,
    page_of,
    role,
    role_map,
)
from everyreader.formats.large_print.read.labels import is_term, label_of
from everyreader.formats.large_print.read.lines import apart, fused
from everyreader.formats.large_print.read.pages import Key, Pages, Shown
from everyreader.formats.large_print.read.runs import fold
from everyreader.formats.large_print.read.table_parts import table_parts
from everyreader.formats.large_print.read.units import At, Gathered
from everyreader.model.publication import Kind, Role, Run, Step, Unit

_HEADING = re.compile(r"/H([1-9]\d*)$")
_CONTAINERS = frozenset(
    f"/{name}"
    for name in (
        *("Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside"),
        *("TOC", "TOCI", "Index", "THead", "TBody", "TFoot", "LI", "LBody", "TR", "TD", "TH"),
    )
)


class Walk:
    """One walk through the tree of one file. ``units`` and ``notes`` come with what they show."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Pages, *, end: str) -> None:
        self.pages, self.roles = pages, role_map(pdf)
        self.page_numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self.end = end  # what parts words at a line's end that nothing else parts
        self.there = owners_of_annotations(pdf)
        self.met: set[Key] = set()
        self.units: list[tuple[Unit, list[Shown]]] = []
        self.notes: list[tuple[Unit, list[Shown]]] = []
        self.gathered: Gathered | None = None
        self.label = ""
        self.note_count = self.ways_back = 0
        self.own_number: str | None = None  # of the note being read; None until its label was met
        self.without_alt: list[str] = []
        self.formulas: frozenset[Key] = frozenset()
        self.imprint: list[str] = []

    # Units

    def gather(self, at: At) -> Gathered:
        if self.gathered is None:
            self.gathered = Gathered(at)
        return self.gathered

    def flush(self) -> None:
        if self.gathered is None:
            return
        gathered, self.gathered = self.gathered, None
        runs, at, kind = fold(gathered.runs), gathered.at, gathered.at.kind
        if len(runs) == 1 and gathered.things == ["figure"] and kind is not Kind.HEADING:
            kind = Kind.IMAGE
        elif (
            len(runs) == 1
            and gathered.things == ["formula"]
            and kind is Kind.PARAGRAPH
            and not gathered.paragraph
        ):
            kind = Kind.MATH
        if runs or kind is Kind.HEADING:
            level = at.level if kind is Kind.HEADING else 0
            self.emit(Unit(kind, runs, at.place, level, self.label), gathered)

    def emit(self, unit: Unit, gathered: Gathered) -> None:
        (self.notes if gathered.at.in_note else self.units).append((unit, gathered.shown))
        self.label = ""  # a label belongs to the first unit of its item

    # Elements

    def walk(self, element: Object, at: At) -> None:
        for kid in kids(element):
            self.visit(kid, at)

    def visit(self, kid: Object | int, at: At) -> None:
        if not isinstance(kid, Dictionary):
            self.leaf((at.page, int(kid)), at)
        elif is_element(kid) and kid.get("/S") == "/Imprint" and role(kid, self.roles) == "/Sect":
            self.house(kid, at.entering(kid))
        elif is_element(kid):
            self.element(kid, role(kid, self.roles), at.entering(kid))
        elif "/MCID" in kid:
            self.leaf((kid.Stm.objgen if "/Stm" in kid else page_of(kid, at.page), int(kid.MCID)), at)

    def element(self, element: Object, name: str, at: At) -> None:
        heading = _HEADING.match(name)
        if heading or name in ("/H", "/Title"):
            self.block(
                element, replace(at, kind=Kind.HEADING, level=min(int(heading[1]), 6) if heading else 1)
            )
        elif name == "/P":
            self.block(element, at, paragraph=True)
        elif name == "/Caption":
            self.block(element, replace(at, kind=Kind.CAPTION))
        elif name == "/BlockQuote":
            self.block(element, at.inside("quote", 1))
        elif name == "/L":
            self.flush()
            self.list(element, at)
        elif name == "/Table":
            self.flush()
            self.table(element, at)
        elif name in _CONTAINERS:
            self.block(element, replace(at, entry=at.entry or name == "/TOCI"))
        elif name == "/Code" and any(role(one, self.roles) == "/P" for one in elements(element)):
            self.flush()
            self.code(element, at)
        else:
            self.inline(element, name, at)

    def house(self, element: Object, at: At) -> None:
        """What calls itself the imprint is the house's: no part of the statement, and held against what the
        house says."""
        self.flush()
        first = len(self.units)
        self.walk(element, at)
        self.flush()
        self.imprint += [unit.text for unit, _ in self.units[first:]]
        del self.units[first:]

    def block(self, element: Object, at: At, *, paragraph: bool = False) -> None:
        self.flush()
        if paragraph or at.kind is Kind.HEADING:
            self.gather(at).paragraph = paragraph
        if "/ActualText" in element:
            self.replaced(element, at)
        else:
            self.walk(element, at)
        self.flush()

    def replaced(self, element: Object, at: At) -> None:
        """An ActualText is read instead of all that stands in its element (ISO 32000-1, 14.9.4)."""
        shown = self.inner(element, at)
        self.add(Run(str(element.ActualText), at.language, at.link, at.role), shown, at)

    def inline(self, element: Object, name: str, at: At) -> None:
        if name in ("/Figure", "/Formula"):
            self.thing(element, name, at)
        elif "/ActualText" in element:
            self.replaced(element, at)
        elif name == "/Code":
            self.walk(element, replace(at, role=Role.CODE, wrapped=True))
        elif name == "/Link":
            self.walk(element, replace(at, link=address(element, self.there) or at.link, wrapped=True))
        elif name in ("/Note", "/FENote"):
            self.note(element, at)
        elif name == "/Lbl" and not at.entry:
            self.reference(element, at)
        else:
            self.walk(element, replace(at, wrapped=True))

    def leaf(self, key: Key, at: At) -> None:
        self.met.add(key)
        for shown in self.pages.marked.get(key, ()):
            language, expansion = shown.language or at.language, shown.expansion or at.expansion
            self.add(Run(shown.text, language, at.link, at.role, expansion), [shown], at)

    def add(self, run: Run, shown: list[Shown], at: At) -> None:
        gathered = self.gather(at)
        if shown and gathered.shown and run.role is not Role.CODE:
            if gathered.after_words and apart(gathered.shown[-1], shown[0]):
                run = replace(run, text=f" {run.text}")
            elif self.end and fused(gathered.shown[-1], shown[0]):
                run = replace(run, text=self.end + run.text)
        gathered.runs.append(run)
        gathered.shown += shown
        gathered.after_words = bool(shown) and run.role is not Role.CODE

    def inner(self, element: Object, at: At) -> list[Shown]:
        """All that stands in an element, counted as met, without a unit being made of it."""
        found: list[Shown] = []
        for kid in kids(element):
            if is_element(kid):
                found += self.inner(kid, at.entering(kid))
            else:
                outside, self.gathered = self.gathered, Gathered(at)
                self.visit(kid, at)
                found += self.gathered.shown
                self.gathered = outside
        return found

    # What stands in a line and is more than its letters

    def thing(self, element: Object, name: str, at: At) -> None:
        """A picture or formula, read by its words; its letters stand on no line of the text."""
        if self.gathered and not self.gathered.paragraph and self.gathered.only_things():
            self.flush()  # two in a row in a container stand alone, each by itself
        if name == "/Formula":
            self.formulas |= frozenset(leaves(element, at.page))
        self.inner(element, at)
        words = str(element.get("/Alt", element.get("/ActualText", "")))
        if name == "/Figure" and not words.strip():
            self.without_alt.append(f"image without words on page {self.page_numbers.get(at.page, 0)}")
        self.add(Run(words, at.language, at.link, Role.ALT if name == "/Figure" else Role.MATH), [], at)
        self.gather(at).things.append("" if at.wrapped else name[1:].lower())

    def reference(self, element: Object, at: At) -> None:
        """A label in a line: a note's own number at its beginning, else the number that refers to a note."""
        shown = self.inner(element, at)
        number = "".join(one.text for one in shown).strip()
        if at.in_note and self.own_number is None:
            self.own_number = number
            self.gather(at).shown += shown
            self.ways_back += bool(address(element, self.there))
        else:
            self.add(Run(number, at.language, role=Role.NOTE), shown, at)

    def note(self, element: Object, at: At) -> None:
        outside = (self.gathered, self.label, self.own_number)
        self.gathered, self.label, self.own_number = None, "", None
        self.note_count += 1
        first, number = len(self.notes), self.note_count
        inside = At(at.language, (Step("note", number),), page=at.page, in_note=True)
        self.walk(element, inside)
        self.flush()
        if (self.own_number or "").isdecimal():
            number = int(self.own_number or 0)
        self.notes[first:] = [
            (replace(unit, place=(Step("note", number), *unit.place[1:])), shown)
            for unit, shown in self.notes[first:]
        ]
        self.gathered, self.label, self.own_number = outside

    # Code, lists, tables

    def code(self, element: Object, at: At) -> None:
        """Each line is a P of its own; an empty one holds nothing."""
        several = [self.inner(line, at.entering(line)) for line in elements(element)]
        text = "\n".join("".join(one.text for one in shown) for shown in several).strip("\n")
        shown = [one for line in several for one in line]
        language = next((one.language for one in shown if one.language), at.language)
        self.emit(
            Unit(Kind.CODE, (Run(text, language),), at.place, label=self.label), Gathered(at, shown=shown)
        )

    def list(self, element: Object, at: At) -> None:
        defines = attribute(element, "/List", "/ListNumbering") in ("/None", "/Description")
        position = definition = 0
        for item in elements(element):
            inside = at.entering(item)
            if role(item, self.roles) != "/LI":
                self.visit(item, at)
                continue
            position += 1
            labels = [one for one in elements(item) if role(one, self.roles) == "/Lbl"]
            if defines and labels and is_term(self.bullet_or_number(labels, inside)):
                definition = self.term(labels, inside, definition)
                inside = inside.inside("definition", definition)
            else:
                self.label = self.bullet_or_number(labels, inside)
                inside = inside.inside("ul" if self.label in ("•", "") else "ol", position)
            for kid in kids(item):
                if not (is_element(kid) and role(kid, self.roles) == "/Lbl"):
                    self.visit(kid, inside)
            self.flush()

    def term(self, labels: list[Object], at: At, definition: int) -> int:
        """The term, where the item has one; an empty label makes a further definition of the term before."""
        count = len(self.units) + len(self.notes)
        for label in labels:
            self.block(label, replace(at.entering(label), kind=Kind.TERM))
        return 1 if len(self.units) + len(self.notes) > count else definition + 1

    def bullet_or_number(self, labels: list[Object], at: At) -> str:
        shown = (one for label in labels for one in self.inner(label, at.entering(label)))
        return label_of("".join(one.text for one in shown))

    def table(self, element: Object, at: At) -> None:
        for kid, here, kind in table_parts(element, at, self.roles):
            if kind is None:
                self.visit(kid, here)
            else:
                self.block(kid, replace(here, kind=kind))
