"""The list of editions: newest first, each with publisher, date and the ways to read it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from everyreader.model.edition_info import CatalogueEntry, FileRole
from everyreader.pages.catalogue_page import write_catalogue
from everyreader.theme.styles_folder import styles_folder


def entry(
    name: str, day: int, *, title: str = "", language: str = "en-GB", formats: tuple[FileRole, ...] = ()
) -> CatalogueEntry:
    return CatalogueEntry(
        name=name,
        title=title or name,
        date=date(2024, 5, day),
        publisher="Wells & Rivers",
        language=language,
        formats=formats,
    )


def made(folder: Path, *entries: CatalogueEntry) -> html.HtmlElement:
    target = folder / "index.html"
    write_catalogue(entries, target, styles=styles_folder())
    return html.document_fromstring(target.read_text(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_newest_edition_comes_first_and_titles_decide_within_a_day(tmp_path: Path) -> None:
    page = made(tmp_path, entry("b", 1), entry("c", 2), entry("a", 1))
    assert [one.get("href") for one in page.xpath("//main//a")] == [
        "c/index.html",
        "a/index.html",
        "b/index.html",
    ]


def test_a_line_says_publisher_date_language_and_ways_to_read(tmp_path: Path) -> None:
    page = made(tmp_path, entry("a", 2, formats=(FileRole.EPUB, FileRole.AUDIO, FileRole.AUDIOBOOK)))
    assert [words(one) for one in page.xpath("//li/p")] == [
        "Wells & Rivers, 2 May 2024",
        "English (United Kingdom): listen, e-book",
    ]
    assert page.find(".//time").get("datetime") == "2024-05-02"


@pytest.mark.parametrize(
    ("formats", "heading"),
    [
        ((FileRole.EPUB, FileRole.AUDIO), "Statements to read and to listen to"),
        ((FileRole.EPUB,), "Statements to read"),
    ],
)
def test_its_heading_promises_a_voice_only_where_there_is_one(
    tmp_path: Path, formats: tuple[FileRole, ...], heading: str
) -> None:
    assert words(made(tmp_path, entry("a", 1, formats=formats)).find(".//h1")) == heading


def test_a_title_in_another_language_says_so_and_a_hostile_one_stays_text(tmp_path: Path) -> None:
    link = made(tmp_path, entry("a b", 1, title="<b>Eau</b>", language="fr")).find(".//main//a")
    assert (words(link), link.get("lang"), link.get("href")) == ("<b>Eau</b>", "fr", "a%20b/index.html")


def test_without_editions_the_page_says_so(tmp_path: Path) -> None:
    assert "Nothing has been published yet." in words(made(tmp_path))
