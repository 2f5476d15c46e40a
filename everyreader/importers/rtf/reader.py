"""Rich Text: its words read and made plain (``rtf_words.py``), then read by pandoc; its pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from everyreader.importers.draft import Draft, Repair
from everyreader.importers.reading import Found, draft
from everyreader.importers.rtf.words import RichText
from everyreader.model.errors import SourceError

_ENCRYPTED = re.compile(rb"\{\\\*\\password")
_PICTURE = re.compile(rb"\{\\pict\b")
_BRACE = re.compile(rb"\\.|[{}]", re.DOTALL)
_INNER = re.compile(rb"\{[^{}]*\}")
_WORD = re.compile(rb"\\\*|\\[a-z]+-?\d* ?")
_DESCRIPTION = re.compile(rb"\{\\sn wzDescription\}\s*\{\\sv ([^{}]*)\}")
_UNSEEN = "of a kind that no reader shows (WMF, EMF); save the file as .docx, or put a PNG in its place"
_KINDS = {b"\\pngblip": ".png", b"\\jpegblip": ".jpg"}


def read(path: Path, language: str) -> Draft:
    """The Rich Text file as a draft; its places are paragraphs. Raises ``SourceError``, ``MakerMissing``."""
    data = path.read_bytes()
    if not data.lstrip().startswith(b"{\\rtf"):
        raise SourceError(path, "it is no .rtf file, or it is broken; open it and save it again")
    if _ENCRYPTED.search(data[:5000]):
        raise SourceError(path, "it is protected with a password; take the password off and save it again")
    text = RichText(data)
    pictures, unseen = _pictures(text.data)
    repairs = [
        *text.repairs,
        *text.labels.left_out(),
        *(Repair("image left out", text.pictures[one], _UNSEEN) for one in unseen),
    ]
    found = Found(
        text.lines,
        tuple(repairs),
        aside=(*text.aside, *(one.description for one in pictures)),
        image={one.address: one.data for one in pictures}.get,
        described=tuple((one.address, one.description) for one in pictures),
        labels=tuple(text.labels.shown),
    )
    return draft(path, text.data, "rtf", found, language)


@dataclass(frozen=True)
class _Picture:
    """A picture under the address that pandoc gives it: its digest."""

    address: str
    data: bytes
    description: str


def _pictures(data: bytes) -> tuple[list[_Picture], list[int]]:
    """The pictures in order, and which are of a kind that is not shown."""
    found: list[_Picture] = []
    unseen: list[int] = []
    for number, one in enumerate(_PICTURE.finditer(data)):
        group = data[one.start() + 1 : _end(data, one.start())]
        said = _DESCRIPTION.search(group)
        while len(outer := _INNER.sub(b"", group)) < len(group):
            group = outer
        kind = next((_KINDS[word] for word in _KINDS if word in group), "")
        if not kind:
            unseen.append(number)
            continue
        try:
            content = bytes.fromhex(_WORD.sub(b"", group).decode("latin-1"))
        except ValueError:  # broken: pandoc does not read it either
            unseen.append(number)
            continue
        text = " ".join(RichText(b"{\\rtf1\\ansi " + said[1] + b"}").lines).strip() if said else ""
        found.append(_Picture(sha1(content, usedforsecurity=False).hexdigest() + kind, content, text))
    return found, unseen


def _end(data: bytes, start: int) -> int:
    """Where the group that begins at ``start`` ends."""
    depth = 0
    for one in _BRACE.finditer(data, start):
        depth += {b"{": 1, b"}": -1}.get(one[0], 0)
        if not depth:
            return one.start()
    return len(data)
