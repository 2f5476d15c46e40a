"""A finished page → what its reader meets, through the browser's accessibility tree."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered import BEFORE, WIDE, Element, Snapshot, render, seconds_for
from everyreader.browser.rendered.pictures import beside, embedded, moving, pictures
from everyreader.browser.rendered.tree import IMAGES, LANDMARKS, Node
from everyreader.browser.visit import Visit
from everyreader.formats.html.read import words
from everyreader.formats.html.read.player import played
from everyreader.formats.html.read.policies import promised
from everyreader.formats.html.read.reading import HtmlReading, Landmark
from everyreader.formats.html.read.targets import targets
from everyreader.formats.html.read.transcript import transcript
from everyreader.model.errors import ValidatorUnavailable
from everyreader.model.reading import Entry
from everyreader.model.text import folded

__all__ = ["HtmlReading", "read_back"]


def read_back(path: Path, browser: Browser) -> HtmlReading:
    """Read the page at ``path`` as assistive technology is given it.

    Raises ``ValidatorUnavailable`` when the browser is missing, crashes or does not finish.
    """
    try:
        return browser.visit(path, _read, view=WIDE, seconds=seconds_for(browser, path), before=BEFORE)
    except RecursionError:
        raise ValidatorUnavailable(
            f"{path.name} cannot be read back: its elements are nested too deep"
        ) from None


def _read(visit: Visit) -> HtmlReading:
    shown = render(visit, visit.path.name)
    page, root, narrow = shown.wide, shown.root, shown.narrow
    mains = [one for one in root.walk() if one.role == "main"]
    parts = mains or [root]
    met = words.read(parts)
    references = [one for one in root.walk() if one.role == "doc-noteref"]
    spoken = {one.element.number for one in root.walk() if one.role == "StaticText" and one.element}
    inside = [one for one in page.texts() if not mains or _within(one, mains)]
    spoken |= set(_names_of_fields(inside, root))
    return HtmlReading(
        path=visit.path,
        title=root.name,
        language=_language(page),
        units=tuple(met.units),
        notes=tuple(met.notes),
        contents=_contents(root, page, mains),
        metadata=_metadata(page),
        decorative=sum(1 for one in _pictures(page, mains) if not _spoken_picture(one, root)),
        images_without_alt=tuple(_wordless_images(parts)),
        notes_with_way_back=sum(_leads_back(note, page, references) for note in met.note_nodes),
        outside=(*(_outside(root) if mains else ()), *met.outside),
        landmarks=tuple(Landmark(one.role, one.name) for one in root.walk() if one.role in LANDMARKS),
        transcript=transcript(root, _language(page)),
        targets=tuple(targets(root, narrow)),
        overflow_at_320=shown.overflows,
        smallest_font_px=_smallest_font(page),
        visible_not_spoken=tuple(
            folded(one.text) for one in inside if _met(one, page) and one.number not in spoken
        ),
        spoken_not_visible=tuple(
            folded(one.text)
            for one in inside
            if not _met(one, page) and one.number in spoken and one.number not in shown.views.revealed
        ),
        dead_links=tuple(_dead_links(root, page)),
        requests=tuple(visit.requests),
        console_errors=tuple(visit.console_errors),
        rendered=(shown,),
        played=played(page, visit.path, inside),
        promised=promised(page, visit.path),
        pictures=pictures((shown,), embedded),
        moving=moving((shown,), beside(visit.path.parent)),
        unavailable=_unstyled(visit),
    )


def _wordless_images(parts: list[Node]) -> Iterator[str]:
    shown = (one for part in parts for one in part.walk() if one.role in IMAGES)
    return (_source(one) for one in shown if not one.name.strip())


def _smallest_font(page: Snapshot) -> float | None:
    """In pixels, of the text that is seen; None without any."""
    seen = (one.parent for one in page.texts() if one.seen and one.parent)
    sizes = (one.styles["font-size"] for one in seen if "font-size" in one.styles)
    return min((float(one.removesuffix("px")) for one in sizes), default=None)


def _unstyled(visit: Visit) -> dict[str, str]:
    """How a page looks is not known while one of its style sheets is missing."""
    missing = [one.rpartition("/")[2] or one for one in visit.styles_missing]
    return {"rendered": f"a style sheet could not be loaded: {', '.join(missing)}"} if missing else {}


def _met(text: Element, page: Snapshot) -> bool:
    """Whether an eye meets something of it."""
    sight = page.sights.get(text.number)
    return sight is not None and not sight.unseen


def _language(page: Snapshot) -> str:
    return next(
        (one.attributes.get("lang", "").strip() for one in page.nodes.values() if one.name == "HTML"), ""
    )


def _within(element: Element, parts: Iterable[Node]) -> bool:
    tops = {one.element.number for one in parts if one.element}
    return any(one.number in tops for one in element.ancestors())


def _pictures(page: Snapshot, mains: list[Node]) -> Iterator[Element]:
    """The images that an eye meets in the statement."""
    return (
        one
        for one in page.nodes.values()
        if one.name == "IMG" and one.box and (not mains or _within(one, mains))
    )


def _spoken_picture(image: Element, root: Node) -> bool:
    return any(one.role in IMAGES and one.element is image for one in root.walk())


def _names_of_fields(texts: Iterable[Element], root: Node) -> Iterator[int]:
    """The texts of labels that are spoken with the field that they name, and not by themselves."""
    names = [one.name for one in root.walk() if one.name and one.role != "StaticText"]
    for text in texts:
        if any(one.name in ("LABEL", "LEGEND") for one in text.ancestors()):
            words = folded(text.text)
            if any(words in folded(name) for name in names):
                yield text.number


def _source(image: Node) -> str:
    """A name for an image that has none: where it comes from, a data: address shortened."""
    address = image.element.attributes.get("src", "") if image.element else ""
    return address if len(address) <= 60 else f"{address[:60]}…"


def _outside(root: Node) -> Iterator[str]:
    """The text of everything but ``main``, block by block."""
    if root.role == "main":
        return
    if any(one.role == "main" for one in root.walk()):
        for child in root.children:
            yield from _outside(child)
    elif root.role == "StaticText":
        yield folded(root.name)
    else:
        yield from words.text_of(root)


# Where links lead.


def _target(node: Node, page: Snapshot) -> Element | None:
    """The element that ``node`` leads to inside the page; None where there is none."""
    address = node.address or ""
    return page.ids.get(unquote(address[1:])) if address.startswith("#") else None


def _dead_links(root: Node, page: Snapshot) -> Iterator[str]:
    for node in root.walk():
        address = node.address
        if (
            address is not None
            and (not address.strip() or address.startswith("#"))
            and _target(node, page) is None
        ):
            yield f"{node.words or node.name} ({address})"


def _leads_back(note: Node, page: Snapshot, references: list[Node]) -> bool:
    """Whether links in the note lead to each reference that leads to the note, and there is one."""
    backs = [_target(link, page) for link in note.walk() if link.role == "doc-backlink"]
    marks = [one.element for one in references if _stands_in(_target(one, page), note)]
    return bool(marks) and all(any(mark is back for back in backs) for mark in marks)


def _stands_in(element: Element | None, note: Node) -> bool:
    return element is not None and any(one is note.element for one in element.ancestors())


def _contents(root: Node, page: Snapshot, mains: list[Node]) -> tuple[Entry, ...]:
    """What says it is the table of contents, else the first navigation that lists places in the page."""
    places = [one for one in root.walk() if one.role == "doc-toc"]
    places += [one for one in root.walk() if one.role == "navigation" and _lists_headings(one)]
    return tuple(_entries(places[0], 0, page, mains)) if places else ()


def _lists_headings(node: Node) -> bool:
    addresses = [
        one.address
        for item in node.walk()
        if item.role == "listitem"
        for one in item.walk()
        if one.address is not None
    ]
    return bool(addresses) and all(address.startswith("#") for address in addresses)


def _entries(node: Node, level: int, page: Snapshot, mains: list[Node]) -> Iterator[Entry]:
    for child in node.children:
        if child.address is not None:
            target = _target(child, page)
            leads = target is not None and (not mains or _within(target, mains))
            yield Entry(
                folded(child.name) if child.renamed else child.words, max(level, 1), leads_somewhere=leads
            )
        else:
            yield from _entries(child, level + (child.role == "list"), page, mains)


# What a program reads, and what a hand meets.


def _metadata(page: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """``meta`` elements by name (``dcterms.date`` as ``dcterms:date``); JSON-LD's first level."""
    found: dict[str, list[str]] = {}
    for one in page.nodes.values():
        name = one.attributes.get("name") or one.attributes.get("property")
        if one.name == "META" and name:
            found.setdefault(re.sub(r"^(dc|dcterms)\.", r"\1:", name), []).append(
                one.attributes.get("content", "")
            )
        if one.name == "#text" and one.parent and one.parent.attributes.get("type") == "application/ld+json":
            for key, values in _statements(one.text):
                found.setdefault(f"schema:{key}", []).extend(values)
    return {name: tuple(values) for name, values in found.items()}


def _statements(text: str) -> Iterator[tuple[str, list[str]]]:
    try:
        data = json.loads(text)
    except ValueError:
        return
    for thing in data if isinstance(data, list) else [data]:
        for key, value in thing.items() if isinstance(thing, dict) else ():
            if not key.startswith("@"):
                yield key, [_plain(one) for one in (value if isinstance(value, list) else [value])]


def _plain(value: Any) -> str:
    if isinstance(value, dict) and isinstance(value.get("itemListElement"), list):
        return ",".join(map(str, value["itemListElement"]))
    if isinstance(value, dict):
        return str(
            value.get("name") or value.get("@id") or json.dumps(value, ensure_ascii=False, sort_keys=True)
        )
    return str(value)
