"""An open page → what it shows at two widths, and its accessibility tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered.focus import handing_on, modal
from everyreader.browser.rendered.geometry import edges
from everyreader.browser.rendered.place import places
from everyreader.browser.rendered.probe import Probe, World, probe, settle
from everyreader.browser.rendered.snapshot import Element, Snapshot, snapshot
from everyreader.browser.rendered.tree import IMAGES, MATH, Node, tree
from everyreader.browser.rendered.views import Views, briefly, look_further, spaced
from everyreader.browser.rendered.watch import BEFORE, Watched, set_out, watched
from everyreader.browser.visit import View, Visit

WHOLE = ("button", "meter", "progressbar", "slider", "option", "Canvas")  # said as one, by name
_SECONDS_A_MEGABYTE = 200.0  # ten times what a quiet machine takes
_TRIES = 3  # for a page that changes itself while it is looked at
WIDE, NARROW = View(width=1280), View(width=320, height=640)


@dataclass(frozen=True)
class Rendered:
    """One document. ``name`` is the file, in an e-book its path inside the zip.

    ``wide`` and ``narrow`` are the page at 1280 and at 320 CSS pixels; ``root`` is the accessibility tree at
    1280, whose nodes know the elements of ``wide``. ``overflows`` tells whether it scrolls sideways at 320
    pixels for more than data tables (WCAG 1.4.10). ``modal`` is the number of an open modal dialogue;
    ``handing_on`` those of hidden stops that pass the focus on as soon as they have it. ``probe`` is what was
    asked of the wide page by a script, ``views`` how other readers meet it, ``watched`` what it does of
    itself; ``blocked``: what its own policy kept from working, in the browser's words.
    """

    name: str
    wide: Snapshot = field(repr=False)
    narrow: Snapshot = field(repr=False)
    root: Node = field(repr=False)
    overflows: bool = False
    modal: int | None = None
    handing_on: frozenset[int] = frozenset()
    probe: Probe = field(default_factory=Probe, repr=False)
    views: Views = field(default_factory=Views, repr=False)
    watched: Watched = field(default_factory=Watched)
    blocked: tuple[str, ...] = ()

    @cached_property
    def spoken(self) -> frozenset[int]:
        """The numbers of the texts that a screen reader says, by themselves or by a name that stands for
        them."""
        said = {one.element.number for one in self.root.walk() if one.role == "StaticText" and one.element}
        named = {
            one.element.number
            for one in self.root.walk()
            if one.element is not None and one.name.strip() and one.role in (*IMAGES, *MATH, *WHOLE)
        }
        return frozenset(
            one.number
            for one in self.wide.nodes.values()
            if one.name == "#text"
            and (one.number in said or any(up.number in named for up in one.ancestors()))
        )

    @cached_property
    def told(self) -> Mapping[int, Node]:
        """What assistive technology is given of each element, by its number."""
        found: dict[int, Node] = {}
        for one in self.root.walk():
            if one.element is not None:
                found.setdefault(one.element.number, one)
        return found

    def path_of(self, element: Element) -> str:
        """Where an element stands: ``main > p:nth-of-type(2)``."""
        return self._paths.get(element.number, "")

    @cached_property
    def _paths(self) -> Mapping[int, str]:
        return places(self.wide)


def rendered_page(
    browser: Browser,
    path: Path,
    name: str,
    *,
    folder: Path | None = None,
    book: bool = False,
    brief: bool = False,
) -> Rendered:
    """The page at ``path`` as ``browser`` shows it; it may load what ``Browser.visit`` says of ``folder``,
    the rest is as in ``render``."""
    return browser.visit(
        path,
        lambda visit: render(visit, name, book=book, brief=brief),
        view=WIDE,
        seconds=seconds_for(browser, path),
        folder=folder,
        before=BEFORE,
    )


def seconds_for(browser: Browser, path: Path) -> float:
    """How long ``browser`` may look at ``path``: a page of many megabytes is laid out in six views."""
    return browser.seconds + _SECONDS_A_MEGABYTE * path.stat().st_size / 1e6


def render(visit: Visit, name: str, *, book: bool = False, brief: bool = False) -> Rendered:
    """Look at the open page, before whose scripts ``BEFORE`` ran, in every way; leaves it narrow, its clock
    put forward. Runs in the browser's thread.

    ``book``: it belongs to an e-book. ``brief``: in the two plain ways alone, for what is no rendition of its
    own.

    Raises ``ValidatorUnavailable`` for a page that will not be asked.
    """
    visit.look(WIDE)
    blocked = tuple(line for line in visit.console_errors if refused(line))
    world = World(visit.cdp, name)
    moving = settle(world)
    wide = snapshot(visit.cdp)
    set_out(visit, wide)
    root = tree(visit.accessibility_tree(), wide)  # before anything has the focus, which undoes aria-hidden
    dialogue, passing = modal(visit.cdp, wide), handing_on(visit.cdp, wide)
    asked = probe(world, moving, wide, visit.path)
    for _ in range(_TRIES):
        if asked.whole:
            break
        wide = snapshot(visit.cdp)
        root, asked = tree(visit.accessibility_tree(), wide), probe(world, moving, wide, visit.path)
    if brief:
        views = briefly(visit, world, asked, wide)
    else:
        views = look_further(visit, world, asked, wide, WIDE, book=book)
    visit.look(NARROW)
    narrow = snapshot(visit.cdp)
    size = visit.cdp.send("Page.getLayoutMetrics")
    width = size["cssLayoutViewport"]["clientWidth"]
    overflows = size["cssContentSize"]["width"] > width and not _by_tables(narrow, width)
    if not brief:
        views = replace(views, spaced=spaced(visit, world))
    acts = watched(visit, world, wide)
    return Rendered(name, wide, narrow, root, overflows, dialogue, passing, asked, views, acts, blocked)


def refused(complaint: str) -> bool:
    """Whether the browser says that the page's own policy kept something of it from working."""
    return "Content Security Policy" in complaint and "violates" in complaint


def _by_tables(page: Snapshot, width: float) -> bool:
    """Whether nothing but data tables is wider than the window, which WCAG 1.4.10 allows."""
    wide = [one for one in page.nodes.values() if one.box is not None and edges(one.box)[2] > width]
    heads = {up.number for one in page.nodes.values() if one.name == "TH" for up in one.ancestors()}
    return bool(wide) and all(
        any(up.name == "TABLE" and up.number in heads for up in (one, *one.ancestors())) for one in wide
    )
