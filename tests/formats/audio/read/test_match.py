"""Sentences found in the decoded sound by their segments."""

from __future__ import annotations

import numpy as np
import pytest

from everyreader.formats.audio.read.match import ONSET_DB, listen
from everyreader.narration.segments import RATE, Segment

SOFT = round(0.2 * RATE)


@pytest.mark.parametrize("gain_db", [-0.6, 0.6])
def test_a_beginning_as_soft_as_the_threshold_is_the_sentences_own(gain_db: float) -> None:
    """An encoder makes a sound half a decibel softer or louder: then it begins where the segment does not, or
    the other way round."""
    tone = np.sin(2 * np.pi * 400 * np.arange(SOFT) / RATE) * 2**0.5 * 10 ** ((ONSET_DB - gain_db / 2) / 20)
    words = np.random.default_rng(1).normal(size=2 * RATE) * 0.1
    samples = np.clip(np.concatenate([tone, words]), -1, 1) * 32767
    segment = Segment("s", samples.astype(np.int16), RATE, ("a voice",))
    silence = np.zeros(RATE, np.float32)
    sentence = segment.samples.astype(np.float32) / 32768 * 10 ** (gain_db / 20)
    found = listen(np.concatenate([silence, sentence, silence]), RATE, [segment])
    assert [one.sentence_id for one in found.heard] == ["s"]
    assert found.unexplained == ()
