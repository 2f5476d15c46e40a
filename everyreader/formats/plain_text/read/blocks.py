"""Lines of text → units, as whoever reads plain text takes them: by what stands below, between and further
in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from everyreader.formats.plain_text.read import words
from everyreader.formats.plain_text.read.items import OpenList, begins_list
from everyreader.formats.plain_text.read.words import Signs, opening_of
from everyreader.model.publication import Kind, Role, Run, Step, Unit

_FENCE = re.compile(r"(?P<sign>`{3,}|~{3,})[^`]*$")
_UNDERLINE = re.compile(r"(={3,}|-{3,})$")
_LEVELS = {"=": 1, "-": 2}
_NUMBERED = re.compile(r"(?P<level>#{1,6}) (?P<words>.*\S)")
_DEFINITION = re.compile(r":(?: +|$)")
_MOST_ROOM = 4  # of a definition: what is further in stands further in inside it
_RULE = re.compile(r"\s*([-=_])\1{4,}\s*$")
_NOTE = re.compile(r"(?P<label>\[[*^]*(?P<number>\d{1,4})\])(?: |$)")


@dataclass(frozen=True)
class At:
    """Where the walk stands. ``in_cell``: each line is a paragraph of its own."""

    place: tuple[Step, ...] = ()
    in_cell: bool = False

    def inside(self, name: str, position: int) -> At:
        return replace(self, place=(*self.place, Step(name, position)))


@dataclass
class Found:
    """What was read. ``open`` are parts that begin and do not end, or end and did not begin, by the words of
    their line; ``signs`` what of the file's signs is no word."""

    units: list[Unit] = field(default_factory=list)
    notes: list[Unit] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    signs: Signs = field(default_factory=lambda: Signs({}))


def read(lines: Sequence[str]) -> Found:
    """Everything in ``lines``."""
    lines = [_untabbed(one) for one in lines]
    opening = opening_of("\n".join(lines))
    text, notes = _parted(lines, opening)
    labels = [label for one in notes if (label := _NOTE.match(one[0]))]
    found = Found(signs=Signs({one["label"]: int(one["number"]) for one in labels}, opening))
    found.units += _Walk(found).blocks(text, At())
    for label, one in zip(labels, notes, strict=True):
        inside = [one[0][label.end() :], *(_dedented(line, label.end()) for line in one[1:])]
        found.notes += _Walk(found).blocks(inside, At((Step("note", int(label["number"])),)))
    return found


def _untabbed(line: str) -> str:
    """``line`` with spaces for the tabs that it begins with."""
    words = line.lstrip(" \t")
    return line[: len(line) - len(words)].expandtabs(4) + words


