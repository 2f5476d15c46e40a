"""The structure tree of a PDF: elements found by their tag and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Dictionary, Pdf

from tests.planted.fault import NotPlanted, Plant
from tests.planted.pdf_text import draw, edited, instruction, instructions, pieces

Words = dict[tuple[int, int], str]


def _words(pdf: Pdf) -> Words:
    """The words of each run by the number of its page's object and its MCID."""
    return {
        (page.objgen[0], one.mcid): one.words
        for at, page in enumerate(pdf.pages)
        for one in pieces(pdf, at)
        if one.mcid is not None
    }


def kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    """The kids of ``element``, of which there may be none."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """``element`` and all elements under it, in the order of reading."""
    if "/S" in element:
        yield element
    for kid in kids(element):
        if isinstance(kid, Dictionary):
            yield from elements(kid)


def runs(element: pikepdf.Object) -> Iterator[tuple[int, int]]:
    """The runs of ``element`` in the order of reading: page's object number and MCID."""
    for kid in kids(element):
        if isinstance(kid, int):
            yield element.Pg.objgen[0], int(kid)
        elif "/MCID" in kid:
            yield kid.get("/Pg", element.get("/Pg")).objgen[0], int(kid.MCID)
        elif "/S" in kid:
            yield from runs(kid)


def find(pdf: Pdf, tag: str, words: str) -> pikepdf.Object:
    """The one element of this tag whose words contain ``words``, or that has no words and such an Alt."""
    known = _words(pdf)
    found = [
        one
        for one in elements(pdf.Root.StructTreeRoot)
        if str(one.S) == tag
        and words in ("".join(known.get(run, "") for run in runs(one)) or str(one.get("/Alt", "")))
    ]
    if len(found) != 1:
        raise NotPlanted(f"{len(found)} elements, not one: {tag} with {words!r}")
    return found[0]


def retag(tag: str, words: str, new: str) -> Plant:
    """Give an element another tag."""
    return at_element(tag, words, lambda element: element.__setitem__("/S", pikepdf.Name(new)))


def at_element(tag: str, words: str, change: Callable[[pikepdf.Object], None]) -> Plant:
    """Let ``change`` work on the element with this tag and these words."""
    return edited(lambda pdf: change(find(pdf, tag, words)))


def put(element: pikepdf.Object, key: str, value: object) -> None:
    """Set a key that ``element`` has."""
    if key not in element:
        raise NotPlanted(f"no {key}")
    element[key] = value


def lose(element: pikepdf.Object, key: str) -> None:
    """Take away a key that ``element`` has."""
    if key not in element:
        raise NotPlanted(f"no {key}")
    del element[key]


def uproot(element: pikepdf.Object) -> int:
    """Take ``element`` out of the tree; return the place that it had among its parent's kids."""
    held = kids(element.P)
    at = next(
        (at for at, kid in enumerate(held) if not isinstance(kid, int) and kid.objgen == element.objgen), None
    )
    if at is None or not element.is_indirect:
        raise NotPlanted("not among its parent's kids")
    element.P.K = pikepdf.Array(held[:at] + held[at + 1 :])
    return at


def make_artifact(pdf: Pdf, element: pikepdf.Object) -> None:
    """Mark what ``element`` holds as drawn for the eye only, and take it out of the tree."""
    wanted = set(runs(element))
    if not wanted:
        raise NotPlanted("holds nothing")
    for at, page in enumerate(pdf.pages):
        drawn = instructions(pdf, at)
        for place, one in enumerate(drawn):
            props = one.operands[1] if str(one.operator) == "BDC" else None
            if isinstance(props, Dictionary) and (page.objgen[0], int(props.get("/MCID", -1))) in wanted:
                drawn[place] = instruction("BMC", pikepdf.Name.Artifact)
        draw(pdf, at, drawn)
    uproot(element)
