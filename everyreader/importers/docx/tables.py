"""Word's tables: first columns that their style sets in bold type, as headers of rows are, and first rows
that head the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from everyreader.importers.docx.parts import W, is_on, properties_of, value_of
from everyreader.importers.docx.styles import Styles, chain
from everyreader.importers.docx.words import run_of
from everyreader.importers.office import cell_lines
from everyreader.model.elements import detach

_FIRST_ROW, _FIRST_COLUMN = 0x0020, 0x0080  # in the bits of an older tblLook
_MOST = 1000  # columns


_HELD = tuple(f"{W}{name}" for name in ("t", "sym", "drawing", "pict", "object", "numPr"))
_SHOWN = ("b", "i", "caps", "smallCaps", "color")  # type that sets a row apart
_FRAMED = ("shd", "tcBorders")


def show_headers(body: etree._Element, styles: Styles) -> None:
    """In place: headers that tables have by their style or shading, as pandoc reads headers.

    Word asks every new table for a header row, whether it has one or not: only where the style shows it, or
    the row is marked or shaded, it is one. Bold type of the first column is written out.
    """
    for table in body.iter(f"{W}tbl"):
        rows = list(table.iterchildren(f"{W}tr"))
        marked = [one for one in rows if one.find(f"{W}trPr/{W}tblHeader") is not None]
        shown = _asks_for(table, "firstRow", _FIRST_ROW) and any(
            map(_sets_apart, _conditional(table, "firstRow", styles))
        )
        bold = [one.find(f"{W}rPr/{W}b") for one in _conditional(table, "firstCol", styles)]
        if _asks_for(table, "firstColumn", _FIRST_COLUMN) and is_on(
            next((one for one in bold if one is not None), None)
        ):
            _embolden(rows[shown:])
        if rows and not marked and not shown:
            _ask_not(table)
            if len(rows) > 1 and _is_shaded(rows[0]) and not any(map(_is_shaded, rows[1:])):
                etree.SubElement(properties_of(rows[0], "trPr"), f"{W}tblHeader")


def _embolden(rows: list[etree._Element]) -> None:
    for row in rows:
        cell = row.find(f"{W}tc")
        for run in () if cell is None else cell.iter(f"{W}r"):
            properties = properties_of(run, "rPr")
            if properties.find(f"{W}b") is None:
                etree.SubElement(properties, f"{W}b")


def _ask_not(table: etree._Element) -> None:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is not None:
        detach(look)


def _sets_apart(style: etree._Element) -> bool:
    type_, cell = style.find(f"{W}rPr"), style.find(f"{W}tcPr")
    in_type = type_ is not None and any(is_on(type_.find(f"{W}{name}")) for name in _SHOWN)
    return in_type or cell is not None and any(cell.find(f"{W}{name}") is not None for name in _FRAMED)


def _is_shaded(row: etree._Element) -> bool:
    cells = row.findall(f"{W}tc")
    fills = [one.get(f"{W}fill", "auto").lower() for cell in cells for one in cell.findall(f"{W}tcPr/{W}shd")]
    return len(fills) == len(cells) > 1 and not {"auto", "ffffff"} & {*fills}


def _asks_for(table: etree._Element, name: str, bit: int) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    named, bits = look.get(f"{W}{name}"), look.get(f"{W}val", "0")
    if named is not None:
        return named in ("1", "true", "on")
    return bool(re.fullmatch("[0-9a-fA-F]{1,8}", bits)) and bool(int(bits, 16) & bit)


def _conditional(table: etree._Element, kind: str, styles: Styles) -> Iterator[etree._Element]:
    """What the table's style, and those it rests upon, say of one part of the table."""
    for style in chain(value_of(table, "tblPr/tblStyle"), styles):
        yield from (one for one in style.iterfind(f"{W}tblStylePr") if one.get(f"{W}type") == kind)


def sign_empty_lines(body: etree._Element) -> None:
    """In place: a sign in each empty paragraph beside others in a cell, and before breaks: they hold lines
    apart, and pandoc drops them."""
    for cell in body.iter(f"{W}tc"):
        for one in list(cell.iter(f"{W}br")):
            mark = etree.Element(f"{W}t")
            mark.text = cell_lines.SIGN
            one.addprevious(mark)
        lines = cell.findall(f"{W}p")
        for one in lines if len(lines) > 1 else ():
            unseen = is_on(one.find(f"{W}pPr/{W}rPr/{W}vanish"))
            held = (each for each in one.iter(*_HELD) if each.tag != f"{W}t" or (each.text or "").strip())
            if not unseen and next(held, None) is None:
                one.append(run_of(cell_lines.SIGN))


def fill_rows(body: etree._Element) -> None:
    """In place: empty cells where a row begins or ends further inside than others; pandoc drops cells of the
    longer ones."""
    for table in body.iter(f"{W}tbl"):
        rows = [row for row in table.iterchildren(f"{W}tr") if row.find(f"{W}tc") is not None]
        for row in rows:
            for name in ("gridBefore", "gridAfter"):
                one = row.find(f"{W}trPr/{W}{name}")
                if one is not None:
                    detach(one)
                    _fill(row, _count(one, 0), at_start=name == "gridBefore")
        longest = max(map(_length, rows), default=0)
        if rows:  # as many columns as the first row has, to pandoc
            _fill(rows[0], longest - _length(rows[0]), at_start=False)


def _fill(row: etree._Element, count: int, *, at_start: bool) -> None:
    if count > 0:
        cell = etree.Element(f"{W}tc")
        span = etree.SubElement(etree.SubElement(cell, f"{W}tcPr"), f"{W}gridSpan")
        span.set(f"{W}val", str(count))
        etree.SubElement(cell, f"{W}p")
        cells = row.findall(f"{W}tc")
        cells[0].addprevious(cell) if at_start else cells[-1].addnext(cell)


def _length(row: etree._Element) -> int:
    return sum(_count(cell.find(f"{W}tcPr/{W}gridSpan"), 1) for cell in row.iterchildren(f"{W}tc"))


def _count(one: etree._Element | None, usual: int) -> int:
    value = "" if one is None else one.get(f"{W}val", "")
    return min(int(value), _MOST) if value.isdecimal() else usual
