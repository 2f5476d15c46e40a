"""Ornaments of a page whose alternative text is their name (“Shape”, “icon”): they show nothing."""

from __future__ import annotations

from everyreader.importers.draft import Repair
from everyreader.importers.web.elements import Element, at
from everyreader.importers.web.words import words
from everyreader.model.text import folded
from everyreader.source.resources import names_ornament, says_nothing

_SMALL = 64  # pixels: a sign beside words


def settle(element: Element, repairs: list[Repair]) -> None:
    """In place: an image in no figure and no link of its own that is called an ornament, or is small and says
    nothing, has no words."""
    for one in element.iter("img"):
        said = folded(one.get("alt") or "")
        if not says_nothing(said) or not _is_ornament(one, said) or not _stands_beside(one):
            continue
        repairs.append(Repair("part of the page left out", at(one), f"an ornament's name: “{said}”"))
        one.set("alt", "")


def _is_ornament(image: Element, said: str) -> bool:
    sizes = [image.get(name, "").removesuffix("px") for name in ("width", "height")]
    is_small = all(one.isdecimal() and int(one) <= _SMALL for one in sizes)
    return is_small or any(map(names_ornament, (said, image.get("src") or "", image.get("class") or "")))


def _stands_beside(image: Element) -> bool:
    """Whether nobody misses words there: no link has them alone, no caption tells of the image."""
    link = next(image.iterancestors("a"), None)
    captioned = any(
        words(one) for around in image.iterancestors("figure") for one in around.iter("figcaption")
    )
    return (link is None or words(link) != words(image)) and not captioned
