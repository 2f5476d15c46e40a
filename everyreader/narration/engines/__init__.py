"""The voices, one module each. A new voice: a module that fulfils ``base.Engine``, a row in
``model/voices.py``."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version as package_version
from pathlib import Path

from everyreader.model.errors import MakerMissing, UsageError
from everyreader.model.voices import ENGINES, FROM_A_FILE, OFFLINE
from everyreader.narration.engines.base import Engine, EngineError, Speech

__all__ = ["ENGINES", "Engine", "EngineError", "Speech", "choose_engine", "engine_named"]


def engine_named(name: str, voice_file: Path | None = None) -> Engine:
    """The engine; ``UsageError`` for a name that is none or a voice file that does not fit, ``MakerMissing``
    without its package."""
    if name not in ENGINES:
        raise UsageError(f"there is no engine “{name}”; the engines are {', '.join(ENGINES)}")
    module, make, package = ENGINES[name]
    if voice_file is not None and name not in FROM_A_FILE:
        raise UsageError(f"--engine {name} takes no --voice; with --engine piper it does")
    try:
        made = getattr(import_module(f"{__name__}.{module}"), make)
        engine = made(voice_file) if name in FROM_A_FILE else made()
        package_version(package)  # a package without its metadata is not there either
    except ImportError:
        raise MakerMissing(f"the voice {name}", f"pip install {package}") from None
    return engine


def choose_engine(name: str | None, language: str, voice_file: Path | None = None) -> Engine:
    """The engine asked for; without a name the first offline one that has a voice for the language, or
    Piper where there is a ``voice_file``.

    Pico is not made for every platform; where it is missing, eSpeak NG speaks. No engine sends text anywhere
    unless it was asked for by name. Raises ``UsageError`` where the engine (or any) has no voice for
    ``language``.
    """
    if name is None and voice_file is None:
        return _offline_voice(language)
    engine = engine_named(name or "piper", voice_file)
    if engine.speaks(language):
        return engine
    if voice_file is not None:
        raise UsageError(f"{voice_file}: this voice does not speak “{language}”; give --voice one that does")
    raise UsageError(f"{engine.title} has no voice for the language “{language}”; choose another --engine")


def _offline_voice(language: str) -> Engine:
    missing: list[MakerMissing] = []
    for candidate in OFFLINE:
        try:
            engine = engine_named(candidate)
        except MakerMissing as error:
            missing.append(error)
            continue
        if engine.speaks(language):
            return engine
    if len(missing) == len(OFFLINE):
        raise missing[-1]
    raise UsageError(f"no offline voice speaks “{language}”; correct the tag or choose an --engine")
