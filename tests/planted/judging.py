"""Judge a copy of a finished edition, or of one of its files, as ``check`` does, after a fault was planted in
it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from everyreader.browser.chromium import Browser
from everyreader.checks.edition_reading import read_edition
from everyreader.checks.rules import judge_reading
from everyreader.checks.validators import axe
from everyreader.formats.needs import ReadingBack
from everyreader.formats.table import BY_SUFFIX
from everyreader.model.findings import Outcome, Rendition
from everyreader.model.publication import Publication
from everyreader.narration.segments import Segment
from everyreader.source import STATEMENT, read_file
from tests.planted import silent
from tests.planted.fault import Fault

SUFFIXES = {"epub": ".epub", "html": ".html", "pdf": "-large-print.pdf"}


@dataclass(frozen=True)
class Published:
    """A finished edition and what it is held against; ``silent`` is the folder of its e-book and page without
    a recording."""

    edition: Path
    silent: Path
    publication: Publication
    segments: Callable[[], tuple[Segment, ...]]


def failing(
    kind: str, fault: Fault, published: Mapping[str, Published], browser: Browser, folder: Path
) -> set[str]:
    """The ids of the rules that fail for a copy in ``folder`` after ``fault``; ``kind`` is its table's.

    The download page's look is left to axe, as in a check.
    """
    one = published[fault.statement]
    if kind == "edition":
        copy = Path(shutil.copytree(one.edition.resolve(), folder / one.edition.name))
        fault.plant(copy)
        publication = read_file(copy / STATEMENT, name=one.edition.name, images=False)
        reading = read_edition(copy, publication, one.publication.folder.parent, browser)
        verdicts = judge_reading(publication, Rendition.EDITION, reading)
        said = axe.validate({copy / "index.html": Rendition.EDITION}, folder, browser=browser)
        by_axe = {finding.rule for finding in said.findings}
    else:
        by_axe = set()
        suffix = fault.suffix or SUFFIXES[kind]
        path = folder / f"{one.edition.name}{suffix}"
        plain = suffix in silent.SUFFIXES and kind != "spoken"
        shutil.copyfile((one.silent if plain else one.edition) / path.name, path)
        fault.plant(path)
        format = BY_SUFFIX[suffix]
        reading = format.read_back(path, ReadingBack(browser, one.segments))
        verdicts = judge_reading(one.publication, format.rendition, reading)
    return by_axe | {verdict.rule.id for verdict in verdicts if verdict.outcome is Outcome.FAILED}
