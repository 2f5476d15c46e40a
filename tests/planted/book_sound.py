"""The e-book's and talking books' own sound: silent, faint, cut or exchanged in one sentence."""

from __future__ import annotations

from collections.abc import Callable

import av
import lameenc
import numpy as np

from tests.planted.fault import Fault, Plant
from tests.planted.markup import exchange, rewrite
from tests.planted.zipped import Members, member, members

SOUNDS = {".epub": "EPUB/text.mp3", "-daisy202.zip": "sound.mp3", ".lpf": "audio.mp3"}
NAMES = {".epub": "book", "-daisy202.zip": "daisy", ".lpf": "lpf"}
SENTENCES = {
    ".epub": (117.64, 121.9),
    "-daisy202.zip": (117.64, 121.9),
    ".lpf": (128.88, 133.1),
}  # “The program …”
SILENCE = 1105  # samples that encoder and decoder put in front


def _resounded(suffix: str, change: Callable[[np.ndarray, int], np.ndarray]) -> Plant:
    """Decode the book's sound, change it, and encode it again."""

    def changed(old: Members) -> Members:
        name = SOUNDS[suffix]
        samples, rate = _decoded(old[name])
        return old | {name: _encoded(change(samples, rate), rate)}

    return members(changed)


def _decoded(data: bytes) -> tuple[np.ndarray, int]:
    import io

    with av.open(io.BytesIO(data)) as container:
        stream = container.streams.audio[0]
        blocks = [frame.to_ndarray() for frame in container.decode(stream)]
        return np.concatenate(blocks, axis=1)[0][SILENCE:].astype(np.float64), stream.rate


def _encoded(samples: np.ndarray, rate: int) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.silence()
    pcm = np.clip(np.round(samples / 0.95 * 32767), -32768, 32767).astype("<i2")
    return bytes(encoder.encode(pcm.tobytes())) + bytes(encoder.flush())


def _turned_down(suffix: str, by: float, share: float = 1.0) -> Plant:
    """Let the first ``share`` of a sentence be heard as loud as ``by`` says."""
    begin, end = SENTENCES[suffix]

    def change(samples: np.ndarray, rate: int) -> np.ndarray:
        samples[round(begin * rate) : round((begin + share * (end - begin)) * rate)] *= by
        return samples

    return _resounded(suffix, change)


def _cut(suffix: str) -> Plant:
    return _resounded(suffix, lambda samples, rate: samples[: round(SENTENCES[suffix][0] * rate)])


def _fault(suffix: str, name: str, what: str, plant: Plant) -> Fault:
    return Fault(f"{NAMES[suffix]}-{name}", what, "rich", plant, suffix)


HEARD = tuple(
    one
    for suffix in SOUNDS
    for one in (
        _fault(suffix, "sentence-silent", "a sentence is not heard", _turned_down(suffix, 0.0)),
        _fault(
            suffix, "sentence-faint", "a sentence is heard 30 dB below the rest", _turned_down(suffix, 0.03)
        ),
        _fault(
            suffix, "sentence-half-silent", "most of a sentence is not heard", _turned_down(suffix, 0.0, 0.75)
        ),
        _fault(suffix, "sound-cut", "the last quarter is not there", _cut(suffix)),
    )
)
SMIL = "EPUB/text.smil"
TIMED = (
    Fault(
        "book-clips-exchanged",
        "each of two sentences plays the other",
        "rich",
        member(
            SMIL,
            exchange(
                'clipBegin="0:00:05.175" clipEnd="0:00:08.795"',
                'clipBegin="0:00:08.795" clipEnd="0:00:15.525"',
            ),
        ),
        ".epub",
    ),
    Fault(
        "book-clip-halved",
        "a sentence ends in its middle",
        "rich",
        member(SMIL, rewrite('clipEnd="0:00:15.525"', 'clipEnd="0:00:12.000"')),
        ".epub",
    ),
    Fault(
        "book-clip-elsewhere",
        "a sentence plays one that is far away",
        "rich",
        member(
            SMIL,
            rewrite(
                'clipBegin="0:00:27.575" clipEnd="0:00:32.675"',
                'clipBegin="0:01:27.575" clipEnd="0:01:32.675"',
            ),
        ),
        ".epub",
    ),
    Fault(
        "daisy-clips-exchanged",
        "each of two sentences plays the other",
        "rich",
        member(
            "part0001.smil",
            exchange(
                'clip-begin="npt=5.175s" clip-end="npt=8.795s"',
                'clip-begin="npt=8.795s" clip-end="npt=15.525s"',
            ),
        ),
        "-daisy202.zip",
    ),
    Fault(
        "daisy-clip-halved",
        "a sentence ends in its middle",
        "rich",
        member("part0001.smil", rewrite('clip-end="npt=15.525s"', 'clip-end="npt=12.000s"')),
        "-daisy202.zip",
    ),
)
SPOKEN = HEARD + TIMED
