"""Decode a finished audio file: what a listener would hear, and what its container says about itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from langcodes import standardize_tag, tag_is_valid

from everyreader.model.errors import SourceError
from everyreader.model.reading import Entry
from everyreader.sound.container import kind_of

LONGEST_HOURS = 3
_MOST_SAMPLES = LONGEST_HOURS * 3600 * 48_000
_DEMUXERS = {  # one each, named: FFmpeg's own guess would also open play lists, which fetch other files
    "mp3": "mp3",
    "mp2": "mp3",
    "mp1": "mp3",
    "mp4": "mov",
    "aac": "aac",
    "wav": "wav",
    "aiff": "aiff",
    "ogg": "ogg",
    "flac": "flac",
    "matroska": "matroska",
}
_SILENT = 1e-4  # amplitude (−80 dBFS): a channel below it all the way is silent
_OPPOSED = -0.9  # correlation of two channels from which on one is the other upside down
_MOST_CHANNELS = 8  # of which a frame of FFmpeg's keeps the addresses itself
_PADDING = 4  # bytes by which frames of one bit rate may differ
_LAST = 3  # packets: damage in these only is a file that was cut off


@dataclass(frozen=True)
class Decoded:
    """``samples`` is float32 mono at ``rate``: the mean of the channels, or one where their mean would
    mislead.

    ``declared`` is the length in seconds that the file's own header or tags give, ``None`` where they give
    none; ``counted`` the length that its index counts (an MP4's table of samples), ``None`` without one.
    ``whole`` is false where the decoder stopped at damage. ``tags`` as the container has them, keys in lower
    case. ``language`` is a BCP 47 tag (from the file's ISO 639-2 code), ``""`` where it names none.

    ``kind`` is the container's (see ``kind_of``). ``damaged`` are the seconds where a packet could not be
    decoded and sound goes on. ``channel_rms`` are amplitudes; ``opposed``: the second channel is the first
    upside down. ``bits`` are the sound's own bits a second, without pictures and tags; ``steady``: all
    packets are of one size, so that a file without an index can be measured by its own size. ``tracks``
    counts tracks of sound; ``chapter_track``: there is a track of text, as QuickTime's players read chapters
    from.
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
    kind: str = ""
    profile: str = ""
    counted: float | None = None
    damaged: tuple[float, ...] = ()
    channel_rms: tuple[float, ...] = ()
    opposed: bool = False
    bits: float = 0.0
    steady: bool = True
    tracks: int = 1
    chapter_ends: tuple[float, ...] = ()
    chapter_track: bool = False


@contextmanager
def opened(path: Path) -> Iterator[tuple[InputContainer, str]]:
    """The file's container, and its kind. ``SourceError`` where it is no audio file that can be opened."""
    try:
        kind = kind_of(path)
        if not kind and path.suffix.lower() != ".mp3":  # an MP3 may begin with anything
            raise SourceError(path, "is no sound file; an MP3 or M4B file was expected")
        with av.open(str(path), format=_DEMUXERS[kind or "mp3"], metadata_errors="replace") as container:
            if not container.streams.audio:
                raise SourceError(path, "has no sound; an MP3 or M4B file was expected")
            yield container, kind
    except (FFmpegError, OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(path, f"cannot be opened as audio ({reason}); build it again") from error


def decode(path: Path) -> Decoded:
    """Decode the file's first audio stream. ``SourceError`` where it is no audio file that can be opened.

    A file of more than three hours is refused: it would fill the memory.
    """
    with opened(path) as (container, kind):
        return _decoded(path, container, kind)


def _decoded(path: Path, container: InputContainer, kind: str) -> Decoded:
    stream = container.streams.audio[0]
    tags = {key.lower(): value for key, value in {**stream.metadata, **container.metadata}.items()}
    chapters = container.chapters()
    sound = _Sound(path)
    for packet in container.demux(stream):
        sound.take(packet)
    if not sound.samples or not stream.rate:
        raise SourceError(path, "has no sound that can be decoded; an MP3 or M4B file was expected")
    seconds = sound.samples / stream.rate
    return Decoded(
        samples=sound.mono(),
        rate=stream.rate,
        channels=stream.channels,
        bit_rate=container.bit_rate or stream.bit_rate or 0,
        codec=stream.codec_context.name,
        declared=_declared(container, tags),
        whole=not sound.cut,
        chapters=tuple(
            Entry(one["metadata"].get("title", ""), 1, float(one["start"] * (one["time_base"] or 0)))
            for one in chapters
        ),
        tags=tags,
        language=_language(tags),
        pictures=len(container.streams.video),
        kind=kind,
        profile=stream.profile or "",
        counted=_counted(stream, kind, sound),
        damaged=tuple(at / stream.rate for at in sound.damaged),
        channel_rms=sound.channel_rms,
        opposed=sound.opposed,
        bits=8.0 * sound.bytes / seconds,
        steady=sound.steady,
        tracks=len(container.streams.audio),
        chapter_ends=tuple(float(one["end"] * (one["time_base"] or 0)) for one in chapters),
        chapter_track=any(one.type in ("data", "subtitle") for one in container.streams),
    )


class _Sound:
    """The sound as it is decoded, packet by packet. ``damaged`` and ``cut`` say where a packet could not
    be."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._blocks: list[np.ndarray] = []
        self._first: list[np.ndarray] = []
        self._failed: list[tuple[int, int]] = []
        self._power = np.zeros((0, 0))
        self.samples = self.bytes = self.packets = self.frames = 0
        self._sizes: list[int] = []
        self._kind: tuple[str, int, int] | None = None

    def take(self, packet: av.Packet[av.AudioStream]) -> None:
        self.bytes += packet.size
        self.packets += bool(packet.size)
        if packet.size:
            self._sizes.append(packet.size)
        try:
            for frame in packet.decode():
                if self._of_one_kind(frame):
                    self._add(_channels(frame))
                else:
                    self._failed.append((self.packets, self.samples))
        except EOFError:
            return
        except FFmpegError:
            self._failed.append((self.packets, self.samples))

    def _of_one_kind(self, frame: av.AudioFrame) -> bool:
        """A broken packet may pretend to have another rate or forty channels, whose memory PyAV then
        misreads."""
        kind = (frame.format.name, frame.layout.nb_channels, frame.sample_rate)
        if self._kind is None and frame.layout.nb_channels <= _MOST_CHANNELS:
            self._kind = kind
        return kind == self._kind

    def _add(self, block: np.ndarray) -> None:
        self.samples += block.shape[1]
        self.frames += 1
        if self.samples > _MOST_SAMPLES:
            raise SourceError(self._path, f"is longer than {LONGEST_HOURS} hours; check it in parts")
        if len(block) == 1:
            self._blocks.append(block[0])
            return
        self._blocks.append(block.mean(axis=0, dtype=np.float32))
        if len(block) == 2:
            self._first.append(block[0])
        if self._power.shape != (len(block), len(block)):
            self._power = np.zeros((len(block), len(block)))
        self._power += block.astype(np.float64) @ block.T.astype(np.float64)

    @property
    def damaged(self) -> tuple[int, ...]:
        return tuple(at for packet, at in self._failed if packet <= self.packets - _LAST)

    @property
    def cut(self) -> bool:
        return any(packet > self.packets - _LAST for packet, _ in self._failed)

    @property
    def steady(self) -> bool:
        usual = self._sizes[1:-_LAST]
        return not usual or max(usual) - min(usual) <= _PADDING

    @property
    def channel_rms(self) -> tuple[float, ...]:
        return tuple(float(np.sqrt(power / self.samples)) for power in np.diag(self._power))

    @property
    def opposed(self) -> bool:
        if len(self._power) != 2 or min(self.channel_rms) < _SILENT:
            return False
        return bool(self._power[0, 1] / np.sqrt(self._power[0, 0] * self._power[1, 1]) < _OPPOSED)

    def mono(self) -> np.ndarray:
        """One channel: where two cancel each other out or one is silent, the other is what there is to
        judge."""
        mean = np.concatenate(self._blocks)
        if len(self._power) != 2 or sum(map(len, self._first)) != len(mean):
            return mean
        if self.opposed:
            return np.concatenate(self._first)
        left, right = self.channel_rms
        return mean * np.float32(2.0) if min(left, right) < _SILENT <= max(left, right) else mean


def _channels(frame: av.AudioFrame) -> np.ndarray:
    """float32 within −1 … 1, one row a channel."""
    single = frame.layout.nb_channels == 1
    if single and frame.format.name in ("flt", "fltp"):  # thousands of small frames: the short way
        return np.frombuffer(memoryview(frame.planes[0]), np.float32, frame.samples)[np.newaxis].copy()
    block = frame.to_ndarray()
    if block.dtype.kind in "iu":
        limits = np.iinfo(block.dtype.name)
        half = (float(limits.max) - float(limits.min) + 1.0) / 2.0
        block = ((block.astype(np.float64) - (half if block.dtype.kind == "u" else 0.0)) / half).astype(
            np.float32
        )
    if not frame.format.is_planar:
        block = block.reshape(-1, len(frame.layout.channels)).T
    return block.astype(np.float32, copy=False)


def _language(tags: Mapping[str, str]) -> str:
    code = tags.get("language", "")
    return standardize_tag(code) if code not in ("", "und") and tag_is_valid(code) else ""


def _counted(stream: av.AudioStream, kind: str, sound: _Sound) -> float | None:
    """An MP4's index counts its packets: fewer in the file means that it was cut."""
    if kind != "mp4" or not stream.frames or not sound.frames:
        return None
    return stream.frames * (sound.samples / sound.frames) / stream.rate


def _declared(container: InputContainer, tags: Mapping[str, str]) -> float | None:
    """The tags' length first: an MP3 without an index is measured by its size, which shrinks with it."""
    try:
        return int(tags["tlen"]) / 1000
    except (KeyError, ValueError):
        return container.duration / av.time_base if container.duration else None
