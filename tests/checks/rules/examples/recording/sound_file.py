"""What kind of sound file it is: cut, broken, misnamed, with a channel missing, of another length than it
says."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import lameenc
import numpy as np
import soxr
from mutagen import id3

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit
from tests.checks.rules.sound import (
    RATE,
    TAGS,
    Sound,
    alone,
    as_made,
    cover,
    encoded,
    judged_alone,
    recording,
    spoken,
)
from tests.checks.rules.tagged import cut, text

Look = Callable[[Kit], tuple[Verdict, ...]]


def stereo(change: Callable[[Sound], tuple[Sound, Sound]], suffix: str) -> Look:
    """A foreign recording of two channels."""

    def look(kit: Kit) -> tuple[Verdict, ...]:
        path = kit.folder / f"foreign{suffix}"
        both = np.stack(change(spoken(kit)))
        if suffix == ".mp3":
            lame(path, both, kbit=128)
        else:
            encoded(path, both, bits=128_000, picture=cover())
        return judged_alone(path)

    return look


def lame(path: Path, sound: Sound, *, rate: int = RATE, kbit: int = 64, steady: bool = True) -> None:
    """An MP3 with a title, a language and a cover; not ``steady``: each frame as large as it needs to be."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(len(sound))
    encoder.set_out_sample_rate(rate)
    if steady:
        encoder.set_bit_rate(kbit)
    else:
        encoder.set_vbr(4)
        encoder.set_vbr_quality(3)
    path.write_bytes(bytes(encoder.encode(np.ascontiguousarray(sound.T).tobytes()) + encoder.flush()))
    tag = id3.ID3()
    tag.add(id3.TIT2(encoding=3, text=[TAGS["title"]]))
    tag.add(id3.TLAN(encoding=3, text=[TAGS["language"]]))
    tag.add(id3.APIC(encoding=3, mime="image/png", type=3, desc="A cover.", data=cover()))
    tag.save(path)


def made(make: Callable[[Path, Sound], None], suffix: str) -> Look:
    """A foreign recording, made in its own way."""

    def look(kit: Kit) -> tuple[Verdict, ...]:
        path = kit.folder / f"foreign{suffix}"
        make(path, spoken(kit))
        return judged_alone(path)

    return look


def _broken(path: Path) -> None:
    """A stretch in the middle of the sound overwritten."""
    data = bytearray(path.read_bytes())
    middle = len(data) * 3 // 4
    data[middle : middle + 600] = b"\x00" * 600
    path.write_bytes(bytes(data))


def _slow(path: Path, sound: Sound) -> None:
    encoded(path, soxr.resample(sound, RATE, 24_000).astype(np.int16).reshape(1, -1), 24_000, picture=cover())


def _thin(path: Path, sound: Sound) -> None:
    lame(path, sound.reshape(1, -1), kbit=32)


def _as_aac(path: Path, sound: Sound) -> None:
    """An M4A under the name of an MP3."""
    encoded(path, sound.reshape(1, -1), picture=cover())


def _as_mp3(path: Path, sound: Sound) -> None:
    lame(path, sound.reshape(1, -1))


def _two_tracks(path: Path, sound: Sound) -> None:
    """The second track is put into the file by remuxing it twice."""
    import av

    one = io.BytesIO()
    with av.open(one, "w", format="ipod") as container:
        container.metadata["title"] = TAGS["title"]
        streams = [container.add_stream("aac", rate=RATE, layout="mono") for _ in range(2)]
        for stream in streams:
            stream.metadata["language"] = TAGS["language"]
            stream.bit_rate = 64_000
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = RATE, 0
        for stream in streams:
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    path.write_bytes(one.getvalue())
    from tests.checks.rules.tagged import covr

    covr(cover())(path)


EXAMPLES = [
    *(
        Example("AUD-008", FAILED, f"two thirds of a file{suffix}", recording(suffix=suffix, edit=cut(0.67)))
        for suffix in (".mp3", ".m4b")
    ),
    *(
        Example(
            "AUD-008", FAILED, f"two thirds of a foreign file{suffix}", alone(suffix=suffix, edit=cut(0.67))
        )
        for suffix in (".mp3", ".m4b")
    ),
    Example("AUD-024", FAILED, "24,000 samples a second", made(_slow, ".m4b")),
    Example("AUD-025", FAILED, "the right channel silent", stereo(lambda s: (s, s * 0), ".mp3")),
    Example("AUD-025", FAILED, "the left channel silent", stereo(lambda s: (s * 0, s), ".m4b")),
    Example("AUD-026", FAILED, "the right channel upside down", stereo(lambda s: (s, -s), ".m4b")),
    Example("AUD-027", FAILED, "32 kbit a second", made(_thin, ".mp3")),
    Example("AUD-028", FAILED, "a stretch overwritten", alone(edit=_broken)),
    Example("AUD-029", FAILED, "a tag with another length", recording(edit=text("TLEN", "90000"))),
    Example(
        "AUD-029",
        FAILED,
        "frames of any size and no index",
        made(lambda path, sound: lame(path, sound.reshape(1, -1), steady=False), ".mp3"),
    ),
    Example("AUD-030", FAILED, "an M4A called MP3", made(_as_aac, ".mp3")),
    Example("AUD-030", FAILED, "an MP3 called M4B", made(_as_mp3, ".m4b")),
    Example("AUD-031", FAILED, "two tracks of sound", made(_two_tracks, ".m4b")),
    *(
        Example(f"AUD-{number:03}", PASSED, "as it was made", as_made())
        for number in (8, 24, 27, 28, 29, 30, 31)
    ),
    *(
        Example(rule, PASSED, "two channels alike", stereo(lambda s: (s, s), ".m4b"))
        for rule in ("AUD-025", "AUD-026")
    ),
    *(Example(rule, INAPPLICABLE, "one channel", as_made()) for rule in ("AUD-025", "AUD-026")),
]
