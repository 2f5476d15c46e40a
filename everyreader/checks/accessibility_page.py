"""An accessibility statement read back: what it says of the edition's conformance and of each way to read it,
and whom it names to write to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree, html

from everyreader.model.text import folded

STATUS, WAYS, LIMITS = "Conformance status", "Ways to read it", "Known limits"
_PARTS = {"p", "li", "dt", "dd"}


@dataclass(frozen=True)
class AccessibilityPage:
    """``status``: the lines under “Conformance status”. ``ways``: each file's part, by its heading and file;
    ``limits``: the lines under each heading of “Known limits”. ``addresses``: where its links lead outside
    the edition.
    """

    status: tuple[str, ...]
    ways: Mapping[str, tuple[str, ...]]
    limits: Mapping[str, tuple[str, ...]]
    addresses: frozenset[str]


def read_accessibility_page(text: str) -> AccessibilityPage:
    """The page ``text``. Raises ``ValueError`` for what is no page."""
    try:
        root = html.document_fromstring(text)
    except etree.ParserError as error:
        raise ValueError(str(error)) from None
    lines: dict[tuple[str, str], list[str]] = {}
    section = part = ""
    for element in root.iter(etree.Element):
        if element.tag in ("h2", "h3"):
            section, part = (_words(element), "") if element.tag == "h2" else (section, _words(element))
        elif element.tag in _PARTS and not any(one.tag in _PARTS for one in element.iterdescendants()):
            lines.setdefault((section, part), []).append(_words(element))
    return AccessibilityPage(
        status=tuple(lines.get((STATUS, ""), ())),
        ways=dict(_of(lines, WAYS)),
        limits=dict(_of(lines, LIMITS)),
        addresses=frozenset(address for address in root.xpath("//a/@href") if ":" in address),
    )


def _of(lines: Mapping[tuple[str, str], list[str]], section: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for (there, part), said in lines.items():
        if there == section and part:
            yield part, tuple(said)


def _words(element: html.HtmlElement) -> str:
    return folded(element.text_content())
