"""Recognise speech with PocketSphinx: the task on standard input, what was heard on standard output, as JSON.

Run as a script. The task's first line is JSON: ``readings``, for each word what may be said for it; ``lines``, the
language model's sentences as numbers of words; ``sizes``, the bytes of each sound. The sounds follow, int16 at
16 kHz. The answer is, for each sound, the numbers of the words that were heard.

Words that the recogniser's dictionary lacks are pronounced as eSpeak NG would say them.
"""

import ctypes
import json
import re
import sys
import tempfile
from itertools import islice, product
from pathlib import Path

import espeakng_loader
from pocketsphinx import Config, Decoder, get_model_path
from pocketsphinx.lm import ArpaBoLM

MOST_PRONUNCIATIONS = 32
# eSpeak NG's phonemes (IPA, American English) as those of the recogniser's dictionary; what is not here is left out
ARPABET = {
    "ɑː": "AA", "ɑ": "AA", "ɑːɹ": "AA R", "æ": "AE", "a": "AE", "ʌ": "AH", "ə": "AH", "ɐ": "AH", "əl": "AH L",
    "n̩": "AH N", "ɔː": "AO", "ɔ": "AO", "ɔːɹ": "AO R", "oːɹ": "AO R", "aʊ": "AW", "aɪ": "AY", "aɪə": "AY AH",
    "aɪɚ": "AY ER", "b": "B", "tʃ": "CH", "d": "D", "ð": "DH", "ɛ": "EH", "ɛɹ": "EH R", "ɚ": "ER", "ɜː": "ER",
    "eɪ": "EY", "f": "F", "ɡ": "G", "h": "HH", "ɪ": "IH", "ᵻ": "IH", "ɪɹ": "IH R", "i": "IY", "iː": "IY",
    "iə": "IY AH", "dʒ": "JH", "k": "K", "x": "K", "l": "L", "ɬ": "L", "m": "M", "n": "N", "ŋ": "NG", "oʊ": "OW",
    "oː": "OW", "ɔɪ": "OY", "p": "P", "ɹ": "R", "r": "R", "s": "S", "ʃ": "SH", "t": "T", "ɾ": "T", "ʔ": "T",
    "θ": "TH", "ʊ": "UH", "ʊɹ": "UH R", "uː": "UW", "u": "UW", "v": "V", "w": "W", "j": "Y", "z": "Z", "ʒ": "ZH",
}  # fmt: skip
ESPEAK_IPA, ESPEAK_UTF8, ESPEAK_SYNCHRONOUS = 0x02, 1, 2


class Pronunciations:
    """The recogniser's dictionary, and eSpeak NG for what it lacks."""

    def __init__(self, dictionary: Path) -> None:
        self._known: dict[str, list[str]] = {}
        for line in dictionary.read_text("utf-8").splitlines():
            word, _, phones = line.partition(" ")
            self._known.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(phones)
        self._speaker: ctypes.CDLL | None = None

    def of_reading(self, reading: str) -> list[str]:
        """The phones of a reading's words one after another, in each of their pronunciations."""
        ways = product(*(self._of_word(word) for word in reading.split()))
        return [" ".join(way) for way in islice(ways, MOST_PRONUNCIATIONS)]

    def _of_word(self, word: str) -> list[str]:
        known = self._known.get(word)
        if known is None and word.endswith("'s"):
            known = [f"{stem} {_ending(stem)}" for stem in self._of_word(word[:-2])]
        if known is None:
            known = [self._spoken(word) or "AH"]
        self._known[word] = known
        return known

    def _spoken(self, word: str) -> str:
        if self._speaker is None:
            self._speaker = ctypes.CDLL(espeakng_loader.get_library_path())
            self._speaker.espeak_Initialize(
                ESPEAK_SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0
            )
            self._speaker.espeak_SetVoiceByName(b"en-us")
            self._speaker.espeak_TextToPhonemes.restype = ctypes.c_char_p
        text = ctypes.create_string_buffer(word.encode("utf-8"))
        place = ctypes.c_void_p(ctypes.addressof(text))
        mode = ord("_") << 8 | ESPEAK_IPA  # each phoneme set apart by "_"
        ipa = ""
        while place.value:
            ipa += (
                self._speaker.espeak_TextToPhonemes(ctypes.byref(place), ESPEAK_UTF8, mode) or b""
            ).decode() + "_"
        return " ".join(
            ARPABET[sign] for sign in re.split(r"[_\s]+", re.sub("[ˈˌ]", "", ipa)) if sign in ARPABET
        )


def _ending(phones: str) -> str:
    """How “'s” sounds after these phones."""
    last = phones.rpartition(" ")[2]
    if last in ("S", "Z", "SH", "ZH", "CH", "JH"):
        return "IH Z"
    return "S" if last in ("P", "T", "K", "F", "TH") else "Z"


def dictionary(readings: list[list[str]], known: Pronunciations) -> str:
    """The words ``w0``, ``w1`` … with all their pronunciations, in the recogniser's format."""
    lines = []
    for number, ways in enumerate(readings):
        phones = dict.fromkeys(phones for reading in ways for phones in known.of_reading(reading))
        lines += (f"w{number}{f'({n})' if n > 1 else ''} {one}\n" for n, one in enumerate(phones, 1))
    return "".join(lines)


def model(lines: list[list[int]], count: int) -> ArpaBoLM:
    """A language model of the sentences; each of ``count`` words is possible anywhere."""
    text = "\n".join(" ".join(f"w{number}" for number in line) for line in lines)
    made = ArpaBoLM(text=text, add_start=True)
    for number in range(count):
        made.grams_1.setdefault(f"w{number}", 1)
    made.compute()
    return made


def decoder(task: dict, folder: Path) -> Decoder:
    """A decoder for the task's words. Each sound is heard by itself, whatever came before (``cmn`` batch)."""
    acoustic = Path(get_model_path("en-us"))
    known = Pronunciations(acoustic / "cmudict-en-us.dict")
    (folder / "words.dict").write_text(dictionary(task["readings"], known), "utf-8")
    model(task["lines"], len(task["readings"])).write_file(str(folder / "words.lm"))
    return Decoder(
        Config(
            hmm=str(acoustic / "en-us"),
            dict=str(folder / "words.dict"),
            lm=str(folder / "words.lm"),
            cmn="batch",
            loglevel="FATAL",
        )
    )


def hear(recogniser: Decoder, sound: bytes) -> list[int]:
    """The numbers of the words in the sound."""
    recogniser.start_utt()
    recogniser.process_raw(sound, full_utt=True)
    recogniser.end_utt()
    best = recogniser.hyp()
    return [int(word) for word in re.findall(r"w(\d+)", best.hypstr)] if best else []


def main() -> None:
    task = json.loads(sys.stdin.buffer.readline())
    with tempfile.TemporaryDirectory() as folder:
        recogniser = decoder(task, Path(folder))
        heard = [hear(recogniser, sys.stdin.buffer.read(size)) for size in task["sizes"]]
    json.dump(heard, sys.stdout)


if __name__ == "__main__":
    main()
