"""OpenDocument's lists that stay lists: each in a style of its own, which begins with its first number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from everyreader.importers.odt import depths
from everyreader.importers.odt.numbers import KINDS
from everyreader.importers.odt.words import STYLE, TEXT
from everyreader.model.elements import detach
from everyreader.source.labels import delimited, numeral

LIST = f"{TEXT}list"
BULLETS = "EveryreaderBullets"  # the style of lists that count nothing
_LEVELS = 10

Element = etree._Element


def settled(
    root: Element,
    numbers: Mapping[Element, int],
    styles: Mapping[Element, Element],
    labels: Mapping[Element, str],
    automatic: Element,
) -> Iterator[str]:
    """In place: each list in a style of its own, which begins with its first number; its labels."""
    for list_ in list(_lists(root)):
        list_.attrib.pop(f"{TEXT}continue-numbering", None)
        list_.attrib.pop(f"{TEXT}continue-list", None)
        items = [one for one in list_ if one in numbers]
        if not items:
            list_.set(f"{TEXT}style-name", BULLETS)
            continue
        style = deepcopy(styles[items[0]])
        first = labels[items[0]]
        delimiter = "Period" if ")" not in first else "TwoParens" if first.startswith("(") else "OneParen"
        style.set(f"{STYLE}num-prefix", "(" if delimiter == "TwoParens" else "")
        style.set(f"{STYLE}num-suffix", "." if delimiter == "Period" else ")")
        style.set(f"{TEXT}start-value", str(numbers[items[0]]))
        name = f"EveryreaderList{len(automatic)}"
        automatic.append(style_of(name, style))
        list_.set(f"{TEXT}style-name", name)
        kind = KINDS[style.get(f"{STYLE}num-format", "")]
        yield from (delimited(numeral(numbers[one], kind), delimiter) for one in items)
    _without_bare_items(root)


def _without_bare_items(root: Element) -> None:
    """In place: a list that begins deeper than at its first level begins there all the same."""
    for list_ in reversed(list(_lists(root))):
        first = next(iter(list_), None)
        if first is not None and depths.own_paragraph(first) is None:
            for one in list(first):
                list_.addprevious(one)
            list_.remove(first)
        if not len(list_):
            detach(list_)


def style_of(name: str, level: Element) -> Element:
    """A list's style that is the same at each level."""
    style = etree.Element(f"{TEXT}list-style", {f"{STYLE}name": name})
    for number in range(1, _LEVELS + 1):
        one = deepcopy(level)
        one.set(f"{TEXT}level", str(number))
        style.append(one)
    return style


def _lists(list_: Element) -> Iterator[Element]:
    """A list and the deeper ones in it; those in its notes are others."""
    yield list_
    for inner in list_.iterfind(f"{{*}}*/{LIST}"):
        yield from _lists(inner)
