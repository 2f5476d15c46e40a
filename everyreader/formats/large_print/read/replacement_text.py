"""Words that a tag puts in place of what it holds (ISO 32000-1, 14.9)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import emoji
import pikepdf

from everyreader.formats.large_print.read.elements import every_node, leaves
from everyreader.formats.large_print.read.pages import Pages, Told

_PICTURED = ("/Figure", "/Formula", "/Form")
_UNREADABLE = "\ufffd"
_BY = ("ActualText", "Alt", "E")
_NOT_COMPARED = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U0001f3fb-\U0001f3ff]+")
_PERSON, _PAIRS = "🧑", "👨👩🧑👪👫👬👭💏💑🤝🫱🎅🤶"
_CLUSTER = 4  # characters of one letter with its accents
_HYPHENS = re.compile(r"[-\u2010\u2011]")


def told_by_tags(pdf: pikepdf.Pdf, pages: Pages) -> Iterator[Told]:
    """Every element but pictures, formulas and fields that has words of its own beside those that it
    shows."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    for node in every_node(pdf):
        pictured = node.role in _PICTURED or any(one in _PICTURED for one in node.around)
        says = [by for by in _BY if f"/{by}" in node.element]
        keys = list(leaves(node.element, node.page)) if says else []
        if "Alt" in says and node.role in _PICTURED:
            marks = (pages.alternatives[key] for key in keys if key in pages.alternatives)
            page = numbers.get(keys[0][0] if keys else node.page, 0)
            yield from (Told(said, str(node.element.Alt), "Alt", page) for said in marks)
        if not says or pictured:
            continue
        shown = (one for key in keys for one in pages.marked.get(key, ()) if not one.unpainted)
        drawn = "".join(one.visible for one in shown)
        page = numbers.get(keys[0][0] if keys else node.page, 0)
        for by in says:
            yield Told(str(node.element[f"/{by}"]), drawn, by, page)


def differ(told: Told) -> bool:
    """Whether what is read is something else than what is drawn.

    White space, signs of no width and the form of a letter do not count, nor does a hyphen at a line's end,
    nor sex and skin of the people among the emoji, whom a font in one colour draws alike. Of letters that the
    file gives no meaning nothing can be said: there the words are the remedy, as they are where a letter is
    put together from pieces that all mean the whole.
    """
    said, drawn = _plain(told.said), _plain(told.drawn)
    if _UNREADABLE in drawn or not drawn:
        return False
    pieces = len(said) <= _CLUSTER and said and drawn == said * (len(drawn) // len(said))
    return not pieces and said != drawn and _HYPHENS.sub("", said) != _HYPHENS.sub("", drawn)


def _plain(text: str) -> str:
    if not text.isascii():
        text = emoji.replace_emoji(text, lambda one, _: _PERSON if one[0] in _people() else one)
    return _NOT_COMPARED.sub("", unicodedata.normalize("NFKC", text))


@cache
def _people() -> frozenset[str]:
    """The characters with which emoji of people begin: those that a sign of sex may follow, and pairs."""
    return frozenset(_PAIRS).union(one[0] for one in emoji.EMOJI_DATA if one.endswith(("♀\ufe0f", "♂\ufe0f")))
