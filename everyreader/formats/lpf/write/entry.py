"""The primary entry page (Audiobooks, 4.1) and the text beside the recording: both read without a player, in
any browser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree
from lxml.builder import ElementMaker

from everyreader.formats.lpf.write.contents import Line
from everyreader.formats.xhtml import direction, phrase
from everyreader.model.publication import Metadata
from everyreader.theme.cover import Cover
from everyreader.theme.phrases import Phrase

ENTRY, MANIFEST, SOUND, TEXT = "index.html", "publication.json", "audio.mp3", "text.xhtml"
COVER, STYLE = "cover.png", "style.css"
XHTML = "http://www.w3.org/1999/xhtml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
E = ElementMaker(namespace=XHTML, nsmap={None: XHTML})

Element = etree._Element


def entry_page(metadata: Metadata, cover: Cover, lines: Sequence[Line]) -> bytes:
    """Title, cover, player, contents, and the way to the text. HTML that is XML as well (polyglot), in
    UTF-8."""
    contents, text = phrase("contents", metadata.language), phrase("text", metadata.language)
    toc = E.nav(
        {"role": "doc-toc", "aria-labelledby": "contents"},
        E.h2({"id": "contents", **_lang(contents, metadata)}, contents.text),
        _list(_nested(list(lines))),
    )
    size = {"width": str(cover.width), "height": str(cover.height)}
    return _page(
        metadata,
        [
            E.h1(metadata.title),
            E.p({"class": "cover"}, E.img({"src": COVER, "alt": cover.alt, "class": "cover", **size})),
            E.audio({"controls": "controls", "src": SOUND, "preload": "metadata"}, ""),
            toc,
            E.nav({"aria-label": text.text, **_lang(text, metadata)}, E.p(E.a({"href": TEXT}, text.text))),
        ],
        E.link({"rel": "publication", "href": MANIFEST}),
    )


def text_page(metadata: Metadata, blocks: Iterable[Element]) -> bytes:
    """The statement's text (XHTML 5 elements) as a document of its own."""
    return _page(metadata, blocks)


def _page(metadata: Metadata, content: Iterable[Element], *more: Element) -> bytes:
    head = E.head(
        E.meta({"charset": "utf-8"}),
        E.title(metadata.title),
        E.meta({"name": "viewport", "content": "width=device-width"}),
        E.link({"rel": "stylesheet", "href": STYLE}),
        *more,
    )
    language = metadata.language
    root = E.html(
        {"lang": language, _XML_LANG: language, "dir": direction(language)}, head, E.body(E.main(*content))
    )
    return bytes(etree.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")) + b"\n"


Branch = tuple[Line, list["Branch"]]


def _nested(lines: Sequence[Line]) -> list[Branch]:
    """Each line with those below it: what follows at a deeper level."""
    out: list[Branch] = []
    index = 0
    while index < len(lines):
        end = index + 1
        while end < len(lines) and lines[end].level > lines[index].level:
            end += 1
        out.append((lines[index], _nested(lines[index + 1 : end])))
        index = end
    return out


def _list(branches: Sequence[Branch]) -> Element:
    out = E.ol()
    for line, below in branches:
        link = E.a({"href": f"{SOUND}#t={line.moment / 1000:.3f}"}, line.title)
        out.append(E.li(link, _list(below)) if below else E.li(link))
    return out


def _lang(said: Phrase, metadata: Metadata) -> dict[str, str]:
    if said.language.split("-")[0] == metadata.language.split("-")[0]:
        return {}
    return {"lang": said.language, _XML_LANG: said.language}
