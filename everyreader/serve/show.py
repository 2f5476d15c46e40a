"""One statement on the desk: shown at once when it is saved, then built; who looks hears of each step."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.line.workshop import Workshop
from everyreader.model.errors import EveryreaderError
from everyreader.model.findings import Finding, Outcome
from everyreader.report.result import Result, Status
from everyreader.serve.jobs import Desk, Run, Say
from everyreader.serve.preview import Preview, failures, preview_of
from everyreader.tools.places import font_folders
from everyreader.tools.slots import Stopped

_COURTESY = 0.6  # seconds for a browser to show what was saved, before the build begins
_WHOLE = (Status.PUBLISHED, Status.UNCHANGED, Status.HELD)
_UNSAID = (Status.UNCHANGED, Status.FAILED)  # such a result says nothing of the finished files


@dataclass(frozen=True)
class State:
    """What is to be seen. ``number`` grows with each change of it; ``problem`` is why the last thing that was
    saved cannot be shown, and ``preview`` the last that could. ``built`` is the edition made of ``preview``,
    None until it is."""

    number: int = 0
    preview: Preview | None = None
    problem: str = ""
    built: Result | None = None
    status: str = "Reading the statement."
    progress: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of the source at once; of the whole edition when it is built."""
        if self.built and self.built.status not in _UNSAID:
            return self.built.findings
        return self.preview.found if self.preview else ()

    @property
    def has_edition(self) -> bool:
        """Whether there is an edition of ``preview`` to look into, published or held back."""
        return self.built is not None and self.built.status in _WHOLE

    @property
    def has_report(self) -> bool:
        """Whether the finished files were judged."""
        return self.built is not None and self.built.place is not None

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that ask somebody to mend something."""
        return failures(self.findings)

    @property
    def questions(self) -> tuple[Finding, ...]:
        """What only a person can judge."""
        return tuple(one for one in self.findings if one.outcome is Outcome.CANT_TELL)


@dataclass
class Show:
    """One statement. ``refresh`` when something of it was saved; ``follow`` it to hear of each change."""

    folder: Path
    options: Options
    desk: Desk
    builds: bool = True
    state: State = field(default_factory=State)
    watched: int = 0  # how many follow it
    _work: asyncio.Task[None] | None = None
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _fetched: asyncio.Event = field(default_factory=asyncio.Event)

    def refresh(self) -> None:
        """Show it anew and build it; what is still being made of an earlier state is dropped."""
        if self._work:
            self._work.cancel()
        self._work = asyncio.create_task(self._refreshed())

    def fetched(self) -> None:
        """Somebody has what is shown."""
        self._fetched.set()

    async def follow(self) -> AsyncIterator[State]:
        """The state now, and each that follows; some may be passed over."""
        self.watched += 1
        try:
            seen = self.state
            yield seen
            while True:
                async with self._changed:
                    while self.state is seen:
                        await self._changed.wait()
                    seen = self.state
                yield seen
        finally:
            self.watched -= 1

    async def _refreshed(self) -> None:
        saved = f"{datetime.now().astimezone():%H:%M:%S}"
        try:
            preview = await asyncio.to_thread(preview_of, self.folder, self.options.styles, font_folders())
        except EveryreaderError as error:
            stays = " The page before stays." if self.state.preview else ""
            await self._show(problem=str(error), status=f"What was saved at {saved} cannot be shown.{stays}")
            return
        follows = " The edition with its sound is being made and checked." if self.builds else ""
        shown = f"Shown as saved at {saved}.{follows}"
        await self._show(preview=preview, problem="", built=None, status=shown)
        if self.builds:
            await self._reached()
            await self._built(saved)

    async def _reached(self) -> None:
        """Until whoever follows has what is shown: the build then takes all processors."""
        self._fetched.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(_COURTESY if self.watched else 0):
                await self._fetched.wait()

    async def _built(self, saved: str) -> None:
        loop = asyncio.get_running_loop()

        def say(line: str) -> None:
            asyncio.run_coroutine_threadsafe(self._say(line.partition(": ")[2] or line), loop)

        run: Run[Result] = self.desk.start(self._build, say)
        try:
            result = await asyncio.wrap_future(run.result)
        except asyncio.CancelledError:
            run.stop()
            raise
        except Stopped:
            return
        except EveryreaderError as error:
            await self._show(problem=str(error), status=f"Nothing was built of what was saved at {saved}.")
            return
        await self._show(built=result, status=f"Saved at {saved}. {_ending(result)}", progress="")

    def _build(self, workshop: Callable[..., Workshop], say: Say) -> Result:
        (result,) = build_all(self.options, say, workshop=workshop)
        return result

    async def _say(self, line: str) -> None:
        self.state = replace(self.state, progress=line)
        await self._tell()

    async def _show(self, **changes: object) -> None:
        self.state = replace(self.state, number=self.state.number + 1, **changes)
        await self._tell()

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def end(self) -> None:
        """Drop what is being made."""
        if self._work:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work


def _ending(result: Result) -> str:
    """The verdict, without the findings."""
    begins = (f"{result.name}: ", "everyreader: ")
    said = [one for one in result.summary().splitlines() if one.startswith(begins)]
    return said[-1].partition(": ")[2] if said else ""
