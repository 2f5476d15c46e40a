"""E-books (epub): the documents of the spine in their order, each read as a page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml import etree

from everyreader.importers.archive import Archive
from everyreader.importers.blocks.attributes import language_in
from everyreader.importers.blocks.pictures import Find
from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.reading import Found, draft
from everyreader.importers.web import annotations as web_shown
from everyreader.importers.web import article, landings, languages, notes, places, whole, words
from everyreader.importers.web import lists as web_lists
from everyreader.importers.web.elements import at, numbered
from everyreader.importers.web.reader import written_in
from everyreader.importers.web.tables import head_tables
from everyreader.model.errors import SourceError
from everyreader.model.text import folded

_OPF = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_FONTS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
_PLACE = "place-{}-{}"
_OPENING = 3  # documents among which a title page stands


def read(path: Path, language: str) -> Draft:
    """The book's text as a draft; its places are paragraphs. Raises ``SourceError``, ``MakerMissing``."""
    with Archive(path) as archive:
        _refuse_locked(archive)
        package = _package(archive)
        opf = archive.xml(package)
        repairs = Repairs()
        body = lxml.html.Element("body")
        count = 1
        for number, name in enumerate(_spine(archive, opf, posixpath.dirname(package))):
            data = archive.read(name)
            root = article.parsed(path, data, encoding="utf-8")
            web_lists.record(root, article.sheets(root, _beside(archive, name)))
            count = numbered(root, count)
            page, received = article.body_of(root), deepcopy(root)
            article.prune(page, repairs, pages_own=False)
            repairs += whole.rest(data.decode("utf-8", "replace"), received, page, repairs)
            if _is_cover(page, opf):
                repairs.say("cover left out", at(page), "the edition has a cover of its own")
                continue
            if _is_contents(page):
                repairs.say("list of contents left out", at(page), f"“{excerpt(words.words(page), 200)}”")
                continue
            _addressed(page, name, number)
            page.set("lang", languages.language(page))
            page.tag = "div"
            body.append(page)
        _inner_links(body, archive)
        marks = notes.settle(body, repairs)
        web_shown.told_aside(body, repairs)
        landings.placed(body)
        _title_page(body, opf, repairs)
        languages.settle(body, language_in({"lang": _said(opf, "language")}))
        web_lists.settle(body, repairs)
        found = Found(
            tuple(words.lines(body)),
            tuple(places.resolved(body, repairs)),
            language=_said(opf, "language"),
            image=written_in(lambda name: archive.read(name) if name in archive.names else None),
            matter=_matter(opf),
            date=_day(opf),
            labels=tuple(web_lists.labels(body)),
        )
        notes.write_signs(marks)
        head_tables(body)
        return draft(path, lxml.html.tostring(body, encoding="utf-8"), "html", found, language)


def _refuse_locked(archive: Archive) -> None:
    name = "META-INF/encryption.xml"
    if "META-INF/rights.xml" in archive.names or name in archive.names:
        data = archive.read(name) if name in archive.names else b""
        if not data or data.count(b"EncryptionMethod") > sum(data.count(one) for one in _FONTS):
            raise SourceError(archive.path, "it is encrypted; ask its publisher for one without a lock")


def _package(archive: Archive) -> str:
    root = archive.xml("META-INF/container.xml")
    name = next((one.get("full-path") for one in root.iter(f"{_CONTAINER}rootfile")), None)
    if not name:
        raise SourceError(archive.path, "it names no package; it is no e-book that can be read")
    return name


def _spine(archive: Archive, opf: etree._Element, folder: str) -> Iterator[str]:
    items = {one.get("id"): one for one in opf.iter(f"{_OPF}item")}
    for reference in opf.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or "html" not in (item.get("media-type") or ""):
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if name in archive.names:
            yield name
        else:
            raise SourceError(archive.path, f"its document {name} is not there; ask for the book again")


