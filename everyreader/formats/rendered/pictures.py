"""Which picture stands under which words: the bytes of each image of a document, by their hash."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable
from urllib.parse import unquote_to_bytes

from everyreader.formats.rendered.document import Rendered

Fetch = Callable[[str, str], bytes | None]


def pictures(documents: Iterable[Rendered], fetch: Fetch) -> tuple[tuple[str, str], ...]:
    """For each ``img`` in document order its alternative text and the SHA-256 of its file.

    ``fetch`` takes a document's name and an address in it and gives the file's bytes, or ``None`` where it has none.
    """
    found = []
    for document in documents:
        for one in document.wide.nodes.values():
            if one.name == "IMG":
                data = fetch(document.name, one.attributes.get("src", ""))
                if data is not None:
                    alternative = " ".join(one.attributes.get("alt", "").split())
                    found.append((alternative, hashlib.sha256(data).hexdigest()))
    return tuple(found)


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
