"""PDFs without tags: words that are bold or slanted among regular ones of their family are emphasised."""

from __future__ import annotations

import pytest
import typst

from ..conftest import body

PAGE = (
    '#set page(width: 15cm, height: 12cm)\n#set text(font: "Libertinus Serif")\n= The pier\n4 March 2024\n\n'
)
TEXT = "The boats lie in the outer harbour, and go out again in spring."


@pytest.fixture
def made(adding):
    """The second paragraph of the statement that is made of this."""

    def result(typed: str) -> str:
        data = typst.compile(f"{PAGE}{TEXT}\n\n{typed}\n\n{TEXT}".encode(), pdf_tags=False)
        return body(adding(data, "a.pdf")).split(f"{TEXT}\n")[1].strip()

    return result


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("The *council* met, and _decided_.", "The **council** met, and *decided*."),
        ("It is (*only* then) the “_pier_”.", "It is (**only** then) the “*pier*”."),
        ("One is *bold _and slanted_*.", "One is **bold** ***and slanted***."),
        ("It meets on *3 May, or never.* We know.", "It meets on **3 May, or never.** We know."),
        (
            'A #link("https://example.org/a")[_page_, too] and #link("https://example.org/b")[*this*].',
            "A [*page*, too](https://example.org/a) and **[this](https://example.org/b)**.",
        ),
    ],
)  # fmt: skip
def test_words_in_another_face_of_their_family_are_emphasised(made, typed: str, written: str) -> None:
    assert made(typed) == written


def test_emphasis_goes_on_over_the_end_of_a_line(made) -> None:
    said = "the boats which lie in the outer harbour must be moved to the inner one before the winter comes"
    assert made(f"It was decided that _{said}_ again.") == f"It was decided that *{said}* again."


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("_All of it is slanted._", "All of it is slanted."),
        ("*All of it is bold.*", "**All of it is bold.**"),
        ("*Dates:* It meets in May.", "Dates: It meets in May."),
        ("re#strong[form] and in#strong[ter]mediate", "reform and intermediate"),
        ('A #text(font: "DejaVu Sans Mono", weight: "bold")[word] of code.', "A word of code."),
    ],
)
def test_whole_paragraphs_labels_and_parts_of_words_stay_as_they_are(made, typed: str, written: str) -> None:
    assert made(typed) == written
