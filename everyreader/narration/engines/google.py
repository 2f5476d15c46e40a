"""gTTS: Google Translate's voices, over the network. Never chosen unasked: it sends the text to Google."""

from __future__ import annotations

import base64
import io
import json
from dataclasses import dataclass
from importlib.metadata import version as package_version
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from gtts.lang import tts_langs

from everyreader.narration.engines.base import EngineError, Speech, nearest, plausible
from everyreader.narration.engines.own_process import in_own_process

RATE = 24_000
SECONDS = 90.0
SLOWEST_READ = 20.0


@dataclass(frozen=True)
class Google:
    """gTTS itself, unmodified, in a process that is ended when ``seconds`` (the whole sentence's time) are
    up.

    gTTS has no deadline, no retry, and turns the verification of certificates off: the child script puts
    that right. It also takes an answer without audio for a success, so every request must have given sound
    that decodes, to its end, and is long enough for the words that were asked for.
    """

    name: str = "google"
    title: str = "Google (gTTS)"
    fingerprint: str = ""
    notice: str = (
        "--engine google sends the text of the statement to Google (translate.google.com), "
        "sentence by sentence; the offline voices send it to no one"
    )
    side_by_side: int | None = 1
    pace: float | None = 20.0
    seconds: float = SECONDS

    @property
    def version(self) -> str:
        return package_version("gTTS")

    def voice(self, language: str) -> str | None:
        return nearest(language, tts_langs(), 9)

    def speaks(self, language: str) -> bool:
        return self.voice(language) is not None

    def speak(self, text: str, language: str, answer: Path | None = None) -> Speech:
        voice = self.voice(language)
        if voice is None:
            raise EngineError(f"Google has no voice for “{language}”", "choose --engine espeak")
        read = str(min(SLOWEST_READ, self.seconds))
        try:
            out = in_own_process("google_child.py", (voice, read), text, seconds=self.seconds, answer=answer)
        except EngineError as error:
            raise EngineError(error.cause, _REMEDY) from None
        pieces = [plausible(_decoded(mp3), part, _FASTEST_SPEECH) for part, mp3 in _answers(out)]
        return plausible(Speech(np.concatenate([piece.pcm for piece in pieces]), RATE), text)


_REMEDY = "try again later (what was spoken is kept), or build with an offline voice (without --engine)"
_FASTEST_SPEECH = 30.0  # characters a second, twice what these voices speak: each answer is looked at alone
_BIT_RATES = {  # kbit/s of layer III, by whether the rate of samples is halved
    False: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    True: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}
_SAMPLE_RATES = (44_100, 48_000, 32_000, 44_100)


def _answers(out: bytes) -> list[tuple[str, bytes]]:
    """The text of each request and the MP3 that came for it; ``EngineError`` where one got none."""
    try:
        answer = json.loads(out)
        texts, parts = answer["texts"], [base64.b64decode(part) for part in answer["parts"]]
    except (ValueError, KeyError, TypeError):
        raise EngineError("gTTS gave no readable answer", _REMEDY) from None
    if len(parts) != len(texts) or not all(parts):
        raise EngineError(
            f"{len(texts)} requests gave {sum(map(bool, parts))} pieces of sound: an answer without any",
            _REMEDY,
        )
    return list(zip(texts, parts, strict=True))


def _decoded(mp3: bytes) -> Speech:
    """One answer as int16 mono at 24 kHz; ``EngineError`` where it is no MP3, or ends within a frame."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    try:
        with av.open(io.BytesIO(mp3), "r", format="mp3") as container:
            packets = list(container.demux(audio=0))
            if not all(_is_whole(bytes(packet)) for packet in packets if packet.size):
                raise EngineError("an answer whose MP3 ends in the middle", _REMEDY)
            frames = [frame for packet in packets for frame in packet.decode()]
            sound = [out for frame in frames for out in resampler.resample(frame)]
            sound += resampler.resample(None) if frames else []
    except (FFmpegError, IndexError):
        raise EngineError("an answer that is no MP3, or a part of one", _REMEDY) from None
    return Speech(
        np.concatenate([f.to_ndarray().reshape(-1) for f in sound] or [np.zeros(0, np.int16)]), RATE
    )


def _is_whole(frame: bytes) -> bool:
    """Whether an MP3 frame is as long as its own header says."""
    if len(frame) < 4:
        return False
    halvings = {3: 0, 2: 1, 0: 2}.get(frame[1] >> 3 & 3, 0)  # MPEG 1, 2 and 2.5
    rate = _SAMPLE_RATES[frame[2] >> 2 & 3] >> halvings
    slots = (72 if halvings else 144) * _BIT_RATES[halvings > 0][frame[2] >> 4] * 1000 // rate
    return len(frame) >= slots + (frame[2] >> 1 & 1)
