"""The warm process: it waits for what others ask, and ends when nobody has asked for long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from filelock import FileLock, Timeout

from everyreader.line.options import Options
from everyreader.model.door import command
from everyreader.model.errors import UsageError
from everyreader.serve.door import open_door
from everyreader.serve.jobs import Desk
from everyreader.serve.requests import PLACE

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Serving:
    """What ``serve`` was asked for. ``idle``: seconds after which it ends by itself."""

    build: Options
    idle: float


def serve(asked: Serving, say: Say) -> None:
    """Stay warm for the builds and checks of one folder, until nobody has asked for ``idle`` seconds.

    Raises ``UsageError`` where another does so already.
    """
    lock = asked.build.out / PLACE / "lock"
    lock.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with FileLock(lock, timeout=0):
            asyncio.run(_serve(asked, say))
    except Timeout:
        raise UsageError(
            f"another '{command()} serve' is running for {asked.build.out}/; end it first"
        ) from None


async def _serve(asked: Serving, say: Say) -> None:
    called = asyncio.Event()
    with Desk() as desk:
        async with open_door(desk, asked.build.out, called.set) as there:
            say(f"builds and checks can{'' if there else 'not'} be handed over now")
            await _forgotten(called, desk, asked.idle)
    say("nobody has asked for anything for long; ended")


async def _forgotten(called: asyncio.Event, desk: Desk, seconds: float) -> None:
    """Until nobody has called for so long, and nothing is under way."""
    while True:
        called.clear()
        try:
            async with asyncio.timeout(seconds):
                await called.wait()
        except TimeoutError:
            if not desk.busy:
                return
