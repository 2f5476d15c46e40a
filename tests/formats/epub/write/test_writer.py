"""The finished EPUB: what is in it, what is said of it, and the same bytes everywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from everyreader.formats.epub.read.reader import read_back
from everyreader.formats.epub.write.metadata import modified
from everyreader.formats.epub.write.writer import write
from everyreader.model.errors import MakerFailed, MakerMissing, UsageError
from everyreader.model.publication import Publication
from everyreader.theme.cover import Cover
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import epubcheck_jar, java
from everyreader.tools.process import run

Statement = Callable[[str], Publication]
Write = Callable[[Publication], Path]

PLAIN = "# A Title\n\nText.\n"
IMAGE = "# A Title\n\n![A map]({})\n"


@pytest.fixture
def illustrated(statement: Statement, tmp_path: Path) -> Publication:
    """A statement with one image."""
    (tmp_path / "small").mkdir()
    Image.new("RGB", (4, 4)).save(tmp_path / "small" / "map.png")
    return statement(IMAGE.format("map.png"))


def package(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as container:
        return etree.fromstring(container.read("EPUB/content.opf"))


# The words


def test_the_book_reads_back_as_the_rich_statement(rich: Publication, book: Write) -> None:
    assert read_back(book(rich)).units == tuple(replace(unit, line=None) for unit in rich.units)


def test_the_notes_read_back_as_the_rich_statements(rich: Publication, book: Write) -> None:
    assert read_back(book(rich)).notes == tuple(replace(unit, line=None) for unit in rich.notes)


def test_the_contents_are_the_headings(rich: Publication, book: Write) -> None:
    contents = read_back(book(rich)).contents
    assert [(one.title, one.level) for one in contents] == [
        (one.text, one.level) for one in rich.units if one.level
    ]


def test_every_line_of_the_contents_leads_somewhere(rich: Publication, book: Write) -> None:
    assert all(one.leads_somewhere for one in read_back(book(rich)).contents)


def test_every_note_has_a_way_back(rich: Publication, book: Write) -> None:
    assert read_back(book(rich)).notes_with_way_back == 2


# The container


def test_the_media_type_comes_first_and_uncompressed(statement: Statement, book: Write) -> None:
    with zipfile.ZipFile(book(statement(PLAIN))) as container:
        first = container.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_every_file_of_the_manifest_is_there_and_no_other(rich: Publication, book: Write) -> None:
    reading = read_back(book(rich))
    assert (reading.missing, reading.unlisted, reading.doubled) == ((), (), ())


def test_an_image_under_two_names_is_packed_once(statement: Statement, tmp_path: Path, book: Write) -> None:
    (tmp_path / "small").mkdir()
    Image.new("RGB", (4, 4)).save(tmp_path / "small" / "a map.png")
    path = book(statement("# A Title\n\n![One](a%20map.png)\n\n![Two](<a map.png>)\n"))
    with zipfile.ZipFile(path) as container:
        assert sum(name.startswith("EPUB/images/") for name in container.namelist()) == 1


def test_the_package_says_its_language_and_direction(statement: Statement, book: Write) -> None:
    publication = statement(PLAIN)
    arabic = replace(publication, metadata=replace(publication.metadata, language="ar"))
    root = package(book(arabic))
    assert (root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("dir")) == ("ar", "rtl")


def test_there_is_no_ncx_to_point_to(statement: Statement, book: Write) -> None:
    assert package(book(statement(PLAIN))).find("{*}spine").get("toc") is None


def test_the_content_document_says_that_it_holds_mathml(statement: Statement, book: Write) -> None:
    item = package(book(statement("# A Title\n\n$x$\n"))).find("{*}manifest/{*}item[@id='text']")
    assert item.get("properties") == "mathml"


def test_the_cover_comes_before_the_text(statement: Statement, book: Write) -> None:
    assert read_back(book(statement(PLAIN))).spine == ("EPUB/cover.xhtml", "EPUB/text.xhtml")


def test_the_landmarks_lead_to_cover_text_and_notes(rich: Publication, book: Write) -> None:
    landmarks = read_back(book(rich)).landmarks
    assert [(one.type, one.leads_somewhere) for one in landmarks] == [
        ("cover", True),
        ("bodymatter", True),
        ("endnotes", True),
    ]


def test_a_heading_named_endnotes_does_not_collide_with_the_notes(statement: Statement, book: Write) -> None:
    reading = read_back(book(statement("# A Title\n\n## Endnotes\n\nText[^a]\n\n[^a]: Note.\n")))
    assert [one.leads_somewhere for one in reading.landmarks] == [True, True, True]


# The metadata


def test_the_identifier_is_the_statements(statement: Statement, book: Write) -> None:
    assert read_back(book(statement(PLAIN))).identifier == "urn:x-test:statement"


def test_authors_come_with_their_role(rich: Publication, book: Write) -> None:
    assert [one.value for one in read_back(book(rich)).refinements] == ["aut", "aut"]


def test_without_images_the_book_is_text_alone(statement: Statement, book: Write) -> None:
    assert read_back(book(statement(PLAIN))).metadata["schema:accessMode"] == ("textual",)


def test_without_images_no_alternative_text_is_claimed(statement: Statement, book: Write) -> None:
    assert "alternativeText" not in read_back(book(statement(PLAIN))).metadata["schema:accessibilityFeature"]


def test_with_images_the_book_is_visual_too(illustrated: Publication, book: Write) -> None:
    assert read_back(book(illustrated)).metadata["schema:accessMode"] == ("textual", "visual")


def test_with_images_alternative_text_is_claimed(illustrated: Publication, book: Write) -> None:
    assert "alternativeText" in read_back(book(illustrated)).metadata["schema:accessibilityFeature"]


def test_an_image_without_alternative_makes_text_alone_insufficient(
    illustrated: Publication, book: Write
) -> None:
    tree = json.loads(illustrated.body)
    tree["blocks"][1]["c"][0]["c"][1] = []
    reading = read_back(book(replace(illustrated, body=json.dumps(tree))))
    assert reading.metadata["schema:accessModeSufficient"] == ("textual,visual",)


def test_a_moving_image_makes_the_hazards_unknown(statement: Statement, tmp_path: Path, book: Write) -> None:
    (tmp_path / "small").mkdir()
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("black", "white")]
    frames[0].save(tmp_path / "small" / "blink.gif", save_all=True, append_images=frames[1:])
    reading = read_back(book(statement(IMAGE.format("blink.gif"))))
    assert reading.metadata["schema:accessibilityHazard"] == ("unknown",)


def test_described_math_is_claimed_only_when_every_formula_is(statement: Statement, book: Write) -> None:
    reading = read_back(book(statement('# A Title\n\n[$x$]{alt="x"} and $y$\n')))
    assert "describedMath" not in reading.metadata["schema:accessibilityFeature"]


def test_conformance_is_never_claimed(rich: Publication, book: Write) -> None:
    assert "dcterms:conformsTo" not in read_back(book(rich)).metadata


def test_the_book_was_modified_on_the_statements_date(
    statement: Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert modified(statement(PLAIN).metadata) == datetime(2024, 5, 2, tzinfo=UTC)


def test_the_reproducible_builds_clock_wins(statement: Statement, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert modified(statement(PLAIN).metadata) == datetime(1970, 1, 2, tzinfo=UTC)


def test_a_clock_that_is_no_number_is_refused(statement: Statement, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        modified(statement(PLAIN).metadata)


# The bytes

_SCRIPT = """
import sys
from pathlib import Path
from everyreader.theme.cover import Cover
from everyreader.formats.epub.write.writer import write
from everyreader.source import read_statement
write(read_statement(Path(sys.argv[1])), Path("out.epub"), cover=Cover(b"png", b"png", "Cover", 1, 1),
      styles=Path(sys.argv[2]))
