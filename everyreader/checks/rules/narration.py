"""AUD: what is heard in the decoded file (levels: ACX's audio submission requirements, which this project follows)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from everyreader.checks.alignment import difference
from everyreader.checks.rules.model import Case, Hit, Rule, short
from everyreader.findings import Rendition, Severity
from everyreader.narration.chapters import chapter_titles
from everyreader.narration.script import changed_in_speech, make_script, reconstruct

_AUDIO = (Rendition.AUDIO,)
_REBUILD = "build the edition again; if it happens again, the narration's assembly or the encoder is at fault"
QUIETEST_DB, LOUDEST_DB, PEAK_DB = -23.0, -18.0, -3.0
HEAD_SECONDS, TAIL_SECONDS = (0.5, 1.5), (1.0, 5.0)
_CHAPTER_TOLERANCE = 0.3  # seconds between a chapter's mark and the first word heard in it


def _script_differs(case: Case) -> Iterator[Hit]:
    """Word for word and in order: the script without what it adds is the statement."""
    script = make_script(case.publication)
    units = case.publication.all_units
    taken = reconstruct(script, case.publication)
    expected = {index for index, unit in enumerate(units) if unit.text.strip()}
    for index in sorted(expected - {index for index, _ in taken}):
        yield Hit(f"not said: “{short(units[index].text)}”", units[index].line, short(units[index].text))
    for index, text in taken:
        if text.split() != units[index].text.split():
            yield Hit(difference(units[index].text, text), units[index].line, short(text))
    order = [index for index, _ in taken if index < len(case.publication.units)]
    if order != sorted(set(order)):
        yield Hit("units are said in another order or twice")
    for sentence in changed_in_speech(script):
        yield Hit(f"sentence {sentence} is spoken with other letters than it is written")


def _sentence_text(case: Case, sentence: str) -> tuple[str, int | None]:
    for one in case.publication.sentences:
        if one.id == sentence:
            return short(one.text), case.publication.all_units[one.unit].line
    return sentence, None


def _silent(case: Case) -> Iterator[Hit]:
    for sentence in case.reading.missing:
        text, line = _sentence_text(case, sentence)
        yield Hit(f"“{text}”", line, text)


def _swapped(case: Case) -> Iterator[Hit]:
    order = {utterance.id: index for index, utterance in enumerate(make_script(case.publication))}
    heard = [order[one.sentence_id] for one in case.reading.heard if one.sentence_id in order]
    for one, (before, now) in zip(case.reading.heard[1:], itertools.pairwise(heard), strict=False):
        if now <= before:
            text, line = _sentence_text(case, one.sentence_id)
            yield Hit(f"“{text}” is heard at {one.start:.1f} s", line, text)


def _unexplained(case: Case) -> Iterator[Hit]:
    for start, end in case.reading.stretches_unexplained:
        yield Hit(f"from {start:.1f} s to {end:.1f} s")


def _level(case: Case) -> Iterator[Hit]:
    if not QUIETEST_DB <= case.reading.rms_db <= LOUDEST_DB:
        yield Hit(
            f"speech is at {case.reading.rms_db:.1f} dB RMS; expected {QUIETEST_DB:g} to {LOUDEST_DB:g} dB"
        )


def _peak(case: Case) -> Iterator[Hit]:
    if case.reading.peak_db > PEAK_DB or case.reading.clipped:
        yield Hit(
            f"{case.reading.peak_db:.1f} dB, {case.reading.clipped} clipped samples; expected at most {PEAK_DB:g} dB"
        )


def _chapters(case: Case) -> Iterator[Hit]:
    """Every heading, and what comes after a headed list, opens a chapter where its first word is heard.

    The first chapter may begin with the file.
    """
    units = case.publication.units
    titles = chapter_titles(units)
    found = list(case.reading.contents)
    starts = {sentence.unit: sentence.id for sentence in reversed(case.publication.sentences)}
    heard = {one.sentence_id: one.start for one in reversed(case.reading.heard)}
    for index, title in titles.items():
        entry = next((one for one in found if one.title == title), None)
        at = heard.get(starts.get(index, ""))
        if entry is None:
            yield Hit(f"“{short(title)}”", units[index].line, short(title))
        elif at is not None and entry.start and abs(entry.start - at) > _CHAPTER_TOLERANCE:
            yield Hit(
                f"“{short(title)}” begins at {entry.start:.1f} s, its words at {at:.1f} s",
                units[index].line,
                short(title),
            )
        if entry in found:
            found.remove(entry)
    for entry in found:
        yield Hit(f"“{short(entry.title)}” is a chapter too many")


def _cut(case: Case) -> Iterator[Hit]:
    if not case.reading.whole:
        declared = f" of {case.reading.declared:.1f} s" if case.reading.declared else ""
        yield Hit(f"{case.reading.duration:.1f} s{declared} can be decoded")


def _edges(case: Case) -> Iterator[Hit]:
    for name, seconds, (least, most) in (
        ("before", case.reading.head, HEAD_SECONDS),
        ("after", case.reading.tail, TAIL_SECONDS),
    ):
        if not least <= seconds <= most:
            yield Hit(f"{seconds:.1f} s {name} the speech; expected {least:g} to {most:g} s")


def _untitled(case: Case) -> Iterator[Hit]:
    if " ".join(case.reading.title.split()) != " ".join(case.publication.metadata.title.split()):
        yield Hit(f"the file says “{short(case.reading.title)}”")
    if not case.reading.has_cover:
        yield Hit("there is no cover")


_E, _W = Severity.ERROR, Severity.WARNING
RULES = (
    Rule(
        "AUD-001",
        "script-differs",
        _E,
        "EN 301 549 5.4",
        "the spoken script is not the statement",
        "mend narration/script.py",
        _AUDIO,
        _script_differs,
    ),
    Rule(
        "AUD-002", "sentence-silent", _E, "WCAG 1.2.1", "a sentence is not heard", _REBUILD, _AUDIO, _silent
    ),
    Rule(
        "AUD-003",
        "sentence-swapped",
        _E,
        "WCAG 1.3.2",
        "a sentence is heard out of order or twice",
        _REBUILD,
        _AUDIO,
        _swapped,
    ),
    Rule(
        "AUD-004",
        "sound-unexplained",
        _E,
        "EN 301 549 5.4",
        "something is heard that is no sentence of the statement",
        _REBUILD,
        _AUDIO,
        _unexplained,
    ),
    Rule(
        "AUD-005",
        "level-out-of-range",
        _E,
        "ACX",
        "the speech is too loud or too quiet",
        _REBUILD,
        _AUDIO,
        _level,
        alone=True,
    ),
    Rule(
        "AUD-006",
        "peak-too-high",
        _E,
        "ACX",
        "the loudest sample is too loud",
        _REBUILD,
        _AUDIO,
        _peak,
        alone=True,
    ),
    Rule(
        "AUD-007",
        "chapter-missing",
        _E,
        "WCAG 2.4.5",
        "chapters and statement disagree",
        _REBUILD,
        _AUDIO,
        _chapters,
    ),
    Rule(
        "AUD-008",
        "audio-cut",
        _E,
        "EN 301 549 5.4",
        "the recording is cut off",
        _REBUILD,
        _AUDIO,
        _cut,
        alone=True,
    ),
    Rule(
        "AUD-009",
        "silence-at-the-edges",
        _W,
        "ACX",
        "the silence at the beginning or end is too short or too long",
        _REBUILD,
        _AUDIO,
        _edges,
        alone=True,
    ),
    Rule(
        "AUD-010",
        "tags-differ",
        _E,
        "WCAG 2.4.2",
        "the file's tags are not the statement's",
        _REBUILD,
        _AUDIO,
        _untitled,
    ),
)
