"""OVL: the words that an e-book marks while it is read aloud are all its words, each once, in order (EPUB
3.3, 9)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from everyreader.checks.rules.book.row import main_texts
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.checks.rules.voices import narrator_hits
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.zipbook.overlay import MEDIA_TYPE, Cue

_SKIPPED = frozenset(("pagebreak", "noteref", "footnote", "endnote", "rearnote"))


@where("e-books that are read aloud")
def has_cues(case: Case[EpubReading]) -> bool:
    """Whether the e-book has Media Overlays with at least one cue."""
    return bool(case.reading.overlay)


@where("e-books with Media Overlays")
def has_overlays(case: Case[EpubReading]) -> bool:
    """Whether the e-book has Media Overlays, or says so."""
    reading = case.reading
    return bool(reading.overlays.documents or reading.overlays.dangling)


def at(cue: Cue, detail: str, *, unsure: bool = False) -> Hit:
    """A cue in its overlay."""
    return Hit(detail, None, short(cue.text), where=cue.place, file=cue.overlay, unsure=unsure)


@rule(
    "OVL-001",
    "cue-without-text",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="something is read aloud, and the words that it should mark are not there",
    fix="let each cue name an identifier of the text",
    applies=has_cues,
)
def cue_without_text(case: Case[EpubReading]) -> Iterator[Hit]:
    files = case.reading.files
    for cue in case.reading.overlay:
        if cue.order is None and cue.document not in (*files.missing, *files.unlisted):
            yield at(cue, f"“{cue.document}#{cue.fragment}”")


def _lost(case: Case[EpubReading]) -> dict[str, int]:
    """How many cues of each overlay mark no words of their own: as many places may lack one for it."""
    out: dict[str, int] = {}
    for cue in case.reading.overlay:
        if cue.order is None or cue.again:
            out[cue.overlay] = out.get(cue.overlay, 0) + 1
    return out


@rule(
    "OVL-002",
    "text-without-cue",
    on=BOOK,
    criterion="EPUB 3.3, 9.3",
    message="words are never marked while the book is read aloud",
    fix="give them a cue",
    applies=has_cues,
    rests_on=Ground.WORDS,
)
def text_without_cue(case: Case[EpubReading]) -> Iterator[Hit]:
    reading, lost = case.reading, _lost(case)
    for overlay, documents in reading.overlays.documents.items():
        bare = [one for one in reading.overlays.uncovered if one.file in documents]
        if len(bare) > lost.get(overlay, 0):
            for one in bare:
                yield Hit(f"“{short(one.text)}”", None, short(one.text), where=one.where, file=one.file)


@rule(
    "OVL-003",
    "text-with-two-cues",
    on=BOOK,
    criterion="EPUB 3.3, 9.3",
    message="the same words are marked twice",
    fix="give each stretch of text one cue",
    applies=has_cues,
)
def text_with_two_cues(case: Case[EpubReading]) -> Iterator[Hit]:
    for cue in case.reading.overlay:
        if cue.again:
            yield at(cue, f"“{short(cue.text)}”")


def text_goes_back(cue: Cue, before: Cue) -> bool:
    """Whether the words of ``cue`` stand before those of the cue played before it."""
    if cue.order is None or before.order is None:
        return False
    return not cue.again and cue.order < before.order


@rule(
    "OVL-004",
    "cues-against-text-order",
    on=BOOK,
    criterion="EPUB 3.3, 9.3",
    message="the reading aloud goes another way than the text",
    fix="put the cues into the order of the text",
    applies=has_cues,
)
def cues_against_text_order(case: Case[EpubReading]) -> Iterator[Hit]:
    for before, cue in pairwise(case.reading.overlay):
        if cue.overlay == before.overlay and text_goes_back(cue, before):
            yield at(cue, f"“{short(cue.text, 40)}” stands before “{short(before.text, 40)}”")


@rule(
    "OVL-005",
    "document-not-read-aloud",
    on=BOOK,
    criterion="EPUB 3.3, 9.3.5",
    message="a document of a book that is read aloud has no sound",
    fix="make an overlay for it",
    applies=has_cues,
    rests_on=Ground.ADVICE,
)
def document_not_read_aloud(case: Case[EpubReading]) -> Iterator[Hit]:
    """One whose overlay is not attached is another rule's."""
    reading = case.reading
    overlaid = {name for names in reading.overlays.documents.values() for name in names}
    marked = {cue.document for cue in reading.overlay} | {name for name, _ in reading.overlays.dangling}
    for one in main_texts(reading):
        if one.name in reading.spine and one.name not in overlaid | marked:
            yield Hit(one.name, None, short(one.first), file=one.name)


