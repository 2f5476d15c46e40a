"""Questions to the tag tree of a PDF that several rules ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from everyreader.checks.rules.large_print.row import Flaw, Flaws
from everyreader.formats.large_print.read.pages import Key
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.large_print.read.tags import Tag
from everyreader.model.text import folded

LINES = frozenset(("P", "H", "H1", "H2", "H3", "H4", "H5", "H6"))


def each_tag(find: Callable[[PdfReading, Tag], Iterable[str]]) -> Flaws:
    """What is wrong with each tag by itself, in reading order: ``find`` gives the details."""

    def found(reading: PdfReading) -> Iterator[Flaw]:
        for tag in reading.tags:
            for detail in find(reading, tag):
                yield flaw(reading, tag, detail)

    return found


def flaw(reading: PdfReading, tag: Tag, detail: str) -> Flaw:
    """A flaw of ``tag``, with its words and its page."""
    said = words(reading, tag)
    short = said if len(said) <= 40 else said[:40].rsplit(" ", 1)[0] + " …"
    place = (f" “{short}”" if short else "") + (f" on page {tag.page}" if tag.page else "")
    return Flaw(f"{detail}{':' if detail and place else ''}{place}".strip(), tag.page, said)


def words(reading: PdfReading, tag: Tag) -> str:
    """What is drawn in a tag."""
    return folded("".join(one.text for key in tag.keys for one in reading.marked.get(key, ())))


def pictured(reading: PdfReading) -> frozenset[Key | None]:
    """The marks in which a picture or a path is painted."""
    return frozenset(one.key for one in (*reading.images, *reading.shapes))


def within(reading: PdfReading, tag: Tag) -> Iterator[Tag]:
    """Every tag in a tag, in reading order."""
    for number in range(tag.number + 1, len(reading.tags)):
        one = reading.tags[number]
        if len(one.around) <= len(tag.around):
            return
        yield one


def children(reading: PdfReading, tag: Tag) -> Iterator[Tag]:
    """The tags directly in a tag."""
    return (one for one in within(reading, tag) if one.holder == tag.number)
