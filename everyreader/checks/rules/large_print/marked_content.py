"""PRT: whether the marks on the pages of a PDF and its tags lead to one another (ISO 32000-1, 14.7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.large_print.row import LISTENERS, Flaw, flaws, tagged
from everyreader.checks.rules.large_print.tag_tree import children
from everyreader.checks.rules.model import REBUILD, rule
from everyreader.checks.rules.subjects import PRINT
from everyreader.formats.large_print.read.elements import Owner
from everyreader.formats.large_print.read.pages import Key
from everyreader.formats.large_print.read.reading import PdfReading


def _disagree(reading: PdfReading) -> dict[int, str]:
    """For each page the first mark that leads to no tag or another."""
    marks, wrong = reading.marks, dict[int, str]()
    holders: dict[Key, Owner] = {}
    for tag in reading.tags:
        for key in tag.own:
            holders.setdefault(key, tag.element)
    for page, key in marks.doubled:
        wrong.setdefault(page, f"page {page} has two marks of number {key[1]}")
    for page in (page for page, key in marks.nested if key in holders):
        wrong.setdefault(page, f"page {page}: decoration and tagged text are nested in each other")
    for page, key in marks.drawn:
        shown = any(one.visible.strip() for one in reading.marked.get(key, ()))
        if key in holders and shown and marks.leads.get(key) != holders[key]:
            other = "leads to another tag than the one that holds it"
            what = other if key in marks.leads else "does not lead to its tag"
            wrong.setdefault(page, f"page {page}: mark {key[1]} {what}")
    for one in marks.annotations:
        if one.leads != one.holder:
            wrong.setdefault(one.page, f"page {one.page}: a link does not lead to its tag")
    return wrong


def _disagreements(reading: PdfReading) -> Iterator[Flaw]:
    return (Flaw(detail, page) for page, detail in sorted(_disagree(reading).items()))


marks_and_tags_disagree = rule(
    "PRT-055",
    "marks-and-tags-disagree",
    on=PRINT,
    criterion="ISO 32000-1, 14.7.4.4",
    message="what is drawn does not lead to the tag that holds it",
    fix=REBUILD,
    why="A screen reader that begins with what is drawn finds other tags, or none.",
    applies=tagged,
)(flaws(_disagreements))


def _undrawn(reading: PdfReading) -> Iterator[Flaw]:
    """Tags of words that name marks that there are not; of pages whose marks are wrong another rule tells."""
    there, wrong = {key for _, key in reading.marks.drawn}, _disagree(reading)
    for tag in reading.tags:
        lost = [key for key in tag.keys if key not in there]
        page = reading.marks.pages.get(lost[0][0], 0) if lost else 0
        if lost and tag.role != "Figure" and page not in wrong and not any(children(reading, tag)):
            yield Flaw(f"{tag.role} on {f'page {page}' if page else 'a page that is not there'}", page)


tag_holds_nothing_drawn = rule(
    "PRT-056",
    "tag-holds-nothing-drawn",
    on=PRINT,
    criterion="ISO 32000-1, 14.7.4",
    message="a tag names a part of a page that is not there",
    fix=REBUILD,
    why=LISTENERS,
    applies=tagged,
)(flaws(_undrawn, undisputed=True))
