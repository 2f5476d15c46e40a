"""The same document as other readers meet it: with larger letters, with room between them, in the dark, on
paper, by keyboard."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field, replace

from everyreader.browser.rendered.probe import Motion, Probe, World, elements
from everyreader.browser.rendered.sight import FAINTEST
from everyreader.browser.rendered.snapshot import Element, Snapshot, snapshot
from everyreader.browser.rendered.styles import SEEING
from everyreader.browser.visit import View, Visit

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
* { word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""  # WCAG 1.4.12
_WIDER_LINES = """() => {
  const all = [...document.querySelectorAll("*")].map((one) => [one, getComputedStyle(one)]);
  // all are read before any is set
  const heights = all.map(([one, { lineHeight, fontSize }]) => [one, lineHeight, parseFloat(fontSize)]);
  for (const [one, height] of heights.filter(([, height, size]) => parseFloat(height) > 1.5 * size))
    one.style?.setProperty("line-height", height, "important");
}"""  # "at least 1.5": lines that are further apart stay so
# A reading system's dark page, which any style sheet of the book overrules.
NIGHT = (
    """@layer night { :where(html) { background: #121212; color: #e8e8e8 } :where(a) { color: #a8cdf1 } }"""
)
NIGHT_LINK = "#a8cdf1"
_USUAL, _FIXED, _LARGER = 16, 13, 2  # Chromium's own sizes of letters; WCAG 1.4.4 asks for twice
_MOST_REVEALED = 12
_MATRIX = re.compile(r"matrix(3d)?\(([^)]*)\)")
_STILL_MOVES = """(wanted) => {
  const all = everything();
  return wanted.map(([at, pseudo]) => {
    const style = getComputedStyle(all[at], pseudo || null);
    const lasts = style.animationDuration.split(",").some((one) => parseFloat(one) > 0.01);
    return style.animationName !== "none" && lasts;
  });
}"""


@dataclass(frozen=True)
class Views:
    """``spaced``: 320 pixels wide, with the distances of WCAG 1.4.12. ``large``: 1280 wide, the reader's
    letters twice as large. Neither is None once the page was looked at in every way.

    ``dark``, ``night`` and ``print`` are None where they cannot differ: where no style sheet asks for dark
    colours or for paper, where it is no e-book. ``night`` is a reading system's dark page. ``revealed`` are
    the numbers of texts and elements that come into sight with the focus. ``restless`` are the animations
    that run although the reader asked for none.
    """

    spaced: Snapshot | None = field(default=None, repr=False)
    large: Snapshot | None = field(default=None, repr=False)
    dark: Snapshot | None = field(default=None, repr=False)
    night: Snapshot | None = field(default=None, repr=False)
    print: Snapshot | None = field(default=None, repr=False)
    revealed: frozenset[int] = frozenset()
    restless: tuple[Motion, ...] = ()


def look_further(
    visit: Visit, world: World, asked: Probe, wide: Snapshot, wide_view: View, *, book: bool
) -> Views:
    """Every other view but the two plain ones; ``spaced`` is left out. The page may be left dark, or as on
    paper."""
    revealed = _revealed(visit, world, asked, wide)
    restless = _restless(visit, world, asked, wide, wide_view)
    large = _larger(visit)
    dark = night = paper = None
    if book:
        world.dress(NIGHT)
        night = snapshot(visit.cdp, SEEING)
        world.dress("")
    if asked.asks("prefers-color-scheme") or "dark" in _scheme(wide):
        visit.look(replace(wide_view, dark=True))
        dark = snapshot(visit.cdp, SEEING)
    if asked.asks("print") and not book:  # nobody prints an e-book's documents
        visit.look(replace(wide_view, print=True))
        paper = snapshot(visit.cdp, SEEING)
    return Views(None, large, dark, night, paper, revealed, restless)


def briefly(visit: Visit, world: World, asked: Probe, wide: Snapshot) -> Views:
    """What the two plain views need beside: which words wait for the focus."""
    return Views(revealed=_revealed(visit, world, asked, wide))


def _larger(visit: Visit) -> Snapshot:
    sizes = {"standard": _USUAL * _LARGER, "fixed": _FIXED * _LARGER}
    visit.cdp.send("Page.setFontSizes", {"fontSizes": sizes})
    large = snapshot(visit.cdp, SEEING)
    visit.cdp.send("Page.setFontSizes", {"fontSizes": {"standard": _USUAL, "fixed": _FIXED}})
    return large


def spaced(visit: Visit, world: World) -> Snapshot:
    """The page as it is shown now, with the distances of WCAG 1.4.12, which it keeps."""
    world.ask(f"({_WIDER_LINES})()")
    world.dress(SPACED)
    return snapshot(visit.cdp, SEEING)


def _scheme(page: Snapshot) -> str:
    """What the document says of light and dark: its ``color-scheme``, by style or by ``meta``."""
    return " ".join(
        one.styles.get("color-scheme", "") if one.name == "HTML" else one.attributes.get("content", "")
        for one in page.nodes.values()
        if one.name == "HTML"
        or one.name == "META"
        and one.attributes.get("name", "").lower() == "color-scheme"
    )


def _restless(visit: Visit, world: World, asked: Probe, wide: Snapshot, view: View) -> tuple[Motion, ...]:
    """The animations of style sheets that are there as well for a reader who asks for none."""
    made = [one for one in asked.motions if one.by_style and one.element is not None]
    if not made:
        return ()
    places = {one.number: index for index, one in enumerate(elements(wide))}
    visit.look(replace(view, reduced_motion=True))
    wanted = [[places[one.element.number], one.pseudo] for one in made if one.element is not None]
    said = world.ask(f"({_STILL_MOVES})({json.dumps(wanted)})")
    visit.look(view)
    return tuple(one for one, moves in zip(made, said, strict=True) if moves)


def _revealed(visit: Visit, world: World, asked: Probe, wide: Snapshot) -> frozenset[int]:
    """What comes into sight when a stop that cannot be seen has the focus."""
    hidden = [one.element for one in asked.stops if not in_sight(one.element, wide)]
    found: set[int] = set()
    for one in hidden[:_MOST_REVEALED]:
        visit.cdp.send("DOM.focus", {"backendNodeId": one.number})
        focused = snapshot(visit.cdp, SEEING)
        element = focused.nodes.get(one.number)
        if element is not None and in_sight(element, focused):
            found |= {each.number for each in focused.below(element)}
    if hidden:
        world.ask("document.activeElement && document.activeElement.blur()")
    return frozenset(found)


def in_sight(element: Element, page: Snapshot) -> bool:
    """Whether an eye can see that the element is there: words in it, or, where it has none, its box."""
    inner = page.below(element)
    words = [page.sights[one.number] for one in inner if one.name == "#text" and one.number in page.sights]
    if words:
        return any(not one.unseen for one in words)
    return any(
        one.box is not None
        and one.styles.get("visibility") != "hidden"
        and page.left_of(one) > 1
        and page.painting.opacity(one) >= FAINTEST
        for one in inner
    )


def angle(element: Element) -> float:
    """How far ``transform`` and ``rotate`` turn it clockwise, in degrees."""
    if element.name.startswith("#"):
        return 0.0
    degrees = 0.0
    matrix = _MATRIX.match(element.styles.get("transform", "none"))
    if matrix:
        parts = [float(one) for one in matrix[2].split(",")]
        degrees += math.degrees(math.atan2(parts[1], parts[0]))
    said = re.fullmatch(r"(?:z )?(-?[\d.e+-]+)deg", element.styles.get("rotate", "none"))
    return degrees + (float(said[1]) if said else 0.0)
