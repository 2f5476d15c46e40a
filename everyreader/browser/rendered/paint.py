"""What is painted under and over a place of the page, in the browser's own order (CSS 2.2, appendix E).

The order between layers is the browser's; within one layer the backgrounds of blocks come first, then floats,
then lines.

Why not two pictures, with the text and without: of the 847 texts on the 602 test pages of the ACT rules both
ways tell the same of 833. Of the rest the picture is wrong of eleven with thin strokes, which never have
their full colour, and of three that only scrolling or closing a dialogue uncovers; it takes twenty times as
long for each of the many views of a page, and says that words are not seen, but not what hides them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from everyreader.browser.rendered.clip import Window, scrolls
from everyreader.browser.rendered.colour import CLEAR, DARK, WHITE, Colour, contrast, faded, over, parse
from everyreader.browser.rendered.fill import PICTURES, colours_of, ink
from everyreader.browser.rendered.geometry import Box, area, common, edges, holds, pixels, share
from everyreader.browser.rendered.snapshot import Element, Snapshot
from everyreader.browser.rendered.stacking import (
    BEHIND,
    BLOCK,
    FLOAT,
    GROUND,
    LINE,
    Key,
    is_placed,
    layer_of,
    makes_context,
    phase_of,
)

_OPAQUE = 0.95
_BAND = 200  # CSS pixels; painted things are looked up by the strip of the page that they lie in
_MOST = 24  # grounds that one text may have, where pictures and gradients leave it open
Group = tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Layer:
    """One painted thing: its place in the order, the colours that it may have there, and the groups that fade
    it."""

    element: Element
    key: Key
    box: Box
    colours: tuple[Colour, ...]
    groups: Group


@dataclass(frozen=True)
class Pair:
    """A text's colour as it arrives at the eye, and that of the ground beside it."""

    ink: Colour
    ground: Colour

    @property
    def contrast(self) -> float:
        return contrast(self.ink, self.ground)


