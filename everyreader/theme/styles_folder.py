"""Where the styles lie that a designer edits."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from everyreader.model.errors import MakerMissing, UsageError


def styles_folder() -> Path:
    """The folder with ``page.css``, ``epub.css`` and ``large-print.typ``.

    In a checkout this is the top-level ``styles/``; in an installed wheel it is ``everyreader/styles/``,
    which ``pyproject.toml`` fills from the former. Raises ``MakerMissing`` when neither is there.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "styles", package.parent / "styles"):
        if folder.is_dir():
            return folder
    raise MakerMissing("the folder styles/", "pip install --force-reinstall everyreader, or a whole checkout")


def check_styles(own: Path) -> tuple[str, ...]:
    """The names of the project's styles that the folder ``own`` replaces. Raises ``UsageError`` for a folder
    that replaces none."""
    names = sorted(path.name for path in styles_folder().iterdir() if path.is_file())
    if not own.is_dir():
        raise UsageError(f"--styles {own}: there is no such folder; copy the project's styles/ to begin with")
    found = tuple(name for name in names if (own / name).is_file())
    if not found:
        raise UsageError(
            f"--styles {own}: none of its files is used; expected {', '.join(names)}, any of them"
        )
    return found


@contextmanager
def with_own(own: Path | None) -> Iterator[Path]:
    """The project's styles with those of the folder ``own`` in their place, while the context is open."""
    if own is None:
        yield styles_folder()
        return
    replaced = check_styles(own)
    with TemporaryDirectory(prefix="everyreader-styles-") as folder:
        for path in filter(Path.is_file, styles_folder().iterdir()):
            _place(own / path.name if path.name in replaced else path, Path(folder) / path.name)
        yield Path(folder)


def _place(source: Path, target: Path) -> None:
    """A link, so that an error can name the designer's own file; a copy where there are no links."""
    try:
        target.symlink_to(source.resolve())
    except OSError:
        shutil.copyfile(source, target)
