from __future__ import annotations

import io
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from everyreader.formats.audio.write.writer import write
from everyreader.model.publication import Publication
from everyreader.narration.assembly import Assembly
from everyreader.narration.engines.pico import Pico
from everyreader.narration.narrate import narrate
from everyreader.narration.segments import Segment
from tests.narration.handmade import heading, paragraph, publication

STATEMENT = publication(
    heading("Clean water for every village"),
    paragraph(
        "The trust welcomes the news of an agreed plan. Nobody should walk five miles for water, and "
        "nobody will."
    ),
    heading("Wells before roads:", 2, place=[("ol", 1)], label="1)"),
    paragraph("A well that is built and dug by hand serves a village for forty years.", place=[("ol", 1)]),
    heading("Money that arrives:", 2, place=[("ol", 2)], label="2)"),
    paragraph("Funds must reach the people who dig. Letters must be answered.", place=[("ol", 2)]),
    paragraph("For more detail on the plan, see the paper of the trust."),
)
COVER_ALT = "Cover: the title on a plain ground."


@dataclass(frozen=True)
class Spoken:
    """A narration, and how to write it with its sound changed: the fault is in the finished file only."""

    publication: Publication
    assembly: Assembly
    segments: tuple[Segment, ...]
    cover: bytes

    @property
    def ids(self) -> list[str]:
        return [segment.id for segment in self.segments]

    def span(self, number: int) -> slice:
        cue = self.assembly.cues[number]
        return slice(cue.start, cue.end)

    def written(self, folder: Path, samples: np.ndarray | None = None) -> tuple[Path, Path]:
        assembly = self.assembly if samples is None else replace(self.assembly, samples=samples)
        folder.mkdir(exist_ok=True)
        mp3, m4b = folder / "s.mp3", folder / "s.m4b"
        write(self.publication, assembly, cover_png=self.cover, cover_alt=COVER_ALT, mp3=mp3, m4b=m4b)
        return mp3, m4b


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    narration = narrate(STATEMENT, Pico(), tmp_path_factory.mktemp("cache"), jobs=2, say=lambda line: None)
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), (20, 60, 90)).save(picture, "png")
    return Spoken(STATEMENT, narration.assembly, narration.segments, picture.getvalue())


@pytest.fixture(scope="session", params=["mp3", "m4b"])
def clean(request: pytest.FixtureRequest, spoken: Spoken, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished file, MP3 and M4B in turn."""
    mp3, m4b = spoken.written(tmp_path_factory.mktemp("clean"))
    return mp3 if request.param == "mp3" else m4b
