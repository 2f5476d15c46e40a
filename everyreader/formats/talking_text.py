"""The text that a talking book shows, read as an e-book's text is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from everyreader.model.text import folded
from everyreader.zipbook.container import Container, Element, resolve
from everyreader.zipbook.documents import Open, Opened
from everyreader.zipbook.markup import MATH, language_of
from everyreader.zipbook.notes import Page, find_notes
from everyreader.zipbook.walk import Walk
from everyreader.zipbook.walk_state import Found

# Classes of XHTML 1.0 documents (DAISY 2.02 names the first) → what later markup says with a role or an
# element.
_ROLES = {"noteref": "doc-noteref", "backlink": "doc-backlink", "notes": "doc-endnotes"}
_TAGS = {"figure": "figure", "caption": "figcaption"}


@dataclass
class Shown:
    """What stands in the documents, in their order."""

    found: Found = field(default_factory=Found)
    language: str = ""
    title: str = ""
    pictures: list[tuple[str, str]] = field(default_factory=list)
    notes_with_way_back: int = 0

    def read(self) -> dict[str, Any]:
        """What a book's reading takes from it, by the names of its fields."""
        return {
            "units": tuple(self.found.units),
            "notes": tuple(self.found.notes),
            "decorative": self.found.decorative,
            "images_without_alt": tuple(self.found.without_alt),
            "pictures": tuple(self.pictures),
        }


def told_by_class(root: Element) -> None:
    """Say with roles and later elements what an older document says with classes. Its words stay."""
    for one in list(root.iter("a", "div", "span", "p")):
        kinds = one.get("class", "").split()
        for kind in kinds:
            if kind in _ROLES and not one.get("role"):
                one.set("role", _ROLES[kind])
            elif kind in _TAGS and one.tag in ("div", "p"):
                one.tag = _TAGS[kind]
        if one.tag == "span" and "math" in kinds:
            one.set("aria-label", "".join(one.itertext()))
            one.set("display", "block" if "display" in kinds else "inline")
            one.tag = MATH


def shown(container: Container, opened: Opened, names: Iterable[str]) -> Shown:
    """Everything that a reader meets in the documents ``names``, which can be opened."""
    documents = [opened.document(name) for name in names]
    notes = find_notes([Page(one.name, one.root, one.by_id, one.place, one.is_hidden) for one in documents])
    out = Shown(notes_with_way_back=sum(one.leads_back for one in notes.notes))
    for one in documents:
        body = one.root.find("body")
        if body is None:
            continue
        walk = Walk(out.found, one.sheet, lambda address, own=one.name: resolve(own, address)[0] != "", notes)
        walk.read(body, language_of(one.root))
        out.language = out.language or language_of(one.root)
        out.title = out.title or folded(one.root.findtext("head/title") or "")
        out.pictures += _pictures(container, one)
    return out


def _pictures(container: Container, document: Open) -> Iterator[tuple[str, str]]:
    for image in document.root.iter("img"):
        name = resolve(document.name, image.get("src", ""))[0]
        if name in container:
            with container.stream(name) as stream:
                digest = hashlib.sha256(stream.read()).hexdigest()
            yield folded(image.get("alt") or ""), digest
