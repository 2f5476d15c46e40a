"""The tasks. Each calls one function, prints, and leaves the exit status to the program (docs/tasks.md)."""

from __future__ import annotations

import locale
import os
import sys
import time
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from invoke import Collection, Context, Exit, Program, task

from everyreader.cli.interruption import heed
from everyreader.cli.program import EveryreaderProgram
from everyreader.model.door import command

if TYPE_CHECKING:
    from everyreader.narration.choice import Choice

_OUT = "build"
_SOURCE = "source"


@task(
    auto_shortflags=False,
    default=True,
    iterable=["statement"],
    help={
        "source": "folder with one folder for each statement (default: source)",
        "out": "folder for the editions (default: build)",
        "statement": "build this statement only; can be given more than once",
        "formats": "some formats only, such as epub,html; never replaces a full edition",
        "profile": "also make: acx, one recording a chapter for audiobook shops",
        "engine": "the voice: pico, espeak, piper or google (google sends the text to Google)",
        "voice": "a voice file for piper, such as en_US-lessac-medium.onnx",
        "fallback": "the voice that may speak a statement where the other fails",
        "jobs": "how many sentences are spoken at once (default: one for each processor)",
        "allow_untested": "publish although a validator is missing or failed; the edition says so",
        "recognition": "recognise the words in the recording, where that is installed",
        "styles": "your own folder of page.css, epub.css and so on; what it lacks is the project's",
    },
)
def build(
    ctx: Context,
    source: str = _SOURCE,
    out: str = _OUT,
    statement: Sequence[str] | None = None,
    formats: str = "",
    profile: str = "",
    engine: str = "",
    voice: str = "",
    fallback: str = "",
    jobs: int = 0,
    allow_untested: bool = False,
    recognition: bool = True,
    styles: str = "",
) -> None:
    """Build, check and publish every statement in source/."""
    from everyreader.tools import makers

    makers.require()  # before anything is loaded that needs one
    from everyreader.line.edition import Options, build_all
    from everyreader.tools import ensure

    started = time.monotonic()
    for error in ensure(_say):
        _say(str(error))
    options = Options(
        source=Path(source),
        out=Path(out),
        statements=tuple(statement or ()),
        formats=_comma(formats),
        profiles=_comma(profile),
        voice=_choice(engine, voice, fallback),
        jobs=jobs,
        allow_untested=allow_untested,
        recognition=recognition,
        styles=Path(styles) if styles else None,
    )
    results = build_all(options, _Clock(started), lambda result: print(result.summary(), flush=True))
    _leave(max((result.exit_code for result in results), default=0))


@task(
    auto_shortflags=False,
    iterable=["path"],
    help={
        "path": "an edition folder, or one .epub, .html, .pdf, .mp3 or .m4b; can be given more than once",
        "out": "folder with the editions to check when no --path is given (default: build)",
        "source": "where the statements lie, for comparison with the editions' own (default: source)",
        "against": "a statement.md to compare a single file with",
        "format": "text, json, earl, sarif, junit or html (default: text)",
        "voice": "the voice file that piper spoke an edition with, to listen for its sentences",
        "report": "a folder to keep the findings and the validators' own reports in",
        "allow_untested": "exit 0 although a validator is missing or failed",
        "recognition": "recognise the words in the recording, where that is installed",
        "styles": "your own folder of page.css, for --format html",
    },
)
def check(
    ctx: Context,
    path: Sequence[str] | None = None,
    out: str = _OUT,
    source: str = _SOURCE,
    against: str = "",
    format: str = "text",
    voice: str = "",
    report: str = "",
    allow_untested: bool = False,
    recognition: bool = True,
    styles: str = "",
) -> None:
    """Read editions back and check them again, whoever built them."""
    from everyreader.line.check import CheckOptions, check_all
    from everyreader.tools import ensure

    for error in ensure(_say):
        _say(str(error))
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
    )
    own_styles = Path(styles) if styles else None
    if own_styles:
        from everyreader.theme.styles_folder import check_styles

        check_styles(own_styles)
    results = check_all(options, _Clock(time.monotonic()))
    from everyreader.report.formats import rendered_report  # slow to load; by now the check has done so

    print(rendered_report(format, results, own_styles), end="")
    _leave(max((result.exit_code for result in results), default=0))


