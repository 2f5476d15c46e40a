"""Where the walk through a tag tree stands, and the unit that it is gathering."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pikepdf import Object

from everyreader.formats.large_print.read.elements import Owner, page_of
from everyreader.formats.large_print.read.pages import Shown
from everyreader.model.publication import Kind, Role, Run, Step


@dataclass(frozen=True)
class At:
    """Where the walk stands."""

    language: str
    place: tuple[Step, ...] = ()
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    link: str = ""
    role: Role = Role.TEXT
    page: Owner = (0, 0)
    in_note: bool = False
    expansion: str = ""
    wrapped: bool = False  # in an inline element: a picture there is no unit of its own

    entry: bool = False  # of a list of contents: its label is a heading's number, and refers to no note

    def inside(self, name: str, position: int) -> At:
        return replace(self, place=(*self.place, Step(name, position)))

    def entering(self, element: Object) -> At:
        """With the page, the language and the expansion that the element names."""
        return replace(
            self,
            page=page_of(element, self.page),
            language=str(element.get("/Lang", self.language)),
            expansion=str(element.get("/E", self.expansion)),
        )


@dataclass
class Gathered:
    """A unit in the making. ``things`` are the pictures and formulas met in it, ``paragraph`` whether it
    has a P of its own, ``after_words`` whether words were met last: no picture, formula or code.
    """

    at: At
    paragraph: bool = False
    runs: list[Run] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    after_words: bool = False

    def only_things(self) -> bool:
        return bool(self.things) and not any(
            run.text.strip() for run in self.runs if run.role not in (Role.ALT, Role.MATH)
        )
