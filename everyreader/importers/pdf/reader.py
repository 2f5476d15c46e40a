"""PDF: by its tags where it has them, else by the order of its lines. A scan has no words and is refused.

Tags are read by the reader that reads large print back; PyMuPDF reads the rest, and counts the words of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pymupdf

from everyreader.importers import account
from everyreader.importers.characters import visible
from everyreader.importers.draft import Draft, Repair, Repairs
from everyreader.importers.pdf import cut as pdf_cut
from everyreader.importers.pdf.columns import regions, rules_of
from everyreader.importers.pdf.contents import Region, without_contents
from everyreader.importers.pdf.ends import doubtful, is_one_word, with_addresses
from everyreader.importers.pdf.faces import emphasised
from everyreader.importers.pdf.furniture import without_furniture
from everyreader.importers.pdf.initials import with_initials
from everyreader.importers.pdf.lines import LIGATURES, Line, lines_of, spelt, usual_size
from everyreader.importers.pdf.links import lost, not_kept, over_no_words
from everyreader.importers.pdf.notes import with_notes
from everyreader.importers.pdf.order import moved
from everyreader.importers.pdf.over import Part, captioned
from everyreader.importers.pdf.page import number_of, plain_text
from everyreader.importers.pdf.paragraphs import SMALL, going_on, marked, paragraphs
from everyreader.importers.pdf.pictures import (
    SCANNED,
    Picture,
    is_clear,
    is_scan,
    pictures,
    whole_pages,
    with_pictures,
)
from everyreader.importers.pdf.points import with_drawn_marks
from everyreader.importers.pdf.rows import rejoined
from everyreader.importers.pdf.tables import with_columnar, with_tables
from everyreader.importers.pdf.tagged import reader as pdf_tagged
from everyreader.importers.reading import Found, from_blocks
from everyreader.model.errors import SourceError
from everyreader.model.text import folded
from everyreader.source.notes import once
from everyreader.source.tree import Node
from everyreader.source.units import extract

_MOST_PAGES = 300
_TAGS = "headings, lists and tables are as the PDF's tags say; read it through against the pages"
_TAGS_WITHOUT_HEADINGS = (
    "paragraphs, lists and tables are as the PDF's tags say, which have no heading: those are guessed from "
    "sizes and bold lines; "
    "read it through against the pages"
)
_IN_ORDER = "paragraphs and headings are guessed from lines and sizes; read it through against the pages"


def read(path: Path, language: str) -> Draft:
    """The PDF as a draft; its places are pages. Raises ``SourceError``."""
    try:
        document = pymupdf.open(path, filetype="pdf")
    except Exception as error:  # noqa: BLE001 - PyMuPDF raises its own classes and RuntimeError
        raise SourceError(path, f"it is no PDF that can be opened: {error}; ask for it again") from None
    with document:
        texts = _texts(path, document)
        for page in document:
            if page.cropbox == page.mediabox:  # PyMuPDF loses what it moves out of another crop box
                page.remove_rotation()  # lines would be told by their places on paper, not as they are seen
        pages = tuple(_letters(text) for text in texts)
        said = document.xref_get_key(document.pdf_catalog(), "Lang")[1].strip("()")
        found = Found(pages, language=said if said != "null" else "", place="page")
        is_tagged = "StructTreeRoot" in document.xref_object(document.pdf_catalog())
        shown, left = pictures(document)
        found = replace(found, image={one.address: one.data for one in shown}.get)
        left += [*_ligatures(texts), *whole_pages(document, texts)]
        tagged = pdf_tagged.read(path, shown, pages) if is_tagged else None
        if tagged and tagged.blocks:
            how = Repair("tags read", 1, _TAGS if tagged.headed else _TAGS_WITHOUT_HEADINGS)
            blocks, joins = pdf_cut.joined(tagged.blocks, [spelt(one) for one in texts])
            apart = [*doubtful(texts, blocks), *not_kept(document, blocks)]
            repairs = (how, *left, *tagged.repairs, *joins, *apart)
            made = _made(path, blocks, replace(found, repairs=repairs, aside=tagged.aside), language)
            if _holds_all(made, path):
                return made
        blocks, untagged = _untagged(document, found.lines, shown)
        why = "its tags do not hold all of its text" if tagged else "the PDF has no tags"
        how = Repair("text read from its lines", 1, f"{why}: {_IN_ORDER}")
        repairs = (how, *left, *untagged, *doubtful(texts, blocks))
        return _made(path, blocks, replace(found, repairs=repairs), language)


def _made(path: Path, blocks: list[Node], found: Found, language: str) -> Draft:
    """Places are pages here, and a list's labels are words on them."""
    return replace(from_blocks(path, blocks, found, language), received=(*found.lines, *found.aside))


