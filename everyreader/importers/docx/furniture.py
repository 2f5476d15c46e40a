"""Word: the headers and footers of its pages, which are no text of the statement."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from everyreader.importers.docx.parts import WP, A, R, V, W, WordArchive, is_on
from everyreader.importers.docx.words import paragraphs, words_of
from everyreader.importers.draft import Repair
from everyreader.importers.office import page_furniture
from everyreader.model.elements import enclosing

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FURNITURE = (("header", "header left out"), ("footer", "footer left out"))
_KINDS = {"even": "left", "first": "first"}


def named(archive: WordArchive, body: etree._Element) -> Iterator[Repair]:
    """Each header and footer at the first paragraph of the first section that shows it."""
    sections = list(_sections(body))
    settings = archive.first("settings")
    sides = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
    shown: dict[str, tuple[int, int, str]] = {}
    for section, (number, one) in enumerate(sections, 1):
        first = is_on(one.find(f"{W}titlePg"))
        for mark in one.iter(f"{W}headerReference", f"{W}footerReference"):
            part = archive.targets.get(mark.get(f"{R}id", ""), "")
            kind = _KINDS.get(mark.get(f"{W}type", ""), "")
            shown.setdefault(part, (number, section, page_furniture.pages(kind, first=first, sides=sides)))
    for kind, name in _FURNITURE:
        said: set[str] = set()
        for part in archive.parts(kind):
            root = archive.xml(part)
            held = page_furniture.held(_words(root), _pictures(root))
            number, section, pages = shown.get(part, (1, 1, "every page"))
            if held and held not in said:
                said.add(held)
                where = f" of section {section}" if len(sections) > 1 else ""
                yield Repair(name, number, f"it stands on {pages}{where}: {held}")


def _sections(body: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The number of each section's first paragraph, and what is said of its pages; the last section's stands
    behind the text."""
    first = 1
    for number, paragraph in enumerate(paragraphs(body), 1):
        for one in paragraph.findall(f"{W}pPr/{W}sectPr"):
            yield first, one
            first = number + 1
    for one in body.findall(f"{W}sectPr"):
        yield first, one


def _words(root: etree._Element) -> str:
    """Its words, those of boxes once and those across the page (“DRAFT”), with a sign for each number of a
    page."""
    out: list[str] = []
    fields: list[str] = []  # the instructions of the fields that are open
    for one in root.iter(f"{W}p", f"{W}r", f"{W}fldChar", f"{W}instrText", f"{W}fldSimple", f"{V}textpath"):
        if next(one.iterancestors(_FALLBACK), None) is not None and one.tag != f"{V}textpath":
            continue
        kind = one.get(f"{W}fldCharType")
        if one.tag == f"{W}p":
            out.append(" ")
        elif one.tag == f"{V}textpath":
            out.append(f" {one.get('string', '')} ")
        elif one.tag == f"{W}instrText" and fields:
            fields[-1] += one.text or ""
        elif kind == "begin":
            fields.append("")
        elif kind == "end" and fields:
            out.append(page_furniture.NUMBER * _is_number(fields.pop()))
        elif one.tag == f"{W}fldSimple":
            out.append(page_furniture.NUMBER * _is_number(one.get(f"{W}instr", "")))
        elif one.tag == f"{W}r" and not any(map(_is_number, fields)) and not _is_in_number(one):
            out.append(words_of(one))
    return "".join(out)


def _is_number(instruction: str) -> bool:
    first, *_ = instruction.split() or [""]
    return first.upper() in page_furniture.NUMBER_FIELDS


def _is_in_number(run: etree._Element) -> bool:
    return any(_is_number(one.get(f"{W}instr", "")) for one in run.iterancestors(f"{W}fldSimple"))


def _pictures(root: etree._Element) -> Iterator[str]:
    """The alternative text of each picture."""
    for drawing in root.iter(f"{W}drawing"):
        properties = next(drawing.iter(f"{WP}docPr"), None)
        for _ in drawing.iter(f"{A}blip"):
            yield "" if properties is None else properties.get("descr", "")
    for one in root.iter(f"{V}imagedata"):
        if next(one.iterancestors(_FALLBACK), None) is None:
            yield enclosing(one).get("alt", "")
