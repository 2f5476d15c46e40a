"""Where builds and checks of others come in: a Unix socket that only this user can open."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from everyreader.line.check import CheckOptions, check_all
from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.line.workshop import Workshop
from everyreader.model.errors import EveryreaderError
from everyreader.report.formats import rendered_report
from everyreader.report.result import Result
from everyreader.serve.jobs import Desk, Run, Say
from everyreader.serve.requests import is_private, options_from, program_now, socket_path
from everyreader.theme.styles_folder import check_styles
from everyreader.tools.slots import Stopped

Answer = dict[str, Any]


@asynccontextmanager
async def open_door(desk: Desk, out: Path, called: Callable[[], None]) -> AsyncIterator[bool]:
    """Take in what others ask, while the context is open; ``called`` is called for each. Gives whether there
    is such a door here: not every system has these sockets, and their paths are short. Nobody else may have
    one for ``out``."""
    path = socket_path(out)
    if path is None or not hasattr(asyncio, "start_unix_server"):
        yield False
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    if not is_private(path.parent):
        yield False
        return
    path.unlink(missing_ok=True)  # one that nobody listens to any more
    server = await asyncio.start_unix_server(partial(_heard, desk, called), path, limit=1 << 20)
    path.chmod(0o600)
    try:
        async with server:
            yield True
    finally:
        path.unlink(missing_ok=True)


async def _heard(
    desk: Desk, called: Callable[[], None], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    called()
    with suppress(ConnectionError, ValueError):
        try:
            async for answer in _answers(desk, reader):
                writer.write(json.dumps(answer).encode() + b"\n")
                await writer.drain()
        finally:
            called()
            writer.close()
            await writer.wait_closed()


async def _answers(desk: Desk, reader: asyncio.StreamReader) -> AsyncIterator[Answer]:
    try:
        asked = json.loads(await reader.readline())
        job = _JOBS[asked["task"]](asked["options"])
        elsewhere = asked["folder"] != str(Path.cwd())
        other = asked["program"] != desk.program or program_now() != desk.program
    except (ValueError, LookupError, TypeError) as error:
        yield {"no": f"not understood: {error}"}
        return
    if other or elsewhere:
        yield {"no": "another program" if other else "another folder"}
        return
    loop, answers = asyncio.get_running_loop(), asyncio.Queue[Answer]()

    def put(answer: Answer) -> None:
        loop.call_soon_threadsafe(answers.put_nowait, answer)

    yield {"say": "handed over to the process that is warm already"}
    run = desk.start(partial(job, lambda text: put({"tell": text})), lambda line: put({"say": line}))
    run.result.add_done_callback(lambda _: put(_ending(run)))
    gone = asyncio.create_task(_stopped_with(reader, run))
    try:
        while True:
            answer = await answers.get()
            yield answer
            if "status" in answer or "no" in answer:
                return
    finally:
        gone.cancel()
        run.stop()


async def _stopped_with(reader: asyncio.StreamReader, run: Run[int]) -> None:
    """Whoever asked says nothing more: the line ends when they do."""
    await reader.read(1)
    run.stop()


def _ending(run: Run[int]) -> Answer:
    try:
        return {"status": run.result.result()}
    except EveryreaderError as error:
        return {"error": str(error), "status": error.exit_code}
    except Stopped:
        return {"no": "stopped"}
    except BaseException as error:  # noqa: BLE001 - the one who asks meets the same, and tells it
        return {"no": f"{type(error).__name__}: {error}"}


def _build(data: dict[str, Any]) -> Callable[..., int]:
    options = options_from(Options, data)

    def run(tell: Say, workshop: Callable[..., Workshop], say: Say) -> int:
        results = build_all(options, say, partial(_tell, tell), workshop)
        if trace := next((result.trace for result in results if result.trace), ""):
            raise RuntimeError(trace)
        return max((result.exit_code for result in results), default=0)

    return run


def _tell(tell: Say, result: Result) -> None:
    if not result.trace:  # the one who asked meets the fault, too, and logs it
        tell(f"{result.summary()}\n")


def _check(data: dict[str, Any]) -> Callable[..., int]:
    options = options_from(CheckOptions, data)

    def run(tell: Say, workshop: Callable[..., Workshop], say: Say) -> int:
        if options.styles:
            check_styles(options.styles)
        results = check_all(options, say, workshop)
        tell(rendered_report(options.format, results, options.styles))
        return max((result.exit_code for result in results), default=0)

    return run


_JOBS: dict[str, Callable[[dict[str, Any]], Callable[..., int]]] = {"build": _build, "check": _check}
