"""The navigation control center: what the book is, and a line for each of its parts (DAISY 2.02, 2.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from everyreader.formats.daisy202.write.parts import GROUP, Part
from everyreader.formats.daisy202.write.smil import FORMAT, GENERATOR, first_of
from everyreader.formats.daisy202.write.text import E, Element, page
from everyreader.model.publication import Metadata
from everyreader.narration.who import narrators

NCC = "ncc.html"
_PAGES = (
    "ncc:pageFront",
    "ncc:pageNormal",
    "ncc:pageSpecial",
    "ncc:maxPageNormal",
)  # the statement has no pages


def ncc(
    book: Sequence[Part], metadata: Metadata, voices: Sequence[str], others: Mapping[str, bytes]
) -> bytes:
    """The document. ``others`` are all other files of the book, which it counts and weighs, itself
    included."""
    weight = sum(map(len, others.values()))
    size = 0
    while True:  # its own length changes with the number that it names
        before = size
        made = _document(book, metadata, voices, len(others) + 1, size)
        size = (weight + len(made) + 1023) // 1024
        if size == before:
            return made


def _document(
    book: Sequence[Part], metadata: Metadata, voices: Sequence[str], files: int, kilobytes: int
) -> bytes:
    said = (*_dublin_core(metadata), *_of_the_book(book, metadata, voices, files, kilobytes))
    metas = [E.meta({"name": name, "content": value}) for name, value in said]
    return page(metadata.title, metadata.language, _lines(book), metadata=metas)


def _dublin_core(metadata: Metadata) -> Iterator[tuple[str, str]]:
    yield from (("dc:creator", one) for one in metadata.author or (metadata.publisher,))
    yield "dc:date", metadata.date.isoformat()
    yield "dc:format", FORMAT
    yield "dc:identifier", metadata.identifier
    yield "dc:language", metadata.language
    yield "dc:publisher", metadata.publisher
    yield "dc:title", metadata.title
    yield from (("dc:subject", one) for one in metadata.subject)
    for name in ("description", "rights", "source"):
        if getattr(metadata, name):
            yield f"dc:{name}", getattr(metadata, name)


def _of_the_book(
    book: Sequence[Part], metadata: Metadata, voices: Sequence[str], files: int, kilobytes: int
) -> Iterator[tuple[str, str]]:
    seconds = (sum(one.length for one in book) + 500) // 1000
    yield "ncc:charset", "utf-8"
    yield "ncc:depth", str(max(one.level for one in book))
    yield "ncc:files", str(files)
    yield "ncc:generator", GENERATOR
    yield "ncc:kByteSize", str(kilobytes)
    yield "ncc:multimediaType", "audioFullText"
    yield from (("ncc:narrator", one) for one in narrators(metadata, voices))
    yield from ((name, "0") for name in _PAGES)
    yield "ncc:producer", metadata.publisher
    yield "ncc:setInfo", "1 of 1"
    yield "ncc:tocItems", str(len(book))
    yield "ncc:totalTime", f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _lines(book: Sequence[Part]) -> Iterator[Element]:
    before = 0
    for part in book:
        link = E.a({"href": first_of(part, before)}, part.title)
        made = E.div({"class": "group"}, link) if part.level == GROUP else E(f"h{part.level}", link)
        made.set("id", f"part{part.number:04}")
        if part.number == 1:
            made.set("class", "title")
        yield made
        before += len(part.clips)
