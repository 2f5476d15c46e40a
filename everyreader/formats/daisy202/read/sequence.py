"""SMIL 1.0 as a player meets it (DAISY 2.02, 2.2): which words are shown while which stretch of sound is
played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from everyreader.formats.daisy202.read.reading import Smil
from everyreader.model.text import folded
from everyreader.zipbook.clock import seconds
from everyreader.zipbook.container import Element, resolve
from everyreader.zipbook.documents import Open
from everyreader.zipbook.markup import spoken
from everyreader.zipbook.overlay import Cue


def moment(text: str) -> float | None:
    """``npt=12.345s`` or any other clock value → seconds."""
    return seconds(text.strip().removeprefix("npt="))


def metadata(root: Element) -> dict[str, tuple[str, ...]]:
    """``name`` → contents, of every ``meta`` in the head."""
    out: dict[str, tuple[str, ...]] = {}
    for one in root.iterfind("head/meta"):
        name, content = one.get("name", "").strip(), folded(one.get("content", ""))
        if name:
            out[name] = (*out.get(name, ()), content)
    return out


def cues(root: Element, name: str, texts: Mapping[str, Open], order: Mapping[str, int]) -> Iterator[Cue]:
    """The ``par`` elements of one file; one with several stretches of sound is as many cues. ``order``: each
    text's place in the book."""
    for par in root.iter("par"):
        text = par.find("text")
        if text is None:
            continue
        document, fragment = resolve(name, text.get("src", ""))
        there = texts.get(document)
        element = there.by_id.get(fragment) if there else None
        asked = [one for one in (par, *par.iterancestors()) if one.get("system-required")]
        for sound in list(par.iter("audio")) or [None]:
            address = "" if sound is None else sound.get("src", "")
            written = ("", "") if sound is None else (sound.get("clip-begin", ""), sound.get("clip-end", ""))
            yield Cue(
                overlay=name,
                id=par.get("id", "") or text.get("id", ""),
                document=document,
                fragment=fragment,
                order=(order[document], there.order[element]) if there and element is not None else None,
                text="" if element is None else spoken(element),
                address=address,
                audio=resolve(name, address)[0] if address else "",
                begin=moment(written[0]),
                end=moment(written[1]),
                written=written,
                kinds=frozenset(one.get("system-required", "").removesuffix("-on") for one in asked),
            )


def smil(root: Element, name: str, played: tuple[Cue, ...]) -> Smil:
    """What the file says of itself."""
    said = metadata(root)

    def told(key: str) -> float | None:
        return moment(said[key][0]) if key in said else None

    first = root.find("body/seq")
    return Smil(
        name,
        said,
        told("ncc:totalElapsedTime"),
        told("ncc:timeInThisSmil"),
        moment(said_dur) if first is not None and (said_dur := first.get("dur")) else None,
        sum(max(0.0, one.end - one.begin) for one in played if one.begin is not None and one.end is not None),
    )


def names(root: Element) -> dict[str, int]:
    """Every identifier of a SMIL file → how many cues come before what it names."""
    out: dict[str, int] = {}
    before = 0
    for par in (one for one in root.iter("par") if one.find("text") is not None):
        for one in par.iter("*"):
            if identifier := one.get("id"):
                out.setdefault(identifier, before)
        before += max(1, sum(1 for _ in par.iter("audio")))
    return out
