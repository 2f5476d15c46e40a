"""The narrated e-book: what is marked is what is heard, in the order of the text, and both validators have
nothing to say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import av
import numpy as np
import pytest
from lxml import etree
from PIL import Image

from everyreader.checks.rules import judge_reading
from everyreader.checks.validators import Jvm, ace, epubcheck
from everyreader.formats.audio.write import mp3
from everyreader.formats.epub.read.reader import read_back
from everyreader.formats.epub.write import documents
from everyreader.formats.epub.write.overlay_write import ACTIVE_CLASS, PLAYBACK_CLASS, overlay_items
from everyreader.formats.epub.write.parting import LONGEST, Part
from everyreader.formats.epub.write.writer import write
from everyreader.formats.xhtml import describe, fragment
from everyreader.formats.xhtml.read_aloud import with_sound
from everyreader.formats.xhtml.sentences import mark_sentences
from everyreader.model.errors import MakerFailed
from everyreader.model.findings import Rendition
from everyreader.model.publication import Publication
from everyreader.narration.assembly import Assembly, assemble
from everyreader.narration.clips import Clip, clips
from everyreader.narration.narrate import Narration
from everyreader.narration.script import make_script
from everyreader.narration.segments import RATE, Segment
from everyreader.narration.text_order import in_text_order
from everyreader.theme.cover import Cover
from everyreader.theme.styles_folder import styles_folder

Statement = Callable[[str], Publication]
SMIL = "{http://www.w3.org/ns/SMIL}"
TYPE = "{http://www.idpf.org/2007/ops}type"
TEXTREF = "{http://www.idpf.org/2007/ops}textref"
TEXT = """# A Title

The well is deep. Nobody remembers who dug it.[^a]

## The second part

- It never ran dry.
- Come:

    1. drink,
    2. go. Come again.

::: figure
![A well. It is deep.](a.png)

The well.
:::

::: {.table row-headers=1}
Wells

| Place | Wells |
|-------|------:|
| Kissi | 12    |
:::

term

:   meaning

Water is cold.[^b]

* * *

