"""The line: source → publication → staged files → read back and validated → published, or refused with its
report.

What is not needed to read a source is loaded later, while the slow tools start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from everyreader.cache.inputs import sums
from everyreader.checks.rules.people.claims import conformance_of
from everyreader.checks.validators import java_tools
from everyreader.formats.scripts import refuse_unready
from everyreader.formats.table import NAMES, ON_REQUEST, nouns
from everyreader.formats.table import chosen as chosen_formats
from everyreader.line.options import Clock, Options, folders
from everyreader.line.unchanged import Records, records_of
from everyreader.line.workshop import Workshop
from everyreader.model.errors import EveryreaderError, PublishError, SourceError, UsageError
from everyreader.model.house import PUBLISHER
from everyreader.model.publication import Metadata, Publication
from everyreader.publishing import manifest, publish
from everyreader.report.judgement import Judgement, judgement_of_source
from everyreader.report.result import Result
from everyreader.source import STATEMENT, read_file
from everyreader.source.decisions import ACCEPTED
from everyreader.source.identifiers import shared_identifiers
from everyreader.theme.page_words import in_english
from everyreader.theme.styles_folder import check_styles
from everyreader.tools.disk_room import no_room

Say = Callable[[str], None]


def build_all(
    options: Options,
    say: Say,
    tell: Callable[[Result], None] = lambda result: None,
    workshop: Callable[..., Workshop] = Workshop,
) -> tuple[Result, ...]:
    """Build, check and publish the statements asked for; one that fails does not stop the others. ``tell``
    hears of each as it ends. ``workshop`` makes what they share.

    Raises ``UsageError`` for what can be known beforehand: an unknown statement, format or engine.
    """
    chosen = folders(options.source, options.statements)
    _check(options, chosen)
    with workshop(
        options.out,
        voice=options.voice,
        jobs=options.jobs,
        say=say,
        recognition=options.recognition,
        styles=options.styles,
        warm=java_tools(_suffixes(options)),
        afresh=options.afresh,
        keep=True,
    ) as shop:
        results, records = [], records_of(options)
        clashes = shared_identifiers(folders(options.source, ()))
        for folder in chosen:
            results.append(_guarded(folder, records, shop, say, clashes.get(folder.name)))
            tell(results[-1])
        from everyreader.pages.catalogue import write_catalogue

        if write_catalogue(options.out, shop.styles, shop.fonts):
            records.keep_catalogue()
    return tuple(results)


def _suffixes(options: Options) -> Iterator[str]:
    for one in chosen_formats(options.formats, options.profiles):
        yield from (Path(f"name{part.suffix}").suffix for part in one.parts)


def _guarded(folder: Path, records: Records, shop: Workshop, say: Say, clash: SourceError | None) -> Result:
    try:
        if clash:
            raise clash
        key = records.key(folder)
        if said := records.standing(folder.name, key):
            return Result(name=folder.name, exit_code=0, place=records.options.out / folder.name, kept=said)
        return build_one(folder, records, key, shop, say)
    except EveryreaderError as error:
        line = str(error) if isinstance(error, SourceError) else f"{folder.name}: {error}"
        return Result(name=folder.name, exit_code=error.exit_code, lines=(line,))
    except Exception as error:
        trouble = no_room(error, records.options.out)
        if not trouble:
            raise
        line = f"{folder.name}: {trouble}; make room there, or choose another --out"
        return Result(name=folder.name, exit_code=PublishError.exit_code, lines=(line,))


def build_one(folder: Path, records: Records, key: str, shop: Workshop, say: Say) -> Result:
    """One statement, made of what ``key`` stands for, through the whole line. Raises ``EveryreaderError``;
    whatever was published before stays."""
    name, options = folder.name, records.options
    if not manifest.is_name(name):
        raise UsageError(
            f"{folder}: a statement cannot be called so; use letters, digits, '-', '_' and '.', not "
            f"'index' or 'report'"
        )
    say(f"{name}: reading")
    publication = _with_claim(read_file(folder / STATEMENT, name=name), options, shop.styles)
    if foreign := in_english(publication.metadata.language):
        say(f"{name}: {foreign}")
    _refuse_unknown_renditions(publication)
    formats = chosen_formats(options.formats, options.profiles)
    refuse_unready(publication, formats, shop.fonts)
    source = judgement_of_source(publication, frozenset(one.rendition for one in formats))
    with publish.staged(options.out, name) as stage:
        (stage.folder / STATEMENT).write_bytes(publication.statement)
        for one in publication.lexicon_files:
            (stage.folder / one.name).write_bytes(one.data)
        if publication.house.data:
            (stage.folder / PUBLISHER).write_bytes(publication.house.data)
        if source.errors:
            from everyreader.report.write import write_report

            write_report(stage.folder, publication, source, styles=shop.styles, fonts=shop.fonts)
            return _refused(publish.refuse(stage), source)
        shop.open()
        from everyreader.line.making import make

        made = make(publication, stage.folder, formats, shop, source)
        held = _held_back(publication.metadata, options.clock)
        files = sums(stage.folder)
        result = _decided(stage, made.id, made.judgement, options, say, held)
        if result.place == options.out / name and not made.judgement.kept_back:
            records.keep(name, key, files, result.summary())
        return result


def _refuse_unknown_renditions(publication: Publication) -> None:
    """Raises ``SourceError`` where somebody accepted something in what no row of the table makes."""
    for one in publication.decisions.accepted:
        if one.rendition and one.rendition not in nouns():
            what = f"'rendition' is '{one.rendition}'; expected one of {', '.join(nouns())}"
            raise SourceError(publication.folder / ACCEPTED, what, line=one.line)


def _with_claim(publication: Publication, options: Options, styles: Path) -> Publication:
    """Conformance is claimed only where the review has earned it and no gate is left open; a gate that fails
    then stops it.

    Where another voice may take over, nobody can say beforehand that the recording is the one that was
    listened to.
    """
    if publication.decisions.review is None:
        return publication
    from everyreader.review.present import with_edition

    publication = with_edition(publication, options.voice, styles)
    if options.allow_untested or options.formats or options.voice.fallback:
        return publication
    decisions = replace(publication.decisions, conformance=conformance_of(publication))
    return replace(publication, decisions=decisions)


def _decided(
    stage: publish.Stage, edition_id: str, judgement: Judgement, options: Options, say: Say, held: str
) -> Result:
    if judgement.errors:
        return _refused(publish.refuse(stage), judgement)
    if judgement.kept_back and not options.allow_untested:
        return replace(_refused(publish.refuse(stage), judgement), exit_code=2)
    if held:
        place = publish.hold(stage)
        return Result(name=stage.name, exit_code=0, judgement=judgement, place=place, held=held)
    say(f"{stage.name}: publishing")
    place = publish.publish(stage, edition_id)
    return Result(name=stage.name, exit_code=0, judgement=judgement, place=place)


def _held_back(metadata: Metadata, clock: Clock) -> str:
    """Why a statement without a fault is not published now; ``""`` where it is."""
    if metadata.draft:
        return "it is a draft; take 'draft' out of its front matter to publish it"
    if metadata.embargo and clock() < metadata.embargo:
        return f"its embargo holds until {metadata.embargo.isoformat(' ', 'minutes')}; build it again then"
    return ""


def _refused(place: Path, judgement: Judgement) -> Result:
    return Result(name=place.name, exit_code=1, judgement=judgement, place=place, refused=True)


def _check(options: Options, chosen: tuple[Path, ...]) -> None:
    for name in options.formats:
        if name not in NAMES:
            raise UsageError(f"unknown format '{name}'; the formats are {', '.join(NAMES)}")
    for name in options.profiles:
        if name not in ON_REQUEST:
            raise UsageError(f"unknown profile '{name}'; there is {', '.join(ON_REQUEST)}")
    for one in chosen_formats(options.formats, options.profiles):
        if one.spoken and options.formats and "audio" not in options.formats:
            raise UsageError(f"the format '{one.name}' is made of the recording; add audio to --formats")
    options.voice.check()
    if options.styles:
        check_styles(options.styles)
    _check_place(options, chosen)
    if options.jobs < 0:
        raise UsageError(f"--jobs {options.jobs}: expected 1 or more")
    if options.formats and set(options.formats) != set(NAMES):
        for name in _full_editions(options.out, chosen):
            raise UsageError(
                f"{options.out / name} is a full edition and --formats makes a part; choose another --out"
            )


def _check_place(options: Options, folders: tuple[Path, ...]) -> None:
    """Nothing that no build made is ever replaced."""
    out, source = options.out.resolve(), options.source.resolve()
    if out == source or out.is_relative_to(source) or source.is_relative_to(out):
        raise UsageError(
            f"--out {options.out} and --source {options.source} lie in each other; name a folder of "
            f"its own with --out"
        )
    places = [options.out / folder.name for folder in folders]
    if not (options.out / publish.EDITIONS).is_dir():
        places.append(options.out / "index.html")
    for place in places:
        if place.exists() and not place.is_symlink() and not (place / manifest.EDITION).is_file():
            raise UsageError(f"{place} is there and no build made it; move it away, or choose another --out")


def _full_editions(out: Path, folders: tuple[Path, ...]) -> Iterator[str]:
    """An edition that serves every need is full; the formats beside these came later than the rest."""
    needs = (one for one in chosen_formats(()) if any(way.phrase for part in one.parts for way in part.ways))
    core = {one.name for one in needs}
    for folder in folders:
        edition = manifest.read_edition(out / folder.name)
        if set(edition.get("formats", ())) >= core:
            yield folder.name
