"""One statement's files: made side by side, checked as each is ready, described in ``edition.json``."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import pikepdf

from everyreader.formats.needs import Making, ReadingBack
from everyreader.formats.table import Format
from everyreader.line.checking import Checks, judge_edition
from everyreader.line.workshop import Workshop
from everyreader.model.edition_info import CheckSummary, EditionInfo, FileInfo, FileRole
from everyreader.model.house import PUBLISHER
from everyreader.model.publication import Publication
from everyreader.narration.human import narrate_recording, recording_of
from everyreader.narration.narrate import Narration, narrate
from everyreader.pages.download_page import write_download_page
from everyreader.publishing import manifest
from everyreader.report.judgement import Judgement
from everyreader.report.write import report_pages, write_findings, write_report
from everyreader.theme.cover import Cover, draw_cover
from everyreader.tools import makers

_THREADS = 16  # they wait for child processes and native code far more than they compute
_CLEAN = CheckSummary(errors=0, warnings=0, cant_tell=0, untested=())


class Maker:
    """The making and checking of one edition in ``folder``."""

    def __init__(
        self,
        publication: Publication,
        folder: Path,
        formats: tuple[Format, ...],
        shop: Workshop,
        say: Callable[[str], None],
    ) -> None:
        self._publication, self._folder, self._shop = publication, folder, shop
        self._say = lambda line: say(
            f"{publication.name}: {line}"
        )  # several statements speak on one terminal
        self._formats = formats
        self._speaks = any(one.name == "audio" for one in self._formats)
        language = publication.metadata.language
        reader = publication.metadata.reader
        self._recording = recording_of(publication.folder, reader) if self._speaks else None
        synthetic = self._speaks and not self._recording
        voice = shop.voice.of_house(publication.house.voice)
        self._engine = voice.first(language) if synthetic else None
        self._fallback = voice.second(language) if synthetic else None
        self._spoken_by = ""

    @cached_property
    def edition_id(self) -> str:
        """Hash of the source and of every tool that shapes the edition. To be asked once the narration is
        there."""
        return manifest.edition_id(self._publication, self._settings, self._shop.styles)

    @cached_property
    def _settings(self) -> dict[str, Any]:
        return {
            "name": self._publication.name,
            "formats": [one.name for one in self._formats],
            "engine": self._spoken_by,
            **({"recording": manifest.sha256(self._recording)} if self._recording else {}),
            "tools": makers.versions(),
        }

    def run(self, so_far: Judgement) -> Judgement:
        """Make every file, check every file, and leave the folder ready to be published."""
        with ThreadPoolExecutor(_THREADS, thread_name_prefix="making") as pool:
            cover = pool.submit(self._cover)
            narration = pool.submit(self._narration) if self._speaks else None
            making = Making(
                self._publication,
                self._folder,
                self._shop.styles,
                self._shop.fonts,
                cover.result,
                narration.result if narration else None,
            )
            checks = Checks(
                self._publication,
                self._folder / manifest.REPORT / "raw",
                self._shop,
                ReadingBack(
                    self._shop.browser,
                    lambda: making.narration().segments,
                    self._shop.recogniser(self._publication),
                ),
                pool,
            )
            written: dict[str, Future[None]] = {}
            for one in sorted(self._formats, key=lambda one: bool(one.after)):
                needed = [written[name] for name in one.after if name in written]
                written[one.name] = self._write(pool, one, making, needed)
            for one in self._formats:
                paths = tuple(making.target(part.suffix) for part in one.made(speaks=self._speaks))
                needed = [written[name] for name in (one.name, one.plays) if name in written]
                checks.start(one, paths, partial(_wait, needed))
            _wait(list(written.values()))
            self._download_page(cover.result(), narration, _CLEAN)
            checks.pages((self._folder / "index.html",))
            judgement = checks.collect(so_far).closed(self._publication)
            return self._finish(checks, judgement, cover.result(), narration)

    def _write(
        self, pool: ThreadPoolExecutor, format: Format, making: Making, needed: list[Future[None]]
    ) -> Future[None]:
        def write() -> None:
            _wait(needed)
            format.write(making)
            self._say(f"{format.name} written, checking it")

        return pool.submit(write)

    def _finish(
        self, checks: Checks, judgement: Judgement, cover: Cover, narration: Future[Narration] | None
    ) -> Judgement:
        """The report is checked like every page; what that finds goes into the report, too."""
        self._report(judgement)
        checks.pages(report_pages(self._folder))
        final = checks.collect(judgement)
        if final.findings != judgement.findings or final.untested != judgement.untested:
            self._report(final)
        write_findings(self._folder, final, self._publication.name)
        if summary_of(final) != _CLEAN:
            self._download_page(cover, narration, summary_of(final))
        manifest.write_json(self._folder / manifest.EDITION, self._description(narration, summary_of(final)))
        manifest.write_sums(self._folder)
        return self._judged_whole(final)

    def _report(self, judgement: Judgement) -> None:
        shop = self._shop
        write_report(self._folder, self._publication, judgement, styles=shop.styles, fonts=shop.fonts)

    def _judged_whole(self, judgement: Judgement) -> Judgement:
        """The edition as a whole, once every file of it is there; what that finds goes into the report,
        too."""
        verdicts = judge_edition(self._folder, self._publication, self._publication.folder.parent, self._shop)
        whole = replace(judgement, verdicts=judgement.verdicts + verdicts)
        self._report(whole)
        return whole

    def _cover(self) -> Cover:
        cover = draw_cover(self._publication.metadata, styles=self._shop.styles, fonts=self._shop.fonts)
        (self._folder / "cover.png").write_bytes(cover.png)
        return cover

    def _narration(self) -> Narration:
        told = self._read() if self._recording else self._spoken()
        self._spoken_by = told.engine
        return told

    def _read(self) -> Narration:
        reader, shop = self._publication.metadata.reader, self._shop
        recording = self._recording
        return narrate_recording(
            self._publication, recording, reader=reader, cache=shop.cache, jobs=shop.jobs, say=self._say
        )

    def _spoken(self) -> Narration:
        return narrate(
            self._publication,
            self._engine,
            self._shop.cache,
            jobs=self._shop.jobs,
            say=self._say,
            fallback=self._fallback,
        )

    def _files(self, narration: Future[Narration] | None) -> tuple[FileInfo, ...]:
        seconds = narration.result().assembly.seconds if narration else None
        parts = [
            file_info(
                self._folder, f"{self._publication.name}{part.suffix}", part.role, part.media_type, seconds
            )
            for one in self._formats
            for part in one.made(speaks=self._speaks)
        ]
        return (
            *parts,
            file_info(self._folder, "statement.md", FileRole.STATEMENT, "text/markdown"),
            file_info(self._folder, "cover.png", FileRole.COVER, "image/png"),
            *(
                file_info(self._folder, one.name, FileRole.LEXICON, "application/pls+xml")
                for one in self._publication.lexicon_files
            ),
            *(
                (file_info(self._folder, PUBLISHER, FileRole.PUBLISHER, "application/yaml"),)
                if self._publication.house.data
                else ()
            ),
        )

    def _download_page(
        self, cover: Cover, narration: Future[Narration] | None, checked: CheckSummary
    ) -> None:
        metadata = self._publication.metadata
        info = EditionInfo(
            name=self._publication.name,
            title=metadata.title,
            date=metadata.date,
            publisher=metadata.publisher,
            language=metadata.language,
            identifier=metadata.identifier,
            description=metadata.description,
            files=self._files(narration),
            checks=checked,
            cover=self._folder / "cover.png",
            cover_alt=cover.alt,
            engine=", ".join(narration.result().assembly.voices) if narration else "",
            reader=metadata.reader,
            contact=self._publication.contact,
            house=self._publication.house,
        )
        write_download_page(
            info, self._folder / "index.html", styles=self._shop.styles, fonts=self._shop.fonts
        )

    def _description(self, narration: Future[Narration] | None, checked: CheckSummary) -> dict[str, Any]:
        metadata = {
            name: _plain(value) for name, value in asdict(self._publication.metadata).items() if value
        }
        files = (*self._files(narration), file_info(self._folder, "index.html", FileRole.OTHER, "text/html"))
        return {
            "id": self.edition_id,
            **metadata,
            **self._settings,
            "voices": list(narration.result().assembly.voices) if narration else [],
            "untested": list(checked.untested),
            "decisions": self._publication.decisions.as_data(),
            "files": [
                {name: value for name, value in asdict(one).items() if value is not None} for one in files
            ],
        }


def _plain(value: Any) -> Any:
    """Dates as JSON has them: ISO 8601."""
    return value.isoformat() if isinstance(value, date) else value


def file_info(
    folder: Path, name: str, role: FileRole, media_type: str, seconds: float | None = None
) -> FileInfo:
    """What the manifest and the download page say of one file: measured on the file itself."""
    path = folder / name
    return FileInfo(
        path=name,
        role=role,
        media_type=media_type,
        bytes=path.stat().st_size,
        sha256=manifest.sha256(path),
        seconds=round(seconds, 3) if seconds and media_type.startswith("audio/") else None,
        pages=_pages(path) if media_type == "application/pdf" else None,
    )


def _pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def summary_of(judgement: Judgement) -> CheckSummary:
    """The judgement in the numbers that the download page shows."""
    return CheckSummary(
        errors=len(judgement.errors),
        warnings=len(judgement.warnings),
        cant_tell=len(judgement.unsure),
        untested=tuple(one.name for one in judgement.untested),
        kept_back=tuple(one.name for one in judgement.kept_back),
    )


def _wait(written: list[Future[None]]) -> None:
    """Until these files are there. Raises what kept one from being made."""
    for one in written:
        one.result()
