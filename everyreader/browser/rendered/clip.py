"""Which part of the document each element leaves to be seen of what stands in it (CSS Overflow 3, CSS Masking
1).

What can be reached by scrolling counts as seen. What is cut off by ``overflow: hidden``, or lies before the
beginning of what scrolls, cannot be reached.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from everyreader.browser.rendered.geometry import FAR, Box, area, common, edges, pixels
from everyreader.browser.rendered.snapshot import Element, Snapshot

NOTHING: Box = (0.0, 0.0, 0.0, 0.0)
_SLIT = 4.0  # CSS pixels; a scrolling area that is not higher or wider shows nothing that can be read
_FUNCTION = re.compile(r"(inset|circle|ellipse|polygon|rect|xywh)\((.*)\)")
_HIDDEN, _SCROLLS = ("hidden", "clip"), ("auto", "scroll", "overlay")


@dataclass(frozen=True)
class Window:
    """What an element leaves of its content: of that in its flow, and of that placed by ``absolute`` or
    ``fixed``.

    ``own`` is what is left of the element itself.
    """

    own: Box
    flow: Box
    absolute: Box
    fixed: Box


def windows(page: Snapshot) -> Mapping[int, Window]:
    """The window of every node by its number. A text's ``own`` is what can be seen where it stands."""
    found: dict[int, Window] = {}
    for one in page.nodes.values():
        above = found.get(one.parent.number) if one.parent else None
        found[one.number] = _window(one, above) if above else _first(page)
    return found


def scrolls(one: Element) -> bool:
    """Whether it is a box whose content scrolls; the document itself is none."""
    return (
        any(one.styles.get(name) in _SCROLLS for name in ("overflow-x", "overflow-y"))
        and one.name not in ("HTML", "BODY")
        and not one.name.startswith("#")
        and one.box is not None
        and not _inline(one)
    )


def cuts(one: Element) -> bool:
    """Whether it is a box that may cut off what does not fit in it."""
    if one.name.startswith("#") or one.box is None or _inline(one):
        return False
    hides = any(one.styles.get(name) in _HIDDEN for name in ("overflow-x", "overflow-y"))
    return hides or one.styles.get("clip-path", "none") != "none" or one.styles.get("clip", "auto") != "auto"


def scrollers(one: Element) -> tuple[Element, ...]:
    """The boxes around it whose content scrolls, the outermost first."""
    return tuple(reversed([up for up in one.ancestors() if up is not one and scrolls(up)]))


def _first(page: Snapshot) -> Window:
    """The window of the document: what its scrolling reaches, unless it forbids that."""
    top = _top(page)
    width, height = page.window
    rightwards = page_direction(page) == "ltr"
    left, right = (0.0, FAR) if rightwards else (-FAR, width)
    bottom = FAR
    if top is not None:
        if top.styles.get("overflow-x") in _HIDDEN:
            left, right = 0.0, width
        if top.styles.get("overflow-y") in _HIDDEN:
            bottom = height
    flow = _box(left, 0.0, right, bottom)
    return Window(flow, flow, flow, (0.0, 0.0, width, height))


def page_direction(page: Snapshot) -> str:
    root = next((one for one in page.nodes.values() if one.name == "HTML"), None)
    return root.styles.get("direction", "ltr") if root else "ltr"


def _top(page: Snapshot) -> Element | None:
    """The element whose ``overflow`` is the document's: ``html``, or ``body`` where that says nothing."""
    root = next((one for one in page.nodes.values() if one.name == "HTML" and one.styles), None)
    if root is None or "visible" not in (root.styles["overflow-x"], root.styles["overflow-y"]):
        return root
    return next((one for one in page.nodes.values() if one.name == "BODY" and one.styles), root)


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return left, top, right - left, bottom - top


def _window(one: Element, above: Window) -> Window:
    styles = one.styles
    position = "static" if one.name == "#text" else styles.get("position", "static")
    own = {"fixed": above.fixed, "absolute": above.absolute}.get(position, above.flow)
    if one.name == "#text" or one.box is None:
        return Window(own, own, above.absolute, above.fixed)
    flow = own if one.name == "HTML" or _gives_away(one) else _overflow(one, own)
    moved = any(styles.get(name, "none") != "none" for name in ("transform", "filter"))
    absolute = flow if position != "static" or moved else above.absolute
    fixed = flow if moved else above.fixed
    shape = _shape(one)
    if shape is not None:
        own, flow, absolute, fixed = (_both(each, shape) for each in (own, flow, absolute, fixed))
    return Window(own, flow, absolute, fixed)


