"""Word's tables: a first column that their style sets in bold type, as headers of rows are."""

from __future__ import annotations

import re

from lxml import etree

from everyreader.importers.docx_parts import W, is_on

_FIRST_ROW, _FIRST_COLUMN = 0x0020, 0x0080  # in the bits of an older tblLook


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
