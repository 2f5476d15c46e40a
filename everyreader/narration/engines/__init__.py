"""The voices, one module and one row each. A new voice: a module that fulfils ``base.Engine``, a row here."""

from __future__ import annotations

from importlib import import_module

from everyreader.errors import MakerMissing, UsageError
from everyreader.narration.engines.base import Engine, EngineError, Speech

__all__ = ["ENGINES", "Engine", "EngineError", "Speech", "choose_engine", "engine_named"]

# name → module, class, package; in the order in which they are tried for a language
ENGINES = {
    "pico": ("pico", "Pico", "py-nanotts"),
    "espeak": ("espeak", "Espeak", "espeakng-loader"),
    "google": ("google", "Google", "gTTS"),
}
OFFLINE = ("pico", "espeak")


def engine_named(name: str) -> Engine:
    """The engine; ``UsageError`` for a name that is none, ``MakerMissing`` without its package."""
    if name not in ENGINES:
        raise UsageError(f"there is no engine “{name}”; the engines are {', '.join(ENGINES)}")
    module, cls, package = ENGINES[name]
    try:
        return getattr(import_module(f"{__name__}.{module}"), cls)()
    except ImportError:
        raise MakerMissing(f"the voice {name}", f"pip install {package}") from None


def choose_engine(name: str | None, language: str) -> Engine:
    """The engine asked for; without a name the first offline one that has a voice for the language.

    Pico is not made for every platform; where it is missing, eSpeak NG speaks. No engine sends text anywhere
    unless it was asked for by name. Raises ``UsageError`` where the engine (or any) has no voice for
    ``language``.
    """
    if name is not None:
        engine = engine_named(name)
        if not engine.speaks(language):
            raise UsageError(
                f"{engine.title} has no voice for the language “{language}”; choose another --engine"
            )
        return engine
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
