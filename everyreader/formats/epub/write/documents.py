"""XHTML documents of the book, made as trees and never pasted together."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from lxml.builder import ElementMaker

from everyreader.formats.xhtml import direction
from everyreader.theme.cover import Cover

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
TYPE = f"{{{OPS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
E = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})

# DPUB-ARIA roles of the fragment → epub:type, for reading systems that know only the latter (pop-up notes).
_TYPES = {"doc-endnotes": "endnotes", "doc-noteref": "noteref", "doc-backlink": "backlink"}

Element = etree._Element


def page(
    title: str, language: str, content: Iterable[Element], *, kind: str = "", style: str = "style.css"
) -> bytes:
    """One content document (EPUB 3.3, 6.1). ``kind`` is the body's ``epub:type``."""
    head = E.head(E.title(title), E.link({"rel": "stylesheet", "type": "text/css", "href": style}))
    body = E.body(*content)
    if kind:
        body.set(TYPE, kind)
    root = E.html(head, body)
    root.set("lang", language)
    root.set(XML_LANG, language)
    root.set("dir", direction(language))
    return (
        bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")) + b"\n"
    )


def typed(elements: list[Element]) -> list[Element]:
    """``elements`` with ``epub:type`` beside the roles that have one."""
    for block in elements:
        for one in block.iter(f"{{{XHTML}}}section", f"{{{XHTML}}}a"):
            kind = _TYPES.get(one.get("role", ""))
            if kind:
                one.set(TYPE, kind)
    return elements


def cover_page(cover: Cover, name: str, title: str, language: str) -> bytes:
    """The cover as a page: an image and no words, for its words are the title's, which the text begins
    with."""
    image = E.img({"src": name, "alt": cover.alt, "role": "doc-cover", "class": "cover"})
    return page(title, language, [E.p({"class": "cover"}, image)], kind="cover")
