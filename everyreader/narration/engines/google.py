"""gTTS: Google Translate's voices, over the network. Never chosen unasked: it sends the text to Google."""

from __future__ import annotations

import base64
import io
import json
from dataclasses import dataclass
from importlib.metadata import version as package_version

import av
import numpy as np
from gtts.lang import tts_langs
from langcodes import closest_supported_match

from everyreader.narration.engines.base import EngineError, Speech, in_own_process, plausible

RATE = 24_000
SECONDS = 90.0
SLOWEST_READ = 20.0


@dataclass(frozen=True)
class Google:
    """gTTS itself, unmodified, in a process that is ended when ``seconds`` (the whole sentence's time) are
    up.

    gTTS has no deadline, no retry, and turns the verification of certificates off: the child script puts
    that right. It also takes an answer without audio for a success, so every request must have given sound
    that decodes.
    """

    name: str = "google"
    title: str = "Google (gTTS)"
    notice: str = (
        "--engine google sends the text of the statement to Google (translate.google.com), "
        "sentence by sentence; the offline voices send it to no one"
    )
    side_by_side: int | None = 1
    seconds: float = SECONDS

    @property
    def version(self) -> str:
        return package_version("gTTS")

    def voice(self, language: str) -> str | None:
        return closest_supported_match(language, list(tts_langs()), max_distance=9)

    def speaks(self, language: str) -> bool:
        return self.voice(language) is not None

    def speak(self, text: str, language: str) -> Speech:
        voice = self.voice(language)
        if voice is None:
            raise EngineError(f"Google has no voice for “{language}”", "choose --engine espeak")
        try:
            read = str(min(SLOWEST_READ, self.seconds))
            answer = json.loads(in_own_process("google_child.py", (voice, read), text, seconds=self.seconds))
        except ValueError:
            raise EngineError("gTTS gave no readable answer", _REMEDY) from None
        parts = [base64.b64decode(part) for part in answer["parts"]]
        if len(parts) != answer["requests"]:
            raise EngineError(f"{answer['requests']} requests gave {len(parts)} pieces of sound", _REMEDY)
        sound = [_decoded(part) for part in parts]
        if any(not len(piece) for piece in sound):
            raise EngineError("an answer without sound", _REMEDY)
        return plausible(Speech(np.concatenate(sound), RATE), text)


_REMEDY = "try again later (what was spoken is kept), or build with an offline voice (without --engine)"


def _decoded(mp3: bytes) -> np.ndarray:
    """One piece of MP3 as int16 mono at 24 kHz; empty where it holds no sound."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    try:
        with av.open(io.BytesIO(mp3), format="mp3") as container:
            frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
            frames += resampler.resample(None)
    except (av.error.FFmpegError, IndexError):
        raise EngineError("an answer that is no MP3, or a part of one", _REMEDY) from None
    return np.concatenate([f.to_ndarray().reshape(-1) for f in frames]) if frames else np.zeros(0, np.int16)
