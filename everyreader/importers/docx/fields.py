"""Word: what its fields show (dates, numbers, cross-references, ticked boxes) as plain text, before pandoc
reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from everyreader.importers.docx.parts import W, is_on, unwrap
from everyreader.importers.docx.words import paragraphs, text_of
from everyreader.importers.draft import Repair
from everyreader.model.elements import detach, enclosing

_OF_FIELD = re.compile(r"«[^»]+»|<<[^>]+>>")


@dataclass
class _Field:
    """A field as far as it was read: its marks, and the words that its instruction takes from other fields,
    shown to nobody."""

    parts: list[etree._Element]
    instruction: str = ""
    shows: bool = False
    within: list[etree._Element] = field(default_factory=list)


def out_of_fields(body: etree._Element) -> None:
    """In place: the results of fields (dates, names, numbers, cross-references) as plain text; only links
    stay fields."""
    for one in list(body.iter(f"{W}fldSimple")):
        if not one.get(f"{W}instr", "").strip().upper().startswith("HYPERLINK"):
            unwrap(one, list(one))
    open_: list[_Field] = []
    for one in list(body.iter(f"{W}fldChar", f"{W}instrText", f"{W}t")):
        kind = one.get(f"{W}fldCharType", "")
        if one.tag == f"{W}t":
            asks = next((each for each in open_ if not each.shows), None)
            if asks is not None:
                asks.within.append(one)
        elif kind == "begin":
            open_.append(_Field([one]))
        elif open_:
            open_[-1].parts.append(one)
            open_[-1].instruction += (one.text or "") if one.tag == f"{W}instrText" else ""
            open_[-1].shows |= kind == "separate"
            if kind == "end":
                _plain_field(open_.pop())


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


def _plain_field(done: _Field) -> None:
    for one in done.within if done.shows else ():
        if one.getparent() is not None:
            detach(one)
    if done.instruction.strip().upper().startswith("HYPERLINK"):
        return
    said = _of_form(done.parts[0])
    if said:
        etree.SubElement(enclosing(done.parts[0]), f"{W}t").text = said
    for one in done.parts:
        detach(one)


def _of_form(begin: etree._Element) -> str:
    """What a form's box or list shows, which is no run."""
    box, choice = (next(begin.iter(f"{W}{name}"), None) for name in ("checkBox", "ddList"))
    if box is not None:
        checked = box.find(f"{W}checked")
        return "☒" if is_on(checked if checked is not None else box.find(f"{W}default")) else "☐"
    entries = [] if choice is None else [one.get(f"{W}val", "") for one in choice.findall(f"{W}listEntry")]
    result = None if choice is None else choice.find(f"{W}result")
    chosen = "0" if result is None else result.get(f"{W}val", "0")
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
