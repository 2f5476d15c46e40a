"""NAV: whether an e-book has contents that a reader can use: there, shown, named, in order (EPUB 3.3, 7)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.book.row import alone, main_texts
from everyreader.checks.rules.compared.contents import at, fits, has_lines, key, lines, many
from everyreader.checks.rules.model import Case, Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK
from everyreader.formats.epub.read.contents import Line
from everyreader.model.findings import Ground


@rule(
    "NAV-003",
    "contents-missing",
    on=BOOK,
    criterion="EPUB 3.3, 7.4",
    message="the e-book has no contents",
    fix="add a navigation document with a line for each heading",
    alone=True,
)
def contents_missing(case: Case) -> Iterator[Hit]:
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
    alone=True,
    rests_on=Ground.ADVICE,
)
def contents_hidden(case: Case) -> Iterator[Hit]:
    if "toc" in case.reading.navigation.hidden:
        yield Hit(file=case.reading.navigation.name)


@rule(
    "NAV-007",
    "contents-line-nameless",
    on=BOOK,
    criterion="WCAG 2.4.4",
    message="a line of the contents, landmarks or pages has no words",
    fix="write where it leads",
    alone=True,
)
def contents_line_nameless(case: Case) -> Iterator[Hit]:
    """Lines of the contents beside a statement are compared with its headings."""
    nav = case.reading.navigation
    for line in (*(() if many(case) else lines(case)), *nav.landmarks, *nav.page_list):
        if not line.title:
            yield at(case, line, f"the line that leads to “{line.address}”")


@rule(
    "NAV-017",
    "contents-untitled",
    on=BOOK,
    criterion="WCAG 2.4.6",
    message="the contents have no heading or label that says what they are",
    fix="give their nav element a heading",
    alone=True,
    rests_on=Ground.ADVICE,
)
def contents_untitled(case: Case) -> Iterator[Hit]:
    if "toc" in case.reading.navigation.nameless:
        yield Hit(file=case.reading.navigation.name)


@rule(
    "NAV-008",
    "contents-out-of-order",
    on=BOOK,
    criterion="EPUB 3.3, 7.4",
    message="the contents go another way than the text",
    fix="put contents or spine into the right order",
    applies=where("e-books with contents and without a statement beside them")(
        lambda case: alone(case) and has_lines(case)
    ),
    alone=True,
    rests_on=Ground.ADVICE,
)
def contents_out_of_order(case: Case) -> Iterator[Hit]:
    last: Line | None = None
    for line in lines(case):
        if line.target.order is None or not fits(line):
            continue
        if last is not None and line.target.order < last.target.order:
            yield at(case, line, f"“{short(line.title)}” comes before “{short(last.title)}” in the text")
        last = line


@rule(
    "NAV-009",
    "part-not-in-contents",
    on=BOOK,
    criterion="WCAG 2.4.5",
    message="a part of the book may be missing from the contents",
    fix="add a line for it, if a reader would look for it",
    applies=where("e-books with contents and without a statement beside them")(
        lambda case: alone(case) and has_lines(case)
    ),
    alone=True,
    rests_on=Ground.ADVICE,
)
def part_not_in_contents(case: Case) -> Iterator[Hit]:
    named = {line.target.name for line in lines(case)}
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
    alone=True,
    rests_on=Ground.ADVICE,
)
def older_contents_differ(case: Case) -> Iterator[Hit]:
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