def _beside(archive: Archive, document: str) -> Find:
    """What stands in the book, by the address that its ``document`` has for it."""

    def found(address: str) -> bytes | None:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(document), unquote(address)))
        return archive.read(name) if name in archive.names else None

    return found


def _is_cover(page: etree._Element, opf: etree._Element) -> bool:
    """Whether a document is one image, and that the book's cover."""
    covers = {
        one.get("href", "")
        for one in opf.iter(f"{_OPF}item")
        if "cover-image" in (one.get("properties") or "").split()
    }
    named = {one.get("content") for one in opf.iter(f"{_OPF}meta") if one.get("name") == "cover"}
    covers |= {one.get("href", "") for one in opf.iter(f"{_OPF}item") if one.get("id") in named}
    images = [posixpath.basename(one.get("src") or "") for one in page.iter("img")]
    alone = not "".join(page.itertext()).strip()
    return alone and len(images) == 1 and images[0] in map(posixpath.basename, covers)


def _is_contents(page: etree._Element) -> bool:
    """Whether a document is nothing but a list of contents."""
    lists = [
        one for one in page.iter("nav") if "toc" in (one.get("epub:type") or one.get(_TYPE) or "").split()
    ]
    said = sum(len(words.words(one)) for one in lists)
    return bool(lists) and said * 2 > len(words.words(page))


def _title_page(body: etree._Element, opf: etree._Element, repairs: Repairs) -> None:
    """In place: the book's title above its chapters, where no page of it says that."""
    title, chapters = _said(opf, "title"), [words.words(one) for one in body.iter("h1")]
    pages = [words.words(one) for one in list(body)[:_OPENING]]
    if (
        not title
        or len(chapters) < 2
        or any(title.casefold() in one.casefold() for one in (*chapters, *pages))
    ):
        return
    heading = body.makeelement("h1")
    heading.text = title
    body.insert(0, heading)
    repairs.say("title taken from the book", 1, f"none of its pages says “{excerpt(title)}”")


def _day(opf: etree._Element) -> date | None:
    """The book's date, where that is not the moment at which a program wrote it."""
    changed = [one.text or "" for one in opf.iter(f"{_OPF}meta") if one.get("property") == "dcterms:modified"]
    said = _said(opf, "date")
    try:
        return None if said in changed else date.fromisoformat(said[:10])
    except ValueError:
        return None


def _addressed(page: etree._Element, name: str, number: int) -> None:
    """Identifiers that are the book's, and addresses from the book's root."""
    folder = posixpath.dirname(name)
    page.set("data-file", f"{number} {name}")
    for one in page.iter():
        if not isinstance(one.tag, str):
            continue
        for key in ("id", "name"):
            if one.get(key):
                one.set(key, _PLACE.format(number, one.get(key)))
        for key in ("src", "href"):
            address = one.get(key)
            if address and not urlsplit(address).scheme:
                inside, mark, place = address.partition("#")
                target = posixpath.normpath(posixpath.join(folder, unquote(inside))) if inside else name
                one.set(key, f"{target}{mark}{place}")


def _inner_links(body: etree._Element, archive: Archive) -> None:
    said = (one.get("data-file", "").split(" ", 1) for one in body)
    numbers = {name: number for number, name in said}
    for page in body:
        del page.attrib["data-file"]
    for one in body.iter("a"):
        target, _, place = (one.get("href") or "").partition("#")
        if target in numbers and place:
            one.set("href", "#" + _PLACE.format(numbers[target], place))
        elif target in archive.names:
            one.attrib.pop("href")


def _said(opf: etree._Element, name: str) -> str:
    return next((folded(one.text or "") for one in opf.iter(f"{_DC}{name}")), "")


def _matter(opf: etree._Element) -> dict[str, str | list[str]]:
    authors = [folded(one.text or "") for one in opf.iter(f"{_DC}creator")]
    found = {
        "author": [one for one in authors if one],
        "rights": _said(opf, "rights"),
        "publisher": _said(opf, "publisher"),
    }
    return {key: value for key, value in found.items() if value}
