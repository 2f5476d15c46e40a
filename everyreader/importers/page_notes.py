"""Notes of a web page: links to a list at its end, each item of which leads back; pandoc knows them by their roles."""

from __future__ import annotations

import re

from lxml import etree

from everyreader.importers.one_note import sign

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?")

Element = etree._Element


class PageNotes:
    """The notes of ``article``, whose marks and ways back are taken out of it in place; ``write_signs`` tells pandoc of further marks.

    Only a list each item of which leads back to a mark that leads to it is one of notes, for sure.
    """

    def __init__(self, article: Element) -> None:
        self._marks: dict[Element, list[Element]] = {}
        named = {one.get("id"): one for one in article.iter("*") if one.get("id")}
        marks, links = _marks(article, named)
        for owner in list(article.iter("ol", "ul")):
            items = [one for one in owner if one.tag == "li"]
            backs = {item: _backs(item, links, marks.get(item, [])) for item in items}
            if items and all(backs.values()):
                for number, item in enumerate(items):
                    self._make(item, f"everyreader-note-{number}", marks[item], backs[item])
                _call(owner)

    def _make(self, item: Element, name: str, marks: list[Element], backs: list[Element]) -> None:
        for back in backs:
            _take_out(back)
        item.set("id", name)
        for mark in marks:
            _bare(mark)
            mark.attrib.clear()
            mark.set("href", f"#{name}")
            mark.set("role", "doc-noteref")
        self._marks[item] = marks

    def write_signs(self) -> None:
        for number, marks in enumerate((one for one in self._marks.values() if len(one) > 1), 1):
            for mark in marks:
                _put_before(mark, sign(number))
                if mark is not marks[0]:
                    _take_out(mark)


def _marks(
    article: Element, named: dict[str, Element]
) -> tuple[dict[Element, list[Element]], dict[Element, Element]]:
    """The marks that lead to each item of a list, and where each link within the page leads."""
    links: dict[Element, Element] = {}
    marks: dict[Element, list[Element]] = {}
    for link in article.iter("a"):
        address = link.get("href", "")
        there = named.get(address[1:]) if address[:1] == "#" else None
        if there is None:
            continue
        links[link] = there
        item = next((one for one in (there, *there.iterancestors()) if one.tag == "li"), None)
        if (
            item is not None
            and _MARK.fullmatch("".join(link.itertext()).strip())
            and item not in link.iterancestors()
        ):
            marks.setdefault(item, []).append(link)
    return marks, links


def _backs(item: Element, links: dict[Element, Element], marks: list[Element]) -> list[Element]:
    """The links in ``item`` that lead to one of its marks, or to what is right around or in one."""
    near = {one for mark in marks for one in (mark, *mark.iterdescendants(), *_raised(mark))}
    return [one for one in item.iter("a") if links.get(one) in near]


def _raised(mark: Element) -> list[Element]:
    around = mark.getparent()
    return [around] if around is not None and around.tag in ("sup", "span") else []


def _bare(mark: Element) -> None:
    """``mark`` without its number and the sup around it."""
    for one in list(mark):
        mark.remove(one)
    mark.text = None
    for around in _raised(mark):
        if len(around) == 1 and not (around.text or "").strip(" [(") and not (mark.tail or "").strip(" ])"):
            around.text = mark.tail = None
            around.tag = "span"


def _call(owner: Element) -> None:
    """The list's section is one of notes; the list itself where no section is its own."""
    around = owner.getparent()
    alone = (
        around is not None
        and around.tag in ("section", "div")
        and all(one is owner or one.tag == "hr" for one in around)
    )
    if alone:
        around.tag = "section"
        around.set("role", "doc-endnotes")
        return
    section = etree.Element("section", role="doc-endnotes")
    owner.addprevious(section)
    section.tail, owner.tail = owner.tail, None
    section.append(owner)


def _take_out(one: Element) -> None:
    """A link and its words; what stands behind it stays."""
    _put_before(one, one.tail or "")
    one.getparent().remove(one)


def _put_before(one: Element, text: str) -> None:
    parent, before = one.getparent(), one.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
