"""The cache of spoken pieces: found by what was to be spoken, verified when read, written in one step."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tempfile
import wave
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np

from everyreader.model.errors import MakerFailed
from everyreader.narration.engines.base import Speech

if os.name == "posix":
    import fcntl

LAYOUT = 1  # raised when the meaning of an entry changes


def key_of(description: Mapping[str, str]) -> str:
    """SHA-256 of engine, its version, voice and words."""
    text = json.dumps({**description, "layout": LAYOUT}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def load(folder: Path, key: str) -> Speech | None:
    """The entry, or ``None`` where there is none. One that does not match its hash or its name is set aside
    (``.broken``)."""
    sound, label = _paths(folder, key)
    try:
        data, said = sound.read_bytes(), json.loads(label.read_text("utf-8"))
        own = key_of({name: value for name, value in said.items() if name != "sha256"}) == key
        if own and hashlib.sha256(data).hexdigest() == said["sha256"]:
            return _speech(data)
    except OSError:  # not there, or not to be read: to be spoken anew
        return None
    except (ValueError, KeyError, TypeError, wave.Error, EOFError):
        pass
    for path in (label, sound):
        with suppress(FileNotFoundError):  # another build may have been quicker
            path.replace(path.with_name(path.name + ".broken"))
    return None


def store(folder: Path, key: str, speech: Speech, description: Mapping[str, str]) -> None:
    """Keep an entry: the sound first, the label that vouches for it last, each in one step.

    Raises ``MakerFailed`` where the folder cannot be written.
    """
    sound, label = _paths(folder, key)
    data = _wav(speech)
    vouched = {**description, "sha256": hashlib.sha256(data).hexdigest()}
    try:
        sound.parent.mkdir(parents=True, exist_ok=True)
        put(sound, data)
        put(label, json.dumps(vouched, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8"))
    except OSError as error:
        raise MakerFailed(
            f"narration: {folder} cannot be written ({error.strerror}); make room there, or make it writable"
        ) from error


def answer_path(folder: Path, key: str) -> Path:
    """Where a child keeps what it has spoken until the entry is there."""
    return folder / key[:2] / f"{key}.answer"


def forget_answer(folder: Path, key: str) -> None:
    """Remove it, and the claim beside it: the entry is there, or the answer was no good. Nobody reads it
    meanwhile."""
    path = answer_path(folder, key)
    if not path.parent.is_dir():
        return
    with suppress(OSError), claimed(path):
        for one in (path, Path(f"{path}.new"), path.with_suffix(".claim")):
            one.unlink(missing_ok=True)


@contextmanager
def claimed(answer: Path) -> Iterator[tuple[int, ...]]:
    """Alone with ``answer``: another build, or a child that a killed build left behind, is waited for.

    Yields the open files that a child has to inherit to hold the claim, too. A claim that its holder took
    away while it was waited for is none: the one that stands there now counts.
    """
    if os.name != "posix":
        yield ()
        return
    path = answer.with_suffix(".claim")
    while True:
        with path.open("wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                    yield (file.fileno(),)
                    return


def _paths(folder: Path, key: str) -> tuple[Path, Path]:
    return folder / key[:2] / f"{key}.wav", folder / key[:2] / f"{key}.json"


def put(path: Path, data: bytes) -> None:
    """Write a file in one step: it is there whole, or as it was before."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _wav(speech: Speech) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(speech.rate)
        file.writeframes(speech.pcm.astype("<i2").tobytes())
    return out.getvalue()


def _speech(data: bytes) -> Speech:
    with wave.open(io.BytesIO(data), "rb") as file:
        return Speech(np.frombuffer(file.readframes(file.getnframes()), "<i2"), file.getframerate())
