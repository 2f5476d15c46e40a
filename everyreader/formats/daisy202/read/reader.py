"""Finished DAISY 2.02 book → what a talking-book player meets in it. Reads the zip alone and shares no code
with the writer.

The way is a player's: control center, the SMIL file that each line leads to, the text and the sound that its
cues name.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from everyreader.browser.chromium import Browser
from everyreader.formats.daisy202.read.coverage import marked_again, uncovered
from everyreader.formats.daisy202.read.reading import GROUP, DaisyReading, Line, Smil, TextHeading
from everyreader.formats.daisy202.read.sequence import cues, metadata, moment, names, smil
from everyreader.formats.talking import SOUND, Dangling, decoded, doubles, shown_in
from everyreader.formats.talking_text import shown, told_by_class
from everyreader.model.errors import MakerFailed
from everyreader.model.reading import Entry
from everyreader.zipbook.container import Container, Element, opened, resolve
from everyreader.zipbook.documents import Open, Opened
from everyreader.zipbook.markup import heading_level, language_of, spoken
from everyreader.zipbook.overlay import Cue
from everyreader.zipbook.resources import uses, uses_of_style

__all__ = ["DaisyReading", "read_back"]
_NCC = ("ncc.html", "ncc.htm")
_MASTER = "master.smil"


def read_back(path: Path, browser: Browser | None = None) -> DaisyReading:
    """What is met in the book at ``path``; with a ``browser`` also how its text looks.

    Raises ``MakerFailed``, naming file and part, for what no player could open: no zip, no control center or
    one that is not well-formed, sizes beyond reason. SMIL files and texts that cannot be read are told in
    ``broken``.
    """
    with opened(path) as container:
        reading = _Book(container).reading()
    return shown_in(reading, reading.documents, browser)


class _Book:
    """One open book, each of its documents parsed once."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._main = _control_center(container)
        self._folder = posixpath.dirname(self._main)
        self._ncc = container.tree(self._main)
        self._opened = Opened(container)
        self._broken: dict[str, str] = {}
        self._smils: dict[str, Element] = {}
        self._texts: dict[str, Open] = {}
        self._cues: tuple[Cue, ...] = ()
        self._lines = tuple(self._listed())

    def reading(self) -> DaisyReading:
        master, order, unreached = self._master(), *self._order()
        self._open_texts(order)
        smils = tuple(self._play(order))
        said, text = metadata(self._ncc), shown(self._container, self._opened, self._texts)
        lines = tuple(self._led(order))
        sounds, unheard = decoded(
            self._container, (one.audio for one in self._cues if one.audio in self._container)
        )
        references = list(self._references())
        missing, dangling = self._lost(references)
        known = {self._main, *(resolve(one.file, one.address)[0] for one in references)}
        return DaisyReading(
            **text.read(),
            path=self._container.path,
            title=next(iter(said.get("dc:title", ())), ""),
            language=text.language,
            contents=tuple(
                Entry(one.title, one.level or 1, self._begin(one), one.cue is not None) for one in lines
            ),
            metadata=said,
            notes_with_way_back=text.notes_with_way_back,
            unavailable={SOUND: unheard} if unheard else {},
            main=self._main,
            names=self._container.names,
            doubled=doubles(self._container.names),
            missing=missing,
            dangling=dangling,
            strays=tuple(
                one for one in self._container.names if one not in known and not self._is_master(one)
            ),
            broken=tuple(self._broken.items()),
            sounds=sounds,
            identifier=next(iter(said.get("dc:identifier", ())), ""),
            narrators=said.get("ncc:narrator", ()),
            said_seconds=moment(next(iter(said.get("ncc:totalTime", ())), "")),
            toc=lines,
            smils=smils,
            unreached=unreached,
            master=master,
            cues=self._cues,
            uncovered=tuple(uncovered(self._cues, self._texts)),
            headings=tuple(self._headings()),
            documents=tuple(self._texts),
            bytes_=self._container.size,
            ncc_language=language_of(self._ncc),
        )

    # The way that a player takes

    def _listed(self) -> Iterator[Line]:
        """The lines of the control center, in order."""
        body = self._ncc.find("body")
        for one in body if body is not None else ():
            link = one.find("a")
            address = "" if link is None else link.get("href", "")
            name, fragment = resolve(self._main, address) if address else ("", "")
            kind = f"{one.tag} {one.get('class', '')}".strip()
            yield Line(spoken(one), heading_level(one) or GROUP, kind, address, name, fragment)

    def _is_master(self, name: str) -> bool:
        return name.lower() == posixpath.join(self._folder, _MASTER).lower()

    def _master(self) -> tuple[str, ...] | None:
        name = next(filter(self._is_master, self._container.names), None)
        root = self._smil(name) if name else None
        if name is None or root is None:
            return None
        return tuple(resolve(name, one.get("src", ""))[0] for one in root.iter("ref"))

    def _order(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The parts as they are played, and those among them that only the master knows."""
        led = [one.smil for one in self._lines if one.smil]
        more = [one for one in self._master() or () if one not in led]
        order = [one for one in dict.fromkeys((*led, *more)) if self._smil(one) is not None]
        return tuple(order), tuple(one for one in order if one in more)

    def _smil(self, name: str) -> Element | None:
        """One SMIL file, ``None`` where it is not there or cannot be read."""
        if name not in self._smils and name not in self._broken and name in self._container:
            try:
                self._smils[name] = self._container.tree(name)
            except MakerFailed as error:
                self._broken[name] = str(error).removeprefix(f"{self._container.path}: ")
        return self._smils.get(name)

    def _open_texts(self, order: tuple[str, ...]) -> None:
        shown_by = (
            resolve(name, one.get("src", ""))[0] for name in order for one in self._smils[name].iter("text")
        )
        for name in dict.fromkeys(shown_by):
            if name in self._container and name != self._main:
                try:
                    text = self._opened.document(name)
                except MakerFailed as error:
                    self._broken[name] = str(error).removeprefix(f"{self._container.path}: ")
                    continue
                told_by_class(text.root)
                self._texts[name] = text

    def _play(self, order: tuple[str, ...]) -> Iterator[Smil]:
        places = {name: number for number, name in enumerate(self._texts)}
        found = {name: tuple(cues(self._smils[name], name, self._texts, places)) for name in order}
        played = (cue for name in order for cue in found[name])
        self._cues = tuple(marked_again(played, self._texts))
        for name in order:
            yield smil(self._smils[name], name, found[name])

    def _led(self, order: tuple[str, ...]) -> Iterator[Line]:
        """The lines with the cue that each leads to."""
        inside = {name: names(self._smils[name]) for name in order}
        first = {name: next((n for n, c in enumerate(self._cues) if c.overlay == name), 0) for name in order}
        for one in self._lines:
            before = inside.get(one.smil, {}).get(one.fragment)
            if before is None:
                yield one
                continue
            number = first[one.smil] + before
            yield Line(
                one.title,
                one.level,
                one.kind,
                one.address,
                one.smil,
                one.fragment,
                number,
                self._heading(number),
            )

    def _heading(self, number: int) -> str:
        """The words of the heading that is played by this cue, from its first word on."""
        cue = self._cues[number]
        if not cue.order:
            return ""
        element = self._texts[cue.document].by_id[cue.fragment]
        around = next((one for one in (element, *element.iterancestors()) if heading_level(one)), None)
        before = self._cues[number - 1] if number else None
        if around is None or before is not None and before.order and self._within(before, around):
            return ""
        return spoken(around)

    def _within(self, cue: Cue, around: Element) -> bool:
        element = self._texts[cue.document].by_id[cue.fragment]
        return around in (element, *element.iterancestors())

    def _begin(self, line: Line) -> float | None:
        return None if line.cue is None else self._cues[line.cue].begin

    def _headings(self) -> Iterator[TextHeading]:
        for text in self._texts.values():
            for one in text.root.iter("*"):
                if heading_level(one) and not text.is_hidden(one) and spoken(one):
                    yield TextHeading(spoken(one), heading_level(one))

    # References

    def _references(self) -> Iterator[Dangling]:
        """Everything that one file of the book says of another."""
        for one in self._ncc.iter("a", "link"):
            yield Dangling(self._main, one.get("href", ""))
        for name, root in self._smils.items():
            for one in root.iter("ref", "text", "audio", "img"):
                yield Dangling(name, one.get("src", ""), one.get("id", ""))
        sheets = set()
        for name, text in self._texts.items():
            for use in uses(text.root, name, text.place):
                sheets |= {use.name} if use.name.lower().endswith(".css") else set()
                yield Dangling(name, use.address, use.where)
            for one in text.root.iter("a"):
                if (address := one.get("href")) is not None:
                    yield Dangling(name, address, text.place(one))
        for name in sorted(one for one in sheets if one in self._container):
            for use in uses_of_style(self._opened.style(name), name):
                yield Dangling(name, use.address)

    def _lost(self, references: list[Dangling]) -> tuple[tuple[Dangling, ...], tuple[Dangling, ...]]:
        """References to files that are not there, and those to places that are not."""
        missing, dangling = [], []
        for one in references:
            name, fragment = resolve(one.file, one.address)
            if not name:
                if not one.address.strip():
                    dangling.append(one)
            elif name not in self._container:
                missing.append(one)
            elif not self._has(name, fragment) and name not in self._broken:
                dangling.append(one)
        return tuple(missing), tuple(dangling)

    def _has(self, name: str, fragment: str) -> bool:
        if name in self._texts:
            return not fragment or fragment in self._texts[name].by_id
        if name in self._smils:
            return fragment in names(self._smils[name]) if fragment else True
        return True


def _control_center(container: Container) -> str:
    """The file at which a player begins: the one nearest to the top."""
    found = [one for one in container.names if posixpath.basename(one).lower() in _NCC]
    if not found:
        raise MakerFailed(f"{container.path}: no talking book, for it has no ncc.html (DAISY 2.02, 2.1)")
    return min(found, key=lambda one: (one.count("/"), one))
