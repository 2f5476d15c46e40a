"""The line: source → publication → staged files → read back and validated → published, or refused with its
report.

What is not needed to read a source is loaded later, while the slow tools start.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from everyreader.cache.inputs import sums
from everyreader.checks.rules.people.claims import conformance_of
from everyreader.formats.scripts import refuse_unready
from everyreader.formats.table import chosen as chosen_formats
from everyreader.formats.table import nouns
from everyreader.line.options import Clock, Options
from everyreader.line.timeline import Timeline, Used
from everyreader.line.unchanged import Records
from everyreader.line.workshop import Workshop
from everyreader.model.errors import SourceError, UsageError
from everyreader.model.house import PUBLISHER
from everyreader.model.publication import Metadata, Publication
from everyreader.publishing import manifest, publish
from everyreader.publishing.folders import EDITIONS, TIMELINE
from everyreader.report.judgement import Judgement, judgement_of_source
from everyreader.report.result import Result, Status
from everyreader.source import STATEMENT, read_file
from everyreader.source.decisions import ACCEPTED
from everyreader.theme.page_words import in_english

Say = Callable[[str], None]


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
    timeline, before = Timeline(), Used.now()
    with timeline.step("read", STATEMENT):
        publication = _with_claim(read_file(folder / STATEMENT, name=name), options, shop.styles)
    if foreign := in_english(publication.metadata.language):
        say(f"{name}: {foreign}")
    _refuse_unknown_renditions(publication)
    formats = chosen_formats(options.formats, options.profiles)
    refuse_unready(publication, formats, shop.fonts)
    with timeline.step("judge", STATEMENT):
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

        made = make(publication, stage.folder, formats, shop, source, timeline)
        held = _held_back(publication.metadata, options.clock)
        files = sums(stage.folder)
        # nothing is published where nobody waits for it any more: no slot is given then
        with shop.slots, timeline.step("publish", name):
            result = _decided(stage, made.id, made.judgement, options, say, held)
        if result.place == options.out / name and not made.judgement.kept_back:
            records.keep(name, key, files, result.summary())
        if options.timeline:
            say(f"{name}: its time line is {_drawn(name, timeline, before, options.out, shop)}")
        return result


def _drawn(name: str, timeline: Timeline, before: Used, out: Path, shop: Workshop) -> Path:
    from everyreader.pages.timeline_page import write_timeline

    after, steps = Used.now(), timeline.steps
    sums = (
        ("Seconds from beginning to end", f"{timeline.now():.1f}"),
        ("Processor time of the program itself", f"{after.own - before.own:.1f} s"),
        ("Processor time of programs that have ended", f"{after.children - before.children:.1f} s"),
        ("Files written", str(sum(one.kind == "write" for one in steps))),
        ("Checks kept from an earlier build", str(sum(bool(one.kept) for one in steps))),
    )
    target = out / EDITIONS / TIMELINE / f"{name}.html"
    write_timeline(name, steps, sums, target, styles=shop.styles)
    return target


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
        return _refused(publish.refuse(stage), judgement, exit_code=2)
    if held:
        place = publish.hold(stage)
        return Result.of(judgement, name=stage.name, status=Status.HELD, place=place, held=held)
    say(f"{stage.name}: publishing")
    place = publish.publish(stage, edition_id)
    return Result.of(judgement, name=stage.name, status=Status.PUBLISHED, place=place)


def _held_back(metadata: Metadata, clock: Clock) -> str:
    """Why a statement without a fault is not published now; ``""`` where it is."""
    if metadata.draft:
        return "it is a draft; take 'draft' out of its front matter to publish it"
    if metadata.embargo and clock() < metadata.embargo:
        return f"its embargo holds until {metadata.embargo.isoformat(' ', 'minutes')}; build it again then"
    return ""


def _refused(place: Path, judgement: Judgement, exit_code: int = 1) -> Result:
    return Result.of(judgement, name=place.name, status=Status.REFUSED, exit_code=exit_code, place=place)
