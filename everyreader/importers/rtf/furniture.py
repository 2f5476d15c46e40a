"""Rich Text: what stands beside its words, told while its groups are read: headers and footers of pages, and
the labels before the points of lists, which pandoc counts anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from everyreader.importers.draft import Repair
from everyreader.importers.office import page_furniture
from everyreader.importers.office.list_labels import without_words
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


class Labels:
    """``shown`` are those of the points with words."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self._lost: list[tuple[int, str]] = []
        self._is_waiting = False  # for words behind the last one

    def add(self, said: str) -> None:
        self.shown.append(said)
        self._is_waiting = True

    def end(self, number: int, *, holds: bool) -> None:
        """That a paragraph ends, before which the file has ``number - 1``, and whether it holds anything."""
        if self._is_waiting and not holds:
            self._lost.append((number, self.shown.pop()))
        self._is_waiting = False

    def left_out(self) -> Iterator[Repair]:
        yield from without_words(
            [(number, said) for number, said in self._lost if said.strip("(.)").isalnum()]
        )
