"""A Word file's parts made plain before pandoc reads them: without looks that it passes over, in the usual namespaces."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from everyreader.importers.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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
_STYLED = ("pStyle", "rStyle", "tblStyle")


class WordArchive(Archive):
    """A Word file's zip; its XML is in the transitional namespaces, whatever it was saved in."""

    def read(self, name: str) -> bytes:
        data = super().read(name)
        if name.endswith((".xml", ".rels")) and _STRICT in data:
            for strict, usual in _TRANSITIONAL:
                data = data.replace(strict, usual)
        return data


def without_looks(root: etree._Element) -> None:
    """In place: without what a page looks like; it is most of a large file, and pandoc's time goes by size."""
    etree.strip_elements(root, *_LOOKS, with_tail=False)


def without_unused_styles(styles: etree._Element, parts: Iterable[etree._Element]) -> None:
    """In place: the styles that nothing in ``parts`` is set in, even by way of another one, out."""
    by_name = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
    todo = [each.get(f"{W}val") for part in parts for each in part.iter(*(f"{W}{name}" for name in _STYLED))]
    used: set[str | None] = set()
    while todo:
        name = todo.pop()
        if name in by_name and name not in used:
            used.add(name)
            todo += [each.get(f"{W}val") for each in by_name[name].iterfind(f"{W}basedOn")]
    for name, style in by_name.items():
        if name not in used and style.get(f"{W}default") is None:
            style.getparent().remove(style)
