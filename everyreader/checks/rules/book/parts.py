"""PKG: what the e-book's documents take in, hold and link to, beside their words (EPUB 3.3, 3 and 6)."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from everyreader.checks.rules.book.row import there
from everyreader.checks.rules.compared.contents import lines
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.content import Link
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground

_NEEDED = frozenset(("mathml", "svg", "scripted", "switch", "remote-resources"))  # EPUB 3.3, D.4
_LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


@where("e-books that take in images, styles or sounds")
def _takes_in(case: Case[EpubReading]) -> bool:
    return bool(case.reading.uses)


@rule(
    "PKG-016",
    "resource-missing",
    on=BOOK,
    criterion="EPUB 3.3, 3.6",
    message="a document takes in a file that is not in the book",
    fix="put the file into the book and list it, or mend its address",
    applies=_takes_in,
)
def resource_missing(case: Case[EpubReading]) -> Iterator[Hit]:
    """What the manifest lists and the zip lacks, or the other way round, is another rule's."""
    files = case.reading.files
    known = files.names | set(files.missing)
    for use in case.reading.uses:
        if not use.remote and use.name not in known:
            yield Hit(f"{use.what} “{short(use.address, 60)}”", file=use.file, where=use.where)


@rule(
    "PKG-017",
    "link-without-place",
    on=BOOK,
    criterion="WCAG 2.4.4",
    message="a link leads to no place that its reader can reach",
    fix="let it lead to a place that is there, or keep the words without the link",
)
def link_without_place(case: Case[EpubReading]) -> Iterator[Hit]:
    """What the contents lead to is their own rule's: a link to the same place is dead for the same reason."""
    reading = case.reading
    told = {
        (line.target.name, line.target.fragment) for line in lines(case.reading) if not line.target.exists
    }
    for name, link in (*reading.dead, *_dead_of_notes(case)):
        if link.name and (link.name, link.fragment) in told:
            continue
        yield Hit(f"“{short(link.words, 40)}” leads to “{link.address}”", file=name, where=link.where)
    if case.publication is None:
        for one in reading.documents:
            for link in one.links:
                if _is_private(link):
                    yield Hit(
                        f"“{short(link.words, 40)}” leads to “{short(link.address, 60)}”",
                        file=one.name,
                        where=link.where,
                    )


def _dead_of_notes(case: Case[EpubReading]) -> tuple[tuple[str, Link], ...]:
    """References whose note is missing are told as lost words; a way back from a note that nothing refers to
    is the notes' rules'."""
    reading = case.reading
    dead = [one for one in reading.dead_notes if "noteref" in one[1].kinds]
    if case.publication is not None:
        expected = {unit.place[0].position for unit in case.publication.notes if unit.place}
        return tuple(dead) if len(dead) > len(expected) - len(reading.note_places) else ()
    referred = {one.note for one in reading.note_marks}
    lonely = {(one.file, one.where) for one in reading.note_places if one.number not in referred}
    backs = (one for one in reading.dead_notes if "backlink" in one[1].kinds)
    return (
        *dead,
        *(
            (name, link)
            for name, link in backs
            if not any(file == name and link.where.startswith(where) for file, where in lonely)
        ),
    )


def _is_private(link: Link) -> bool:
    """An address that only the maker's own machine or network knows."""
    if link.name:
        return False
    try:
        parts = urlsplit(link.address.strip())
        host = parts.hostname or ""
    except ValueError:
        return True
    if parts.scheme == "file" or len(parts.scheme) == 1 or host in _LOCAL_NAMES or host.endswith(".local"):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


@rule(
    "PKG-019",
    "resource-remote",
    on=BOOK,
    criterion="EPUB 3.3, 3.6",
    message="a document takes in something from the network that belongs into the book",
    fix="put the file into the book",
    applies=_takes_in,
)
def resource_remote(case: Case[EpubReading]) -> Iterator[Hit]:
    for use in case.reading.uses:
        if use.remote and not use.may_be_remote:
            yield Hit(f"{use.what} “{short(use.address, 60)}”", file=use.file, where=use.where)


@rule(
    "PKG-020",
    "resource-elsewhere",
    on=BOOK,
    criterion="EPUB 3.3, 3.6",
    message="something can be heard or seen only with a network",
    fix=REBUILD,
    applies=where("e-books of ours that take in images, styles or sounds")(
        lambda case: _ours(case) and bool(case.reading.uses)
    ),
    house=True,
)
def resource_elsewhere(case: Case[EpubReading]) -> Iterator[Hit]:
    for use in case.reading.uses:
        if use.remote and use.may_be_remote:
            yield Hit(f"{use.what} “{short(use.address, 60)}”", file=use.file, where=use.where)


