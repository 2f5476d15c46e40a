"""What the house adds round the statement on its page: logo, contact, colours, canonical address, and the
other formats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from everyreader.formats.html.write.writer import Beside, write
from everyreader.model.house import Colours, Contact, House, Logo
from everyreader.model.publication import Publication
from everyreader.theme.styles_folder import styles_folder

BESIDE = (Beside("small.mp3", "audio", 2_123_456), Beside("small-large-print.pdf", "large-print", 104_000))


@pytest.fixture
def page(statement, tmp_path: Path):
    """The page of a small statement of this house."""

    def made(beside: tuple[Beside, ...] = (), **house: object) -> html.HtmlElement:
        publication: Publication = replace(statement("# A Title\n\nText.\n"), house=House(**house))
        write(publication, tmp_path / "page.html", styles=styles_folder(), beside=beside)
        return html.document_fromstring((tmp_path / "page.html").read_text(encoding="utf-8"))

    return made


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def said_of(page: html.HtmlElement, name: str) -> html.HtmlElement:
    return page.xpath(f"//footer//dt[.='{name}']/following-sibling::dd[1]")[0]


def logo(folder: Path, words: str) -> Logo:
    path = folder / "logo.png"
    Image.new("RGB", (8, 6), "navy").save(path)
    return Logo(path, "image/png", "0" * 64, words)


def test_a_house_that_says_nothing_adds_nothing(page) -> None:
    bare = page()
    assert not bare.xpath("//img | //link[@rel='canonical'] | //footer//a")
    assert "--band: #123456" not in words(bare.find(".//style"))


def test_the_contact_and_what_is_wrong_stand_at_the_foot(page) -> None:
    made = page(
        contact=Contact("p@b.example", "020 7946", "", "3 Quay Street"), feedback="mailto:f@b.example"
    )
    assert words(said_of(made, "Contact")) == "p@b.example 020 7946 3 Quay Street"
    assert said_of(made, "Contact").xpath(".//a/@href") == ["mailto:p@b.example", "tel:0207946"]
    assert said_of(made, "Feedback").xpath("./a/@href") == ["mailto:f@b.example"]
    assert words(made.find(".//main")) == "A Title Text."


@pytest.mark.parametrize(("said", "alternative"), [("Anchor", "Anchor"), ("A House", "")])
def test_a_logo_says_its_words_once(page, tmp_path: Path, said: str, alternative: str) -> None:
    [image] = page(logo=logo(tmp_path, said)).xpath("//header//img")
    assert (image.get("alt"), image.get("src")[:22]) == (alternative, "data:image/png;base64,")


def test_the_other_formats_are_links_that_work_without_a_network(page) -> None:
    made = said_of(page(BESIDE), "Other formats")
    assert [(words(one), one.get("href")) for one in made.iter("a")] == [
        ("Recording (MP3), 2.1 MB", "small.mp3"),
        ("Large print (PDF), 104 kB", "small-large-print.pdf"),
        ("All formats, and how they were checked", "index.html"),
    ]
    assert "a copy of the page alone does not bring them" in words(made)


def test_the_address_on_the_web_is_canonical(page) -> None:
    made = page(web="https://a.example/b/")
    assert made.xpath("//link[@rel='canonical']/@href") == ["https://a.example/b/small/small.html"]
    assert said_of(made, "On the web").xpath("./a/@href") == ["https://a.example/b/small/"]


def test_colours_of_the_house_hold_unless_a_reader_asks_for_contrast(page) -> None:
    css = words(page(colours=Colours(accent="#123456", band_dark="#654321")).find(".//style"))
    light = "(prefers-color-scheme: light) and (prefers-contrast: no-preference)"
    assert f"@media {light} {{ :root {{ --accent: #123456; --accent-strong: #123456; }} }}" in css
    assert (
        "(prefers-color-scheme: dark) and (prefers-contrast: no-preference) { :root { --band: #654321; } }"
        in css
    )
