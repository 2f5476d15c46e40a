"""What abbreviations stand for, in the tags of a PDF (ISO 32000-1, 14.9.5).

Typst has no word for it, but tags a stretch in another language: an abbreviation is set in a language of its
own, which the mending of the finished file (``tags.py``) takes for the two that it is: the language, and what
the words stand for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Object

from everyreader.formats.large_print.write.table_tags import children
from everyreader.source.expansions import expansion_of
from everyreader.source.tree import language_in

_BETWEEN = " "  # no language tag has one


def as_languages(node: Any, language: str) -> Any:
    """``node`` of pandoc's tree, whose words are in ``language``, with a ``lang`` of its own for each
    abbreviation."""
    if isinstance(node, list):
        return [as_languages(one, language) for one in node]
    if not isinstance(node, dict) or not isinstance(node.get("c"), list):
        return node
    content = node["c"]
    inner = language_in(node, language)
    expansion = expansion_of(content[0]) if node["t"] == "Span" else ""
    if expansion:
        told = [content[0][0], [], [["lang", f"{inner}{_BETWEEN}{expansion}"]]]
        return {**node, "c": [told, as_languages(content[1], inner)]}
    return {**node, "c": as_languages(content, inner)}


def parted(told: str) -> tuple[str, str]:
    """The language, and what the words stand for or ``""``."""
    language, _, expansion = told.partition(_BETWEEN)
    return language, expansion


def languages_of_marks(
    element: Object, language: str = ""
) -> Iterator[tuple[tuple[tuple[int, int], int], str]]:
    """The page and number of each mark below ``element``, and the language that its elements give it."""
    language = str(element.get("/Lang", language))
    for kid in children(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from languages_of_marks(kid, language)
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            yield ((kid.Pg if "/Pg" in kid else element.Pg).objgen, int(kid.MCID)), language
        elif not isinstance(kid, Dictionary):
            yield (element.Pg.objgen, int(kid)), language
