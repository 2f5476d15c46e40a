"""Write a W3C PLS lexicon: what somebody starts from who wants to say how words are spoken."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.builder import ElementMaker

from everyreader.model.lexicon import Entry
from everyreader.source.lexicon.files import NAMESPACE, XML_LANG


def pls(entries: Sequence[Entry], language: str, comment: str) -> bytes:
    """The entries as one file for ``language``; ``comment`` stands at its top. An alphabet is asked for by
    PLS 1.0, 4.1, and not used."""
    make = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
    root = make.lexicon(
        *(make.lexeme(make.grapheme(one.grapheme), make.alias(one.alias)) for one in entries),
        version="1.0",
        alphabet="ipa",
        **{XML_LANG: language},
    )
    root.addprevious(etree.Comment(f" {comment} "))
    return etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True, pretty_print=True)
