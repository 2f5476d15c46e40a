"""OpenDocument texts (odt, ott): read with lxml for their words and what pandoc would not keep, then by pandoc."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from everyreader.errors import SourceError
from everyreader.importers import odt_numbers
from everyreader.importers.archive import Archive
from everyreader.importers.one_note import sign
from everyreader.importers.reading import Found, draft
from everyreader.repair.draft import Draft, Repair, excerpt

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, OFFICE, DRAW, STYLE, TABLE = (_NS % name for name in ("text", "office", "drawing", "style", "table"))
_SVG, _FO = _NS % "svg-compatible", _NS % "xsl-fo-compatible"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_ASIDE = (
    f"{TEXT}note",
    f"{OFFICE}annotation",
    f"{TEXT}tracked-changes",
    f"{DRAW}text-box",
    f"{TEXT}ruby-text",
)
_UNSEEN = (*_ASIDE, f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph", f"{_SVG}title", f"{_SVG}desc")
_SPACE = (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break")
_FURNITURE = {"header": "header left out", "footer": "footer left out"}
_MATHML = b"http://www.w3.org/1998/Math/MathML"
_USUAL = 12.0  # points, where no style says another size


def read(path: Path, language: str) -> Draft:
    """The OpenDocument text as a draft; its places are paragraphs. Raises ``SourceError``, ``MakerMissing``."""
    with Archive(path) as archive:
        if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise SourceError(path, "it is encrypted; take the password off and save it again")
        root = archive.xml("content.xml")
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise SourceError(path, "it is no OpenDocument text; save it as .odt")
        office = _Office(archive, root, body)
        found = office.found()
        changed = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return draft(path, archive.replaced({"content.xml": changed}), "odt", found, language)


class _Office:
    """One document, on the way from its parts to what was found in it."""

    def __init__(self, archive: Archive, root: etree._Element, body: etree._Element) -> None:
        self._archive, self._body = archive, body
        self._repairs: list[Repair] = []
        self._formulas: list[int] = []
        self._styles = archive.xml("styles.xml") if "styles.xml" in archive.names else None
        roots = [one for one in (self._styles, root) if one is not None]
        self._style = {
            one.get(f"{STYLE}name", ""): one for each in roots for one in each.iter(f"{STYLE}style")
        }
        self._default = next(
            (
                one
                for each in roots
                for one in each.iter(f"{STYLE}default-style")
                if one.get(f"{STYLE}family") == "paragraph"
            ),
            None,
        )

    def found(self) -> Found:
        self._indexes()
        self._changes()
        self._hidden()
        self._out_of_boxes()
        outline = None if self._styles is None else next(self._styles.iter(f"{TEXT}outline-style"), None)
        self._repairs += odt_numbers.written(_paragraphs(self._body), outline, self._style)
        self._title()
        further = self._further_marks()
        paragraphs = list(_paragraphs(self._body))
        lines = tuple(_text(one) for one in paragraphs)
        aside = [
            " ".join(_text(each) for each in _paragraphs(one)) for one in self._body.iter(f"{TEXT}note-body")
        ]
        self._named(paragraphs)
        self._furniture()
        _write_signs(further)
        described = tuple(self._described())
        return Found(
            lines,
            tuple(self._repairs),
            (*aside, *(alternative for _, alternative in described)),
            self._language(),
            large=self._large(paragraphs),
            formulas=tuple(self._formulas),
            image=self._image,
            described=described,
        )

    def _further_marks(self) -> list[tuple[etree._Element, etree._Element]]:
        """Cross-references to notes by their number, as empty spans, each with its note; any other reads as its words."""
        notes = {one.get(f"{TEXT}id") or one.get(_ID): one for one in self._body.iter(f"{TEXT}note")}
        further = []
        for one in list(self._body.iter(f"{TEXT}note-ref")):
            note = notes.get(one.get(f"{TEXT}ref-name"))
            one.tag = f"{TEXT}span"
            if note is not None and one.get(f"{TEXT}reference-format", "text") == "text":
                one.text = None
                further.append((one, note))
            one.attrib.clear()
        return further

    def _image(self, address: str) -> bytes | None:
        name = posixpath.normpath(address)
        return self._archive.read(name) if name in self._archive.names else None

    def _indexes(self) -> None:
        """Lists of contents, figures and words: of the pages of another layout; every edition has contents of its own."""
        for one in list(self._body.iter(f"{TEXT}index-body")):
            words = " ".join("".join(one.itertext()).split())
            self._say(
                "list of contents left out", 1, f"its page numbers mean nothing here: “{excerpt(words, 200)}”"
            )
            _drop(one.getparent())

    def _changes(self) -> None:
        """Deleted words lie apart from the text in an OpenDocument; insertions stand in it."""
        for one in list(self._body.iter(f"{TEXT}tracked-changes")):
            for region in one.iter(f"{TEXT}changed-region"):
                who = next((each.text for each in region.iter(f"{_DC}creator")), None) or "somebody"
                deletion = region.find(f"{TEXT}deletion")
                words = (
                    ""
                    if deletion is None
                    else " ".join(_text(each) for each in _paragraphs(deletion)).strip()
                )
                if words:
                    self._say(
                        "deletion left out",
                        1,
                        f"{who} took out “{excerpt(words, 200)}”; it is taken as accepted",
                    )
                if region.find(f"{TEXT}insertion") is not None:
                    self._say("insertion kept", 1, f"{who} put words in; they are taken as accepted")
            one.getparent().remove(one)

    def _hidden(self) -> None:
        for one in list(
            self._body.iter(f"{TEXT}span", *_PARAGRAPHS, f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph")
        ):
            style = self._style.get(one.get(f"{TEXT}style-name", ""))
            properties = None if style is None else style.find(f"{STYLE}text-properties")
            is_hidden = one.tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph")
            if is_hidden or properties is not None and properties.get(f"{TEXT}display") == "none":
                words = "".join(one.itertext()).strip() or one.get(f"{TEXT}string-value", "")
                if words:
                    self._say("hidden text left out", 1, f"“{words}”")
                _drop(one)

    def _out_of_boxes(self) -> None:
        for box in reversed(list(self._body.iter(f"{DRAW}text-box"))):
            around = next((one for one in box.iterancestors(*_PARAGRAPHS)), None)
            if around is None:
                continue
            inner = [each for one in box for each in _pictures_apart(one)]
            text = " ".join(_text(one) for one in _paragraphs(box)).strip()
            box.getparent().remove(box)
            place = around.getparent().index(around)
            for offset, one in enumerate(inner, 1):
                around.getparent().insert(place + offset, one)
            if text:
                number = next((n for n, one in enumerate(_paragraphs(self._body), 1) if one is around), 1)
                self._say("text box kept", number, f"as paragraphs in their place: “{excerpt(text)}”")

    def _title(self) -> None:
        """The paragraph in the style Title is the first heading: pandoc takes it for a paragraph like others."""
        for one in self._body.iter(f"{TEXT}p"):
            name, depth = one.get(f"{TEXT}style-name", ""), 0
            while name not in ("Title", "") and depth < 10:
                style, depth = self._style.get(name), depth + 1
                name = "" if style is None else style.get(f"{STYLE}parent-style-name", "")
            if name == "Title" and _text(one).strip():
                one.tag = f"{TEXT}h"
                one.set(f"{TEXT}outline-level", "1")
                return

    def _named(self, paragraphs: list[etree._Element]) -> None:
        for number, paragraph in enumerate(paragraphs, 1):
            for one in paragraph.iter(f"{OFFICE}annotation"):
                who = next((each.text for each in one.iter(f"{_DC}creator")), None) or "somebody"
                words = " ".join(_text(each) for each in _paragraphs(one))
                self._say("comment left out", number, f"{who}: “{words}”")
            for one in paragraph.iter(f"{DRAW}object", f"{DRAW}object-ole", f"{DRAW}plugin"):
                if self._is_formula(one):
                    self._formulas.append(number)
                    part = posixpath.normpath(one.get(f"{_XLINK}href", ""))
                    one.set(f"{_XLINK}href", f"./{part}")  # the form that pandoc finds
                else:
                    self._say("embedded file left out", number, "say in the text what it holds")

    def _is_formula(self, one: etree._Element) -> bool:
        part = posixpath.normpath(one.get(f"{_XLINK}href", "") + "/content.xml")
        return part in self._archive.names and _MATHML in self._archive.read(part)

    def _furniture(self) -> None:
        said: list[str] = []
        for one in () if self._styles is None else self._styles.iter(f"{STYLE}master-page"):
            for part in one:
                kind = etree.QName(part).localname.split("-")[0]
                text = " ".join(" ".join(_text(each) for each in _paragraphs(part)).split())
                if kind in _FURNITURE and text and text not in said:
                    said.append(text)
                    self._say(_FURNITURE[kind], 1, f"it stands on every page: “{text}”")

    def _described(self) -> Iterator[tuple[str, str]]:
        """Each image's address and its description, or its title: pandoc keeps neither."""
        for frame in self._body.iter(f"{DRAW}frame"):
            drawn, image = frame.find(f"{DRAW}object"), frame.find(f"{DRAW}image")
            if image is not None and (drawn is None or not self._is_formula(drawn)):
                said = [frame.findtext(f"{_SVG}{name}", "").strip() for name in ("desc", "title")]
                yield image.get(f"{_XLINK}href", ""), said[0] or said[1]

    def _large(self, paragraphs: list[etree._Element]) -> dict[int, float]:
        sizes = {n: self._size(one) for n, one in enumerate(paragraphs, 1) if _text(one).strip()}
        weights: Counter[float] = Counter()
        for number, size in sizes.items():
            weights[size] += len(_text(paragraphs[number - 1]))
        usual = weights.most_common(1)[0][0] if weights else 0
        return {
            number: round(size / usual, 2) for number, size in sizes.items() if usual and size > 1.1 * usual
        }

    def _size(self, paragraph: etree._Element) -> float:
        spans = [one for one in paragraph.iter(f"{TEXT}span") if "".join(one.itertext()).strip()]
        whole = len(spans) == 1 and "".join(spans[0].itertext()).strip() == _text(paragraph).strip()
        own = self._style_size(spans[0].get(f"{TEXT}style-name", "")) if whole else None
        return own or self._style_size(paragraph.get(f"{TEXT}style-name", "")) or self._default_size()

    def _style_size(self, name: str, depth: int = 0) -> float | None:
        style = self._style.get(name)
        if style is None or depth > 10:
            return None
        properties = style.find(f"{STYLE}text-properties")
        size = "" if properties is None else properties.get(f"{_FO}font-size", "")
        if size.endswith("pt"):
            return _points(size)
        around = self._style_size(style.get(f"{STYLE}parent-style-name", ""), depth + 1)
        if size.endswith("%"):
            return (around or self._default_size()) * _points(size) / 100
        return around

    def _default_size(self) -> float:
        one = None if self._default is None else self._default.find(f"{STYLE}text-properties")
        return (_points(one.get(f"{_FO}font-size", "")) if one is not None else 0) or _USUAL

    def _language(self) -> str:
        one = None if self._default is None else self._default.find(f"{STYLE}text-properties")
        if one is None:
            return ""
        country = one.get(f"{_FO}country", "none")
        return one.get(f"{_FO}language", "") + ("" if country == "none" else f"-{country}")

    def _say(self, name: str, number: int, message: str) -> None:
        self._repairs.append(Repair(name, number, message))


