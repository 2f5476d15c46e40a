"""The warm process: the desk's pages, what is saved meanwhile, what others ask; it ends when nobody has asked
for anything for long."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn
from filelock import FileLock, Timeout
from starlette.types import ASGIApp, Receive, Scope, Send
from watchfiles import awatch

from everyreader.line.options import Options, folders
from everyreader.model.door import command
from everyreader.model.errors import UsageError
from everyreader.serve.door import open_door
from everyreader.serve.jobs import Desk
from everyreader.serve.requests import PLACE
from everyreader.serve.show import Show
from everyreader.serve.web import HERE, Desktop
from everyreader.theme.styles_folder import styles_folder

Say = Callable[[str], None]
_TOGETHER = 150  # milliseconds: what is saved within them is one change
_STEP = 20  # milliseconds without another


@dataclass(frozen=True, kw_only=True)
class Serving:
    """What ``serve`` was asked for. ``idle``: seconds after which it ends by itself; ``port`` 0: any.
    ``builds``: whether what is saved is built, too."""

    build: Options
    idle: float
    port: int
    builds: bool = True


def serve(asked: Serving, say: Say) -> None:
    """Show and build the statements of one folder as they are written, and stay warm for others' builds,
    until nobody has asked for anything for ``idle`` seconds.

    Raises ``UsageError`` where another does so already, or has the port.
    """
    home = asked.build.out / PLACE
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with FileLock(home / "lock", timeout=0):
            asyncio.run(_serve(asked, say))
    except Timeout:
        what = f"another '{command()} serve' is running for {asked.build.out}/; end it first"
        raise UsageError(what) from None


async def _serve(asked: Serving, say: Say) -> None:
    options, called = asked.build, asyncio.Event()
    with Desk() as desk:
        shows = _shows(asked, desk)
        async with AsyncExitStack() as stack:
            there = await stack.enter_async_context(open_door(desk, options.out, called.set))
            say(f"builds and checks can{'' if there else 'not'} be handed over now")
            pages = Desktop(shows, options.out, options.styles)
            key = _key(options.out / PLACE)
            address = await stack.enter_async_context(_pages(pages.app(key), asked.port, called.set))
            await stack.enter_async_context(_watching(shows, options, called.set))
            say(f"the preview is at {address}/{key}/")
            await _forgotten(
                called, lambda: desk.busy or any(one.watched for one in shows.values()), asked.idle
            )
            for show in shows.values():
                await show.end()
    say("nobody has asked for anything for long; ended")


def _shows(asked: Serving, desk: Desk) -> Mapping[str, Show]:
    chosen = folders(asked.build.source, asked.build.statements)
    options = {one: replace(asked.build, statements=(one.name,)) for one in chosen}
    return {one.name: Show(one, options[one], desk, builds=asked.builds) for one in chosen}


async def _forgotten(called: asyncio.Event, busy: Callable[[], bool], seconds: float) -> None:
    """Until nobody has called for so long, and nothing is under way."""
    while True:
        called.clear()
        try:
            async with asyncio.timeout(seconds):
                await called.wait()
        except TimeoutError:
            if not busy():
                return


@asynccontextmanager
async def _pages(app: ASGIApp, port: int, called: Callable[[], None]) -> AsyncIterator[str]:
    """The web server, for this machine only; gives its address. Raises ``UsageError`` where the port is
    taken."""

    async def heard(scope: Scope, receive: Receive, send: Send) -> None:
        called()
        await app(scope, receive, send)

    try:
        door = socket.create_server((HERE[0], port))
    except OSError as error:
        raise UsageError(f"--port {port}: {error.strerror}; choose another") from None
    config = uvicorn.Config(heard, log_level="error", lifespan="off", ws="none", timeout_graceful_shutdown=1)
    server = _Server(config)
    with door:
        task = asyncio.create_task(server.serve(sockets=[door]))
        try:
            yield f"http://{HERE[0]}:{door.getsockname()[1]}"
        finally:
            server.should_exit = True
            with suppress(asyncio.CancelledError):
                await task


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """The command line heeds them already."""
        yield


@asynccontextmanager
async def _watching(
    shows: Mapping[str, Show], options: Options, called: Callable[[], None]
) -> AsyncIterator[None]:
    """Refresh what is saved, from now on."""
    for show in shows.values():
        show.refresh()
    task = asyncio.create_task(_watch(shows, options, called))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _watch(shows: Mapping[str, Show], options: Options, called: Callable[[], None]) -> None:
    places = [options.source, styles_folder(), *([options.styles] if options.styles else [])]
    async for changes in awatch(*places, debounce=_TOGETHER, step=_STEP):
        called()
        changed = {Path(path) for _, path in changes}
        for show in shows.values():
            if any(_concerns(path, show.folder.absolute(), shows) for path in changed):
                show.refresh()


def _concerns(path: Path, folder: Path, shows: Mapping[str, Show]) -> bool:
    """A statement's own files, and all that lies in no statement's folder."""
    others = (one.folder.absolute() for one in shows.values())
    return path.is_relative_to(folder) or not any(path.is_relative_to(one) for one in others)


def _key(home: Path) -> str:
    """The secret part of the pages' address; the same the next time, so that an open page finds it again."""
    path = home / "key"
    with suppress(OSError):
        if key := path.read_text("utf-8").strip():
            return key
    key = secrets.token_urlsafe(16)
    path.touch(mode=0o600)
    path.write_text(key, encoding="utf-8")
    return key