def _gives_away(one: Element) -> bool:
    """Whether it is the ``body`` whose ``overflow`` the document takes."""
    if one.name != "BODY" or one.parent is None or not one.parent.styles:
        return False
    return "visible" in (one.parent.styles["overflow-x"], one.parent.styles["overflow-y"])


def _both(one: Box, other: Box) -> Box:
    shared = common(one, other)
    return shared if area(shared) else NOTHING


def _overflow(one: Element, own: Box) -> Box:
    across, down = one.styles.get("overflow-x", "visible"), one.styles.get("overflow-y", "visible")
    if (across, down) == ("visible", "visible") or _inline(one):
        return own
    box = one.box or NOTHING
    left, top, right, bottom = edges(box)
    lefts, tops, rights, bottoms = edges(own)
    rightwards = one.styles.get("direction", "ltr") == "ltr"
    if across in _SCROLLS and box[2] > _SLIT:
        lefts, rights = (left, FAR) if rightwards else (-FAR, right)
    elif across != "visible":
        lefts, rights = max(left, lefts), min(right, rights)
    if down in _SCROLLS and box[3] > _SLIT:
        tops, bottoms = top, FAR
    elif down != "visible":
        tops, bottoms = max(top, tops), min(bottom, bottoms)
    scrolled = "visible" not in (across, down) and (across in _SCROLLS or down in _SCROLLS)
    if scrolled and not area(_both(box, own)):
        return NOTHING  # what scrolls is itself out of sight
    return _box(lefts, tops, rights, bottoms) if rights > lefts and bottoms > tops else NOTHING


def _inline(one: Element) -> bool:
    return one.styles.get("display") in ("inline", "contents")


def _shape(one: Element) -> Box | None:
    """What ``clip`` and ``clip-path`` leave, as a box around it; None where they leave everything, or a shape
    not known here."""
    box = one.box or NOTHING
    styles = one.styles
    left = None
    clip = styles.get("clip", "auto")
    if clip.startswith("rect(") and styles.get("position") in ("absolute", "fixed"):
        top, right, bottom, start = (
            pixels(part, edge)
            for part, edge in zip(
                re.split(r"[,\s]+", clip[5:-1].strip()), (0, box[2], box[3], 0), strict=False
            )
        )
        left = (box[0] + start, box[1] + top, max(0.0, right - start), max(0.0, bottom - top))
    path = _FUNCTION.search(styles.get("clip-path", "none"))
    if path and "calc" not in path[2]:
        shape = _path(path[1], path[2], box)
        left = shape if left is None or shape is None else common(left, shape)
    return left


def _path(name: str, said: str, box: Box) -> Box | None:
    said = said.partition(" round ")[0]
    if name == "inset":
        parts = said.split()
        top, right, bottom, left = (
            _length(part, whole)
            for part, whole in zip([parts[0], *_rest(parts)], (box[3], box[2], box[3], box[2]), strict=True)
        )
        return box[0] + left, box[1] + top, max(0.0, box[2] - left - right), max(0.0, box[3] - top - bottom)
    if name in ("circle", "ellipse"):
        radii = said.partition("at")[0].split()
        if radii and any(_length(one, min(box[2:])) < 1 for one in radii if one[0].isdigit()):
            return NOTHING
        return None
    if name == "polygon":
        points = [one.split() for one in said.split(",") if len(one.split()) == 2]
        if not points:
            return None
        across = [box[0] + _length(one[0], box[2]) for one in points]
        down = [box[1] + _length(one[1], box[3]) for one in points]
        return min(across), min(down), max(across) - min(across), max(down) - min(down)
    return None


def _rest(parts: list[str]) -> tuple[str, str, str]:
    """The second to fourth of the four sides that one to four values stand for."""
    right = parts[1] if len(parts) > 1 else parts[0]
    bottom = parts[2] if len(parts) > 2 else parts[0]
    return right, bottom, parts[3] if len(parts) > 3 else right


def _length(text: str, whole: float) -> float:
    return whole * pixels(text[:-1]) / 100 if text.endswith("%") else pixels(text)
