"""Read the recordings for audiobook shops back: every file of the zip decoded and listened to."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mutagen import MutagenError
from mutagen.id3 import ID3

from everyreader.formats.audio.read.reader import AudioReading
from everyreader.formats.audio.read.reader import read_back as read_recording
from everyreader.model.errors import EveryreaderError
from everyreader.model.reading import Reading
from everyreader.narration.segments import Segment
from everyreader.zipbook.container import Container, opened

MOST_FILES = 500


@dataclass(frozen=True)
class Section:
    """One file of the zip. ``recording`` is None where it cannot be listened to, for the ``problem``;
    ``track`` as its tag says (``2/5``)."""

    name: str
    recording: AudioReading | None
    title: str = ""
    track: str = ""
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class AcxReading(Reading):
    """The ``sections`` in the order of their names, as a shop takes them."""

    sections: tuple[Section, ...]


def read_back(path: Path, segments: Sequence[Segment]) -> AcxReading:
    """Decode every file and find each of ``segments`` (none: levels and lengths only). Raises ``MakerFailed``
    for what is no zip."""
    with opened(path) as container, tempfile.TemporaryDirectory(prefix="everyreader-") as scratch:
        names = sorted(container.names)[:MOST_FILES]
        sections = tuple(_section(container, name, Path(scratch), segments) for name in names)
    title = next((one.recording.metadata.get("album", ("",))[0] for one in sections if one.recording), "")
    return AcxReading(path=path, title=title, language="", units=(), sections=sections)


def _section(container: Container, name: str, scratch: Path, segments: Sequence[Segment]) -> Section:
    path = scratch / "section.mp3"
    try:
        with container.stream(name) as stream, path.open("wb") as file:
            shutil.copyfileobj(stream, file)
        recording = read_recording(path, segments)
    except EveryreaderError as error:
        return Section(name, None, problem=str(error).removeprefix(f"{path}: "))
    title = track = ""
    try:
        tag = ID3(path)
        title, track = str(tag.get("TIT2", "")), str(tag.get("TRCK", ""))
    except MutagenError:
        pass  # a file without a tag has no title: that is the rules' to say
    return Section(name, recording, title, track)
