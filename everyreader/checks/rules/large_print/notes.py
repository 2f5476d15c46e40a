"""PRT: the notes of a PDF, and the ways to them and back (ISO 14289-1, 7.9; WCAG 2.4.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from everyreader.checks.rules.large_print.row import ACB, UA, Flaw, flaws, has_notes, shows
from everyreader.checks.rules.large_print.tag_tree import flaw
from everyreader.checks.rules.model import REBUILD, rule
from everyreader.checks.rules.subjects import PRINT
from everyreader.formats.large_print.read.link_tags import Link
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.large_print.read.tags import Tag

_LOST = "A reader cannot reach the note, or cannot find the way back to the sentence."


def _notes(reading: PdfReading) -> Iterator[Tag]:
    return (tag for tag in reading.tags if tag.role in ("Note", "FENote"))


def _without_identifier(reading: PdfReading) -> Iterator[Flaw]:
    seen: set[bytes] = set()
    for tag in _notes(reading):
        if not tag.identifier:
            yield flaw(reading, tag, "no ID")
        elif tag.identifier in seen:
            again = tag.identifier.decode("utf-8", "replace")
            yield flaw(reading, tag, f"ID “{again}” a second time")
        seen.add(tag.identifier)


note_without_identifier = rule(
    "PRT-053",
    "note-without-identifier",
    on=PRINT,
    criterion=f"{UA}7.9",
    message="a note has no identifier of its own",
    fix=REBUILD,
    applies=has_notes,
    why=_LOST,
)(flaws(_without_identifier))


@dataclass(frozen=True)
class _Note:
    """A note's strings, its number, the references to it and its own way back, where it has one."""

    strings: tuple[Shown, ...]
    number: str
    references: tuple[Link, ...]
    back: Link | None


def _referred(reading: PdfReading) -> Iterator[_Note]:
    """The notes to which anything refers."""
    links = [one for one in reading.links.tagged if one.reference]
    for tag in _notes(reading):
        strings = tuple(shown for key in tag.keys for shown in reading.marked.get(key, ()))
        held = set(map(id, strings))
        inside = (one for one in links if one.in_note and any(id(string) in held for string in one.strings))
        back = next(inside, None)
        number = back.words if back else "".join(one.text for one in strings[:1]).strip()
        references = tuple(one for one in links if not one.in_note and one.words == number)
        if references and strings:
            yield _Note(strings, number, references, back)


def _lead_elsewhere(reading: PdfReading) -> Iterator[Flaw]:
    """References that do not lead to their note, notes that do not lead back to their first reference."""
    for note in _referred(reading):
        for one in note.references:
            yield from _leads_to(one, note.strings, "the note")
        if note.back is None:
            page = note.strings[0].page
            yield Flaw(f"note {note.number} has no way back", page, note.number)
        else:
            yield from _leads_to(note.back, note.references[0].strings, "its reference")


def _leads_to(link: Link, target: Sequence[Shown], what: str) -> Iterator[Flaw]:
    here = f"number {link.words} on page {link.page}"
    if not any(place.inside for place in link.places):
        yield Flaw(f"{here} leads nowhere", link.page, link.words)
        return
    spots = [place.spot for place in link.places if place.spot]
    if spots and target and not any(shows(spot, target[0]) for spot in spots):
        detail = f"{here} leads to page {spots[0].page}, {what} is on page {target[0].page}"
        if spots[0].page == target[0].page:
            detail = f"{here} leads to another place on page {spots[0].page} than {what}"
        yield Flaw(detail, link.page, link.words)


note_link_leads_elsewhere = rule(
    "PRT-067",
    "note-link-leads-elsewhere",
    on=PRINT,
    criterion="WCAG 2.4.4",
    message="a note's number does not lead to its note, or the note not back",
    fix=REBUILD,
    applies=has_notes,
    why=_LOST,
)(flaws(_lead_elsewhere))


def notes_apart(reading: PdfReading) -> Iterator[Flaw]:
    """A note stands by the first of several references."""
    for note in _referred(reading):
        page, own = note.references[0].page, note.strings[0].page
        if page != own:
            detail = f"number {note.number} is on page {page}, its note on page {own}"
            yield Flaw(detail, page, note.number)


note_on_another_page = rule(
    "PRT-093",
    "note-on-another-page",
    on=PRINT,
    criterion=ACB,
    message="a note stands on another page than its number",
    fix=REBUILD,
    applies=has_notes,
    house=True,
    why="Who reads on paper has to turn the page to find the note, and again to go on.",
)(flaws(notes_apart))
