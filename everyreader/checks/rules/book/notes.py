"""NTE: notes of an e-book, their marks and the ways back, by themselves (EPUB Accessibility 1.1, 3; DPUB-ARIA 1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.book.row import alone, is_book, rule
from everyreader.checks.rules.model import Case, Hit
from everyreader.findings import Ground
from everyreader.publication import Role


def _has_notes(case: Case) -> bool:
    return is_book(case) and bool(case.reading.note_places or case.reading.note_marks)


def _only_here(case: Case) -> bool:
    """Beside a statement its notes are compared."""
    return alone(case) and _has_notes(case)


def _no_note(case: Case) -> Iterator[Hit]:
    """A link that leads nowhere at all is another rule's."""
    for one in case.reading.note_marks:
        if one.typed and one.exists and not one.note:
            yield Hit(f"“{one.mark}”", file=one.file, where=one.where)


def _other_mark(case: Case) -> Iterator[Hit]:
    """Where a reference leads to the wrong note, a statement beside the file tells more."""
    if case.publication is not None and not _lead_right(case):
        return
    labels = {one.number: one.label for one in case.reading.note_places}
    for one in case.reading.note_marks:
        label = labels.get(one.note, "")
        if label and one.mark.isdecimal() and label != one.mark:
            shown = f"note {label}" if label != "•" else "a note with a bullet and no number"
            yield Hit(f"“{one.mark}” leads to {shown}", file=one.file, where=one.where)


def _lead_right(case: Case) -> bool:
    runs = (run for unit in case.publication.all_units for run in unit.runs if run.role is Role.NOTE)
    return [run.text for run in runs] == [str(one.note) for one in case.reading.note_marks]


def _unmarked(case: Case) -> Iterator[Hit]:
    """Ours say it twice: to reading systems, and to assistive technology."""
    for mark in case.reading.note_marks:
        if not (mark.typed if case.foreign else mark.both):
            yield Hit(f"the reference “{mark.mark}”", file=mark.file, where=mark.where)
    for note in case.reading.note_places:
        if not (note.typed if case.foreign else note.both):
            yield Hit(f"note {note.number}", file=note.file, where=note.where)
        elif not (note.back_typed if case.foreign else note.back_both):
            yield Hit(f"the way back from note {note.number}", file=note.file, where=note.where)


def _unreferenced(case: Case) -> Iterator[Hit]:
    """As many references as lead nowhere may be what is lacking: that is another rule's."""
    referred = {one.note for one in case.reading.note_marks}
    dead = sum("noteref" in link.kinds for _, link in case.reading.dead_notes)
    lonely = [note for note in case.reading.note_places if note.number not in referred]
    if len(lonely) > dead:
        for note in lonely:
            yield Hit(f"note {note.number}", file=note.file, where=note.where)


def _no_way_back(case: Case) -> Iterator[Hit]:
    """Notes that pop up beside their reference need none; one that leads nowhere at all is another rule's."""
    dead = {(name, link.where) for name, link in case.reading.dead_notes}
    for note in case.reading.note_places:
        has_dead = any(name == note.file and where.startswith(note.where) for name, where in dead)
        if note.label and not note.ways_back and not has_dead:
            yield Hit(f"note {note.number}", file=note.file, where=note.where)


RULES = (
    rule(
        "NTE-003",
        "reference-without-note",
        "WCAG 2.4.4",
        "a note's reference leads to no note",
        "let it lead to its note",
        _no_note,
        _only_here,
        "e-books with notes and without a statement beside them",
    ),
    rule(
        "NTE-004",
        "note-number-differs",
        "WCAG 2.4.4",
        "a reference shows another number than the note it leads to",
        "give both the same number",
        _other_mark,
        _has_notes,
        "e-books with notes",
    ),
    rule(
        "NTE-005",
        "note-unmarked",
        "WCAG 1.3.1",
        "a note, its reference or its way back is not marked as such, so that reading aids treat it as any text",
        "mark them as noteref, footnote or endnotes, and backlink, in epub:type and, with doc-, in role",
        _unmarked,
        _has_notes,
        "e-books with notes",
        rests_on=Ground.ADVICE,
    ),
    rule(
        "NTE-006",
        "note-unreferenced",
        "WCAG 1.3.1",
        "no reference leads to a note",
        "link to it from the words that it explains",
        _unreferenced,
        _only_here,
        "e-books with notes and without a statement beside them",
        rests_on=Ground.ADVICE,
    ),
    rule(
        "NTE-007",
        "note-leads-not-back",
        "WCAG 2.4.3",
        "a note has no way back to its reference",
        "link from the note to its reference",
        _no_way_back,
        _only_here,
        "e-books with notes and without a statement beside them",
        rests_on=Ground.ADVICE,
    ),
)
