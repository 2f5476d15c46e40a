"""What can be known of an order before anything is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from everyreader.formats.table import NAMES, ON_REQUEST
from everyreader.formats.table import chosen as chosen_formats
from everyreader.line.options import Options
from everyreader.model.errors import UsageError
from everyreader.publishing import manifest
from everyreader.publishing.folders import EDITIONS
from everyreader.theme.styles_folder import check_styles


def check_order(options: Options, chosen: tuple[Path, ...]) -> None:
    """Raises ``UsageError`` for an unknown format or voice, and for a place that may not be written."""
    for name in options.formats:
        if name not in NAMES:
            raise UsageError(f"unknown format '{name}'; the formats are {', '.join(NAMES)}")
    for name in options.profiles:
        if name not in ON_REQUEST:
            raise UsageError(f"--also {name}: there is only {', '.join(ON_REQUEST)}")
    for one in chosen_formats(options.formats, options.profiles):
        if one.spoken and options.formats and "audio" not in options.formats:
            raise UsageError(f"the format '{one.name}' is made of the recording; add audio to --formats")
    options.voice.check()
    if options.styles:
        check_styles(options.styles)
    _check_place(options, chosen)
    if options.jobs < 0:
        raise UsageError(f"--jobs {options.jobs}: expected 1 or more")
    if options.formats and set(options.formats) != set(NAMES):
        for name in _full_editions(options.out, chosen):
            raise UsageError(
                f"{options.out / name} is a full edition and --formats makes a part; choose another --out"
            )


def _check_place(options: Options, folders: tuple[Path, ...]) -> None:
    """Nothing that no build made is ever replaced."""
    out, source = options.out.resolve(), options.source.resolve()
    if out == source or out.is_relative_to(source) or source.is_relative_to(out):
        raise UsageError(
            f"--out {options.out} and --source {options.source} lie in each other; name a folder of "
            f"its own with --out"
        )
    places = [options.out / folder.name for folder in folders]
    if not (options.out / EDITIONS).is_dir():
        places.append(options.out / "index.html")
    for place in places:
        if place.exists() and not place.is_symlink() and not (place / manifest.EDITION).is_file():
            raise UsageError(f"{place} is there and no build made it; move it away, or choose another --out")


def _full_editions(out: Path, folders: tuple[Path, ...]) -> Iterator[str]:
    """An edition that serves every need is full; the formats beside these came later than the rest."""
    needs = (one for one in chosen_formats(()) if any(way.phrase for part in one.parts for way in part.ways))
    core = {one.name for one in needs}
    for folder in folders:
        edition = manifest.read_edition(out / folder.name)
        if set(edition.get("formats", ())) >= core:
            yield folder.name
