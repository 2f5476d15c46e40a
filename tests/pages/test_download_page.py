"""The download page asks how a reader wants to read, and says size, length and what was checked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from PIL import Image

from everyreader.model.edition_info import CheckSummary, EditionInfo, FileInfo, FileRole
from everyreader.model.house import Contact, House
from everyreader.pages.download_page import write_download_page
from everyreader.theme.styles_folder import styles_folder

SUM = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def file(
    path: str,
    role: FileRole,
    media_type: str,
    size: int,
    *,
    seconds: float | None = None,
    pages: int | None = None,
) -> FileInfo:
    return FileInfo(
        path=path, role=role, media_type=media_type, bytes=size, sha256=SUM, seconds=seconds, pages=pages
    )


EDITION = EditionInfo(
    name="water",
    title="Clean Water",
    date=date(2024, 5, 2),
    publisher="Wells & Rivers",
    language="en-GB",
    identifier="urn:x:1",
    checks=CheckSummary(errors=0, warnings=0, cant_tell=3),
    engine="Pico",
    voice="en-GB",
    files=(
        file("water.epub", FileRole.EPUB, "application/epub+zip", 1_840_000),
        file("water.html", FileRole.PAGE, "text/html", 51_234),
        file("water-large-print.pdf", FileRole.LARGE_PRINT, "application/pdf", 104_000, pages=6),
        file("water.mp3", FileRole.AUDIO, "audio/mpeg", 2_123_456, seconds=280.4),
        file("water.m4b", FileRole.AUDIOBOOK, "audio/mp4", 2_298_765, seconds=3723.0),
        file("statement.md", FileRole.STATEMENT, "text/markdown", 900),
    ),
)


def made(folder: Path, **changes: object) -> html.HtmlElement:
    target = folder / "index.html"
    write_download_page(replace(EDITION, **changes), target, styles=styles_folder())
    return html.document_fromstring(target.read_text(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_it_asks_by_need_and_not_by_file_type(tmp_path: Path) -> None:
    page = made(tmp_path)
    needs = page.xpath("//main/div[@class='ways']//h3")
    assert [words(one) for one in needs] == ["Listen", "Read", "Print", "E-book"]
    assert [len(one.getparent().find_class("offer")) for one in needs] == [1, 1, 1, 1]


def test_what_is_left_is_folded_below(tmp_path: Path) -> None:
    page = made(tmp_path)
    [rest] = page.xpath("//details[@class='rest']")
    assert words(rest.find("summary")) == "More files: recordings"
    assert rest.xpath(".//a/@href") == ["water.mp3", "water.m4b"]
    assert not made(tmp_path, files=EDITION.files[:3]).xpath("//details[@class='rest']")


def test_without_the_page_the_recording_is_offered_first(tmp_path: Path) -> None:
    page = made(tmp_path, files=EDITION.files[3:5])
    assert page.xpath("//main/div[@class='ways']//a/@href") == ["water.mp3"]
    assert "remembers your place on" not in words(page)


def test_each_link_names_size_and_length_and_each_way_says_for_whom(tmp_path: Path) -> None:
    page = made(tmp_path)
    assert [(one.get("href"), words(one)) for one in page.find_class("offer")] == [
        ("water.html#page:player", "Listen now, on the page 4 min 40 s"),
        ("water.html", "The statement as a page (HTML) 51 kB"),
        ("water-large-print.pdf", "Large-print booklet (PDF) 104 kB, 6 pages"),
        ("water.epub", "E-book (EPUB) 1.8 MB"),
        ("water.mp3", "One recording (MP3) 2.1 MB, 4 min 40 s"),
        ("water.m4b", "Audiobook with chapters (M4B) 2.3 MB, 1 h 2 min"),
    ]
    assert all(len(words(way.find(".//p"))) > 30 for way in page.find_class("way"))


def test_an_edition_of_some_formats_offers_those_only(tmp_path: Path) -> None:
    page = made(tmp_path, files=EDITION.files[:1])
    assert [words(one) for one in page.iter("h3")] == ["E-book"]


@pytest.mark.parametrize(
    ("engine", "voice", "reader"),
    [
        ("Pico", "en-GB", "Pico en-GB"),
        ("Pico", "Pico 0.1 (en-GB), eSpeak NG (el)", "Pico 0.1 (en-GB), eSpeak NG (el)"),
        ("Pico", "", "Pico"),
    ],
)
def test_the_voice_is_declared_synthetic_with_its_engine(
    tmp_path: Path, engine: str, voice: str, reader: str
) -> None:
    page = made(tmp_path, engine=engine, voice=voice)
    assert f"The voice is synthetic: a computer reads, with {reader}." in words(page)


def test_what_was_not_tested_is_said_and_is_no_clean_result(tmp_path: Path) -> None:
    page = words(
        made(
            tmp_path,
            checks=CheckSummary(
                errors=0, warnings=0, cant_tell=0, untested=("veraPDF", "Ace"), kept_back=("veraPDF", "Ace")
            ),
        )
    )
    assert "No errors and no warnings were found, but not everything was tested." in page
    assert "Not tested: veraPDF. It does not count as passed. Not tested: Ace." in page
    assert "Every file" not in page


def test_an_optional_extra_that_is_not_there_is_said_where_the_checks_are(tmp_path: Path) -> None:
    page = made(
        tmp_path,
        checks=CheckSummary(errors=0, warnings=0, cant_tell=0, untested=("speech recognition (audio)",)),
    )
    assert not page.find_class("notice")
    said = words(page).split("How it was checked")[1]
    assert "Not checked: speech recognition (audio). It is an optional extra" in said


def test_a_refused_edition_says_so_above_its_title_and_promises_nothing(tmp_path: Path) -> None:
    page = made(tmp_path, checks=CheckSummary(errors=2, warnings=0, cant_tell=0))
    first = page.find(".//main")[0]
    assert words(first) == "Not published: 2 errors must be mended first. See the report."
    assert first.xpath(".//a/@href") == ["report/index.html"]
    assert page.find(".//title").text == "Not published: Clean Water – Wells & Rivers"
    for promise in ("Every file", "No letter is set smaller", "opens in any browser"):
        assert promise not in words(page)


def test_an_edition_without_errors_opens_with_its_title(tmp_path: Path) -> None:
    page = made(tmp_path)
    assert page.find(".//main")[0].find(".//h1") is not None
    assert not page.find_class("notice")


@pytest.mark.parametrize(
    ("files", "description"),
    [
        (
            EDITION.files,
            "Clean Water: to listen to, as a web page, in large print, and as an e-book",
        ),
        (EDITION.files[:2], "Clean Water: as a web page and as an e-book"),
        (EDITION.files[:1], "Clean Water: as an e-book"),
        ((), "Clean Water"),
    ],
)
def test_the_description_names_only_what_the_edition_has(
    tmp_path: Path, files: tuple[FileInfo, ...], description: str
) -> None:
    assert made(tmp_path, files=files).xpath("//meta[@name='description']/@content") == [description]


@pytest.mark.parametrize(
    ("checks", "verdict"),
    [
        (CheckSummary(errors=0, warnings=0, cant_tell=0), "No errors and no warnings were found."),
        (
            CheckSummary(errors=0, warnings=1, cant_tell=0),
            "No errors were found; 1 warning is in the report.",
        ),
        (CheckSummary(errors=2, warnings=1, cant_tell=0), "2 errors were found."),
    ],
)
def test_the_verdict_says_what_was_found(tmp_path: Path, checks: CheckSummary, verdict: str) -> None:
    assert verdict in words(made(tmp_path, checks=checks))


def test_the_counts_stand_beside_their_names(tmp_path: Path) -> None:
    counts = [
        words(one)
        for one in made(
            tmp_path, checks=CheckSummary(errors=1, warnings=2, cant_tell=3, untested=("Ace",))
        ).xpath("//*[@class='counts']/div")
    ]
    assert counts == ["Errors1", "Warnings2", "For a person to judge3", "Not tested1"]


def test_report_source_text_and_sums_are_linked(tmp_path: Path) -> None:
    page = made(tmp_path)
    assert {"report/index.html", "statement.md", "SHA256SUMS"} <= set(page.xpath("//main//a/@href"))
    assert [words(one) for one in page.xpath("//details//code")] == [SUM] * len(EDITION.files)


def test_the_cover_is_in_the_page_with_its_alternative(tmp_path: Path) -> None:
    Image.new("RGB", (1600, 2400), "#123456").save(tmp_path / "cover.png")
    image = made(tmp_path, cover=tmp_path / "cover.png", cover_alt="Cover: Clean Water.").find(".//img")
    assert image.get("src").startswith("data:image/png;base64,")
    assert image.get("alt") == "Cover: Clean Water."


def test_another_format_is_asked_for_at_the_publisher(tmp_path: Path) -> None:
    assert "ask Wells & Rivers for the format you need." in words(made(tmp_path))
    page = made(tmp_path, contact=Contact("info@example.org", "020 7946", "", "3 Quay Street\nPort Wells"))
    assert "format you need: info@example.org, 020 7946, 3 Quay Street, Port Wells." in words(page)
    assert page.xpath("//a[.='info@example.org']/@href") == ["mailto:info@example.org"]
    assert page.xpath("//a[.='020 7946']/@href") == ["tel:0207946"]


def test_where_the_house_hears_what_is_wrong_the_page_says_so(tmp_path: Path) -> None:
    page = made(tmp_path, house=House(feedback="https://wells.example/tell"))
    assert page.xpath("//a[.='Say what is wrong with this edition']/@href") == ["https://wells.example/tell"]


def test_a_hostile_title_stays_text(tmp_path: Path) -> None:
    page = made(tmp_path, title="A <script>alert(1)</script> & “B”", language="fr")
    assert words(page.find(".//h1")) == "A <script>alert(1)</script> & “B”"
    assert [one.get("type") for one in page.iter("script")] == ["application/ld+json"]
    assert json.loads(page.find(".//script").text)["name"] == "A <script>alert(1)</script> & “B”"


def test_a_foreign_title_says_its_language(tmp_path: Path) -> None:
    page = made(tmp_path, language="fr", title="Eau propre")
    assert (page.get("lang"), page.find(".//h1").get("lang")) == ("en", "fr")
    assert "The statement is in French." in words(page)


def test_nothing_in_the_page_comes_from_elsewhere(tmp_path: Path) -> None:
    page = made(tmp_path)
    assert not page.xpath("//link[@rel='stylesheet'] | //*[@style] | //img[not(starts-with(@src, 'data:'))]")
    assert not [one for one in page.xpath("//a/@href") if urlsplit(one).scheme]


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    made(tmp_path)
    before = (tmp_path / "index.html").read_bytes()
    made(tmp_path)
    assert (tmp_path / "index.html").read_bytes() == before
