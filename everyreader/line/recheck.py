"""One edition or file that stands: read back, validated and judged again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Lock

from everyreader.formats.needs import ReadingBack
from everyreader.formats.row import Format
from everyreader.formats.table import BY_SUFFIX, format_of
from everyreader.line.check import CheckOptions
from everyreader.line.checking import Checks, judge_edition
from everyreader.line.workshop import Workshop
from everyreader.model.errors import EveryreaderError, SourceError, UsageError
from everyreader.model.findings import Outcome, ValidatorResult
from everyreader.model.publication import Publication
from everyreader.model.voices import FROM_A_FILE, SENDS_TEXT
from everyreader.narration.choice import Choice
from everyreader.narration.human import recording_of
from everyreader.narration.narrator import Narrator, Person, Voice
from everyreader.narration.segments import Segment
from everyreader.publishing import manifest
from everyreader.report.formats import REPORT_FORMATS
from everyreader.report.judgement import Judgement, judgement_of_source
from everyreader.report.result import Checked, Status
from everyreader.report.write import report_pages, write_forms
from everyreader.source import STATEMENT, read_file

_THREADS = 12


def recheck(
    paths: tuple[Path, ...], options: CheckOptions, shop: Workshop, reports: Path
) -> tuple[Checked, ...]:
    """What each of ``paths`` comes to; the validators' reports go into ``reports``.

    Raises ``UsageError`` for an unknown format, ``SourceError`` for a statement to compare with that cannot
    be read.
    """
    if options.format not in REPORT_FORMATS:
        raise UsageError(f"--format {options.format}: expected one of {', '.join(REPORT_FORMATS)}")
    against = (
        read_file(options.against, name=options.against.parent.resolve().name, images=False)
        if options.against
        else None
    )
    return tuple(_guarded(path, against, options, shop, reports) for path in paths)


def _guarded(
    path: Path, against: Publication | None, options: CheckOptions, shop: Workshop, reports: Path
) -> Checked:
    shop.say(f"{path}: checking")
    report = reports / path.name
    try:
        with _checks(report / "raw", shop, options) as make:
            judgement = _edition(path, options, make) if path.is_dir() else _file(path, against, make)
        if options.report:
            write_forms(report, judgement, path.name)
    except EveryreaderError as error:
        return Checked(name=path.name, status=Status.FAILED, exit_code=error.exit_code, lines=(str(error),))
    code = 1 if judgement.errors else 2 if judgement.kept_back and not options.allow_untested else 0
    return Checked.of(judgement, name=path.name, status=Status.CHECKED, exit_code=code, judgement=judgement)


@contextmanager
def _checks(raw: Path, shop: Workshop, options: CheckOptions) -> Iterator[Callable[..., Checks]]:
    raw.mkdir(parents=True, exist_ok=True)
    once = Lock()
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="checking") as pool:

        def make(publication: Publication | None, engine: str, *, given: bool = False) -> Checks:
            @cache
            def spoken() -> tuple[Segment, ...]:
                if publication is None:
                    return ()
                narrator = _narrator(publication, engine, options)
                return narrator.narrate(publication, shop.cache, jobs=shop.jobs, say=shop.say).segments

            def segments() -> tuple[Segment, ...]:
                with once:  # both recordings ask; what is not in the cache is spoken for the first
                    return spoken()

            foreign = publication is None
            with_ = ReadingBack(shop.browser, segments)
            if publication is not None:
                with_ = replace(with_, recognise=shop.recogniser(publication))
            return Checks(publication, raw, shop, with_, pool, foreign, given)

        yield make


def _edition(folder: Path, options: CheckOptions, make: Callable[..., Checks]) -> Judgement:
    about = manifest.read_edition(folder)
    name = about.get("name") or folder.resolve().name
    publication = read_file(folder / STATEMENT, name=name, images=False)
    publication = replace(publication, decisions=manifest.decisions(about))
    engine = str(about.get("engine", "")).partition(" ")[0]
    checks = make(publication, engine)
    skipped = []
    made = list(_present(folder, name))
    for format, paths in made:
        reason = _unheard(engine, options, publication) if format.listened else ""
        if reason:
            skipped.append(
                ValidatorResult(
                    name="read-back of the audio", version="", outcome=Outcome.UNTESTED, reason=reason
                )
            )
        else:
            checks.start(format, paths)
    checks.pages((*folder.glob("index.html"), *report_pages(folder)))
    source = judgement_of_source(publication, frozenset(format.rendition for format, _ in made))
    judgement = checks.collect(source)
    whole = judge_edition(folder, publication, options.source, checks.shop, judgement)
    judgement = replace(judgement, verdicts=judgement.verdicts + whole)
    return judgement.with_validators(skipped).closed(publication)


def _narrator(publication: Publication, engine: str, options: CheckOptions) -> Narrator:
    """Who spoke an edition: the person whose recording is at hand, or the voice that it names."""
    reader = publication.metadata.reader
    if not reader:
        voice = Choice(engine, options.voice if engine in FROM_A_FILE else None)
        return Voice(voice.first(publication.metadata.language))
    recording = _recording(publication, options.source)
    if recording is None:
        raise SourceError(publication.folder, _not_at_hand(publication, options.source))
    return Person(reader, recording)


def _recording(publication: Publication, source: Path) -> Path | None:
    """The recording beside the statement itself, or beside the one of its name in ``source``."""
    for folder in (publication.folder, source / publication.name):
        with suppress(SourceError):
            found = recording_of(folder, publication.metadata.reader)
            if found:
                return found
    return None


def _not_at_hand(publication: Publication, source: Path) -> str:
    reader, folder = publication.metadata.reader, source / publication.name
    return f"the recording that {reader} read is not at hand; it is looked for in {folder}"


def _unheard(engine: str, options: CheckOptions, publication: Publication) -> str:
    """Why the sentences of an edition cannot be listened for; ``""`` where they can."""
    if publication.metadata.reader:
        there = _recording(publication, options.source)
        return "" if there else _not_at_hand(publication, options.source)
    if engine in SENDS_TEXT:
        return f"the sentences were spoken by {engine}; they are not sent there again for a check"
    if engine in FROM_A_FILE and options.voice is None:
        return f"the sentences were spoken by {engine} with a voice file; name it with --voice"
    return ""


def _present(folder: Path, name: str) -> Iterator[tuple[Format, tuple[Path, ...]]]:
    for format in dict.fromkeys(BY_SUFFIX.values()):
        paths = tuple(path for part in format.parts if (path := folder / f"{name}{part.suffix}").is_file())
        if paths:
            yield format, paths


def _file(path: Path, against: Publication | None, make: Callable[..., Checks]) -> Judgement:
    """One file: the validators, and the comparing rules where there is a statement to compare it with.

    A file that is held against a statement is held to all that an edition of ours promises.
    """
    format = format_of(path)
    if format is None:
        raise SourceError(path, "no file of an edition ends so")
    checks = make(against, "", given=True)
    checks.start(format, (path,))
    return checks.collect(Judgement())
