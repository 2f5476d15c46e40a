"""Word's tables: a first column that their style sets in bold type, as headers of rows are."""

from __future__ import annotations

import re

from lxml import etree

from everyreader.importers.docx_parts import W, is_on

_FIRST_ROW, _FIRST_COLUMN = 0x0020, 0x0080  # in the bits of an older tblLook
_MOST = 1000  # columns


def show_first_columns(body: etree._Element, styles: etree._Element | None) -> None:
    """In place: bold type that the style of a table gives its first column, written out; pandoc reads no such style."""
    if styles is None:
        return
    by_name = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
    for table in body.iter(f"{W}tbl"):
        if not (_asks_for(table, "firstColumn", _FIRST_COLUMN) and _is_bold(table, by_name)):
            continue
        rows = list(table.iterchildren(f"{W}tr"))
        for row in rows[_asks_for(table, "firstRow", _FIRST_ROW) :]:
            cell = row.find(f"{W}tc")
            for run in () if cell is None else cell.iter(f"{W}r"):
                properties = run.find(f"{W}rPr")
                if properties is None:
                    properties = etree.Element(f"{W}rPr")
                    run.insert(0, properties)
                if properties.find(f"{W}b") is None:
                    etree.SubElement(properties, f"{W}b")


def _asks_for(table: etree._Element, name: str, bit: int) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    named, bits = look.get(f"{W}{name}"), look.get(f"{W}val", "0")
    if named is not None:
        return named in ("1", "true", "on")
    return bool(re.fullmatch("[0-9a-fA-F]{1,8}", bits)) and bool(int(bits, 16) & bit)


def _is_bold(table: etree._Element, styles: dict[str | None, etree._Element]) -> bool:
    name, depth = table.find(f"{W}tblPr/{W}tblStyle"), 0
    while name is not None and depth < 10:
        style, depth = styles.get(name.get(f"{W}val")), depth + 1
        if style is None:
            return False
        for one in style.iterfind(f"{W}tblStylePr"):
            if one.get(f"{W}type") == "firstCol" and one.find(f"{W}rPr/{W}b") is not None:
                return is_on(one.find(f"{W}rPr/{W}b"))
        name = style.find(f"{W}basedOn")
    return False


def fill_rows(body: etree._Element) -> None:
    """In place: empty cells where a row begins or ends further inside than others; pandoc drops cells of the longer ones."""
    for table in body.iter(f"{W}tbl"):
        rows = [row for row in table.iterchildren(f"{W}tr") if row.find(f"{W}tc") is not None]
        for row in rows:
            for name in ("gridBefore", "gridAfter"):
                one = row.find(f"{W}trPr/{W}{name}")
                if one is not None:
                    one.getparent().remove(one)
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
