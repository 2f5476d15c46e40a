"""NAV: whether an e-book has contents that a reader can use: there, shown, named, in order (EPUB 3.3, 7)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.book.row import alone, main_texts
from everyreader.checks.rules.compared.contents import at, fits, key, lines, many
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.contents import Line
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground


@rule(
    "NAV-003",
    "contents-missing",
    on=BOOK,
    criterion="EPUB 3.3, 7.4",
    message="the e-book has no contents",
    fix="add a navigation document with a line for each heading",
)
def contents_missing(case: Case[EpubReading]) -> Iterator[Hit]:
    reading = case.reading
    file = reading.navigation.name or reading.package.name
    if reading.navigation.toc or reading.navigation.older and not reading.package.version.startswith("3"):
        return
    if not reading.navigation.name:
        yield Hit("there is no navigation document", file=file)
    elif "toc" not in reading.navigation.kinds:
        yield Hit("the navigation document has no contents", file=file)
    else:
        yield Hit("the contents have no line", file=file)


@rule(
    "NAV-006",
    "contents-hidden",
    on=BOOK,
    criterion="EPUB 3.3, 7.4",
    message="the contents are hidden",
    fix="take away what hides them",
    rests_on=Ground.ADVICE,
)
def contents_hidden(case: Case[EpubReading]) -> Iterator[Hit]:
    if "toc" in case.reading.navigation.hidden:
        yield Hit(file=case.reading.navigation.name)


@rule(
    "NAV-007",
    "contents-line-nameless",
    on=BOOK,
    criterion="WCAG 2.4.4",
    message="a line of the contents, landmarks or pages has no words",
    fix="write where it leads",
)
def contents_line_nameless(case: Case[EpubReading]) -> Iterator[Hit]:
    """Lines of the contents beside a statement are compared with its headings."""
    nav = case.reading.navigation
    for line in (*(() if many(case) else lines(case.reading)), *nav.landmarks, *nav.page_list):
        if not line.title:
            yield at(case.reading, line, f"the line that leads to “{line.address}”")


@rule(
    "NAV-017",
    "contents-untitled",
    on=BOOK,
    criterion="WCAG 2.4.6",
    message="the contents have no heading or label that says what they are",
    fix="give their nav element a heading",
    rests_on=Ground.ADVICE,
)
def contents_untitled(case: Case[EpubReading]) -> Iterator[Hit]:
    if "toc" in case.reading.navigation.nameless:
        yield Hit(file=case.reading.navigation.name)


@where("e-books with contents and without a statement beside them")
def _has_lines(case: Case[EpubReading]) -> bool:
    return alone(case) and bool(lines(case.reading))


@rule(
    "NAV-008",
    "contents-out-of-order",
    on=BOOK,
    criterion="EPUB 3.3, 7.4",
    message="the contents go another way than the text",
    fix="put contents or spine into the right order",
    applies=_has_lines,
    rests_on=Ground.ADVICE,
)
def contents_out_of_order(case: Case[EpubReading]) -> Iterator[Hit]:
    last: tuple[Line, tuple[int, int]] | None = None
    for line in filter(fits, lines(case.reading)):
        order = line.target.order
        if order is None:
            continue
        if last is not None and order < last[1]:
            detail = f"“{short(line.title)}” comes before “{short(last[0].title)}” in the text"
            yield at(case.reading, line, detail)
        last = line, order


@rule(
    "NAV-009",
    "part-not-in-contents",
    on=BOOK,
    criterion="WCAG 2.4.5",
    message="a part of the book may be missing from the contents",
    fix="add a line for it, if a reader would look for it",
    applies=_has_lines,
    rests_on=Ground.ADVICE,
)
def part_not_in_contents(case: Case[EpubReading]) -> Iterator[Hit]:
    named = {line.target.name for line in lines(case.reading)}
    title = key(case.reading.title)
    for one in main_texts(case.reading):
        first = one.headings[0] if one.headings else None
        if one.name in case.reading.spine and one.name not in named and first and key(first.text) != title:
            yield Hit(
                f"“{short(first.text)}” in {one.name}", excerpt=short(first.text), file=one.name, unsure=True
            )


@rule(
    "NAV-010",
    "older-contents-differ",
    on=BOOK,
    criterion="EPUB 3.3, 5.9",
    message="the contents for older reading systems say something else",
    fix="make them anew from the navigation document",
    applies=where("e-books with contents for older reading systems, too")(
        lambda case: bool(case.reading.navigation.older and case.reading.navigation.toc)
    ),
    rests_on=Ground.ADVICE,
)
def older_contents_differ(case: Case[EpubReading]) -> Iterator[Hit]:
    nav, file = case.reading.navigation, case.reading.package.older_contents
    newer, older = {key(line.title) for line in nav.toc}, {key(line.title) for line in nav.older}
    for line in nav.older:
        if not line.target.exists:
            yield Hit(f"“{short(line.title)}” leads nowhere", excerpt=short(line.title), file=file)
        elif key(line.title) not in newer:
            yield Hit(f"only the older ones have “{short(line.title)}”", excerpt=short(line.title), file=file)
    for line in nav.toc:
        if line.level == 1 and key(line.title) not in older:
            yield Hit(f"the older ones lack “{short(line.title)}”", excerpt=short(line.title), file=file)
