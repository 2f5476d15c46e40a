"""The abbreviations of a statement: where each stands, and the list of what they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from everyreader.model.publication import Publication, Role, Run, Unit
from everyreader.model.text import folded


def abbreviations_in(unit: Unit) -> Iterator[tuple[Run, int]]:
    """The abbreviations of ``unit`` outside code, each as one run, and where in ``unit.text`` it ends."""
    at = 0
    runs = (run for run in unit.runs if run.role is not Role.NOTE)
    for (expansion, language, is_code), several in groupby(
        runs, key=lambda run: (run.expansion, run.language, run.role is Role.CODE)
    ):
        text = "".join(run.text for run in several)
        at += len(text)
        if expansion and not is_code:
            yield Run(folded(text), language, expansion=expansion), at


def abbreviations(publication: Publication) -> tuple[Run, ...]:
    """Each abbreviation once, sorted: its words, their language and what they stand for."""
    found = {one for unit in publication.all_units for one, _ in abbreviations_in(unit)}
    return tuple(sorted(found, key=lambda one: (one.text.casefold(), one.text, one.expansion)))
