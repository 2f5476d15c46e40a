"""Finished W3C Audiobook (LPF) → what a player meets in it. Reads the zip alone and shares no code with the
writer.

The way is a player's: manifest, reading order, entry page with the contents, recordings (Audiobooks; LPF, 4).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from lxml import etree

from everyreader.browser.chromium import Browser
from everyreader.formats.lpf.read.manifest import links, listed, metadata, seconds, words
from everyreader.formats.lpf.read.reading import Line, LpfReading, Track
from everyreader.formats.talking import SOUND, Dangling, decoded, doubles, shown_in
from everyreader.formats.talking_text import Shown, shown
from everyreader.model.errors import MakerFailed
from everyreader.model.reading import Entry
from everyreader.model.text import folded
from everyreader.zipbook.container import Container, Element, opened, resolve
from everyreader.zipbook.documents import Opened
from everyreader.zipbook.markup import language_of, spoken
from everyreader.zipbook.resources import uses, uses_of_style

__all__ = ["LpfReading", "read_back"]
_MANIFEST, _ENTRY = "publication.json", "index.html"
_TEXT = "application/xhtml+xml"  # the kind of alternate that is read
_MOMENT = re.compile(
    r"t=(?:npt:)?(\d+(?:\.\d+)?)(?:s)?(?:,|$)", re.ASCII
)  # Media Fragments 1.0, 4.2.1, in seconds


def read_back(path: Path, browser: Browser | None = None) -> LpfReading:
    """What is met in the audiobook at ``path``; with a ``browser`` also how its pages look.

    Raises ``MakerFailed``, naming file and part, for what no player could open: no zip, no manifest or one
    that is no JSON object, sizes beyond reason, a publication of another kind than sound. A text that cannot
    be read is told in ``broken``.
    """
    with opened(path) as container:
        reading = _Book(container).reading()
    return shown_in(reading, ((_ENTRY,) if reading.has_entry else ()) + reading.texts, browser)


class _Book:
    """One open audiobook."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._manifest = _manifest(container)
        self._items = list(links(self._manifest.get("readingOrder")))
        self._others = list(links(self._manifest.get("resources")))
        if self._items and not _is_audiobook(self._manifest, self._items):
            raise MakerFailed(f"{container.path}: no audiobook, for nothing in its reading order is sound")
        self._entry = _page(container)
        self._opened = Opened(container)
        self._broken: dict[str, str] = {}

    def reading(self) -> LpfReading:
        said, tracks = metadata(self._manifest), tuple(map(_track, self._items))
        kinds = {
            resolve(_MANIFEST, one["url"])[0]: words(one.get("encodingFormat"))
            for one in (*self._items, *self._others, *self._alternates())
        }
        alternates = dict.fromkeys(
            name for one in tracks for name in one.alternates if kinds.get(name) == _TEXT
        )
        texts = tuple(one for one in alternates if self._opens(one))
        text = shown(self._container, self._opened, texts) if texts else Shown()
        sounds, unheard = decoded(
            self._container, (one.name for one in tracks if one.name in self._container)
        )
        lines, references = tuple(self._lines()), list(self._references(texts))
        names = {resolve(one.file, one.address)[0] for one in references}
        cover = next((one for one in self._others if "cover" in listed(one.get("rel"))), {})
        return LpfReading(
            **text.read(),
            path=self._container.path,
            title=next(iter(said.get("name", ())), ""),
            language=text.language or next(iter(said.get("inLanguage", ())), ""),
            contents=tuple(Entry(one.title, one.level, one.moment, one.name in sounds) for one in lines),
            metadata=said,
            notes_with_way_back=text.notes_with_way_back if texts else None,
            unavailable={SOUND: unheard} if unheard else {},
            main=_MANIFEST,
            names=self._container.names,
            doubled=doubles(self._container.names),
            missing=tuple(one for one in references if self._is_missing(one)),
            dangling=tuple(one for one in references if self._leads_nowhere(one)),
            strays=tuple(one for one in self._container.names if one not in names | {_MANIFEST, _ENTRY}),
            broken=tuple(self._broken.items()),
            sounds=sounds,
            identifier=next(iter(said.get("id", ())), ""),
            narrators=said.get("readBy", ()),
            said_seconds=seconds(self._manifest.get("duration")),
            cover_alt=words(cover.get("description")) or words(cover.get("name")) if cover else None,
            manifest=self._manifest,
            tracks=tracks,
            toc=lines,
            has_entry=self._entry is not None,
            has_toc=self._toc() is not None,
            entry_title="" if self._entry is None else folded(self._entry.findtext("head/title") or ""),
            entry_language="" if self._entry is None else language_of(self._entry),
            resources=kinds,
            cover=resolve(_MANIFEST, cover["url"])[0] if cover else "",
            texts=texts,
        )

    def _alternates(self) -> Iterator[dict[str, Any]]:
        for one in self._items:
            yield from links(one.get("alternate"))

    def _opens(self, name: str) -> bool:
        """Whether the document ``name`` is there and can be read."""
        if name not in self._container:
            return False
        try:
            self._opened.document(name)
        except MakerFailed as error:
            self._broken[name] = str(error).removeprefix(f"{self._container.path}: ")
            return False
        return True

    # Contents

    def _toc(self) -> Element | None:
        """The part of the entry page that is marked as the contents (Publication Manifest, appendix C)."""
        if self._entry is None:
            return None
        return next((one for one in self._entry.iter("*") if "doc-toc" in one.get("role", "").split()), None)

    def _lines(self) -> Iterator[Line]:
        toc = self._toc()
        for one in toc.iter("a") if toc is not None else ():
            address = one.get("href", "")
            name, fragment = resolve(_ENTRY, address) if address else ("", "")
            found = _MOMENT.match(fragment)
            level = sum(1 for _ in one.iterancestors("ol", "ul"))
            yield Line(spoken(one), level, address, name, float(found[1]) if found else None)

    # References

    def _references(self, texts: tuple[str, ...]) -> Iterator[Dangling]:
        for one in (*self._items, *self._others, *self._alternates()):
            yield Dangling(_MANIFEST, one["url"])
        for one in self._entry.iter("a", "link", "img", "audio", "source") if self._entry is not None else ():
            yield from (
                Dangling(_ENTRY, address)
                for name in ("href", "src")
                if (address := one.get(name)) is not None
            )
        for name in texts:
            document = self._opened.document(name)
            for use in uses(document.root, name, document.place):
                yield Dangling(name, use.address, use.where)
            for one in document.root.iter("a"):
                if (address := one.get("href")) is not None:
                    yield Dangling(name, address, document.place(one))
        for name in (one for one in self._container.names if one.lower().endswith(".css")):
            for use in uses_of_style(self._opened.style(name), name):
                yield Dangling(name, use.address)

    def _inside(self, one: Dangling) -> str:
        return resolve(one.file, one.address)[0]

    def _is_missing(self, one: Dangling) -> bool:
        inside = self._inside(one)
        return bool(inside) and inside not in self._container

    def _leads_nowhere(self, one: Dangling) -> bool:
        """To no place at all, or to a place of a text that is not there. Moments of a recording are no
        places."""
        name, fragment = resolve(one.file, one.address)
        if not one.address.strip():
            return True
        is_text = name in self._container and name.lower().endswith((".html", ".xhtml")) and name != _ENTRY
        if not fragment or not is_text or name in self._broken:
            return False
        return self._opens(name) and fragment not in self._opened.document(name).by_id


