"""SEE, 3: whether the eye can read what is there: in order, side by side, the right way up (WCAG 1.3.2)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import dropwhile, pairwise

from everyreader.browser.rendered import Element, Rendered, Sight, Snapshot
from everyreader.browser.rendered.clip import scrollers
from everyreader.browser.rendered.colour import CLEAR, parse
from everyreader.browser.rendered.geometry import Box, area, around, common, edges, pixels
from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.views import angle
from everyreader.checks.rules.look.shared import (
    DRAWN,
    RAISED,
    Spot,
    any_text,
    at,
    block,
    documents,
    gathered,
    holder,
    inside,
    quoted,
    seen_texts,
)
from everyreader.checks.rules.model import Hit, rule
from everyreader.checks.rules.subjects import SHOWN, Case
from everyreader.model.findings import Ground

_ROW_MAKERS = ("flex", "inline-flex", "grid", "inline-grid")
_NEIGHBOURS = 100  # the pieces of lines that each is compared with, so that no page takes for ever
_OVERLAP, _OVERLAP_OWN, _OVERLAP_RAISED = 0.3, 0.4, 0.7  # of the smaller piece; of one text's own lines
_TOUCH = 2  # pixels
_TILT = 10  # degrees
_CRAMMED_LETTERS, _CRAMMED_WORDS = -0.08, -0.15  # of the size of the letters


@rule(
    "SEE-008",
    "order-changed-by-style",
    on=SHOWN,
    criterion="WCAG 1.3.2 (F1)",
    message="the eye meets the text in another order than the ear",
    fix="bring the text into its right order in the document, and let no style move it",
    applies=any_text,
    house=True,
    rests_on=Ground.WORDS,
)
def order_changed_by_style(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        told: set[tuple[int, int]] = set()
        for page in (document.narrow, document.wide):
            for first, then in pairwise(_blocks(page)):
                pair = first[0].number, then[0].number
                if pair not in told and _turned_round(first, then):
                    told.add(pair)
                    detail = f"{quoted(then[2])} is drawn before {quoted(first[2])}, after which it is spoken"
                    yield at(case, document, then[0], detail, then[2])


def _blocks(page: Snapshot) -> list[tuple[Element, Box, str]]:
    """Each block with the box around its own lines, in the order of the document; what hangs over the page
    left out."""
    boxes: dict[int, tuple[Element, list[Box], str]] = {}
    for sight in seen_texts(page):
        stays = any(_stays(one) for one in sight.text.ancestors())
        if stays or inside(sight.text, "CAPTION", *DRAWN, *RAISED):
            continue  # a caption may stand under its table
        one = block(sight.text)
        held = boxes.setdefault(one.number, (one, [], sight.text.shown))
        held[1].extend(box for box, _ in sight.lines)
    return [(one, around(lines), text) for one, lines, text in boxes.values() if lines]


def _turned_round(first: tuple[Element, Box, str], then: tuple[Element, Box, str]) -> bool:
    """Whether the later block stands above the earlier one, or in the same row before it."""
    left, top, right, bottom = edges(_standing(*first[:2], then[0]))
    then_left, then_top, then_right, then_bottom = edges(_standing(*then[:2], first[0]))
    beside = min(right, then_right) - max(left, then_left)
    if then_bottom <= top + _TOUCH and beside > 0 or _rows_turned(first[0], then[0]):
        return True
    level = min(bottom, then_bottom) - max(top, then_top)
    if level < 0.5 * min(first[1][3], then[1][3]) or not _in_one_row(first[0], then[0]):
        return False
    if first[0].styles.get("direction") == "rtl":
        return right <= then_left + _TOUCH
    return then_right <= left + _TOUCH


def _standing(element: Element, box: Box, beside: Element) -> Box:
    """Where it stands for somebody who looks from one to the other: what scrolls by itself stands where its
    frame does."""
    shared = scrollers(beside)
    frame = next((one for one in scrollers(element) if one not in shared), None)
    return frame.box if frame is not None and frame.box else box


def _in_one_row(first: Element, then: Element) -> bool:
    """Whether the nearest element around both lays its children out in rows by style, or both float to the
    end of a line."""
    above = {one.number for one in first.ancestors()}
    shared = next((one for one in then.ancestors() if one.number in above), None)
    if shared is None:
        return False
    parts = [next((up for up in one.ancestors() if up.parent is shared), one) for one in (first, then)]
    ending = "left" if shared.styles.get("direction") == "rtl" else "right"
    floats = all(one.styles.get("float") in (ending, "inline-end") for one in parts)
    return floats or shared.styles.get("display") in _ROW_MAKERS


def _rows_turned(first: Element, then: Element) -> bool:
    """Whether both stand in rows of one table, and the later row above the earlier."""
    row, later = _around(first, "TR"), _around(then, "TR")
    if row is None or later is None or not (row.box and later.box):
        return False
    above = edges(later.box)[3] <= edges(row.box)[1] + _TOUCH
    return above and _around(row, "TABLE") is _around(later, "TABLE")


def _around(one: Element, name: str) -> Element | None:
    return next((up for up in one.ancestors() if up.name == name), None)


def _stays(one: Element) -> bool:
    """Whether it stands still while the page is scrolled."""
    return one.styles.get("position") in ("fixed", "sticky")


def overprinted(page: Snapshot) -> list[tuple[Sight, Sight]]:
    """Pairs of texts of which one is drawn over the other, each text once."""
    pieces = sorted(
        (
            (box, index, sight)
            for index, sight in enumerate(seen_texts(page))
            if not inside(sight.text, *DRAWN, "RUBY")
            for box, _ in sight.lines
        ),
        key=lambda one: one[0][1],
    )
    found: dict[int, tuple[Sight, Sight]] = {}
    for index, (box, number, sight) in enumerate(pieces):
        for other, other_number, other_sight in pieces[index : index + _NEIGHBOURS]:
            if other[1] >= box[1] + box[3]:
                break
            shared = area(common(box, other))
            if (
                shared > _allowed(sight, other_sight) * min(area(box), area(other))
                and not _one_line(box, other, number == other_number)
                and scrollers(sight.text) == scrollers(other_sight.text)
                and not _under_a_bar(sight.text, other_sight.text)
            ):
                found.setdefault(max(number, other_number), (sight, other_sight))
    return list(found.values())


def _under_a_bar(one: Element, other: Element) -> bool:
    """Whether one of the two stands still on a ground of its own while the page with the other is scrolled
    from under it."""
    return any(_on_a_bar(text, beside) for text, beside in ((one, other), (other, one)))


def _on_a_bar(text: Element, beside: Element) -> bool:
    apart = {up.number for up in text.ancestors()} - {up.number for up in beside.ancestors()}
    inner = [up for up in text.ancestors() if up.number in apart and not up.name.startswith("#")]
    bar = dropwhile(lambda up: not _stays(up), reversed(inner))
    grounds = (parse(up.styles.get("background-color", "")) or CLEAR for up in bar)
    return any(opacity == 1 for *_, opacity in grounds)


def _allowed(one: Sight, other: Sight) -> float:
    """How much they may share: raised and lowered letters reach into their neighbours' lines; a heading's may
    be close."""
    if one is other:
        return _OVERLAP_OWN
    return _OVERLAP_RAISED if inside(one.text, *RAISED) or inside(other.text, *RAISED) else _OVERLAP


def _one_line(box: Box, other: Box, same_text: bool) -> bool:
    """Two pieces of one text that begin at the same height are one line, parted by a break or a letter."""
    return same_text and abs(box[1] - other[1]) < 1


@rule(
    "SEE-009",
    "text-overprinted",
    on=SHOWN,
    criterion="WCAG 1.4.10",
    message="text is drawn upon text",
    fix="let the boxes grow with their text, and the lines keep their distance",
    applies=any_text,
    rests_on=Ground.WORDS,
)
def text_overprinted(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        told: set[int] = set()
        for page in (document.wide, document.narrow):
            for one, other in overprinted(page):
                if other.text.number not in told:
                    told.add(other.text.number)
                    what = "its own lines" if one is other else quoted(one.text.shown)
                    where = "" if page is document.wide else " at 320 pixels"
                    detail = f"{quoted(other.text.shown)} lies on {what}{where}"
                    yield at(case, document, holder(other.text), detail, other.text.shown)


@rule(
    "SEE-010",
    "text-turned",
    on=SHOWN,
    criterion="WCAG 1.3.2",
    message="text is mirrored, turned or written backwards",
    fix="take away the style that turns it",
    applies=any_text,
    house=True,
    rests_on=Ground.WORDS,
)
def text_turned(case: Case[ShownReading]) -> Iterator[Hit]:
    def spots(document: Rendered) -> Iterable[Spot[tuple[int, str]]]:
        for sight in seen_texts(document.wide):
            how = _how_turned(sight.text)
            if how and not inside(sight.text, "SVG"):
                yield Spot(document, how[1], (how[1].number, how[0]), sight.text.shown)

    for document in documents(case):
        yield from gathered(case, spots(document), lambda one: f"{quoted(one.excerpt)} is {one.key[1]}")


def _how_turned(text: Element) -> tuple[str, Element] | None:
    turned = 0.0
    for one in text.ancestors():
        if one.name == "#text":
            continue
        matrix = one.styles.get("transform", "none")
        if matrix.startswith("matrix("):
            a, b, c, d = (float(part) for part in matrix[7:].split(",")[:4])
            if a * d - b * c < 0:
                return "mirrored", one
        turned += angle(one)
        if abs(math.remainder(turned, 360)) > _TILT:
            return "turned", one
        if one.styles.get("unicode-bidi", "").endswith("override") and not _as_written(text, one):
            return "written backwards", one
    return None


def _as_written(text: Element, one: Element) -> bool:
    """Whether the direction that is forced on it is that of its letters."""
    hebrew_or_arabic = sum("\u0590" <= letter <= "\u08ff" for letter in text.text)
    letters = sum(letter.isalpha() for letter in text.text)
    return letters < 2 or (hebrew_or_arabic * 2 > letters) == (one.styles.get("direction") == "rtl")


@rule(
    "SEE-011",
    "letters-pushed-together",
    on=SHOWN,
    criterion="WCAG 1.4.12",
    message="a style pushes letters or words into each other",
    fix="take the negative letter-spacing or word-spacing away",
    applies=any_text,
    rests_on=Ground.WORDS,
)
def letters_pushed_together(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        spots = (
            Spot(document, holder(one.text), how, one.text.shown)
            for one in seen_texts(document.wide)
            if (how := _how_crammed(one.text)) and not inside(one.text, "SVG")
        )
        yield from gathered(case, spots, lambda one: f"{quoted(one.excerpt)}: {one.key}")


def _how_crammed(text: Element) -> str:
    size = pixels(text.styles.get("font-size", "")) or math.inf
    letters = pixels(text.styles.get("letter-spacing", "")) / size
    between = pixels(text.styles.get("word-spacing", "")) / size
    if letters < _CRAMMED_LETTERS:
        return f"letters are pushed together by {-letters:.2f} of their size"
    if letters + between < _CRAMMED_WORDS and " " in text.text.strip():
        return f"words are pushed together by {-letters - between:.2f} of the letters' size"
    return ""
