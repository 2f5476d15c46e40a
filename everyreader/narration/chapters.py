"""Where chapters begin, and what they are called.

1. Every heading opens a chapter under its own words.
2. A heading that stands inside a container (a list's item, a quotation) heads no more than that container.
The first
   unit that stands outside it, and is no heading itself, goes back to the level above and opens a chapter
   titled by its first words: the paragraph after a list whose items have headings.
3. What comes before the first heading opens a chapter in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from everyreader.model.publication import Kind, Step, Unit

WORDS_OF_A_TITLE = 6
_BYTES = 250


def chapter_titles(units: Sequence[Unit]) -> Mapping[int, str]:
    """Index of each unit that opens a chapter → the chapter's title; ``units`` without the notes' units."""
    titles: dict[int, str] = {}
    scope: tuple[Step, ...] | None = None  # the container that the present chapter may not leave
    for index, unit in enumerate(units):
        if not unit.text.strip():
            continue  # an image without alternative text, say: nothing to say, nothing to call a chapter by
        if unit.kind is Kind.HEADING:
            titles[index], scope = _short(unit.text.strip()), unit.place
        elif scope is None or unit.place[: len(scope)] != scope:
            titles[index], scope = first_words(unit.text), _outside(scope, unit)
    return titles


def _short(title: str) -> str:
    """A player's field for a chapter's title holds 255 bytes (QuickTime File Format, chapter lists)."""
    data = title.encode("utf-8")
    return title if len(data) <= _BYTES else data[: _BYTES - 3].decode("utf-8", "ignore").rstrip() + "…"


def first_words(text: str) -> str:
    """The first six words, with an ellipsis where there are more."""
    words = text.split()
    if len(words) <= WORDS_OF_A_TITLE:
        return " ".join(words)
    return " ".join(words[:WORDS_OF_A_TITLE]).rstrip(",.;:!?–—-") + "…"


def _outside(scope: tuple[Step, ...] | None, unit: Unit) -> tuple[Step, ...]:
    """The steps that the unit shares with the container left: the new chapter may go anywhere in those."""
    shared: list[Step] = []
    for old, new in zip(scope or (), unit.place, strict=False):
        if old != new:
            break
        shared.append(old)
    return tuple(shared)
