"""Accessibility metadata in the words of the W3C's display guide: only what the metadata says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from everyreader.formats.html.read.player import Played
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.model.findings import Rendition
from everyreader.model.publication import Kind, Run, Unit
from everyreader.model.reading import Entry
from everyreader.report.display_guide import display
from everyreader.report.features import offered
from everyreader.sound.speech import Sound
from tests.report.kit import EPUB, EPUB_METADATA, MP3, file, reading, recording


def said(metadata: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {one.title: one.statements for one in display(metadata)}


def features(*names: str) -> dict[str, tuple[str, ...]]:
    return {"schema:accessibilityFeature": names}


def test_an_e_book_that_says_what_it_offers() -> None:
    assert said(EPUB_METADATA) == {
        "Ways of reading": (
            "Appearance can be modified",
            "Readable in read aloud or dynamic braille",
            "Has alternative text",
            "No information about prerecorded audio is available",
        ),
        "Conformance": ("No information is available",),
        "Navigation": ("Table of contents",),
        "Hazards": ("No hazards",),
        "Accessibility summary": ("It can be read aloud.",),
    }


def test_silence_is_said_to_be_silence() -> None:
    assert said({}) == {
        "Ways of reading": (
            "No information about appearance modifiability is available",
            "No information about nonvisual reading is available",
            "No information about prerecorded audio is available",
        ),
        "Conformance": ("No information is available",),
    }


@pytest.mark.parametrize(
    ("metadata", "statement"),
    [
        ({"rendition:layout": ("pre-paginated",)}, "Appearance cannot be modified"),
        ({"schema:accessMode": ("textual",)}, "Readable in read aloud or dynamic braille"),
        (
            {"schema:accessMode": ("textual", "visual"), "schema:accessModeSufficient": ("textual,visual",)},
            "Not fully readable in read aloud or dynamic braille",
        ),
        ({"schema:accessMode": ("visual",)}, "Not readable in read aloud or dynamic braille"),
        (
            {"schema:accessModeSufficient": ('{"@type": "ItemList", "itemListElement": ["textual"]}',)},
            "Readable in read aloud or dynamic braille",
        ),
        (features("synchronizedAudioText"), "Prerecorded audio synchronized with text"),
        ({"schema:accessModeSufficient": ("auditory",)}, "Prerecorded audio only"),
        ({"schema:accessMode": ("textual", "auditory")}, "Complementary audio and text"),
        (features("describedMath"), "Has alternative text"),
    ],
)
def test_ways_of_reading(metadata: dict[str, tuple[str, ...]], statement: str) -> None:
    assert statement in said(metadata)["Ways of reading"]


def test_a_broken_list_of_modes_says_nothing() -> None:
    metadata = {"schema:accessModeSufficient": ("{", '{"itemListElement": ["textual"]')}
    assert "No information about nonvisual reading is available" in said(metadata)["Ways of reading"]


@pytest.mark.parametrize(
    ("values", "statements"),
    [
        (("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"), ("No hazards",)),
        (("unknown",), ("The presence of hazards is unknown",)),
        (
            ("unknownFlashingHazard", "unknownMotionSimulationHazard", "unknownSoundHazard"),
            ("The presence of hazards is unknown",),
        ),
        (("flashing", "noSoundHazard"), ("Flashing content",)),
    ],
)
def test_hazards(values: tuple[str, ...], statements: tuple[str, ...]) -> None:
    assert said({"schema:accessibilityHazard": values})["Hazards"] == statements


def test_a_claim_is_told_as_a_claim_with_who_stands_for_it() -> None:
    metadata = {
        "dcterms:conformsTo": ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA",),
        "a11y:certifiedBy": ("Wells & Rivers Trust",),
    }
    assert said(metadata)["Conformance"] == (
        "This publication claims to meet EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
        "The publication was certified by Wells & Rivers Trust",
    )


def test_rich_content_and_what_is_additional() -> None:
    found = said(features("MathML", "describedMath", "largePrint", "index"))
    assert found["Rich content"] == ("Math as MathML", "Text descriptions of math are provided")
    assert found["Additional accessibility information"] == ("Large print",)
    assert found["Navigation"] == ("Index",)


def test_a_file_with_metadata_of_its_own_speaks_for_itself() -> None:
    assert (offered(EPUB).own, offered(EPUB).name) == (True, "E-book")


def test_a_recording_is_told_by_what_was_read_from_it() -> None:
    found = offered(MP3)
    assert (found.own, found.name) == (False, "One recording (MP3)")
    assert {one.title: one.statements for one in found.fields} == {
        "Ways of reading": ("Not readable in read aloud or dynamic braille", "Prerecorded audio only"),
        "Navigation": ("Table of contents",),
    }


def test_a_voice_is_named_as_the_recording_names_it() -> None:
    speaking = recording("small.mp3", metadata={"comment": ("Read by a synthetic voice: Pico.",)})
    assert offered(replace(MP3, reading=speaking)).facts == ("Read by a synthetic voice: Pico",)


def paper(**about: object) -> dict[str, tuple[str, ...]]:
    from everyreader.formats.large_print.read.reader import PdfReading

    made = PdfReading(**{**vars(reading("small.pdf")), "pages": 1, "smallest": 18.0, "tagged": True, **about})
    found = offered(file("small.pdf", Rendition.LARGE_PRINT, "application/pdf", made))
    return {one.title: one.statements for one in found.fields}


def test_paper_is_told_by_its_tags() -> None:
    assert paper(contents=(Entry("A Title", 1),), pdfua="1") == {
        "Ways of reading": ("Appearance cannot be modified", "Readable in read aloud or dynamic braille"),
        "Conformance": ("This publication claims to meet PDF/UA-1 (ISO 14289-1)",),
        "Navigation": ("Table of contents", "Headings"),
        "Additional accessibility information": ("Large print",),
    }


@pytest.mark.parametrize("lack", [{"tagged": False}, {"untagged_text": ("A line.",)}])
def test_paper_without_whole_tags_is_not_said_to_be_readable(lack: dict[str, object]) -> None:
    found = paper(**lack)
    assert "Readable in read aloud or dynamic braille" not in found["Ways of reading"]
    assert "Headings" not in found.get("Navigation", ())


def test_small_print_is_not_large_print() -> None:
    assert "Additional accessibility information" not in paper(smallest=12.0)


def test_an_image_without_alternative_makes_paper_not_fully_readable() -> None:
    image = Unit(Kind.IMAGE, (Run("", "en"),))
    found = paper(units=(image,), images_without_alt=("pump.png",))
    assert "Not fully readable in read aloud or dynamic braille" in found["Ways of reading"]
    assert "Has alternative text" not in found["Ways of reading"]


@pytest.mark.parametrize(
    ("heard", "statement"),
    [
        (Sound(3.0), "Prerecorded audio synchronized with text"),
        (None, "No information about prerecorded audio is available"),
    ],
)
def test_a_page_that_plays_says_so_where_the_recording_is_there(heard: Sound | None, statement: str) -> None:
    made = HtmlReading(
        **{**vars(reading("small.html")), "metadata": EPUB_METADATA, "played": Played("small.mp3", heard)}
    )
    found = offered(file("small.html", Rendition.HTML, "text/html", made))
    assert statement in {one.title: one.statements for one in found.fields}["Ways of reading"]


def test_a_file_that_could_not_be_read_offers_nothing() -> None:
    assert offered(replace(EPUB, reading=None)) is None
