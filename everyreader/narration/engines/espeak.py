"""eSpeak NG (espeakng-loader): a small voice for more than a hundred languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version as package_version
from pathlib import Path

import espeakng_loader
import numpy as np
from langcodes import Language, closest_supported_match, tag_is_valid

from everyreader.narration.engines.base import EngineError, Speech, in_own_process, plausible

SECONDS = 120.0


@dataclass(frozen=True)
class Espeak:
    """The library and its voices come with the package; nothing is looked for on the machine."""

    name: str = "espeak"
    title: str = "eSpeak NG"
    notice: str = ""
    side_by_side: int | None = None

    @property
    def version(self) -> str:
        return package_version("espeakng-loader")

    def voice(self, language: str) -> str | None:
        known = list(_languages(espeakng_loader.get_data_path()))
        plain = Language.get(language).language or "und"  # “zh-TW” has no voice of its own, “zh” has
        return closest_supported_match(language, known, max_distance=9) or (
            plain if plain in known else closest_supported_match(plain, known, max_distance=0)
        )

    def speaks(self, language: str) -> bool:
        return self.voice(language) is not None

    def speak(self, text: str, language: str) -> Speech:
        voice = self.voice(language)
        if voice is None:
            raise EngineError(f"eSpeak NG has no voice for “{language}”", "correct the language's tag")
        out = in_own_process("espeak_child.py", (voice,), text, seconds=SECONDS)
        rate = int.from_bytes(out[:4], "little")
        return plausible(Speech(np.frombuffer(out[4:], "<i2"), rate), text)


@cache
def _languages(data: str) -> tuple[str, ...]:
    """The tags of the voices in the package's ``lang`` folder, each file's first ``language`` line."""
    tags = []
    for file in sorted(Path(data, "lang").rglob("*")):
        if file.is_file():
            lines = file.read_text("utf-8", "replace").splitlines()
            tag = next((line.split()[1] for line in lines if line.startswith("language ")), "")
            if tag and tag_is_valid(tag):
                tags.append(tag)
    return tuple(tags)
