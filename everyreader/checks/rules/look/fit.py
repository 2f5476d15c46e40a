"""SEE, 6: whether the text fits: on a small screen, with larger letters, with more room between them (WCAG
1.4.4, 1.4.10, 1.4.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from everyreader.browser.rendered import Element, Rendered, Sight, Snapshot
from everyreader.browser.rendered.clip import cuts
from everyreader.browser.rendered.geometry import Box, common, edges
from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.sight import CUT_AWAY
from everyreader.checks.rules.look.order import overprinted
from everyreader.checks.rules.look.shared import (
    CODE,
    DRAWN,
    RAISED,
    Spot,
    any_text,
    at,
    block,
    documents,
    gathered,
    has_words,
    holder,
    inside,
    quoted,
    seen_texts,
)
from everyreader.checks.rules.model import Hit, rule
from everyreader.checks.rules.subjects import BOOK, DOCUMENTS, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.model.text import folded

_NARROWEST, _LINES = 3, 4  # characters a line, and how many such lines make a text unreadable
_GROW = "let boxes grow with their text: no fixed heights, no overflow: hidden"


@rule(
    "SEE-025",
    "text-cut-off",
    on=DOCUMENTS,
    criterion="WCAG 1.4.10",
    message="a part of the text is cut off",
    fix=_GROW,
    applies=any_text,
    rests_on=Ground.WORDS,
)
def text_cut_off(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        wide = _cut_texts(document.wide)
        for number, sight in {**_cut_texts(document.narrow), **wide}.items():
            where = "" if number in wide else " at 320 pixels"
            words = sight.text.shown
            yield at(case, document, holder(sight.text), f"{quoted(words)}{where}", words)


def _cut_texts(page: Snapshot) -> dict[int, Sight]:
    """The texts of which a part is lost. What cuts others away altogether is left out: other rules speak of
    it."""
    hiding = {_cutter(one.text) for one in page.sights.values() if one.unseen == CUT_AWAY}
    return {one.text.number: one for one in seen_texts(page) if one.cut and _cutter(one.text) not in hiding}


def _cutter(text: Element) -> int:
    """The number of the nearest box around it that may cut it off; 0 where there is none."""
    return next((one.number for one in text.ancestors() if cuts(one)), 0)


def _lost_when(view: str, before: str) -> Callable[[Case[ShownReading]], Iterator[Hit]]:
    """The rule about what one of the further views loses that a plain one shows."""

    def look(case: Case[ShownReading]) -> Iterator[Hit]:
        for document in documents(case):
            page, plain = getattr(document.views, view), getattr(document, before)
            if page is None:
                continue
            for sight, how in _losses(page, plain):
                words = sight.text.shown
                yield at(case, document, holder(sight.text), f"{quoted(words)} {how}", words)

    return look


def _losses(page: Snapshot, plain: Snapshot) -> Iterator[tuple[Sight, str]]:
    """The texts that this view cuts off, hides or draws upon each other and the plain one does not, each
    once."""
    upon = {one.text.number for pair in overprinted(plain) for one in pair}
    at_fault = {_cutter(one.text) for one in plain.sights.values() if one.cut or one.unseen == CUT_AWAY} - {0}
    whole = [
        one
        for one in seen_texts(plain)
        if not one.cut and one.text.number not in upon and _cutter(one.text) not in at_fault
    ]
    told: set[int] = set()
    for before in whole:
        sight = page.sights.get(before.text.number)
        if sight is None or sight.unseen:
            yield before, "is no longer seen"
        elif sight.cut:
            yield sight, "is cut off"
        else:
            continue
        told.add(before.text.number)
    left = {one.text.number for one in whole} - told
    for one, other in overprinted(page):
        if other.text.number in left:
            what = "its own lines" if one is other else quoted(one.text.shown)
            yield other, f"lies on {what}"


@rule(
    "SEE-028",
    "text-lost-on-small-screens",
    on=DOCUMENTS,
    criterion="WCAG 1.4.10",
    message="words that a wide window shows are not seen at 320 pixels",
    fix="show them at every width",
    applies=any_text,
    house=True,
    rests_on=Ground.WORDS,
)
def text_lost_on_small_screens(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        mains = {one.element.number for one in document.root.walk() if one.role == "main" and one.element}
        for sight in seen_texts(document.wide):
            text = sight.text
            if mains and not any(one.number in mains for one in text.ancestors()):
                continue  # menus may fold on a small screen
            narrow = document.narrow.sights.get(text.number)
            if text.number in document.spoken and (narrow is None or narrow.unseen):
                yield at(case, document, holder(text), quoted(text.shown), text.shown)


_DRAWN_WHOLE = frozenset(("IMG", "SVG", "CANVAS", "VIDEO", "OBJECT", "IFRAME"))  # may need two dimensions


@rule(
    "SEE-029",
    "document-scrolls-sideways",
    on=BOOK,
    criterion="WCAG 1.4.10",
    message="a document of the e-book scrolls sideways at 320 pixels",
    fix="let it be as wide as the screen: no fixed widths, no lines that cannot break",
    applies=any_text,
    needs="rendered",
)
def document_scrolls_sideways(case: Case[EpubReading]) -> Iterator[Hit]:
    for document in documents(case):
        if document.overflows:
            width = document.narrow.window[0]
            widest = _widest(document.narrow)
            needs = f", it needs {document.narrow.size[0]:.0f}" if document.narrow.size[0] > width else ""
            excused = case.foreign and needs_two_dimensions(document)
            yield at(case, document, widest, f"{document.name}{needs}", unsure=excused)


def needs_two_dimensions(document: Rendered) -> bool:
    """Whether nothing but a table or an image is wider than a screen of 320 pixels (WCAG 1.4.10, its
    exception)."""
    width = document.narrow.window[0]
    return inside(_widest(document.narrow), "TABLE", *_DRAWN_WHOLE) and not any(
        edges(box)[2] > width + 1 or edges(box)[0] < -1 and _leftwards(document.narrow)
        for one in seen_texts(document.narrow)
        if not inside(one.text, "TABLE", *_DRAWN_WHOLE)
        for box, _ in one.lines
    )


def _widest(page: Snapshot) -> Element:
    """The innermost element that reaches furthest to the side to which the page scrolls: right, or left where
    it is read from the right."""
    boxes = [one for one in page.nodes.values() if one.box is not None and not one.name.startswith("#")]
    drawn = [one for one in boxes if one.name != "HTML"] or boxes  # its box grows with whatever is too wide
    if _leftwards(page):
        return max(drawn, key=lambda one: round(-edges(one.box)[0]) if one.box else 0)
    return max(drawn, key=lambda one: round(edges(one.box)[2]) if one.box else 0)


def _leftwards(page: Snapshot) -> bool:
    return any(one.name == "HTML" and one.styles.get("direction") == "rtl" for one in page.nodes.values())


@rule(
    "SEE-030",
    "lines-wider-than-the-screen",
    on=DOCUMENTS,
    criterion="WCAG 1.4.10",
    message="each line has to be scrolled sideways at 320 pixels",
    fix="let the lines break",
    applies=any_text,
)
def lines_wider_than_the_screen(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        if document.overflows:
            continue  # the rule about the whole page speaks
        width = document.narrow.window[0]
        spots = (
            Spot(document, block(one.text), block(one.text).number, one.text.shown)
            for one in seen_texts(document.narrow)
            if any(_reach(document, one, box) > width for box, _ in one.lines)
            and not inside(one.text, "TABLE", *CODE, *DRAWN)
        )
        yield from gathered(case, spots, lambda one: quoted(one.excerpt))


def _reach(document: Rendered, sight: Sight, box: Box) -> float:
    """How much of a line can be scrolled to."""
    return common(box, document.narrow.windows[sight.text.number].own)[2]


@rule(
    "SEE-031",
    "text-squeezed",
    on=DOCUMENTS,
    criterion="WCAG 1.4.10",
    message="text breaks into lines of a letter or two",
    fix="give it more room on small screens",
    applies=any_text,
    rests_on=Ground.ADVICE,
)
def text_squeezed(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        for sight in seen_texts(document.narrow):
            lines, words = [one for one in sight.lines if one[1].strip()], folded(sight.text.shown)
            upright = sight.text.styles.get("writing-mode", "horizontal-tb") == "horizontal-tb"
            if (
                not upright
                or inside(sight.text, *DRAWN, *RAISED)
                or len(lines) < _LINES
                or not has_words(words)
            ):
                continue
            if sum(len(each.strip()) for _, each in lines) < _NARROWEST * len(lines):
                detail = f"{quoted(words)} stands in {len(lines)} lines at 320 pixels"
                yield at(case, document, holder(sight.text), detail, words)


text_lost_when_enlarged = rule(
    "SEE-026",
    "text-lost-when-enlarged",
    on=DOCUMENTS,
    criterion="WCAG 1.4.4",
    message="text is lost when the reader asks for twice the size",
    fix=_GROW,
    applies=any_text,
    rests_on=Ground.WORDS,
)(_lost_when("large", "wide"))

text_lost_when_spaced = rule(
    "SEE-027",
    "text-lost-when-spaced",
    on=DOCUMENTS,
    criterion="WCAG 1.4.12",
    message="text is lost when the reader moves letters, words and lines apart",
    fix=_GROW,
    applies=any_text,
    rests_on=Ground.WORDS,
)(_lost_when("spaced", "narrow"))
