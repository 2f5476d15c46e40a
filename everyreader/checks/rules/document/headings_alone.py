"""HDG: headings of foreign pages and e-books: out of order, missing, or showing to the eye alone (WCAG 1.3.1,
2.4.6).

Beside a statement the comparing rules say more; these speak where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import hit
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import DOCUMENTS, Case
from everyreader.checks.semantics import Page, pages
from everyreader.checks.semantics.blocks import Block, blocks, inside_role, usual
from everyreader.checks.semantics.roles import included, role_of
from everyreader.model.findings import Ground

_ENDS_SENTENCE = re.compile(r"[.!?,;:…](?:[”\"'»)\]]*)$")
_LONGEST_HEADING = 100  # characters
_LARGER = 1.15  # times the usual size
_NO_HEADING = frozenset(
    {
        "heading",
        "listitem",
        "cell",
        "gridcell",
        "columnheader",
        "rowheader",
        "caption",
        "figure",
        "term",
        "navigation",
        "doc-toc",
        "banner",
        "contentinfo",
        "button",
        "blockquote",
        "math",
        "code",
        "form",
        "search",
        "graphics-document",
        "group",
        "doc-subtitle",
    }
)
_NO_HEADING_TAGS = ("DT", "LABEL", "LEGEND", "FIGCAPTION", "SUMMARY", "PRE", "HEADER", "FOOTER")
_MANY_WORDS = 400  # from here a text without any heading is hard to find one's way in


def headings(page: Page) -> list[tuple[Element, int]]:
    """The headings that assistive technology is given, with their levels."""
    return [
        (one, _level(one)) for one in page.elements if role_of(page, one) == "heading" and included(page, one)
    ]


def _level(one: Element) -> int:
    said = one.attributes.get("aria-level", "").strip()
    if said.isdecimal() and len(said) < 4 and int(said):
        return int(said)
    return int(one.name[1]) if re.fullmatch(r"H[1-6]", one.name) else 2


def foreign(case: Case[ShownReading]) -> tuple[Page, ...]:
    return pages(case) if case.publication is None else ()


@where("foreign pages and e-books")
def is_foreign(case: Case[ShownReading]) -> bool:
    return bool(foreign(case))


@where("foreign pages and e-books with headings")
def _has_headings(case: Case[ShownReading]) -> bool:
    return any(headings(page) for page in foreign(case))


def said_hit(
    case: Case[ShownReading], page: Page, one: Element, *, unsure: bool = False, detail: str = ""
) -> Hit:
    words = page.words(one)
    return hit(case, page, one, f"{detail}“{short(words, 60)}”", unsure=unsure)


@rule(
    "HDG-010",
    "heading-level-skipped",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1 (G141)",
    message="a heading level is skipped",
    fix="go down one level at a time",
    applies=_has_headings,
    rests_on=Ground.ADVICE,
)
def heading_level_skipped(case: Case[ShownReading]) -> Iterator[Hit]:
    """Within each document: one of an e-book may go on where the last one stopped."""
    for page in foreign(case):
        before = None
        for one, level in headings(page):
            if before is not None and level > before + 1:
                yield said_hit(case, page, one, detail=f"level {level} after level {before}: ")
            before = level


@rule(
    "HDG-011",
    "top-heading-missing",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1, 2.4.6",
    message="no heading is at the first level",
    fix="give the document one heading at level 1",
    applies=_has_headings,
    rests_on=Ground.ADVICE,
)
def top_heading_missing(case: Case[ShownReading]) -> Iterator[Hit]:
    levels = [(page, one, level) for page in foreign(case) for one, level in headings(page)]
    if levels and all(level > 1 for _, _, level in levels):
        page, one, level = levels[0]
        yield said_hit(case, page, one, detail=f"the first is at level {level}: ")


@rule(
    "HDG-012",
    "top-heading-doubled",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1",
    message="a document has a second heading at the first level",
    fix="keep one heading at level 1",
    applies=_has_headings,
    rests_on=Ground.ADVICE,
)
def top_heading_doubled(case: Case[ShownReading]) -> Iterator[Hit]:
    for page in foreign(case):
        tops = [one for one, level in headings(page) if level == 1]
        for one in tops[1:]:
            yield said_hit(case, page, one)


@rule(
    "HDG-013",
    "headings-missing",
    on=DOCUMENTS,
    criterion="WCAG 2.4.10, 1.3.1",
    message="a long text has no headings",
    fix="make the lines that play headings headings, or add some",
    applies=is_foreign,
    rests_on=Ground.ADVICE,
)
def headings_missing(case: Case[ShownReading]) -> Iterator[Hit]:
    found = foreign(case)
    words = sum(len(block.text.split()) for page in found for block in blocks(page))
    if words >= _MANY_WORDS and not any(headings(page) for page in found):
        yield Hit(f"{words} words without any")


@rule(
    "HDG-014",
    "heading-faked-by-style",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1 (F2)",
    message="a line in bold or large letters plays a heading",
    fix="make it a heading",
    applies=is_foreign,
    rests_on=Ground.ADVICE,
)
def heading_faked_by_style(case: Case[ShownReading]) -> Iterator[Hit]:
    for page in foreign(case):
        met = blocks(page)
        size, bold = usual(met)
        for at, (block, after) in enumerate(pairwise(met)):
            stands_out = block.size >= size * _LARGER or (block.bold and not bold)
            if at and inside_role(page, met[at - 1].element, frozenset({"heading"})):
                continue  # a date, an author or a second title stands below a heading so
            if stands_out and _could_be_heading(page, block) and _is_plain(page, after, size, bold):
                yield said_hit(case, page, block.element)


def _could_be_heading(page: Page, block: Block) -> bool:
    text = block.text
    if (
        not 2 < len(text) <= _LONGEST_HEADING
        or _ENDS_SENTENCE.search(text)
        or not re.search(r"[^\W\d_]", text)
    ):
        return False
    if any(one.name in _NO_HEADING_TAGS or one.name == "A" for one in block.element.ancestors()):
        return False
    links = [one for one in page.inside(block.element) if one.name == "A" and "href" in one.attributes]
    if any(page.words(one) == text for one in links):
        return False
    return not inside_role(page, block.element, _NO_HEADING) and block.tallest <= 2


def _is_plain(page: Page, block: Block, size: float, bold: bool) -> bool:
    """Whether it is text of the usual kind, such as a heading stands above."""
    return (
        block.size < size * _LARGER
        and (bold or not block.bold)
        and len(block.text) > _LONGEST_HEADING / 3
        and not inside_role(page, block.element, frozenset({"heading"}))
    )
