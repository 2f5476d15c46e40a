"""Decode a finished audio file: what a listener would hear, and what the file says about itself."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from langcodes import standardize_tag, tag_is_valid

from everyreader.errors import SourceError
from everyreader.publication import Entry


@dataclass(frozen=True)
class Decoded:
    """``samples`` is float32 mono (the mean of the channels) at ``rate``.

    ``declared`` is the length in seconds that the file's own header or tags give, ``None`` where they give
    none. ``whole`` is false where the decoder stopped at damage. ``tags`` as the container has them, keys in
    lower case. ``language`` is a BCP 47 tag (from the file's ISO 639-2 code), ``""`` where it names none.
    """

    samples: np.ndarray
    rate: int
    channels: int
    bit_rate: int
    codec: str
    declared: float | None
    whole: bool
    chapters: tuple[Entry, ...]
    tags: Mapping[str, str]
    language: str
    pictures: int


def decode(path: Path) -> Decoded:
    """Decode the file's first audio stream. ``SourceError`` where it is no audio file that can be opened."""
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise SourceError(path, "has no sound; an MP3 or M4B file was expected")
            return _decoded(container)
    except av.error.FFmpegError as error:
        raise SourceError(path, f"cannot be opened as audio ({error.strerror}); build it again") from error


def _decoded(container: av.container.InputContainer) -> Decoded:
    stream = container.streams.audio[0]
    tags = {key.lower(): value for key, value in {**stream.metadata, **container.metadata}.items()}
    chapters = _chapters(container)
    blocks: list[np.ndarray] = []
    whole = True
    try:
        for frame in container.decode(stream):
            blocks.append(_mono(frame))
    except av.error.FFmpegError:
        whole = False
    return Decoded(
        samples=np.concatenate(blocks) if blocks else np.zeros(0, np.float32),
        rate=stream.rate, channels=stream.channels, bit_rate=container.bit_rate or stream.bit_rate or 0,
        codec=stream.codec_context.name, declared=_declared(container, tags), whole=whole, chapters=chapters,
        tags=tags, language=_language(tags), pictures=len(container.streams.video),
    )


def _language(tags: Mapping[str, str]) -> str:
    code = tags.get("language", "")
    return standardize_tag(code) if code not in ("", "und") and tag_is_valid(code) else ""


def _mono(frame: av.AudioFrame) -> np.ndarray:
    block = frame.to_ndarray()
    if block.dtype.kind == "i":
        block = block.astype(np.float32) / -float(np.iinfo(block.dtype).min)
    if not frame.format.is_planar:
        block = block.reshape(-1, len(frame.layout.channels)).T
    return block.mean(axis=0, dtype=np.float32) if len(block) > 1 else block[0].astype(np.float32)


def _chapters(container: av.container.InputContainer) -> tuple[Entry, ...]:
    """In the file's order, which is the order in which a player lists them."""
    return tuple(
        Entry(chapter["metadata"].get("title", ""), 1, float(chapter["start"] * chapter["time_base"]))
        for chapter in container.chapters()
    )


def _declared(container: av.container.InputContainer, tags: Mapping[str, str]) -> float | None:
    """The tags' length first: an MP3 without an index is measured by its size, which shrinks with it."""
    try:
        return int(tags["tlen"]) / 1000
    except (KeyError, ValueError):
        return container.duration / av.time_base if container.duration else None