def _parted(lines: list[str], opening: str) -> tuple[list[str], list[list[str]]]:
    """The text, and the notes below a line that parts them from it: the last stretch in which all that stands
    at the edge begins with a note's mark."""
    first = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if _NOTE.match(lines[at]):
            first = at
        elif lines[at].strip() and not lines[at].startswith("  "):
            break
    above = next((at for at in range(first - 1, -1, -1) if lines[at].strip()), None)
    if first == len(lines) or above is None or not _parts(lines, above, opening):
        return lines, []
    starts = [at for at in range(first, len(lines)) if _NOTE.match(lines[at])]
    return lines[:above], [lines[at:end] for at, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _parts(lines: list[str], at: int, opening: str) -> bool:
    """Whether the line parts what is below it from the text: by a word, or drawn, and no heading's."""
    said = Signs({}, opening).told(lines[at])
    drawn = bool(_RULE.match(lines[at])) and not (at and lines[at - 1].strip())
    return drawn or said is not None and said[0] in words.NOTES and not said[1]


def _dedented(line: str, room: int) -> str:
    """``line`` without the indent of what it stands in, or without all that it has of it."""
    return line[room:] if not line[:room].strip(" ") else line.lstrip(" ")


class _Walk:
    """One stretch of lines, and those in it."""

    def __init__(self, found: Found) -> None:
        self._found = found

    def blocks(self, lines: Sequence[str], at: At) -> Iterator[Unit]:
        index, empty, open_list = 0, 0, OpenList()
        while index < len(lines):
            if not lines[index].strip():
                index, empty = index + 1, empty + 1
                continue
            if empty > 1:
                open_list.end()
            found = begins_list(lines, index, open_list)
            if found:
                position = open_list.place_of(found)
                end = self._item_end(lines, index, found.room, at, open_list)
                inside = at.inside("ul" if found.bullet else "ol", position)
                rest = (_dedented(one, found.room) for one in lines[index + 1 : end])
                yield from self._labelled([lines[index][found.room :], *rest], inside, found.label)
            else:
                open_list.end()
                end, units = self._block(lines, index, at)
                yield from units
            index, empty = end, 0

    def _labelled(self, lines: list[str], at: At, label: str) -> Iterator[Unit]:
        for number, unit in enumerate(self.blocks(lines, at)):
            yield unit if number or unit.label else replace(unit, label=label)

    def _block(self, lines: Sequence[str], at: int, here: At) -> tuple[int, list[Unit]]:
        """Where the block that begins at ``at`` ends, and its units."""
        line = lines[at]
        if _FENCE.match(line):
            return self._code(lines, at, here)
        if line.startswith(">"):
            end = next((n for n in range(at, len(lines)) if not lines[n].startswith(">")), len(lines))
            inside = [one[1:].removeprefix(" ") for one in lines[at:end]]
            return end, list(self.blocks(inside, here.inside("quote", 1)))
        if heading := _NUMBERED.match(line):
            unit = self._unit(Kind.HEADING, heading["words"], here)
            return at + 1, [replace(unit, level=len(heading["level"]))] if unit else []
        word, said = self._told(line)
        if word in words.TABLE and any(self._told(one)[0] in words.TABLE_END for one in lines[at:]):
            return self._table(lines, at, said, here)
        if word in words.TABLE | words.TABLE_END:
            self._found.open.append(line)
        if word in words.CAPTION:
            unit = self._unit(Kind.CAPTION, said, here)
            return at + 1, [unit] if unit else []
        return self._paragraph(lines, at, here)

    def _code(self, lines: Sequence[str], at: int, here: At) -> tuple[int, list[Unit]]:
        opened = _FENCE.match(lines[at])
        fence = opened["sign"] if opened else ""
        end = next((n for n in range(at + 1, len(lines)) if lines[n].strip() == fence), len(lines))
        if end == len(lines):
            self._found.open.append(lines[at].strip())
        text = "\n".join(lines[at + 1 : end])
        return end + 1, [Unit(Kind.CODE, (Run(text, ""),), here.place)]

    def _paragraph(self, lines: Sequence[str], at: int, here: At) -> tuple[int, list[Unit]]:
        end = at + 1
        while end < len(lines) and not here.in_cell and self._goes_on(lines, end, OpenList()):
            end += 1
        said, level, kind = [one.strip(" ") for one in lines[at:end]], 0, Kind.PARAGRAPH
        under = _UNDERLINE.match(lines[end]) if end < len(lines) else None
        if under and not here.in_cell:
            kind, level, end = Kind.HEADING, _LEVELS[under[0][0]], end + 1
        elif end < len(lines) and _DEFINITION.match(lines[end]):
            kind = Kind.TERM
        unit = self._unit(
            Kind.CELL if here.in_cell and kind is Kind.PARAGRAPH else kind, "\n".join(said), here
        )
        units = [replace(unit, level=level)] if unit else []
        return self._definitions(lines, end, here, units) if kind is Kind.TERM else (end, units)

    def _goes_on(self, lines: Sequence[str], at: int, open_list: OpenList) -> bool:
        """Whether the line at ``at`` belongs to the paragraph before it, which may be in ``open_list``."""
        line = lines[at]
        starts = (
            _FENCE.match(line) or _NUMBERED.match(line) or _DEFINITION.match(line) or line.startswith(">")
        )
        word, _ = self._told(line)
        ours = word in (words.TABLE | words.TABLE_END | words.CAPTION)
        parted = not line.strip() or starts or ours or _UNDERLINE.match(line)
        return not parted and begins_list(lines, at, open_list) is None

    def _item_end(self, lines: Sequence[str], at: int, room: int, here: At, open_list: OpenList) -> int:
        """Where the item that begins at ``at`` ends: with the lines that stand as far in as its words, and,
        but in a cell, those right below them that go on with a line of words."""
        end = at + 1
        for index in range(at + 1, len(lines)):
            line = lines[index]
            if not line.strip():
                continue
            below = bool(lines[index - 1].strip()) and not line.startswith(" ") and not here.in_cell
            if line[:room].strip(" ") and not (below and self._goes_on(lines, index, open_list)):
                break
            end = index + 1
        return end

    def _definitions(
        self, lines: Sequence[str], at: int, here: At, units: list[Unit]
    ) -> tuple[int, list[Unit]]:
        number, start = 0, at
        while start < len(lines) and (label := _DEFINITION.match(lines[start])):
            room = min(label.end(), _MOST_ROOM)
            number, at = number + 1, self._item_end(lines, start, room, here, OpenList())
            inside = [lines[start][room:], *(_dedented(one, room) for one in lines[start + 1 : at])]
            units += self.blocks(inside, here.inside("definition", number))
            start = next((n for n in range(at, len(lines)) if lines[n].strip()), len(lines))
        return at, units

    def _table(self, lines: Sequence[str], at: int, said: str, here: At) -> tuple[int, list[Unit]]:
        caption = self._unit(Kind.CAPTION, said, here) if said else None
        units, end, row, column = [caption] if caption else [], at + 1, 0, 0
        new = True
        while end < len(lines):
            word, said = self._told(lines[end])
            if word in words.TABLE_END:
                return end + 1, units
            if not lines[end].strip():
                new, end = True, end + 1
            elif word in words.CAPTION and not row:
                more = self._unit(Kind.CAPTION, said, here)
                units, end = [*units, *([more] if more else [])], end + 1
            else:
                row, column, new = row + new, 1 if new else column + 1, False
                stop = _cell_end(lines, end)
                cell = replace(here.inside("row", row).inside("column", column), in_cell=True)
                units += self._cell(lines[end:stop], cell)
                end = stop
        return end, units

    def _cell(self, lines: Sequence[str], here: At) -> Iterator[Unit]:
        first = self._unit(Kind.CELL, lines[0].strip(" "), here)
        if first:
            yield first
        yield from self.blocks([_dedented(one, 2) for one in lines[1:]], here)

    def _told(self, line: str) -> tuple[str, str]:
        return self._found.signs.told(line) or ("", "")

    def _unit(self, kind: Kind, text: str, here: At) -> Unit | None:
        runs, marks = self._found.signs.runs(text)
        roles = [one.role for one in runs]
        if roles == [Role.ALT] and kind is not Kind.HEADING:
            kind = Kind.IMAGE
        elif roles == [Role.MATH] and kind is Kind.PARAGRAPH:
            kind = Kind.MATH
        return Unit(kind, runs, here.place, marks=marks) if runs else None


def _cell_end(lines: Sequence[str], at: int) -> int:
    """Where a cell ends: with the lines further in, those of code with empty ones between them."""
    end, fence = at + 1, ""
    while end < len(lines):
        line = lines[end]
        code = _FENCE.match(line[2:]) if line.startswith("  ") else None
        if not fence and not line.startswith("  "):
            break
        if fence and line.strip() == fence:
            fence = ""
        elif code and not fence:
            fence = code["sign"]
        end += 1
    return end


def labels_in(text: str, known: Mapping[str, int]) -> Iterator[int]:
    """The numbers of marks in ``text`` that look like those of the notes."""
    shapes = {re.sub(r"\d+", "{}", one) for one in known}
    for shape in shapes:
        pattern = re.escape(shape).replace(r"\{\}", r"(\d{1,4})")
        yield from (int(one) for one in re.findall(pattern, text))
