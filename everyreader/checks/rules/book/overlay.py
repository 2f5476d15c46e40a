"""OVL: the words that an e-book marks while it is read aloud are all its words, each once, in order (EPUB 3.3, 9)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from everyreader.checks.rules.book.row import is_book, main_texts, rule
from everyreader.checks.rules.model import Case, Hit, short
from everyreader.checks.rules.voices import narrator_hits
from everyreader.findings import Ground
from everyreader.formats.epub.overlay import MEDIA_TYPE, Cue

_SKIPPED = frozenset(("pagebreak", "noteref", "footnote", "endnote", "rearnote"))
CUES = "e-books that are read aloud"


def has_cues(case: Case) -> bool:
    """Whether the e-book has Media Overlays with at least one cue."""
    return is_book(case) and bool(case.reading.overlay)


def has_overlays(case: Case) -> bool:
    """Whether the e-book has Media Overlays, or says so."""
    reading = case.reading
    return is_book(case) and bool(reading.overlays.documents or reading.overlays.dangling)


def at(cue: Cue, detail: str, *, unsure: bool = False) -> Hit:
    """A cue in its overlay."""
    return Hit(detail, None, short(cue.text), where=cue.place, file=cue.overlay, unsure=unsure)


def _nowhere(case: Case) -> Iterator[Hit]:
    files = case.reading.files
    for cue in case.reading.overlay:
        if cue.order is None and cue.document not in (*files.missing, *files.unlisted):
            yield at(cue, f"“{cue.document}#{cue.fragment}”")


def _lost(case: Case) -> dict[str, int]:
    """How many cues of each overlay mark no words of their own: as many places may lack one for it."""
    out: dict[str, int] = {}
    for cue in case.reading.overlay:
        if cue.order is None or cue.again:
            out[cue.overlay] = out.get(cue.overlay, 0) + 1
    return out


def _without_cue(case: Case) -> Iterator[Hit]:
    reading, lost = case.reading, _lost(case)
    for overlay, documents in reading.overlays.documents.items():
        bare = [one for one in reading.overlays.uncovered if one.file in documents]
        if len(bare) > lost.get(overlay, 0):
            for one in bare:
                yield Hit(f"“{short(one.text)}”", None, short(one.text), where=one.where, file=one.file)


def _twice(case: Case) -> Iterator[Hit]:
    for cue in case.reading.overlay:
        if cue.again:
            yield at(cue, f"“{short(cue.text)}”")


def text_goes_back(cue: Cue, before: Cue) -> bool:
    """Whether the words of ``cue`` stand before those of the cue played before it."""
    known = cue.order is not None and before.order is not None
    return known and not cue.again and cue.order < before.order


def _text_order(case: Case) -> Iterator[Hit]:
    for before, cue in pairwise(case.reading.overlay):
        if cue.overlay == before.overlay and text_goes_back(cue, before):
            yield at(cue, f"“{short(cue.text, 40)}” stands before “{short(before.text, 40)}”")


def _silent_document(case: Case) -> Iterator[Hit]:
    """One whose overlay is not attached is another rule's."""
    reading = case.reading
    overlaid = {name for names in reading.overlays.documents.values() for name in names}
    marked = {cue.document for cue in reading.overlay} | {name for name, _ in reading.overlays.dangling}
    for one in main_texts(reading):
        if one.name in reading.spine and one.name not in overlaid | marked:
            yield Hit(one.name, None, short(one.first), file=one.name)


def _unattached(case: Case) -> Iterator[Hit]:
    reading = case.reading
    for name, identifier in reading.overlays.dangling:
        yield Hit(f"{name} names “{identifier}”, and no overlay is called so", file=reading.package.name)
    for overlay, documents in reading.overlays.documents.items():
        if not documents:
            yield Hit(f"no text names {overlay}", file=overlay)
        marked = {cue.document for cue in reading.overlay if cue.overlay == overlay and cue.order is not None}
        for name in sorted(marked - set(documents)) if documents else ():
            yield Hit(f"{overlay} marks words of {name}, which does not name it", file=overlay)
        empty = overlay not in dict(reading.overlays.broken)
        if empty and documents and not any(cue.overlay == overlay for cue in reading.overlay):
            yield Hit(f"{overlay} has no cue", file=overlay)


def _active_class(case: Case) -> Iterator[Hit]:
    package = case.reading.package
    active = package.value("media:active-class")
    if not active:
        yield Hit("the package names no class for them", file=package.name)
    elif not case.reading.active_class_styled:
        yield Hit(f"no style sheet knows the class “{active}”", file=package.name)


