"""Repairs of a page at the paragraphs of its article: until those are counted, each has the number of its
element, below zero."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace

from everyreader.importers.draft import Repair, Repairs
from everyreader.importers.web.elements import NUMBER, Element
from everyreader.importers.web.words import paragraphs


def resolved(article: Element, repairs: Repairs) -> Iterator[Repair]:
    """The ``repairs``, each with its paragraph: what was left out, with that before it. In place: no element
    has a number any more."""
    known = sorted(
        (int(number), paragraph) for one, paragraph in paragraphs(article) if (number := one.get(NUMBER))
    )
    numbers = [number for number, _ in known]
    for one in repairs:
        before = bisect(numbers, -one.line)
        yield one if one.line > 0 else replace(one, line=known[before - 1][1] if before else 1)
    for each in article.iter():
        each.attrib.pop(NUMBER, None)
