"""What only one format has: large print, the page, the recording. One fault in the reading, one rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from everyreader.checks.rules import CATALOGUE, judge_reading
from everyreader.checks.rules.edition.files import EditionReading
from everyreader.formats.audio.read.reader import AudioReading, Heard
from everyreader.formats.html.read.reading import HtmlReading, Landmark, Target
from everyreader.formats.large_print.read.lines import LineEndHyphen
from everyreader.formats.large_print.read.reader import PdfReading, SmallText
from everyreader.model.findings import Outcome, Rendition
from everyreader.model.publication import Publication
from everyreader.model.reading import Entry, Reading
from everyreader.narration.script import make_script

TEXT = "# A Title\n\nA well-known house speaks. It speaks twice.\n\n## A part\n\nMore words.\n"
OWN = {Rendition.LARGE_PRINT: "PRT", Rendition.HTML: "WEB", Rendition.AUDIO: "AUD", Rendition.EDITION: "EDN"}


def faultless(publication: Publication, rendition: Rendition) -> Reading:
    common = {
        "path": Path("finished"),
        "title": "A Title",
        "language": "en",
        "units": publication.units,
        "contents": (Entry("A Title", 1), Entry("A part", 2)),
    }
    if rendition == Rendition.LARGE_PRINT:
        return PdfReading(
            **common,
            pages=1,
            smallest=18.0,
            tagged=True,
            pdfua="1",
            pdfa="2A",
        )
    if rendition == Rendition.HTML:
        landmarks = tuple(Landmark(role) for role in ("banner", "main", "contentinfo"))
        return HtmlReading(
            **common, landmarks=landmarks, targets=(Target("link", "Skip", 120, 44, in_line=False),)
        )
    if rendition == Rendition.EDITION:
        return EditionReading(**common, disagreements=(), sources={"statement.md": publication.statement})
    return recording(publication, common)


def recording(publication: Publication, common: dict) -> AudioReading:
    ids = [utterance.id for utterance in make_script(publication)]
    heard = tuple(Heard(one, 0.75 + 3 * i, 3.0 + 3 * i, 0.99, 0.0) for i, one in enumerate(ids))
    return AudioReading(
        **{**common, "units": (), "contents": (Entry("A Title", 1, 0.0), Entry("A part", 2, 9.75))},
        duration=20.0,
        declared=20.0,
        whole=True,
        heard=heard,
        missing=(),
        stretches_unexplained=(),
        rms_db=-20.0,
        peak_db=-5.0,
        floor_db=-90.0,
        head=0.75,
        tail=2.0,
        clipped=0,
        rate=44_100,
        channels=1,
        bit_rate=64_000,
        codec="mp3",
        has_cover=True,
        cover_alt="Cover",
    )


def change(**fields: object) -> Callable[[Reading], Reading]:
    return lambda reading: replace(reading, **fields)


P, W, A, E = Rendition.LARGE_PRINT, Rendition.HTML, Rendition.AUDIO, Rendition.EDITION
FAULTS: list[tuple[Rendition, str, str, Callable[[Reading], Reading]]] = [
    (P, "PRT-001", "a page number at 12 pt", change(too_small=(SmallText("1", 12.0, 1),))),
    (
        P,
        "PRT-002",
        "a word parted by a hyphen it does not have",
        change(line_end_hyphens=(LineEndHyphen("extraordinarily-longworded", 1),)),
    ),
    (
        P,
        "PRT-003",
        "a short hyphenated word parted",
        change(line_end_hyphens=(LineEndHyphen("well-known", 1),)),
    ),
    (P, "PRT-005", "text outside the tags", change(untagged_text=("Draft",))),
    (P, "PRT-006", "a font that is not embedded", change(fonts_not_embedded=("Arial",))),
    (P, "PRT-007", "no claim of PDF/UA", change(pdfua="")),
    (P, "PRT-008", "a table wider than the page", change(beyond_the_page=("a cell",))),
    (W, "WEB-001", "words hidden from a screen reader", change(visible_not_spoken=("More words.",))),
    (W, "WEB-002", "a page wider than a phone", change(overflow_at_320=True)),
    (W, "WEB-003", "a font from elsewhere", change(requests=("https://fonts.example.org/a.woff2",))),
    (
        W,
        "WEB-004",
        "a program that breaks down",
        change(console_errors=("ReferenceError: player is not defined",)),
    ),
    (W, "WEB-005", "an anchor that is not there", change(dead_links=("A part (#gone)",))),
    (W, "WEB-006", "a link of 20 px", change(targets=(Target("link", "Skip", 60, 20, in_line=False),))),
    (W, "WEB-007", "two main landmarks", lambda r: replace(r, landmarks=(*r.landmarks, Landmark("main")))),
    (
        A,
        "AUD-002",
        "a sentence that is not heard",
        lambda r: replace(r, heard=r.heard[:-1], missing=(r.heard[-1].sentence_id,)),
    ),
    (
        A,
        "AUD-003",
        "two sentences swapped",
        lambda r: replace(r, heard=(r.heard[0], r.heard[2], r.heard[1], *r.heard[3:])),
    ),
    (
        A,
        "AUD-003",
        "a sentence heard twice",
        lambda r: replace(r, heard=(*r.heard[:2], r.heard[1], *r.heard[2:])),
    ),
    (A, "AUD-004", "a stretch of speech too many", change(stretches_unexplained=((15.0, 17.0),))),
    (A, "AUD-005", "speech too quiet", change(rms_db=-27.0)),
    (A, "AUD-006", "a peak too loud", change(peak_db=-1.0)),
    (A, "AUD-007", "a chapter missing", lambda r: replace(r, contents=r.contents[:1])),
    (
        A,
        "AUD-007",
        "a chapter a second late",
        lambda r: replace(r, contents=(r.contents[0], Entry("A part", 2, 10.75))),
    ),
    (A, "AUD-008", "a recording cut off", change(whole=False)),
    (A, "AUD-009", "no silence at the end", change(tail=0.1)),
    (A, "AUD-010", "another title", change(title="Track 1")),
    (
        E,
        "EDN-001",
        "a file changed after publication",
        change(disagreements=("small.epub is not the file that was published",)),
    ),
    (
        E,
        "EDN-002",
        "a house that moved",
        lambda r: replace(r, sources={**r.sources, "publisher.yaml": b"name: X"}),
    ),
    (E, "EDN-002", "a source that went on", change(sources={"statement.md": b"other"})),
]


def failed(publication: Publication, rendition: Rendition, reading: Reading) -> list[str]:
    known = {rule for _, rule, _, _ in FAULTS} | {"AUD-001"}
    rules = [rule for rule in CATALOGUE if rule.id in known]
    return [
        one.rule.id
        for one in judge_reading(publication, rendition, reading, rules)
        if one.outcome is Outcome.FAILED
    ]


@pytest.mark.parametrize("rendition", OWN)
def test_a_faultless_file_fails_no_rule(
    statement: Callable[[str], Publication], rendition: Rendition
) -> None:
    publication = statement(TEXT)
    assert failed(publication, rendition, faultless(publication, rendition)) == []


@pytest.mark.parametrize(
    ("rendition", "rule", "fault"),
    [(n, r, f) for n, r, _, f in FAULTS],
    ids=[f"{r} {w}" for _, r, w, _ in FAULTS],
)
def test_the_fault_is_found_by_its_rule_alone(
    statement: Callable[[str], Publication],
    rendition: Rendition,
    rule: str,
    fault: Callable[[Reading], Reading],
) -> None:
    publication = statement(TEXT)
    assert failed(publication, rendition, fault(faultless(publication, rendition))) == [rule]


def test_a_script_that_lacks_a_sentence_is_found(statement: Callable[[str], Publication]) -> None:
    """The script is made from the sentences: a table of sentences that lacks one shows."""
    publication = statement(TEXT)
    short = replace(publication, sentences=publication.sentences[:-1])
    reading = faultless(short, Rendition.AUDIO)
    assert failed(short, Rendition.AUDIO, reading) == ["AUD-001"]
