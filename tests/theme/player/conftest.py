"""Pages with a player, and a recording beside them in which each sentence is a tone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from everyreader.browser.chromium import Browser
from everyreader.browser.visit import View, Visit
from everyreader.formats.audio.write import mp3
from everyreader.formats.html.write.writer import write
from everyreader.formats.xhtml import fragment
from everyreader.formats.xhtml.sentences import mark_sentences
from everyreader.model.publication import Publication
from everyreader.narration.assembly import assemble
from everyreader.narration.clips import Clip, clips
from everyreader.narration.narrate import Narration
from everyreader.narration.script import make_script
from everyreader.narration.segments import RATE, Segment
from everyreader.theme.styles_folder import styles_folder

SHORT = """# A Title

The well is deep. See [the report](https://a.example/) of May.

## The second part

- One.
- Two. It never ran dry.

![A map of the wells.](a.png)

The end.
"""


@dataclass(frozen=True)
class Spoken:
    """A page with its recording, and the table that it was made from."""

    path: Path
    table: tuple[Clip, ...]
    browser: Browser

    def visit(self, job: Callable[[Visit], object], *, view: View | None = None) -> object:
        return self.browser.visit(self.path, job, view=view, seconds=120)


def written(publication: Publication, folder: Path, browser: Browser, *, sound: bool = True) -> Spoken:
    """The page of ``publication``; each sentence is a tone of 0.4 s."""
    script = make_script(publication)
    tones = tuple(Segment(one.id, _tone(), RATE, ("A Voice",)) for one in script)
    assembly = assemble(script, tones)
    if sound:
        (folder / "page.mp3").write_bytes(mp3.encoded(assembly))
    path = folder / "page.html"
    write(publication, path, styles=styles_folder(), narration=Narration(script, tones, assembly, "tones"))
    table = clips(assembly, mark_sentences(fragment(publication), publication).places)
    return Spoken(path, table, browser)


def _tone() -> np.ndarray:
    time = np.arange(round(0.4 * RATE)) / RATE
    return np.rint(9000 * np.sin(2 * np.pi * 440 * time)).astype(np.int16)
