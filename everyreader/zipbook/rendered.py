"""The documents in a book's zip in a browser: what an eye meets there, and what assistive technology is
given."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered import Rendered, rendered_page
from everyreader.model.errors import MakerFailed, ValidatorUnavailable
from everyreader.tools.slots import side_by_side
from everyreader.zipbook.container import MAXIMUM_TEXT_BYTES, opened

MAXIMUM_SHOWN = 300_000_000  # bytes unpacked for the browser: documents, style sheets, images and fonts
_SOUND = (".mp3", ".m4a", ".mp4", ".ogg", ".opus", ".wav", ".webm")


def rendered(
    path: Path, documents: Iterable[str], browser: Browser, *, brief: bool = False
) -> tuple[Rendered, ...]:
    """Each of ``documents`` (paths inside the zip) as the browser shows it, beside the files that it names;
    ``brief`` as ``render`` has it.

    Raises ``ValidatorUnavailable`` when the browser does, ``MakerFailed`` for a zip that cannot be opened.
    """
    with tempfile.TemporaryDirectory(prefix="everyreader-book-") as scratch:
        folder = Path(scratch).resolve()
        _unpack(path, folder)
        there = [name for name in documents if _safe(name) and (folder / name).is_file()]

        def shown(name: str) -> Rendered:
            return rendered_page(browser, folder / name, name, folder=folder, book=not brief, brief=brief)

        return side_by_side(shown, there)


def _unpack(path: Path, folder: Path) -> None:
    with opened(path):  # refuses what unpacks to too much
        pass
    left = MAXIMUM_SHOWN
    with zipfile.ZipFile(path) as book:
        for info in book.infolist():
            if info.is_dir() or not _safe(info.filename) or info.filename.lower().endswith(_SOUND):
                continue
            left -= info.file_size
            if left < 0 or info.file_size > MAXIMUM_TEXT_BYTES:
                raise ValidatorUnavailable(f"{path.name}: too large to be shown in a browser")
            try:
                book.extract(info, folder)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
                raise MakerFailed(f"{path}: {info.filename} cannot be unpacked: {error}") from None


def _safe(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return (
        bool(parts)
        and not name.startswith("/")
        and ".." not in parts
        and "\\" not in name
        and ":" not in name
    )
