"""The e-book's and talking books' own sound: silent or faint in one sentence, or played for other words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import av
import lameenc
import numpy as np

from tests.planted.fault import Fault, NotPlanted, Plant
from tests.planted.markup import exchange, swap
from tests.planted.zipped import Members, member, members

BOOK, DAISY, LPF = ".epub", "-daisy202.zip", ".lpf"
SOUNDS = {BOOK: "EPUB/text.mp3", DAISY: "sound.mp3", LPF: "audio.mp3"}
NAMES = {BOOK: "book", DAISY: "daisy", LPF: "lpf"}
TIMES = {
    BOOK: r'clipBegin="0:(\d\d):([\d.]+)" clipEnd="0:(\d\d):([\d.]+)"',
    DAISY: r'clip-begin="npt=()([\d.]+)s" clip-end="npt=()([\d.]+)s"',
}
SENTENCE = r'id="([^"]+)">The program <code>'
SOMEWHERE = (100.0, 104.0)  # of an audiobook, which has no cues
SILENCE = 1105  # samples that encoder and decoder put in front


def _between(old: Members, suffix: str) -> tuple[float, float]:
    """When the sentence is heard, in seconds."""
    if suffix not in TIMES:
        return SOMEWHERE
    text = b"".join(data for name, data in old.items() if name.endswith((".xhtml", ".html", ".smil")))
    found = re.search(SENTENCE, text.decode("utf-8"))
    cue = found and re.search(rf"#{found[1]}\"[^>]*>\s*<audio [^>]*?{TIMES[suffix]}", text.decode("utf-8"))
    if not cue:
        raise NotPlanted("no cue of the sentence")
    return _seconds(cue[1], cue[2]), _seconds(cue[3], cue[4]) - 0.05


def _seconds(minutes: str, seconds: str) -> float:
    return 60 * int(minutes or 0) + float(seconds)


def _turned_down(suffix: str, by: float, share: float = 1.0) -> Plant:
    """Let the first ``share`` of a sentence be heard as loud as ``by`` says."""

    def change(old: Members) -> Members:
        samples, rate = _decoded(old[SOUNDS[suffix]])
        begin, end = _between(old, suffix)
        samples[round(begin * rate) : round((begin + share * (end - begin)) * rate)] *= by
        return old | {SOUNDS[suffix]: _encoded(samples, rate)}

    return members(change)


def _decoded(data: bytes) -> tuple[np.ndarray, int]:
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


def _exchanged(suffix: str) -> Callable[[str], str]:
    """Two sentences, one after the other, have each other's times."""

    def change(text: str) -> str:
        cues = list(re.finditer(TIMES[suffix], text))
        return exchange(cues[1][0], cues[2][0])(text)

    return change


def _halved(suffix: str) -> Callable[[str], str]:
    """A long sentence ends in its middle."""

    def change(text: str) -> str:
        cue = list(re.finditer(TIMES[suffix], text))[3]
        begin, end = _seconds(cue[1], cue[2]), _seconds(cue[3], cue[4])
        minutes, seconds = divmod((begin + end) / 2, 60) if suffix == BOOK else (0, (begin + end) / 2)
        last = f"{minutes:02.0f}:{seconds:06.3f}" if suffix == BOOK else f"{seconds:.3f}"
        at = cue.start(3) - cue.start()
        return swap(cue[0], cue[0][:at] + last + cue[0][cue.end(4) - cue.start() :])(text)

    return change


def _fault(suffix: str, name: str, what: str, plant: Plant) -> Fault:
    return Fault(f"{NAMES[suffix]}-{name}", what, "rich", plant, suffix)


SPOKEN = (
    *(
        _fault(suffix, "sentence-silent", "a sentence is not heard", _turned_down(suffix, 0.0))
        for suffix in SOUNDS
    ),
    *(
        _fault(suffix, "sentence-faint", "it is heard 30 dB below the rest", _turned_down(suffix, 0.03))
        for suffix in SOUNDS
    ),
    *(
        _fault(
            suffix, "sentence-half-silent", "most of a sentence is not heard", _turned_down(suffix, 0.0, 0.75)
        )
        for suffix in (BOOK, DAISY)
    ),
    _fault(
        BOOK, "clips-exchanged", "two sentences play the other", member("EPUB/text.smil", _exchanged(BOOK))
    ),
    _fault(BOOK, "clip-halved", "a sentence ends in its middle", member("EPUB/text.smil", _halved(BOOK))),
    _fault(
        DAISY, "clips-exchanged", "two sentences play the other", member("part0001.smil", _exchanged(DAISY))
    ),
    _fault(DAISY, "clip-halved", "a sentence ends in its middle", member("part0001.smil", _halved(DAISY))),
)
