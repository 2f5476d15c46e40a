"""A finished download page → what its reader meets, through the browser's accessibility tree. Nothing is
shared with its writer.

Any page that offers an edition's files can be read: what stands beside a link counts as said of it, up to the
next link or heading.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered import WIDE
from everyreader.browser.rendered.snapshot import Snapshot, snapshot
from everyreader.browser.rendered.tree import IMAGES, LANDMARKS, Node, tree
from everyreader.browser.visit import Visit
from everyreader.model.errors import ValidatorUnavailable
from everyreader.model.text import folded

_OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"  # a reader opens them, too
_MOST_DATA = 5_000_000  # letters of a script that are read as data


@dataclass(frozen=True)
class Link:
    """One link as a reader meets it. ``address`` is as written, ``words`` are its own, ``beside`` those that
    follow it."""

    address: str
    words: str
    beside: str = ""
    media_type: str = ""

    @property
    def said(self) -> str:
        """All that is said of where it leads."""
        return f"{self.words} {self.beside}".strip()


@dataclass(frozen=True)
class Moment:
    """A date as it is shown, and as it is marked for programs (ISO 8601), ``""`` where it is not."""

    words: str
    marked: str


@dataclass(frozen=True, kw_only=True)
class DownloadPage:
    """What a reader meets on the page. ``words`` are all, in reading order, with closed parts opened.

    ``facts`` are terms with what is said of each, as in a list of definitions; ``places`` the identifiers
    that a link inside the page may lead to; ``data`` is what the page says to programs (JSON-LD), each block
    parsed; ``broken_data`` counts blocks that are no JSON.
    """

    path: Path
    title: str
    language: str
    words: str
    headings: tuple[tuple[int, str], ...] = ()
    links: tuple[Link, ...] = ()
    dates: tuple[Moment, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    landmarks: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    data: tuple[Any, ...] = ()
    broken_data: int = 0


def read_download_page(path: Path, browser: Browser) -> DownloadPage:
    """Read the page at ``path``. Raises ``ValidatorUnavailable`` when the browser is missing, crashes or does
    not finish."""
    try:
        return browser.visit(path, _read, view=WIDE)
    except RecursionError:
        raise ValidatorUnavailable(
            f"{path.name} cannot be read back: its elements are nested too deep"
        ) from None


def _read(visit: Visit) -> DownloadPage:
    visit.run(_OPEN)
    page = snapshot(visit.cdp)
    root = tree(visit.accessibility_tree(), page)
    walk = _Walk()
    walk.through(root)
    data, broken = _data(page)
    return DownloadPage(
        path=visit.path,
        title=root.name,
        language=next(
            (one.attributes.get("lang", "").strip() for one in page.nodes.values() if one.name == "HTML"), ""
        ),
        words=folded(" ".join(walk.words)),
        headings=tuple(walk.headings),
        links=tuple(
            Link(address, words, folded(" ".join(beside)), media_type)
            for address, words, beside, media_type in walk.links
        ),
        dates=tuple(walk.dates),
        facts=_facts(root),
        landmarks=tuple(one.role for one in root.walk() if one.role in LANDMARKS),
        places=frozenset(page.ids),
        data=data,
        broken_data=broken,
    )


class _Walk:
    """The page in reading order: links, and the words between them."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.links: list[tuple[str, str, list[str], str]] = []
        self.dates: list[Moment] = []
        self._beside: list[str] | None = None

    def through(self, node: Node, *, in_link: bool = False) -> None:
        if node.role == "heading":
            self.headings.append((node.level, node.words))
            self._beside = None
        if node.tag == "TIME" and node.element is not None:
            self.dates.append(Moment(node.words, node.element.attributes.get("datetime", "")))
        link = node.address is not None and bool(node.role)
        if link and node.element is not None:
            self._beside = []
            said = folded(node.name) or node.words
            self.links.append(
                (node.address or "", said, self._beside, node.element.attributes.get("type", ""))
            )
        if node.role == "StaticText" or node.role in IMAGES:
            self.words.append(node.name)
            if self._beside is not None and not in_link:
                self._beside.append(node.name)
        for child in node.children:
            self.through(child, in_link=in_link or link)


def _facts(root: Node) -> dict[str, str]:
    """Terms and what follows each, in a list of definitions (HTML, ``dl``), by the elements that the tree's
    nodes stand for."""
    found: dict[str, str] = {}
    term = ""
    for node in root.walk():
        if node.tag == "DT" and node.role:
            term = node.words
        elif node.tag == "DD" and node.role and term:
            found[term] = f"{found[term]}; {node.words}" if term in found else node.words
    return found


def _data(page: Snapshot) -> tuple[tuple[Any, ...], int]:
    found, broken = [], 0
    for one in page.nodes.values():
        script = one.parent
        if one.name != "#text" or script is None or script.name != "SCRIPT" or len(one.text) > _MOST_DATA:
            continue
        if script.attributes.get("type", "").strip().lower() == "application/ld+json":
            try:
                found.append(json.loads(one.text))
            except (ValueError, RecursionError):
                broken += 1
    return tuple(found), broken
