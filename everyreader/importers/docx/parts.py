"""A Word file's parts, found by what they are to the document, and made plain before pandoc reads them."""

from __future__ import annotations

import posixpath
from functools import cached_property
from pathlib import Path, PurePosixPath

from lxml import etree

from everyreader.importers.archive import Archive
from everyreader.model.elements import enclosing
from everyreader.model.errors import SourceError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
V = "{urn:schemas-microsoft-com:vml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006"
# “Strict Open XML” says the same under other names, which pandoc does not know.
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (_STRICT + b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/", _OFFICE + b"/"),
    (
        _STRICT + b"drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (_STRICT + b"drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_LOOKS = tuple(
    f"{W}{name}"
    for name in [
        "adjustRightInd",
        "autoSpaceDE",
        "autoSpaceDN",
        "bCs",
        "color",
        "contextualSpacing",
        "hideMark",
        "iCs",
        "kern",
        "lastRenderedPageBreak",
        "noProof",
        "pBdr",
        "proofErr",
        "shd",
        "snapToGrid",
        "spacing",
        "suppressAutoHyphens",
        "sz",
        "szCs",
        "tabs",
        "tblBorders",
        "tblCellMar",
        "tblW",
        "tcBorders",
        "tcMar",
        "tcW",
        "trHeight",
        "widowControl",
    ]
)


class WordArchive(Archive):
    """A Word file's zip; its XML is in the transitional namespaces, whatever it was saved in, and parsed
    once."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._parsed: dict[str, etree._Element] = {}

    def xml(self, name: str) -> etree._Element:
        """As of any archive; what was changed in it before stays changed."""
        if name not in self._parsed:
            self._parsed[name] = super().xml(name)
        return self._parsed[name]

    def read(self, name: str) -> bytes:
        data = super().read(name)
        if name.endswith((".xml", ".rels")) and _STRICT in data:
            for strict, usual in _TRANSITIONAL:
                data = data.replace(strict, usual)
        return data

    @cached_property
    def main(self) -> str:
        """The part that is the document. Raises ``SourceError``."""
        for one in self._relations_of(""):
            if one[1].endswith("/officeDocument"):
                return one[2]
        raise SourceError(self.path, "it is no Word document; open it and save it as .docx")

    @cached_property
    def relations(self) -> list[tuple[str, str, str]]:
        """(id, type, part) of each relation of the document within the file."""
        return self._relations_of(self.main)

    @cached_property
    def targets(self) -> dict[str, str]:
        """The part that each relation of the document leads to, by the relation's id."""
        return {identifier: part for identifier, _, part in self.relations}

    def _relations_of(self, part: str) -> list[tuple[str, str, str]]:
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self.names:
            return []
        out = []
        for one in self.xml(name).iter(f"{_REL}Relationship"):
            if one.get("TargetMode") != "External":
                target = one.get("Target", "")
                inside = (
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.normpath(posixpath.join(folder, target))
                )
                out.append((one.get("Id", ""), one.get("Type", ""), inside))
        return out

    def parts(self, kind: str) -> list[str]:
        """The names of the parts that are ``kind`` to the document: ``styles``, ``header``, ``footnotes``
        …"""
        return [
            part
            for _, type_, part in self.relations
            if type_.rsplit("/", 1)[-1] == kind and part in self.names
        ]

    def first(self, kind: str) -> etree._Element | None:
        """The first part of ``kind``, where there is one."""
        return next((self.xml(part) for part in self.parts(kind)), None)

    def image(self, address: str) -> bytes | None:
        """The bytes of an image by the address that pandoc gives it."""
        for name in (posixpath.join(posixpath.dirname(self.main), address), address):
            if name in self.names:
                return self.read(name)
        base = PurePosixPath(address).name
        same = [name for name in self.names if PurePosixPath(name).name == base]
        return self.read(same[0]) if len(same) == 1 else None


def without_looks(root: etree._Element) -> None:
    """In place: without what a page looks like; it is most of a large file, and pandoc's time goes by
    size."""
    etree.strip_elements(root, *_LOOKS, with_tail=False)


def unwrap(node: etree._Element, content: list[etree._Element]) -> None:
    """In place: ``content`` where ``node`` stood."""
    parent = enclosing(node)
    place = parent.index(node)
    for offset, one in enumerate(content):
        parent.insert(place + offset, one)
    parent.remove(node)


def is_on(flag: etree._Element | None) -> bool:
    """Whether a property that is there or not, such as bold, is there."""
    return flag is not None and flag.get(f"{W}val", "1") not in ("0", "false", "off")


def value_of(node: etree._Element | None, path: str) -> str:
    """The value of what ``path`` (“pPr/pStyle”) leads to in ``node``; empty where that is not there."""
    found = None if node is None else node.find("/".join(f"{W}{name}" for name in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")


def unstyled(paragraph: etree._Element) -> etree._Element:
    """In place: ``paragraph`` without a style of its own; its properties."""
    properties = properties_of(paragraph, "pPr")
    for style in properties.findall(f"{W}pStyle"):
        properties.remove(style)
    return properties


def properties_of(node: etree._Element, name: str) -> etree._Element:
    """The properties (“pPr”, “rPr”) of ``node``, which gets some where it has none."""
    properties = node.find(f"{W}{name}")
    if properties is None:
        properties = etree.Element(f"{W}{name}")
        node.insert(0, properties)
    return properties
