"""``publisher.yaml``: what the house says once, what a statement says instead, and which line is at fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from everyreader.model.errors import SourceError
from everyreader.model.house import Colours, Contact, House
from everyreader.narration.choice import Choice
from everyreader.publishing.manifest import SUMS, edition_id
from everyreader.source import read_statement
from everyreader.source.publisher import _SCHEMA, GROUNDS, KEYS, read_house
from everyreader.theme.styles_folder import styles_folder

WHOLE = """\
name: The Harbour Office
contact:
  email: press@harbour.example
  phone: "+44 20 7946 0000"
  address: |
    3 Quay Street
    Port Wells
logo: {file: logo.png, words: Harbour Office}
colours:
  accent: "#0D4A63"
  band: "#0d4a63"
language: en-GB
voice: espeak
licence: CC BY 4.0
web: https://harbour.example/statements
feedback: tell@harbour.example
strict: [AAA]
"""
BARE = "---\ntitle: T\ndate: 2024-05-02\nidentifier: urn:x-test:t\n{}---\n# T\n\nText.\n"

House_ = Callable[[str], House]


@pytest.fixture
def house(tmp_path: Path) -> House_:
    """The house that this text describes."""

    def read(text: str) -> House:
        Image.new("RGB", (8, 6), "navy").save(tmp_path / "logo.png")
        (tmp_path / "publisher.yaml").write_text(text, encoding="utf-8")
        return read_house(tmp_path)

    return read


@pytest.fixture
def statement(tmp_path: Path) -> Callable[..., Path]:
    """The folder of a statement whose front matter names neither publisher nor language."""

    def written(more: str = "") -> Path:
        folder = tmp_path / "wells"
        folder.mkdir(exist_ok=True)
        (folder / "statement.md").write_text(BARE.format(more), encoding="utf-8")
        return folder

    return written


def test_every_key_is_read(house: House_) -> None:
    found = house(WHOLE)
    assert (found.name, found.language, found.voice, found.licence) == (
        "The Harbour Office",
        "en-GB",
        "espeak",
        "CC BY 4.0",
    )
    assert found.contact.address == "3 Quay Street\nPort Wells"
    assert found.contact.ways == (
        ("press@harbour.example", "mailto:press@harbour.example"),
        ("+44 20 7946 0000", "tel:+442079460000"),
        ("3 Quay Street, Port Wells", ""),
    )
    assert (found.logo.words, found.logo.media_type) == ("Harbour Office", "image/png")
    assert found.colours == Colours(accent="#0d4a63", band="#0d4a63")
    assert (found.web, found.feedback) == (
        "https://harbour.example/statements/",
        "mailto:tell@harbour.example",
    )
    assert found.strict == ("AAA",)
    assert set(KEYS) == set(_SCHEMA["properties"])


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_a_file_that_says_nothing_is_no_house(house: House_, text: str) -> None:
    assert house(text) == House()


def test_without_the_file_the_house_is_empty(tmp_path: Path) -> None:
    assert read_house(tmp_path) == House()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("name: A\ncontcat: {}\n", 2, "unknown key 'contcat' (did you mean 'contact'?)"),
        ("name: A\ncontact:\n  email: a@b.example\n  fax: 1\n", 4, "'contact': unknown key 'fax'"),
        ("name: A\ncontact: a@b.example\n", 2, "expected email, phone or address"),
        ("contact:\n  email: press at b\n", 2, "'contact.email': expected an address such as press@example.org"),
        ("contact:\n  phone: soon\n", 2, "found 'soon'"),
        ("name: A\nname: B\n", 2, "'name' stands twice"),
        ("name:\n", 1, "'name': expected one text"),
        ("- name\n", 1, "expected lines such as 'name: …'"),
        ("language: english\n", 1, "no language code"),
        ("web: harbour.example\n", 1, "'web': 'harbour.example' is no address of a folder"),
        ("feedback: ring us\n", 1, "expected an https address or an e-mail address"),
        ("voice: parrot\n", 1, "'voice': expected an engine (pico, espeak, piper, google) or a voice file (.onnx)"),
        ("voice: voices/none.onnx\n", 1, "found 'voices/none.onnx'"),
        ("strict: yes\n", 1, "expected a list such as [AAA]"),
        ("logo: {file: logo.png}\n", 1, "the key 'words' is missing"),
        ("logo:\n  words: A\n  file: none.png\n", 3, "is not there"),
        ("colours:\n  band: blue\n", 2, "'colours.band': expected a colour such as '#0d4a63', in quotes, found 'blue'"),
        ("name: A\ncolours:\n  accent: '#c08040'\n", 3, "2.90:1 against the page's #f3f1ec; text needs 4.5:1"),
        ("colours:\n  accent-dark: '#0d4a63'\n", 2, "take a lighter one"),
        ("name: [\n", 2, "the file is not YAML"),
        ('name: "A\\u200bB"\n', 1, "ZERO WIDTH SPACE"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(house: House_, text: str, line: int, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        house(text)
    assert (caught.value.path.name, caught.value.line) == ("publisher.yaml", line)
    assert said in caught.value.message
    assert "\n" not in str(caught.value)


def test_colours_are_measured_against_the_grounds_of_the_style_sheet() -> None:
    sheet = (styles_folder() / "page.css").read_text(encoding="utf-8")
    found = [tuple(re.findall(rf"--{name}: (#[0-9a-f]{{6}});", sheet)[:2]) for name in ("paper", "sunken")]
    assert list(zip(*found, strict=True)) == [GROUNDS["accent"], GROUNDS["accent-dark"]]


def test_the_house_completes_a_statement(house: House_, statement: Callable[..., Path]) -> None:
    house(WHOLE)
    found = read_statement(statement())
    assert (found.metadata.publisher, found.metadata.language) == ("The Harbour Office", "en-GB")
    assert found.metadata.rights == "CC BY 4.0"
    assert found.contact.email == "press@harbour.example"


def test_a_statement_comes_before_its_house(house: House_, statement: Callable[..., Path]) -> None:
    house(WHOLE)
    own = (
        "publisher: P\nlanguage: fr\nrights:\ncontact: [a@b.example, '+33 1 99 00 00 00', 3 rue des Puits]\n"
    )
    found = read_statement(statement(own))
    assert (found.metadata.publisher, found.metadata.language, found.metadata.rights) == ("P", "fr", "")
    assert found.contact == Contact("a@b.example", "+33 1 99 00 00 00", "", "3 rue des Puits")


def test_without_a_house_a_statement_says_who_publishes_it(statement: Callable[..., Path]) -> None:
    with pytest.raises(SourceError, match=r"'publisher' is missing.*or 'name' in publisher\.yaml"):
        read_statement(statement("language: en\n"))


def test_another_house_makes_another_edition(house: House_, statement: Callable[..., Path]) -> None:
    def made(text: str) -> str:
        house(text)
        return edition_id(read_statement(statement()), {}, styles_folder())

    assert made(WHOLE) == made(WHOLE) != made(WHOLE.replace("7946", "7947"))


def test_an_edition_brings_its_house_and_no_logo(house: House_, statement: Callable[..., Path]) -> None:
    house(WHOLE)
    folder = statement()
    (folder / SUMS).touch()  # what tells an edition from a source
    (folder / "publisher.yaml").write_text("name: Then\nlanguage: en\nlogo: {file: gone.png, words: W}\n")
    found = read_statement(folder)
    assert (found.metadata.publisher, found.house.logo.words) == ("Then", "W")


def test_the_houses_voice_speaks_where_none_was_asked_for(house: House_, tmp_path: Path) -> None:
    (tmp_path / "ann.onnx").touch()
    voice = house("voice: ann.onnx\n").voice
    assert Choice().of_house(voice) == Choice("piper", tmp_path / "ann.onnx")
    assert Choice(fallback="pico").of_house("espeak") == Choice("espeak", fallback="pico")
    assert Choice("pico").of_house(voice) == Choice("pico")
    assert Choice().of_house("") == Choice()
