"""The narration in the order of the text: notes at the end, where they stand, and not where they are first
referred to."""

from __future__ import annotations

from collections.abc import Sequence

from everyreader.narration.assembly import Assembly, assemble
from everyreader.narration.script import Utterance
from everyreader.narration.segments import Segment


def in_text_order(script: Sequence[Utterance], spoken: Sequence[Segment], assembly: Assembly) -> Assembly:
    """``assembly``, which was made of ``script`` and ``spoken``, with the utterances in the order of their
    units.

    The same object where they are in that order. An e-book's overlay needs it (EPUB 3.3, 9.2: its order is
    the text's).
    """
    order = sorted(range(len(script)), key=lambda number: script[number].unit)
    if order == list(range(len(script))):
        return assembly
    return assemble([script[number] for number in order], [spoken[number] for number in order])
