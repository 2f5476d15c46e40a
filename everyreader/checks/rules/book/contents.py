"""NAV: whether an e-book has contents that a reader can use: there, shown, named, in order (EPUB 3.3, 7)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.book.row import alone, main_texts, rule
from everyreader.checks.rules.compared.contents import at, fits, has_lines, key, lines, many
from everyreader.checks.rules.model import Case, Hit, short
from everyreader.findings import Ground
from everyreader.formats.epub.contents import Line


def _missing(case: Case) -> Iterator[Hit]:
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


def _hidden(case: Case) -> Iterator[Hit]:
    if "toc" in case.reading.navigation.hidden:
        yield Hit(file=case.reading.navigation.name)


def _nameless(case: Case) -> Iterator[Hit]:
    """Lines of the contents beside a statement are compared with its headings."""
    nav = case.reading.navigation
    for line in (*(() if many(case) else lines(case)), *nav.landmarks, *nav.page_list):
        if not line.title:
            yield at(case, line, f"the line that leads to “{line.address}”")


def _untitled(case: Case) -> Iterator[Hit]:
    if "toc" in case.reading.navigation.nameless:
        yield Hit(file=case.reading.navigation.name)


def _out_of_order(case: Case) -> Iterator[Hit]:
    last: Line | None = None
    for line in lines(case):
        if line.target.order is None or not fits(line):
            continue
        if last is not None and line.target.order < last.target.order:
            yield at(case, line, f"“{short(line.title)}” comes before “{short(last.title)}” in the text")
        last = line


def _part_left_out(case: Case) -> Iterator[Hit]:
    named = {line.target.name for line in lines(case)}
    title = key(case.reading.title)
    for one in main_texts(case.reading):
        first = one.headings[0] if one.headings else None
        if one.name in case.reading.spine and one.name not in named and first and key(first.text) != title:
            yield Hit(
                f"“{short(first.text)}” in {one.name}", excerpt=short(first.text), file=one.name, unsure=True
            )


def _older_differs(case: Case) -> Iterator[Hit]:
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


RULES = (
    rule(
        "NAV-003",
        "contents-missing",
        "EPUB 3.3, 7.4",
        "the e-book has no contents",
        "add a navigation document with a line for each heading",
        _missing,
    ),
    rule(
        "NAV-006",
        "contents-hidden",
        "EPUB 3.3, 7.4",
        "the contents are hidden",
        "take away what hides them",
        _hidden,
        rests_on=Ground.ADVICE,
    ),
    rule(
        "NAV-007",
        "contents-line-nameless",
        "WCAG 2.4.4",
        "a line of the contents, landmarks or pages has no words",
        "write where it leads",
        _nameless,
    ),
    rule(
        "NAV-008",
        "contents-out-of-order",
        "EPUB 3.3, 7.4",
        "the contents go another way than the text",
        "put contents or spine into the right order",
        _out_of_order,
        lambda case: alone(case) and has_lines(case),
        "e-books with contents and without a statement beside them",
        rests_on=Ground.ADVICE,
    ),
    rule(
        "NAV-009",
        "part-not-in-contents",
        "WCAG 2.4.5",
        "a part of the book may be missing from the contents",
        "add a line for it, if a reader would look for it",
        _part_left_out,
        lambda case: alone(case) and has_lines(case),
        "e-books with contents and without a statement beside them",
        rests_on=Ground.ADVICE,
    ),
    rule(
        "NAV-010",
        "older-contents-differ",
        "EPUB 3.3, 5.9",
        "the contents for older reading systems say something else",
        "make them anew from the navigation document",
        _older_differs,
        lambda case: bool(case.reading.navigation.older and case.reading.navigation.toc),
        "e-books with contents for older reading systems, too",
        rests_on=Ground.ADVICE,
    ),
    rule(
        "NAV-017",
        "contents-untitled",
        "WCAG 2.4.6",
        "the contents have no heading or label that says what they are",
        "give their nav element a heading",
        _untitled,
        rests_on=Ground.ADVICE,
    ),
)
