"""Word: one note with several marks, as a mark repeated or as a cross-reference to the note (the field
NOTEREF)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from everyreader.importers.docx.parts import W
from everyreader.importers.docx.words import run_of
from everyreader.importers.office.one_note import sign
from everyreader.model.elements import enclosing

_MARKS = (f"{W}footnoteReference", f"{W}endnoteReference")

Element = etree._Element


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
