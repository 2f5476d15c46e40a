"""PRT: what a PDF does and says of itself (ISO 14289-1, 7.1, 7.15, 7.16, 7.18, 7.19; WCAG 2.2.1, 2.4.2,
3.2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from everyreader.checks.rules.large_print.row import UA, hit, tagged
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.subjects import PRINT, Case, WithStatement
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.findings import Ground
from everyreader.model.text import folded

_SURPRISE = "Something happens that the reader did not ask for."
_UNNAMED = "Something that can be used or followed is announced without saying what it is."


@rule(
    "PRT-076",
    "reading-aloud-forbidden",
    on=PRINT,
    criterion=f"{UA}7.16",
    message="the file forbids screen readers to read it",
    fix="save it without this restriction",
    why="A screen reader may be kept from the text.",
)
def reading_aloud_forbidden(case: Case[PdfReading]) -> Iterator[Hit]:
    if not case.reading.facts.readable:
        yield Hit()


@rule(
    "PRT-077",
    "file-locked",
    on=PRINT,
    criterion="ISO 19005-2, 6.1.3",
    message="the file is encrypted",
    fix="save it without encryption",
    house=True,
    rests_on=Ground.STANDARD,
    why="Older reading software cannot open it, and nobody can adapt it.",
)
def file_locked(case: Case[PdfReading]) -> Iterator[Hit]:
    if case.reading.facts.encrypted and case.reading.facts.readable:
        yield Hit()


def _each(values: Iterable[str]) -> Iterator[Hit]:
    return (Hit(value) for value in values)


@rule(
    "PRT-078",
    "action-runs",
    on=PRINT,
    criterion="ISO 19005-2, 6.5.1; WCAG 3.2.1",
    message="the file runs, sends or plays something",
    fix="take the action out",
    house=True,
    rests_on=Ground.STANDARD,
    why=_SURPRISE,
)
def action_runs(case: Case[PdfReading]) -> Iterator[Hit]:
    return _each(case.reading.facts.actions)


@rule(
    "PRT-079",
    "file-attached",
    on=PRINT,
    criterion="ISO 19005-2, 6.8",
    message="a file is attached",
    fix="take it out, or publish it beside",
    house=True,
    rests_on=Ground.STANDARD,
    why="What is in it has not been checked, and few readers find it.",
)
def file_attached(case: Case[PdfReading]) -> Iterator[Hit]:
    return _each(case.reading.facts.attachments)


@where("files with forms")
def _has_fields(case: Case[PdfReading]) -> bool:
    return bool(case.reading.facts.fields) or case.reading.facts.dynamic_form


@rule(
    "PRT-080",
    "form-field-unnamed",
    on=PRINT,
    criterion=f"{UA}7.18.4",
    message="a form's field does not say what it is for",
    fix="give it a name that is read aloud (TU)",
    applies=_has_fields,
    why=_UNNAMED,
)
def form_field_unnamed(case: Case[PdfReading]) -> Iterator[Hit]:
    yield from _each(case.reading.facts.fields_without_name)
    if case.reading.facts.dynamic_form:
        yield Hit("the form is drawn by the viewer (XFA)")


@rule(
    "PRT-081",
    "page-written-upon",
    on=PRINT.with_statement,
    criterion="EN 301 549 5.4",
    message="something was put upon a page that is not the statement's",
    fix=REBUILD,
    house=True,
    rests_on=Ground.WORDS,
    why="A reader of this format is told something else than everybody else.",
)
def page_written_upon(case: WithStatement[PdfReading]) -> Iterator[Hit]:
    yield from _each(case.reading.facts.annotations)
    if case.reading.facts.fields:
        yield Hit(f"{case.reading.facts.fields} fields of a form")


@where("files with annotations")
def _has_marks(case: Case[PdfReading]) -> bool:
    return bool(case.reading.facts.annotations)


@rule(
    "PRT-082",
    "annotation-without-words",
    on=PRINT,
    criterion=f"{UA}7.18.1",
    message="an annotation has no words",
    fix="describe it, or take it out",
    applies=_has_marks,
    why=_UNNAMED,
)
def annotation_without_words(case: Case[PdfReading]) -> Iterator[Hit]:
    return _each(case.reading.facts.annotations_without_words)


@rule(
    "PRT-083",
    "opens-elsewhere",
    on=PRINT,
    criterion="WCAG 3.2.1",
    message="the file does not open at its first page",
    fix="take out the action that opens it elsewhere",
    rests_on=Ground.ADVICE,
    why=_SURPRISE,
)
def opens_elsewhere(case: Case[PdfReading]) -> Iterator[Hit]:
    spot = case.reading.facts.opens_at
    if spot is not None and spot.page != 1:
        yield hit(f"page {spot.page}", spot.page)


@rule(
    "PRT-084",
    "viewer-overruled",
    on=PRINT,
    criterion="WCAG 2.2.1",
    message="the file takes the viewer's controls away or turns its pages by itself",
    fix="leave this to the reader",
    rests_on=Ground.ADVICE,
    why=_SURPRISE,
)
def viewer_overruled(case: Case[PdfReading]) -> Iterator[Hit]:
    return _each(case.reading.facts.overrules)


@where("files with layers")
def _has_layers(case: Case[PdfReading]) -> bool:
    return bool(case.reading.facts.layers)


@rule(
    "PRT-085",
    "words-in-layer",
    on=PRINT,
    criterion=f"{UA}7.10",
    message="words stand in a layer that can be switched off",
    fix=REBUILD,
    applies=_has_layers,
    house=True,
    why="Words that are there for one reader are withheld from another.",
)
def words_in_layer(case: Case[PdfReading]) -> Iterator[Hit]:
    words = [one for one in case.reading.layered if one.visible.strip() and not one.unseen]
    if words:
        text = folded("".join(one.visible for one in words))
        yield hit(f"“{short(text, 40)}” on page {words[0].page}", words[0].page, text)


@where("files with links or fields")
def _can_be_used(case: Case[PdfReading]) -> bool:
    return tagged(case) and any(sheet.annotated for sheet in case.reading.sheets)


@rule(
    "PRT-086",
    "tab-order-unsaid",
    on=PRINT,
    criterion=f"{UA}7.18.3",
    message="a page does not say that its links follow the order of the tags",
    fix=REBUILD,
    applies=_can_be_used,
    why="Who goes from link to link with the keyboard loses the place.",
)
def tab_order_unsaid(case: Case[PdfReading]) -> Iterator[Hit]:
    for sheet in case.reading.sheets:
        if sheet.annotated and sheet.tabs != "/S":
            yield hit(f"page {sheet.number}", sheet.number)
