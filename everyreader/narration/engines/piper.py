"""Piper (piper-tts): a voice file of the user's, spoken on the machine. Nothing is ever downloaded."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version as package_version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from langcodes import standardize_tag, tag_is_valid

from everyreader.model.errors import UsageError
from everyreader.narration.engines.base import (
    Engine,
    EngineError,
    Speech,
    nearest,
    plausible,
    samples_of,
)
from everyreader.narration.engines.own_process import in_own_process
from everyreader.narration.engines.signs import digits_apart, names_in

SECONDS = 300.0  # the slowest voices take a third of real time; the longest sentences speak for minutes
TWO_FILES = "a Piper voice is two files, VOICE.onnx and VOICE.onnx.json, side by side"


@dataclass(frozen=True)
class Piper:
    """One voice file. Made by ``piper_voice``, which has looked at both of its files.

    Piper varies its speech at random. The sentence's own process starts the generator from one seed, and
    calculates in one thread: the same words give the same bytes, with the voice's own liveliness. The
    process costs about a second of loading for a voice of 60 MB, once for each sentence that is new.
    """

    file: Path
    label: str
    language: str
    fingerprint: str
    name: str = "piper"
    title: str = "Piper"
    notice: str = ""
    side_by_side: int | None = 4  # each holds the whole voice in memory
    pace: float | None = None

    @property
    def version(self) -> str:
        return package_version("piper-tts")

    def voice(self, language: str) -> str | None:
        return self.label if nearest(language, [self.language], 9) else None

    def speaks(self, language: str) -> bool:
        return self.voice(language) is not None

    def speak(self, text: str, language: str, answer: Path | None = None) -> Speech:
        if not self.speaks(language):
            raise EngineError(
                f"{self.file.name} speaks “{self.language}”, not “{language}”", "give --voice another file"
            )
        names = json.dumps(names_in(text, self.language))
        arguments = (str(self.file.resolve()), names)
        out = in_own_process("piper_child.py", arguments, digits_apart(text), seconds=SECONDS, answer=answer)
        return plausible(Speech(samples_of(out[4:]), int.from_bytes(out[:4], "little")), text)


def piper_voice(file: Path | None) -> Engine:
    """The engine that speaks with ``file``; ``UsageError`` naming the file where it is no voice of Piper's.

    ``ImportError`` where Piper is not installed whole.
    """
    for package in ("piper", "onnxruntime"):
        if find_spec(package) is None:
            raise ImportError(package)
    if file is None:
        raise UsageError(f"--engine piper needs --voice FILE; {TWO_FILES}")
    file = file.with_suffix("") if file.name.endswith(".onnx.json") else file
    label = Path(f"{file}.json")
    try:
        for part in (file, label):
            if not part.is_file():
                raise UsageError(f"{part}: there is no such file; {TWO_FILES}")
        language = _language(json.loads(label.read_text("utf-8")))
        digest = hashlib.sha256()
        for part in (file, label):
            digest.update(hashlib.sha256(part.read_bytes()).digest())
        in_own_process("piper_child.py", (str(file.resolve()), "{}"), "", seconds=SECONDS)
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}); make it readable") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{label}: does not describe a voice of Piper's; {TWO_FILES}") from None
    except EngineError as error:
        raise UsageError(f"{file}: Piper cannot speak with it: {error.cause}; choose another voice") from None
    return Piper(file, file.name.removesuffix(".onnx"), language, digest.hexdigest())


def _language(description: dict[str, Any]) -> str:
    """The BCP 47 tag; the first voices of Piper's had no ``language``, only eSpeak NG's name for it."""
    stated = description.get("language", {}).get("code") or description["espeak"]["voice"]
    tag = standardize_tag(stated)
    if not tag_is_valid(tag):
        raise ValueError(stated)
    return tag
