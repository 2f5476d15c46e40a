"""Whether the marks on the pages and the leaves of the tag tree fit together, both ways (ISO 32000-1,
14.7.4.4)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object

from everyreader.formats.large_print.read.elements import Owner, every_node, is_element, kids, leaves, page_of
from everyreader.formats.large_print.read.flaw import About, Flaw
from everyreader.formats.large_print.read.shown import Key, Pages

_MOST_NODES = 100_000


def mark_flaws(pdf: pikepdf.Pdf, pages: Pages) -> Iterator[Flaw]:
    """For each page the first mark that leads to no tag or another, and tags that lead to no mark."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    holders = _holders(pdf)
    parents = _parents(pdf)
    there = {key for _, key in pages.keys}
    wrong: dict[int, str] = {}
    for page, key in pages.doubled:
        wrong.setdefault(page, f"page {page} has two marks of number {key[1]}")
    for page in (page for page, key in pages.nested_artifacts if key in holders):
        wrong.setdefault(page, f"page {page}: decoration and tagged text are nested in each other")
    for page, key in pages.keys:
        holder = holders.get(key)
        if holder is None or not _shows(pages, key):
            continue
        named = _named(pdf, key, parents)
        if named is None:
            wrong.setdefault(page, f"page {page}: mark {key[1]} does not lead to its tag")
        elif named.objgen != holder.objgen:
            wrong.setdefault(
                page, f"page {page}: mark {key[1]} leads to another tag than the one that holds it"
            )
    for page, element, annotation in _annotated(pdf):
        number = annotation.get("/StructParent")
        named = parents.get(int(number)) if number is not None else None
        if not isinstance(named, Dictionary) or named.objgen != element.objgen:
            wrong.setdefault(page, f"page {page}: a link does not lead to its tag")
    yield from (Flaw(About.MARKS, detail, page) for page, detail in sorted(wrong.items()))
    for node in every_node(pdf):
        own = [key for key in leaves(node.element, node.page) if key not in there]
        page = numbers.get(own[0][0], 0) if own else 0
        told = node.role == "/Figure" or page in wrong  # by other flaws
        if own and not told and not any(is_element(kid) for kid in kids(node.element)):
            where = f"page {page}" if page else "a page that is not there"
            yield Flaw(About.TAGLESS_PLACE, f"{node.role[1:]} on {where}", page)


def _annotated(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Object, Object]]:
    """Each annotation that stands on a page and in a tag, with both."""
    pages = {
        one.objgen: number
        for number, page in enumerate(pdf.pages, 1)
        for one in page.obj.get("/Annots", Array())
    }
    for node in every_node(pdf):
        for kid in kids(node.element):
            held = kid.get("/Obj") if isinstance(kid, Dictionary) and not is_element(kid) else None
            if isinstance(held, Dictionary) and held.objgen in pages:
                yield pages[held.objgen], node.element, held


def _shows(pages: Pages, key: Key) -> bool:
    return any(one.visible.strip() for one in pages.marked.get(key, ()))


def _holders(pdf: pikepdf.Pdf) -> dict[Key, Object]:
    """Each mark's element by the tree's own leaves."""
    found: dict[Key, Object] = {}
    for node in every_node(pdf):
        for kid in kids(node.element):
            if not isinstance(kid, Dictionary):
                found.setdefault((node.page, int(kid)), node.element)
            elif "/MCID" in kid and not is_element(kid):
                owner = kid.Stm.objgen if "/Stm" in kid else page_of(kid, node.page)
                found.setdefault((owner, int(kid.MCID)), node.element)
    return found


def _parents(pdf: pikepdf.Pdf) -> dict[int, Object]:
    """The parent tree by the number that a page or form has in it (ISO 32000-1, 7.9.7)."""
    found: dict[int, Object] = {}
    waiting = [pdf.Root.StructTreeRoot.get("/ParentTree")] if "/StructTreeRoot" in pdf.Root else []
    seen = 0
    while waiting and seen < _MOST_NODES:
        node, seen = waiting.pop(), seen + 1
        if not isinstance(node, Dictionary):
            continue
        flat = list(node.get("/Nums", Array()))
        found |= {int(key): value for key, value in zip(flat[::2], flat[1::2], strict=False)}
        waiting += list(node.get("/Kids", Array()))
    return found


def _named(pdf: pikepdf.Pdf, key: Key, parents: dict[int, Object]) -> Object | None:
    """The element to which the parent tree leads from a mark."""
    owner: Owner = key[0]
    number = pdf.get_object(owner).get("/StructParents")
    several = parents.get(int(number)) if number is not None else None
    if not isinstance(several, Array) or not 0 <= key[1] < len(several):
        return None
    found = several[key[1]]
    return found if isinstance(found, Dictionary) else None
