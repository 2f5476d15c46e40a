"""Media Overlays: which words are marked while which stretch of sound is played (EPUB 3.3, 9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from everyreader.model.errors import MakerFailed
from everyreader.model.text import folded
from everyreader.sound.speech import MAXIMUM_SECONDS, Sound, TooMuch, speech
from everyreader.zipbook.clock import seconds
from everyreader.zipbook.container import Container, Element, resolve
from everyreader.zipbook.markup import BLOCKS, TYPE, UNREAD, Places, spoken, types
from everyreader.zipbook.opf import Item, Package

MEDIA_TYPE = "application/smil+xml"
_SMIL = "{http://www.w3.org/ns/SMIL}"
_UNSPOKEN = frozenset(("noteref", "backlink", "pagebreak"))


@dataclass(frozen=True)
class Cue:
    """One ``par``: an element of a text, and the sound that goes with it. Times in seconds.

    ``order``: the text's place in the spine and the element's in it, ``None`` where the reference leads
    nowhere. ``text`` are its words. ``audio`` is the path inside the zip, ``""`` without sound or for one
    elsewhere (``address`` is as written). ``begin`` and ``end`` are ``None`` where the time written is none;
    an end left out is the recording's. ``again``: the words had a cue before. ``kinds`` are the cue's types,
    ``text_kinds`` the text's.
    """

    overlay: str
    id: str
    document: str
    fragment: str
    order: tuple[int, int] | None
    text: str
    address: str
    audio: str
    begin: float | None
    end: float | None
    written: tuple[str, str] = ("", "")
    again: bool = False
    kinds: frozenset[str] = frozenset()
    text_kinds: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """``12.4 s`` for a report."""
        return "" if self.begin is None else f"{self.begin:.1f} s"


@dataclass(frozen=True)
class Uncovered:
    """Words of a text with an overlay that no cue marks."""

    file: str
    where: str
    text: str


@dataclass(frozen=True)
class Overlays:
    """What goes with the cues. ``documents``: each overlay and the texts whose manifest lines name it.

    ``dangling``: (text, what its ``media-overlay`` says) where that names no overlay. ``broken``: overlays
    that cannot be read, and why. ``unheard`` says why recordings were not decoded.
    """

    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dangling: tuple[tuple[str, str], ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    broken: tuple[tuple[str, str], ...] = ()
    sounds: Mapping[str, Sound] = field(default_factory=dict)
    unheard: str = ""


@dataclass(frozen=True)
class Text:
    """One document of the spine, as far as overlays need it: its place there, its elements by identifier and
    in order."""

    position: int
    body: Element
    by_id: Mapping[str, Element]
    order: Mapping[str, int]
    place: Places
    is_hidden: Callable[[Element], bool]


def overlays(
    container: Container, package: Package, texts: Mapping[str, Text]
) -> tuple[tuple[Cue, ...], Overlays]:
    """The cues in the order in which they are played, and what goes with them."""
    items = [one for one in package.items if one.media_type == MEDIA_TYPE and one.name in container]
    if not items and not any(one.overlay for one in package.items):
        return (), Overlays()
    ids = {one.id for one in items}
    attached = {
        item.name: tuple(one.name for one in package.items if one.overlay == item.id) for item in items
    }
    played, broken = [], []
    for item in _in_order(items, package):
        try:
            played += _cues(container, item.name, texts)
        except MakerFailed as error:
            broken.append((item.name, str(error).removeprefix(f"{container.path}: ")))
    sounds, unheard = _sounds(container, {cue.audio for cue in played if cue.audio})
    cues = tuple(_finished(played, sounds, texts))
    return cues, Overlays(
        documents=attached,
        dangling=tuple(
            (one.name, one.overlay) for one in package.items if one.overlay and one.overlay not in ids
        ),
        uncovered=tuple(_uncovered(cues, attached, texts)),
        broken=tuple(broken),
        sounds=sounds,
        unheard=unheard,
    )


def _in_order(items: list[Item], package: Package) -> list[Item]:
    """Overlays in the order of the texts that they belong to, those of none at the end."""
    places = {one.overlay: number for number, one in reversed(list(enumerate(package.spine))) if one.overlay}
    return sorted(items, key=lambda one: places.get(one.id, len(package.spine)))


def _cues(container: Container, name: str, texts: Mapping[str, Text]) -> Iterator[Cue]:
    for par in container.tree(name).iter(f"{_SMIL}par"):
        text, audio = par.find(f"{_SMIL}text"), par.find(f"{_SMIL}audio")
        if text is None:
            continue
        document, fragment = resolve(name, text.get("src", ""))
        there = texts.get(document)
        element = there.by_id.get(fragment) if there else None
        address = audio.get("src", "") if audio is not None else ""
        written = (audio.get("clipBegin", ""), audio.get("clipEnd", "")) if audio is not None else ("", "")
        yield Cue(
            overlay=name,
            id=par.get("id", ""),
            document=document,
            fragment=fragment,
            order=(there.position, there.order[fragment]) if there and element is not None else None,
            text="" if element is None else spoken(element),
            address=address,
            audio=resolve(name, address)[0] if address else "",
            begin=seconds(written[0]) if written[0] else 0.0,
            end=seconds(written[1]),
            written=written,
            kinds=_types_of(par),
            text_kinds=frozenset() if element is None else types(element),
        )


def _types_of(par: Element) -> frozenset[str]:
    """The types of a cue and of the sequences around it, which a reader may choose to skip."""
    return frozenset(
        kind for one in (par, *par.iterancestors(f"{_SMIL}seq")) for kind in one.get(TYPE, "").split()
    )


def _sounds(container: Container, names: set[str]) -> tuple[dict[str, Sound], str]:
    left, out = float(MAXIMUM_SECONDS), {}
    for name in sorted(one for one in names if one in container):
        try:
            out[name] = _sound(container, name, left)
        except TooMuch:
            return out, f"more than {MAXIMUM_SECONDS // 3600} hours of sound; {name} was not listened to"
        left -= out[name].duration
    return out, ""


def _sound(container: Container, name: str, allowed: float) -> Sound:
    try:
        with container.stream(name) as stream:
            return speech(stream, allowed)
    except MakerFailed as error:
        return Sound(0.0, problem=str(error))


def _finished(cues: list[Cue], sounds: Mapping[str, Sound], texts: Mapping[str, Text]) -> Iterator[Cue]:
    """``cues`` with an end each, and with the mark on those whose words had a cue before."""
    marked: set[Element] = set()
    above: set[Element] = set()
    for cue in cues:
        element = texts[cue.document].by_id[cue.fragment] if cue.order else None
        again = element is not None and (
            element in above or any(one in marked for one in (element, *element.iterancestors()))
        )
        if element is not None:
            marked.add(element)
            above.update((element, *element.iterancestors()))
        heard = sounds.get(cue.audio)
        end = heard.duration if heard and not cue.written[1] else cue.end
        yield replace(cue, again=again, end=end)


def _uncovered(
    cues: Iterable[Cue], attached: Mapping[str, tuple[str, ...]], texts: Mapping[str, Text]
) -> Iterator[Uncovered]:
    covered = {texts[cue.document].by_id[cue.fragment] for cue in cues if cue.order}
    for name in (name for names in attached.values() for name in names):
        if name in texts:
            words: dict[Element, list[str]] = {}
            _gather(texts[name].body, texts[name].body, covered, texts[name].is_hidden, words)
            for block, pieces in words.items():
                text = folded("".join(pieces))
                if any(one.isalnum() for one in text):
                    yield Uncovered(name, texts[name].place(block), text)


def _gather(
    element: Element,
    block: Element,
    covered: set[Element],
    is_hidden: Callable[[Element], bool],
    words: dict[Element, list[str]],
) -> None:
    """Add the words below ``element`` that are in no element of ``covered``, by the block that they stand
    in."""
    if element in covered or element.tag in UNREAD or types(element) & _UNSPOKEN or is_hidden(element):
        return
    block = element if element.tag in BLOCKS else block
    words.setdefault(block, []).append(element.text or "")
    for child in element:
        _gather(child, block, covered, is_hidden, words)
        words[block].append(child.tail or "")
