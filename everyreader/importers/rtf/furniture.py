"""Rich Text: what the headers and footers of its pages hold, told while their groups are read."""

from __future__ import annotations

from collections.abc import Sequence

from everyreader.importers.office import page_furniture
from everyreader.importers.rtf.groups import Group

_SIDES = {"": "", "l": "left", "r": "", "f": "first"}


class Furniture:
    """The headers and footers of one file."""

    def __init__(self, data: bytes) -> None:
        self._first, self._sides = b"\\titlepg" in data, b"\\facingp" in data
        self._pictures = 0
        self._is_number = False

    def opened(self, stack: Sequence[Group], word: str, kind: str) -> str:
        """The kind of a group that begins with ``word`` inside ``stack``: pictures and numbers of pages are
        no words."""
        around = next((one for one in stack if one.kind == "named" and is_furniture(one.name)), None)
        if around is None:
            return kind
        if word == "fldinst":
            self._is_number = False
        elif word == "pict":
            self._pictures = 1  # which may be there a second time, for old programs
        elif word == "fldrslt" and self._is_number:
            around.stream.said.append(page_furniture.NUMBER)
        return "dropped" if word == "pict" or word == "fldrslt" and self._is_number else kind

    def dropped(self, stack: Sequence[Group], text: str) -> None:
        """Words for programs alone."""
        if any(one.name == "fldinst" for one in stack):
            self._is_number |= text.split()[:1] in ([one] for one in page_furniture.NUMBER_FIELDS)

    def held(self, words: str) -> str:
        pictures, self._pictures = self._pictures, 0
        return page_furniture.held(words, [""] * pictures)

    def pages(self, name: str) -> str:
        return page_furniture.pages(_SIDES.get(name[6:], ""), first=self._first, sides=self._sides)


def is_furniture(name: str) -> bool:
    return name[:6] in ("header", "footer")
