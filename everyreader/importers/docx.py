"""Word files (docx, docm, dotx): read with lxml for their words and what pandoc would not keep, then by pandoc.

What pandoc drops in silence is brought where it keeps it (text boxes, words of diagrams), or named with its words (headers,
footers, comments, hidden and deleted text, embedded files).
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lxml import etree

from everyreader.errors import SourceError
from everyreader.importers.archive import Archive
from everyreader.importers.docx_notes import NoteMarks
from everyreader.importers.docx_numbers import Numbering
from everyreader.importers.docx_parts import WordArchive, without_looks, without_unused_styles
from everyreader.importers.reading import Found, draft
from everyreader.repair.draft import Draft, Repair, excerpt

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_SPACE = (f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab")
_NOTES = (("footnotes", f"{W}footnote"), ("endnotes", f"{W}endnote"))
_FURNITURE = (("header", "header left out"), ("footer", "footer left out"))


def read(path: Path, language: str) -> Draft:
    """The Word file as a draft; its places are paragraphs. Raises ``SourceError``, ``MakerMissing``."""
    with WordArchive(path) as archive:
        word = _Word(archive)
        found = word.found()
        return draft(path, archive.replaced(word.changed), "docx", found, language)


class _Word:
    """One document, on the way from its parts to what was found in it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._repairs: list[Repair] = []
        self._main = self._main_part()
        self._folder = posixpath.dirname(self._main)
        self.changed: dict[str, bytes] = {}
        self._relations = self._relations_of(self._main)
        self._hidden_styles: frozenset[str] = frozenset()
        self._sizes: dict[str, float] = {}

    def found(self) -> Found:
        archive = self._archive
        root = archive.xml(self._main)
        if root.tag != f"{W}document":
            raise SourceError(archive.path, "it is no Word document that can be read; save it as .docx")
        body, *more = root.findall(f"{W}body") or [None]
        if body is None:
            raise SourceError(archive.path, "the file holds no text")
        for one in more:  # what Word itself would not write: pandoc reads the first alone
            body.extend(list(one))
            root.remove(one)
        self._read_styles()
        self._simplify(body)
        numbering, styles = (self._first_part(one) for one in ("numbering", "styles"))
        self._numbering = Numbering(numbering, styles)
        self._repairs += self._numbering.write(body)
        lines = [_text(one) for one in _paragraphs(body)]
        large = self._large(list(_paragraphs(body)))
        aside = list(self._alternatives(body))
        for name, tag in _NOTES:
            aside += self._notes(name, tag, body)
        self._furniture()
        self._comments()
        self._objects(body)
        self._note_marks.write_signs()
        found = Found(
            tuple(lines),
            tuple(self._repairs),
            tuple(aside),
            self._language(),
            large=large,
            formulas=tuple(n for n, one in enumerate(_paragraphs(body), 1) for _ in _formulas(one)),
            image=self._image,
        )
        self._make_plain(root)
        return found

    def _make_plain(self, root: etree._Element) -> None:
        without_looks(root)
        asides = [part for name, _ in _NOTES for part in self._parts(name)] + self._parts("comments")
        for part in self._parts("styles"):
            styles = self._archive.xml(part)
            self._numbering.unnumber(styles)
            without_unused_styles(styles, [root, *(self._archive.xml(one) for one in asides)])
            self.changed[part] = _serialised(styles)
        self.changed[self._main] = _serialised(root)

    # parts and relations

    def _main_part(self) -> str:
        for one in self._relations_of(""):
            if one[1].endswith("/officeDocument"):
                return one[2]
        raise SourceError(self._archive.path, "it is no Word document; open it and save it as .docx")

    def _relations_of(self, part: str) -> list[tuple[str, str, str]]:
        """(id, type, part) of each relation within the file."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self._archive.names:
            return []
        out = []
        for one in self._archive.xml(name).iter(f"{_REL}Relationship"):
            if one.get("TargetMode") != "External":
                target = one.get("Target", "")
                inside = (
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.normpath(posixpath.join(folder, target))
                )
                out.append((one.get("Id", ""), one.get("Type", ""), inside))
        return out

    def _parts(self, kind: str) -> list[str]:
        return [
            part
            for _, type_, part in self._relations
            if type_.rsplit("/", 1)[-1] == kind and part in self._archive.names
        ]

    def _first_part(self, kind: str) -> etree._Element | None:
        return next((self._archive.xml(part) for part in self._parts(kind)), None)

    def _image(self, address: str) -> bytes | None:
        for name in (posixpath.join(self._folder, address), address):
            if name in self._archive.names:
                return self._archive.read(name)
        base = PurePosixPath(address).name
        same = [name for name in self._archive.names if PurePosixPath(name).name == base]
        return self._archive.read(same[0]) if len(same) == 1 else None

    # what Word shows and pandoc drops

    def _read_styles(self) -> None:
        for part in self._parts("styles"):
            root = self._archive.xml(part)
            self._hidden_styles = frozenset(
                one.get(f"{W}styleId", "")
                for one in root.iter(f"{W}style")
                if _on(one.find(f"{W}rPr/{W}vanish"))
            )
            for one in root.iter(f"{W}style"):
                size = one.find(f"{W}rPr/{W}sz")
                if size is not None:
                    self._sizes[one.get(f"{W}styleId", "")] = _number(size.get(f"{W}val"))
            size = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
            self._sizes[""] = _number(size.get(f"{W}val")) if size is not None else 20.0
            normal = [
                one.get(f"{W}styleId", "")
                for one in root.iter(f"{W}style")
                if one.get(f"{W}default") == "1" and one.get(f"{W}type") == "paragraph"
            ]
            self._sizes[""] = self._sizes.get(normal[0], self._sizes[""]) if normal else self._sizes[""]

    def _simplify(self, body: etree._Element) -> None:
        """In place: hidden runs out, one of two alternatives, text boxes and diagrams as paragraphs behind their own."""
        for one in list(body.iter(f"{_MC}AlternateContent")):
            choice = one.find(f"{_MC}Choice")
            chosen = choice if choice is not None else one.find(f"{_MC}Fallback")
            _unwrap(one, [] if chosen is None else list(chosen))
        self._name_changes(body)
        _accept_changes(body)
        hidden = [
            run
            for run in body.iter(f"{W}r")
            if _on(run.find(f"{W}rPr/{W}vanish"))
            or (style := run.find(f"{W}rPr/{W}rStyle")) is not None
            and style.get(f"{W}val") in self._hidden_styles
        ]
        words = " ".join("".join(_run(run) for run in hidden).split())
        for run in hidden:
            run.getparent().remove(run)
        if words:
            self._repairs.append(Repair("hidden text left out", 1, f"“{words}”"))
        for one in list(body.iter(f"{_M}oMathPara")):
            around = next(one.iterancestors(f"{W}p"), None)
            if around is not None and _text(around).strip():  # pandoc would keep the formula alone
                _unwrap(one, list(one.iterchildren(f"{_M}oMath")))
        self._out_of_boxes(body)
        self._out_of_diagrams(body)
        self._note_marks = NoteMarks(body)
        _out_of_fields(body)

    def _out_of_boxes(self, body: etree._Element) -> None:
        for box in reversed(list(body.iter(f"{W}txbxContent"))):
            around = _around(box)
            if around is None:
                continue
            inner = list(box)
            text = " ".join(_text(one) for one in box.iter(f"{W}p")).strip()
            box.getparent().remove(box)
            if not text and not any(True for one in inner for _ in one.iter(f"{_A}blip")):
                continue
            place = around.getparent().index(around)
            for offset, one in enumerate(inner, 1):
                around.getparent().insert(place + offset, one)
            self._repairs.append(
                Repair(
                    "text box kept",
                    self._number(body, around),
                    f"as paragraphs in their place: “{excerpt(text)}”",
                )
            )

    def _out_of_diagrams(self, body: etree._Element) -> None:
        relations = {identifier: part for identifier, _, part in self._relations}
        for one in list(body.iter(f"{_DGM}relIds")):
            around = _around(one)
            part = relations.get(one.get(f"{_R}dm", ""))
            if around is None or part not in self._archive.names:
                continue
            points = [_drawn(point) for point in self._archive.xml(part).iter(f"{_DGM}pt")]
            points = [point for point in points if point]
            place = around.getparent().index(around)
            for offset, point in enumerate(points, 1):
                paragraph = etree.SubElement(body, f"{W}p")
                run = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
                run.text = point
                around.getparent().insert(place + offset, paragraph)
            self._repairs.append(
                Repair(
                    "diagram left out",
                    self._number(body, around),
                    f"its words stay as paragraphs: “{excerpt(' '.join(points))}”; say in the text what its arrows say",
                )
            )

    @staticmethod
    def _number(body: etree._Element, paragraph: etree._Element) -> int:
        return next((number for number, one in enumerate(_paragraphs(body), 1) if one is paragraph), 1)

    # what is named

    def _name_changes(self, body: etree._Element) -> None:
        for number, paragraph in enumerate(_paragraphs(body), 1):
            for tag, name, what in (
                ("ins", "insertion kept", "{who} put in “{words}”; it is taken as accepted"),
                ("del", "deletion left out", "{who} took out “{words}”; it is taken as accepted"),
                ("moveFrom", "moved text", "{who} moved “{words}”; it stands where it was moved to"),
            ):
                for one in paragraph.iter(f"{W}{tag}"):
                    words = " ".join("".join(_run(run, deleted=True) for run in one.iter(f"{W}r")).split())
                    if words:
                        who = one.get(f"{W}author") or "somebody"
                        self._repairs.append(
                            Repair(name, number, what.format(who=who, words=excerpt(words, 200)))
                        )

    def _alternatives(self, body: etree._Element) -> Iterator[str]:
        """The alternative texts of the images that pandoc finds: words of the statement."""
        for drawing in body.iter(f"{W}drawing"):
            shown = [one for one in drawing.iter(f"{_A}blip")]
            properties = next(drawing.iter(f"{_WP}docPr"), None)
            if shown and properties is not None:
                yield properties.get("descr", "")

    def _notes(self, name: str, tag: str, body: etree._Element) -> Iterator[str]:
        referred = {one.get(f"{W}id") for one in body.iter(f"{tag}Reference")}
        for part in self._parts(name):
            root = self._archive.xml(part)
            for note in root.iter(tag):
                text = " ".join(_text(one) for one in _paragraphs(note))
                if note.get(f"{W}type") in (None, "normal") and note.get(f"{W}id") in referred:
                    yield text
                elif note.get(f"{W}type") in (None, "normal") and text.strip():
                    self._repairs.append(
                        Repair("note left out", 1, f"nothing refers to it: “{excerpt(text, 200)}”")
                    )

    def _furniture(self) -> None:
        for kind, name in _FURNITURE:
            said = []
            for part in self._parts(kind):
                text = " ".join(" ".join(_text(one) for one in self._archive.xml(part).iter(f"{W}p")).split())
                if text and text not in said:
                    said.append(text)
            for text in said:
                self._repairs.append(Repair(name, 1, f"it stands on every page: “{text}”"))

    def _comments(self) -> None:
        for part in self._parts("comments"):
            for one in self._archive.xml(part).iter(f"{W}comment"):
                text = " ".join(" ".join(_text(each) for each in one.iter(f"{W}p")).split())
                who = one.get(f"{W}author") or "somebody"
                if text:
                    self._repairs.append(Repair("comment left out", 1, f"{who}: “{text}”"))

    def _objects(self, body: etree._Element) -> None:
        relations = {identifier: part for identifier, _, part in self._relations}
        for number, paragraph in enumerate(_paragraphs(body), 1):
            for one in paragraph.iter(_OLE):
                what = one.get("ProgID") or "a file"
                self._repairs.append(
                    Repair("embedded file left out", number, f"{what}: say in the text what it holds")
                )
            for one in paragraph.iter(f"{_CHART}chart"):
                part = relations.get(one.get(f"{_R}id", ""), "")
                words = " ".join(
                    each.text or ""
                    for each in (
                        self._archive.xml(part).iter(f"{_A}t", f"{_CHART}v")
                        if part in self._archive.names
                        else ()
                    )
                )
                self._repairs.append(
                    Repair(
                        "chart left out", number, f"say in the text what it shows: “{excerpt(words, 200)}”"
                    )
                )
        for one in body.iter(f"{W}altChunk"):
            self._repairs.append(
                Repair(
                    "embedded file left out", 1, "another document inside this one; open it and save it again"
                )
            )
        if any(name.endswith("vbaProject.bin") for name in self._archive.names):
            self._repairs.append(
                Repair("macro left out", 1, "a program inside the file; no word of the statement")
            )

    # looks and language

    def _large(self, paragraphs: list[etree._Element]) -> dict[int, float]:
        """The size of each paragraph that is larger than most of the text, by that of the text."""
        sizes = {number: self._size(one) for number, one in enumerate(paragraphs, 1) if _text(one).strip()}
        weights: Counter[float] = Counter()
        for number, size in sizes.items():
            weights[size] += len(_text(paragraphs[number - 1]))
        usual = weights.most_common(1)[0][0] if weights else 0
        return {n: round(size / usual, 2) for n, size in sizes.items() if usual and size > 1.1 * usual}

    def _size(self, paragraph: etree._Element) -> float:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        around = self._sizes.get(
            style.get(f"{W}val", "") if style is not None else "", self._sizes.get("", 20.0)
        )
        own = []
        for run in paragraph.iter(f"{W}r"):
            size = run.find(f"{W}rPr/{W}sz")
            if _run(run).strip():
                own.append(_number(size.get(f"{W}val")) if size is not None else around)
        return min(own, default=around)

    def _language(self) -> str:
        for part in self._parts("styles"):
            one = self._archive.xml(part).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
            if one is not None:
                return one.get(f"{W}val", "")
        return ""


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _paragraphs(around: etree._Element) -> Iterator[etree._Element]:
    return around.iter(f"{W}p")


def _formulas(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The formulas in ``paragraph``, those of one display together."""
    for one in paragraph.iter(f"{_M}oMathPara", f"{_M}oMath"):
        inside = one.tag == f"{_M}oMath" and next(one.iterancestors(f"{_M}oMathPara"), None) is not None
        if not inside and any((each.text or "").strip() for each in one.iter(f"{_M}t")):
            yield one


