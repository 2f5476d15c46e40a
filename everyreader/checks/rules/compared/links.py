"""LNK, NTE: where links lead and what they say; notes and the way back (WCAG 2.4.4, 2.4.9)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.alignment import words
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.places import located
from everyreader.checks.rules.subjects import BOOK_AND_PAGE, STATEMENT, TEXTS, WithStatement
from everyreader.model.findings import Ground
from everyreader.model.publication import Role, Unit
from everyreader.model.reading import Reading
from everyreader.source.tree import blocks_of, identifiers, links

# Words that tell nobody where a link leads, when they stand alone (WCAG technique F63 and G91's examples).
_EMPTY_WORDS = frozenset(
    (
        "here",
        "click here",
        "click",
        "more",
        "read more",
        "link",
        "this link",
        "this",
        "this page",
        "details",
        "see",
        "go",
        "ici",
        "cliquez ici",
        "lire la suite",
        "plus",
        "hier",
        "hier klicken",
        "mehr",
        "weiterlesen",
        "aquí",
        "haga clic aquí",
        "más",
        "leer más",
        "qui",
        "clicca qui",
        "leggi tutto",
        "di più",
    )
)


def _located_links(case: WithStatement[None]) -> Iterator[tuple[str, str, int | None]]:
    """The words of each link, where it leads, and its line."""
    for block, unit in located(case.publication):
        if block["t"] != "Table":
            yield from ((*one, unit.line) for one in links(block))


@rule(
    "LNK-001",
    "link-without-destination",
    on=STATEMENT,
    criterion="WCAG 2.4.4",
    message="a link leads nowhere",
    fix="give its address, or keep the words without the link",
)
def link_without_destination(case: WithStatement[None]) -> Iterator[Hit]:
    known = set(identifiers(blocks_of(case.publication)))
    for text, target, line in _located_links(case):
        if target.strip() in ("", "#") or target.startswith("#") and target[1:] not in known:
            yield Hit(f"“{short(text)}” leads to “{target}”", line, short(text))


@rule(
    "LNK-002",
    "link-without-meaning",
    on=STATEMENT,
    criterion="WCAG 2.4.9 (F84)",
    message="a link's words do not say where it leads",
    fix="link the words that name the destination",
)
def link_without_meaning(case: WithStatement[None]) -> Iterator[Hit]:
    for text, _, line in _located_links(case):
        said = text.strip().strip(".…»«\"'“”→>").strip().casefold()
        if not said or said in _EMPTY_WORDS:
            yield Hit(f"“{text}”", line, text)


@where("statements with notes")
def _has_notes(case: WithStatement[Reading]) -> bool:
    return bool(case.publication.notes)


def _note_count(units: tuple[Unit, ...]) -> int:
    return len({unit.place[0].position for unit in units if unit.place})


@rule(
    "NTE-001",
    "note-without-way-back",
    on=BOOK_AND_PAGE.with_statement,
    criterion="WCAG 2.4.3",
    message="a note has no way back to its reference",
    fix=REBUILD,
    applies=_has_notes,
    rests_on=Ground.HOUSE,
)
def note_without_way_back(case: WithStatement[Reading]) -> Iterator[Hit]:
    ways = case.reading.notes_with_way_back
    if ways is not None and ways < _note_count(case.reading.notes):
        yield Hit(f"{ways} of {_note_count(case.reading.notes)} notes lead back to each of their references")


@rule(
    "NTE-002",
    "note-reference-lost",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.1",
    message="a note's reference is lost or moved",
    fix=REBUILD,
    applies=_has_notes,
    rests_on=Ground.WORDS,
)
def note_reference_lost(case: WithStatement[Reading]) -> Iterator[Hit]:
    for pair in (*case.alignment.pairs, *(case.notes.pairs if case.notes else ())):
        was, now = (_marks(unit) for unit in (pair.expected, pair.found))
        if was != now:
            yield Hit(f"in “{short(words(pair.expected))}”", pair.expected.line, short(words(pair.expected)))


def _marks(unit: Unit) -> list[tuple[int, str]]:
    """Each note's reference with the number of characters, white space apart, that stand before it."""
    marks, before = [], 0
    for run in unit.runs:
        if run.role is Role.NOTE:
            marks.append((before, run.text))
        else:
            before += sum(not one.isspace() for one in run.text)
    return marks
