"""The tasks about statements: add one, review one, hear one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from invoke import Context, task

from everyreader.cli.terminal import VOICE, Clock, choice
from everyreader.line.options import OUT, SOURCE
from everyreader.model.door import command


@task(
    auto_shortflags=False,
    positional=["file"],
    help={
        "file": (
            "the file as it was received: Word, OpenDocument, Rich Text, web page, e-book, PDF, Markdown "
            "or text"
        ),
        "name": (
            "name of the statement's folder and files (default: its date and the first words of its title)"
        ),
        "publisher": "who publishes it (default: publisher.yaml)",
        "lang": (
            "its language, a BCP 47 tag such as en-US (default: publisher.yaml, what the file says, or "
            "that of its words)"
        ),
        "title": "its title, where the file has none",
        "date": "its date (year-month-day), where the file has none",
        "identifier": "a URI of your own; otherwise one is made",
        "source": "folder to put it in (default: source)",
        "one-paragraph": (
            "its text is one paragraph, however long: do not refuse it as paragraphs run together"
        ),
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
    source: str = SOURCE,
    one_paragraph: bool = False,
    diff: bool = False,
) -> None:
    """Import a received file: repair its structure, keep its words, list every repair."""
    from everyreader.importers.add import add as add_statement
    from everyreader.importers.known import Told
    from everyreader.importers.summary import changes, lines
    from everyreader.theme.page_words import in_english

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
    if foreign := in_english(added.publication.metadata.language):
        print(f"Note: {foreign}")
    where = "" if source == SOURCE else f" --source {source}"
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
    source: str = SOURCE,
    statement: Sequence[str] | None = None,
    engine: str = "",
    voice: str = "",
    styles: str = "",
) -> None:
    """List what only a person can judge; write a review.yaml to fill in where there is none."""
    from everyreader.line.options import folders
    from everyreader.review.present import with_edition
    from everyreader.review.sheet import lines, sheet
    from everyreader.source import read_statement
    from everyreader.theme.styles_folder import with_own

    chosen = choice(engine, voice)
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
        **VOICE,
        "jobs": "how many sentences are spoken at once (default: one for each processor)",
        "review": "list abbreviations, numbers and names that no lexicon has confirmed, with a clip of each",
    },
)
def narrate(
    ctx: Context,
    source: str = SOURCE,
    out: str = OUT,
    statement: Sequence[str] | None = None,
    engine: str = "",
    voice: str = "",
    fallback: str = "",
    jobs: int = 0,
    review: bool = False,
) -> None:
    """Speak statements without building them; with --review, listen for words that a voice may say wrong."""
    from everyreader.line.speaking import Speaking, review_words, speak

    clock = Clock()
    asked = Speaking(Path(source), Path(out), tuple(statement or ()), choice(engine, voice, fallback), jobs)
    for line in (review_words if review else speak)(asked, clock):
        print(line, flush=True)
