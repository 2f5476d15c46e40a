"""PRT: what a PDF does and says of itself (ISO 14289-1, 7.1, 7.15, 7.16, 7.18, 7.19; WCAG 2.2.1, 2.4.2, 3.2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from everyreader.checks.rules.large_print.row import UA, hit, print_rule, tagged
from everyreader.checks.rules.model import REBUILD, Case, Hit, short
from everyreader.findings import Ground

_SURPRISE = "Something happens that the reader did not ask for."
_CHOOSE = "Who chooses by what a file says of itself chooses wrongly."
_UNNAMED = "Something that can be used or followed is announced without saying what it is."


def _forbidden(case: Case) -> Iterator[Hit]:
    if not case.reading.facts.readable:
        yield Hit()


def _locked(case: Case) -> Iterator[Hit]:
    if case.reading.facts.encrypted and case.reading.facts.readable:
        yield Hit()


def _each(values: Iterable[str]) -> Iterator[Hit]:
    return (Hit(value) for value in values)


def _runs(case: Case) -> Iterator[Hit]:
    return _each(case.reading.facts.actions)


def _attached(case: Case) -> Iterator[Hit]:
    return _each(case.reading.facts.attachments)


def _nameless_fields(case: Case) -> Iterator[Hit]:
    yield from _each(case.reading.facts.fields_without_name)
    if case.reading.facts.dynamic_form:
        yield Hit("the form is drawn by the viewer (XFA)")


def _added(case: Case) -> Iterator[Hit]:
    yield from _each(case.reading.facts.annotations)
    if case.reading.facts.fields:
        yield Hit(f"{case.reading.facts.fields} fields of a form")


def _wordless(case: Case) -> Iterator[Hit]:
    return _each(case.reading.facts.annotations_without_words)


def _opens_elsewhere(case: Case) -> Iterator[Hit]:
    spot = case.reading.facts.opens_at
    if spot is not None and spot.page != 1:
        yield hit(f"page {spot.page}", spot.page)


def _overruled(case: Case) -> Iterator[Hit]:
    return _each(case.reading.facts.overrules)


def _layered(case: Case) -> Iterator[Hit]:
    words = [one for one in case.reading.layered if one.visible.strip() and not one.unseen]
    if words:
        text = " ".join("".join(one.visible for one in words).split())
        yield hit(f"“{short(text, 40)}” on page {words[0].page}", words[0].page, text)


def _tabs(case: Case) -> Iterator[Hit]:
    for sheet in case.reading.sheets:
        if sheet.annotated and sheet.tabs != "/S":
            yield hit(f"page {sheet.number}", sheet.number)


def _has_fields(case: Case) -> bool:
    return case.reading.facts.fields > 0 or case.reading.facts.dynamic_form


def _has_marks(case: Case) -> bool:
    return bool(case.reading.facts.annotations)


def _can_be_used(case: Case) -> bool:
    return tagged(case) and any(sheet.annotated for sheet in case.reading.sheets)


def _has_layers(case: Case) -> bool:
    return case.reading.facts.layers > 0


RULES = (
    print_rule(
        "PRT-076 reading-aloud-forbidden",
        f"{UA}7.16",
        "the file forbids screen readers to read it",
        "save it without this restriction",
        _forbidden,
        alone=True,
        why="A screen reader may be kept from the text.",
    ),
    print_rule(
        "PRT-077 file-locked",
        "ISO 19005-2, 6.1.3",
        "the file is encrypted",
        "save it without encryption",
        _locked,
        alone=True,
        house=True,
        why="Older reading software cannot open it, and nobody can adapt it.",
        rests_on=Ground.STANDARD,
    ),
    print_rule(
        "PRT-078 action-runs",
        "ISO 19005-2, 6.5.1; WCAG 3.2.1",
        "the file runs, sends or plays something",
        "take the action out",
        _runs,
        alone=True,
        why=_SURPRISE,
        rests_on=Ground.STANDARD,
        house=True,
    ),
    print_rule(
        "PRT-079 file-attached",
        "ISO 19005-2, 6.8",
        "a file is attached",
        "take it out, or publish it beside",
        _attached,
        alone=True,
        house=True,
        why="What is in it has not been checked, and few readers find it.",
        rests_on=Ground.STANDARD,
    ),
    print_rule(
        "PRT-080 form-field-unnamed",
        f"{UA}7.18.4",
        "a form's field does not say what it is for",
        "give it a name that is read aloud (TU)",
        _nameless_fields,
        alone=True,
        applies=_has_fields,
        applicability="files with forms",
        why=_UNNAMED,
    ),
    print_rule(
        "PRT-081 page-written-upon",
        "EN 301 549 5.4",
        "something was put upon a page that is not the statement's",
        REBUILD,
        _added,
        house=True,
        why="A reader of this format is told something else than everybody else.",
        rests_on=Ground.WORDS,
    ),
    print_rule(
        "PRT-082 annotation-without-words",
        f"{UA}7.18.1",
        "an annotation has no words",
        "describe it, or take it out",
        _wordless,
        alone=True,
        applies=_has_marks,
        applicability="files with annotations",
        why=_UNNAMED,
    ),
    print_rule(
        "PRT-083 opens-elsewhere",
        "WCAG 3.2.1",
        "the file does not open at its first page",
        "take out the action that opens it elsewhere",
        _opens_elsewhere,
        alone=True,
        why=_SURPRISE,
        rests_on=Ground.ADVICE,
    ),
    print_rule(
        "PRT-084 viewer-overruled",
        "WCAG 2.2.1",
        "the file takes the viewer's controls away or turns its pages by itself",
        "leave this to the reader",
        _overruled,
        alone=True,
        why=_SURPRISE,
        rests_on=Ground.ADVICE,
    ),
    print_rule(
        "PRT-085 words-in-layer",
        f"{UA}7.10",
        "words stand in a layer that can be switched off",
        REBUILD,
        _layered,
        alone=True,
        house=True,
        applies=_has_layers,
        applicability="files with layers",
        why="Words that are there for one reader are withheld from another.",
    ),
    print_rule(
        "PRT-086 tab-order-unsaid",
        f"{UA}7.18.3",
        "a page does not say that its links follow the order of the tags",
        REBUILD,
        _tabs,
        alone=True,
        applies=_can_be_used,
        applicability="files with links or fields",
        why="Who goes from link to link with the keyboard loses the place.",
    ),
)
