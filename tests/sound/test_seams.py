"""A recording encoded in pieces is the recording: as long, silent at the seams, and each sound where it was."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from everyreader.cache.store import Store
from everyreader.formats.audio.write import m4b, mp3
from everyreader.formats.audio.write import pieces as encoded
from everyreader.formats.audio.write.tags import Tags
from everyreader.narration.assembly import Assembly
from everyreader.sound.seams import GRID, next_begin, pieces
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


def test_seams_lie_between_frames_one_in_each_pause() -> None:
    samples = recording()
    parts = pieces(samples)
    assert len(parts) == 15
    assert all(len(one) % GRID == len(one) % 1152 == len(one) % 1024 == 0 for one in parts[:-1])
    assert not any(one[:4608].any() for one in parts[1:])
    assert not any(one[-4608:].any() for one in parts)
    assert np.array_equal(np.concatenate(parts), samples)


@pytest.mark.parametrize(
    "samples", [recording(pause=0.1), np.zeros(9 * GRID, np.int16), np.zeros(0, np.int16)]
)
def test_without_a_long_pause_there_is_no_seam(samples: np.ndarray) -> None:
    assert len(pieces(samples)) == 1


@pytest.mark.parametrize("pause", [0, 4000, 9216, 30_870])
@pytest.mark.parametrize("end", [0, 1, 4607, 4608, 9216, 100_000])
def test_what_follows_begins_behind_a_seam(end: int, pause: int) -> None:
    begin = next_begin(end, pause)
    seam = begin - GRID // 2
    assert seam % GRID == 0
    assert seam - GRID // 2 >= end
    assert 0 <= begin - end - max(pause, GRID) < GRID


@pytest.mark.parametrize("suffix", [".mp3", ".m4b"])
def test_what_is_heard_is_what_one_encoder_would_have_made(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = recording()
    places = np.cumsum([len(one) for one in pieces(samples)])[:-1]

    def made() -> np.ndarray:
        assembly = Assembly(samples, RATE, (), (), ())
        if suffix == ".mp3":
            return decoded(io.BytesIO(mp3.encoded(assembly)))
        m4b.write_m4b(tmp_path / "a.m4b", assembly, TAGS, cover_png=cover())
        return decoded(tmp_path / "a.m4b")

    joined = made()
    monkeypatch.setattr(encoded, "pieces", lambda samples: [samples])
    whole = made()
    assert len(joined) == len(whole)
    assert not any(joined[place - 2048 : place + 4608].any() for place in places)
    assert np.abs(joined - whole).max() < 0.02  # of full scale: each encoder begins with a state of its own


@pytest.mark.parametrize("encode", [mp3.encoded, m4b.encoded])
def test_kept_pieces_are_the_same_wherever_they_come_to_lie(
    encode: Callable[..., object], tmp_path: Path
) -> None:
    kept = Store(tmp_path / "results.sqlite", "")
    samples = recording()
    longer = np.concatenate([pieces(samples)[3], samples])
    encode(Assembly(samples, RATE, (), (), ()), kept=kept)
    moved = Assembly(longer, RATE, (), (), ())
    assert encode(moved, kept=kept) == encode(moved)