def _manifest(container: Container) -> dict[str, Any]:
    if _MANIFEST not in container:
        raise MakerFailed(f"{container.path}: no audiobook, for it has no {_MANIFEST} (LPF, 4)")
    try:
        said = json.loads(container.data(_MANIFEST))
    except (ValueError, RecursionError) as error:
        raise MakerFailed(f"{container.path}: {_MANIFEST} is no JSON: {error}") from None
    if not isinstance(said, dict):
        raise MakerFailed(f"{container.path}: {_MANIFEST} is no JSON object")
    return said


def _is_audiobook(manifest: dict[str, Any], items: list[dict[str, Any]]) -> bool:
    """Whether it says so, or has sound to play: the same package carries publications of text."""
    kinds = (words(one.get("encodingFormat")) or guess_type(one["url"])[0] or "audio/" for one in items)
    return "Audiobook" in listed(manifest.get("type")) or any(one.startswith("audio/") for one in kinds)


def _page(container: Container) -> Element | None:
    """The entry page as a browser reads it, ``None`` without one."""
    if _ENTRY not in container:
        return None
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    data = container.data(_ENTRY)
    return etree.fromstring(data, parser) if data.strip() else None


def _track(item: dict[str, Any]) -> Track:
    beside = (resolve(_MANIFEST, one["url"])[0] for one in links(item.get("alternate")))
    return Track(
        resolve(_MANIFEST, item["url"])[0],
        words(item.get("encodingFormat")),
        seconds(item.get("duration")),
        tuple(beside),
    )
