"""Where the styles lie that a designer edits."""

from __future__ import annotations

from pathlib import Path

from everyreader.errors import MakerMissing


def styles_folder() -> Path:
    """The folder with ``page.css``, ``epub.css`` and ``large-print.typ``.

    In a checkout this is the top-level ``styles/``; in an installed wheel it is ``everyreader/styles/``,
    which ``pyproject.toml`` fills from the former. Raises ``MakerMissing`` when neither is there.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "styles", package.parent / "styles"):
        if folder.is_dir():
            return folder
    raise MakerMissing("the folder styles/", "pip install --force-reinstall everyreader, or a whole checkout")
