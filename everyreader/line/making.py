"""One statement's files: made side by side, judged as each is ready, then described; and a second look at
what describes them."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from everyreader.formats.audio.write.frames import Frames
from everyreader.formats.needs import Making, ReadingBack, Speech
from everyreader.formats.row import Format
from everyreader.line.checking import Checks, judge_edition
from everyreader.line.description import COVER, PAGE, Description, summary_of
from everyreader.line.timeline import Timeline
from everyreader.line.workshop import Workshop
from everyreader.model.publication import Publication
from everyreader.narration.narrate import Narration
from everyreader.narration.narrator import Narrator, narrator_of
from everyreader.publishing import manifest
from everyreader.report.judgement import Judgement
from everyreader.report.write import report_pages
from everyreader.theme.cover import Cover, draw_cover

_THREADS = 48  # they wait for child processes and native code far more than they compute


@dataclass(frozen=True)
class Edition:
    """One that lies ready in its folder: what identifies it, and everything that was found about it."""

    id: str
    judgement: Judgement


def make(
    publication: Publication,
    folder: Path,
    formats: tuple[Format, ...],
    shop: Workshop,
    source: Judgement,
    timeline: Timeline,
) -> Edition:
    """Make every file in ``folder``, judge every file (``source`` with what that finds), and describe them;
    each step goes into the ``timeline``.

    Pages that say what was found can be looked at only once it is found. So download page and report are the
    last to be checked, and with them the edition as a whole; what that adds goes into the report.
    """
    speaks = any(one.name == "audio" for one in formats)
    narrator = narrator_of(publication, shop.voice) if speaks else None
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="making") as pool:
        cover = pool.submit(_cover, publication, folder, shop, timeline)
        speech = _speech(publication, narrator, shop, pool, timeline)
        making = Making(publication, folder, shop.styles, shop.fonts, cover.result, speech)
        with_ = ReadingBack(
            shop.browser, lambda: making.spoken.narration().segments, shop.recogniser(publication)
        )
        raw = folder / manifest.REPORT / "raw"
        checks = Checks(publication, raw, shop, with_, pool, timeline=timeline)
        _write(formats, making, checks)
        judged = checks.collect(source)
        narration = speech.narration() if speech else None
        edition = Description(publication, folder, formats, cover.result(), narrator, narration, shop)
        with timeline.step("describe", "the edition"):
            edition.write(judged)
            checks.pages((folder / PAGE,))
            edition.report_pages(judged)
        final = _second_look(edition, checks, judged)
    with timeline.step("report", "what the second look found"):
        if summary_of(final) != summary_of(judged):
            edition.write(final)
        edition.report(final)
    return Edition(edition.id, final)


def _write(formats: tuple[Format, ...], making: Making, checks: Checks) -> None:
    """Each format's files, checked as soon as they are there. Returns once all are written."""
    written: dict[str, Future[None]] = {}
    for one in sorted(formats, key=lambda one: bool(one.after)):
        needed = [written[name] for name in one.after if name in written]
        asked = checks.timeline.now()
        written[one.name] = checks.pool.submit(_written, one, making, needed, checks, asked)
    for one in formats:
        made = one.made(speaks=making.speech is not None)
        needed = [written[name] for name in (one.name, one.plays) if name in written]
        checks.start(one, tuple(making.target(part.suffix) for part in made), partial(_wait, needed))
    _wait(list(written.values()))


def _written(
    format: Format, making: Making, needed: list[Future[None]], checks: Checks, asked: float
) -> None:
    _wait(needed)
    with checks.timeline.step("write", format.name, asked, " and ".join(format.after)):
        format.write(making)
    checks.shop.say(f"{making.publication.name}: {format.name} written, checking it")


def _wait(written: list[Future[None]]) -> None:
    """Until these files are there. Raises what kept one from being made."""
    for one in written:
        one.result()


def _second_look(edition: Description, checks: Checks, judged: Judgement) -> Judgement:
    """``judged`` with what validators say of the pages that describe the edition, and with the edition as a
    whole, once every file of it is there."""
    folder, publication = edition.folder, edition.publication
    checks.pages(report_pages(folder))
    with checks.timeline.step("look at", "the edition as a whole"):
        whole = judge_edition(folder, publication, publication.folder.parent, edition.shop)
    looked = checks.collect(judged)
    return replace(looked, verdicts=looked.verdicts + whole).closed(publication)


def _cover(publication: Publication, folder: Path, shop: Workshop, timeline: Timeline) -> Cover:
    with timeline.step("draw", "the cover"):
        cover = draw_cover(publication.metadata, styles=shop.styles, fonts=shop.fonts)
    (folder / COVER).write_bytes(cover.png)
    return cover


def _speech(
    publication: Publication, narrator: Narrator | None, shop: Workshop, pool: Executor, timeline: Timeline
) -> Speech | None:
    if narrator is None:
        return None

    def say(line: str) -> None:
        shop.say(f"{publication.name}: {line}")

    def narrate() -> Narration:
        with timeline.step("speak", "the narration"):
            return narrator.narrate(publication, shop.cache, jobs=shop.jobs, say=say)

    narration = pool.submit(narrate).result
    return Speech(narration, Frames(narration, shop.kept))
