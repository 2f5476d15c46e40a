"""SEE, 2: images that the ear is told of and the eye is not shown, or not as they are (WCAG 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered import Rendered
from everyreader.browser.rendered.geometry import area
from everyreader.browser.rendered.probe import Drawn
from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.tree import IMAGES
from everyreader.checks.rules.look.shared import asked, at, documents, quoted, restless
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import DOCUMENTS, Case
from everyreader.model.findings import Ground

_SPECK = 8  # CSS pixels; no picture that says anything is lower or narrower


@where("files with images")
def _has_images(case: Case[ShownReading]) -> bool:
    return restless(case) or any(one.probe.images for one in documents(case))


@rule(
    "SEE-006",
    "image-unseen",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1",
    message="an image is described to the ear and not shown to the eye",
    fix="show the image, or take it out for everybody",
    applies=_has_images,
    rests_on=Ground.WORDS,
)
@asked
def image_unseen(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        named = {
            one.element.number: one.name for one in document.root.walk() if one.role in IMAGES and one.element
        }
        for image in document.probe.images:
            name = named.get(image.element.number, "").strip()
            why = _image_lost(image, document) if name else ""
            if why:
                yield at(case, document, image.element, f"{quoted(name)}: {why}", name)


def _image_lost(image: Drawn, document: Rendered) -> str:
    page, element = document.wide, image.element
    if image.natural == (0, 0):
        return "its file shows nothing" if image.there else ""  # of a missing file other rules speak
    if element.box is None or element.number in document.views.revealed:
        return ""
    if min(image.width, image.height) < _SPECK:
        return f"it is drawn {image.width:g} by {image.height:g} pixels small"
    if page.painting.opacity(element) < 0.1:
        return "it is transparent"
    if page.left_of(element) < 0.1 * area(element.box):
        return "it lies outside the page, or is cut away"
    part, by = page.painting.covered(element, element.box)
    return f"{by.name.lower()} lies upon it" if by is not None and part > 0.9 else ""


@rule(
    "SEE-007",
    "image-distorted",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1",
    message="an image is stretched or squeezed",
    fix="give the image its own proportions: set its width or its height, and let the other follow",
    applies=_has_images,
    rests_on=Ground.ADVICE,
)
@asked
def image_distorted(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        for one in document.probe.images:
            if min(one.natural) < 2 or min(one.width, one.height) < _SPECK or one.fit != "fill":
                continue
            wanted, given = one.natural[0] / one.natural[1], one.width / one.height
            if not 0.9 <= given / wanted <= 1.1:
                yield at(
                    case,
                    document,
                    one.element,
                    (
                        f"{one.natural[0]} by {one.natural[1]} pixels are drawn as {one.width:g} by "
                        f"{one.height:g}"
                    ),
                    one.element.attributes.get("alt", ""),
                )
