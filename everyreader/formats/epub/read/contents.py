"""The navigation document: contents, landmarks and pages, each line with the place where it leads (EPUB 3.3,
7).

Older books have an NCX in its stead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from everyreader.formats.epub.read.content import Heading
from everyreader.model.reading import Entry
from everyreader.model.text import one_line
from everyreader.zipbook.container import Element, resolve
from everyreader.zipbook.markup import TYPE, heading_level, language_of, spoken, types

_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_KINDS = ("toc", "landmarks", "page-list")


@dataclass(frozen=True)
class Target:
    """Where a line leads. ``order``: the document's place in the spine and the element's in the document,
    ``None`` where it leads nowhere or to what is not in the spine. ``heading`` is ``None`` where no heading
    stands. ``kinds`` are the types of the place and of what is around it. ``ambiguous``: other places of the
    document have the same identifier.
    """

    name: str = ""
    fragment: str = ""
    exists: bool = False
    order: tuple[int, int] | None = None
    heading: Heading | None = None
    kinds: frozenset[str] = frozenset()
    ambiguous: bool = False


@dataclass(frozen=True)
class Line:
    """One line. ``level`` from 1; ``address`` is ``""`` where it is no link; ``kinds`` its types."""

    title: str
    level: int
    address: str
    kinds: frozenset[str]
    target: Target


@dataclass(frozen=True)
class Landmark:
    """One landmark: its ``epub:type`` and label."""

    type: str
    title: str
    leads_somewhere: bool


@dataclass(frozen=True)
class Navigation:
    """The navigation document ``name``. ``kinds`` are those of its ``nav`` elements in order; ``hidden``
    those shown to nobody, ``nameless`` those with neither heading nor label.

    ``older`` are the lines of the NCX.
    """

    name: str = ""
    kinds: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    nameless: frozenset[str] = frozenset()
    language: str = ""
    toc: tuple[Line, ...] = ()
    landmarks: tuple[Line, ...] = ()
    page_list: tuple[Line, ...] = ()
    older: tuple[Line, ...] = ()


Find = Callable[[str, str], Target]


def navigation(
    root: Element | None,
    name: str,
    find: Find,
    *,
    is_hidden: Callable[[Element], bool] = lambda element: False,
    ncx: tuple[Element, str] | None = None,
) -> Navigation:
    """What the navigation document ``root`` at ``name`` holds; ``find`` says where (file, fragment) leads;
    ``ncx`` with its path."""
    older = tuple(_points(ncx[0].find(f"{_NCX}navMap"), ncx[1], find, 1)) if ncx else ()
    if root is None:
        return Navigation(older=older)
    # Reading systems know them by epub:type alone: a role does not do (EPUB 3.3, 7.3).
    navs = [(kind, nav) for nav in root.iter("nav") for kind in sorted(set(nav.get(TYPE, "").split()))]
    hidden = frozenset(
        kind for kind, nav in navs if any(is_hidden(one) for one in (nav, *nav.iterancestors()))
    )
    lines = {
        wanted: tuple(line for kind, nav in navs if kind == wanted for line in _lines(nav, name, find, 1))
        for wanted in _KINDS
    }
    return Navigation(
        name,
        tuple(kind for kind, _ in navs),
        hidden,
        frozenset(kind for kind, nav in navs if not _name(nav)),
        language_of(root),
        lines["toc"],
        lines["landmarks"],
        lines["page-list"],
        older,
    )


def _name(nav: Element) -> str:
    """What ``nav`` is called: by its label, by what labels it, or by its heading."""
    labels = nav.get("aria-labelledby", "").split()
    named = (
        " ".join(spoken(one) for one in nav.getroottree().iter() if one.get("id") in labels) if labels else ""
    )
    heading = next((one for one in nav.iter() if heading_level(one)), None)
    return (named or nav.get("aria-label", "") or ("" if heading is None else spoken(heading))).strip()


def entries(lines: tuple[Line, ...]) -> tuple[Entry, ...]:
    """``lines`` as any format's contents."""
    return tuple(Entry(one.title, one.level, leads_somewhere=one.target.exists) for one in lines)


def landmarks(lines: tuple[Line, ...]) -> tuple[Landmark, ...]:
    return tuple(Landmark(" ".join(sorted(one.kinds)), one.title, one.target.exists) for one in lines)


def _lines(element: Element, base: str, find: Find, level: int) -> Iterator[Line]:
    for item in element.iterfind("ol/li"):
        if next(item.iterchildren("a", "span"), None) is None:
            yield Line("", level, "", frozenset(), Target())
        for line in item.iterchildren("a", "span"):
            address = line.get("href", "") if line.tag == "a" else ""
            target = find(*resolve(base, address)) if address else Target()
            title = one_line(line.get("aria-label", "")) or spoken(line)
            yield Line(title, level, address, types(line), target)
        yield from _lines(item, base, find, level + 1)


def _points(element: Element | None, base: str, find: Find, level: int) -> Iterator[Line]:
    for point in element.iterfind(f"{_NCX}navPoint") if element is not None else ():
        content = point.find(f"{_NCX}content")
        address = content.get("src", "") if content is not None else ""
        title = one_line("".join(point.xpath("*[local-name()='navLabel']//text()")))
        yield Line(title, level, address, frozenset(), find(*resolve(base, address)) if address else Target())
        yield from _points(point, base, find, level + 1)
