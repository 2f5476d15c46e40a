"""PKG: where an e-book's links to its own parts lead, beside the statement's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from everyreader.checks.rules.book.row import is_book
from everyreader.checks.rules.compared.contents import key
from everyreader.checks.rules.model import REBUILD, Case, Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK
from everyreader.model.publication import Publication


def _elements(node: Any, kind: str) -> Iterator[list[Any]]:
    """The contents of each element of ``kind`` in pandoc's AST, in order."""
    if isinstance(node, dict):
        if node.get("t") == kind:
            yield node["c"]
        yield from _elements(node.get("c"), kind)
    elif isinstance(node, list):
        for one in node:
            yield from _elements(one, kind)


def _text(node: Any) -> str:
    """The words of inlines."""
    if isinstance(node, list):
        return "".join(_text(one) for one in node)
    if not isinstance(node, dict):
        return ""
    if node.get("t") in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if node.get("t") in ("Str", "Code", "Math"):
        return node["c"] if isinstance(node["c"], str) else node["c"][1]
    return "" if node.get("t") == "Note" else _text(node.get("c"))


def _blocks(publication: Publication) -> Any:
    return json.loads(publication.body)["blocks"]


def _leads(publication: Publication) -> dict[str, set[str]]:
    """Words of links to headings of the statement, and the headings that they lead to."""
    headings = {
        content[1][0]: key(_text(content[2])) for content in _elements(_blocks(publication), "Header")
    }
    out: dict[str, set[str]] = {}
    for content in _elements(_blocks(publication), "Link"):
        target = content[2][0]
        if target.startswith("#") and target[1:] in headings:
            out.setdefault(key(_text(content[1])), set()).add(headings[target[1:]])
    return out


@where("statements with links to their own headings")
def _has_links(case: Case) -> bool:
    return is_book(case) and case.publication is not None and bool(_leads(case.publication))


@rule(
    "PKG-018",
    "link-to-another-part",
    on=BOOK,
    criterion="WCAG 2.4.4",
    message="a link leads to another part than it was made for",
    fix=REBUILD,
    applies=_has_links,
    alone=True,
    why="A reader cannot tell where a link leads, or is led nowhere.",
)
def link_to_another_part(case: Case) -> Iterator[Hit]:
    """A heading that is none any more is told by the rules about headings."""
    leads = _leads(case.publication)
    still = {key(heading.text) for one in case.reading.texts for heading in one.headings}
    for name, link, heading in case.reading.links_inside:
        expected = leads.get(key(link.words), set())
        if expected & still and key(heading) not in expected:
            detail = f"“{short(link.words, 60)}” leads to “{short(heading, 60) or link.address}”"
            yield Hit(detail, None, short(link.words), where=link.where, file=name)