def _narrator(case: Case) -> Iterator[Hit]:
    yield from narrator_hits(case, case.reading.metadata.get("media:narrator", ()), case.reading.package.name)


def _durations(case: Case) -> Iterator[Hit]:
    """EPUB 3.3, 9.3.5: one for each overlay and one for all."""
    package = case.reading.package
    items = {one.id: one.name for one in package.items if one.media_type == MEDIA_TYPE}
    said = {one.subject for one in package.refinements if one.property == "media:duration"}
    for identifier, name in items.items():
        if identifier not in said and name in case.reading.overlays.documents:
            yield Hit(f"of {name}", file=package.name)
    if not package.metadata.get("media:duration"):
        yield Hit("of the whole book", file=package.name)


def _broken(case: Case) -> Iterator[Hit]:
    for name, reason in case.reading.overlays.broken:
        yield Hit(reason, file=name)


def _unskippable(case: Case) -> Iterator[Hit]:
    for cue in case.reading.overlay:
        if cue.text_kinds & _SKIPPED and not cue.kinds:
            yield at(cue, f"“{short(cue.text)}”")


RULES = (
    rule(
        "OVL-001",
        "cue-without-text",
        "EPUB 3.3, 9.2",
        "something is read aloud, and the words that it should mark are not there",
        "let each cue name an identifier of the text",
        _nowhere,
        has_cues,
        CUES,
    ),
    rule(
        "OVL-002",
        "text-without-cue",
        "EPUB 3.3, 9.3",
        "words are never marked while the book is read aloud",
        "give them a cue",
        _without_cue,
        has_cues,
        CUES,
        rests_on=Ground.WORDS,
    ),
    rule(
        "OVL-003",
        "text-with-two-cues",
        "EPUB 3.3, 9.3",
        "the same words are marked twice",
        "give each stretch of text one cue",
        _twice,
        has_cues,
        CUES,
    ),
    rule(
        "OVL-004",
        "cues-against-text-order",
        "EPUB 3.3, 9.3",
        "the reading aloud goes another way than the text",
        "put the cues into the order of the text",
        _text_order,
        has_cues,
        CUES,
    ),
    rule(
        "OVL-005",
        "document-not-read-aloud",
        "EPUB 3.3, 9.3.5",
        "a document of a book that is read aloud has no sound",
        "make an overlay for it",
        _silent_document,
        has_cues,
        CUES,
        rests_on=Ground.ADVICE,
    ),
    rule(
        "OVL-006",
        "overlay-unattached",
        "EPUB 3.3, 9.3.5",
        "an overlay and its text do not belong together",
        "name the overlay in the text's line of the manifest as media-overlay",
        _unattached,
        has_overlays,
        "e-books with Media Overlays",
    ),
    rule(
        "OVL-007",
        "marking-invisible",
        "EPUB 3.3, 9.3.4",
        "the words that are being read are not made visible",
        "name a class as media:active-class and give it a look in the style sheet",
        _active_class,
        has_cues,
        CUES,
        why="Who follows the words with the eyes while they are read loses the place.",
        rests_on=Ground.ADVICE,
    ),
    rule(
        "OVL-008",
        "narrator-unsaid",
        "EPUB 3.3, 9.3.5",
        "the book does not say who truly reads it aloud",
        "write the narrator, or that it is a computer's voice, as media:narrator",
        _narrator,
        has_cues,
        CUES,
        rests_on=Ground.ADVICE,
    ),
    rule(
        "OVL-009",
        "duration-unsaid",
        "EPUB 3.3, 9.3.5",
        "the book does not say how long its recordings are",
        "write media:duration for each overlay and for the whole book",
        _durations,
        has_cues,
        CUES,
        rests_on=Ground.ADVICE,
    ),
    rule(
        "OVL-022",
        "cue-not-skippable",
        "EPUB 3.3, 9.4",
        "a page number or note is read aloud and cannot be skipped",
        "write its type as epub:type at the cue",
        _unskippable,
        lambda case: has_cues(case) and any(cue.text_kinds & _SKIPPED for cue in case.reading.overlay),
        "e-books that read page numbers or notes aloud",
        rests_on=Ground.ADVICE,
    ),
    rule(
        "OVL-023",
        "overlay-broken",
        "EPUB 3.3, 9.2",
        "an overlay cannot be read",
        "make it well-formed XML",
        _broken,
        has_overlays,
        "e-books with Media Overlays",
    ),
)
