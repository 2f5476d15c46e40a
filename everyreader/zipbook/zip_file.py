"""A zip that is the same bytes on every machine: no clock, names sorted, what is compressed already left as
it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from everyreader.model.errors import MakerFailed

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
_COMPRESSED = frozenset((".mp3", ".png", ".jpg", ".gif", ".webp"))


def save_zip(parts: Mapping[str, bytes], target: Path) -> None:
    """Write ``parts`` (name in the zip → bytes) to ``target``. Raises ``MakerFailed`` where it does not
    arrive whole."""
    data = _zipped(parts)
    try:
        target.write_bytes(data)
        with zipfile.ZipFile(target) as archive:  # a full disk does not always speak up
            whole = archive.testzip() is None and target.stat().st_size == len(data)
    except (OSError, zipfile.BadZipFile) as error:
        raise MakerFailed(f"{target.name} could not be written: {error}") from None
    if not whole:
        raise MakerFailed(f"{target.name} was not written whole")


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _EPOCH)
            stored = PurePosixPath(name).suffix in _COMPRESSED
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it was made
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name], compresslevel=None if stored else 9)
    return out.getvalue()
