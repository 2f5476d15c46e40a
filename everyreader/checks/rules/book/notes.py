"""NTE: notes of an e-book, their marks and the ways back, by themselves (EPUB Accessibility 1.1, 3; DPUB-ARIA
1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.book.row import alone
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.model.publication import Publication, Role


@where("e-books with notes")
def _has_notes(case: Case[EpubReading]) -> bool:
    return bool(case.reading.note_places or case.reading.note_marks)


@where("e-books with notes and without a statement beside them")
def _only_here(case: Case[EpubReading]) -> bool:
    """Beside a statement its notes are compared."""
    return alone(case) and _has_notes(case)


@rule(
    "NTE-003",
    "reference-without-note",
    on=BOOK,
    criterion="WCAG 2.4.4",
    message="a note's reference leads to no note",
    fix="let it lead to its note",
    applies=_only_here,
)
def reference_without_note(case: Case[EpubReading]) -> Iterator[Hit]:
    """A link that leads nowhere at all is another rule's."""
    for one in case.reading.note_marks:
        if one.typed and one.exists and not one.note:
            yield Hit(f"“{one.mark}”", file=one.file, where=one.where)


@rule(
    "NTE-004",
    "note-number-differs",
    on=BOOK,
    criterion="WCAG 2.4.4",
    message="a reference shows another number than the note it leads to",
    fix="give both the same number",
    applies=_has_notes,
)
def note_number_differs(case: Case[EpubReading]) -> Iterator[Hit]:
    """Where a reference leads to the wrong note, a statement beside the file tells more."""
    if case.publication is not None and not _lead_right(case.publication, case.reading):
        return
    labels = {one.number: one.label for one in case.reading.note_places}
    for one in case.reading.note_marks:
        label = labels.get(one.note, "")
        if label and one.mark.isdecimal() and label != one.mark:
            shown = f"note {label}" if label != "•" else "a note with a bullet and no number"
            yield Hit(f"“{one.mark}” leads to {shown}", file=one.file, where=one.where)


def _lead_right(publication: Publication, reading: EpubReading) -> bool:
    runs = (run for unit in publication.all_units for run in unit.runs if run.role is Role.NOTE)
    return [run.text for run in runs] == [str(one.note) for one in reading.note_marks]


@rule(
    "NTE-005",
    "note-unmarked",
    on=BOOK,
    criterion="WCAG 1.3.1",
    message=(
        "a note, its reference or its way back is not marked as such, so that reading aids treat it as "
        "any text"
    ),
    fix="mark them as noteref, footnote or endnotes, and backlink, in epub:type and, with doc-, in role",
    applies=_has_notes,
    rests_on=Ground.ADVICE,
)
def note_unmarked(case: Case[EpubReading]) -> Iterator[Hit]:
    """Ours say it twice: to reading systems, and to assistive technology."""
    for mark in case.reading.note_marks:
        if not (mark.typed if case.foreign else mark.both):
            yield Hit(f"the reference “{mark.mark}”", file=mark.file, where=mark.where)
    for note in case.reading.note_places:
        if not (note.typed if case.foreign else note.both):
            yield Hit(f"note {note.number}", file=note.file, where=note.where)
        elif not (note.back_typed if case.foreign else note.back_both):
            yield Hit(f"the way back from note {note.number}", file=note.file, where=note.where)


@rule(
    "NTE-006",
    "note-unreferenced",
    on=BOOK,
    criterion="WCAG 1.3.1",
    message="no reference leads to a note",
    fix="link to it from the words that it explains",
    applies=_only_here,
    rests_on=Ground.ADVICE,
)
def note_unreferenced(case: Case[EpubReading]) -> Iterator[Hit]:
    """As many references as lead nowhere may be what is lacking: that is another rule's."""
    referred = {one.note for one in case.reading.note_marks}
    dead = sum("noteref" in link.kinds for _, link in case.reading.dead_notes)
    lonely = [note for note in case.reading.note_places if note.number not in referred]
    if len(lonely) > dead:
        for note in lonely:
            yield Hit(f"note {note.number}", file=note.file, where=note.where)


@rule(
    "NTE-007",
    "note-leads-not-back",
    on=BOOK,
    criterion="WCAG 2.4.3",
    message="a note has no way back to its reference",
    fix="link from the note to its reference",
    applies=_only_here,
    rests_on=Ground.ADVICE,
)
def note_leads_not_back(case: Case[EpubReading]) -> Iterator[Hit]:
    """Notes that pop up beside their reference need none; one that leads nowhere at all is another rule's."""
    dead = {(name, link.where) for name, link in case.reading.dead_notes}
    for note in case.reading.note_places:
        has_dead = any(name == note.file and where.startswith(note.where) for name, where in dead)
        if note.label and not note.ways_back and not has_dead:
            yield Hit(f"note {note.number}", file=note.file, where=note.where)
