"""OpenDocument texts (odt, ott): read with lxml for their words and what pandoc would not keep, then by
pandoc."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from lxml import etree

from everyreader.importers.archive import Archive
from everyreader.importers.draft import Draft, Repair, Repairs, excerpt
from everyreader.importers.odt import fields, furniture, languages
from everyreader.importers.odt import lists as odt_lists
from everyreader.importers.odt import numbers as odt_numbers
from everyreader.importers.odt import quotations as odt_quotations
from everyreader.importers.odt import type as type_
from everyreader.importers.odt.looks import Looks, show_titles
from everyreader.importers.odt.words import (
    DC,
    DRAW,
    ID,
    OFFICE,
    PARAGRAPHS,
    STYLE,
    SVG,
    TEXT,
    alone,
    float_out,
    is_box,
    is_counted,
    mark_gaps,
    paragraphs,
    pictures_apart,
    sign_empty_lines,
    text_of,
)
from everyreader.importers.office import captions, columns, quotations
from everyreader.importers.office.languages import general, main_language, untrue
from everyreader.importers.office.one_note import sign
from everyreader.importers.office.sizes import larger
from everyreader.importers.reading import Found, draft
from everyreader.importers.web.elements import drop
from everyreader.model.elements import enclosing
from everyreader.model.errors import SourceError
from everyreader.model.text import folded

_XLINK = "{http://www.w3.org/1999/xlink}"
_MATHML = b"http://www.w3.org/1998/Math/MathML"


def read(path: Path, language: str) -> Draft:
    """The OpenDocument text as a draft; its places are paragraphs. Raises ``SourceError``,
    ``MakerMissing``."""
    with Archive(path) as archive:
        if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise SourceError(path, "it is encrypted; take the password off and save it again")
        root = archive.xml("content.xml")
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise SourceError(path, "it is no OpenDocument text; save it as .odt")
        office = _Office(archive, root, body, language)
        found = office.found()
        type_.write_bold(root, body, office.looks.styles)
        office.settle()
        changed = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return draft(path, archive.replaced({"content.xml": changed}), "odt", found, language)


class _Office:
    """One document, on the way from its parts to what was found in it."""

    def __init__(self, archive: Archive, root: etree._Element, body: etree._Element, language: str) -> None:
        self._language = language
        self._archive, self._root, self._body = archive, root, body
        self._repairs = Repairs()
        self._formulas: list[int] = []
        self._captions: list[etree._Element] = []
        self._boxes: list[tuple[int, list[str]]] = []
        self._styles = archive.xml("styles.xml") if "styles.xml" in archive.names else None
        self.looks = Looks([one for one in (self._styles, root) if one is not None])

    def found(self) -> Found:
        self._repairs += furniture.changes(self._body, self._numbered)
        self._indexes()
        self._hidden()
        for one in list(paragraphs(self._body)):
            if text_of(one).strip() and self.looks.is_heading(one):
                float_out(one)
        self._out_of_boxes()
        self._repairs += fields.readings(self._body)
        self._repairs += fields.plain(self._body)
        fields.open_tables(self._body)
        lists, written, labels = self._lists()
        outline = None if self._styles is None else next(self._styles.iter(f"{TEXT}outline-style"), None)
        self._repairs += odt_numbers.written(paragraphs(self._body), outline, self.looks.styles)
        self._repairs += odt_lists.kept(written, lists, paragraphs(self._body))
        titles = show_titles(self._body, self.looks)
        further = self._further_marks()
        body = list(paragraphs(self._body))
        lines = tuple(text_of(one) for one in body)
        self._quoted, said_so = odt_quotations.found(body, self.looks)
        self._repairs += said_so
        aside = [
            " ".join(text_of(each) for each in paragraphs(one)) for one in self._body.iter(f"{TEXT}note-body")
        ]
        self._named(body)
        self._repairs += self._furniture()
        said = languages.told_of(self._body, self.looks.styles, self.looks.language())
        main = main_language(self._language, said, self.looks.language())
        self._repairs += languages.mark(self._body, lines, self.looks.styles, main, untrue(said, main))
        _write_signs(further)
        self._sign(body)
        subtitles = {n for n, one in enumerate(body, 1) if self.looks.rests_on(one, "Subtitle")}
        described = tuple(self._described())
        return Found(
            lines,
            tuple(self._repairs),
            (*aside, *(alternative for _, alternative in described)),
            general(said, main),
            large=larger(lines, map(self.looks.size, body), but=subtitles),
            titles=tuple(titles),
            centred=frozenset(n for n, one in enumerate(body, 1) if self.looks.is_centred(one)),
            formulas=tuple(self._formulas),
            image=self._image,
            described=described,
            labels=labels,
            boxes=tuple(self._boxes),
        )

    def _sign(self, body: list[etree._Element]) -> None:
        """In place: what pandoc would not see, as signs in the text."""
        mark_gaps(self._body)
        sign_empty_lines(self._body)
        for one in list(quotations.begins(body, self.looks.quotation, text_of)):
            apart = etree.Element(f"{TEXT}p")
            apart.text = columns.MARK
            one.addprevious(apart)
        self._captions += [one for one in body if self.looks.rests_on(one, "Caption") or is_counted(one)]
        for one in {*self._captions}:
            one.attrib.pop(f"{TEXT}style-name", None)  # pandoc would take some styles' words off the text
            one.text = captions.SIGN + (one.text or "")

    def settle(self) -> None:
        """What pandoc takes for quotations; in place, once the styles tell nothing else."""
        everything = list(self._body.iter(PARAGRAPHS[0]))
        odt_quotations.settle(everything, self._quoted, self._automatic, self.looks)

    def _lists(self) -> tuple[odt_lists.Lists, dict[etree._Element, str], tuple[str, ...]]:
        automatic = self._root.find(f"{OFFICE}automatic-styles")
        if automatic is None:
            automatic = etree.Element(f"{OFFICE}automatic-styles")
            enclosing(self._body).addprevious(automatic)
        self._automatic = automatic
        type_.without_underlines(self._body, automatic, self.looks.styles)
        parts = [one for one in (self._styles, self._root) if one is not None]
        lists = odt_lists.Lists(self._body, parts, self.looks.styles)
        return lists, *lists.write(automatic)

    def _further_marks(self) -> list[tuple[etree._Element, etree._Element]]:
        """Cross-references to notes by their number, as empty spans, each with its note; any other reads as
        its words."""
        notes = {one.get(f"{TEXT}id") or one.get(ID): one for one in self._body.iter(f"{TEXT}note")}
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

    def _numbered(self) -> Callable[[etree._Element], int]:
        """As the document stands now, the number of the paragraph that an element is, is in, holds or stands
        before."""
        numbers = {one: number for number, one in enumerate(paragraphs(self._body), 1)}

        def result(node: etree._Element) -> int:
            after = chain.from_iterable(one.iter() for one in node.itersiblings())
            near = chain(node.iterancestors(), node.iter(), after)
            return next((numbers[one] for one in near if one in numbers), 1)

        return result

    def _indexes(self) -> None:
        """Lists of contents, figures and words: of the pages of another layout; every edition has contents of
        its own."""
        number = self._numbered()
        for one in list(self._body.iter(f"{TEXT}index-body")):
            words = excerpt(folded("".join(one.itertext())), 200)
            message = f"its page numbers mean nothing here: “{words}”"
            self._say("list of contents left out", number(one), message)
            drop(enclosing(one))

    def _hidden(self) -> None:
        number = self._numbered()
        for one in list(
            self._body.iter(f"{TEXT}span", *PARAGRAPHS, f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph")
        ):
            style = self.looks.styles.get(one.get(f"{TEXT}style-name", ""))
            properties = None if style is None else style.find(f"{STYLE}text-properties")
            is_hidden = one.tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph")
            if is_hidden or properties is not None and properties.get(f"{TEXT}display") == "none":
                words = "".join(one.itertext()).strip() or one.get(f"{TEXT}string-value", "")
                if words:
                    self._say("hidden text left out", number(one), f"“{words}”")
                drop(one)

    def _out_of_boxes(self) -> None:
        number = self._numbered()
        for box in reversed([one for one in self._body.iter() if is_box(one)]):
            within = next(box.iterancestors(*PARAGRAPHS), None)
            around = within if within is not None else alone(box)
            inner = [each for one in box for each in pictures_apart(one)]
            pictures = [one for one in inner if next(one.iter(f"{DRAW}image"), None) is not None]
            said = [one for one in inner if one not in pictures and text_of(one).strip()]
            plain = len(said) == 1 or all(one.tag == f"{TEXT}p" for one in inner)
            is_caption = len(pictures) == 1 and plain and captions.are_one([text_of(one) for one in said])
            self._captions += said if is_caption else []
            words = [text_of(one) for one in paragraphs(box)]
            drop(box)
            place = enclosing(around).index(around)
            for offset, one in enumerate(inner, 1):
                enclosing(around).insert(place + offset, one)
            if any(one.strip() for one in words):
                self._boxes.append((number(around), words))

    def _named(self, body: list[etree._Element]) -> None:
        for number, paragraph in enumerate(body, 1):
            for one in paragraph.iter(f"{OFFICE}annotation"):
                who = next((each.text for each in one.iter(f"{DC}creator")), None) or "somebody"
                words = " ".join(text_of(each) for each in paragraphs(one))
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

    def _furniture(self) -> Iterator[Repair]:
        number = self._numbered()
        begins = {
            style.get(f"{STYLE}master-page-name"): number(paragraph)
            for paragraph in reversed(list(paragraphs(self._body)))
            if (style := self.looks.styles.get(paragraph.get(f"{TEXT}style-name", ""))) is not None
        }
        yield from furniture.named(self._styles, begins)

    def _described(self) -> Iterator[tuple[str, str]]:
        """Each image's address and its description, or its title: pandoc keeps neither."""
        for frame in self._body.iter(f"{DRAW}frame"):
            drawn, image = frame.find(f"{DRAW}object"), frame.find(f"{DRAW}image")
            if image is not None and (drawn is None or not self._is_formula(drawn)):
                said = [frame.findtext(f"{SVG}{name}", "").strip() for name in ("desc", "title")]
                yield image.get(f"{_XLINK}href", ""), said[0] or said[1]

    def _say(self, name: str, number: int, message: str) -> None:
        self._repairs.say(name, number, message)


def _write_signs(further: list[tuple[etree._Element, etree._Element]]) -> None:
    numbers: dict[etree._Element, int] = {}
    for span, note in further:
        span.text = sign(numbers.setdefault(note, len(numbers) + 1))
    for note, number in numbers.items():
        before = etree.Element(f"{TEXT}span")
        before.text = sign(number)
        note.addprevious(before)
