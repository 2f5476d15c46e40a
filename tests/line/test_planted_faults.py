"""A fault planted in a finished file only is found when that file is read back, whatever the writer did."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from everyreader.browser.chromium import Browser
from everyreader.checks.rules import judge_reading
from everyreader.formats.audio.write.writer import write as write_audio
from everyreader.formats.needs import ReadingBack
from everyreader.formats.table import BY_SUFFIX
from everyreader.model.findings import Outcome
from everyreader.model.publication import Publication
from everyreader.narration.engines import choose_engine
from everyreader.narration.narrate import Narration, narrate
from everyreader.source import read_statement
from tests.conftest import OWN, Built
from tests.planted.silent import SUFFIXES, silent

Fault = Callable[[Path], None]


@pytest.fixture(scope="module")
def own() -> Publication:
    return read_statement(OWN)


@pytest.fixture(scope="module")
def narration(own: Publication, built: Built) -> Narration:
    """From the cache that the build left: nothing is spoken again."""
    return narrate(
        own,
        choose_engine(None, "en-US"),
        built.own.parent / ".editions" / ".cache",
        jobs=None,
        say=lambda line: None,
    )


@pytest.fixture
def failed(
    own: Publication, narration: Narration, browser: Browser, built: Built, tmp_path: Path
) -> Callable[[str, Fault], set[str]]:
    """The rules that fail for a copy of one finished file after the fault."""

    def judge(suffix: str, fault: Fault) -> set[str]:
        path = tmp_path / f"{OWN.name}{suffix}"
        if fault is not untouched and suffix in SUFFIXES:
            silent(own, tmp_path)
        else:
            shutil.copyfile(built.own / path.name, path)
            if suffix == ".html":  # it plays the recording beside it
                shutil.copyfile(built.own / f"{OWN.name}.mp3", path.with_suffix(".mp3"))
        fault(path)
        format = BY_SUFFIX[suffix]
        reading = format.read_back(path, ReadingBack(browser, lambda: narration.segments))
        verdicts = judge_reading(own, format.rendition, reading)
        return {one.rule.id for one in verdicts if one.outcome is Outcome.FAILED}

    return judge


def untouched(path: Path) -> None:
    """No fault."""


# Markup: the same faults in the page and in the book.


def in_text(old: str, new: str) -> Fault:
    def fault(path: Path) -> None:
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        else:
            in_member(path, old, new)

    return fault


def in_member(path: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(path) as book:
        members = [(info, book.read(info)) for info in book.infolist()]
    home = [
        info.filename
        for info, data in members
        if info.filename.endswith("text.xhtml") and old.encode() in data
    ]
    assert home
    with zipfile.ZipFile(path, "w") as book:
        for info, data in members:
            book.writestr(
                info, data.replace(old.encode(), new.encode(), 1) if info.filename in home else data
            )


SENTENCE = (
    "We must be clear that these hostages are being released thanks to diplomacy rather than military force. "
)
NEXT = "Those who cheered on Israel's bombardment of Gaza"
TWO = (
    "Further, those supply lines need to be made permanent and protected by mutual agreement of the "
    "combatants, even if fighting "
    "should resume."
)
MARKUP: list[tuple[str, str, Fault]] = [
    ("TXT-003", "a word changed", in_text("these hostages are", "those hostages are")),
    ("TXT-003", "a sentence dropped", in_text(SENTENCE, "")),
    ("TXT-003", "two sentences swapped", in_text(SENTENCE + NEXT, NEXT + SENTENCE)),
    ("TXT-003", "a dash made a hyphen", in_text("captivity – and", "captivity - and")),
    ("TXT-003", "a raw link left standing", in_text("CIP’s paper “Ending", "CIP’s paper [“Ending")),
]


@pytest.mark.parametrize("suffix", [".html", ".epub", "-large-print.pdf", ".mp3", ".m4b"])
def test_the_finished_file_as_published_has_no_fault(
    failed: Callable[[str, Fault], set[str]], suffix: str
) -> None:
    assert failed(suffix, untouched) == set()


@pytest.mark.parametrize("suffix", [".html", ".epub"])
@pytest.mark.parametrize(
    ("rule", "fault"), [(rule, fault) for rule, _, fault in MARKUP], ids=[what for _, what, _ in MARKUP]
)
def test_words_in_the_page_and_in_the_book(
    failed: Callable[[str, Fault], set[str]], suffix: str, rule: str, fault: Fault
) -> None:
    assert failed(suffix, fault) == {rule}


# Large print: faults in the tag tree.


def elements(pdf: pikepdf.Pdf, kind: str) -> list[tuple[pikepdf.Object, int]]:
    """Every element of one kind in reading order, as its parent and its place among the parent's children."""
    found: list[tuple[pikepdf.Object, int]] = []

    def walk(node: pikepdf.Object) -> None:
        children = node.get("/K")
        for index, child in enumerate(children if isinstance(children, pikepdf.Array) else [children]):
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                if kind == child.S and isinstance(children, pikepdf.Array):
                    found.append((node, index))
                walk(child)

    walk(pdf.Root.StructTreeRoot)
    return found


