"""NAV: landmarks, and the pages of the printed book (EPUB 3.3, 7.4; EPUB Accessibility 1.1, 3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.book.row import main_texts
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.contents import Line
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground

_NO_BODY = frozenset(
    (
        "cover",
        "toc",
        "landmarks",
        "endnotes",
        "footnotes",
        "index",
        "glossary",
        "bibliography",
        "colophon",
        "titlepage",
        "frontmatter",
        "backmatter",
    )
)
_NOTES = frozenset(("endnotes", "footnotes", "rearnotes"))


@rule(
    "NAV-011",
    "part-without-landmark",
    on=BOOK,
    criterion="EPUB 3.3, 7.4",
    message="the landmarks lack a part of the book",
    fix="list where the text begins, and what else readers jump to, in a nav of the type landmarks",
    house=True,
)
def part_without_landmark(case: Case[EpubReading]) -> Iterator[Hit]:
    """That there is no navigation document at all is another rule's."""
    reading = case.reading
    if not reading.navigation.name:
        return
    has = {kind for line in reading.navigation.landmarks for kind in line.kinds}
    wanted = {"bodymatter": True}
    if not case.foreign:
        in_text = {kind for one in reading.texts for kind in one.all_kinds}
        wanted |= {
            "cover": bool(reading.cover_page),
            "endnotes": bool(in_text & _NOTES),
            "toc": reading.navigation.name in reading.spine,
        }
    for kind, needed in wanted.items():
        if needed and kind not in has:
            yield Hit(f"“{kind}”", file=reading.navigation.name)


@rule(
    "NAV-012",
    "landmark-leads-nowhere",
    on=BOOK,
    criterion="WCAG 2.4.5",
    message="a landmark leads nowhere",
    fix="let it lead to a place that is there",
)
def landmark_leads_nowhere(case: Case[EpubReading]) -> Iterator[Hit]:
    files = case.reading.files
    for line in case.reading.navigation.landmarks:
        if not line.target.exists and line.target.name not in (*files.missing, *files.unlisted):
            yield _at(case, line, f"“{short(line.title)}” leads to “{line.address}”")


def _at(case: Case[EpubReading], line: Line, detail: str) -> Hit:
    return Hit(detail, None, short(line.title), file=case.reading.navigation.name)


@rule(
    "NAV-013",
    "landmark-leads-elsewhere",
    on=BOOK,
    criterion="WCAG 2.4.5",
    message="a landmark leads to another part than it names",
    fix="let it lead to the part that its type names",
)
def landmark_leads_elsewhere(case: Case[EpubReading]) -> Iterator[Hit]:
    reading = case.reading
    for line in reading.navigation.landmarks:
        if not line.target.exists:
            continue
        for kind in line.kinds:
            if _is_wrong(reading, line, kind, strict=not case.foreign):
                yield _at(case, line, f"“{short(line.title)}” ({kind}) leads to “{line.address}”")


def _is_wrong(reading: EpubReading, line: Line, kind: str, *, strict: bool) -> bool:
    """Whether the place that ``line`` leads to cannot be what ``kind`` says; ``strict`` where our own text
    must begin there."""
    target, document = line.target, reading.document(line.target.name)
    here = target.kinds | (document.kinds if document and not target.fragment else frozenset())
    if kind == "cover":
        return bool(reading.cover_page) and target.name != reading.cover_page
    if kind == "toc":
        return target.name != reading.navigation.name and "toc" not in here
    if kind in ("bodymatter", "text", "start"):
        apart = target.name in (reading.navigation.name, reading.cover_page)
        return apart or bool(here & _NO_BODY) or strict and _is_late(reading, line)
    known = any(kind in one.all_kinds for one in reading.texts)
    return known and kind not in here


def _is_late(reading: EpubReading, line: Line) -> bool:
    """Whether the text has begun before."""
    first = next((one for one in main_texts(reading) if one.name in reading.spine and one.headings), None)
    if first is None or line.target.order is None:
        return False
    texts = [one.name for one in reading.texts]
    return line.target.order > (texts.index(first.name), first.headings[0].order)


@where("e-books that mark where printed pages begin")
def _has_pages(case: Case[EpubReading]) -> bool:
    return any(one.pages for one in case.reading.texts)


@where("e-books with a list of pages")
def _has_page_list(case: Case[EpubReading]) -> bool:
    return bool(case.reading.navigation.page_list)


@rule(
    "NAV-014",
    "page-list-wrong",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 3.3",
    message="the list of pages and the text disagree",
    fix="let each line lead to the place where that page begins",
    applies=_has_page_list,
)
def page_list_wrong(case: Case[EpubReading]) -> Iterator[Hit]:
    reading = case.reading
    breaks = {(one.name, page.id): page for one in reading.texts for page in one.pages}
    last: Line | None = None
    for line in reading.navigation.page_list:
        page = breaks.get((line.target.name, line.target.fragment))
        if "epubcfi(" in line.address:  # a way to a place that takes a reading system to follow
            continue
        if not line.target.exists:
            yield _at(case, line, f"page “{line.title}” leads nowhere")
            continue
        if page is None and breaks:
            yield _at(case, line, f"page “{line.title}” leads to a place where no page begins")
        elif page is not None and page.label and page.label.split()[-1:] != line.title.split()[-1:]:
            yield _at(case, line, f"page “{line.title}” leads to page “{page.label}”")
        elif (
            last is not None
            and line.target.order
            and last.target.order
            and line.target.order < last.target.order
        ):
            yield _at(case, line, f"page “{line.title}” comes before page “{last.title}” in the text")
        last = line


@rule(
    "NAV-015",
    "page-unlisted",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 3.3",
    message="pages of the printed book cannot be found",
    fix="add a nav of the type page-list with a line for each page",
    applies=_has_pages,
    rests_on=Ground.ADVICE,
)
def page_unlisted(case: Case[EpubReading]) -> Iterator[Hit]:
    reading = case.reading
    if not reading.navigation.page_list:
        count = sum(len(one.pages) for one in reading.texts)
        yield Hit(
            f"{count} pages begin in the text, and there is no list of pages", file=reading.navigation.name
        )
        return
    listed = {(line.target.name, line.target.fragment) for line in reading.navigation.page_list}
    titles = {line.title for line in reading.navigation.page_list}
    for one in reading.texts:
        for page in one.pages:
            if (one.name, page.id) not in listed and page.label not in titles:
                yield Hit(f"page “{page.label}”", file=one.name, where=page.where)


@rule(
    "NAV-016",
    "page-nameless",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 3.3",
    message="a printed page begins and its number is not given",
    fix="write its number as the aria-label of the page break",
    applies=_has_pages,
)
def page_nameless(case: Case[EpubReading]) -> Iterator[Hit]:
    for one in case.reading.texts:
        for page in one.pages:
            if not page.label:
                yield Hit(file=one.name, where=page.where)