def _around(node: etree._Element) -> etree._Element | None:
    """The outermost paragraph around ``node``."""
    found = None
    for one in node.iterancestors(f"{W}p"):
        found = one
    return found


def _unwrap(node: etree._Element, content: list[etree._Element]) -> None:
    parent = node.getparent()
    place = parent.index(node)
    for offset, one in enumerate(content):
        parent.insert(place + offset, one)
    parent.remove(node)


def _accept_changes(body: etree._Element) -> None:
    """In place: insertions as text, deletions gone; pandoc would lose those without an author or a date."""
    for one in list(body.iter(f"{W}del", f"{W}moveFrom")):
        if one.getparent().tag != f"{W}rPr":  # there it says that a paragraph's end was deleted
            one.getparent().remove(one)
    for one in list(body.iter(f"{W}ins", f"{W}moveTo")):
        if one.getparent().tag != f"{W}rPr":
            _unwrap(one, list(one))


def _out_of_fields(body: etree._Element) -> None:
    """In place: the results of fields (dates, names, numbers, cross-references) as plain text; only links stay fields.

    A caption that holds a number so stays a paragraph: pandoc would take “Table 1” off it.
    """
    for one in list(body.iter(f"{W}fldSimple")):
        if not one.get(f"{W}instr", "").strip().upper().startswith("HYPERLINK"):
            _plain_caption(one, one.get(f"{W}instr", ""))
            _unwrap(one, list(one))
    open_: list[tuple[list[etree._Element], list[str]]] = []
    for one in list(body.iter(f"{W}fldChar", f"{W}instrText")):
        if one.tag == f"{W}instrText":
            if open_:
                open_[-1][0].append(one)
                open_[-1][1].append(one.text or "")
            continue
        kind = one.get(f"{W}fldCharType")
        if kind == "begin":
            open_.append(([one], []))
        elif open_:
            open_[-1][0].append(one)
            if kind == "end":
                parts, instruction = open_.pop()
                _plain_field(parts, "".join(instruction).strip().upper())


