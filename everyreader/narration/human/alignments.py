"""Alignments that were found before: by the recording's bytes and the words, verified when read, written in
one step."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from everyreader.model.digest import sha256
from everyreader.model.errors import MakerFailed
from everyreader.narration.cache import put
from everyreader.narration.engines import Engine
from everyreader.narration.human.script import Line
from everyreader.narration.segments import pieces_of

METHOD = 1  # raised whenever other places may be found, or other recordings refused
_SHAPED_BY = ("av", "numpy", "soxr")


@dataclass(frozen=True)
class Heard:
    """Where one line is heard, in samples at 44.1 kHz; ``fit`` as ``align.Place`` has it, rounded."""

    line: str
    start: int
    end: int
    fit: float


def key_of(recording: Path, lines: Sequence[Line], engine: Engine) -> str:
    """SHA-256 of the recording, the words with the voices that they are held against, and the method."""
    digest = sha256(recording)
    words = [
        [
            line.utterance.id,
            line.side,
            line.loose,
            *(one.description for one in pieces_of(line.utterance, engine)),
        ]
        for line in lines
    ]
    tools = {name: version(name) for name in _SHAPED_BY}
    text = json.dumps([METHOD, digest, words, tools], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def load(folder: Path, key: str) -> tuple[Heard, ...] | None:
    """The entry, or ``None`` where there is none, or one that is not what was written."""
    try:
        said = json.loads(_path(folder, key).read_text("utf-8"))
        heard = tuple(Heard(**one) for one in said["heard"])
        return heard if said["sha256"] == _digest(key, heard) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def store(folder: Path, key: str, heard: Sequence[Heard]) -> None:
    """Keep an entry. Raises ``MakerFailed`` where the folder cannot be written."""
    path = _path(folder, key)
    data = {"heard": [asdict(one) for one in heard], "sha256": _digest(key, heard)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, json.dumps(data, indent=1).encode("utf-8"))
    except OSError as error:
        raise MakerFailed(
            f"narration: {folder} cannot be written ({error.strerror}); make room there, or make it writable"
        ) from error


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}.aligned.json"


def _digest(key: str, heard: Sequence[Heard]) -> str:
    text = json.dumps([key, [asdict(one) for one in heard]], sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
