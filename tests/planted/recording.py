"""Recordings: decoded, changed, and encoded again with the tags and chapters that they had."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import av
import lameenc
import numpy as np
from mutagen.id3 import ID3, TLEN
from mutagen.mp4 import MP4

from tests.planted.fault import NotPlanted, Plant

Sound = np.ndarray
"""Samples from -1 to 1: one row per moment, one column per channel."""

MP3_DELAY = 1105
"""Samples of silence that encoder and decoder of an MP3 without a LAME tag put in front."""

LAME_GAIN = 0.95
"""What LAME makes of full scale."""


@dataclass(frozen=True)
class Chapter:
    """Times in seconds."""

    start: float
    end: float
    title: str


@dataclass(frozen=True)
class Recording:
    """What is heard, and the chapters of it."""

    sound: Sound
    rate: int
    chapters: tuple[Chapter, ...]

    @property
    def seconds(self) -> float:
        return len(self.sound) / self.rate


def remade(change: Callable[[Recording], Recording], *, kbps: int = 64) -> Plant:
    """Decode the recording, let ``change`` work on it, and encode it again."""

    def plant(path: Path) -> None:
        old = _load(path)
        new = change(old)
        if new is old:
            raise NotPlanted(f"{path.name}: nothing changed")
        _store(path, new, kbps)

    return plant


def resounded(change: Callable[[Sound, int], Sound]) -> Plant:
    """Change what is heard, and no time: ``change`` takes the samples and their rate."""
    return remade(lambda old: replace(old, sound=change(old.sound.copy(), old.rate)))


def rechaptered(change: Callable[[tuple[Chapter, ...]], Sequence[Chapter]]) -> Plant:
    """Change the chapters, and leave what is heard as it is."""

    def plant(path: Path) -> None:
        old = _chapters(path)
        new = tuple(change(old))
        if new == old:
            raise NotPlanted(f"{path.name}: the same chapters")
        if path.suffix == ".mp3":
            tags = ID3(path)
            _write_frames(tags, new)
            tags.save(path)
        else:
            _copied_with_chapters(path, new)

    return plant


def _load(path: Path) -> Recording:
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        rate = stream.rate
        blocks = [frame.to_ndarray() for frame in container.decode(stream)]
    sound = np.concatenate(blocks, axis=1).T.astype(np.float64)
    if path.suffix == ".mp3":
        milliseconds = int(str(ID3(path)["TLEN"]))
        sound = sound[MP3_DELAY : MP3_DELAY + round(milliseconds * rate / 1000)]
    else:
        sound = sound[: round(_chapters(path)[-1].end * rate)]
    return Recording(sound, rate, _chapters(path))


def _chapters(path: Path) -> tuple[Chapter, ...]:
    if path.suffix == ".mp3":
        frames = sorted(ID3(path).getall("CHAP"), key=lambda frame: frame.start_time)
        found = [(one.start_time / 1000, one.end_time / 1000, str(one.sub_frames["TIT2"])) for one in frames]
    else:
        with av.open(str(path)) as container:
            found = [
                (
                    float(one["start"] * one["time_base"]),
                    float(one["end"] * one["time_base"]),
                    one["metadata"]["title"],
                )
                for one in container.chapters()
            ]
    if not found:
        raise NotPlanted(f"{path.name} has no chapters")
    return tuple(Chapter(*one) for one in found)


def _store(path: Path, new: Recording, kbps: int) -> None:
    if path.suffix == ".mp3":
        tags = ID3(path)
        path.write_bytes(_mp3(new, kbps))
        tags.setall("TLEN", [TLEN(encoding=3, text=[str(round(new.seconds * 1000))])])
        _write_frames(tags, new.chapters)
        tags.save(path)
    else:
        old = MP4(path).tags
        _write_m4b(path, new, kbps)
        _put_tags(path, old)


def _pcm(sound: Sound) -> np.ndarray:
    return np.clip(np.round(sound * 32767), -32768, 32767).astype("<i2")


def _mp3(new: Recording, kbps: int) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(kbps)
    encoder.set_in_sample_rate(new.rate)
    encoder.set_out_sample_rate(new.rate)
    encoder.set_channels(new.sound.shape[1])
    encoder.set_quality(7)  # quick: how it sounds is not what is planted
    encoder.silence()
    return bytes(encoder.encode(_pcm(new.sound / LAME_GAIN).tobytes())) + bytes(encoder.flush())


def _write_m4b(path: Path, new: Recording, kbps: int) -> None:
    layout = "stereo" if new.sound.shape[1] == 2 else "mono"
    with av.open(str(path), "w", format="ipod", options={"movflags": "faststart"}) as container:
        _set_chapters(container, new.chapters)
        stream = container.add_stream("aac", rate=new.rate, layout=layout)
        stream.bit_rate = kbps * 1000
        stream.metadata["language"] = "eng"
        pcm = _pcm(new.sound)
        for at in range(0, len(pcm), 1024):
            block = np.ascontiguousarray(pcm[at : at + 1024].reshape(1, -1))
            frame = av.AudioFrame.from_ndarray(block, format="s16", layout=layout)
            frame.sample_rate, frame.pts = new.rate, at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _copied_with_chapters(path: Path, chapters: Sequence[Chapter]) -> None:
    """Copy the encoded sound packet by packet beside new chapters."""
    old = MP4(path).tags
    source = Path(shutil.copy(path, path.with_suffix(".old")))
    with (
        av.open(str(source)) as taken,
        av.open(str(path), "w", format="ipod", options={"movflags": "faststart"}) as given,
    ):
        _set_chapters(given, chapters)
        stream = given.add_stream_from_template(taken.streams.audio[0])
        stream.metadata["language"] = "eng"
        for packet in taken.demux(taken.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                given.mux(packet)
    source.unlink()
    _put_tags(path, old)


def _set_chapters(container: av.container.OutputContainer, chapters: Sequence[Chapter]) -> None:
    container.set_chapters(
        [
            {
                "id": at,
                "start": round(one.start * 1000),
                "end": round(one.end * 1000),
                "time_base": Fraction(1, 1000),
                "metadata": {"title": one.title},
            }
            for at, one in enumerate(chapters)
        ]
    )


def _put_tags(path: Path, tags: object) -> None:
    new = MP4(path)
    if new.tags is None:
        new.add_tags()
    new.tags.clear()
    new.tags.update(tags)
    new.save()


def _write_frames(tags: ID3, chapters: Sequence[Chapter]) -> None:
    """Give the frames of ``tags`` these times and titles; frames too many are taken away."""
    frames = sorted(tags.getall("CHAP"), key=lambda frame: frame.start_time)
    if len(chapters) > len(frames):
        raise NotPlanted("more chapters than frames")
    for frame, one in zip(frames, chapters, strict=False):
        frame.start_time, frame.end_time = round(one.start * 1000), round(one.end * 1000)
        frame.sub_frames["TIT2"].text = [one.title]
    for frame in frames[len(chapters) :]:
        tags.delall(frame.HashKey)
        for contents in tags.getall("CTOC"):
            contents.child_element_ids.remove(frame.element_id)
