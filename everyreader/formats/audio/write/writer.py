"""Write the narration as MP3 and as M4B, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from everyreader.formats.audio.write.m4b import write_m4b
from everyreader.formats.audio.write.mp3 import write_mp3
from everyreader.formats.audio.write.tags import tags_of
from everyreader.model.publication import Publication
from everyreader.narration.assembly import Assembly


def write(
    publication: Publication,
    assembly: Assembly,
    *,
    cover_png: bytes,
    cover_alt: str,
    mp3: Path,
    m4b: Path,
    frames: Callable[[], bytes] | None = None,
    packets: Callable[[], Sequence[bytes]] | None = None,
) -> None:
    """Write both files: 64 kbit/s mono, chapters, cover and tags; the same bytes each time.

    ``cover_alt`` describes the cover (M4B has no place for it). ``frames`` gives the MP3's, and
    ``packets`` the M4B's, where they are encoded already. Raises ``MakerFailed`` where an encoder refuses.
    """
    tags = tags_of(publication, assembly)
    with ThreadPoolExecutor(2) as pool:  # both encoders are native code outside the interpreter's lock
        both = (
            pool.submit(
                write_mp3, mp3, assembly, tags, cover_png=cover_png, cover_alt=cover_alt, frames=frames
            ),
            pool.submit(write_m4b, m4b, assembly, tags, cover_png=cover_png, packets=packets),
        )
        for one in both:
            one.result()
