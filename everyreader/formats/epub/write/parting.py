"""A long text in several files, parted before its chapters: many reading systems lay out a whole file before
they show its first page, and give up at some megabytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from everyreader.formats.epub.write.documents import XHTML, Element

LONGEST = 300_000  # bytes of markup in one file: 45 000 words or so
_SECTION = f"{{{XHTML}}}section"
_OF_A_CHAPTER = frozenset(
    ("id", "class")
)  # what an opened section may say: any more would be lost to its parts


@dataclass(frozen=True)
class Part:
    """One content document: ``number`` from 1, 0 where the text is in one; ``blocks`` stand in it."""

    number: int
    blocks: list[Element]

    @property
    def name(self) -> str:
        return f"text-{self.number}" if self.number else "text"

    @property
    def file(self) -> str:
        return f"{self.name}.xhtml"

    @property
    def overlay(self) -> str:
        """The identifier of its Media Overlay."""
        return f"overlay-{self.number}" if self.number else "overlay"


def parted(blocks: Sequence[Element], longest: int = LONGEST) -> tuple[Part, ...]:
    """``blocks`` in as few documents as hold at most ``longest`` bytes of markup each, links in them led from
    one to the other.

    Only a single chapter without parts, a list, a table or the notes may make one longer.
    """
    grouped: list[list[Element]] = []
    room = 0
    for block in (each for one in blocks for each in _chapters(one, longest)):
        size = _size(block)
        if size > room or not grouped:
            grouped.append([])
            room = longest
        grouped[-1].append(block)
        room -= size
    if len(grouped) == 1:
        return (Part(0, grouped[0]),)
    parts = tuple(Part(number, group) for number, group in enumerate(grouped, 1))
    _lead(parts)
    return parts


def homes(parts: Sequence[Part]) -> dict[str, str]:
    """The file in which each identifier stands."""
    return {
        str(name): part.file
        for part in parts
        for block in part.blocks
        for name in block.xpath("descendant-or-self::*/@id")
    }


def _chapters(block: Element, longest: int) -> Iterator[Element]:
    """``block``, or where it is longer than that what it begins with and then its sections."""
    inner = next((at for at, one in enumerate(block) if one.tag == _SECTION), 0)
    if block.tag != _SECTION or not inner or set(block.keys()) - _OF_A_CHAPTER or _size(block) <= longest:
        yield block
        return
    below = list(block)[inner:]
    for one in below:
        block.remove(one)
    yield block
    for one in below:
        yield from _chapters(one, longest)


def _size(block: Element) -> int:
    return len(etree.tostring(block, encoding="utf-8"))


def _lead(parts: Sequence[Part]) -> None:
    home = homes(parts)
    for part in parts:
        for link in (link for block in part.blocks for link in block.iter(f"{{{XHTML}}}a")):
            address = link.get("href", "")
            there = home.get(address[1:], part.file) if address.startswith("#") else part.file
            if there != part.file:
                link.set("href", there + address)