@task(
    auto_shortflags=False,
    positional=["file"],
    help={
        "file": "the file as it was received: Word, OpenDocument, Rich Text, web page, e-book, PDF, Markdown or text",
        "name": "name of the statement's folder and files (default: its date and the first words of its title)",
        "publisher": "who publishes it (default: publisher.yaml)",
        "lang": "its language, a BCP 47 tag such as en-US (default: publisher.yaml, what the file says, or that of its words)",
        "title": "its title, where the file has none",
        "date": "its date (year-month-day), where the file has none",
        "identifier": "a URI of your own; otherwise one is made",
        "source": "folder to put it in (default: source)",
        "one-paragraph": "its text is one paragraph, however long: do not refuse it as paragraphs run together",
        "diff": "show what changed, line by line",
    },
)
def add(
    ctx: Context,
    file: str,
    name: str = "",
    publisher: str = "",
    lang: str = "",
    title: str = "",
    date: str = "",
    identifier: str = "",
    source: str = _SOURCE,
    one_paragraph: bool = False,
    diff: bool = False,
) -> None:
    """Import a received file: repair its structure, keep its words, list every repair."""
    from everyreader.importers.repair.add import Told
    from everyreader.importers.repair.add import add as add_statement
    from everyreader.importers.told import changes, lines

    told = Told(
        name=name,
        publisher=publisher,
        language=lang,
        title=title,
        date=date,
        identifier=identifier,
        one_paragraph=one_paragraph,
    )
    added = add_statement(Path(file), told, source=Path(source))
    for line in (*lines(added, file), *(changes(added) if diff else ())):
        print(line)
    where = "" if source == _SOURCE else f" --source {source}"
    print(f"Read it through, then: {command()} build{where} --statement {added.folder.name}")


@task(
    auto_shortflags=False,
    iterable=["statement"],
    help={
        "source": "folder with one folder for each statement (default: source)",
        "statement": "this statement only; can be given more than once",
        "engine": "the voice that was listened to, where it is not the default",
        "voice": "its voice file, for piper",
        "styles": "the folder of styles that the edition was built with",
    },
)
def review(
    ctx: Context,
    source: str = _SOURCE,
    statement: Sequence[str] | None = None,
    engine: str = "",
    voice: str = "",
    styles: str = "",
) -> None:
    """List what only a person can judge; write a review.yaml to fill in where there is none."""
    from everyreader.line.edition import folders
    from everyreader.review.present import with_edition
    from everyreader.review.sheet import lines, sheet
    from everyreader.source import read_statement
    from everyreader.theme.styles_folder import with_own

    chosen = _choice(engine, voice, "")
    with with_own(Path(styles) if styles else None) as look:
        for folder in folders(Path(source), tuple(statement or ())):
            print(f"{folder.name}:")
            for line in lines(sheet(with_edition(read_statement(folder), chosen, look))):
                print(f"  {line}")


@task(
    auto_shortflags=False,
    iterable=["statement"],
    help={
        "source": "folder with one folder for each statement (default: source)",
        "out": "folder for what is spoken (default: build)",
        "statement": "this statement only; can be given more than once",
        "engine": "the voice: pico, espeak, piper or google (google sends the text to Google)",
        "voice": "a voice file for piper, such as en_US-lessac-medium.onnx",
        "fallback": "the voice that may speak a statement where the other fails",
        "jobs": "how many sentences are spoken at once (default: one for each processor)",
        "review": "list abbreviations, numbers and names that no lexicon has confirmed, with a clip of each",
    },
)
def narrate(
    ctx: Context,
    source: str = _SOURCE,
    out: str = _OUT,
    statement: Sequence[str] | None = None,
    engine: str = "",
    voice: str = "",
    fallback: str = "",
    jobs: int = 0,
    review: bool = False,
) -> None:
    """Speak statements without building them; with --review, listen for words that a voice may say wrong."""
    from everyreader.line.speaking import Speaking, review_words, speak

    clock = _Clock(time.monotonic())
    asked = Speaking(Path(source), Path(out), tuple(statement or ()), _choice(engine, voice, fallback), jobs)
    for line in (review_words if review else speak)(asked, clock):
        print(line, flush=True)


