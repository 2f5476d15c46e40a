"""The places of a page that its links lead to, set where a statement can have them."""

from __future__ import annotations

from collections import Counter
from itertools import dropwhile

from everyreader.importers.web.elements import Element
from everyreader.importers.web.words import BLOCKS, HEADINGS, words

_KEPT = ("a", "div", "li", "section", "span", *HEADINGS)  # with words in them


def placed(article: Element) -> None:
    """In place: a link to a part leads to the heading that begins it, since a part by itself is nothing in a
    statement; one to anything else that pandoc forgets (a cell, a list, an empty mark), to its first
    words."""
    _at_headings(article)
    wanted = {link.get("href", "")[1:] for link in article.iter("a") if link.get("href", "")[:1] == "#"}
    named = [(one, name) for one in article.iter() if isinstance(one.tag, str) and (name := _name(one))]
    given = Counter(name for _, name in named)
    for one, name in named:
        if name in wanted and given[name] == 1 and not _stays(one):
            _land(one, name, article)


def _at_headings(article: Element) -> None:
    moved: dict[str, str] = {}
    for part in article.iter("section", "div", "article"):
        first = next((one for one in part if isinstance(one.tag, str)), None)
        if part.get("id") and first is not None and first.tag in HEADINGS and not (part.text or "").strip():
            own = part.attrib.pop("id")
            if first.get("id"):
                moved[f"#{own}"] = f"#{first.get('id')}"
            else:
                first.set("id", own)
    for link in article.iter("a"):
        if (address := link.get("href", "")) in moved:
            link.set("href", moved[address])


def _name(one: Element) -> str:
    return one.get("id") or (one.get("name") or "" if one.tag == "a" else "")


def _stays(one: Element) -> bool:
    """Whether pandoc keeps the place: that of words, or of a mark beside words of the same paragraph."""
    if words(one):
        return one.tag in _KEPT
    around = next((up for up in one.iterancestors() if up.tag in BLOCKS), None)
    return one.tag in ("a", "span") and around is not None and _is_leaf(around)


def _land(one: Element, name: str, article: Element) -> None:
    """In place: the words that ``one`` begins with, or those behind it, have the place ``name``."""
    mark = one.makeelement("span", {"id": name})
    if one.tag not in BLOCKS and words(one):
        one.addprevious(mark)
    else:
        behind = dropwhile(lambda each: each is not one, article.iter())
        leaf = next((each for each in behind if each.tag in BLOCKS and _is_leaf(each)), None)
        if leaf is None:
            return
        if leaf.tag in HEADINGS and not leaf.get("id"):
            leaf.set("id", name)
        else:
            mark.tail, leaf.text = leaf.text, None
            leaf.insert(0, mark)
    for key in ("id", "name"):
        one.attrib.pop(key, None)


def _is_leaf(block: Element) -> bool:
    return bool(words(block)) and not any(words(one) for one in block.iterdescendants(*BLOCKS))
