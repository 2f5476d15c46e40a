"""The pictures of a page: where a page shows one only after it was scrolled to, the one that it shows
then."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from PIL import Image, UnidentifiedImageError

from everyreader.importers.blocks.pictures import Find
from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web.elements import Element, at, drop
from everyreader.importers.web.words import words
from everyreader.model.text import folded
from everyreader.source.resources import names_ornament, says_nothing

_LATER = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-orig-file", "data-full-src")
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_STANDS_IN = re.compile(
    r"(?:^|[/_-])(?:blank|placeholder|spacer|pixel|transparent|loading|lazy)\b", re.IGNORECASE
)
_DOT = 2  # pixels: no picture is as small
_SMALL = 64  # pixels: a sign beside words


def settle(body: Element, find: Find, repairs: Repairs) -> None:
    """In place: every picture has the address that ``find`` has, else its likeliest; what stands in for one
    is no picture."""
    for silent in list(body.iter("noscript")):
        _shown(silent)
    for image in list(body.iter("img", "amp-img")):
        image.tag = "img"
        written = (image.get("src") or "").strip()
        others = [one for one in dict.fromkeys(_others(image)) if one != written]
        size = [image.get(name, "") for name in ("width", "height")]
        is_dot = all(one.isdecimal() and int(one) <= _DOT for one in size)
        if is_dot or _stands_in(written, find, others):
            if others and not is_dot:
                written = ""
            elif not image.get("alt"):
                said = excerpt(written, 80) if not written.startswith("data:") else "written into the page"
                repairs.say("part of the page left out", at(image), f"a dot that nobody sees: {said}")
                drop(image)
                continue
        offered = [one for one in (written, *others) if one]
        there = next((one for one in offered if find(one) is not None), "")
        image.set("src", there or next(iter(offered), ""))


def _shown(silent: Element) -> None:
    """A picture in ``noscript`` gives its addresses to the one beside it, or is the picture where there is
    none."""
    for image in silent.iter("img"):
        near = next((one for one in (silent.getprevious(), silent.getnext()) if one is not None), None)
        beside = (
            [*near.iter("img")] if near is not None and near.tag in ("img", "picture", "a", "span") else []
        )
        if beside:
            beside[0].set("data-lazy-src", image.get("src") or "")
            beside[0].set("alt", beside[0].get("alt") or image.get("alt") or "")
        else:
            silent.tag = "span"
            return


def _others(image: Element) -> Iterator[str]:
    """The addresses beside ``src``: of its own attributes, then of its ``picture``, the largest of a set
    first."""
    yield from (image.get(name, "").strip() for name in _LATER if image.get(name))
    around = image.getparent()
    sources = around.iterchildren("source") if around is not None and around.tag == "picture" else ()
    for one in (image, *sources):
        for name in _SETS:
            offered = [part.split() for part in re.split(r",\s+", one.get(name) or "") if part.strip()]
            offered.sort(
                key=lambda part: -float(re.sub(r"[^\d.]", "", part[-1]) or 0) if len(part) > 1 else 0
            )
            yield from (part[0].rstrip(",") for part in offered)


def _stands_in(address: str, find: Find, others: list[str]) -> bool:
    """Whether ``address`` is what a page shows until the picture is there."""
    if not address or others and (address.startswith("data:") or _STANDS_IN.search(address)):
        return True
    data = find(address)
    try:
        return data is not None and max(Image.open(io.BytesIO(data)).size) <= _DOT
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return False


def without_ornaments(element: Element, repairs: Repairs) -> None:
    """In place: an image in no figure and no link of its own that is called an ornament, or is small and says
    nothing, has no words."""
    for one in element.iter("img"):
        said = folded(one.get("alt") or "")
        if not says_nothing(said) or not _is_ornament(one, said) or not _stands_beside(one):
            continue
        repairs.say("part of the page left out", at(one), f"an ornament's name: “{said}”")
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
