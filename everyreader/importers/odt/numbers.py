"""OpenDocument: the numbers that the outline draws before headings (“2.1”), written as their first words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from everyreader.importers.draft import Repair
from everyreader.importers.odt.styles import Styles, chain
from everyreader.importers.odt.words import STYLE, TEXT
from everyreader.importers.office.list_labels import of_headings
from everyreader.model.text import folded
from everyreader.source.labels import numeral

KINDS = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}
_MARKS = (f"{TEXT}bookmark", f"{TEXT}bookmark-start", f"{TEXT}soft-page-break")

Element = etree._Element


def written(paragraphs: Iterable[Element], outline: Element | None, styles: Styles) -> Iterator[Repair]:
    """In place: each heading that ``outline`` numbers begins with its number; one repair for all of them."""
    levels = {} if outline is None else {whole(one, "level", 0): one for one in outline}
    counts: dict[int, int] = {}
    labels: list[tuple[int, str]] = []
    for number, heading in enumerate(paragraphs, 1):
        level = levels.get(whole(heading, "outline-level", 1)) if heading.tag == f"{TEXT}h" else None
        if level is None or not _is_numbered(heading, styles):
            continue
        at = whole(level, "level", 1)
        again = heading.get(f"{TEXT}restart-numbering") == "true"
        counted(heading, level, at, levels, counts, again=again)
        said = label_of(level, at, levels, counts)
        if said and "".join(heading.itertext()).strip():
            put(heading, said)
            labels.append((number, said))
    return of_headings(labels)


def _is_numbered(heading: Element, styles: Styles) -> bool:
    """Neither a list's header nor in a style that takes its headings out of the outline."""
    if heading.get(f"{TEXT}is-list-header") == "true":
        return False
    lists = (
        one.get(f"{STYLE}list-style-name") for one in chain(heading.get(f"{TEXT}style-name", ""), styles)
    )
    return next((one for one in lists if one is not None), "Outline") == "Outline"


def counted(
    node: Element,
    style: Element,
    level: int,
    levels: dict[int, Element],
    counts: dict[int, int],
    *,
    again: bool,
) -> int:
    """The next number at ``level``; with ``again`` the count begins there, at the value that ``node`` may
    name."""
    if again or level not in counts:
        counts[level] = whole(node if again else style, "start-value", whole(style, "start-value", 1))
    else:
        counts[level] += 1
    for below in [one for one in counts if one > level]:
        del counts[below]
    for above in [one for one in levels if one < level]:  # a level that was passed over stands at its start
        counts.setdefault(above, whole(levels[above], "start-value", 1))
    return counts[level]


def label_of(style: Element, level: int, levels: dict[int, Element], counts: dict[int, int]) -> str:
    """What is shown for the number at ``level``; empty where the level shows none."""
    if not style.get(f"{STYLE}num-format"):
        return ""
    shown = range(max(1, level - whole(style, "display-levels", 1) + 1), level + 1)
    numbers = (
        numeral(counts.get(at, 1), KINDS.get(kind, "Decimal"))
        for at in shown
        if at in levels and (kind := (style if at == level else levels[at]).get(f"{STYLE}num-format"))
    )
    before, behind = (style.get(f"{STYLE}num-{one}", "") for one in ("prefix", "suffix"))
    return folded(f"{before}{'.'.join(numbers)}{behind}")


def put(heading: Element, said: str) -> None:
    """In place: before the words, behind a bookmark's start."""
    mark = None
    if not (heading.text or "").strip():
        for one in heading:
            if one.tag not in _MARKS:
                break
            mark = one
            if (one.tail or "").strip():
                break
    if mark is None:
        heading.text = f"{said} {heading.text or ''}"
    else:
        mark.tail = f"{said} {mark.tail or ''}"


def whole(node: Element, name: str, otherwise: int) -> int:
    value = node.get(f"{TEXT}{name}", "")
    return int(value) if value.isdecimal() else otherwise
