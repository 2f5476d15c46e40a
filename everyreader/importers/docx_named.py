"""What of a Word file is no text of the statement, or is taken as settled: each named with its words."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from everyreader.importers.docx_parts import W, WordArchive
from everyreader.importers.docx_words import paragraphs, text_of, words_of
from everyreader.repair.draft import Repair, excerpt

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_FURNITURE = (("header", "header left out"), ("footer", "footer left out"))


def changes(body: etree._Element) -> Iterator[Repair]:
    """Tracked changes, which are taken as accepted."""
    for number, paragraph in enumerate(paragraphs(body), 1):
        for tag, name, what in (
            ("ins", "insertion kept", "{who} put in “{words}”; it is taken as accepted"),
            ("del", "deletion left out", "{who} took out “{words}”; it is taken as accepted"),
            ("moveFrom", "moved text", "{who} moved “{words}”; it stands where it was moved to"),
        ):
            for one in paragraph.iter(f"{W}{tag}"):
                words = " ".join("".join(words_of(run, deleted=True) for run in one.iter(f"{W}r")).split())
                if words:
                    who = one.get(f"{W}author") or "somebody"
                    yield Repair(name, number, what.format(who=who, words=excerpt(words, 200)))


def furniture(archive: WordArchive) -> Iterator[Repair]:
    """The headers and footers of its pages."""
    for kind, name in _FURNITURE:
        said = (_folded(archive.xml(part)) for part in archive.parts(kind))
        for text in dict.fromkeys(one for one in said if one):
            yield Repair(name, 1, f"it stands on every page: “{text}”")


def comments(archive: WordArchive) -> Iterator[Repair]:
    """What somebody wrote beside the text."""
    for part in archive.parts("comments"):
        for one in archive.xml(part).iter(f"{W}comment"):
            text = _folded(one)
            if text:
                yield Repair("comment left out", 1, f"{one.get(f'{W}author') or 'somebody'}: “{text}”")


def objects(archive: WordArchive, body: etree._Element) -> Iterator[Repair]:
    """Embedded files, charts, other documents and macros."""
    relations = {identifier: part for identifier, _, part in archive.relations}
    for number, paragraph in enumerate(paragraphs(body), 1):
        for one in paragraph.iter(_OLE):
            what = one.get("ProgID") or "a file"
            yield Repair("embedded file left out", number, f"{what}: say in the text what it holds")
        for one in paragraph.iter(f"{_CHART}chart"):
            part = relations.get(one.get(f"{_R}id", ""), "")
            drawn = archive.xml(part).iter(f"{_A}t", f"{_CHART}v") if part in archive.names else ()
            words = " ".join(each.text or "" for each in drawn)
            yield Repair("chart left out", number, f"say in the text what it shows: “{excerpt(words, 200)}”")
    for _ in body.iter(f"{W}altChunk"):
        message = "another document inside this one; open it and save it again"
        yield Repair("embedded file left out", 1, message)
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        yield Repair("macro left out", 1, "a program inside the file; no word of the statement")


def _folded(around: etree._Element) -> str:
    return " ".join(" ".join(text_of(one) for one in around.iter(f"{W}p")).split())
