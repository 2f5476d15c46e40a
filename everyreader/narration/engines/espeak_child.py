"""Speak one text with eSpeak NG: text on standard input; the rate (4 bytes) and int16 samples on standard
output.

Run as a script. The numbers are those of the library's header, speak_lib.h.
"""

import ctypes
import json
import re
import sys

import espeakng_loader

AUDIO_OUTPUT_SYNCHRONOUS = 2
POS_CHARACTER = 1
CHARS_UTF8 = 1
IPA = 2

CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def phonemes(library: ctypes.CDLL, text: str) -> list[str]:
    """The voice's phonemes, clause by clause joined and cut at the words."""
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    rest, found = ctypes.c_char_p(text.encode("utf-8")), []
    while rest.value is not None:
        found.append(library.espeak_TextToPhonemes(ctypes.byref(rest), CHARS_UTF8, IPA) or b"")
    return b" ".join(found).decode("utf-8", "replace").split()


def with_signs(library: ctypes.CDLL, text: str, names: dict[str, str]) -> str:
    """``text`` with words for the signs that the voice passes over; ends the process for one without
    words."""
    silence = phonemes(library, "5 5")
    for sign, words in names.items():
        pattern = r"(?<![\w-])-(?=\d)" if sign == "-" else re.escape(sign)
        # “°C” is two signs: the voice may know the second
        if not re.search(pattern, text) or phonemes(library, f"5 {sign[0]}5") != silence:
            continue
        if not words:
            sys.exit(f"eSpeak NG would pass over “{sign}” in silence: write the word instead of the sign")
        text = re.sub(rf"\s*{pattern}\s*", f" {words} ", text)
    return text


def speak(text: str, voice: str, names: dict[str, str]) -> tuple[int, bytes]:
    """The sample rate and the samples; ends the process with a message where the library refuses."""
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    rate = library.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0)
    if rate <= 0:
        sys.exit("eSpeak NG did not find its voices")
    pieces: list[bytes] = []

    def take(samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            pieces.append(ctypes.string_at(samples, count * 2))
        return 0

    callback = CALLBACK(take)
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        sys.exit(f"eSpeak NG has no voice {voice}")
    data = with_signs(library, text, names).encode("utf-8") + b"\0"
    size = ctypes.c_size_t(len(data))
    status = library.espeak_Synth(data, size, 0, POS_CHARACTER, 0, CHARS_UTF8, None, None)
    if status != 0 or library.espeak_Synchronize() != 0:
        sys.exit(f"eSpeak NG refused the text (status {status})")
    return rate, b"".join(pieces)


if __name__ == "__main__":
    found, sound = speak(sys.stdin.buffer.read().decode("utf-8"), sys.argv[1], json.loads(sys.argv[2]))
    sys.stdout.buffer.write(found.to_bytes(4, "little") + sound)
