"""All faults of recordings."""

from __future__ import annotations

from tests.planted import audio_sound, audio_speech, audio_tags
from tests.planted.fault import Fault

FAULTS: tuple[Fault, ...] = audio_speech.FAULTS + audio_sound.FAULTS + audio_tags.FAULTS
