"""A recording encoded in two halves is the recording: as long, silent at the seam, and each sound where it
was."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
import pytest

from everyreader.formats.audio.write import m4b, mp3
from everyreader.formats.audio.write.tags import Tags
from everyreader.narration.assembly import Assembly
from everyreader.sound.halves import GRID, seam
from tests.checks.rules.sound import cover

RATE = 44_100
TAGS = Tags("A Title", "A House", "A House", "2024-05-02", "eng", "", "", "urn:x", "", "")


def recording(pause: float = 0.7) -> np.ndarray:
    """Thirty seconds of tones, each of another pitch, with pauses between."""
    parts = []
    for number in range(15):
        time = np.arange(round((2 - pause) * RATE)) / RATE
        tone = 9000 * np.sin(2 * np.pi * (200 + 40 * number) * time)
        parts += [np.rint(tone).astype(np.int16), np.zeros(round(pause * RATE), np.int16)]
    return np.concatenate(parts)


def decoded(source: Path | io.BytesIO) -> np.ndarray:
    with av.open(source if isinstance(source, io.BytesIO) else str(source)) as file:
        return np.concatenate([frame.to_ndarray().reshape(-1) for frame in file.decode(audio=0)])


def test_the_seam_lies_between_frames_in_the_pause_nearest_the_middle() -> None:
    samples = recording()
    place = seam(samples)
    assert place is not None
    assert place % GRID == place % 1152 == place % 1024 == 0
    assert not samples[place - 4608 : place + 4608].any()
    assert abs(place - len(samples) // 2) < 2 * RATE


@pytest.mark.parametrize("samples", [recording(pause=0.1), recording()[: 10 * RATE], np.zeros(0, np.int16)])
def test_without_a_long_pause_or_need_there_is_no_seam(samples: np.ndarray) -> None:
    assert seam(samples) is None


@pytest.mark.parametrize("suffix", [".mp3", ".m4b"])
def test_what_is_heard_is_what_one_encoder_would_have_made(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = recording()
    place = seam(samples)

    def made() -> np.ndarray:
        assembly = Assembly(samples, RATE, (), (), ())
        if suffix == ".mp3":
            return decoded(io.BytesIO(mp3.encoded(assembly)))
        m4b.write_m4b(tmp_path / "a.m4b", assembly, TAGS, cover_png=cover())
        return decoded(tmp_path / "a.m4b")

    halves = made()
    for module in (mp3, m4b):
        monkeypatch.setattr(module, "seam", lambda samples: None)
    whole = made()
    assert len(halves) == len(whole)
    assert not halves[place - 2048 : place + 4608].any()
    assert np.abs(halves - whole).max() < 0.02  # of full scale: each encoder begins with a state of its own
