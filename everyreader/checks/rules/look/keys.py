"""KEY, 1: the focus as an eye follows it (WCAG 2.4.7, 2.5.8)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered import Element, Rendered
from everyreader.browser.rendered.colour import Colour, contrast, parse
from everyreader.browser.rendered.geometry import Box, edges, middle, pixels
from everyreader.browser.rendered.probe import Stop
from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.views import in_sight
from everyreader.checks.rules.look.shared import (
    asked,
    at,
    block,
    documents,
    has_words,
    inside,
    restless,
)
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, DOCUMENTS, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Mender
from everyreader.model.text import folded

_OWN_FOCUS = ("IFRAME", "AUDIO", "VIDEO", "AREA")  # the browser draws the focus inside of these
_TARGET = 24.0  # CSS pixels
_BESIDE = 3.0  # CSS pixels outside of an element, where a line round it is drawn
_FONT = 16.0  # of a browser's own style
_MARKED = 1.5  # the contrast below which a line round the focus is not seen at all
_REPLACED = ("checkbox", "radio", "file")  # often drawn anew in their label


def _named(stop: Element, document: Rendered) -> str:
    node = document.told.get(stop.number)
    name = folded(node.name or node.words) if node else ""
    return f"{stop.name.lower()} “{short(name, 40)}”" if name else stop.name.lower()


def _stops(case: Case[ShownReading]) -> Iterator[tuple[Rendered, Stop]]:
    for document in documents(case):
        for stop in document.probe.stops:
            yield document, stop


@where("files with something that takes the focus")
def _has_stops(case: Case[ShownReading]) -> bool:
    return restless(case) or any(one.probe.stops for one in documents(case))


@rule(
    "KEY-001",
    "focus-unseen",
    on=DOCUMENTS,
    criterion="WCAG 2.4.7 (F78)",
    message="nothing shows that it has the focus",
    fix="leave the browser's outline, or draw a better one with :focus-visible",
    applies=_has_stops,
    mended_by=Mender.DESIGNER,
)
@asked
def focus_unseen(case: Case[ShownReading]) -> Iterator[Hit]:
    for document, stop in _stops(case):
        element = stop.element
        if element.name in _OWN_FOCUS or not _can_be_seen(stop, document):
            continue
        if not stop.changed or stop.changed == ("outline",) and _faint(stop, document):
            yield at(case, document, element, _named(element, document), _named(element, document))


def _can_be_seen(stop: Stop, document: Rendered) -> bool:
    return stop.element.number in document.views.revealed or in_sight(stop.element, document.wide)


def _faint(stop: Stop, document: Rendered) -> bool:
    """Whether the only sign of the focus is a line of the colour of its ground."""
    line = parse(stop.outline)
    if line is None or line[3] < 0.1:
        return line is not None
    grounds = _grounds(stop, document)
    return bool(grounds) and all(contrast(line, one) < _MARKED for one in grounds)


def _grounds(stop: Stop, document: Rendered) -> list[Colour]:
    """What the line is drawn upon: what lies around the element, or its own ground where the line is drawn
    within."""
    inner = (document.wide.sights.get(one.number) for one in document.wide.below(stop.element))
    sight = next((one for one in inner if one and one.pairs), None)
    if sight is None or stop.inset or stop.element.box is None:
        return [sight.pairs[0].ground] if sight else []
    left, top, right, bottom = edges(stop.element.box)
    x, y = middle(stop.element.box)
    around = ((left - _BESIDE, y), (right + _BESIDE, y), (x, top - _BESIDE), (x, bottom + _BESIDE))
    return [pair.ground for at in around for pair in document.wide.painting.pairs(sight.text, at)[:1]]


@rule(
    "KEY-002",
    "focus-on-nothing",
    on=DOCUMENTS,
    criterion="WCAG 2.4.7",
    message="the focus goes to something that is not seen even then",
    fix="show it, at least while it has the focus, or take it out",
    applies=_has_stops,
    mended_by=Mender.DESIGNER,
)
@asked
def focus_on_nothing(case: Case[ShownReading]) -> Iterator[Hit]:
    for document, stop in _stops(case):
        element = stop.element
        hidden = any(one.attributes.get("aria-hidden", "").lower() == "true" for one in element.ancestors())
        replaced = element.name == "INPUT" and element.attributes.get("type", "").lower() in _REPLACED
        if element.name in ("IFRAME", "AREA") or hidden or replaced or _can_be_seen(stop, document):
            continue
        if _others_speak(element, document):
            continue
        yield at(case, document, element, _named(element, document), _named(element, document))


def _others_speak(element: Element, document: Rendered) -> bool:
    """Whether there are words or an image in it that other rules miss, or it has no name at all, of which
    others speak too."""
    inner = {one.number for one in document.wide.below(element)}
    if any(image.element.number in inner for image in document.probe.images):
        return True
    if any(one in document.spoken and one in document.wide.sights for one in inner):
        return True
    node = document.told.get(element.number)
    return node is None or not node.name.strip()


@rule(
    "KEY-003",
    "targets-too-near",
    on=BOOK,
    criterion="WCAG 2.5.8",
    message="a target is smaller than 24 pixels and too near to another",
    fix="give it more room",
    applies=_has_stops,
    mended_by=Mender.DESIGNER,
    needs="rendered",
)
@asked
def targets_too_near(case: Case[EpubReading]) -> Iterator[Hit]:
    for document in documents(case):
        targets = [
            (element, element.box)
            for stop in document.probe.stops
            if (element := document.narrow.nodes.get(stop.element.number))
            and element.box
            and in_sight(element, document.narrow)
        ]
        for element, box in targets:
            if min(box[2:]) >= _TARGET or _in_a_sentence(element, document):
                continue
            if any(_too_near(box, other) for one, other in targets if one is not element):
                name = _named(document.wide.nodes[element.number], document)
                size = f"{name} is {box[2]:.0f} by {box[3]:.0f} pixels"
                yield at(
                    case, document, element, size, name, unsure=case.foreign and _as_browsers_set_it(element)
                )


@rule(
    "KEY-030",
    "keyboard-trap",
    on=DOCUMENTS,
    criterion="WCAG 2.1.2 (F10)",
    message="the Tab key does not lead on from it",
    fix="let the browser move the focus: do not take the Tab key away",
    applies=_has_stops,
    mended_by=Mender.DESIGNER,
)
@asked
def keyboard_trap(case: Case[ShownReading]) -> Iterator[Hit]:
    """In a text that is written in, another key may lead out; in a dialog, closing it."""
    for document, stop in _stops(case):
        if stop.held:
            element = stop.element
            other_way = element.name == "TEXTAREA" or any(
                one.name == "DIALOG"
                or one.attributes.get("role", "") in ("dialog", "alertdialog", "textbox")
                or "contenteditable" in one.attributes
                for one in (element, *element.ancestors())
            )
            yield at(
                case,
                document,
                element,
                _named(element, document),
                _named(element, document),
                unsure=other_way,
            )


def _as_browsers_set_it(element: Element) -> bool:
    """Whether no style may have made it as small as it is (WCAG 2.5.8, "User Agent Control")."""
    return (
        element.styles.get("line-height") == "normal" and pixels(element.styles.get("font-size", "")) >= _FONT
    )


def _in_a_sentence(element: Element, document: Rendered) -> bool:
    """Whether words stand beside it in its line (WCAG 2.5.8, "Inline")."""
    if element.block:
        return False
    around = block(element)
    return inside(element, "MATH") or any(
        has_words(one.text.shown)
        and block(one.text) is around
        and not any(up is element for up in one.text.ancestors())
        for one in document.narrow.sights.values()
        if one.text.name == "#text"
    )


def _too_near(box: Box, other: Box) -> bool:
    """Whether a circle of 24 pixels around the one meets the other, or the circle around it where it is small
    too."""
    x, y = middle(box)
    left, top, right, bottom = edges(other)
    across, down = max(left - x, 0, x - right), max(top - y, 0, y - bottom)
    if (across**2 + down**2) ** 0.5 < _TARGET / 2:
        return True
    if min(other[2:]) >= _TARGET:
        return False
    other_x, other_y = middle(other)
    return ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 < _TARGET
