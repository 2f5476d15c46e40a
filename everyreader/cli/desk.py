"""The task that stays: serve."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from invoke import Context, task

from everyreader.cli.terminal import BUILD, Clock, choice, fetch_tools
from everyreader.line.options import OUT, SOURCE


@task(
    auto_shortflags=False,
    iterable=["statement"],
    help={
        "source": "folder with one folder for each statement (default: source)",
        "out": "folder for the editions (default: build)",
        "statement": "show and build this statement only; can be given more than once",
        **BUILD,
        "build": "build what is saved, too",
        "port": "where the preview is, on this machine (0: any that is free; default: 8137)",
        "idle": "minutes after which it ends by itself when nobody asks for anything (default: 30)",
    },
)
def serve(
    ctx: Context,
    source: str = SOURCE,
    out: str = OUT,
    statement: Sequence[str] | None = None,
    engine: str = "",
    voice: str = "",
    fallback: str = "",
    jobs: int = 0,
    allow_untested: bool = False,
    recognition: bool = True,
    styles: str = "",
    build: bool = True,
    port: int = 8137,
    idle: int = 30,
) -> None:
    """Preview statements as they are written, build them when they are saved, and stay warm for builds."""
    from everyreader.line.options import Options
    from everyreader.tools import makers

    makers.require()
    clock = Clock()
    fetch_tools()
    from everyreader.serve.main import Serving
    from everyreader.serve.main import serve as stay

    options = Options(
        source=Path(source),
        out=Path(out),
        statements=tuple(statement or ()),
        voice=choice(engine, voice, fallback),
        jobs=jobs,
        allow_untested=allow_untested,
        recognition=recognition,
        styles=Path(styles) if styles else None,
    )
    stay(Serving(build=options, idle=idle * 60, port=port, builds=build), clock)
