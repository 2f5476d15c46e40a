"""Pages with a player, and a recording beside them in which each sentence is a tone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from everyreader.browser import Browser, View, Visit
from everyreader.formats.audio import mp3
from everyreader.formats.audio.clips import Clip, clips
from everyreader.formats.html.write import page
from everyreader.formats.xhtml import direction, fragment
from everyreader.formats.xhtml.sentences import mark_sentences
from everyreader.narration.assembly import assemble
from everyreader.narration.script import make_script
from everyreader.narration.segments import RATE, Segment
from everyreader.pages import player, templates_env
from everyreader.publication import Publication
from everyreader.styles_folder import styles_folder

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with Browser() as running:
        yield running


def written(publication: Publication, folder: Path, browser: Browser, *, sound: bool = True) -> Spoken:
    """The page of ``publication``; each sentence is a tone of 0.4 s."""
    script = make_script(publication)
    tones = tuple(Segment(one.id, _tone(), RATE, ("A Voice",)) for one in script)
    assembly = assemble(script, tones)
    marked = mark_sentences(fragment(publication), publication)
    table = clips(assembly, marked.places)
    if sound:
        (folder / "sound 1.mp3").write_bytes(mp3.encoded(assembly))
    shown = player.player(table, "sound 1.mp3", assembly.seconds, publication.metadata.language)
    text = page(publication, marked.fragment, styles=styles_folder())
    path = folder / "page.html"
    path.write_text(with_player(text, shown, publication.metadata.language), "utf-8")
    return Spoken(path, table, browser)


def with_player(text: str, shown: player.Player, language: str) -> str:
    """The page as its template makes it: player before the text, style behind the page's, script at the end, all in the policy."""
    css = text.partition("<style>")[2].partition("</style>")[0]
    script, both = player.script(), f"{css}\n{player.style()}"
    template = templates_env._environment().get_template("player.html")
    block = template.render(player=shown, language=language, direction=direction(language))
    policy = (
        f"style-src 'sha256-{_digest(both)}'; script-src 'sha256-{_digest(script)}'; media-src 'self' file:;"
    )
    for before, after in (
        (css, both),
        (f"style-src 'sha256-{_digest(css)}';".replace("'", "&#39;"), policy.replace("'", "&#39;")),
        ('<main class="statement"', f'{block}<main class="statement"'),
        ("</body>", f"<script>{script}</script>\n</body>"),
    ):
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _tone() -> np.ndarray:
    time = np.arange(round(0.4 * RATE)) / RATE
    return np.rint(9000 * np.sin(2 * np.pi * 440 * time)).astype(np.int16)
