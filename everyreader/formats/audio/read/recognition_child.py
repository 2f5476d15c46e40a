"""Recognise speech with PocketSphinx: lines of JSON on standard input ask, those on standard output answer.

Run as a script. A question has an ``id``; the ``sound``, int16 at 16 kHz in Base64; and the ``task``:
``readings``, for each word what may be said for it, "" where it may be left out; ``lines``, the language
model's sentences as numbers of words. The answer has the same ``id``; ``phones``, for each word the ways in
which it may sound; ``known``, for each whether the recogniser's own dictionary has it; and ``heard``, the
words in the sound: the word's number, how it was heard, and the seconds it took.

Words that the recogniser's dictionary lacks are pronounced as eSpeak NG would say them.
"""

import base64
import ctypes
import json
import re
import sys
import tempfile
from itertools import islice, product
from pathlib import Path
from typing import Any

import espeakng_loader
from pocketsphinx import Config, Decoder, get_model_path
from pocketsphinx.lm import ArpaBoLM

MOST_PRONUNCIATIONS = 32
FRAME = 0.01  # seconds
# eSpeak NG's phonemes (IPA, American English) as those of the recogniser's dictionary; what is not here is
# left out
ARPABET = {
    "ɑː": "AA", "ɑ": "AA", "ɑːɹ": "AA R", "æ": "AE", "a": "AE", "ʌ": "AH", "ə": "AH", "ɐ": "AH", "əl": "AH L",
    "n̩": "AH N", "ɔː": "AO", "ɔ": "AO", "ɔːɹ": "AO R", "oːɹ": "AO R", "aʊ": "AW", "aɪ": "AY", "aɪə": "AY AH",
    "aɪɚ": "AY ER", "b": "B", "tʃ": "CH", "d": "D", "ð": "DH", "ɛ": "EH", "ɛɹ": "EH R", "ɚ": "ER", "ɜː": "ER",
    "eɪ": "EY", "f": "F", "ɡ": "G", "h": "HH", "ɪ": "IH", "ᵻ": "IH", "ɪɹ": "IH R", "i": "IY", "iː": "IY",
    "iə": "IY AH", "dʒ": "JH", "k": "K", "x": "K", "l": "L", "ɬ": "L", "m": "M", "n": "N", "ŋ": "NG",
    "oʊ": "OW", "oː": "OW", "ɔɪ": "OY", "p": "P", "ɹ": "R", "r": "R", "s": "S", "ʃ": "SH",
    "t": "T", "ɾ": "T", "ʔ": "T", "θ": "TH", "ʊ": "UH", "ʊɹ": "UH R",
    "uː": "UW", "u": "UW", "v": "V", "w": "W", "j": "Y", "z": "Z", "ʒ": "ZH",
}  # fmt: skip
ESPEAK_IPA, ESPEAK_UTF8, ESPEAK_SYNCHRONOUS = 0x02, 1, 2


class Pronunciations:
    """The recogniser's dictionary, and eSpeak NG for what it lacks."""

    def __init__(self, dictionary: Path) -> None:
        self._known: dict[str, list[str]] = {}
        for line in dictionary.read_text("utf-8").splitlines():
            word, _, phones = line.partition(" ")
            self._known.setdefault(word.partition("(")[0], []).append(phones)  # “a(2)” is “a” said otherwise
        self._common = frozenset(self._known)
        self._speaker: ctypes.CDLL | None = None

    def has(self, reading: str) -> bool:
        """Whether the dictionary holds each of a reading's words."""
        return all(word.removesuffix("'s") in self._common for word in reading.split())

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


def pronounced(readings: list[list[str]], known: Pronunciations) -> list[list[str]]:
    """The phones of each word's readings; "" for a reading that says nothing."""
    return [list(dict.fromkeys(p for one in ways for p in known.of_reading(one))) for ways in readings]


def dictionary(phones: list[list[str]]) -> str:
    """The words ``w0``, ``w1`` … with all their pronunciations, in the recogniser's format."""
    return "".join(
        f"w{number}{f'({n})' if n > 1 else ''} {one}\n"
        for number, ways in enumerate(phones)
        for n, one in enumerate(filter(None, ways), 1)
    )


def model(lines: list[list[int]], phones: list[list[str]]) -> ArpaBoLM:
    """A language model of the sentences, with what may be left out and without; each word is possible
    anywhere."""
    said = [line for line in lines if line]
    said += [short for line in lines if (short := [one for one in line if "" not in phones[one]])]
    text = "\n".join(" ".join(f"w{number}" for number in line) for line in said)
    made = ArpaBoLM(text=text, add_start=True)
    for number in range(len(phones)):
        made.grams_1.setdefault(f"w{number}", 1)
    made.compute()
    return made


class Recogniser:
    """One decoder, loaded once: what is heard depends on the task alone. Each sound is heard by itself,
    whatever came before (``cmn`` batch)."""

    def __init__(self, folder: Path) -> None:
        acoustic = Path(get_model_path("en-us"))
        self._words, self._model = folder / "words.dict", folder / "words.lm"
        self._known = Pronunciations(acoustic / "cmudict-en-us.dict")
        self._words.write_text("a AH\n", "utf-8")
        # the second, flat pass hears nothing else with so few words, and takes two fifths of the time
        self._decoder = Decoder(
            Config(
                hmm=str(acoustic / "en-us"),
                dict=str(self._words),
                lm=None,
                cmn="batch",
                fwdflat=False,
                loglevel="FATAL",
            )
        )

    def told(self, task: dict[str, Any], sound: bytes) -> dict[str, list[Any]]:
        """The answer to one task."""
        readings = task["readings"]
        phones = pronounced(readings, self._known)
        self._words.write_text(dictionary(phones), "utf-8")
        model(task["lines"], phones).write_file(str(self._model))
        self._decoder.load_dict(str(self._words))
        self._decoder.add_lm_file("words", str(self._model))
        self._decoder.activate_search("words")
        return {
            "phones": phones,
            "known": [self._known.has(next(filter(None, ways))) for ways in readings],
            "heard": hear(self._decoder, sound, phones),
        }


def hear(recogniser: Decoder, sound: bytes, phones: list[list[str]]) -> list[tuple[int, str, float]]:
    """The words in the sound: the number of each, the phones that were heard, and how long they took."""
    recogniser.start_utt()
    recogniser.process_raw(sound, full_utt=True)
    recogniser.end_utt()
    if recogniser.hyp() is None:
        return []
    found = []
    for one in recogniser.seg():
        word = re.fullmatch(r"w(\d+)(?:\((\d+)\))?", one.word)  # the rest are pauses and noises
        if word:
            ways = [way for way in phones[int(word[1])] if way]
            took = (one.end_frame + 1 - one.start_frame) * FRAME
            found.append((int(word[1]), ways[int(word[2] or 1) - 1], round(took, 2)))
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        recogniser = Recogniser(Path(folder))
        for line in sys.stdin:
            asked = json.loads(line)
            told = recogniser.told(asked["task"], base64.b64decode(asked["sound"]))
            print(json.dumps({"id": asked["id"], **told}), flush=True)


if __name__ == "__main__":
    main()
