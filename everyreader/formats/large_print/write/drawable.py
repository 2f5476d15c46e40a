"""Which characters the fonts at hand can draw: Typst is asked, for it alone knows what it falls back to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import typst

from everyreader.formats.large_print.write.literal import literal

NO_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed|contains the codepoint `"(.*)"`', re.DOTALL)
# As the styles have them: what Typst falls back to unasked does not draw an emoji of several parts.
_FONTS = '("Noto Sans", "Noto Emoji", "Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols 2")'
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


def undrawn(words: Iterable[str], fonts: tuple[Path, ...]) -> str:
    """The first of ``words`` that no font draws whole, as far as it is not drawn; ``""`` where all are."""
    lines = "\n\n".join(f"#{literal(word)}" for word in words)
    source = f'#set document(title: "words")\n#set text(font: {_FONTS})\n= Words\n\n{lines}\n'
    try:
        typst.compile(
            source.encode(),
            font_paths=[*map(str, fonts)],  # pyright: ignore[reportArgumentType]  # stub: one type for all
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        return missing_in(error.message)
    return ""


def missing_in(message: str) -> str:
    """The text that Typst's message says cannot be drawn, ``""`` where it says something else."""
    found = NO_GLYPH.search(message)
    return _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), found[1] or found[2]) if found else ""
