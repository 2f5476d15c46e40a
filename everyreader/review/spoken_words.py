"""What a voice may say wrong: the abbreviations, numbers and names of a statement that no lexicon entry has
confirmed.

Found by their shape; no dictionary takes part. A word that is a name only at the beginning of a sentence
looks like any other, so such words are listed by themselves, unless the statement writes them small
elsewhere; so are the nouns of languages that write them large.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import regex
from langcodes import Language

from everyreader.model.lexicon import Lexicon
from everyreader.model.publication import Kind, Publication
from everyreader.narration.respelling import respelled
from everyreader.narration.script import Part, make_script
from everyreader.narration.spoken import spoken_form

_AROUND = 4  # words on either side in a clip: a number or a name is said as its neighbours ask
_NOUNS_LARGE = ("de", "lb")
_ABBREVIATION = regex.compile(
    r"\b(?:\p{Lu}\.){2,}"  # U.S.
    r"|\b(?=\w*\p{Lu}\w*[\p{Lu}\p{N}])[\p{Lu}\p{N}]+\b"  # UN, G20
    r"|\b(?=\w*\p{Ll}\p{Lu})\p{L}+\b"  # PhD, kWh
    r"|\b\p{L}{1,6}\.(?=,|\s+[\p{Ll}\p{N}])"  # No. 5, approx. a third
    r"|\b\p{L}\.\s?\p{L}\."  # e.g., z. B.
)
_NUMBER = regex.compile(r"[−-]?[$£€¥]?\p{Nd}(?:[\p{Nd}.,:/–-]*\p{Nd})?(?:\s?[%‰]|\p{L}{1,2}\b)?")
_PART_OF_NAME = r"(?:of|the|for|de|del|della|di|da|du|des|la|le|von|van|der|den|bin|al|el)"
_NAME = regex.compile(rf"\p{{Lu}}[\p{{L}}’'-]+(?:\s+(?:{_PART_OF_NAME}\s+){{0,2}}\p{{Lu}}[\p{{L}}’'-]+)*")
_POSSESSIVE = regex.compile(r"['’]s?$")
_WORD = regex.compile(r"\p{L}[\p{L}’'-]*")
_LARGE_IN_TITLES = 0.6  # of a sentence's words written large: it is a title, and says nothing of names


class Shape(StrEnum):
    """What it looks like."""

    ABBREVIATION = "abbreviation"
    NUMBER = "number"
    NAME = "name"
    PERHAPS = "perhaps a name"


@dataclass(frozen=True)
class Item:
    """``words`` as they are written, ``said`` as the voice is given them, ``around`` with their neighbours
    (for a clip).

    ``count`` is how often they stand in the statement, ``line`` where they first do; ``language`` is a BCP 47
    tag.
    """

    words: str
    shape: Shape
    language: str
    said: str
    around: str
    line: int | None
    count: int = 1


def unconfirmed(publication: Publication) -> tuple[Item, ...]:
    """Every such word once, by shape and then in the order of the statement."""
    small = _written_small(publication)
    found: dict[tuple[Shape, str, str], list[Item]] = {}
    for item in _all(publication, small):
        if item.shape is not Shape.PERHAPS or item.words.lower() not in small:
            found.setdefault((item.shape, item.words, item.language), []).append(item)
    names = {word for (shape, words, _), _ in found.items() if shape is Shape.NAME for word in words.split()}
    once = [
        Item(*_fields(several[0]), count=len(several))
        for (shape, words, _), several in found.items()
        if shape is not Shape.PERHAPS or words not in names
    ]
    return tuple(sorted(once, key=lambda one: list(Shape).index(one.shape)))


def _fields(item: Item) -> tuple[str, Shape, str, str, str, int | None]:
    return item.words, item.shape, item.language, item.said, item.around, item.line


def _written_small(publication: Publication) -> frozenset[str]:
    words = (word for unit in publication.all_units for word in _WORD.findall(unit.text))
    return frozenset(word for word in words if word[0].islower())


def _all(publication: Publication, small: frozenset[str]) -> Iterator[Item]:
    units = publication.all_units
    for utterance in make_script(publication):
        unit = units[utterance.unit]
        if unit.kind is Kind.CODE:
            continue
        for number, part in enumerate(utterance.parts):
            if not part.added:
                first = all(one.added for one in utterance.parts[:number])
                title = unit.kind is Kind.HEADING and _is_title(part.text)
                look = _Look(part.language, small, first=first, title=title)
                yield from _of_part(part, unit.line, publication.lexicon, look)


@dataclass(frozen=True)
class _Look:
    """How words are looked at. ``small``: words that the statement writes small; ``first``: a sentence begins
    with them; ``title``: most are written large.
    """

    language: str
    small: frozenset[str]
    first: bool
    title: bool


def _of_part(part: Part, line: int | None, lexicon: Lexicon, look: _Look) -> Iterator[Item]:
    """What the lexicon covers is confirmed, and is put out of sight."""
    pieces = list(lexicon.split(part.text, part.language))
    rest = "".join("x" * len(words) if entry else words for words, entry in pieces)
    taken: list[tuple[int, int]] = []
    for shape, begin, end in _shapes(rest, look):
        if any(begin < other and start < end for start, other in taken):
            continue
        taken.append((begin, end))
        words = _POSSESSIVE.sub("", part.text[begin:end])
        around = _around(part.text, begin, end)
        yield Item(
            words,
            shape,
            part.language,
            _said(words, part.language, lexicon),
            _said(around, part.language, lexicon),
            line,
        )


def _said(words: str, language: str, lexicon: Lexicon) -> str:
    return spoken_form(respelled(words, language, lexicon))


def _shapes(text: str, look: _Look) -> Iterator[tuple[Shape, int, int]]:
    """``(shape, begin, end)``."""
    for match in _ABBREVIATION.finditer(text):
        yield Shape.ABBREVIATION, match.start(), match.end()
    for match in _NUMBER.finditer(text):
        yield Shape.NUMBER, match.start(), match.end()
    if look.title:
        return
    opening = _WORD.search(text) if look.first else None
    for match in _NAME.finditer(text):
        yield from _names(match, opening.start() if opening else -1, look)


def _names(match: regex.Match[str], opening: int, look: _Look) -> Iterator[tuple[Shape, int, int]]:
    """A sentence's first word is large in any case: alone it is no more than perhaps a name, and before one
    it may be any word."""
    begin, end = match.span()
    first, *others = match[0].split()
    sure = Shape.PERHAPS if Language.get(look.language).language in _NOUNS_LARGE else Shape.NAME
    if begin != opening:
        yield (sure if not others else Shape.NAME), begin, end
    elif not others:
        yield Shape.PERHAPS, begin, end
    elif first.lower() not in look.small:
        yield Shape.NAME, begin, end
    elif rest := _NAME.search(match.string, begin + len(first), end):
        yield sure, rest.start(), end


def _is_title(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    large = sum(word[0].isupper() for word in words)
    return len(words) > 2 and large > _LARGE_IN_TITLES * len(words)


def _around(text: str, begin: int, end: int) -> str:
    before, after = text[:begin].split(), text[end:].split()
    glued = "" if not text[:begin] or text[:begin][-1].isspace() else before.pop()
    follows = "" if not text[end:] or text[end:][0].isspace() else after.pop(0)
    middle = f"{glued}{text[begin:end]}{follows}"
    return " ".join([*before[-_AROUND:], middle, *after[:_AROUND]])


def by_shape(items: Sequence[Item]) -> dict[Shape, tuple[Item, ...]]:
    """The items of each shape that there is."""
    return {
        shape: tuple(one for one in items if one.shape is shape)
        for shape in Shape
        if any(one.shape is shape for one in items)
    }
