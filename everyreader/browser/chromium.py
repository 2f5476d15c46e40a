"""One Chromium for the whole build: axe, the page's reading back and its pictures share it.

Playwright's sync objects belong to the thread that made them, so all of them live in one thread
(``driver.py``), to which every other hands work. They speak through a pipe: even a machine without a loopback
interface can show a page. A page that never answers is ended with the browser's processes; the other jobs and
the next ones go on in fresh ones.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar
from urllib.parse import urlsplit
from urllib.request import url2pathname

from everyreader.browser.driver import Again, Driver
from everyreader.browser.visit import View, Visit
from everyreader.model.errors import EveryreaderError, ValidatorUnavailable
from everyreader.tools import browsers
from everyreader.tools.process import kill_group
from everyreader.tools.slots import lent

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import ConsoleMessage, Page, Request, Route

T = TypeVar("T")
SECONDS_TO_START = 30.0
FLAGS = (  # beside Playwright's own
    # what would start by itself anywhere does (no sound is let out)
    "--autoplay-policy=no-user-gesture-required",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # the second wall: the first is the route in ``_open``
)


class Browser:
    """One Chromium, as a context manager; it starts in the background at once.

    ``seconds`` is the deadline of one job. Any thread may call the methods; a few jobs go on side by side.
    They raise ``ValidatorUnavailable`` when no browser is there, when it crashes, when the deadline passes.
    """

    def __init__(self, *, seconds: float = 60.0, found: browsers.Browser | None = None) -> None:
        self.seconds = seconds
        self._found = found
        self._driver: Driver | None = None
        self._leader = 0  # the number of the browser's first process, which leads their group
        self._killed = 0  # that of the last one that was ended with a page that did not answer
        self._chromium: Chromium | None = None
        self.proofs: set[str] = set()  # what was proven of the running process; a new one begins without

    def __enter__(self) -> Self:
        self._driver = Driver(self._ready, self._stop)
        self._driver.start()  # a failure is said to the first job, which tries again
        return self

    def __exit__(self, *exception: object) -> None:
        if self._driver is not None:
            self._driver.end()
            self._driver = None

    def visit(
        self,
        path: Path,
        job: Callable[[Visit], T],
        *,
        view: View | None = None,
        seconds: float | None = None,
        folder: Path | None = None,
        before: str = "",
    ) -> T:
        """Open ``path`` and return what ``job`` makes of it, in the browser's thread, within the deadline.

        ``before`` is a script that runs in the page's world ahead of its own. The page may load what lies in
        ``folder``. Where none is named that is its own, and what makes its look may lie elsewhere.
        """
        own = _Own(folder or path.resolve().parent, elsewhere=folder is None)
        return self._do(lambda: self._job(path, job, view or View(), seconds or self.seconds, own, before))

    def screenshot(self, path: Path, *, view: View | None = None, full_page: bool = False) -> bytes:
        """The page as a PNG."""
        return self.visit(
            path, lambda visit: visit.page.screenshot(full_page=full_page, animations="disabled"), view=view
        )

    def version(self) -> str:
        """Name and version of the browser, for reports."""
        return self._do(lambda: f"Chromium {self._ready().version}")

    def _do(self, work: Callable[[], T]) -> T:
        if self._driver is None:
            raise ValidatorUnavailable("the browser is not running; use it inside its 'with' block")
        with lent():
            return self._driver.do(work)

    # In the driver's thread only, from here on.

    def _job(
        self, path: Path, job: Callable[[Visit], T], view: View, seconds: float, own: _Own, before: str
    ) -> T:
        from playwright.sync_api import Error

        chromium, leader, expired = self._ready(), self._leader, threading.Event()
        watch = threading.Timer(seconds, self._expire, (leader, expired))
        watch.start()
        try:
            context = chromium.new_context(service_workers="block")
            try:
                page = context.new_page()
                if before:
                    page.add_init_script(before)
                return job(self._open(page, path, view, seconds, own))
            finally:
                if not expired.is_set():
                    context.close()
        except Error as error:
            late = expired.is_set()
            reason = f"it did not finish within {seconds:g} s" if late else _first_line(error)
            failed = ValidatorUnavailable(f"the browser failed on {path.name}: {reason}")
            over = self._killed == leader or not chromium.is_connected()
            if over and self._leader == leader:
                self._end_process()
            if over and not late:
                raise Again(failed) from None  # it may have been another page that ended the process
            raise failed from None
        finally:
            watch.cancel()

    def _open(self, page: Page, path: Path, view: View, seconds: float, own: _Own) -> Visit:
        visit = Visit(page, path)
        visit.look(view)

        def guard(route: Route, request: Request) -> None:
            leaves = (
                page.url != "about:blank"
                and request.is_navigation_request()
                and not request.frame.parent_frame
            )
            if not _within(request.url, own.folder):
                visit.requests.append(request.url)
            if leaves:
                visit.left.append(request.url)
                route.fulfill(status=204)  # as a meta element may ask: what is looked at stays
            elif own.has(request):
                if request.url.startswith("file:"):
                    visit.loaded.append(_path_of(request.url))
                route.continue_()
            else:
                if request.resource_type == "stylesheet":
                    visit.styles_missing.append(request.url)
                route.abort()

        page.set_default_timeout(seconds * 1000)
        page.route("**/*", guard)
        page.on("console", lambda said: visit.console_errors.append(said.text) if _complains(said) else None)
        page.on("pageerror", lambda error: visit.console_errors.append(error.message))
        page.goto(path.resolve().as_uri(), wait_until="load")
        return visit

    def _expire(self, leader: int, expired: threading.Event) -> None:
        """Called by the watch, in its own thread: nothing of Playwright's is touched."""
        expired.set()
        self._killed = leader
        if leader:
            kill_group(leader)

    def _ready(self) -> Chromium:
        there = self._chromium
        if there is not None and self._leader != self._killed and there.is_connected():
            return there
        self._end_process()
        try:
            return self._start()
        except BaseException:
            self._end_process()
            raise

    def _start(self) -> Chromium:
        from playwright.sync_api import Error

        if self._driver is None:
            raise ValidatorUnavailable("the browser is not running; use it inside its 'with' block")
        try:
            found = self._found or browsers.browser()
        except EveryreaderError as error:
            raise ValidatorUnavailable(str(error)) from None
        try:
            self._chromium = self._driver.playwright.chromium.launch(
                executable_path=found.executable,
                args=[*FLAGS, *found.arguments],
                env={**os.environ, **found.environment},
                timeout=SECONDS_TO_START * 1000,
                chromium_sandbox="--no-sandbox" not in found.arguments,
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
            )
            self._leader = _first_process(self._chromium)
        except (OSError, Error) as error:
            raise ValidatorUnavailable(
                f"the browser {found.executable} did not start: {_first_line(error)}"
            ) from None
        return self._chromium

    def _end_process(self) -> None:
        self.proofs.clear()
        if self._leader:
            kill_group(self._leader)
        self._chromium, self._leader = None, 0

    def _stop(self) -> None:
        from playwright.sync_api import Error

        try:
            if self._chromium is not None:
                self._chromium.close()  # Playwright then takes the profile away
        except Error:
            pass
        self._end_process()


