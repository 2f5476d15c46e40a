"""The player of a finished page: its table of sentences, and the recording beside the page, decoded."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from everyreader.browser.rendered import Element, Snapshot
from everyreader.model.text import folded
from everyreader.sound.speech import Sound, recording_at

_TABLE = "page:cues"
_LEFT_OUT = ("doc-backlink", "doc-noteref")  # nobody reads a note's number aloud


@dataclass(frozen=True)
class PageCue:
    """One line of the table: the element that is marked from ``begin`` on (seconds), and its words; None
    where there is no such element."""

    element: str
    begin: float
    text: str | None


@dataclass(frozen=True)
class Played:
    """``recording`` is the address as written, ``sound`` what is there (None where nothing is); ``length`` is
    what the table says, in seconds. ``unmarked`` are words of the statement that no cue marks; ``controls``
    what each of the player's buttons does and what it is called. ``problem`` says why the table cannot be
    read.
    """

    recording: str = ""
    sound: Sound | None = None
    cues: tuple[PageCue, ...] = ()
    length: float = 0.0
    unmarked: tuple[str, ...] = ()
    controls: tuple[tuple[str, str], ...] = ()
    problem: str = ""


def played(page: Snapshot, path: Path, inside: list[Element]) -> Played | None:
    """What the page at ``path`` plays; None for a page without a table of sentences. ``inside`` are the texts
    of the statement."""
    table = next((one for one in page.nodes.values() if one.attributes.get("id") == _TABLE), None)
    if table is None:
        return None
    words = "".join(one.text for one in page.nodes.values() if one.parent is table)
    try:
        told = json.loads(words)
        pairs, length = [(str(name), float(begin)) for name, begin in told["cues"]], float(told["length"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return Played(problem="its table of sentences cannot be read")
    named = {one.attributes["id"]: one for one in page.nodes.values() if "id" in one.attributes}
    marked = {named[name].number: "" for name, _ in pairs if name in named}
    for text in page.texts():
        for one in text.ancestors():
            if one.number in marked:
                marked[one.number] += text.text
    address = next((one.attributes.get("src", "") for one in page.nodes.values() if one.name == "SOURCE"), "")
    return Played(
        recording=address,
        sound=recording_at(path.parent / unquote(address)) if address else None,
        cues=tuple(PageCue(name, begin, _words(marked, named.get(name))) for name, begin in pairs),
        length=length,
        unmarked=tuple(_unmarked(inside, marked)),
        controls=tuple(_controls(page)),
    )


def _controls(page: Snapshot) -> Iterator[tuple[str, str]]:
    """By its label, else by the words in it (ARIA 1.2's computation, for buttons as ours are)."""
    for one in page.nodes.values():
        if does := one.attributes.get("data-does"):
            inner = (text.text for text in page.texts() if one in text.ancestors())
            yield does, folded(one.attributes.get("aria-label") or "".join(inner))


def _words(marked: Mapping[int, str], element: Element | None) -> str | None:
    return None if element is None else folded(marked[element.number])


def _unmarked(inside: list[Element], marked: Collection[int]) -> Iterator[str]:
    for one in inside:
        around = list(one.ancestors())
        spoken = any(letter.isalnum() for letter in one.text)
        aside = any(each.attributes.get("role") in _LEFT_OUT for each in around)
        if spoken and not aside and not any(each.number in marked for each in around):
            yield folded(one.text)
