"""ACX: one recording a chapter, one of them changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from mutagen import id3

from everyreader.checks.rules import Verdict, judge_reading
from everyreader.formats.acx.read.reader import AcxReading, read_back
from everyreader.formats.acx.write.writer import write
from everyreader.formats.audio.write.mp3 import encoded
from everyreader.model.findings import Rendition
from everyreader.narration.assembly import Assembly
from everyreader.zipbook.zip_file import save_zip
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit
from tests.checks.rules.sound import narrated

Files = dict[str, bytes]
Sound = np.ndarray


def shop(
    files: Callable[[Files], Files] = lambda files: files,
    *,
    sound: Callable[[Assembly], Sound] = lambda assembly: assembly.samples,
    reading: Callable[[AcxReading], AcxReading] = lambda reading: reading,
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The recordings of another ``sound``, the ``files`` in their zip changed, or what is read of them."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication, narration = narrated(kit)
        path = kit.folder / "small-acx.zip"
        changed = replace(narration.assembly, samples=sound(narration.assembly))
        write(publication, replace(narration, assembly=changed), path)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        save_zip(files(parts), path)
        return judge_reading(publication, Rendition.ACX, reading(read_back(path, narration.segments)))

    return verdicts


def _first(change: Callable[[bytes], bytes]) -> Callable[[Files], Files]:
    """The first recording changed."""

    def files(parts: Files) -> Files:
        name = min(parts)
        return {**parts, name: change(parts[name])}

    return files


def _retagged(**texts: str) -> Callable[[Files], Files]:
    def change(data: bytes) -> bytes:
        file = io.BytesIO(data)
        tag = id3.ID3(file)
        for name, text in texts.items():
            tag[name].text = [text]
        file.seek(0)
        tag.save(file)
        return file.getvalue()

    return _first(change)


def _encoded_anew(kbit: int = 192, head: float = 0.75) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The first recording encoded again: at another rate of bits, or with another silence before it."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        _, narration = narrated(kit)
        heard = narration.assembly
        end = heard.chapters[0].end
        cues = [cue for cue in heard.cues if cue.start < end]
        parts = (
            np.zeros(round(head * heard.rate), np.int16),
            heard.samples[cues[0].start : cues[-1].end],
            np.zeros(2 * heard.rate, np.int16),
        )

        def change(data: bytes) -> bytes:
            file = io.BytesIO(encoded(Assembly(np.concatenate(parts), heard.rate, (), (), ()), kbit=kbit))
            id3.ID3(io.BytesIO(data)).save(file)
            return file.getvalue()

        return shop(_first(change))(kit)

    return verdicts


def _quieter(assembly: Assembly) -> Sound:
    return (assembly.samples * 0.5).astype(np.int16)


def _peaked(assembly: Assembly) -> Sound:
    """One moment far louder than all others."""
    samples = assembly.samples.copy()
    loudest = int(np.abs(samples.astype(np.int32)).argmax())
    samples[loudest - 20 : loudest + 20] = np.clip(
        samples[loudest - 20 : loudest + 20] * 1.6, -32_000, 32_000
    )
    return samples


def _noisy(assembly: Assembly) -> Sound:
    noise = np.random.default_rng(1).normal(0, 32_768 * 10 ** (-53 / 20), len(assembly.samples))
    return np.clip(assembly.samples + noise, -32_768, 32_767).astype(np.int16)


def _silenced(assembly: Assembly) -> Sound:
    """The second sentence is gone."""
    samples = assembly.samples.copy()
    samples[assembly.cues[1].start : assembly.cues[1].end] = 0
    return samples


def _longer(reading: AcxReading) -> AcxReading:
    """As if the first were two hours and a minute long."""
    first, *rest = reading.sections
    return replace(
        reading, sections=(replace(first, recording=replace(first.recording, duration=7_260.0)), *rest)
    )


EXAMPLES = [
    *(Example(f"ACX-{number:03d}", PASSED, "as it was made", shop()) for number in range(1, 10)),
    *(
        Example(f"ACX-{number:03d}", INAPPLICABLE, "an empty zip", shop(lambda files: {}), beside="ACX-001")
        for number in range(2, 10)
    ),
    Example("ACX-002", FAILED, "a sentence silenced", shop(sound=_silenced)),
    Example("ACX-003", FAILED, "at 64 kbit/s", _encoded_anew(kbit=64)),
    Example("ACX-004", FAILED, "half as loud", shop(sound=_quieter)),
    Example("ACX-005", FAILED, "one loud moment", shop(sound=_peaked)),
    Example("ACX-006", FAILED, "noise in the pauses", shop(sound=_noisy)),
    Example("ACX-007", FAILED, "two seconds of silence before it", _encoded_anew(head=2.0)),
    Example("ACX-008", FAILED, "two hours and a minute", shop(reading=_longer)),
    Example("ACX-009", FAILED, "another title", shop(_retagged(TIT2="Another Title"))),
    Example("ACX-009", FAILED, "another track", shop(_retagged(TRCK="9/9"))),
    Example("ACX-001", FAILED, "no recording in the zip", shop(lambda files: {})),
    Example(
        "ACX-001", FAILED, "something else beside them", shop(lambda files: {**files, "readme.txt": b"Hello"})
    ),
]