def _holds_all(draft: Draft, path: Path) -> bool:
    """Whether tags that contradict themselves or the pages neither lose nor add a word."""
    read = extract(once(list(draft.blocks), same=lambda note: note.get("note")), draft.language or "en")
    try:
        account.settle(draft, read.units + read.notes, path)
    except SourceError:
        return False
    return True


def _texts(path: Path, document: pymupdf.Document) -> list[str]:
    """The text of each page. Raises ``SourceError`` for a document that holds none, or more than is read."""
    if document.needs_pass:
        raise SourceError(path, "it is encrypted; ask for it without a password")
    if document.page_count > _MOST_PAGES:
        raise SourceError(
            path, f"it has {document.page_count} pages; make files of at most {_MOST_PAGES} of it"
        )
    texts = [plain_text(page) for page in document]
    are_said = any(len(text.strip()) >= SCANNED for text in texts)
    empty = [number_of(one) for one in document if is_scan(one, texts[one.number or 0], alone=not are_said)]
    if empty:
        raise SourceError(
            path,
            f"page {empty[0]} is a picture of a page (a scan): it holds no words; ask for the document it "
            f"was made from, "
            "or have its text recognised first",
        )
    if not any(text.strip() for text in texts):
        raise SourceError(path, "the file holds no words")
    return texts


def _letters(text: str) -> str:
    """The words of a page, those that its lines cut joined."""
    return visible(folded(re.sub(r"(\w)\xad+\s*\n(\w)", _joined, with_addresses(spelt(text)))))


def _ligatures(texts: list[str]) -> Iterator[Repair]:
    for page, text in enumerate(texts, 1):
        if found := LIGATURES.findall(text):
            signs = ", ".join(f"“{one}”" for one in sorted(set(found)))
            yield Repair(
                "ligatures spelt out", page, f"{len(found)} of {signs} became the letters they are drawn for"
            )


def _joined(cut: re.Match[str]) -> str:
    return f"{cut[1]}{'' if is_one_word(cut[1], cut[2]) else ' '}{cut[2]}"


def _untagged(
    document: pymupdf.Document, letters: tuple[str, ...], shown: list[Picture]
) -> tuple[list[Node], list[Repair]]:
    lines: list[Line] = []
    unfit = Repairs()
    for page in document:
        on_page, initials = with_initials(list(lines_of(page)))
        lines += on_page
        unfit += initials
        unfit += over_no_words(page, (link for one in on_page for link in one.links))
    lines = with_drawn_marks(document, lines)
    kept, repairs = without_furniture(lines, {number_of(page): page.rect.height for page in document})
    read: list[Region] = []
    are_over: list[bool] = []
    behind = [one for one in shown if not is_clear(one, kept)]
    for page in document:
        number = number_of(page)
        ruled, found = with_tables(page, [one for one in kept if one.page == number])
        parts = with_pictures(ruled, [one for one in shown if one.page == number and one not in behind])
        parted = regions(parts, rules_of(page))
        repairs += [*found, *moved(parts, [one for _, one in parted], number)]
        read += [(number, rejoined(one)) for _, one in parted]
        are_over += [is_over for is_over, _ in parted]
    read, found = without_contents(read)
    repairs += found
    usual = usual_size(kept)
    made: list[Part] = []
    for (number, region), is_over in zip(read, are_over, strict=True):
        own, found = with_columnar(region, number)
        made += captioned(own, usual) if is_over else own
        repairs += found
    blocks, notes = with_notes(marked(list(paragraphs(with_pictures(made, behind)))), letters)
    lines = [one for _, region in read for one in region if isinstance(one, Line)]
    least = SMALL * usual_size(lines)
    lines.sort(key=lambda one: one.size < least)  # notes stand between the parts of words
    blocks, whole = going_on(blocks)
    blocks, joins = pdf_cut.joined(blocks, ["\n".join(one.text for one in lines)])
    blocks = emphasised(blocks)
    links = [(one.page, one.text[start:end], uri) for one in lines for start, end, uri in one.links]
    return blocks, [*repairs, *notes, *whole, *joins, *unfit, *lost(links, blocks)]
