"""A Word file's styles, by their names: which rest upon which, and which of them nothing is set in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from everyreader.importers.docx.parts import W, value_of
from everyreader.model.elements import detach

Element = etree._Element
Styles = Mapping[str, Element]
_STYLED = ("pStyle", "rStyle", "tblStyle")


def by_name(styles: Element) -> dict[str, Element]:
    return {one.get(f"{W}styleId", ""): one for one in styles.iter(f"{W}style")}


def chain(name: str, styles: Styles) -> Iterator[Element]:
    """The style ``name``, where there is one, and those that it rests upon."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        name = value_of(styles[name], "basedOn")


def said(name: str, styles: Styles, path: str) -> str:
    """What the style ``name`` has at ``path`` (“rPr/lang”), or the first that it rests upon which has
    something there."""
    return next(filter(None, (value_of(one, path) for one in chain(name, styles))), "")


def usual(styles: Styles) -> str:
    """The style of paragraphs that name none."""
    normal = (one for one in styles.items() if one[1].get(f"{W}default") == "1")
    return next((name for name, one in normal if one.get(f"{W}type") == "paragraph"), "")


def without_unused(styles: Element, parts: Iterable[Element]) -> None:
    """In place: the styles that nothing in ``parts`` is set in, even by way of another one, out."""
    named = by_name(styles)
    todo = [each.get(f"{W}val") for part in parts for each in part.iter(*(f"{W}{name}" for name in _STYLED))]
    used: set[str | None] = set()
    while todo:
        name = todo.pop()
        if name in named and name not in used:
            used.add(name)
            todo += [each.get(f"{W}val") for each in named[name].iterfind(f"{W}basedOn")]
    for name, style in named.items():
        if name not in used and style.get(f"{W}default") is None:
            detach(style)
