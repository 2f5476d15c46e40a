"""Scripts and characters that some format cannot carry yet are refused by name, before anything is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from everyreader.formats.scripts import refuse_unready
from everyreader.formats.table import chosen
from everyreader.model.errors import SourceError
from everyreader.source import read_statement
from everyreader.tools.places import font_folders

PAGES = "--formats epub,html"


def refuse(folder: Path, text: str, *, title: str = "Names", formats: tuple[str, ...] = ()) -> None:
    front = (
        f"title: {title}\ndate: 2024-05-02\npublisher: A House\nlanguage: en\nidentifier: urn:x-test:scripts"
    )
    (folder / "statement.md").write_text(f"---\n{front}\n---\n\n# {title}\n\n{text}\n", encoding="utf-8")
    refuse_unready(read_statement(folder), chosen(formats), font_folders())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Peace is [שלום]{lang=he}.", "'שלום' is in Hebrew script"),
        ("Peace is [سلام]{lang=ar}.", "'سلام' is in Arabic script"),
        ("Water is [水]{lang=ja}.", "'水' is in Han script"),
        ("Water is [น้ำ]{lang=th}.", "is in Thai script"),
        ("Water is [물]{lang=ko}.", "is in Hangul script"),
        ("Ｗater", "no font at hand can draw 'Ｗ' (U+FF37)"),
        ("A clef 𝄞!", "no font at hand can draw '𝄞' (U+1D11E)"),
        ("- One\n- Two 𝄞", "no font at hand can draw"),
    ],
)
def test_what_cannot_be_carried_is_named_with_its_line_and_what_could_be_made(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(SourceError) as caught:
        refuse(tmp_path, text)
    assert says in caught.value.message
    assert PAGES in caught.value.message
    assert caught.value.line == 11 + text.count("\n")


def test_the_formats_that_it_names_are_made(tmp_path: Path) -> None:
    refuse(tmp_path, "Peace is [שלום]{lang=he}.", formats=("epub", "html"))


def test_text_without_marks_cannot_say_from_which_side_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=PAGES):
        refuse(tmp_path, "Peace is [שלום]{lang=he}.", formats=("plain-text",))


def test_a_sign_that_is_not_drawn_can_be_spoken(tmp_path: Path) -> None:
    refuse(tmp_path, "A clef 𝄞!", formats=("epub", "html", "audio"))


def test_a_title_that_the_cover_cannot_show_is_refused_for_every_format(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="could be made: no format") as caught:
        refuse(tmp_path, "Words.", title="水の声明", formats=("html",))
    assert caught.value.line == 9


@pytest.mark.parametrize(
    "text",
    [
        (
            "[Рада вітає угоду]{lang=uk}, [ὕδωρ ἄριστον]{lang=el}, [पानी पर वक्तव्य]{lang=hi}, "
            "[ջուր]{lang=hy}, [წყალი]{lang=ka}"
        ),
        "🎉 👩‍🔬 👍🏽 🇬🇭 1️⃣ ❤️ ☐ ☑ Ⅳ ① ♫",
        "→ ★★☆ ½ ⅔ 10⁻³ № ™ € ₹ ₿ ☎ 𝑥 “quoted” – 555‑0100",
        "![A word in Hebrew letters: שלום](map.png)",
    ],
)
def test_what_every_format_carries_is_let_through(tmp_path: Path, text: str) -> None:
    Image.new("RGB", (8, 6)).save(tmp_path / "map.png")
    refuse(tmp_path, text)
