"""LST, QUO, TAB: lists, quotations and tables of pages and e-books by themselves: typed by hand, wrongly
built (WCAG 1.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import hit
from everyreader.checks.rules.document.headings_alone import foreign, is_foreign, said_hit
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import DOCUMENTS, Case
from everyreader.checks.semantics import Page, pages
from everyreader.checks.semantics.blocks import Block, blocks, inside_role
from everyreader.checks.semantics.roles import role_of
from everyreader.model.findings import Ground
from everyreader.model.text import folded

_TYPED = re.compile(r"^(?:[•‣◦▪●·]\s*(?=\S)|[–*-]\s+|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,4})[.)]\s+)")
_QUOTED = re.compile(r"^[“„«‘\"].*[”“»’\"][.,]?$", re.DOTALL)
_INDENT = 16.0  # CSS pixels
_NO_LIST = frozenset(
    {
        "list",
        "listitem",
        "navigation",
        "doc-toc",
        "table",
        "grid",
        "code",
        "heading",
        "doc-endnotes",
        "doc-endnote",
        "doc-footnote",
    }
)
_GAP = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_PROGRAM = re.compile(r"[{};=<>]|//|/\*|^\s*[*#$%]")
_LISTING = re.compile(
    r"code|listing|highlight|source|program|literal|console|terminal|language-", re.IGNORECASE
)
_NO_LINES = (
    "TABLE",
    "CODE",
    "SCRIPT",
    "STYLE",
    "TEXTAREA",
    "SAMP",
    "KBD",
    "SELECT",
    "BUTTON",
    "INPUT",
    "SVG",
)


@rule(
    "LST-005",
    "list-faked",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1 (F2)",
    message="a list is typed by hand",
    fix="make it a list",
    applies=is_foreign,
)
def list_faked(case: Case[ShownReading]) -> Iterator[Hit]:
    """Neighbouring blocks, or lines of one, that begin with a bullet or with numbers that go up."""
    for page in foreign(case):
        met = [(block, line) for block in blocks(page) if _may_list(page, block) for line in block.lines]
        told: set[int] = set()
        for (block, line), (after, following) in pairwise(met):
            first, second = _TYPED.match(line), _TYPED.match(following)
            if first and second and _belong(first[0], second[0]) and block.element.number not in told:
                told |= {block.element.number, after.element.number}
                found = hit(case, page, block.element, f"“{short(line, 60)}”")
                numbered = any(
                    map(str.isalnum, first[0])
                )  # by the text itself (WCAG 1.3.1: "or are available in text")
                yield replace(found, rests_on=Ground.ADVICE) if numbered else found


def _may_list(page: Page, block: Block) -> bool:
    """A note begins with its own number, or with that of the line that it is about."""
    around = tuple(block.element.ancestors())
    plain = all(one.name not in ("PRE", "ADDRESS", "A", "BUTTON", "DL") for one in around)
    note = any("note" in one.attributes.get("epub:type", "") for one in around)
    return plain and not note and not inside_role(page, block.element, _NO_LIST)


def _belong(first: str, second: str) -> bool:
    """Whether two typed marks are of one list: the same bullet, or a number and the next."""
    a, b = first.strip(" ()."), second.strip(" ().")
    if a.isdecimal() and b.isdecimal():
        return int(b) == int(a) + 1
    if a.isalpha() and b.isalpha():
        return len(a) > 1 or len(b) > 1 or ord(b.lower()) == ord(a.lower()) + 1
    return a == b


@rule(
    "QUO-002",
    "quotation-faked",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1 (F2)",
    message="a quotation shows by its indent alone",
    fix="make it a quotation",
    applies=is_foreign,
    rests_on=Ground.ADVICE,
)
def quotation_faked(case: Case[ShownReading]) -> Iterator[Hit]:
    """A block between quotation marks that is set in from those around it."""
    for page in foreign(case):
        met = blocks(page)
        for before, block, after in zip(met, met[1:], met[2:], strict=False):
            indented = all(block.left - one.left >= _INDENT for one in (before, after))
            long = len(block.text.split()) > 7
            if indented and long and _QUOTED.match(block.text) and _may_quote(page, block):
                yield said_hit(case, page, block.element)


def _may_quote(page: Page, block: Block) -> bool:
    outside = all(one.name not in ("BLOCKQUOTE", "FIGURE", "PRE") for one in block.element.ancestors())
    return outside and not inside_role(
        page, block.element, frozenset({"blockquote", "listitem", "definition", "cell"})
    )


@where("documents with lists")
def _has_lists(case: Case[ShownReading]) -> bool:
    wanted = ("OL", "UL", "MENU", "DL", "LI", "DT", "DD")
    return any(one.name in wanted for page in pages(case) for one in page.elements)


@rule(
    "LST-006",
    "list-with-strangers",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1",
    message="a list holds something that is no item",
    fix="put it into an item, or outside of the list",
    applies=_has_lists,
)
def list_with_strangers(case: Case[ShownReading]) -> Iterator[Hit]:
    allowed = {"OL": _ITEMS, "UL": _ITEMS, "MENU": _ITEMS, "DL": ("DT", "DD", "DIV", "SCRIPT", "TEMPLATE")}
    for page in pages(case):
        for one in page.elements:
            if one.name not in allowed or role_of(page, one) not in ("list", "") or page.hidden(one):
                continue
            for child in page.children(one):
                text = child.name == "#text" and child.text.strip()
                element = child.name[0] not in "#:" and child.name not in allowed[one.name]
                if text or (element and not page.hidden(child) and role_of(page, child) != "listitem"):
                    yield hit(
                        case,
                        page,
                        one,
                        f"it holds {'text' if text else f'<{child.name.lower()}>'} beside its items",
                    )
                    break


_ITEMS = ("LI", "SCRIPT", "TEMPLATE", "SLOT")


@rule(
    "LST-007",
    "item-without-list",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1",
    message="an item stands in no list",
    fix="put it into a list",
    applies=_has_lists,
)
def item_without_list(case: Case[ShownReading]) -> Iterator[Hit]:
    homes = {"LI": ("OL", "UL", "MENU", "SLOT"), "DT": ("DL", "DIV"), "DD": ("DL", "DIV")}
    for page in pages(case):
        for one in page.elements:
            above = one.parent
            if one.name in homes and page.is_html(one) and not page.hidden(one) and above is not None:
                listed = above.name in homes[one.name] or role_of(page, above) == "list"
                if not listed and not one.attributes.get("role"):
                    yield said_hit(case, page, one)


@rule(
    "TAB-010",
    "table-faked",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1 (F33, F34)",
    message="a table is typed with spaces or tabs",
    fix="make it a table",
    applies=is_foreign,
)
def table_faked(case: Case[ShownReading]) -> Iterator[Hit]:
    """Three neighbouring lines whose words are held apart by tabs or rows of spaces and begin at the same
    column."""
    for page in foreign(case):
        for one in page.elements:
            if not _holds_lines(page, one):
                continue
            lines = _kept_lines(page, one)
            for three in zip(lines, lines[1:], lines[2:], strict=False):
                if not any(_PROGRAM.search(line) for line in three) and _columns(three):
                    yield hit(case, page, one, f"“{short(folded(three[0]), 40)}”")
                    break


def _holds_lines(page: Page, one: Element) -> bool:
    """Whether it is a block of nothing but lines whose white space is kept, and no program."""
    if not one.block or page.hidden(one) or not (_keeps(one) or "\u00a0\u00a0" in _raw(page, one)):
        return False
    if any(up.name in _NO_LINES or _LISTING.search(up.attributes.get("class", "")) for up in one.ancestors()):
        return False
    return not any(each.block or each.name in _NO_LINES for each in page.inside(one))


def _keeps(one: Element) -> bool:
    return one.styles.get("white-space-collapse", "").startswith("preserve")


def _raw(page: Page, one: Element) -> str:
    return "".join(each.text for each in page.children(one) if each.name == "#text")


def _kept_lines(page: Page, one: Element) -> list[str]:
    text = "".join("\n" if each.name == "BR" else _drawn(each, one) for each in page.inside(one))
    return [line.expandtabs(8).rstrip() for line in text.split("\n") if line.strip()]


def _columns(lines: tuple[str, ...]) -> bool:
    """Whether some column begins at the same place in all of them, one place to and fro, or ends there as
    numbers do."""
    starts = [{found.end() for found in _GAP.finditer(line)} for line in lines]
    if not all(starts):
        return False
    if any(all(any(abs(at - other) <= 1 for other in each) for each in starts[1:]) for at in starts[0]):
        return True
    return len({len(line) for line in lines}) == 1


def _drawn(text: Element, inside: Element) -> str:
    if text.name != "#text":
        return ""
    return text.text if _keeps(inside) else re.sub(r"[ \t\r\n]+", " ", text.text)