def _plain_field(parts: list[etree._Element], instruction: str) -> None:
    if instruction.startswith("HYPERLINK"):
        return
    box = next(parts[0].iter(f"{W}checkBox"), None)
    if box is not None:
        ticked = (
            _on(box.find(f"{W}checked")) or box.find(f"{W}checked") is None and _on(box.find(f"{W}default"))
        )
        mark = etree.SubElement(parts[0].getparent(), f"{W}t")
        mark.text = "☒" if ticked else "☐"
    _plain_caption(parts[0], instruction)
    for one in parts:
        one.getparent().remove(one)


def _plain_caption(node: etree._Element, instruction: str) -> None:
    if instruction.strip().upper().startswith("SEQ"):
        for paragraph in node.iterancestors(f"{W}p"):
            for style in paragraph.findall(f"{W}pPr/{W}pStyle"):
                style.getparent().remove(style)


def _text(paragraph: etree._Element) -> str:
    """A paragraph's words as they are shown once all changes are accepted."""
    gone = {run for one in paragraph.iter(f"{W}del", f"{W}moveFrom") for run in one.iter(f"{W}r")}
    return "".join(_run(run) for run in paragraph.iter(f"{W}r") if run not in gone)


def _run(run: etree._Element, *, deleted: bool = False) -> str:
    out = []
    for one in run:
        if one.tag == f"{W}t" or deleted and one.tag == f"{W}delText":
            out.append(one.text or "")
        elif one.tag in _SPACE:
            out.append(" ")
        elif one.tag == f"{W}noBreakHyphen":
            out.append("\u2011")
        elif one.tag == f"{W}ruby":
            out.append("".join(each.text or "" for each in one.iter(f"{W}t")))
    return "".join(out)


def _drawn(point: etree._Element) -> str:
    return " ".join("".join(one.text or "" for one in point.iter(f"{_A}t")).split())


def _on(flag: etree._Element | None) -> bool:
    return flag is not None and flag.get(f"{W}val", "1") not in ("0", "false", "off")


def _number(value: str | None) -> float:
    try:
        return float(value or 0)
    except ValueError:
        return 0.0
