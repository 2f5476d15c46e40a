"""LST, QUO: lists and quotations of pages and e-books by themselves: typed by hand, wrongly built, or shown by an indent (WCAG 1.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from everyreader.checks.rules.elements import hit
from everyreader.checks.rules.headings_alone import foreign, row, said_hit
from everyreader.checks.rules.model import Case, Hit, short
from everyreader.checks.semantics import Page, pages
from everyreader.checks.semantics.blocks import Block, blocks, inside_role
from everyreader.checks.semantics.roles import role_of
from everyreader.findings import Severity

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
        "doc-footnote",
    }
)


def _typed_lists(case: Case) -> Iterator[Hit]:
    """Neighbouring blocks, or lines of one, that begin with a bullet or with numbers that go up."""
    for page in foreign(case):
        met = [(block, line) for block in blocks(page) if _may_list(page, block) for line in block.lines]
        told: set[int] = set()
        for (block, line), (after, following) in pairwise(met):
            first, second = _TYPED.match(line), _TYPED.match(following)
            if first and second and _belong(first[0], second[0]) and block.element.number not in told:
                told |= {block.element.number, after.element.number}
                yield hit(case, page, block.element, f"“{short(line, 60)}”")


def _may_list(page: Page, block: Block) -> bool:
    plain = all(one.name not in ("PRE", "ADDRESS", "A", "BUTTON") for one in block.element.ancestors())
    return plain and not inside_role(page, block.element, _NO_LIST)


def _belong(first: str, second: str) -> bool:
    """Whether two typed marks are of one list: the same bullet, or a number and the next."""
    a, b = first.strip(" ()."), second.strip(" ().")
    if a.isdecimal() and b.isdecimal():
        return int(b) == int(a) + 1
    if a.isalpha() and b.isalpha():
        return len(a) > 1 or len(b) > 1 or ord(b.lower()) == ord(a.lower()) + 1
    return a == b


def _faked_quotations(case: Case) -> Iterator[Hit]:
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


def _wrong_children(case: Case) -> Iterator[Hit]:
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


def _orphans(case: Case) -> Iterator[Hit]:
    homes = {"LI": ("OL", "UL", "MENU", "SLOT"), "DT": ("DL", "DIV"), "DD": ("DL", "DIV")}
    for page in pages(case):
        for one in page.elements:
            above = one.parent
            if one.name in homes and page.is_html(one) and not page.hidden(one) and above is not None:
                listed = above.name in homes[one.name] or role_of(page, above) == "list"
                if not listed and not one.attributes.get("role"):
                    yield said_hit(case, page, one)


def _has_lists(case: Case) -> bool:
    wanted = ("OL", "UL", "MENU", "DL", "LI", "DT", "DD")
    return any(one.name in wanted for page in pages(case) for one in page.elements)


RULES = (
    row(
        "LST-005", "list-faked", "WCAG 1.3.1 (F2)", "a list is typed by hand", "make it a list", _typed_lists
    ),
    row(
        "LST-006",
        "list-with-strangers",
        "WCAG 1.3.1",
        "a list holds something that is no item",
        "put it into an item, or outside of the list",
        _wrong_children,
        _has_lists,
        "documents with lists",
    ),
    row(
        "LST-007",
        "item-without-list",
        "WCAG 1.3.1",
        "an item stands in no list",
        "put it into a list",
        _orphans,
        _has_lists,
        "documents with lists",
    ),
    row(
        "QUO-002",
        "quotation-faked",
        "WCAG 1.3.1 (F2)",
        "a quotation shows by its indent alone",
        "make it a quotation",
        _faked_quotations,
        severity=Severity.WARNING,
    ),
)
