"""A font of a finished PDF: codes → characters, widths and the height that a glyph is really drawn at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fontTools import agl
from fontTools.encodings.StandardEncoding import StandardEncoding
from pikepdf import Array, Dictionary, Name, Object

from everyreader.formats.large_print.read.elements import spelled
from everyreader.formats.large_print.read.outlines import NONSENSE, Outlines, no_outlines, outlines_of
from everyreader.formats.large_print.read.standard_fonts import standard_widths

_BASE = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
# How high a glyph stands in capital heights when it is its letter at full size, and below what it is a
# small form.
# Small forms of fonts (superscripts, small capitals) are about 0.6 of full size.
_FULL = {"Lu": (1.0, 0.85), "Nd": (1.0, 0.68), "tall": (1.0, 0.8), "Ll": (0.72, 0.56)}
_TALL = frozenset("bdfhkl")
_ORNATE = 2 | 8  # flags 2 and 4: serifs, script
_ITALIC = 64  # flag 7 of a font descriptor
_LEANING_NAME = re.compile(r"italic|oblique|slanted|kursiv", re.IGNORECASE)
_COLLECTIONS = ("Japan1", "GB1", "CNS1", "Korea1", "KR")  # Adobe's, each with a table of its characters
_LONGEST = 65_536  # codes of one range; a font has no more


@dataclass(frozen=True)
class Glyph:
    """One code as it is shown: its characters and its advance in thousandths of an em.

    ``scale`` is 1.0 where the outline is as high as its letter should be, less for a superior figure or a
    small capital. It is known of letters and digits only. ``missing``: the font draws its sign for what it
    does not have.
    """

    text: str
    width: float
    scale: float
    is_space: bool
    missing: bool = False


@dataclass(frozen=True)
class Font:
    """A font resource. ``embedded`` says whether its program is in the file, ``slanted`` whether its letters
    lean.

    ``missing`` are the codes of glyph 0, which stands for what the font does not have. ``capital`` is the
    height of its capitals in thousandths of an em, 0 where it does not say. ``registered``: its codes are
    those of a public character collection, by which viewers know the characters, and which is not read here
    (ISO 32000-1, 9.7.5.2).
    """

    name: str
    embedded: bool
    code_length: int
    characters: Mapping[int, str]
    widths: Mapping[int, float]
    default_width: float
    slanted: bool
    ornate: bool
    missing: frozenset[int]
    capital: float
    outlines: Outlines = field(repr=False)
    registered: bool = False
    _known: dict[int, Glyph] = field(default_factory=dict)

    @property
    def used(self) -> Mapping[int, Glyph]:
        """Every code that was shown so far."""
        return self._known

    def glyphs(self, data: bytes) -> Iterator[Glyph]:
        """The glyphs of one shown string."""
        for start in range(0, len(data), self.code_length):
            code = int.from_bytes(data[start : start + self.code_length])
            if code not in self._known:
                self._known[code] = self._glyph(code)
            yield self._known[code]

    def _glyph(self, code: int) -> Glyph:
        text = self.characters.get(code, "\ufffd")
        width = self.widths.get(code, self.default_width)
        is_space = self.code_length == 1 and code == 32
        return Glyph(text, width, self._scale(code, text), is_space, code in self.missing)

    def _scale(self, code: int, text: str) -> float:
        base = unicodedata.normalize("NFKD", text)[:1]
        kind = "tall" if base in _TALL else unicodedata.category(base) if base else ""
        of_its_own = len(text) == 1 and unicodedata.category(text) in ("Lu", "Ll", "Nd")  # not an accent's
        if kind not in _FULL or not of_its_own:
            return 1.0
        box = self.outlines.box(code) if self.capital > 0 else None
        if box is None:
            return 1.0
        height = (box[3] - box[1]) / self.capital
        full, least = _FULL[kind]
        return height / full if height < least else 1.0


def read_font(resource: Object) -> Font:
    """The font behind a ``/Font`` resource (ISO 32000-1, 9.6–9.8 and 9.10).

    One that makes no sense maps no code to a character: its letters are read as U+FFFD.
    """
    try:
        return _font(resource)
    except NONSENSE:
        name = spelled(resource.get("/BaseFont", "")).lstrip("/")
        return Font(name, False, 1, {}, {}, 500, False, False, frozenset(), 0, no_outlines())


def _font(resource: Object) -> Font:
    composite = resource.get("/Subtype") == "/Type0"
    holder = resource.DescendantFonts[0] if composite else resource
    descriptor = holder.get("/FontDescriptor", Dictionary())
    program = next(
        (descriptor[key] for key in ("/FontFile2", "/FontFile3", "/FontFile") if key in descriptor), None
    )
    characters = {} if composite else dict(_simple_encoding(resource))
    length = 2 if composite else 1
    if "/ToUnicode" in resource and not isinstance(resource.ToUnicode, Name):
        mapped, length_found = _to_unicode(resource.ToUnicode.read_bytes())
        characters |= mapped
        if composite and not str(resource.get("/Encoding", "")).startswith("/Identity"):
            length = length_found or length
    name = spelled(resource.get("/BaseFont", "")).lstrip("/")
    widths = dict(_composite_widths(holder) if composite else _simple_widths(holder))
    return Font(
        name=name,
        embedded=program is not None or resource.get("/Subtype") == "/Type3",
        code_length=length,
        characters=characters,
        widths=widths or standard_widths(name, characters),
        default_width=float(holder.get("/DW", 1000) if composite else descriptor.get("/MissingWidth", 0)),
        ornate=bool(int(descriptor.get("/Flags", 0)) & _ORNATE),
        slanted=_slanted(descriptor, name),
        missing=_missing(resource, holder, composite=composite),
        capital=float(descriptor.get("/CapHeight", 0)),
        outlines=outlines_of(program) if composite and program is not None else no_outlines(),
        registered=_registered(resource, composite=composite),
    )


def _registered(resource: Object, *, composite: bool) -> bool:
    encoding = resource.get("/Encoding")
    if not composite or not isinstance(encoding, Name) or "/ToUnicode" in resource:
        return False
    said = resource.DescendantFonts[0].get("/CIDSystemInfo", Dictionary())
    return not str(encoding).startswith("/Identity") or str(said.get("/Ordering", "")) in _COLLECTIONS


def _slanted(descriptor: Object, name: str) -> bool:
    """By any of the three places that say so (ISO 32000-1, 9.8.1 and 9.8.2)."""
    leaning = abs(float(descriptor.get("/ItalicAngle", 0))) > 1 or int(descriptor.get("/Flags", 0)) & _ITALIC
    return bool(leaning) or bool(_LEANING_NAME.search(name))


def _missing(resource: Object, holder: Object, *, composite: bool) -> frozenset[int]:
    if composite:
        plain = isinstance(holder.get("/CIDToGIDMap", Name.Identity), Name)
        identity = str(resource.get("/Encoding", "")) in ("/Identity-H", "/Identity-V")
        return frozenset((0,)) if plain and identity else frozenset()
    encoding = resource.get("/Encoding")
    differences = encoding.get("/Differences", Array()) if isinstance(encoding, Dictionary) else ()
    found, code = set(), 0
    for entry in differences:
        if isinstance(entry, Name):
            found |= {code} if entry == "/.notdef" else set()
            code += 1
        else:
            code = int(entry)
    return frozenset(found)


def _simple_encoding(resource: Object) -> Iterator[tuple[int, str]]:
    encoding = resource.get("/Encoding", Dictionary())
    base = encoding.get("/BaseEncoding", "") if isinstance(encoding, Dictionary) else encoding
    codec = _BASE.get(str(base), "cp1252" if resource.get("/Subtype") == "/TrueType" else "")
    for code in range(32, 256):
        text = bytes([code]).decode(codec, "replace") if codec else agl.toUnicode(StandardEncoding[code])
        if text:
            yield code, text
    code = 0
    for entry in encoding.get("/Differences", Array()) if isinstance(encoding, Dictionary) else ():
        if isinstance(entry, Name):
            yield code, agl.toUnicode(str(entry)[1:])
            code += 1
        else:
            code = int(entry)


def _to_unicode(cmap: bytes) -> tuple[dict[int, str], int]:
    """The map and the length of its codes in bytes (Adobe Technical Note 5411)."""
    mapped: dict[int, str] = {}
    length = 0
    for kind, body in _SECTION.findall(cmap):
        tokens = [
            bytes.fromhex(hexes.decode()) if not (opening or closing) else (opening or closing).decode()
            for hexes, opening, closing in _TOKEN.findall(body)
        ]
        if kind == b"codespacerange":
            length = max([length, *(len(token) for token in tokens if isinstance(token, bytes))])
        elif kind == b"bfchar":
            mapped |= {
                int.from_bytes(code): _utf16(text)
                for code, text in zip(tokens[::2], tokens[1::2], strict=False)
            }
        else:
            mapped |= dict(_ranges(tokens))
    return mapped, length


def _ranges(tokens: list[bytes | str]) -> Iterator[tuple[int, str]]:
    position = 0
    while position + 2 < len(tokens):
        low, high, first = tokens[position : position + 3]
        position += 3
        if isinstance(low, str) or isinstance(high, str):
            raise TypeError("the ends of a range of codes are no strings of a PDF")
        codes = range(int.from_bytes(low), int.from_bytes(high) + 1)[:_LONGEST]
        if first == "[":
            texts = []
            while position < len(tokens) and tokens[position] != "]":
                texts.append(_utf16(tokens[position]))
                position += 1
            position += 1
            yield from zip(codes, texts, strict=False)
        else:
            start = _utf16(first)
            yield from (
                (code, start[:-1] + chr(min(ord(start[-1]) + code - codes[0], 0x10FFFF)))
                for code in codes
                if start
            )


def _utf16(data: bytes | str) -> str:
    return data.decode("utf-16-be", "replace") if isinstance(data, bytes) else ""


def _composite_widths(holder: Object) -> Iterator[tuple[int, float]]:
    entries = list(holder.get("/W", Array()))
    position = 0
    while position + 1 < len(entries):
        first = int(entries[position])
        if isinstance(entries[position + 1], Array):
            yield from ((first + index, float(width)) for index, width in enumerate(entries[position + 1]))
            position += 2
        else:
            last, width = int(entries[position + 1]), float(entries[position + 2])
            yield from ((code, width) for code in range(first, last + 1)[:_LONGEST])
            position += 3


def _simple_widths(holder: Object) -> Iterator[tuple[int, float]]:
    first = int(holder.get("/FirstChar", 0))
    for index, width in enumerate(holder.get("/Widths", Array())):
        yield first + index, float(width)
