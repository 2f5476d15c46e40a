"""eSpeak NG (espeakng-loader): a small voice for more than a hundred languages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version as package_version
from pathlib import Path

import espeakng_loader
from langcodes import Language, tag_is_valid

from everyreader.narration.engines.base import (
    EngineError,
    Speech,
    nearest,
    plausible,
    samples_of,
)
from everyreader.narration.engines.own_process import in_own_process
from everyreader.narration.engines.signs import digits_apart, names_in

SECONDS = 120.0


@dataclass(frozen=True)
class Espeak:
    """The library and its voices come with the package; nothing is looked for on the machine.

    Many of its voices pass over signs (the “€” of “5 €” in Polish, the minus of “−5” in French): the child
    script asks the voice about each one in the text, and says it in words where need be.
    """

    name: str = "espeak"
    title: str = "eSpeak NG"
    fingerprint: str = "signs in words"
    notice: str = ""
    side_by_side: int | None = None
    pace: float | None = None

    @property
    def version(self) -> str:
        return package_version("espeakng-loader")

    def voice(self, language: str) -> str | None:
        if not tag_is_valid(language):
            return None
        voices = _voices(espeakng_loader.get_data_path())
        plain = Language.get(language).language or "und"  # “zh-TW” has no voice of its own, “zh” has
        if exact := next((tag for tag in voices if tag.lower() == language.lower()), None):
            return voices[exact]  # “pt-BR” is as near to “pt”, which is Portugal's
        tag = nearest(language, voices, 9) or (plain if plain in voices else nearest(plain, voices, 0))
        return voices[tag] if tag else None

    def speaks(self, language: str) -> bool:
        return self.voice(language) is not None

    def speak(self, text: str, language: str, answer: Path | None = None) -> Speech:
        voice = self.voice(language)
        if voice is None:
            raise EngineError(f"eSpeak NG has no voice for “{language}”", "correct the language's tag")
        names = json.dumps(names_in(text, language))
        out = in_own_process(
            "espeak_child.py", (voice, names), digits_apart(text), seconds=SECONDS, answer=answer
        )
        return plausible(Speech(samples_of(out[4:]), int.from_bytes(out[:4], "little")), text)


@cache
def _voices(data: str) -> dict[str, str]:
    """The voices of the package's ``lang`` folder: the first ``language`` of each file → the file's name, by
    which the library finds it. One whose dictionary is not in the package (Faroese) cannot read."""
    found = {}
    for file in sorted(Path(data, "lang").rglob("*")):
        if file.is_file():
            words = [line.split() for line in file.read_text("utf-8", "replace").splitlines()]
            said = {line[0]: line[1] for line in reversed(words) if len(line) > 1}  # the first of each
            tag = said.get("language", "")
            dictionary = said.get("dictionary", tag.split("-")[0])
            if tag_is_valid(tag or "-") and Path(data, f"{dictionary}_dict").is_file():
                found[tag] = file.name
    return found
