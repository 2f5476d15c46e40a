"""Rich Text: pandoc reads it, striprtf counts its words."""

from __future__ import annotations

import re
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from everyreader.errors import SourceError
from everyreader.importers.reading import Found, draft
from everyreader.repair.draft import Draft, Repair

_ENCRYPTED = re.compile(rb"\{\\\*\\password")
_PICTURE = re.compile(rb"\{\\(?:\*\\shppict|pict|object)\b")
_HIDDEN = re.compile(rb"\\v(?![a-z0-9])(?:\\[a-z]+-?\d* ?)*([^{}\\]*)(?:\\v0 ?|(?=\}))")
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
    data = _HIDDEN.sub(b"", data)
    try:
        text = rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace")
    except Exception as error:  # noqa: BLE001 - striprtf raises whatever its tables and codecs do
        raise SourceError(path, f"its words cannot be counted: {error}; open it and save it again") from None
    if _PICTURE.search(data):
        repairs.append(
            Repair("image left out", 1, "Rich Text holds pictures; save the file as .docx to have them along")
        )
    for one in _SET_APART.finditer(data):
        repairs.append(Repair(f"{one[1].decode()} left out", 1, "it stands on every page"))
    lines = tuple(line.replace("|", " ") for line in text.split("\n") if line.strip())
    return draft(path, data, "rtf", Found(lines, tuple(repairs)), language)
