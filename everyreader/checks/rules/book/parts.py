"""PKG: what the e-book's documents take in, hold and link to, beside their words (EPUB 3.3, 3 and 6)."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from everyreader.checks.rules.book.row import is_book, rule, there
from everyreader.checks.rules.compared.contents import lines
from everyreader.checks.rules.model import REBUILD, Case, Hit, short
from everyreader.findings import Ground
from everyreader.formats.epub.content import Link

_NEEDED = frozenset(("mathml", "svg", "scripted", "switch", "remote-resources"))  # EPUB 3.3, D.4
_LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


def _resource_missing(case: Case) -> Iterator[Hit]:
    """What the manifest lists and the zip lacks, or the other way round, is another rule's."""
    files = case.reading.files
    known = files.names | set(files.missing)
    for use in case.reading.uses:
        if not use.remote and use.name not in known:
            yield Hit(f"{use.what} “{short(use.address, 60)}”", file=use.file, where=use.where)


def _takes_in(case: Case) -> bool:
    return is_book(case) and bool(case.reading.uses)


def _lead_nowhere(case: Case) -> Iterator[Hit]:
    """What the contents lead to is their own rule's: a link to the same place is dead for the same reason."""
    reading = case.reading
    told = {(line.target.name, line.target.fragment) for line in lines(case) if not line.target.exists}
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


def _dead_of_notes(case: Case) -> tuple[tuple[str, Link], ...]:
    """References whose note is missing are told as lost words; a way back from a note that nothing refers to is the notes' rules'."""
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


def _remote(case: Case) -> Iterator[Hit]:
    for use in case.reading.uses:
        if use.remote and not use.may_be_remote:
            yield Hit(f"{use.what} “{short(use.address, 60)}”", file=use.file, where=use.where)


def _elsewhere(case: Case) -> Iterator[Hit]:
    for use in case.reading.uses:
        if use.remote and use.may_be_remote:
            yield Hit(f"{use.what} “{short(use.address, 60)}”", file=use.file, where=use.where)


def _ours(case: Case) -> bool:
    return is_book(case) and not case.foreign


def _scripted(case: Case) -> Iterator[Hit]:
    for one in case.reading.documents:
        for spot in one.scripts:
            yield there(one, spot)


def _properties(case: Case) -> Iterator[Hit]:
    """In a book of ours scripts and things on the network are themselves the defect, and other rules name it."""
    package = case.reading.package
    for one in case.reading.documents:
        item = package.item(one.name)
        inside = {name for name in one.inside if name != "remote-resources"}
        if any(use.remote and use.may_be_remote for use in one.uses):
            inside.add("remote-resources")
        needed = inside if case.foreign else inside - {"scripted", "remote-resources"}
        for name in sorted(needed - item.properties):
            yield Hit(f"{one.name} needs “{name}”", file=package.name)
        allowed = one.inside | ({"svg"} if any(use.name.endswith(".svg") for use in one.uses) else set())
        for name in sorted(
            (item.properties & _NEEDED) - allowed
        ):  # of one that it refers to, "svg" may be said
            yield Hit(f"{one.name} has no need of “{name}”", file=package.name)


def _fixed(case: Case) -> Iterator[Hit]:
    package = case.reading.package
    if "pre-paginated" in package.metadata.get("rendition:layout", ()):
        yield Hit("the whole book", file=package.name)
    for place in package.places:
        if "rendition:layout-pre-paginated" in place.properties:
            yield Hit(place.item.name if place.item else place.idref, file=package.name)


def _locked(case: Case) -> Iterator[Hit]:
    package = case.reading.package
    for value in package.metadata.get("rendition:orientation", ()):
        if value in ("portrait", "landscape"):
            yield Hit(f"only {value}", file=package.name)
    for place in package.places:
        for value in ("portrait", "landscape"):
            if f"rendition:orientation-{value}" in place.properties:
                yield Hit(f"{place.idref}: only {value}", file=package.name)


def _encrypted(case: Case) -> Iterator[Hit]:
    for name in case.reading.files.encrypted:
        yield Hit(name, file="META-INF/encryption.xml")


def _obfuscated(case: Case) -> Iterator[Hit]:
    for name in case.reading.files.obfuscated:
        yield Hit(name, file="META-INF/encryption.xml")


RULES = (
    rule(
        "PKG-016",
        "resource-missing",
        "EPUB 3.3, 3.6",
        "a document takes in a file that is not in the book",
        "put the file into the book and list it, or mend its address",
        _resource_missing,
        _takes_in,
        "e-books that take in images, styles or sounds",
    ),
    rule(
        "PKG-017",
        "link-without-place",
        "WCAG 2.4.4",
        "a link leads to no place that its reader can reach",
        "let it lead to a place that is there, or keep the words without the link",
        _lead_nowhere,
    ),
    rule(
        "PKG-019",
        "resource-remote",
        "EPUB 3.3, 3.6",
        "a document takes in something from the network that belongs into the book",
        "put the file into the book",
        _remote,
        _takes_in,
        "e-books that take in images, styles or sounds",
    ),
    rule(
        "PKG-020",
        "resource-elsewhere",
        "EPUB 3.3, 3.6",
        "something can be heard or seen only with a network",
        REBUILD,
        _elsewhere,
        lambda case: _ours(case) and bool(case.reading.uses),
        "e-books of ours that take in images, styles or sounds",
        house=True,
    ),
    rule(
        "PKG-021",
        "content-scripted",
        "EPUB 3.3, 6.3.2",
        "a document needs a program or a form, which many reading systems do not offer",
        REBUILD,
        _scripted,
        _ours,
        "e-books of ours",
        house=True,
    ),
    rule(
        "PKG-022",
        "properties-wrong",
        "EPUB 3.3, 5.6.2",
        "the manifest does not say truly what a document needs to be shown",
        "write the properties that fit the document's content",
        _properties,
    ),
    rule(
        "PKG-023",
        "layout-fixed",
        "WCAG 1.4.4, 1.4.10",
        "pages have a fixed layout, so that letters cannot be enlarged without moving to and fro",
        "make it a book that flows",
        _fixed,
        rests_on=Ground.ADVICE,
    ),
    rule(
        "PKG-024",
        "orientation-locked",
        "WCAG 1.3.4",
        "the book asks for one way of holding the device",
        "leave rendition:orientation out",
        _locked,
        rests_on=Ground.ADVICE,
    ),
    rule(
        "PKG-025",
        "content-encrypted",
        "EPUB Accessibility 1.1, 4",
        "a file is encrypted, and assistive technology may not get at it",
        "hand it on without encryption",
        _encrypted,
        why="Who needs another program than the seller's to read with is kept out.",
    ),
    rule(
        "PKG-026",
        "font-obfuscated",
        "EPUB 3.3, 4.4",
        "a font is made unreadable for other programs, and some reading systems cannot undo it",
        "put the font in as it is, where its licence allows",
        _obfuscated,
        lambda case: (
            is_book(case)
            and any(
                one.media_type.startswith(
                    ("font/", "application/font", "application/vnd.ms-opentype", "application/x-font")
                )
                for one in case.reading.package.items
            )
        ),
        "e-books with fonts",
        rests_on=Ground.HINT,
    ),
)