def in_tags(change: Callable[[pikepdf.Pdf], None]) -> Fault:
    def fault(path: Path) -> None:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(path)

    return fault


def word_changed(pdf: pikepdf.Pdf) -> None:
    parent, index = elements(pdf, "/P")[1]
    parent.K[
        index
    ].ActualText = "The Center for International Policy regrets news of an agreed pause in fighting."


def paragraph_dropped(pdf: pikepdf.Pdf) -> None:
    parent, index = elements(pdf, "/P")[2]
    del parent.K[index]


def paragraphs_swapped(pdf: pikepdf.Pdf) -> None:
    (parent, first), (_, second) = elements(pdf, "/P")[1:3]
    one, other = parent.K[first], parent.K[second]
    parent.K[first], parent.K[second] = other, one


TAGS: list[tuple[set[str], str, Callable[[pikepdf.Pdf], None]]] = [
    ({"TXT-001", "TXT-002"}, "words replaced", word_changed),
    ({"TXT-001"}, "a paragraph taken out of the tags", paragraph_dropped),
    ({"TXT-004"}, "two paragraphs swapped", paragraphs_swapped),
]


@pytest.mark.parametrize(
    ("rules", "change"), [(rules, change) for rules, _, change in TAGS], ids=[what for _, what, _ in TAGS]
)
def test_words_in_the_large_print(
    failed: Callable[[str, Fault], set[str]], rules: set[str], change: Callable[[pikepdf.Pdf], None]
) -> None:
    assert failed("-large-print.pdf", in_tags(change)) == rules


# Audio: the recording with other samples under the same marks.


def with_samples(
    own: Publication, narration: Narration, change: Callable[[np.ndarray, list[slice]], np.ndarray]
) -> Fault:
    def fault(path: Path) -> None:
        spans = [slice(cue.start, cue.end) for cue in narration.assembly.cues]
        changed = replace(narration.assembly, samples=change(narration.assembly.samples.copy(), spans))
        files = {path.suffix: path}
        write_audio(
            own,
            changed,
            cover_png=cover(),
            cover_alt="Cover",
            mp3=files.get(".mp3", path.with_suffix(".mp3")),
            m4b=files.get(".m4b", path.with_suffix(".m4b")),
        )

    return fault


def cover() -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (60, 60), "white").save(out, "PNG")
    return out.getvalue()


def silenced(samples: np.ndarray, spans: list[slice]) -> np.ndarray:
    samples[spans[9]] = 0
    return samples


def other_sentence(samples: np.ndarray, spans: list[slice]) -> np.ndarray:
    """A sentence's place filled with another's words."""
    said = samples[spans[4]]
    length = spans[9].stop - spans[9].start
    samples[spans[9]] = np.resize(said, length)
    return samples


def swapped(samples: np.ndarray, spans: list[slice]) -> np.ndarray:
    first, second = spans[4], spans[5]
    between = samples[first.stop : second.start]
    samples[first.start : second.stop] = np.concatenate([samples[second], between, samples[first]])
    return samples


AUDIO: list[tuple[str, str, Callable[[np.ndarray, list[slice]], np.ndarray]]] = [
    ("AUD-002", "a sentence silenced", silenced),
    ("AUD-002", "a sentence's words replaced", other_sentence),
    ("AUD-003", "two sentences swapped", swapped),
]


@pytest.mark.parametrize("suffix", [".mp3", ".m4b"])
@pytest.mark.parametrize(
    ("rule", "change"), [(rule, change) for rule, _, change in AUDIO], ids=[what for _, what, _ in AUDIO]
)
def test_sentences_in_the_recording(
    failed: Callable[[str, Fault], set[str]],
    own: Publication,
    narration: Narration,
    suffix: str,
    rule: str,
    change: Callable[[np.ndarray, list[slice]], np.ndarray],
) -> None:
    assert rule in failed(suffix, with_samples(own, narration, change))