def _first_process(chromium: Chromium) -> int:
    said = chromium.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return next((one["id"] for one in said["processInfo"] if one["type"] == "browser"), 0)


@dataclass(frozen=True)
class _Own:
    """What a page may load: all of ``folder``; with ``elsewhere`` also local files of the kinds that make its
    look."""

    folder: Path
    elsewhere: bool

    def has(self, request: Request) -> bool:
        if _within(request.url, self.folder):
            return True
        parts = urlsplit(request.url)
        local = parts.scheme == "file" and parts.netloc in ("", "localhost")
        return (
            self.elsewhere
            and local
            and Path(parts.path).suffix.lower() in _LOOKS.get(request.resource_type, ())
        )


_LOOKS = {
    "stylesheet": (".css",),
    "font": (".woff2", ".woff", ".ttf", ".otf"),
    "image": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".ico"),
}


def _complains(said: ConsoleMessage) -> bool:
    """Whether it is an error of the page's own: what was not let through is told as a request."""
    return said.type == "error" and "net::ERR_" not in said.text


def _within(address: str, folder: Path) -> bool:
    """Whether ``address`` needs no network and stays inside ``folder``."""
    parts = urlsplit(address)
    if parts.scheme == "file" and parts.netloc in ("", "localhost"):
        return _path_of(address).is_relative_to(folder)
    return parts.scheme in ("data", "blob", "about")


def _path_of(address: str) -> Path:
    return Path(url2pathname(urlsplit(address).path)).resolve()


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
