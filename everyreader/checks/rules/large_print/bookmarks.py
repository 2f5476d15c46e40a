"""PRT: the bookmarks of a PDF (WCAG 2.4.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from everyreader.checks.rules.large_print.row import FAR, FINDERS, Flaw, flaws, foreign_only, shows, tagged
from everyreader.checks.rules.model import REBUILD, Hit, rule, where
from everyreader.checks.rules.subjects import PRINT, Case
from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.destinations import Spot
from everyreader.formats.large_print.read.outline import Bookmark
from everyreader.formats.large_print.read.pages import Picture
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Role
from everyreader.model.text import folded


@where("files with several headings")
def _has_headings(case: Case[PdfReading]) -> bool:
    return sum(unit.kind is Kind.HEADING for unit in case.reading.units) > 1


@rule(
    "PRT-071",
    "bookmarks-missing",
    on=PRINT,
    criterion="WCAG 2.4.5 (PDF2)",
    message="the file has headings and no bookmarks",
    fix="make bookmarks of its headings",
    applies=_has_headings,
    rests_on=Ground.ADVICE,
    why=FINDERS,
)
@foreign_only
def bookmarks_missing(case: Case[PdfReading]) -> Iterator[Hit]:
    if not case.reading.bookmarks:
        yield Hit()


def _pairs(reading: PdfReading) -> Iterator[tuple[Bookmark, Block]]:
    """Each bookmark with the next heading that has its words."""
    headings = [one for one in reading.blocks if one.kind is Kind.HEADING and one.lines and not one.in_note]
    start = 0
    for one in reading.bookmarks:
        for index in range(start, len(headings)):
            if headings[index].text == folded(one.title):
                yield one, headings[index]
                start = index + 1
                break


def _elsewhere(reading: PdfReading) -> Iterator[Flaw]:
    for bookmark, heading in _pairs(reading):
        first, spot = next(one for one in heading.strings if one.visible.strip()), bookmark.spot
        if spot is None or shows(spot, first) or _shows_picture(spot, heading, reading.images):
            continue
        detail = f"“{bookmark.title}” leads to page {spot.page}, its heading is on page {heading.page}"
        if spot.page == heading.page:
            detail = f"“{bookmark.title}” leads to another place on page {spot.page} than its heading"
        yield Flaw(detail, spot.page, bookmark.title)


def _shows_picture(spot: Spot, heading: Block, pictures: Sequence[Picture]) -> bool:
    """Whether ``spot`` is at the top of a picture, where the heading holds one: it stands above the words."""
    if spot.y is None or all(run.role is not Role.ALT for run in heading.unit.runs):
        return False
    tops = (one.box[3] for one in pictures if one.page == spot.page)
    return any(top - 2 <= spot.y <= top + FAR for top in tops)


bookmark_leads_elsewhere = rule(
    "PRT-069",
    "bookmark-leads-elsewhere",
    on=PRINT,
    criterion="WCAG 2.4.5 (PDF2)",
    message="a bookmark does not lead to its heading",
    fix=REBUILD,
    applies=where("files with bookmarks")(lambda case: bool(case.reading.bookmarks) and tagged(case)),
    why=FINDERS,
)(flaws(_elsewhere))


def _nested_otherwise(reading: PdfReading) -> Iterator[Flaw]:
    for (before, above), (bookmark, heading) in pairwise(_pairs(reading)):
        if _sign(heading.unit.level - above.unit.level) != _sign(bookmark.level - before.level):
            yield Flaw(f"“{bookmark.title}”", heading.page, bookmark.title)


def _sign(difference: int) -> int:
    return (difference > 0) - (difference < 0)


bookmark_nested_otherwise = rule(
    "PRT-070",
    "bookmark-nested-otherwise",
    on=PRINT,
    criterion="WCAG 2.4.5 (PDF2)",
    message="bookmarks are nested otherwise than the headings",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
    applies=where("files with bookmarks")(lambda case: bool(case.reading.bookmarks) and tagged(case)),
    why=FINDERS,
)(foreign_only(flaws(_nested_otherwise)))
