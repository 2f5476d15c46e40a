"""The label that somebody typed at the head of a line: a bullet, a number, a letter, a Roman number; those
without a space behind them (“6.Costs”, “-the pier”), among others that have one, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from everyreader.importers.nodes import is_paragraph, joined, lines_of, stripped
from everyreader.source.labels import roman_value
from everyreader.source.tree import Node, words

# The last ones are what office programs' symbol fonts leave where a bullet was.
_SURE = "•‣◦▪▫●○■□◆◇❖∙⁃➢➤➔➜➞►▶✓✔§·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf02d"
_DASHES = "–—-−"
_WORDS = "§"  # a bullet only where no number or name follows: “§ 3”, “§ Third” are a part's
_LABEL = re.compile(r"(\(?)([1-9]\d{0,2}|[A-Za-z]|[ivxl]{2,6}|[IVXL]{2,6})([.)])")
_MOST_ROMAN = 39
BULLETS = BULLET, DASH, STAR, LETTER_O = "bullet", "dash", "star", "o"
_KEY = "unparted"  # of a paragraph: what it was
# A number of two figures and a capital: “1.5 million”, “10.30”, “12.a” and “3.A” are no points.
_GLUED = re.compile(r"(?:(?P<number>[1-9]\d?)(?P<sign>[.)])(?=[^\W\d_]{2})|(?P<dash>[-–—])(?=[^\W\d_]))")
_SPACED = re.compile(r"(?:(?P<number>[1-9]\d?)(?P<sign>[.)])|(?P<dash>[-–—]))\s")


@dataclass(frozen=True)
class Label:
    """A typed label as it can be read: ``i.`` is the ninth letter or the first Roman number, so there may be
    two readings."""

    typed: str
    kind: str  # one of the four bullets, or ``Decimal``, ``LowerAlpha`` … as pandoc names them
    number: int = 0
    delimiter: str = ""

    def goes_on(self, last: Label) -> bool:
        """Whether this is the label after ``last``."""
        if (self.kind, self.delimiter) != (last.kind, last.delimiter):
            return False
        return self.number == last.number + 1 if self.number else self.typed == last.typed


def readings(word: str, raw: str = "") -> list[Label]:
    """How the label ``word`` can be read."""
    return list(_readings(word, raw))


def labelled(
    inlines: list[Node], raw: str = "", read: Callable[[str, str], list[Label]] = readings
) -> tuple[list[Label], list[Node]] | None:
    """The readings of the label at the head of ``inlines``, and what is said behind it; ``None`` where there
    is no label.

    ``raw`` is the line as it was typed, for a bullet ``o`` is told from the word by the wide gap behind it.
    """
    inlines = stripped(inlines)
    if not inlines:
        return None
    bold = inlines[0]["t"] == "Strong"
    first = inlines[0]["c"] if bold else inlines
    if not first or first[0]["t"] != "Str" or not first[0]["c"]:
        return None
    word, glued = _head(first[0]["c"])
    behind = [{"t": "Str", "c": glued}, *first[1:]] if glued else first[1:]
    if not glued and behind and behind[0]["t"] != "Space" or not behind and not bold:
        return None
    found = read(word, raw)
    kept = stripped(behind)
    if bold:
        rest = [{"t": "Strong", "c": kept}, *inlines[1:]] if kept else stripped(inlines[1:])
    else:
        rest = kept
    is_word = word in _WORDS and not words(rest)[:1].islower()
    return (found, rest) if found and rest and not is_word else None


def _head(text: str) -> tuple[str, str]:
    """The label and what is glued to it: by a no-break space, or, behind a sure bullet, by nothing."""
    for space in ("\u00a0", "\u2003", "\u2002", "\t"):
        before, found, after = text.partition(space)
        if found:
            return before, after
    return (text[0], text[1:]) if text[0] in _SURE and text[0] != "·" and text[1:2].isalnum() else (text, "")


def _readings(word: str, raw: str) -> Iterator[Label]:
    if len(word) == 1 and word in _SURE:
        yield Label(word, BULLET)
    elif len(word) == 1 and word in _DASHES:
        yield Label(word, DASH)
    elif word == "*":
        yield Label(word, STAR)
    elif word == "o" and re.match(r"\s*o(?:\t| {2,})", raw):
        yield Label(word, LETTER_O)
    found = _LABEL.fullmatch(word)
    if not found or found[1] and found[3] == ".":
        return
    delimiter = "TwoParens" if found[1] else "OneParen" if found[3] == ")" else "Period"
    case, text = ("Upper" if found[2].isupper() else "Lower"), found[2].lower()
    if text.isdigit():
        yield Label(word, "Decimal", int(text), delimiter)
        return
    if 0 < (roman := roman_value(text)) <= _MOST_ROMAN:
        yield Label(word, f"{case}Roman", roman, delimiter)
    if len(text) == 1:
        yield Label(word, f"{case}Alpha", ord(text) - ord("a") + 1, delimiter)


@dataclass(frozen=True)
class _Line:
    """A line with a label: its block, its place in that, its sign, its number (0 for a dash), whether a space
    follows it, and how many lines stand before it in all."""

    block: int
    place: int
    sign: str
    number: int
    spaced: bool
    at: int


def unglued(blocks: Sequence[Node]) -> list[Node]:
    """``blocks`` with a space behind each label that needs one to be read, where the series that it is of
    shows that it is a label: the number before it or behind it, or a dash right above or below, has its
    space."""
    lines = list(_lines(blocks))
    found: dict[int, set[int]] = {}
    for run in _runs(lines):
        if any(one.spaced for one in run):
            for one in run:
                found.setdefault(one.block, set()).update(set() if one.spaced else {one.place})
    return [_unglued(block, found[at]) if found.get(at) else block for at, block in enumerate(blocks)]


def undone(blocks: Sequence[Node]) -> list[Node]:
    """``blocks`` with those as they were that became no list."""
    return [one.get(_KEY, one) for one in blocks]


def _lines(blocks: Sequence[Node]) -> Iterator[_Line]:
    at = 0
    for index, block in enumerate(blocks):
        lines = lines_of(block["c"]) if is_paragraph(block) and not block.get("counted") else [[]]
        for place, line in enumerate(lines):
            said = words(stripped(line))
            spaced = _SPACED.match(said)
            found = spaced or _GLUED.match(said)
            if found and (found["dash"] or spaced or said[found.end()].isupper()):
                number = int(found["number"] or 0)
                yield _Line(index, place, found["dash"] or found["sign"], number, bool(spaced), at)
            at += 1
        match block:
            case {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": delimiter}], items]}:
                sign = {"Period": ".", "OneParen": ")"}.get(delimiter, "")
                yield from (_Line(index, 0, sign, n, True, at) for n in range(start, start + len(items)))


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines of one sign, the numbers of which count on, or the dashes of which stand below each other."""
    by_sign = sorted(lines, key=lambda one: one.sign)
    for _, several in groupby(by_sign, key=lambda one: one.sign):
        same = list(several)
        run = same[:1]
        for last, one in pairwise(same):
            step = one.number - last.number if one.number else one.at - last.at
            if step != 1:
                yield run
                run = []
            run.append(one)
        yield run


def _unglued(block: Node, places: set[int]) -> Node:
    lines = [_spaced(line) if n in places else line for n, line in enumerate(lines_of(block["c"]))]
    kind = "LineBreak" if any(one["t"] == "LineBreak" for one in block["c"]) else "SoftBreak"
    return {**block, "c": joined(lines, kind), _KEY: block}


def _spaced(inlines: list[Node]) -> list[Node]:
    """``inlines`` with a space behind the label that they begin with."""
    first, *rest = stripped(inlines)
    if first["t"] != "Str":
        content = first["c"][1] if first["t"] in ("Span", "Link") else first["c"]
        inner = _spaced(content)
        return [{**first, "c": [first["c"][0], inner] if content is not first["c"] else inner}, *rest]
    found = _GLUED.match(first["c"])
    if not found:
        return inlines
    label = {"t": "Str", "c": found[0]}
    return [label, {"t": "Space"}, {**first, "c": first["c"][found.end() :]}, *rest]