@where("e-books of ours")
def _ours(case: Case[EpubReading]) -> bool:
    return not case.foreign


@rule(
    "PKG-021",
    "content-scripted",
    on=BOOK,
    criterion="EPUB 3.3, 6.3.2",
    message="a document needs a program or a form, which many reading systems do not offer",
    fix=REBUILD,
    applies=_ours,
    house=True,
)
def content_scripted(case: Case[EpubReading]) -> Iterator[Hit]:
    for one in case.reading.documents:
        for spot in one.scripts:
            yield there(one, spot)


@rule(
    "PKG-022",
    "properties-wrong",
    on=BOOK,
    criterion="EPUB 3.3, 5.6.2",
    message="the manifest does not say truly what a document needs to be shown",
    fix="write the properties that fit the document's content",
)
def properties_wrong(case: Case[EpubReading]) -> Iterator[Hit]:
    """In a book of ours scripts and things on the network are themselves the defect, and other rules name
    it."""
    package = case.reading.package
    for one in case.reading.documents:
        item = package.item(one.name)
        inside = {name for name in one.inside if name != "remote-resources"}
        if any(use.remote and use.may_be_remote for use in one.uses):
            inside.add("remote-resources")
        needed = inside if case.foreign else inside - {"scripted", "remote-resources"}
        said = item.properties if item else frozenset()
        for name in sorted(needed - said):
            yield Hit(f"{one.name} needs “{name}”", file=package.name)
        allowed = one.inside | ({"svg"} if any(use.name.endswith(".svg") for use in one.uses) else set())
        for name in sorted((said & _NEEDED) - allowed):  # of one that it refers to, "svg" may be said
            yield Hit(f"{one.name} has no need of “{name}”", file=package.name)


@rule(
    "PKG-023",
    "layout-fixed",
    on=BOOK,
    criterion="WCAG 1.4.4, 1.4.10",
    message="pages have a fixed layout, so that letters cannot be enlarged without moving to and fro",
    fix="make it a book that flows",
    rests_on=Ground.ADVICE,
)
def layout_fixed(case: Case[EpubReading]) -> Iterator[Hit]:
    package = case.reading.package
    if "pre-paginated" in package.metadata.get("rendition:layout", ()):
        yield Hit("the whole book", file=package.name)
    for place in package.places:
        if "rendition:layout-pre-paginated" in place.properties:
            yield Hit(place.item.name if place.item else place.idref, file=package.name)


@rule(
    "PKG-024",
    "orientation-locked",
    on=BOOK,
    criterion="WCAG 1.3.4",
    message="the book asks for one way of holding the device",
    fix="leave rendition:orientation out",
    rests_on=Ground.ADVICE,
)
def orientation_locked(case: Case[EpubReading]) -> Iterator[Hit]:
    package = case.reading.package
    for value in package.metadata.get("rendition:orientation", ()):
        if value in ("portrait", "landscape"):
            yield Hit(f"only {value}", file=package.name)
    for place in package.places:
        for value in ("portrait", "landscape"):
            if f"rendition:orientation-{value}" in place.properties:
                yield Hit(f"{place.idref}: only {value}", file=package.name)


@rule(
    "PKG-025",
    "content-encrypted",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 4",
    message="a file is encrypted, and assistive technology may not get at it",
    fix="hand it on without encryption",
    why="Who needs another program than the seller's to read with is kept out.",
)
def content_encrypted(case: Case[EpubReading]) -> Iterator[Hit]:
    for name in case.reading.files.encrypted:
        yield Hit(name, file="META-INF/encryption.xml")


@rule(
    "PKG-026",
    "font-obfuscated",
    on=BOOK,
    criterion="EPUB 3.3, 4.4",
    message="a font is made unreadable for other programs, and some reading systems cannot undo it",
    fix="put the font in as it is, where its licence allows",
    applies=where("e-books with fonts")(
        lambda case: any(
            one.media_type.startswith(
                ("font/", "application/font", "application/vnd.ms-opentype", "application/x-font")
            )
            for one in case.reading.package.items
        )
    ),
    rests_on=Ground.HINT,
)
def font_obfuscated(case: Case[EpubReading]) -> Iterator[Hit]:
    for name in case.reading.files.obfuscated:
        yield Hit(name, file="META-INF/encryption.xml")
