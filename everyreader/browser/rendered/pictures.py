"""Which picture stands under which words: the bytes of each image of a document, by their hash."""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from everyreader.browser.rendered.document import Rendered
from everyreader.images.motion import motion_of
from everyreader.model.motion import Motion
from everyreader.model.text import folded

_MOST_BYTES = 30_000_000
Fetch = Callable[[str, str], bytes | None]


def pictures(documents: Iterable[Rendered], fetch: Fetch) -> tuple[tuple[str, str], ...]:
    """For each ``img`` in document order its alternative text and the SHA-256 of its file.

    ``fetch`` takes a document's name and an address in it and gives the file's bytes, or ``None`` where it
    has none.
    """
    found = []
    for document in documents:
        for one in document.wide.nodes.values():
            if one.name == "IMG":
                data = fetch(document.name, one.attributes.get("src", ""))
                if data is not None:
                    alternative = folded(one.attributes.get("alt", ""))
                    found.append((alternative, hashlib.sha256(data).hexdigest()))
    return tuple(found)


def moving(documents: Iterable[Rendered], fetch: Fetch) -> tuple[tuple[str, int, Motion], ...]:
    """Each ``img`` that moves: its document's name, its element's number, and how; one too long to be looked
    at is left out."""
    found = []
    for document in documents:
        for one in document.wide.nodes.values():
            data = fetch(document.name, one.attributes.get("src", "")) if one.name == "IMG" else None
            with contextlib.suppress(ValueError):
                if data and (motion := motion_of(data)) is not None:
                    found.append((document.name, one.number, motion))
    return tuple(found)


def beside(folder: Path) -> Fetch:
    """The bytes of ``data:`` addresses and of files in ``folder`` and below it."""

    def fetch(document: str, address: str) -> bytes | None:
        data = embedded(document, address)
        if data is not None or not address:
            return data
        try:
            path = (folder / unquote(urlsplit(address).path)).resolve()
            small = (
                path.is_relative_to(folder.resolve())
                and path.is_file()
                and path.stat().st_size <= _MOST_BYTES
            )
            return path.read_bytes() if small else None
        except (OSError, ValueError):
            return None

    return fetch


def embedded(_: str, address: str) -> bytes | None:
    """The bytes of a ``data:`` address (RFC 2397)."""
    head, comma, body = address.partition(",")
    if not comma or not head.lower().startswith("data:"):
        return None
    data = unquote_to_bytes(body)
    if not head.lower().endswith(";base64"):
        return data
    try:
        return base64.b64decode(data, validate=False)
    except (binascii.Error, ValueError):
        return None
