"""How long a sound file is and where its chapters begin, without decoding it: what lies in it is counted, not
what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from av.error import FFmpegError

from everyreader.formats.audio.read.tags import Mark
from everyreader.model.errors import SourceError
from everyreader.sound.decode import opened


@dataclass(frozen=True)
class Outline:
    """``seconds`` of the packets that are there; ``marks`` are the chapters."""

    seconds: float
    marks: tuple[Mark, ...]


def outline(path: Path) -> Outline:
    """The outline of the file at ``path``. ``SourceError`` where it is no sound file."""
    with opened(path) as (container, _):
        stream = container.streams.audio[0]
        if not stream.time_base:
            raise SourceError(path, "does not say how its time is counted")
        try:
            counted = sum(packet.duration or 0 for packet in container.demux(stream))
        except FFmpegError as error:
            raise SourceError(path, f"is broken ({error.strerror})") from error
        marks = tuple(
            Mark(
                one["metadata"].get("title", ""),
                float(one["start"] * (one["time_base"] or 0)),
                float(one["end"] * (one["time_base"] or 0)),
            )
            for one in container.chapters()
        )
        return Outline(float(counted * stream.time_base), marks)