@task(auto_shortflags=False)
def doctor(ctx: Context) -> None:
    """Say which tools are present, and for each that is missing the command that gets it."""
    from everyreader.tools import doctor as look

    statuses = look()
    wide = max(len(one.name) for one in statuses)
    for one in statuses:
        print(f"{'present' if one.present else 'MISSING'}  {one.name:<{wide}}  {one.version or one.purpose}")
        if not one.present:
            print(f"         {'':<{wide}}  get it with: {one.remedy}")
    _leave(0 if all(one.present for one in statuses) else 2)


@task(auto_shortflags=False, help={"only": "a test file or folder", "match": "run tests whose name matches"})
def test(ctx: Context, only: str = "", match: str = "") -> None:
    """Run the tests of a checkout."""
    import subprocess

    from everyreader.tools import ensure

    for error in ensure(_say):
        _say(str(error))
    side_by_side = [] if only or match else ["-n", "auto", "--dist", "worksteal"]
    chosen = [*([only] if only else []), *(["-k", match] if match else [])]
    words = [sys.executable, "-m", "pytest", *side_by_side, *chosen]
    _leave(subprocess.run(words, check=False).returncode)


@task(
    auto_shortflags=False,
    help={
        "source": "folder with the statement (default: source)",
        "statement": "which one (default: the first)",
        "runs": "pairs of runs (default: 3)",
        "check": "time the check of an edition against the validators alone",
        "narration": "time the narration with two processors against one, and with one sentence changed",
    },
)
def bench(
    ctx: Context,
    source: str = _SOURCE,
    statement: str = "",
    runs: int = 3,
    check: bool = False,
    narration: bool = False,
) -> None:
    """Time the whole line against the bare tools run one after another, pair by pair."""
    from everyreader.bench import bench as bench_line
    from everyreader.bench import bench_check, bench_narration

    measure = bench_narration if narration else bench_check if check else bench_line
    for line in measure(Path(source), statement, runs):
        print(line, flush=True)


@task(
    auto_shortflags=False,
    positional=["folder"],
    help={
        "folder": "where the copy is put; a copy that an earlier publish put there is replaced",
        "out": "folder with the editions (default: build)",
        "styles": "your own folder of page.css, for the list of editions",
    },
)
def publish(ctx: Context, folder: str, out: str = _OUT, styles: str = "") -> None:
    """Copy the list of editions and every published edition into a folder, for any web server."""
    from everyreader.line.site import Site, publish_site

    names = publish_site(Site(out=Path(out), target=Path(folder), styles=Path(styles) if styles else None))
    for name in names:
        print(f"published {name}")
    print(
        f"{folder}/index.html lists {len(names)} edition{'' if len(names) == 1 else 's'}; every sum was checked"
    )


@task(auto_shortflags=False, help={"out": "folder with the editions (default: build)"})
def clean(ctx: Context, out: str = _OUT) -> None:
    """Delete everything that was built."""
    from everyreader.publishing.clean import clean as empty

    for name in empty(Path(out)):
        print(f"deleted {name}")


def _choice(engine: str, voice: str, fallback: str) -> Choice:
    from everyreader.narration.choice import Choice

    return Choice(engine, Path(voice) if voice else None, fallback)


def _comma(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _leave(code: int) -> None:
    if code:
        raise Exit(code=code)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")  # in one piece: several threads speak
    sys.stderr.flush()


class _Clock:
    """Progress for a person: each step with the seconds since the start."""

    def __init__(self, started: float) -> None:
        self._started = started

    def __call__(self, line: str) -> None:
        _say(f"[{time.monotonic() - self._started:5.1f} s] {line}")


namespace = Collection(build, check, add, review, narrate, doctor, test, bench, publish, clean)
program: Program = EveryreaderProgram(
    name="Everyreader", binary="everyreader", namespace=namespace, version=metadata.version("everyreader")
)


def main() -> None:
    """The installed command ``everyreader``."""
    # numpy's vectors are short here: threads of its own would only wait for each other
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if not locale.getencoding().lower().replace("-", "").startswith("utf8"):
        os.environ["LC_ALL"] = (
            "C.UTF-8"  # under cron and in CI Java and pandoc cannot open a path with other letters
        )
    heed()
    program.run()


__all__ = ["main", "namespace", "program"]
