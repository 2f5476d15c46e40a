"""Which words of the text are played, which twice, and which never."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from everyreader.model.text import folded
from everyreader.zipbook.container import Element
from everyreader.zipbook.documents import Open
from everyreader.zipbook.markup import BLOCKS, UNREAD, types
from everyreader.zipbook.overlay import Cue, Uncovered

_UNSPOKEN = frozenset(("noteref", "backlink", "pagebreak"))


def marked_again(cues: Iterable[Cue], texts: Mapping[str, Open]) -> Iterator[Cue]:
    """``cues`` with the mark on those whose words, or words around or inside them, had a cue before.

    Several stretches of sound in one ``par`` are one after the other, and not the words again.
    """
    taken: set[Element] = set()
    above: set[Element] = set()
    before: tuple[str, str] = ("", "")
    for cue in cues:
        element = texts[cue.document].by_id[cue.fragment] if cue.order else None
        same = before == (cue.overlay, cue.id) and cue.id != ""
        before = cue.overlay, cue.id
        if element is None or same:
            yield cue
            continue
        again = element in above or any(one in taken for one in (element, *element.iterancestors()))
        taken.add(element)
        above.update((element, *element.iterancestors()))
        yield replace(cue, again=again)


def uncovered(cues: Iterable[Cue], texts: Mapping[str, Open]) -> Iterator[Uncovered]:
    """Words that no cue plays, by the block that they stand in; signs without a letter or digit are not
    words."""
    played = {texts[cue.document].by_id[cue.fragment] for cue in cues if cue.order}
    for name, text in texts.items():
        body = text.root.find("body")
        words: dict[Element, list[str]] = {}
        if body is not None:
            _gather(body, body, played, text, words)
        for block, pieces in words.items():
            said = folded("".join(pieces))
            if any(one.isalnum() for one in said):
                yield Uncovered(name, text.place(block), said)


def _gather(
    element: Element, block: Element, played: set[Element], text: Open, words: dict[Element, list[str]]
) -> None:
    if element in played or element.tag in UNREAD or types(element) & _UNSPOKEN or text.is_hidden(element):
        return
    block = element if element.tag in BLOCKS else block
    words.setdefault(block, []).append(element.get("alt", "") if element.tag == "img" else element.text or "")
    for child in element:
        _gather(child, block, played, text, words)
        words[block].append(child.tail or "")
