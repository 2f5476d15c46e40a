"""A text whose paragraphs no empty lines part → the same with them, and where each of its lines was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.repair.lines.standalone import CONTACT
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.dates import dated_alone
from everyreader.importers.text.labels import is_label
from everyreader.importers.text.lines import LONG, Line, Margin, margin_of, runs
from everyreader.importers.text.pages import Notes, without_furniture, without_notes
from everyreader.importers.text.paragraphs import Break, Paragraph, is_dense, parted

_HEAD = 8  # lines of a release's head
_LONGEST = 150  # words of a paragraph in which nobody looks for others
_LEAST = 3  # words of a headline behind “For immediate release:”
_MARKED = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s")  # points that the parser of Markdown knows by itself
_CUT = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True)
class Laid:
    """A text with an empty line between its paragraphs; ``numbers`` are those that its lines have in the
    file, ``notes`` those of the notes at the feet of pages."""

    text: str
    numbers: tuple[int, ...]
    repairs: tuple[Repair, ...]
    notes: frozenset[int]

    def at(self, line: int) -> int:
        """The line of the file that is ``line`` of the text."""
        return self.numbers[min(line, len(self.numbers)) - 1]


def laid_out(received: str, language: str, pages: frozenset[int] = frozenset()) -> Laid:
    """``received`` without the furniture of its pages, and parted where its lines tell; ``pages`` are the
    lines that begin one."""
    lines = [Line(number, typed) for number, typed in enumerate(received.split("\n"), 1)]
    lines, found = without_furniture(lines, pages)
    notes = without_notes(lines)
    lines = notes.lines
    margin = margin_of([one for one in lines if one.text])
    dense = is_dense(lines)
    if margin and dense:
        lines = list(_with_labels(_split_head(_without_gaps(lines, margin), language)))
    out: list[tuple[str, int]] = []
    several = list(runs(lines))
    for at, run in enumerate(several):
        made = parted(run, margin, dense=dense, opening=not at) if margin else None
        if made:
            message = f"{len(run)} lines without empty ones between made {len(made)} paragraphs and points"
            found.say("lines parted", run[0].number, message)
            found += [doubt for one in made if (doubt := _doubt(one))]
        blocks = [(list(_joined(one)), one.lines) for one in made] if made else [(list(_as_typed(run)), run)]
        out += _written(blocks, notes)
        out.append(("", run[-1].number))
    below = frozenset(one[0].number for several in notes.below.values() for one in several)
    text, numbers = "\n".join(text for text, _ in out), tuple(number for _, number in out)
    return Laid(text, numbers, (*found, *notes.repairs), below)


def _doubt(one: Paragraph) -> Repair | None:
    """That others may begin in a long paragraph, where a sentence ends with its line at the margin."""
    if sum(len(line.text.split()) for line in one.lines) <= _LONGEST:
        return None
    ends = [
        below.number
        for above, below, end in zip(one.lines, one.lines[1:], one.breaks, strict=False)
        if end is Break.JOINED and above.ends_sentence and not below.is_small
    ]
    at = ", ".join(map(str, ends))
    message = (
        f"{len(one.lines)} lines are one paragraph, the first “{excerpt(one.lines[0].text, 40)}”; others may "
        f"begin at line{'s' * (len(ends) > 1)} {at}, behind sentences that end with their line: put empty "
        f"lines there"
    )
    return Repair("paragraph in doubt", one.lines[0].number, message) if ends else None


def _as_typed(run: list[Line]) -> Iterator[tuple[str, int]]:
    """The lines of a run that stays as it is; where a page turned, a paragraph may begin."""
    for at, line in enumerate(run):
        if at and line.turned and (run[at - 1].ends_sentence or not line.is_small):
            yield "", line.number
        yield line.typed, line.number


def _written(
    blocks: Sequence[tuple[list[tuple[str, int]], Sequence[Line]]], notes: Notes
) -> Iterator[tuple[str, int]]:
    """The lines of the blocks, each with its number, an empty one between two blocks, but for points that the
    parser knows; behind each block the notes that stood below a line of it."""
    last = ""
    for lines, typed in blocks:
        mark = _MARKED.match(lines[0][0])
        kind = mark.group()[-2:] if mark and len(lines) == 1 else ""
        if last and kind != last:
            yield "", lines[0][1]
        yield from lines
        last = kind or "text"
        for note in (each for line in typed for each in notes.below.get(line.number, ())):
            yield "", note[0].number
            yield " ".join(one.text for one in note), note[0].number
            last = "note"


def _joined(one: Paragraph) -> Iterator[tuple[str, int]]:
    """The lines of a paragraph that stay lines, each with its number; a word that is cut in two keeps its
    line's end, which other repairs know."""
    text, number = one.lines[0].text, one.lines[0].number
    if all(end is Break.LINE for end in one.breaks) and one.breaks:
        yield from ((line.typed.strip(), line.number) for line in one.lines)
        return
    for line, end in zip(one.lines[1:], one.breaks, strict=True):
        if end is Break.LINE or _CUT.search(text):
            yield text, number
            text, number = line.text, line.number
        else:
            text = f"{text} {line.text}"
    yield text, number


def _without_gaps(lines: list[Line], margin: Margin) -> list[Line]:
    """``lines`` without empty ones in the middle of a sentence, where a page ended."""
    out: list[Line] = []
    for line in lines:
        held = [one for one in out[-3:] if one.text]
        gap = line.text and out and not out[-1].text and len(held) > 1 and held[-1] is out[-2]
        if (
            gap
            and all(margin.filled(one) >= LONG for one in held)
            and not held[-1].is_closed
            and line.text[0].isalpha()
        ):
            out[-1] = replace(line, turned=True)
        else:
            out.append(line)
    return out


def _with_labels(lines: Iterable[Line]) -> Iterator[Line]:
    """``lines`` with a bullet or a number that stands alone, as copied out of a PDF, before its words."""
    held: Line | None = None
    for line in lines:
        if held and line.text:
            line = replace(line, number=held.number, typed=f"{held.text} {line.text}", turned=held.turned)
            held = None
        if is_label(line.text):
            held = line
        elif not (held and not line.text):
            yield line
    if held:
        yield held


def _split_head(lines: list[Line], language: str) -> Iterator[Line]:
    """``lines`` with those at a release's head in two that say two things: its day and whom to ask, side by
    side on the page; “For immediate release:” and the headline."""
    seen = 0
    for line in lines:
        seen += bool(line.text)
        cut = _cut(line.text, language) if line.text and seen <= _HEAD else 0
        if cut:
            yield replace(line, typed=line.text[:cut].strip())
            yield Line(line.number, line.text[cut:].strip(), before=line.text[:cut].strip())
        else:
            yield line


def _cut(text: str, language: str) -> int:
    """Where the second of two things begins; 0 where there is one."""
    for space in re.finditer(r"(?<=:)\s|\s", text):
        before, after = text[: space.start()], text[space.end() :]
        headline = (
            before.endswith(":") and furniture.kind(before) == "release" and len(after.split()) >= _LEAST
        )
        if headline or CONTACT.match(after) and dated_alone(before, language):
            return space.end()
    return 0
