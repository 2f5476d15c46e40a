"""Rich Text: pandoc reads it, striprtf counts its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from everyreader.errors import SourceError
from everyreader.importers.reading import Found, draft
from everyreader.repair.draft import Draft, Repair

_ENCRYPTED = re.compile(rb"\{\\\*\\password")
_PICTURE = re.compile(rb"\{\\pict\b")
_BRACE = re.compile(rb"\\.|[{}]", re.DOTALL)
_INNER = re.compile(rb"\{[^{}]*\}")
_WORD = re.compile(rb"\\\*|\\[a-z]+-?\d* ?")
_DESCRIPTION = re.compile(rb"\{\\sn wzDescription\}\s*\{\\sv ([^{}]*)\}")
_KINDS = {b"\\pngblip": ".png", b"\\jpegblip": ".jpg"}
_OBJECT = re.compile(rb"\{\\object\b")
_HIDDEN = re.compile(rb"\\v(?![a-z0-9])(?:\\[a-z]+-?\d* ?)*([^{}\\]*)(?:\\v0 ?|(?=\}))")
# Capitals that are a look, not the words: pandoc would write them into the text. An unknown word is passed over by every reader.
_CAPITALS = re.compile(rb"\\caps(?=[^a-z])")
_SET_APART = re.compile(rb"\{\\(header|footer)[lrf]?\b")


def read(path: Path, language: str) -> Draft:
    """The Rich Text file as a draft; its places are paragraphs. Raises ``SourceError``, ``MakerMissing``."""
    data = path.read_bytes()
    if not data.lstrip().startswith(b"{\\rtf"):
        raise SourceError(path, "it is no .rtf file, or it is broken; open it and save it again")
    if _ENCRYPTED.search(data[:5000]):
        raise SourceError(path, "it is protected with a password; take the password off and save it again")
    repairs = [
        Repair("hidden text left out", 1, f"“{one[1].decode('latin-1').strip()}”")
        for one in _HIDDEN.finditer(data)
    ]
    data = _CAPITALS.sub(rb"\\xcaps", _HIDDEN.sub(b"", data))
    try:
        text = rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace")
    except Exception as error:  # noqa: BLE001 - striprtf raises whatever its tables and codecs do
        raise SourceError(path, f"its words cannot be counted: {error}; open it and save it again") from None
    pictures, unseen = _pictures(data)
    if unseen:
        message = f"{unseen} in a kind that no reader shows (WMF, EMF); save the file as .docx, or put a PNG in its place"
        repairs.append(Repair("image left out", 1, message))
    if _OBJECT.search(data):
        repairs.append(Repair("embedded file left out", 1, "say in the text what it holds"))
    for one in _SET_APART.finditer(data):
        repairs.append(Repair(f"{one[1].decode()} left out", 1, "it stands on every page"))
    lines = tuple(line.replace("|", " ") for line in text.split("\n") if line.strip())
    found = Found(
        lines,
        tuple(repairs),
        aside=tuple(one.description for one in pictures),
        image={one.address: one.data for one in pictures}.get,
        described=tuple((one.address, one.description) for one in pictures),
    )
    return draft(path, data, "rtf", found, language)


@dataclass(frozen=True)
class _Picture:
    """A picture under the address that pandoc gives it: its digest."""

    address: str
    data: bytes
    description: str


def _pictures(data: bytes) -> tuple[list[_Picture], int]:
    """The pictures in order, and how many are of a kind that is not shown."""
    found, unseen = [], 0
    for one in _PICTURE.finditer(data):
        group = data[one.start() + 1 : _end(data, one.start())]
        said = _DESCRIPTION.search(group)
        while len(outer := _INNER.sub(b"", group)) < len(group):
            group = outer
        kind = next((_KINDS[word] for word in _KINDS if word in group), "")
        if not kind:
            unseen += b"\\nonshppict" not in data[one.start() - 12 : one.start()]
            continue
        try:
            content = bytes.fromhex(_WORD.sub(b"", group).decode("latin-1"))
        except ValueError:  # bytes as they are, or broken: pandoc does not read them either
            unseen += 1
            continue
        text = rtf_to_text("{\\rtf1\\ansi " + said[1].decode("latin-1") + "}").strip() if said else ""
        found.append(_Picture(sha1(content).hexdigest() + kind, content, text))
    return found, unseen


def _end(data: bytes, start: int) -> int:
    """Where the group that begins at ``start`` ends."""
    depth = 0
    for one in _BRACE.finditer(data, start):
        depth += {b"{": 1, b"}": -1}.get(one[0], 0)
        if not depth:
            return one.start()
    return len(data)
