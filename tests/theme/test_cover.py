"""The cover: drawn from data, the same every time, legible whatever the title."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from everyreader.model.errors import MakerMissing
from everyreader.model.publication import Metadata
from everyreader.theme.cover import Cover, cover_alt, draw_cover
from everyreader.theme.styles_folder import styles_folder, with_own
from everyreader.tools.places import font_folders

PLAIN = Metadata(
    title="On Peace", date=date(2024, 5, 2), publisher="A House", language="en-GB", identifier="urn:x"
)
HOSTILE = "Quotes \" and ' and “”, #hash, $x^2$, \\back, @cite, *bold*, _it_, [b], <label>, // and /* */ "


def draw(metadata: Metadata) -> Cover:
    return draw_cover(metadata, styles=styles_folder(), fonts=font_folders())


def image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [
        value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in colour
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(picture: Image.Image) -> float:
    """Contrast ratio of the two commonest colours: the ground and what is written on it."""
    first, second = (luminance(colour) for colour, _ in Counter(picture.get_flattened_data()).most_common(2))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


@pytest.fixture(scope="module")
def plain() -> Cover:
    return draw(PLAIN)


def test_the_cover_has_the_size_it_says(plain: Cover) -> None:
    assert image(plain.png).size == (plain.width, plain.height) == (1600, 2400)


def test_the_other_shape_is_square(plain: Cover) -> None:
    assert image(plain.square).size == (1400, 1400)


def test_two_drawings_have_the_same_bytes(plain: Cover) -> None:
    assert draw(PLAIN) == plain


def test_the_title_is_drawn(plain: Cover) -> None:
    assert draw(replace(PLAIN, title="On Water")).png != plain.png


def test_the_publisher_is_drawn(plain: Cover) -> None:
    assert draw(replace(PLAIN, publisher="Another")).png != plain.png


def test_the_date_is_drawn(plain: Cover) -> None:
    assert draw(replace(PLAIN, date=date(2024, 5, 3))).png != plain.png


def test_the_title_stands_out(plain: Cover) -> None:
    assert contrast(image(plain.png).crop((0, 0, 1600, 1900))) >= 7


def test_publisher_and_date_stand_out(plain: Cover) -> None:
    assert contrast(image(plain.png).crop((0, 2150, 1600, 2400))) >= 7


@pytest.mark.parametrize(
    "title", [(HOSTILE * 4)[:300], "W" * 120, "Ä" * 40 + " " + "g" * 40], ids=["markup", "word", "words"]
)
@pytest.mark.parametrize("shape", ["png", "square"])
def test_a_long_title_keeps_clear_of_the_edges(title: str, shape: str) -> None:
    picture = image(getattr(draw(replace(PLAIN, title=title)), shape))
    margin = picture.crop((int(picture.width * 0.935), 0, picture.width, int(picture.height * 0.75)))
    assert len(margin.getcolors()) == 1


def test_a_long_title_keeps_clear_of_the_band() -> None:
    picture = image(draw(replace(PLAIN, title=(HOSTILE * 4)[:300])).square)
    field = picture.getpixel((0, 0))
    band = next(y for y in range(picture.height) if picture.getpixel((0, y)) != field)
    assert len(picture.crop((0, band - 20, picture.width, band)).getcolors()) == 1


def test_the_alternative_says_what_the_cover_shows() -> None:
    assert cover_alt(PLAIN) == "Cover: On Peace. A House, 2 May 2024."


def test_the_alternative_does_not_double_a_stop() -> None:
    assert cover_alt(replace(PLAIN, title="Peace now!")) == "Cover: Peace now! A House, 2 May 2024."


def test_the_alternative_is_in_the_language_of_the_statement() -> None:
    assert cover_alt(replace(PLAIN, title="Paix", language="fr")) == "Couverture: Paix. A House, 2 mai 2024."


def test_the_alternative_mixes_no_languages() -> None:
    metadata = replace(PLAIN, title="Ειρήνη", publisher="Οίκος", language="el")
    assert cover_alt(metadata) == "Ειρήνη. Οίκος, 2 Μαΐου 2024."


def test_without_its_style_the_cover_cannot_be_drawn(tmp_path: Path) -> None:
    with pytest.raises(MakerMissing, match=r"cover\.typ"):
        draw_cover(PLAIN, styles=tmp_path, fonts=())


def test_it_is_drawn_with_a_folder_of_a_designers_own(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text("main { color: black }")
    with with_own(tmp_path) as styles:
        assert draw_cover(PLAIN, styles=styles, fonts=font_folders()).png == draw(PLAIN).png
