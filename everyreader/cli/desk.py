"""The task that stays: serve."""

from __future__ import annotations

from pathlib import Path

from invoke import Context, task

from everyreader.cli.terminal import Clock, fetch_tools
from everyreader.line.options import OUT, SOURCE


@task(
    auto_shortflags=False,
    help={
        "source": "folder with one folder for each statement (default: source)",
        "out": "folder for the editions (default: build)",
        "idle": "minutes after which it ends by itself when nobody asks for anything (default: 30)",
    },
)
def serve(ctx: Context, source: str = SOURCE, out: str = OUT, idle: int = 30) -> None:
    """Keep the slow tools running for the builds and checks of this project."""
    from everyreader.line.options import Options
    from everyreader.tools import makers

    makers.require()
    clock = Clock()
    fetch_tools()
    from everyreader.serve.main import Serving
    from everyreader.serve.main import serve as stay

    stay(Serving(build=Options(source=Path(source), out=Path(out)), idle=idle * 60), clock)
