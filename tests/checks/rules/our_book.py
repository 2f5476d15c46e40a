"""An e-book of ours in which something was changed after it was made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from everyreader.checks.rules import Verdict, judge_reading
from everyreader.formats.epub.read.reader import read_back
from everyreader.formats.epub.write.writer import write
from everyreader.model.findings import Rendition
from everyreader.theme.cover import Cover
from everyreader.theme.styles_folder import styles_folder
from tests.checks.rules.kit import Change, Kit

TEXT = (
    "# A Title\n\nThe well is deep.\n\n## The second part\n\nThe water is cold.[^a]\n\n[^a]: Measured "
    "twice.\n"
)


def picture() -> bytes:
    """A PNG large enough to be seen."""
    out = io.BytesIO()
    Image.new("RGB", (60, 90), "navy").save(out, "PNG")
    return out.getvalue()


def moving_picture() -> bytes:
    """A GIF of two frames."""
    out = io.BytesIO()
    frames = [Image.new("RGB", (60, 90), colour) for colour in ("navy", "white")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def ours(*changes: Change, text: str = TEXT, shown: bool = False) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The e-book of the statement ``text``, with ``changes``, judged beside it; ``shown`` in the browser,
    too."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication = kit.statement(text)
        path = kit.folder / "ours.epub"
        cover = Cover(picture(), picture(), "Cover: A Title. A House, 2 May 2024.", 60, 90)
        write(publication, path, cover=cover, styles=styles_folder())
        changed(path, *changes)
        return judge_reading(publication, Rendition.EPUB, read_back(path, kit.browser if shown else None))

    return verdicts


def changed(path: Path, *changes: Change) -> None:
    """Change texts in a finished e-book. Raises ``ValueError`` where one does not stand in its file exactly
    once."""
    with zipfile.ZipFile(path) as archive:
        entries = [(info, archive.read(info)) for info in archive.infolist()]
    for name, before, after in changes:
        for number, (info, data) in enumerate(entries):
            if info.filename == name:
                if data.decode().count(before) != 1:
                    raise ValueError(f"{before!r} stands {data.decode().count(before)} times in {name}")
                entries[number] = info, data.decode().replace(before, after).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for info, data in entries:
            archive.writestr(info, data)
