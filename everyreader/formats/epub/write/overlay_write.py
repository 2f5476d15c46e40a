"""The narration beside the text: a Media Overlay, its recording, and what the package says of them (EPUB 3.3,
9).

Sequences follow the text's own structure. Tables, lists and figures can be left early, notes can be skipped:
their types say so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count

from ebooklib import epub
from lxml import etree
from lxml.builder import ElementMaker

from everyreader.formats.epub.write.documents import OPS, TYPE, XHTML, XML_LANG, Element
from everyreader.formats.epub.write.metadata import SUMMARY_LANGUAGE
from everyreader.formats.epub.write.package import Item
from everyreader.formats.epub.write.parting import Part, homes
from everyreader.model.errors import MakerFailed
from everyreader.narration.clips import Clip

ACTIVE_CLASS = "being-read"  # of the sentence that is heard
PLAYBACK_CLASS = "read-aloud"  # of the whole text while the reading goes on
_SMIL = "http://www.w3.org/ns/SMIL"
_TEXTREF = f"{{{OPS}}}textref"
_SOUND_FILE = "text.mp3"
_E = ElementMaker(namespace=_SMIL, nsmap={None: _SMIL, "epub": OPS})
# Elements → structural semantics (EPUB 3 SSV); a section has none of its own. Notes are told by their role.
_KINDS = {
    "section": "",
    "table": "table",
    "tr": "table-row",
    "th": "table-cell",
    "td": "table-cell",
    "ol": "list",
    "ul": "list",
    "dl": "list",
    "li": "list-item",
    "figure": "figure",
}
_NOTE = "footnote"  # "endnote" is deprecated, and players skip both alike
_SMALL = frozenset(("table-cell", "list-item", _NOTE))  # with one sentence its cue carries the type


def overlay_items(parts: Sequence[Part], table: Sequence[Clip], sound: bytes) -> tuple[Item, ...]:
    """The overlay of each of ``parts``, which its document has to name, and their recording (MP3).

    The structures in ``parts`` get identifiers where they have none, so that the overlays can name them.
    Raises ``MakerFailed`` where ``table`` is not what is marked in ``parts``, in the same order.
    """
    clips = {one.element: one for one in table}
    taken = frozenset(homes(parts))
    writers = [_Writer(part, clips, taken) for part in parts]
    items = [
        Item(part.overlay, f"{part.name}.smil", "application/smil+xml", writer.overlay())
        for part, writer in zip(parts, writers, strict=True)
    ]
    if [name for writer in writers for name in writer.written] != [one.element for one in table]:
        raise MakerFailed("narration: the text and the reading go different ways (a fault of the program)")
    return (*items, Item("sound", _SOUND_FILE, "audio/mpeg", sound))


def describe_overlay(
    book: epub.EpubBook, parts: Sequence[Part], table: Sequence[Clip], voices: Iterable[str]
) -> None:
    """Durations, classes and who reads (EPUB 3.3, 9.3.5): ``voices`` as ``narration.who.narrators`` names
    them."""
    home, lasting = homes(parts), dict.fromkeys((part.file for part in parts), 0)
    for one in table:
        lasting[home[one.element]] += one.end - one.begin
    total = sum(lasting.values())
    for value, more in (
        *(
            (_clock(lasting[part.file]), {"property": "media:duration", "refines": f"#{part.overlay}"})
            for part in parts
        ),
        (_clock(total), {"property": "media:duration"}),
        (ACTIVE_CLASS, {"property": "media:active-class"}),
        (PLAYBACK_CLASS, {"property": "media:playback-active-class"}),
        *((one, _said(book, "media:narrator")) for one in voices),
    ):
        book.add_metadata(None, "meta", value, more)


def _said(book: epub.EpubBook, name: str) -> dict[str, str]:
    """The attributes of a statement in English."""
    foreign = book.language.split("-")[0].lower() != SUMMARY_LANGUAGE
    return {"property": name, **({XML_LANG: SUMMARY_LANGUAGE} if foreign else {})}


class _Writer:
    """Walks one document; ``written`` are the elements that were given a cue, in order."""

    def __init__(self, part: Part, table: Mapping[str, Clip], taken: Collection[str]) -> None:
        self.written: list[str] = []
        self._blocks, self._table, self._text = part.blocks, table, part.file
        self._free = (name for name in map("part-{}".format, count(1)) if name not in taken)

    def overlay(self) -> bytes:
        body = _E.body(
            {_TEXTREF: self._text, TYPE: "bodymatter"},
            *(part for one in self._blocks for part in self.parts(one)),
        )
        root = _E.smil({"version": "3.0"}, body)
        etree.indent(root)
        return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"

    def parts(self, element: Element) -> list[Element]:
        """What stands for ``element``: its cue, a sequence, or what stands for its content."""
        if (clip := self._table.get(element.get("id", ""))) is not None:
            self.written.append(clip.element)
            return [self._cue(clip)]
        inside = [part for child in element for part in self.parts(child)]
        kind = _kind(element)
        if kind is None or not inside:
            return inside
        if kind in _SMALL and len(inside) == 1 and inside[0].tag == f"{{{_SMIL}}}par":
            inside[0].set(TYPE, kind)
            return inside
        if not element.get("id"):
            element.set("id", next(self._free))
        typed = {TYPE: kind} if kind else {}
        return [_E.seq({_TEXTREF: f"{self._text}#{element.get('id')}", **typed}, *inside)]

    def _cue(self, clip: Clip) -> Element:
        sound = {"src": _SOUND_FILE, "clipBegin": _clock(clip.begin), "clipEnd": _clock(clip.end)}
        return _E.par({"id": clip.element}, _E.text({"src": f"{self._text}#{clip.element}"}), _E.audio(sound))


def _kind(element: Element) -> str | None:
    """The type of the sequence for ``element``, ``""`` for one without a type, ``None`` where it makes
    none."""
    if element.get("role") == "doc-endnotes":
        return "endnotes"
    around = element.getparent()
    if around is not None and around.get("role") == "doc-endnotes":
        return None  # the list of notes is the section again
    outer = around.getparent() if around is not None else None
    if element.tag == f"{{{XHTML}}}li" and outer is not None and outer.get("role") == "doc-endnotes":
        return _NOTE
    tag = str(element.tag)
    return _KINDS.get(tag.removeprefix(f"{{{XHTML}}}")) if tag.startswith(f"{{{XHTML}}}") else None


def _clock(milliseconds: int) -> str:
    """A clock value (SMIL 3.0): ``0:04:07.036``."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
