"""Which recording lies beside a statement, and who reads it."""

from __future__ import annotations

from pathlib import Path

from everyreader.model.errors import SourceError
from everyreader.model.publication import STATEMENT

STEM = "recording"
SUFFIXES = (".wav", ".flac", ".mp3", ".m4a", ".m4b", ".ogg", ".opus", ".aiff", ".aif")


def recording_of(folder: Path, reader: str) -> Path | None:
    """The file ``recording.*`` in the statement's folder, ``None`` where there is none.

    ``reader`` is the front matter's key, ``""`` without it. Raises ``SourceError`` where one of the two is
    there without the other, and for two recordings: a person's voice is never given out as a machine's, nor a
    machine's as a person's.
    """
    found = sorted(path for path in _files(folder) if path.stem.lower() == STEM)
    if len(found) > 1:
        names = " and ".join(path.name for path in found)
        raise SourceError(
            folder, f"holds {names}; leave the one that is to be published, and take the others away"
        )
    if found and not reader:
        raise SourceError(
            folder / STATEMENT,
            (
                f"{found[0].name} lies beside it, and the front matter does not say who reads; add a "
                f"line such as 'reader: Jane Doe'"
            ),
        )
    if reader and not found:
        names = ", ".join(f"{STEM}{suffix}" for suffix in SUFFIXES[:4])
        raise SourceError(
            folder / STATEMENT,
            (
                f"'reader' says that {reader} reads, and there is no recording; put it beside the "
                f"statement ({names}), or take the line out"
            ),
        )
    return found[0] if found else None


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file()]
