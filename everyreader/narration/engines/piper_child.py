"""Speak one text with a Piper voice: text on standard input; the rate (4 bytes) and int16 samples on standard
output.

Run as a script. Without text nothing is spoken: only whether the voice can be used is found out.
"""

import json
import re
import sys
import unicodedata
from typing import Any

import numpy as np
import onnxruntime
from piper import PiperVoice
from piper.config import PhonemeType, PiperConfig, SynthesisConfig

SEED = 1
INPUTS = {"input", "input_lengths", "scales"}
# the others need packages of their own, or would fetch a model from the network
OFFLINE = (PhonemeType.ESPEAK, PhonemeType.TEXT, PhonemeType.HEBREW)
QUIETEST_PART = 600 / 32767


def load(model: str) -> PiperVoice:
    """The voice; ends the process with a message where the two files are none of Piper's."""
    try:
        with open(model + ".json", encoding="utf-8") as file:
            config = PiperConfig.from_dict(json.load(file))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        sys.exit(f"its .json is not as Piper writes it ({type(error).__name__}: {error})")
    rate: Any = config.sample_rate  # whatever stands in the file
    if not isinstance(rate, int) or not 8_000 <= rate <= 48_000:
        sys.exit(f"its .json names no sample rate ({rate!r})")
    if config.phoneme_type not in OFFLINE:
        sys.exit(f"it needs more than piper-tts brings with it ({config.phoneme_type.value})")
    onnxruntime.set_default_logger_severity(4)  # the exceptions say the same
    onnxruntime.set_seed(SEED)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # noqa: BLE001 - onnxruntime has a class for each status
        sys.exit(f"it is not a model that onnxruntime can read ({type(error).__name__})")
    inputs = {one.name for one in session.get_inputs()}
    if inputs - {"sid"} != INPUTS or ("sid" in inputs) != (config.num_speakers > 1):
        sys.exit(f"its model takes {', '.join(sorted(inputs))}, which is not what Piper gives")
    return PiperVoice(session=session, config=config)


def phonemes_of(voice: PiperVoice, text: str) -> list[list[str]]:
    """What is to be said, sentence by sentence; ends the process where there are no rules for the
    language."""
    try:
        found = voice.phonemize(text.replace("[[", "[ ["))  # [[…]] is Piper's own mark-up
    except (RuntimeError, ValueError) as error:
        sys.exit(f"eSpeak NG gives no phonemes for {voice.config.espeak_voice} ({error})")
    return [sentence for sentence in found if sentence]


def with_signs(voice: PiperVoice, text: str, names: dict[str, str]) -> str:
    """``text`` with words for the signs that eSpeak NG, within Piper, passes over; ends the process for one
    without words."""
    for sign, words in names.items():
        pattern = r"(?<![\w-])-(?=\d)" if sign == "-" else re.escape(sign)
        if not re.search(pattern, text) or said(voice, f"5 {sign[0]}5") != said(voice, "5 5"):
            continue
        if not words:
            sys.exit(f"the voice would pass over “{sign}” in silence: write the word instead of the sign")
        text = re.sub(rf"\s*{pattern}\s*", f" {words} ", text)
    return text


def said(voice: PiperVoice, text: str) -> list[str]:
    return [phoneme for sentence in phonemes_of(voice, text) for phoneme in sentence]


def without_sound(voice: PiperVoice, phonemes: list[list[str]]) -> str | None:
    """The first phoneme that Piper would pass over, but for marks of length, stress and pause."""
    sounds = ("Ll", "Lu", "Lo", "Nd")
    if voice.config.phoneme_type is PhonemeType.TEXT:  # here the phonemes are the letters themselves
        sounds += ("Mn", "Mc")
    known = voice.config.phoneme_id_map
    every = (phoneme for sentence in phonemes for phoneme in sentence)
    return next((p for p in every if p not in known and unicodedata.category(p[0]) in sounds), None)


def sound_of(voice: PiperVoice, phonemes: list[str]) -> np.ndarray:
    """One part's samples, between -1 and 1; ends the process where they are none."""
    ids = voice.phonemes_to_ids(phonemes)
    try:
        told = voice.phoneme_ids_to_audio(ids, SynthesisConfig())
        sound = np.atleast_1d(told[0] if isinstance(told, tuple) else told)
    except Exception as error:  # noqa: BLE001 - as above
        sys.exit(f"its model failed ({type(error).__name__})")
    if not np.isfinite(sound).all():
        sys.exit("its model gave samples that are no numbers")
    if not len(sound) or np.abs(sound).max() < QUIETEST_PART:
        sys.exit(f"its model gave silence for {''.join(phonemes)}")
    return np.clip(sound, -1, 1)


def main(model: str, names: dict[str, str]) -> None:
    voice = load(model)
    text = sys.stdin.buffer.read().decode("utf-8")
    if voice.config.phoneme_type is PhonemeType.ESPEAK:
        text = with_signs(voice, text, names)
    phonemes = phonemes_of(voice, text or "a")
    if not text:
        return
    if lost := without_sound(voice, phonemes):
        sys.exit(f"the voice has no sound for “{lost}”")
    pieces = [sound_of(voice, one) for one in phonemes]
    sound = (np.concatenate(pieces or [np.zeros(0)]) * 32767).astype("<i2").tobytes()
    sys.stdout.buffer.write(voice.config.sample_rate.to_bytes(4, "little") + sound)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
