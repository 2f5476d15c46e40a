"""Word: what the letters of symbol fonts are to a reader: Greek letters, numbers in circles, or pictures that
are no words."""

from __future__ import annotations

from collections.abc import Mapping

_GREEK = "ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"


def _from(start: int, characters: str) -> dict[int, str]:
    return dict(enumerate(characters, start))


# Font → the characters at its codes that are words or numbers; all others are signs.
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": {
        **_from(0x30, "0123456789"),
        **_from(0x41, _GREEK[0]),
        **_from(0x61, _GREEK[1]),
        0xA1: "ϒ",
        0xA6: "ƒ",
        **_from(0xC0, "ℵℑℜ℘"),
    },
    "wingdings": _from(0x80, _CIRCLED),
    "wingdings 2": _from(0x69, _CIRCLED),
    "wingdings 3": {},
    "webdings": {},
}


def shown(text: str, font: str) -> str:
    """What ``text`` shows in ``font``; of signs that are no words, a space."""
    known = _FONTS.get(font.lower())
    return text if known is None else "".join(known.get(_code(one), " ") for one in text)


def _code(character: str) -> int:
    """The code in its font: counted from U+F000, or the character that a Western code page has there."""
    code = ord(character)
    if 0xF000 <= code <= 0xF0FF:
        return code - 0xF000
    written = character.encode("cp1252", "replace")
    return written[0] if written != b"?" else code
