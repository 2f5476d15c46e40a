"""What an edition says of itself, once it is made and judged: its download page, ``edition.json``, its sums,
its report."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

from everyreader.formats.row import Format
from everyreader.line.workshop import Workshop
from everyreader.model.digest import sha256
from everyreader.model.edition_info import CheckSummary, EditionInfo, FileInfo, FileRole
from everyreader.model.house import PUBLISHER
from everyreader.model.publication import STATEMENT, Publication
from everyreader.narration.narrate import Narration
from everyreader.narration.narrator import Narrator, Person
from everyreader.pages.download_page import write_download_page
from everyreader.publishing import manifest
from everyreader.report.judgement import Judgement
from everyreader.report.write import write_pages, write_report
from everyreader.theme.cover import Cover
from everyreader.tools import makers

PAGE, COVER = "index.html", "cover.png"


@dataclass(frozen=True)
class Description:
    """One edition with all its files in ``folder``; ``narrator`` and ``narration`` are None where nothing is
    spoken."""

    publication: Publication
    folder: Path
    formats: tuple[Format, ...]
    cover: Cover
    narrator: Narrator | None
    narration: Narration | None
    shop: Workshop

    @cached_property
    def id(self) -> str:
        """Hash of the source and of every tool that shapes the edition."""
        return manifest.edition_id(self.publication, self._settings, self.shop.styles)

    def write(self, judgement: Judgement) -> None:
        """Download page, ``edition.json`` and sums, as ``judgement`` has it of the files."""
        checked = summary_of(judgement)
        write_download_page(
            self._info(checked), self.folder / PAGE, styles=self.shop.styles, fonts=self.shop.fonts
        )
        manifest.write_json(self.folder / manifest.EDITION, self._about(checked))
        manifest.write_sums(self.folder)

    def report_pages(self, judgement: Judgement) -> None:
        """What of the report can be looked at."""
        shop = self.shop
        write_pages(self.folder, self.publication, judgement, styles=shop.styles, fonts=shop.fonts)

    def report(self, judgement: Judgement) -> None:
        """Everything in ``report/`` but the validators' own."""
        shop = self.shop
        write_report(self.folder, self.publication, judgement, styles=shop.styles, fonts=shop.fonts)

    @cached_property
    def _settings(self) -> dict[str, Any]:
        narrator = self.narrator
        recorded = isinstance(narrator, Person)
        return {
            "name": self.publication.name,
            "formats": [one.name for one in self.formats],
            "engine": self.narration.engine if self.narration else "",
            **({"recording": sha256(narrator.recording)} if recorded else {}),
            "tools": makers.versions(),
        }

    @cached_property
    def _voices(self) -> tuple[str, ...]:
        return self.narration.assembly.voices if self.narration else ()

    @cached_property
    def _files(self) -> tuple[FileInfo, ...]:
        seconds = self.narration.assembly.seconds if self.narration else None
        name, speaks = self.publication.name, self.narration is not None
        parts = (part for one in self.formats for part in one.made(speaks=speaks))
        made = [(f"{name}{part.suffix}", part.role, part.media_type) for part in parts]
        beside = [
            (STATEMENT, FileRole.STATEMENT, "text/markdown"),
            (COVER, FileRole.COVER, "image/png"),
            *((one.name, FileRole.LEXICON, "application/pls+xml") for one in self.publication.lexicon_files),
        ]
        if self.publication.house.data:
            beside.append((PUBLISHER, FileRole.PUBLISHER, "application/yaml"))
        return tuple(file_info(self.folder, *one, seconds) for one in (*made, *beside))

    def _info(self, checked: CheckSummary) -> EditionInfo:
        metadata = self.publication.metadata
        return EditionInfo(
            name=self.publication.name,
            title=metadata.title,
            date=metadata.date,
            publisher=metadata.publisher,
            language=metadata.language,
            identifier=metadata.identifier,
            description=metadata.description,
            files=self._files,
            checks=checked,
            cover=self.folder / COVER,
            cover_alt=self.cover.alt,
            engine=", ".join(self._voices),
            reader=metadata.reader,
            contact=self.publication.contact,
            house=self.publication.house,
        )

    def _about(self, checked: CheckSummary) -> dict[str, Any]:
        metadata = asdict(self.publication.metadata)
        files = (*self._files, file_info(self.folder, PAGE, FileRole.OTHER, "text/html"))
        return {
            "id": self.id,
            **{name: _plain(value) for name, value in metadata.items() if value},
            **self._settings,
            "voices": list(self._voices),
            "untested": list(checked.untested),
            "decisions": self.publication.decisions.as_data(),
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
        sha256=sha256(path),
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
