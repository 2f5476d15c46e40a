"""Word files (docx, docm, dotx): read with lxml for their words and what pandoc would not keep, then by
pandoc.

What pandoc drops in silence is brought where it keeps it (text boxes, words of diagrams), or named with its
words (headers, footers, comments, hidden and deleted text, embedded files).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from everyreader.importers.docx import annotations as docx_shown
from everyreader.importers.docx import languages, remarks
from everyreader.importers.docx import quotations as docx_quotations
from everyreader.importers.docx.annotations import drawn
from everyreader.importers.docx.fields import NoteMarks, out_of_fields, unfilled
from everyreader.importers.docx.looks import Looks, free_undone, show_code, show_titles
from everyreader.importers.docx.numbers import Numbering
from everyreader.importers.docx.parts import WP, A, R, V, W, WordArchive, unwrap, without_looks
from everyreader.importers.docx.styles import without_unused
from everyreader.importers.docx.tables import fill_rows, show_headers, sign_empty_lines
from everyreader.importers.docx.words import (
    mark_gaps,
    paragraph_of,
    paragraphs,
    run_of,
    sign_caption,
    text_of,
)
from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.office import captions, columns, quotations
from everyreader.importers.office.languages import general, main_language, untrue
from everyreader.importers.office.sizes import larger
from everyreader.importers.reading import Found, draft
from everyreader.model.elements import detach, enclosing
from everyreader.model.errors import SourceError
from everyreader.model.text import folded

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_NOTES = (("footnotes", f"{W}footnote"), ("endnotes", f"{W}endnote"))


def read(path: Path, language: str) -> Draft:
    """The Word file as a draft; its places are paragraphs. Raises ``SourceError``, ``MakerMissing``."""
    with WordArchive(path) as archive:
        word = _Word(archive, language)
        found = word.found()
        return draft(path, archive.replaced(word.changed), "docx", found, language)


class _Word:
    """One document, on the way from its parts to what was found in it."""

    def __init__(self, archive: WordArchive, language: str) -> None:
        self._archive, self._language = archive, language
        self._repairs = Repairs()
        self._captions: list[etree._Element] = []
        self._boxes: list[tuple[int, list[str]]] = []
        self.changed: dict[str, bytes] = {}

    def _body(self) -> tuple[etree._Element, etree._Element]:
        """The document and its one body."""
        root = self._archive.xml(self._archive.main)
        if root.tag != f"{W}document":
            raise SourceError(self._archive.path, "it is no Word document that can be read; save it as .docx")
        bodies = root.findall(f"{W}body")
        if not bodies:
            raise SourceError(self._archive.path, "the file holds no text")
        body, *more = bodies
        for one in more:  # what Word itself would not write: pandoc reads the first alone
            body.extend(list(one))
            root.remove(one)
        return root, body

    def found(self) -> Found:
        archive = self._archive
        root, body = self._body()
        looks = Looks(archive)
        self._simplify(body, looks)
        self._numbering = Numbering(archive.first("numbering"), looks.styles)
        self._repairs += self._numbering.write(body)
        quoted, said_so = docx_quotations.found(list(paragraphs(body)), looks)
        self._repairs += said_so
        lines = [text_of(one) for one in paragraphs(body)]
        subtitles = {n for n, one in enumerate(paragraphs(body), 1) if looks.is_subtitle(one)}
        large = larger(lines, map(looks.size, paragraphs(body)), but=subtitles)
        self._repairs += free_undone(body, looks, large)
        centred = frozenset(n for n, one in enumerate(paragraphs(body), 1) if looks.is_centred(one))
        aside = list(self._alternatives(body))
        for name, tag in _NOTES:
            aside += self._notes(name, tag, body)
        self._repairs += remarks.furniture(archive, body)
        self._repairs += remarks.comments(archive, body)
        self._repairs += remarks.objects(archive, body)
        self._repairs += remarks.tips(body)
        said = languages.told_of(body, looks.styles, looks.language())
        main = main_language(self._language, said, looks.language())
        self._repairs += languages.mark(body, lines, looks.styles, main, untrue(said, main))
        titles = show_titles(body, looks, archive.first("styles"))
        show_code(body, looks.styles, archive.first("fontTable"))
        self._sign(body, looks)
        docx_quotations.settle(list(paragraphs(body)), quoted)
        for one in list(paragraphs(body)):
            if text_of(one).strip() and (looks.is_caption(one) or one in self._captions):
                sign_caption(one)
        found = Found(
            tuple(lines),
            tuple(self._repairs),
            tuple(aside),
            general(said, main),
            large=large,
            titles=tuple(titles),
            centred=centred,
            formulas=tuple(n for n, one in enumerate(paragraphs(body), 1) for _ in _formulas(one)),
            image=archive.image,
            boxes=tuple(self._boxes),
        )
        self._make_plain(root)
        return found

    def _sign(self, body: etree._Element, looks: Looks) -> None:
        """In place: what pandoc would not see, as signs in the text, or as what it sees."""
        self._note_marks.write_signs()
        mark_gaps(body)
        show_headers(body, looks.styles)
        fill_rows(body)
        sign_empty_lines(body)
        for one in list(quotations.begins(list(paragraphs(body)), looks.quotation, text_of)):
            one.addprevious(paragraph_of(run_of(columns.MARK)))

    def _make_plain(self, root: etree._Element) -> None:
        without_looks(root)
        archive = self._archive
        asides = [part for name, _ in _NOTES for part in archive.parts(name)] + archive.parts("comments")
        for part in archive.parts("styles"):
            styles = archive.xml(part)
            self._numbering.unnumber(styles)
            without_unused(styles, [root, *(archive.xml(one) for one in asides)])
            self.changed[part] = _serialised(styles)
        for part in archive.parts("numbering"):
            self.changed[part] = _serialised(archive.xml(part))
        self.changed[archive.main] = _serialised(root)

    # what Word shows and pandoc drops

    def _simplify(self, body: etree._Element, looks: Looks) -> None:
        """In place: hidden runs out, one of two alternatives, text boxes and diagrams as paragraphs behind
        their own."""
        for one in list(body.iter(f"{_MC}AlternateContent")):
            choice = one.find(f"{_MC}Choice")
            chosen = choice if choice is not None else one.find(f"{_MC}Fallback")
            unwrap(one, [] if chosen is None else list(chosen))
        docx_shown.open_tags(body)
        docx_shown.float_out(body, looks.is_heading)
        docx_shown.join_initials(body)
        self._repairs += remarks.changes(body)
        _accept_changes(body)
        self._repairs += remarks.hidden(body, looks)
        self._repairs += docx_shown.readings(body)
        self._repairs += docx_shown.prompts(body)
        self._repairs += docx_shown.contents(body)
        for one in list(body.iter(f"{_M}oMathPara")):
            around = next(one.iterancestors(f"{W}p"), None)
            if around is not None and text_of(around).strip():  # pandoc would keep the formula alone
                unwrap(one, list(one.iterchildren(f"{_M}oMath")))
        self._out_of_boxes(body)
        self._out_of_diagrams(body)
        self._note_marks = NoteMarks(body)
        self._repairs += unfilled(body)
        out_of_fields(body)

    def _out_of_boxes(self, body: etree._Element) -> None:
        for one in list(body.iter(f"{V}textpath")):  # words drawn along a line
            content = etree.SubElement(one, f"{W}txbxContent")
            content.append(drawn(one))
        for box in reversed(list(body.iter(f"{W}txbxContent"))):
            around = _around(box)
            if around is None:
                continue
            inner = list(box)
            words = [text_of(one) for one in box.iter(f"{W}p")]
            detach(box)
            pictures = [one for one in inner if next(one.iter(f"{A}blip"), None) is not None]
            if not any(one.strip() for one in words) and not pictures:
                continue
            said = [
                one for one in inner if one.tag == f"{W}p" and one not in pictures and text_of(one).strip()
            ]
            apart = len(pictures) == 1 and not text_of(pictures[0]).strip()
            if (
                apart
                and all(one.tag == f"{W}p" for one in inner)
                and captions.are_one([text_of(one) for one in said])
            ):
                self._captions += said
            for one in reversed(inner):
                around.addnext(one)
            self._boxes.append((self._number(body, around), words))

    def _out_of_diagrams(self, body: etree._Element) -> None:
        for one in list(body.iter(f"{_DGM}relIds")):
            around = _around(one)
            part = self._archive.targets.get(one.get(f"{R}dm", ""))
            if around is None or part not in self._archive.names:
                continue
            points = list(filter(None, map(_drawn, self._archive.xml(part).iter(f"{_DGM}pt"))))
            for point in reversed(points):
                around.addnext(paragraph_of(run_of(point)))
            self._repairs.say(
                "diagram left out",
                self._number(body, around),
                (
                    f"its words stay as paragraphs: “{excerpt(' '.join(points))}”; say in the text "
                    f"what its arrows say"
                ),
            )

    @staticmethod
    def _number(body: etree._Element, paragraph: etree._Element) -> int:
        return next((number for number, one in enumerate(paragraphs(body), 1) if one is paragraph), 1)

    # words that stand beside the text

    def _alternatives(self, body: etree._Element) -> Iterator[str]:
        """The alternative texts of the images that pandoc finds: words of the statement."""
        for drawing in body.iter(f"{W}drawing"):
            shown = list(drawing.iter(f"{A}blip"))
            properties = next(drawing.iter(f"{WP}docPr"), None)
            if shown and properties is not None:
                yield properties.get("descr", "")

    def _notes(self, name: str, tag: str, body: etree._Element) -> Iterator[str]:
        referred = {one.get(f"{W}id") for one in body.iter(f"{tag}Reference")}
        for part in self._archive.parts(name):
            root = self._archive.xml(part)
            for note in root.iter(tag):
                text = " ".join(text_of(one) for one in paragraphs(note))
                if note.get(f"{W}type") in (None, "normal") and note.get(f"{W}id") in referred:
                    yield text
                elif note.get(f"{W}type") in (None, "normal") and text.strip():
                    self._repairs.say("note left out", 1, f"nothing refers to it: “{excerpt(text, 200)}”")


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _formulas(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The formulas in ``paragraph``, those of one display together."""
    for one in paragraph.iter(f"{_M}oMathPara", f"{_M}oMath"):
        inside = one.tag == f"{_M}oMath" and next(one.iterancestors(f"{_M}oMathPara"), None) is not None
        if not inside and any((each.text or "").strip() for each in one.iter(f"{_M}t")):
            yield one


def _around(node: etree._Element) -> etree._Element | None:
    """The outermost paragraph around ``node``."""
    return next(reversed(list(node.iterancestors(f"{W}p"))), None)


def _accept_changes(body: etree._Element) -> None:
    """In place: insertions as text, deletions gone; pandoc would lose those without an author or a date."""
    for one in list(body.iter(f"{W}del", f"{W}moveFrom")):
        if enclosing(one).tag != f"{W}rPr":  # there it says that a paragraph's end was deleted
            detach(one)
    for one in list(body.iter(f"{W}ins", f"{W}moveTo")):
        if enclosing(one).tag != f"{W}rPr":
            unwrap(one, list(one))
    for paragraph in list(paragraphs(body)):
        after = paragraph.getnext()
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None and after is not None and after.tag == f"{W}p":
            for one in reversed([each for each in paragraph if each.tag != f"{W}pPr"]):
                after.insert(int(after.find(f"{W}pPr") is not None), one)
            detach(paragraph)


def _drawn(point: etree._Element) -> str:
    return folded("".join(one.text or "" for one in point.iter(f"{A}t")))