def _write_signs(further: list[tuple[etree._Element, etree._Element]]) -> None:
    numbers: dict[etree._Element, int] = {}
    for span, note in further:
        span.text = sign(numbers.setdefault(note, len(numbers) + 1))
    for note, number in numbers.items():
        before = etree.Element(f"{TEXT}span")
        before.text = sign(number)
        note.addprevious(before)


def _paragraphs(around: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph in ``around`` but those of the notes and comments in it."""
    for one in around:
        if one.tag in _PARAGRAPHS:
            yield one
        if one.tag not in (f"{TEXT}note", f"{OFFICE}annotation"):
            yield from _paragraphs(one)


def _pictures_apart(block: etree._Element) -> list[etree._Element]:
    """A picture and its caption, which are one paragraph in a box, as two; pandoc would say the caption twice."""
    frames = [one for one in block.iter(f"{DRAW}frame") if one.find(f"{DRAW}image") is not None]
    if block.tag not in _PARAGRAPHS or not frames or not _text(block).strip():
        return [block]
    picture = etree.Element(f"{TEXT}p")
    for one in frames:
        _drop(one)
        one.tail = None
        picture.append(one)
    return [picture, block]


def _text(node: etree._Element) -> str:
    """A paragraph's words, without those of the notes, comments and boxes that hang in it."""
    out = [node.text or ""]
    for one in node:
        if one.tag in _SPACE:
            out.append(" ")
        elif one.tag not in _UNSEEN and one.tag not in _PARAGRAPHS:
            out.append(_text(one))
        out.append(one.tail or "")
    return "".join(out)


def _drop(node: etree._Element) -> None:
    """Take ``node`` out and leave what stands behind it."""
    parent, before = node.getparent(), node.getprevious()
    if node.tail:
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def _points(size: str) -> float:
    try:
        return float(size.rstrip("pt%"))
    except ValueError:
        return 0.0