class Painting:
    """Everything painted on one page in one view."""

    def __init__(self, page: Snapshot, windows: Mapping[int, Window]) -> None:
        self._page = page
        self._groups: dict[int, Group] = {}
        self._keys: dict[int, Key] = {}
        self._bands: dict[int, list[Layer]] = {}
        self._scrollers: dict[int, tuple[Element, ...]] = {}
        self._canvas_of = _canvas_element(page)
        for index, one in enumerate(page.nodes.values()):
            self._order(one, index)
            above = self._scrollers.get(one.parent.number, ()) if one.parent else ()
            self._scrollers[one.number] = (
                (*above, one.parent) if one.parent and scrolls(one.parent) else above
            )
            for layer in self._layers(one, windows[one.number]):
                for band in range(_band(layer.box[1]), _band(layer.box[1] + layer.box[3]) + 1):
                    self._bands.setdefault(band, []).append(layer)
        self._base = self._canvas()

    def opacity(self, element: Element) -> float:
        """How much of it its groups let through, from 0 to 1."""
        left = 1.0
        for _, opacity in self._groups[element.number]:
            left *= opacity
        return left

    def covered(self, text: Element, box: Box) -> tuple[float, Element | None]:
        """The largest share of ``box`` that one opaque thing painted later lies upon, and that thing."""
        key, most, by = self._keys[text.number], 0.0, None
        for layer in self._near(box):
            if layer.key <= key or not self._hides(layer) or _inside(text, layer.element, key, self._keys):
                continue
            if self._moves_away(layer, text, box):
                continue
            shown = self._shown_to(layer.element, text, box)
            part = share(shown, layer.box) if area(shown) else 0.0
            if part > most:
                most, by = part, layer.element
            if most > 0.99:
                break
        return most, by

    def _moves_away(self, cover: Layer, text: Element, box: Box) -> bool:
        """Whether what stands still while the page scrolls lies upon the text only until that is scrolled
        above it."""
        above = list(text.ancestors())
        still = next((up for up in cover.element.ancestors() if _stands_still(up)), None)
        if still is None or still in above or any(up.styles.get("position") == "fixed" for up in above):
            return False
        reach = self._page.size[1] - self._page.window[1]
        return box[3] <= cover.box[1] and box[1] + box[3] - cover.box[1] <= reach

    def pairs(self, text: Element, at: tuple[float, float]) -> tuple[Pair, ...]:
        """The colours of ``text`` and of the ground under it at a point: several where a gradient or picture
        leaves it open.

        Empty where its colour cannot be told.
        """
        colour = ink(text)
        if colour is None:
            return ()
        key = self._keys[text.number]
        own = Layer(text, key, (*at, 1, 1), (colour,), self._groups[text.number])
        there = sorted((one for one in self._around(text, at)), key=lambda one: one.key)
        below = [one for one in there if self._under(one, text, key)]
        veils = [one for one in there if one not in below and not self._hides(one)]
        bottom = next((index for index in range(len(below) - 1, 0, -1) if _buries(below[index])), 0)
        states = _flatten([*below[bottom:], own, *veils], own, 0, [(self._base, self._base)])
        return tuple(dict.fromkeys(Pair(*one) for one in states))

    def _around(self, text: Element, at: tuple[float, float]) -> Iterator[Layer]:
        """What is painted at a point of a text: of what does not scroll with it, what is there once it is
        scrolled to."""
        points = [at]
        for scroller in reversed(self._scrollers[text.number]):
            points.insert(0, _nearest(points[0], scroller.box or (*at, 0, 0)))
        for depth, point in enumerate(points):
            for layer in self._near((*point, 1, 1)):
                if self._shared(layer.element, text) == depth and holds(layer.box, *point):
                    yield layer

    def _shared(self, one: Element, other: Element) -> int:
        """How many scrolling elements hold both."""
        pairs = zip(self._scrollers[one.number], self._scrollers[other.number], strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))

    def _shown_to(self, one: Element, text: Element, box: Box) -> Box:
        """The part of a text's box that is in sight now, where ``one`` does not scroll with it."""
        for scroller in self._scrollers[text.number][self._shared(one, text) :]:
            box = common(box, scroller.box or box)
        return box

    def _near(self, box: Box) -> Iterator[Layer]:
        seen: set[int] = set()
        for band in range(_band(box[1]), _band(box[1] + box[3]) + 1):
            for layer in self._bands.get(band, ()):
                if id(layer) not in seen:
                    seen.add(id(layer))
                    yield layer

    def _under(self, layer: Layer, text: Element, key: Key) -> bool:
        """Whether it is painted before the text: earlier in the order, or a box that holds the text in its
        own layer."""
        return (
            layer.key < key
            or layer.key[0] == key[0]
            and any(one is layer.element for one in text.ancestors())
        )

    def _hides(self, layer: Layer) -> bool:
        if layer.element.name == "SVG":
            return False  # mostly clear
        opacity = 1.0
        for _, one in layer.groups:
            opacity *= one
        return bool(layer.colours) and min(one[3] for one in layer.colours) * opacity >= _OPAQUE

    def _order(self, one: Element, index: int) -> None:
        above = self._groups.get(one.parent.number, ()) if one.parent else ()
        opacity = 1.0 if one.name == "#text" else pixels(one.styles.get("opacity", "1"), 1.0)
        self._groups[one.number] = (*above, (one.number, opacity)) if opacity < 1 else above
        parent = self._keys.get(one.parent.number, ()) if one.parent else ()
        layer = self._layer_key(one, parent)
        phase = phase_of(one)
        if parent and layer_of(parent) == layer:
            phase = (
                parent[-2] if parent[-2] in (FLOAT, LINE) else phase
            )  # it is painted whole, with what holds it
        elif not one.name.startswith("#"):
            phase = GROUND if phase == BLOCK else phase
        self._keys[one.number] = (*layer, phase, index)

    def _layer_key(self, one: Element, parent: Key) -> Key:
        """The layer that it is painted in; one of negative ``z-index`` comes between its context's ground and
        content."""
        if one.name.startswith("#") or parent and one.parent is not None and one.paint == one.parent.paint:
            return layer_of(parent)
        context = next((up for up in one.ancestors() if up is not one and makes_context(up)), None)
        if context is not None and pixels(one.styles.get("z-index", "auto")) < 0 and is_placed(one):
            return (*layer_of(self._keys[context.number]), BEHIND, one.paint)
        above = parent[:-2]
        return (*above[:-1], one.paint) if BEHIND in above else (one.paint,)

    def _layers(self, one: Element, window: Window) -> Iterator[Layer]:
        if (
            one.box is None
            or one.name.startswith("#")
            or one.styles.get("visibility", "visible") != "visible"
        ):
            return
        if one.name in ("HTML", "BODY") and one is self._canvas_of:
            return
        colours = colours_of(one)
        for whole in self._boxes(one, one.box) if colours else ():
            box = common(whole, window.own)
            if area(box):
                yield Layer(one, self._keys[one.number], box, colours, self._groups[one.number])

    def _boxes(self, one: Element, box: Box) -> list[Box]:
        """Where it is painted: its box, or each of its lines where it goes over several."""
        if one.styles.get("display") != "inline" or one.name in PICTURES:
            return [box]
        lines = [line for each in self._page.below(one) if each.name == "#text" for line, _ in each.lines]
        several = len({round(line[1]) for line in lines}) > 1
        return lines if several else [box]

    def _canvas(self) -> Colour:
        root = next((one for one in self._page.nodes.values() if one.name == "HTML"), None)
        scheme = root.styles.get("color-scheme", "") if root else ""
        own = parse(self._canvas_of.styles.get("background-color", "")) if self._canvas_of else None
        return over(own or CLEAR, DARK if scheme in ("dark", "only dark", "dark only") else WHITE)