"""


def test_two_places_zones_and_locales_give_the_same_bytes(rich: Publication, tmp_path: Path) -> None:
    written = []
    for name, zone, locale in (("a", "Pacific/Kiritimati", "C"), ("b", "America/Los_Angeles", "tr_TR.UTF-8")):
        folder = tmp_path / name
        folder.mkdir()
        environment = {
            **os.environ,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONHASHSEED": str(len(written)),
            "PYTHONPATH": str(Path.cwd()),
        }
        subprocess.run(
            [sys.executable, "-c", _SCRIPT, str(rich.folder.resolve()), str(styles_folder())],
            cwd=folder,
            env=environment,
            check=True,
            timeout=60,
        )
        written.append((folder / "out.epub").read_bytes())
    assert written[0] == written[1]


# What is missing


def test_without_its_style_sheet_nothing_is_written(
    statement: Statement, cover: Cover, tmp_path: Path
) -> None:
    with pytest.raises(MakerMissing, match=r"epub\.css"):
        write(statement(PLAIN), tmp_path / "book.epub", cover=cover, styles=tmp_path)


def test_a_folder_that_is_not_there_is_said(statement: Statement, cover: Cover, tmp_path: Path) -> None:
    with pytest.raises(MakerFailed, match="could not be written"):
        write(statement(PLAIN), tmp_path / "nowhere" / "book.epub", cover=cover, styles=styles_folder())


# The judge


def test_epubcheck_has_nothing_to_say_of_the_rich_statement(
    rich: Publication, book: Write, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    run(
        [
            java(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            epubcheck_jar(),
            book(rich),
            "-u",
            "--json",
            report,
        ],
        seconds=120,
    )
    assert json.loads(report.read_text("utf-8"))["messages"] == []
