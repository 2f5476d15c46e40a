"""OpenDocument: how deep points of lists are: lists that begin further inside, paragraphs that are numbered
by themselves."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from everyreader.importers.odt.words import FO, PARAGRAPHS, STYLE, TEXT
from everyreader.model.elements import detach, enclosing
from everyreader.model.lengths import inches

_BESIDE = 5.0  # points: nobody sees that as further inside

Element = etree._Element


def indent_of(level: Element) -> float:
    """How far inside, in points, the words of a list's level begin."""
    properties = level.find(f"{STYLE}list-level-properties")
    if properties is None:
        return 0.0
    aligned = properties.find(f"{STYLE}list-level-label-alignment")
    if aligned is not None:
        return 72 * inches(aligned.get(f"{FO}margin-left", ""))
    return sum(
        72 * inches(properties.get(f"{TEXT}{name}", "")) for name in ("space-before", "min-label-width")
    )


def listed(body: Element) -> None:
    """In place: paragraphs that are numbered without a list around them, each as a list that goes on with the
    one of its name."""
    seen: set[str] = set()
    for one in list(body.iter(f"{TEXT}numbered-paragraph")):
        name, level = one.get(f"{TEXT}list-id", ""), one.get(f"{TEXT}level", "1")
        outer = inner = etree.Element(f"{TEXT}list")
        for _ in range(min(int(level), 10) - 1 if level.isdecimal() else 0):
            inner = etree.SubElement(etree.SubElement(inner, f"{TEXT}list-item"), f"{TEXT}list")
        outer.set(f"{TEXT}style-name", one.get(f"{TEXT}style-name", ""))
        outer.set(f"{TEXT}continue-numbering", str(name in seen).lower())
        seen.add(name)
        etree.SubElement(inner, f"{TEXT}list-item").extend(list(one))
        enclosing(one).replace(one, outer)


def own_paragraph(item: Element) -> Element | None:
    """The paragraph that shows the item's label: none where a deeper list comes first."""
    return next(
        (one if one.tag in PARAGRAPHS else None for one in item if one.tag in (*PARAGRAPHS, f"{TEXT}list")),
        None,
    )


def paragraph_before(node: Element) -> Element | None:
    """The last paragraph that stands before ``node``."""
    near: Element | None = node
    while near is not None:
        for one in near.itersiblings(preceding=True):
            if within := list(one.iter(*PARAGRAPHS)):
                return within[-1]
        near = near.getparent()
    return None


def outermost(list_: Element) -> Element:
    """The outermost of the lists that begin with the first point of ``list_``."""
    item = enclosing(list_)
    starts = (
        item.tag in (f"{TEXT}list-item", f"{TEXT}list-header")
        and list_.getprevious() is None
        and item.getprevious() is None
    )
    return outermost(enclosing(item)) if starts else list_


def nest(lists: Iterable[tuple[Element, float, object]]) -> None:
    """In place: each list (with its indent, and what it goes on with) that follows another one right away,
    where it belongs."""
    open_: list[tuple[Element, float, object]] = []
    for list_, indent, counted in lists:
        if not open_ or list_.getprevious() is not open_[0][0]:
            open_ = []
        while open_ and indent < open_[-1][1] - _BESIDE:
            open_.pop()
        if open_ and indent > open_[-1][1] + _BESIDE:
            open_[-1][0][-1].append(list_)
        elif open_ and open_[-1][2] == counted:
            open_[-1][0].extend(list(list_))
            detach(list_)
            continue
        elif len(open_) > 1:
            open_[-2][0][-1].append(list_)
            open_.pop()
        else:
            open_ = []
        open_.append((list_, indent, counted))
