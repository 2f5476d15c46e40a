"""The tasks about editions: build, check, publish, clean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from invoke import Context, task

from everyreader.cli.terminal import BUILD, Clock, choice, comma, fetch_tools, leave, log, say
from everyreader.line.options import OUT, SOURCE

if TYPE_CHECKING:
    from everyreader.line.check import CheckOptions
    from everyreader.line.options import Options, Store


@task(
    auto_shortflags=False,
    default=True,
    iterable=["statement"],
    help={
        "source": "folder with one folder for each statement, or its address, s3://… (default: source)",
        "out": "folder for the editions, or its address (default: build)",
        "statement": "build this statement only; can be given more than once",
        "formats": "some formats only, such as epub,html; never replaces a full edition",
        "also": "make on request: acx, one recording a chapter for audiobook shops",
        **BUILD,
        "afresh": "make everything anew, with nothing that an earlier build kept",
        "warm": "hand over to a running serve of the same project, which has started the slow tools",
        "scheduler": "build on a Dask cluster: its address, such as tcp://host:8786 (docs/cluster.md)",
        "quiet": "say nothing while it works: results only",
        "profile": "write the time line of each statement's build: a page with a picture and a table",
    },
)
def build(
    ctx: Context,
    source: str = SOURCE,
    out: str = OUT,
    statement: Sequence[str] | None = None,
    formats: str = "",
    also: str = "",
    engine: str = "",
    voice: str = "",
    fallback: str = "",
    jobs: int = 0,
    allow_untested: bool = False,
    recognition: bool = True,
    styles: str = "",
    afresh: bool = False,
    warm: bool = True,
    quiet: bool = False,
    profile: bool = False,
    scheduler: str = "",
) -> None:
    """Build, check and publish every statement in source/ that has changed."""
    from everyreader.line.options import Options
    from everyreader.line.unchanged import told

    clock = Clock()
    options = Options(
        source=Path(source),
        out=Path(out),
        statements=tuple(statement or ()),
        formats=comma(formats),
        profiles=comma(also),
        voice=choice(engine, voice, fallback),
        jobs=jobs,
        allow_untested=allow_untested,
        recognition=recognition,
        styles=Path(styles) if styles else None,
        afresh=afresh,
        timeline=profile,
        scheduler=scheduler,
        store=_store(source, out),
    )
    far = options.scheduler or options.store
    if not far and (told(options) or (warm and _handed_over("build", options, _silent if quiet else clock))):
        return
    _build(options, clock, quiet=quiet)


def _store(source: str, out: str) -> Store | None:
    """Addresses of a store, where one of these is one."""
    from everyreader.line.options import Store

    if "://" not in source + out:
        return None
    return Store(*(one if "://" in one else str(Path(one).resolve()) for one in (source, out)))


def _build(options: Options, clock: Clock, *, quiet: bool) -> None:
    from everyreader.tools import makers

    makers.require()  # before anything is loaded that needs one
    fetch_tools()
    from everyreader.cli.progress import Display, totals
    from everyreader.line import interface

    with Display(clock, quiet=quiet) as display:
        results = interface.build(options, progress=display)
    if len(results) > 1:
        print(totals(results, clock.seconds))
    if trace := "\n".join(result.trace for result in results if result.trace):
        say(f"everyreader: the details are in {log(trace)}")
    leave(max((result.exit_code for result in results), default=0))


@task(
    auto_shortflags=False,
    iterable=["path"],
    help={
        "path": "an edition folder, or one file of any kind in it; can be given more than once",
        "out": "folder with the editions to check when no --path is given (default: build)",
        "source": "where the statements lie, for comparison with the editions' own (default: source)",
        "against": "a statement.md to compare a single file with",
        "format": "text, json, earl, sarif, junit or html (default: text)",
        "voice": "the voice file that piper spoke an edition with, to listen for its sentences",
        "report": "a folder to keep the findings and the validators' own reports in",
        "allow_untested": "exit 0 although a validator is missing or failed",
        "recognition": "recognise the words in the recording, where that is installed",
        "styles": "your own folder of page.css, for --format html",
        "warm": "hand over to a running serve of the same project, which has started the slow tools",
    },
)
def check(
    ctx: Context,
    path: Sequence[str] | None = None,
    out: str = OUT,
    source: str = SOURCE,
    against: str = "",
    format: str = "text",
    voice: str = "",
    report: str = "",
    allow_untested: bool = False,
    recognition: bool = True,
    styles: str = "",
    warm: bool = True,
) -> None:
    """Read editions back and check them again, whoever built them."""
    from everyreader.line.check import CheckOptions

    clock = Clock()
    options = CheckOptions(
        paths=tuple(Path(one) for one in path or ()),
        out=Path(out),
        source=Path(source),
        against=Path(against) if against else None,
        format=format,
        voice=Path(voice) if voice else None,
        allow_untested=allow_untested,
        report=Path(report) if report else None,
        recognition=recognition,
        styles=Path(styles) if styles else None,
    )
    if warm and _handed_over("check", options, clock):
        return
    fetch_tools()
    if options.styles:
        from everyreader.theme.styles_folder import check_styles

        check_styles(options.styles)
    from everyreader.cli.progress import Display
    from everyreader.line import interface

    results = interface.check(options, progress=Display(clock))
    from everyreader.report.formats import rendered_report  # slow to load; by now the check has done so

    print(rendered_report(format, results, options.styles), end="")
    leave(max((result.exit_code for result in results), default=0))


def _silent(line: str) -> None:
    """Nobody asked to hear it."""


def _handed_over(task: str, options: Options | CheckOptions, say: Callable[[str], None]) -> bool:
    """Whether a warm process did it. Raises ``Exit`` for any status but 0."""
    from everyreader.serve.client import handed_over

    status = handed_over(task, options, say, partial(print, end="", flush=True))
    leave(status or 0)
    return status is not None


@task(
    auto_shortflags=False,
    positional=["folder"],
    help={
        "folder": "where the copy is put; a copy that an earlier publish put there is replaced",
        "out": "folder with the editions (default: build)",
        "styles": "your own folder of page.css, for the list of editions",
    },
)
def publish(ctx: Context, folder: str, out: str = OUT, styles: str = "") -> None:
    """Copy the list of editions and every published edition into a folder, for any web server."""
    from everyreader.line.site import Site, publish_site

    names = publish_site(Site(out=Path(out), target=Path(folder), styles=Path(styles) if styles else None))
    for name in names:
        print(f"published {name}")
    print(
        f"{folder}/index.html lists {len(names)} edition{'' if len(names) == 1 else 's'}; every sum "
        f"was checked"
    )


@task(
    auto_shortflags=False,
    help={
        "out": "folder with the editions (default: build)",
        "cache": "delete only what is kept for the next build; the editions stay",
    },
)
def clean(ctx: Context, out: str = OUT, cache: bool = False) -> None:
    """Delete everything that was built."""
    from everyreader.publishing.clean import clean as empty
    from everyreader.publishing.clean import clean_cache

    for name in (clean_cache if cache else empty)(Path(out)):
        print(f"deleted {name}")
