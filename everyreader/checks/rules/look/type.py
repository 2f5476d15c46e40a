"""SEE, 5: letters and lines (WCAG 1.4.4, 1.4.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

from everyreader.browser.rendered import Element, Sight, Snapshot
from everyreader.browser.rendered.geometry import pixels
from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.rules.look.columns import AlignedColumns
from everyreader.checks.rules.look.order import overprinted
from everyreader.checks.rules.look.shared import (
    CODE,
    DRAWN,
    HEADINGS,
    RAISED,
    Spot,
    any_text,
    block,
    documents,
    gathered,
    holder,
    inside,
    quoted,
    seen_texts,
    told,
)
from everyreader.checks.rules.model import Hit, rule
from everyreader.checks.rules.subjects import DOCUMENTS, PAGE, Case
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.model.findings import Rendition
from everyreader.model.text import folded

_LONGEST = 80  # characters (WCAG 1.4.8)
_ROUND = 0.01


@rule(
    "SEE-016",
    "capitals-made-by-style",
    on=DOCUMENTS,
    criterion="BDA Dyslexia Style Guide",
    message="a style sheet changes small letters and capitals",
    fix="take text-transform away",
    applies=any_text,
    house=True,
)
def capitals_made_by_style(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        changed = [one.text for one in seen_texts(document.wide) if _transformed(one.text)]
        known = {_how(one) for one in changed if told(case, one.shown) or told(case, one.text)}
        spots = (
            Spot(document, holder(one), _how(one), one.shown) for one in changed if _how(one) not in known
        )
        yield from gathered(case, spots, lambda one: f"{quoted(one.excerpt)}, by text-transform: {one.key}")


def _how(text: Element) -> str:
    return text.styles.get("text-transform", "")


def _transformed(text: Element) -> bool:
    written, drawn = folded(text.text), folded(text.shown)
    return (
        written != drawn
        and written.casefold() == drawn.casefold()
        and sum(one.isalpha() for one in drawn) > 2
    )


def _blocks(page: Snapshot, least: int) -> Iterator[tuple[Element, list[Sight], list[int]]]:
    """The blocks of running text with so many lines or more: the block, its texts, and the heights at which
    its lines stand."""
    texts: dict[int, tuple[Element, list[Sight]]] = {}
    for sight in seen_texts(page):
        if not inside(sight.text, *HEADINGS, *CODE, *DRAWN):
            one = block(sight.text)
            texts.setdefault(one.number, (one, []))[1].append(sight)
    for one, several in texts.values():
        plain = [each for each in several if not inside(each.text, *RAISED)]
        tops = sorted({round(box[1] + box[3] / 2) for each in plain for box, _ in each.lines})
        tops = [top for top, before in zip(tops, [-99, *tops], strict=False) if top - before > 4]
        if len(tops) >= least:
            yield one, several, tops


def _uneven(wanted: tuple[str, ...], least: int) -> Callable[[Case[ShownReading]], Iterator[Hit]]:
    def look(case: Case[ShownReading]) -> Iterator[Hit]:
        columns = AlignedColumns(case)
        for document in documents(case):
            spots = [
                Spot(document, one, one.styles.get("text-align"), several[0].text.shown)
                for one, several, _ in _blocks(document.wide, least)
                if _aligned(one) in wanted
            ]
            typed = [(one, columns.of(one.element, one.excerpt)) for one in spots]
            yield from gathered(
                case, (one for one, column in typed if not column), lambda one: quoted(one.excerpt)
            )
            yield from columns.hits((one, column) for one, column in typed if column)

    return look


def _aligned(one: Element) -> str:
    """Its alignment; one towards the end of the line is the same fault whichever side that is."""
    said = one.styles.get("text-align", "start").removeprefix("-webkit-")
    ends = {"ltr": "right", "rtl": "left"}[one.styles.get("direction", "ltr")]
    return "end" if said == ends else said


_SOFT = "WCAG 1.4.8"


@rule(
    "SEE-019",
    "lines-too-close",
    on=DOCUMENTS,
    criterion=_SOFT,
    message="lines of text stand too close",
    fix="give them 1.5 times the letters' size, or in an e-book leave it to the reading system",
    applies=any_text,
    house=True,
)
def lines_too_close(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        upon = {one.text.number for one, other in overprinted(document.wide) if one is other}
        spots = (
            Spot(document, one, height, several[0].text.shown)
            for one, several, _ in _blocks(document.wide, 2)
            if (height := _height(case, one))
            and not inside(one, "TABLE")
            and not any(each.text.number in upon for each in several)
        )
        yield from gathered(
            case,
            spots,
            lambda one: (
                f"{quoted(one.excerpt)} has lines {one.key} times the letters' size apart; they need 1.5"
            ),
        )


def _height(case: Case[ShownReading], one: Element) -> str:
    """The height of its lines where it is too little. What an e-book leaves to the reading system is the
    reader's own."""
    said, size = one.styles.get("line-height", "normal"), pixels(one.styles.get("font-size", ""), 16)
    if said == "normal":
        return "" if case.rendition == Rendition.EPUB else "about 1.2"
    times = pixels(said) / size if size else 2.0
    return f"{times:.2f}" if times < 1.5 - _ROUND else ""


@rule(
    "SEE-020",
    "lines-too-long",
    on=PAGE,
    criterion=_SOFT,
    message="lines of text are too long for the eye to find the next",
    fix="limit the width of the text",
    applies=any_text,
    house=True,
    needs="rendered",
)
def lines_too_long(case: Case[HtmlReading]) -> Iterator[Hit]:
    for document in documents(case):
        spots = (
            Spot(document, one, "", several[0].text.shown)
            for one, several, tops in _blocks(document.wide, 3)
            if median(_lengths(several, tops)[:-1]) > _LONGEST
        )
        yield from gathered(
            case, spots, lambda one: f"{quoted(one.excerpt)} has lines of more than {_LONGEST} characters"
        )


def _lengths(several: list[Sight], tops: list[int]) -> list[int]:
    """How many characters each line has."""
    counts = [0] * len(tops)
    for sight in several:
        for box, words in sight.lines:
            middle = box[1] + box[3] / 2
            nearest = min(range(len(tops)), key=lambda index, at=middle: abs(tops[index] - at))
            counts[nearest] += len(words)
    return counts


text_justified = rule(
    "SEE-017",
    "text-justified",
    on=DOCUMENTS,
    criterion=_SOFT,
    message="lines are stretched to the same length, which leaves gaps between words",
    fix="align text at the start of its lines",
    applies=any_text,
    house=True,
)(_uneven(("justify",), 2))

lines_begin_unevenly = rule(
    "SEE-018",
    "lines-begin-unevenly",
    on=DOCUMENTS,
    criterion=f"{_SOFT} (G169)",
    message="lines of a paragraph do not begin under each other",
    fix="align text at the start of its lines",
    applies=any_text,
    house=True,
)(_uneven(("center", "end"), 3))
