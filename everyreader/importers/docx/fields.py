"""Word: what its fields show (dates, numbers, cross-references, ticked boxes) as plain text, before pandoc
reads it; and one note with several marks, as a mark repeated or as a cross-reference to the note (the field
NOTEREF)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from everyreader.importers.docx.parts import W, is_on, unwrap
from everyreader.importers.docx.words import paragraphs, run_of, text_of
from everyreader.importers.draft import Repair
from everyreader.importers.office.one_note import sign
from everyreader.model.elements import detach, enclosing

_OF_FIELD = re.compile(r"«[^»]+»|<<[^>]+>>")
_MARKS = (f"{W}footnoteReference", f"{W}endnoteReference")

Element = etree._Element


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


class NoteMarks:
    """``body``'s further marks, taken out of it in place; ``write_signs`` tells pandoc of them once the words
    are counted."""

    def __init__(self, body: Element) -> None:
        first: dict[tuple[str, str], Element] = {}
        self._again: list[
            tuple[Element, Element]
        ] = []  # the run in a further mark's place, and the note's first mark
        for mark in list(body.iter(*_MARKS)):
            key = (str(mark.tag), mark.get(f"{W}id", ""))
            run = mark.getparent()
            if key in first and run is not None:
                run.remove(mark)
                self._again.append((run, first[key]))
            first.setdefault(key, mark)
        marked = dict(_bookmarked(body))
        for name, runs in _fields(body):
            mark = marked.get(name)
            if mark is not None and runs:
                for run in runs:
                    run.clear()
                self._again.append((runs[0], first[str(mark.tag), mark.get(f"{W}id", "")]))

    def write_signs(self) -> None:
        numbers: dict[Element, int] = {}
        for run, mark in self._again:
            number = numbers.setdefault(mark, len(numbers) + 1)
            etree.SubElement(run, f"{W}t").text = sign(number)
        for mark, number in numbers.items():
            enclosing(mark).addprevious(run_of(sign(number)))


def _bookmarked(body: Element) -> Iterator[tuple[str, Element]]:
    """The name of each bookmark with the note's mark that it holds."""
    open_: dict[str, str] = {}
    for one in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", *_MARKS):
        identifier = one.get(f"{W}id", "")
        if one.tag == f"{W}bookmarkStart":
            open_[identifier] = one.get(f"{W}name", "").upper()
        elif one.tag == f"{W}bookmarkEnd":
            open_.pop(identifier, None)
        else:
            yield from ((name, one) for name in open_.values())


def _fields(body: Element) -> Iterator[tuple[str, list[Element]]]:
    """The bookmark that each field NOTEREF names, and the runs of its result."""
    for one in list(body.iter(f"{W}fldSimple")):
        yield from _named(one.get(f"{W}instr", ""), list(one.iter(f"{W}r")))
    instruction, runs, within = "", [], ""
    for run in list(body.iter(f"{W}r")):
        change = run.find(f"{W}fldChar")
        kind = within if change is None else change.get(f"{W}fldCharType", "")
        if change is not None:
            if kind == "begin":
                instruction, runs = "", []
            elif kind == "end":
                yield from _named(instruction, runs)
            within = kind
        elif within == "begin":
            instruction += "".join(one.text or "" for one in run.iter(f"{W}instrText"))
        elif within == "separate":
            runs.append(run)


def _named(instruction: str, runs: list[Element]) -> Iterator[tuple[str, list[Element]]]:
    words = instruction.upper().split()
    if len(words) > 1 and words[0] == "NOTEREF" and "\\P" not in words:  # \\p says “above”, “below”
        yield words[1], runs
