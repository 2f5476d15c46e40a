"""What kind of sound file it is, by its own first bytes: a file's name is not believed."""

from __future__ import annotations

from pathlib import Path

_ATOMS = (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide")
_LENGTH = 1 << 16  # an ID3 tag may be long; what follows it is read apart


def kind_of(path: Path) -> str:
    """``mp3``, ``mp4``, ``aac``, ``wav``, ``aiff``, ``ogg``, ``flac``, ``matroska``; ``""`` for anything
    else.

    ``mp4`` is what M4A and M4B are. Raises ``OSError``.
    """
    with path.open("rb") as file:
        head = file.read(_LENGTH)
        if head[:3] == b"ID3" and len(head) >= 10:
            file.seek(10 + _synchsafe(head[6:10]))
            head = file.read(_LENGTH).lstrip(b"\0")
    return _by_signature(head) or _by_frames(head)


def _by_signature(head: bytes) -> str:
    if head[4:8] in _ATOMS:
        return "mp4"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "aiff"
    return {b"OggS": "ogg", b"fLaC": "flac", b"\x1aE\xdf\xa3": "matroska"}.get(head[:4], "")


def _by_frames(head: bytes) -> str:
    """MPEG audio has no signature: frames begin with eleven set bits, then version and layer (ISO 11172-3,
    2.4.2.3)."""
    if len(head) < 2 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return ""
    layer = head[1] >> 1 & 3
    if layer == 0:
        return "aac" if head[1] & 0xF6 == 0xF0 else ""  # ADTS (ISO 13818-7, 6.2)
    return {1: "mp3", 2: "mp2", 3: "mp1"}[layer]


def _synchsafe(four: bytes) -> int:
    """Four bytes of seven bits each (ID3v2.4, 6.2)."""
    return sum((byte & 0x7F) << shift for byte, shift in zip(four, (21, 14, 7, 0), strict=True))