See [the report. It is long](https://a.example/), please.

[^a]: Measured twice.

[^b]: Measured once. By hand.
"""


@dataclass(frozen=True)
class Spoken:
    """A publication with tones for sentences, in the order in which they are spoken and in that of the
    text."""

    publication: Publication
    as_spoken: Assembly
    as_text: Assembly
    narration: Narration


@pytest.fixture
def spoken(statement: Statement, tmp_path: Path) -> Spoken:
    (tmp_path / "small").mkdir()
    Image.new("RGB", (8, 12)).save(tmp_path / "small" / "a.png")
    return sounded(statement(TEXT))


def sounded(publication: Publication) -> Spoken:
    script = make_script(publication)
    tones = tuple(
        Segment(one.id, tone(0.2 + 0.02 * len(one.shown)), RATE, ("A Voice 1 (en)",)) for one in script
    )
    assembly = assemble(script, tones)
    narration = Narration(script, tones, assembly, "tones")
    return Spoken(publication, assembly, in_text_order(script, tones, assembly), narration)


def tone(seconds: float) -> np.ndarray:
    time = np.arange(round(seconds * RATE)) / RATE
    return np.rint(9000 * np.sin(2 * np.pi * 440 * time)).astype(np.int16)


def book_of(spoken: Spoken, path: Path, cover: Cover, longest: int = LONGEST) -> Path:
    write(
        spoken.publication,
        path,
        cover=cover,
        styles=styles_folder(),
        narration=spoken.narration,
        longest=longest,
    )
    return path


def overlay_of(spoken: Spoken) -> etree._Element:
    marked = mark_sentences(fragment(spoken.publication), spoken.publication)
    blocks = documents.typed(marked.fragment.xhtml())
    item, _ = overlay_items([Part(0, blocks)], clips(spoken.as_text, marked.places), b"")
    return etree.fromstring(item.content)


def decoded(data: bytes) -> np.ndarray:
    with av.open(io.BytesIO(data)) as file:
        return np.concatenate([one.to_ndarray().reshape(-1) for one in file.decode(file.streams.audio[0])])


def test_the_validators_have_nothing_to_say(spoken: Spoken, cover: Cover, jvm: Jvm, tmp_path: Path) -> None:
    files = {book_of(spoken, tmp_path / "book.epub", cover): Rendition.EPUB}
    said = (epubcheck.validate(files, tmp_path / "raw", jvm=jvm), ace.validate(files, tmp_path / "raw"))
    assert [(one.reason, one.findings) for one in said] == [("", ()), ("", ())]


def test_a_long_book_is_read_aloud_file_by_file(
    spoken: Spoken, cover: Cover, jvm: Jvm, tmp_path: Path
) -> None:
    path = book_of(spoken, tmp_path / "book.epub", cover, longest=1)
    said = epubcheck.validate({path: Rendition.EPUB}, tmp_path / "raw", jvm=jvm)
    assert (said.reason, said.findings) == ("", ())
    verdicts = judge_reading(spoken.publication, Rendition.EPUB, read_back(path))
    assert [one.message for verdict in verdicts for one in verdict.findings if one.blocks] == []
    with zipfile.ZipFile(path) as archive:
        overlays = [archive.read(f"EPUB/text-{number}.smil") for number in (1, 2, 3)]
    cues = [one for each in overlays for one in etree.fromstring(each).iter(f"{SMIL}audio")]
    assert [one.get("clipEnd") for one in cues[:-1]] == [one.get("clipBegin") for one in cues[1:]]


def test_the_book_says_the_statement(spoken: Spoken, cover: Cover, tmp_path: Path) -> None:
    reading = read_back(book_of(spoken, tmp_path / "book.epub", cover))
    publication = spoken.publication
    assert reading.units == tuple(replace(one, line=None) for one in publication.units)
    assert reading.notes == tuple(replace(one, line=None) for one in publication.notes)


def test_every_sentence_has_one_cue_in_the_order_of_the_text(spoken: Spoken) -> None:
    marked = mark_sentences(fragment(spoken.publication), spoken.publication)
    cues = [one.get("src").partition("#")[2] for one in overlay_of(spoken).iter(f"{SMIL}text")]
    assert cues == list(dict.fromkeys(marked.places.values()))


def test_a_cue_begins_where_its_sound_begins_in_the_decoded_recording(
    spoken: Spoken, cover: Cover, tmp_path: Path
) -> None:
    with zipfile.ZipFile(book_of(spoken, tmp_path / "book.epub", cover)) as archive:
        samples = decoded(archive.read("EPUB/text.mp3"))
        overlay = etree.fromstring(archive.read("EPUB/text.smil"))
    late = []
    for one in overlay.iter(f"{SMIL}audio"):
        begin = seconds(one.get("clipBegin"))
        around = samples[round((begin - 0.2) * RATE) : round((begin + 0.2) * RATE)]
        late.append(int(np.argmax(np.abs(around) > 0.05)) / RATE - 0.2)
    assert max(map(abs, late)) < 0.003


def test_the_cues_follow_each_other_without_a_gap(spoken: Spoken) -> None:
    cues = list(overlay_of(spoken).iter(f"{SMIL}audio"))
    ends = [one.get("clipEnd") for one in cues[:-1]]
    assert ends == [one.get("clipBegin") for one in cues[1:]]


@pytest.mark.parametrize(
    ("kind", "holds"),
    [
        ("table", "s-u10s1 s-u11s1 s-u12s1 s-u13s1 s-u14s1"),
        ("figure", "s-u8s1 s-u9s1"),
        ("list", "s-u4s1 s-u5s1 s-u6s1 s-u7s1 s-u7s2"),
        ("endnotes", "s-u19s1 s-u20s1 s-u20s2"),
    ],
)
def test_what_can_be_left_or_skipped_is_one_sequence(spoken: Spoken, kind: str, holds: str) -> None:
    first = next(one for one in overlay_of(spoken).iter(f"{SMIL}seq") if one.get(TYPE) == kind)
    assert " ".join(one.get("id") for one in first.iter(f"{SMIL}par")) == holds


@pytest.mark.parametrize(
    ("element", "kind"),
    [("s-u4s1", "list-item"), ("s-u13s1", "table-cell"), ("s-u19s1", "footnote"), ("s-u2s1", None)],
)
def test_a_cue_that_stands_for_a_whole_says_so(spoken: Spoken, element: str, kind: str | None) -> None:
    [cue] = [one for one in overlay_of(spoken).iter(f"{SMIL}par") if one.get("id") == element]
    assert cue.get(TYPE) == kind


def test_every_sequence_names_a_place_of_the_text(spoken: Spoken, cover: Cover, tmp_path: Path) -> None:
    with zipfile.ZipFile(book_of(spoken, tmp_path / "book.epub", cover)) as archive:
        text = etree.fromstring(archive.read("EPUB/text.xhtml"))
        overlay = etree.fromstring(archive.read("EPUB/text.smil"))
    named = {one.get(TEXTREF).partition("#")[2] for one in overlay.iter(f"{SMIL}seq")}
    assert named <= set(text.xpath("//@id"))


def test_the_package_says_what_is_read_and_by_whom(spoken: Spoken, cover: Cover, tmp_path: Path) -> None:
    metadata = read_back(book_of(spoken, tmp_path / "book.epub", cover)).metadata
    table = clips(spoken.as_text, mark_sentences(fragment(spoken.publication), spoken.publication).places)
    assert metadata["media:narrator"] == ("A Voice 1 (en), a synthetic voice",)
    assert seconds(metadata["media:duration"][0]) == sum(one.end - one.begin for one in table) / 1000
    assert metadata["media:active-class"] == (ACTIVE_CLASS,)
    assert metadata["media:playback-active-class"] == (PLAYBACK_CLASS,)
    assert metadata["schema:accessMode"] == ("textual", "visual", "auditory")
    assert "auditory" in metadata["schema:accessModeSufficient"]
    assert "synchronizedAudioText" in metadata["schema:accessibilityFeature"]


def test_a_formula_without_words_makes_listening_not_enough(statement: Statement) -> None:
    publication = statement("# A Title\n\n$x$\n")
    traits = fragment(publication).traits
    assert "auditory" not in with_sound(describe(traits, ()), traits).sufficient


def test_a_narration_in_the_order_of_the_text_is_left_as_it_is(statement: Statement) -> None:
    one = sounded(statement("# A Title\n\nWords. Words.\n"))
    assert one.as_text is one.as_spoken


def test_notes_are_moved_to_where_the_text_has_them(spoken: Spoken) -> None:
    order = [one.sentence_id for one in spoken.as_text.cues]
    assert order == [one.id for one in spoken.publication.sentences]
    assert [one.sentence_id for one in spoken.as_spoken.cues] != order


def test_what_is_silent_has_no_clip(statement: Statement) -> None:
    publication = statement("# A Title\n\nWords.\n")
    one = sounded(publication)
    silent = replace(
        one.as_text, cues=(replace(one.as_text.cues[0], end=one.as_text.cues[0].start), *one.as_text.cues[1:])
    )
    assert [one.element for one in clips(silent, {"u1s1": "a", "u2s1": "b"})] == ["b"]


def test_a_sentence_without_a_place_is_refused(spoken: Spoken) -> None:
    with pytest.raises(MakerFailed, match="u1s1 is heard and not marked"):
        clips(spoken.as_text, {})


def test_a_reading_that_goes_another_way_is_refused(spoken: Spoken) -> None:
    marked = mark_sentences(fragment(spoken.publication), spoken.publication)
    blocks = documents.typed(marked.fragment.xhtml())
    with pytest.raises(MakerFailed, match="different ways"):
        overlay_items([Part(0, blocks)], clips(spoken.as_spoken, marked.places), b"")


def test_times_are_exact_to_the_millisecond(statement: Statement) -> None:
    one = sounded(statement("# A Title\n\nWords.\n"))
    first, second = clips(one.as_text, {"u1s1": "a", "u2s1": "b"})
    assert first == Clip("a", round((one.as_text.cues[0].start + mp3.DELAY) * 1000 / RATE), second.begin)


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return round(int(hours) * 3600 + int(minutes) * 60 + float(rest), 3)
