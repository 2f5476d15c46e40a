"""The libraries that make an edition: which they are, in which version, and that they are there before
anything is made."""

from __future__ import annotations

from importlib import metadata
from importlib.util import find_spec

from everyreader.model.errors import MakerMissing

# Module → distribution; what any of them does is in docs/tools.md.
_MODULES = {
    "pypandoc": "pypandoc_binary",
    "typst": "typst",
    "ebooklib": "EbookLib",
    "pikepdf": "pikepdf",
    "lxml": "lxml",
    "nh3": "nh3",
    "jinja2": "jinja2",
    "fontTools": "fonttools",
    "brotli": "brotli",
    "sentencex": "sentencex",
    "num2words": "num2words",
    "emoji": "emoji",
    "lameenc": "lameenc",
    "av": "av",
    "mutagen": "mutagen",
    "soxr": "soxr",
    "webvtt": "webvtt-py",
    "PIL": "pillow",
    "py_svg_hush": "py-svg-hush",
}
_VOICES = ("py-nanotts", "espeakng-loader", "piper-tts", "gTTS")


def require() -> None:
    """Raises ``MakerMissing`` for the first library that is not there. Voices are asked for when one is
    chosen."""
    for module, distribution in _MODULES.items():
        if find_spec(module) is None:
            raise MakerMissing(distribution, f"pip install {distribution}")


def versions() -> dict[str, str]:
    """Every library that shapes an edition's bytes, with its version."""
    names = ("everyreader", *_MODULES.values(), *_VOICES)
    return {name: version for name in names if (version := _version(name))}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