@rule(
    "OVL-006",
    "overlay-unattached",
    on=BOOK,
    criterion="EPUB 3.3, 9.3.5",
    message="an overlay and its text do not belong together",
    fix="name the overlay in the text's line of the manifest as media-overlay",
    applies=has_overlays,
)
def overlay_unattached(case: Case[EpubReading]) -> Iterator[Hit]:
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


@rule(
    "OVL-007",
    "marking-invisible",
    on=BOOK,
    criterion="EPUB 3.3, 9.3.4",
    message="the words that are being read are not made visible",
    fix="name a class as media:active-class and give it a look in the style sheet",
    applies=has_cues,
    rests_on=Ground.ADVICE,
    why="Who follows the words with the eyes while they are read loses the place.",
)
def marking_invisible(case: Case[EpubReading]) -> Iterator[Hit]:
    package = case.reading.package
    active = package.value("media:active-class")
    if not active:
        yield Hit("the package names no class for them", file=package.name)
    elif not case.reading.active_class_styled:
        yield Hit(f"no style sheet knows the class “{active}”", file=package.name)


@rule(
    "OVL-008",
    "narrator-unsaid",
    on=BOOK,
    criterion="EPUB 3.3, 9.3.5",
    message="the book does not say who truly reads it aloud",
    fix="write the narrator, or that it is a computer's voice, as media:narrator",
    applies=has_cues,
    rests_on=Ground.ADVICE,
)
def narrator_unsaid(case: Case[EpubReading]) -> Iterator[Hit]:
    yield from narrator_hits(case, case.reading.metadata.get("media:narrator", ()), case.reading.package.name)


@rule(
    "OVL-009",
    "duration-unsaid",
    on=BOOK,
    criterion="EPUB 3.3, 9.3.5",
    message="the book does not say how long its recordings are",
    fix="write media:duration for each overlay and for the whole book",
    applies=has_cues,
    rests_on=Ground.ADVICE,
)
def duration_unsaid(case: Case[EpubReading]) -> Iterator[Hit]:
    """EPUB 3.3, 9.3.5: one for each overlay and one for all."""
    package = case.reading.package
    items = {one.id: one.name for one in package.items if one.media_type == MEDIA_TYPE}
    said = {one.subject for one in package.refinements if one.property == "media:duration"}
    for identifier, name in items.items():
        if identifier not in said and name in case.reading.overlays.documents:
            yield Hit(f"of {name}", file=package.name)
    if not package.metadata.get("media:duration"):
        yield Hit("of the whole book", file=package.name)


@rule(
    "OVL-023",
    "overlay-broken",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="an overlay cannot be read",
    fix="make it well-formed XML",
    applies=has_overlays,
)
def overlay_broken(case: Case[EpubReading]) -> Iterator[Hit]:
    for name, reason in case.reading.overlays.broken:
        yield Hit(reason, file=name)


@rule(
    "OVL-022",
    "cue-not-skippable",
    on=BOOK,
    criterion="EPUB 3.3, 9.4",
    message="a page number or note is read aloud and cannot be skipped",
    fix="write its type as epub:type at the cue",
    applies=where("e-books that read page numbers or notes aloud")(
        lambda case: has_cues(case) and any(cue.text_kinds & _SKIPPED for cue in case.reading.overlay)
    ),
    rests_on=Ground.ADVICE,
)
def cue_not_skippable(case: Case[EpubReading]) -> Iterator[Hit]:
    for cue in case.reading.overlay:
        if cue.text_kinds & _SKIPPED and not cue.kinds:
            yield at(cue, f"“{short(cue.text)}”")
