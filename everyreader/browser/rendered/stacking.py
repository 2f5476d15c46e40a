"""The order in which a browser paints what lies over each other (CSS 2.2, appendix E)."""

from __future__ import annotations

from everyreader.browser.rendered.fill import PICTURES
from everyreader.browser.rendered.geometry import pixels
from everyreader.browser.rendered.snapshot import Element

GROUND, BEHIND, BLOCK, FLOAT, LINE = range(-2, 3)  # the phases in which one layer is painted
# The layer, the phase in it, the place in the document; ``layer_of`` is all but the last two.
Key = tuple[int, ...]


def phase_of(one: Element) -> int:
    """When in its layer it is painted, were it a layer's own."""
    if one.name.startswith("#"):
        return LINE
    if one.styles.get("float", "none") != "none":
        return FLOAT
    return LINE if one.styles.get("display", "").startswith("inline") or one.name in PICTURES else BLOCK


def is_placed(one: Element) -> bool:
    """Whether CSS calls it positioned."""
    return one.styles.get("position", "static") != "static"


def makes_context(one: Element) -> bool:
    """Whether it forms a stacking context (CSS Positioning 3, CSS Color 4, CSS Transforms 1)."""
    styles = one.styles
    return (
        one.name == "HTML"
        or is_placed(one)
        and (styles.get("z-index", "auto") != "auto" or styles["position"] in ("fixed", "sticky"))
        or pixels(styles.get("opacity", "1"), 1.0) < 1
        or any(styles.get(name, "none") != "none" for name in ("transform", "filter"))
        or styles.get("isolation") == "isolate"
    )


def layer_of(key: Key) -> Key:
    """The layer that what has ``key`` is painted in."""
    return key[:-2]
