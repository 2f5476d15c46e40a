"""What an edition's accessibility statement claims."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from everyreader.checks.edition_reading import read_edition
from everyreader.checks.rules import Verdict, judge_reading
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.findings import Rendition
from everyreader.model.house import Contact, House
from everyreader.model.publication import Publication
from everyreader.publishing import manifest
from everyreader.report.accessibility import accessibility_data
from everyreader.report.accessibility_reading import with_accessibility
from everyreader.report.checked_files import CheckedFile
from everyreader.report.judgement import Judgement
from everyreader.review.questions import Question
from everyreader.source import read_file
from everyreader.theme.styles_folder import styles_folder
from everyreader.theme.templates_env import render
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, Kit
from tests.checks.rules.small_edition import as_made, described, edition_folder


def _judgement(publication: Publication) -> Judgement:
    """One file that was read, and one question that a person answered with no."""
    large = PdfReading(
        path=publication.folder,
        title="A Title",
        language="en",
        units=publication.units,
        pages=3,
        smallest=18.0,
    )
    file = CheckedFile(
        name="small-large-print.pdf",
        rendition=Rendition.LARGE_PRINT,
        media_type="application/pdf",
        reading=large,
    )
    asked = Question(
        "ALT-100", "Do the descriptions serve?", "WCAG 1.1.1", "no", by="A Reader", date="2024-05-02"
    )
    return Judgement(files=(file,), questions=(asked,))


def told(old: str = "", new: str = "", *, version: str = "") -> Callable[[Kit], tuple[Verdict, ...]]:
    """An edition whose accessibility statement says ``new`` where it said ``old``; by another ``version`` of
    the program."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        folder = edition_folder(kit)
        publication = read_file(folder / "statement.md", name=folder.name, images=False)
        house = House(contact=Contact(email="press@example.org"))
        publication = replace(publication, house=house)
        judgement = _judgement(publication)
        data = accessibility_data(publication, judgement)
        page = render("accessibility.html", styles=styles_folder(), data=data)
        assert re.search(old, page)
        changed = re.sub(old, new, page, count=1) if old else page
        (folder / manifest.REPORT / "accessibility.html").write_text(changed, encoding="utf-8")
        if version:
            described(lambda about: about.update(tools={"everyreader": version}))(folder)
        reading = read_edition(folder, publication, kit.folder / "source")
        reading = with_accessibility(reading, publication, judgement, styles_folder())
        return judge_reading(publication, Rendition.EDITION, reading)

    return verdicts


_ALL = ("EDN-030", "EDN-031", "EDN-032", "EDN-033")
_FAULTS = (
    ("EDN-030", "conformance is claimed", "<strong>Not assessed", "<strong>Fully conformant"),
    ("EDN-030", "a claim more", "No person’s review is on record", "It conforms to WCAG 2.2, level AA"),
    ("EDN-030", "the status is gone", "<strong>Not assessed</strong>", ""),
    ("EDN-031", "larger letters than there are", "18 point", "24 point"),
    ("EDN-031", "pages that are not there", "3 pages", "4 pages"),
    ("EDN-032", "what a person found wanting is gone", "Do the descriptions serve", "Something else"),
    ("EDN-033", "another address", "mailto:press@", "mailto:nobody@"),
    ("EDN-033", "no address", '<a href="mailto:press@example.org">press@example.org</a>', "a letter"),
)
EXAMPLES = [
    *(Example(rule, PASSED, "as it was written", told()) for rule in _ALL),
    *(Example(rule, FAILED, what, told(old, new)) for rule, what, old, new in _FAULTS),
    Example(
        "EDN-030",
        CANT_TELL,
        "by another version",
        told("<strong>Not assessed", "<strong>Unknown", version="0.0.1"),
    ),
    *(Example(rule, INAPPLICABLE, "not looked at", as_made()) for rule in _ALL),
]
