"""Headers and footers of an office file's pages: what a message says of what they hold and where they
stand."""

from __future__ import annotations

from collections.abc import Iterable

from everyreader.model.text import folded

NUMBER_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")  # of Word, and of Rich Text, which has its fields
NUMBER = "…"  # in the words, for a page's number


def held(words: str, pictures: Iterable[str] = ()) -> str:
    """What stands there; ``words`` with ``NUMBER`` for numbers of pages, ``pictures`` by their alternative
    texts."""
    text = folded(words)
    said = text.strip(f"{NUMBER} ") and text.removeprefix(NUMBER).removesuffix(NUMBER).strip()
    parts = [f"“{said}”"] if said else []
    parts += ["the page number"] * (NUMBER in text)
    parts += [f"a picture (“{one}”)" if one else "a picture" for one in dict.fromkeys(pictures)]
    return " and ".join(parts)


def pages(kind: str, *, first: bool, sides: bool) -> str:
    """The pages that show one of ``kind`` (empty, “first”, “left”), where the ``first`` has its own, as may
    both ``sides``."""
    if kind == "first":
        return "the first page" if first else "no page"
    if kind == "left":
        return "left pages" if sides else "no page"
    return ("right pages" if sides else "every page") + " but the first" * first
