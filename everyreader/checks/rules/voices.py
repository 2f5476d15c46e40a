"""Whose voice a file says it is: a person's, or a synthetic one, in the words that are used for such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.rules.model import Hit, short
from everyreader.checks.rules.subjects import Case

SYNTHETIC = re.compile(
    r"synthetic|synthesi[sz]ed|text[ -]to[ -]speech|\bTTS\b|computer|machine|artificial|"
    r"synthétique|synthetisch|künstlich|sintétic|sintetic",
    re.IGNORECASE,
)


def narrator_hits(case: Case[ShownReading], said: Sequence[str], file: str) -> Iterator[Hit]:
    """Where nobody is named as narrator in ``file``; and, of an edition of ours, where it is not who
    reads."""
    named = [one for one in said if one.strip()]
    if not named:
        yield Hit(file=file)
    if case.publication is None or case.foreign:
        return
    reader = case.publication.metadata.reader
    for one in named:
        if reader and (reader not in one or SYNTHETIC.search(one)):
            yield Hit(f"it names “{short(one)}”, and {short(reader)} reads", file=file)
        elif not reader and not SYNTHETIC.search(one):
            yield Hit(f"it names “{short(one)}”, and a synthetic voice reads", file=file)
