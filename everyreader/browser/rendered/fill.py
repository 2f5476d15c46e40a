"""The colours that an element fills its box with, and its letters."""

from __future__ import annotations

from everyreader.browser.rendered.colour import BLACK, CLEAR, WHITE, Colour, colours_in, over, parse
from everyreader.browser.rendered.snapshot import Element

PICTURES = ("IMG", "VIDEO", "CANVAS", "IFRAME", "OBJECT", "EMBED", "SVG")


def colours_of(one: Element) -> tuple[Colour, ...]:
    """What it may paint at a place. A picture may be anything there: clear, white or black."""
    if one.name in PICTURES:
        return (WHITE, BLACK) if one.name != "SVG" else (CLEAR, WHITE, BLACK)
    styles = one.styles
    flat = parse(styles.get("background-color", "")) or CLEAR
    image = styles.get("background-image", "none")
    if styles.get("background-clip") == "text" or image == "none":
        return (flat,) if flat[3] else ()
    stops = colours_in(image) if "url(" not in image else ()
    found = tuple(over(one, flat) for one in stops or (CLEAR, WHITE, BLACK))
    return tuple(dict.fromkeys(found))


def ink(text: Element) -> Colour | None:
    """The colour that its letters are filled with; None where that cannot be told."""
    styles = text.styles or (text.parent.styles if text.parent else {})
    return parse(styles.get("-webkit-text-fill-color") or styles.get("color", ""))