def _buries(layer: Layer) -> bool:
    """Whether nothing that lies below it can matter."""
    return not layer.groups and all(one[3] == 1 for one in layer.colours)


def _nearest(point: tuple[float, float], box: Box) -> tuple[float, float]:
    """The point itself where the box holds it, else that of the box nearest to it."""
    left, top, right, bottom = edges(box)
    return min(max(point[0], left + 1), right - 1), min(max(point[1], top + 1), bottom - 1)


def _band(y: float) -> int:
    return max(-50, min(5000, int(y // _BAND)))


def _canvas_element(page: Snapshot) -> Element | None:
    """The element whose background covers the whole canvas: ``html``, or ``body`` where ``html`` has none."""
    tops = [one for one in page.nodes.values() if one.name in ("HTML", "BODY") and one.styles]
    return next((one for one in tops[:2] if colours_of(one)), None)


def _stands_still(one: Element) -> bool:
    return not one.name.startswith("#") and one.styles.get("position") in ("fixed", "sticky")


def _inside(text: Element, cover: Element, key: Key, keys: Mapping[int, Key]) -> bool:
    """Whether the cover is a box around the text and painted in the same layer: then it lies below."""
    return layer_of(keys[cover.number]) == layer_of(key) and any(one is cover for one in text.ancestors())


def _flatten(
    layers: list[Layer], own: Layer, depth: int, state: list[tuple[Colour, Colour]]
) -> list[tuple[Colour, Colour]]:
    """Lay ``layers`` over each other, each group first by itself. A state is the place with the text's ink,
    and without."""
    index = 0
    while index < len(layers):
        layer = layers[index]
        if len(layer.groups) > depth:
            group, end = layer.groups[depth], index
            while end < len(layers) and layers[end].groups[depth : depth + 1] == (group,):
                end += 1
            inner = _flatten(layers[index:end], own, depth + 1, [(CLEAR, CLEAR)])
            tops = [(faded(with_ink, group[1]), faded(without, group[1])) for with_ink, without in inner]
            index = end
        else:
            tops = [(one, one) for one in layer.colours] if layer is not own else [(layer.colours[0], CLEAR)]
            index += 1
        laid = [(over(top[0], low[0]), over(top[1], low[1])) for low in state for top in tops]
        state = list(dict.fromkeys(laid))[:_MOST]
    return state
