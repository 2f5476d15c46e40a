"""Word: what its fields show (dates, numbers, cross-references, ticked boxes) as plain text, before pandoc reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from everyreader.importers.docx_parts import W, is_on, unwrap
from everyreader.importers.docx_words import paragraphs, text_of
from everyreader.repair.draft import Repair

_OF_FIELD = re.compile(r"«[^»]+»|<<[^>]+>>")


def out_of_fields(body: etree._Element) -> None:
    """In place: the results of fields (dates, names, numbers, cross-references) as plain text; only links stay fields."""
    for one in list(body.iter(f"{W}fldSimple")):
        if not one.get(f"{W}instr", "").strip().upper().startswith("HYPERLINK"):
            unwrap(one, list(one))
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


def unfilled(body: etree._Element) -> Iterator[Repair]:
    """The fields of a form letter that show their own names, for nobody's are in them."""
    for number, paragraph in enumerate(paragraphs(body), 1):
        if any("MERGEFIELD" in (one.text or "").upper() for one in paragraph.iter(f"{W}instrText")) or any(
            "MERGEFIELD" in one.get(f"{W}instr", "").upper() for one in paragraph.iter(f"{W}fldSimple")
        ):
            names = _OF_FIELD.findall(text_of(paragraph))
            if names:
                said = ", ".join(names)
                yield Repair("field not filled in", number, f"write what is meant for {said}, or take it out")


def _plain_field(parts: list[etree._Element], instruction: str) -> None:
    if instruction.startswith("HYPERLINK"):
        return
    box = next(parts[0].iter(f"{W}checkBox"), None)
    if box is not None:
        ticked = (
            is_on(box.find(f"{W}checked"))
            or box.find(f"{W}checked") is None
            and is_on(box.find(f"{W}default"))
        )
        mark = etree.SubElement(parts[0].getparent(), f"{W}t")
        mark.text = "☒" if ticked else "☐"
    for one in parts:
        one.getparent().remove(one)
