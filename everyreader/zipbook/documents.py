"""The documents and style sheets of one open e-book, each parsed once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from everyreader.zipbook.container import Container, Element, resolve
from everyreader.zipbook.look import Sheet, Style, parsed
from everyreader.zipbook.markup import Places


@dataclass(frozen=True)
class Open:
    """One document, parsed: its root, its elements by identifier and in order, and what style sheets do to
    it."""

    name: str
    root: Element
    sheet: Sheet
    by_id: Mapping[str, Element]
    order: Mapping[Element, int]
    place: Places
    doubled: frozenset[str] = frozenset()  # identifiers that more than one element has

    def is_hidden(self, element: Element) -> bool:
        return any(self.sheet.of(one).hidden for one in (element, *element.iterancestors()))


class Opened:
    """What has been opened so far."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._styles: dict[str, tuple[str, Style]] = {}
        self._open: dict[str, Open] = {}

    def document(self, name: str) -> Open:
        """One document. Raises ``MakerFailed`` where it is not well-formed."""
        if name not in self._open:
            root = self._container.tree(name)
            by_id = {str(one.get("id")): one for one in reversed(list(root.iter("*"))) if one.get("id")}
            times = Counter(one.get("id") for one in root.iter("*"))
            doubled = frozenset(name for name, count in times.items() if name and count > 1)
            order = {one: number for number, one in enumerate(root.iter("*"))}
            self._open[name] = Open(name, root, self._sheet(name, root), by_id, order, Places(), doubled)
        return self._open[name]

    def style(self, name: str) -> Style:
        """One style sheet, empty where it is not there."""
        return self._style(name)[1]

    def _sheet(self, name: str, root: Element) -> Sheet:
        """The style sheets of one document, in order, matched."""
        sheet = Sheet()
        for one in root.iterfind("head/*"):
            if one.tag == "style":
                sheet.add(parsed(one.text or ""))
            elif one.tag == "link" and "stylesheet" in one.get("rel", "").lower().split():
                sheet.add(self._style(resolve(name, one.get("href", ""))[0])[1])
        sheet.attach(root)
        return sheet

    def _style(self, name: str) -> tuple[str, Style]:
        """A style sheet as text and parsed, both empty where it is not there."""
        if name not in self._styles:
            held = name in self._container
            text = self._container.data(name).decode("utf-8", "replace") if held else ""
            self._styles[name] = text, parsed(text)
        return self._styles[name]

    def is_styled(self, active: str) -> bool:
        """Whether a style sheet says how words look while they are spoken."""
        named = re.compile(rf"\.{re.escape(active)}(?![\w-])")
        inside = (one.root.findtext("head/style") or "" for one in self._open.values())
        return bool(active) and any(
            named.search(css) for css in (*(text for text, _ in self._styles.values()), *inside)
        )
