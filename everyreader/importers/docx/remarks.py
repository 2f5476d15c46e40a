"""What of a Word file is no text of the statement, or is taken as settled: headers and footers, comments,
changes, what is hidden or embedded. Each is named with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from everyreader.importers.docx.looks import Looks
from everyreader.importers.docx.parts import WP, A, R, V, W, WordArchive, is_on
from everyreader.importers.docx.words import paragraphs, text_of, words_of
from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.office import page_furniture
from everyreader.model.elements import detach, enclosing
from everyreader.model.text import folded

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_TIP = re.compile(r'HYPERLINK\s[^"]*"[^"]*"[^"]*\\o\s+"([^"]*)"', re.IGNORECASE)
_ADDRESS = re.compile(r"(?:\w+:|www\.)\S+")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FURNITURE = (("header", "header left out"), ("footer", "footer left out"))
_KINDS = {"even": "left", "first": "first"}


def changes(body: etree._Element) -> Iterator[Repair]:
    """Tracked changes, which are taken as accepted."""
    for number, paragraph in enumerate(paragraphs(body), 1):
        for tag, name, what in (
            ("ins", "insertion kept", "{who} put in “{words}”; it is taken as accepted"),
            ("del", "deletion left out", "{who} took out “{words}”; it is taken as accepted"),
            ("moveFrom", "moved text", "{who} moved “{words}”; it stands where it was moved to"),
        ):
            for one in paragraph.iter(f"{W}{tag}"):
                words = folded("".join(words_of(run, deleted=True) for run in one.iter(f"{W}r")))
                if words:
                    who = one.get(f"{W}author") or "somebody"
                    yield Repair(name, number, what.format(who=who, words=excerpt(words, 200)))
        end = paragraph.find(f"{W}pPr/{W}rPr/{W}del")
        if end is not None and text_of(paragraph).strip():
            who = end.get(f"{W}author") or "somebody"
            message = (
                f"{who} took out the end of the paragraph; it is taken as accepted, and goes on with the next"
            )
            yield Repair("deletion left out", number, message)


def comments(archive: WordArchive, body: etree._Element) -> Iterator[Repair]:
    """What somebody wrote beside the text, each at the paragraph that it is about."""
    about: dict[str, int] = {}
    for number, paragraph in enumerate(paragraphs(body), 1):
        for one in paragraph.iter(f"{W}commentRangeStart", f"{W}commentReference"):
            about.setdefault(one.get(f"{W}id", ""), number)
    for part in archive.parts("comments"):
        for one in archive.xml(part).iter(f"{W}comment"):
            text = _folded(one)
            if text:
                who = one.get(f"{W}author") or "somebody"
                yield Repair("comment left out", about.get(one.get(f"{W}id", ""), 1), f"{who}: “{text}”")


def hidden(body: etree._Element, looks: Looks) -> Iterator[Repair]:
    """In place: text that Word does not show, taken out; that of cells which another one covers, too."""
    for number, paragraph in enumerate(paragraphs(body), 1):
        merged = enclosing(paragraph).find(f"{W}tcPr/{W}vMerge")
        covered = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        runs = [run for run in paragraph.iter(f"{W}r") if looks.is_hidden(run) or covered]
        words = folded("".join(words_of(run) for run in runs))
        for run in runs:
            detach(run)
        if words:
            yield Repair("hidden text left out", number, f"“{words}”")


def tips(body: etree._Element) -> Iterator[Repair]:
    """What links show when a mouse is over them, where it is more than their words or their address."""
    for number, paragraph in enumerate(paragraphs(body), 1):
        said = [(one.get(f"{W}tooltip", ""), text_of(one)) for one in paragraph.iter(f"{W}hyperlink")]
        fields = "".join(one.text or "" for one in paragraph.iter(f"{W}instrText"))
        said += [(one[1], text_of(paragraph)) for one in _TIP.finditer(fields)]
        for tip, words in said:
            if tip.strip() and tip.strip() not in words and not _ADDRESS.fullmatch(tip.strip()):
                yield Repair(
                    "tip of a link left out", number, f"it shows over “{excerpt(words)}”: “{tip.strip()}”"
                )


def objects(archive: WordArchive, body: etree._Element) -> Iterator[Repair]:
    """Embedded files, charts, other documents and macros."""
    for number, paragraph in enumerate(paragraphs(body), 1):
        for one in paragraph.iter(_OLE):
            what = one.get("ProgID") or "a file"
            yield Repair("embedded file left out", number, f"{what}: say in the text what it holds")
        for one in paragraph.iter(f"{_CHART}chart"):
            part = archive.targets.get(one.get(f"{R}id", ""), "")
            drawn = archive.xml(part).iter(f"{A}t", f"{_CHART}v") if part in archive.names else ()
            words = " ".join(each.text or "" for each in drawn)
            yield Repair("chart left out", number, f"say in the text what it shows: “{excerpt(words, 200)}”")
    for one in body.iter(f"{W}altChunk"):
        message = "another document inside this one; open it and save it again"
        number = sum(1 for each in one.itersiblings(preceding=True) for _ in each.iter(f"{W}p")) + 1
        yield Repair("embedded file left out", number, message)
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        yield Repair("macro left out", 1, "a program inside the file; no word of the statement")


def _folded(around: etree._Element) -> str:
    return folded(" ".join(text_of(one) for one in around.iter(f"{W}p")))


def furniture(archive: WordArchive, body: etree._Element) -> Iterator[Repair]:
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
            held = page_furniture.held(_words_of(root), _pictures_of(root))
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


def _words_of(root: etree._Element) -> str:
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


def _pictures_of(root: etree._Element) -> Iterator[str]:
    """The alternative text of each picture."""
    for drawing in root.iter(f"{W}drawing"):
        properties = next(drawing.iter(f"{WP}docPr"), None)
        for _ in drawing.iter(f"{A}blip"):
            yield "" if properties is None else properties.get("descr", "")
    for one in root.iter(f"{V}imagedata"):
        if next(one.iterancestors(_FALLBACK), None) is None:
            yield enclosing(one).get("alt", "")
