"""What stands at the edges of the pages that a text was copied from: page numbers, running heads, feet, and
notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.text.lines import Line

_APART = 12  # filled lines of the shortest page
_BESIDE = 2  # filled lines between a running head and its page's number
_HEAD = 5  # filled lines, among which a title is no running head yet
_LEAST, _FEWEST = 2, 3  # pages with a number that says what it is, and without
_LONGEST = 160
_LEAST_HEAD = 12  # characters of a running head
_WORD = r"(?:page|p\.|seite|s\.|página|pág\.|pagina|pag\.|blatt|folio)"
_OF = r"\s*(?:/|of|von|sur|de|di|out of)\s*\d{1,4}"
_PAGE = re.compile(
    rf"[-–—|/ ]*(?P<word>{_WORD})?\s*(?P<number>\d{{1,4}})(?P<of>{_OF})?[-–—|/ ]*",
    re.IGNORECASE,
)
_WITHIN = re.compile(  # “Minutes of 4 March   Page 2 of 5”
    rf"(?:^|\s){_WORD}\s*(?P<number>\d{{1,4}})(?:{_OF})?$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s[•|·]\s|\s[–—]\s")  # of an office's foot: its house, street, town, telephone
_NUMBER = re.compile(r"\d+")
_NOTE = re.compile(r"(\d{1,2})\s+[^\W\d_]")
_MOST = 20  # lines of the notes of a page


def without_furniture(lines: Sequence[Line], pages: frozenset[int]) -> tuple[list[Line], Repairs]:
    """``lines`` without what the pages have at their edges, each named with its words; ``pages`` are the
    numbers of the lines that begin one, where the file says so.

    What is taken for it counts up from page to page, stands beside what does, or stands again and again at
    the edge of a page or within a sentence.
    """
    filled = [one for one in lines if one.text]
    edges = _edges(filled, pages)
    numbers = _numbers(filled, edges)
    again = _again(filled, numbers, edges)
    gone = numbers | again
    if not gone:
        return list(lines), Repairs()
    found = Repairs()
    if numbers:
        found.append(_named("page number left out", [filled[i] for i in sorted(numbers)]))
    texts: dict[str, list[Line]] = defaultdict(list)
    for i in sorted(again):
        texts[_key(filled[i].text)].append(filled[i])
    found += [_named("header or footer left out", several) for several in texts.values()]
    return _turned(lines, {filled[i].number for i in gone}), found


def _named(name: str, lines: list[Line]) -> Repair:
    taken = " ".join(one.text for one in lines)
    at = ", ".join(str(one.number) for one in lines)
    said = taken if name.startswith("page") else lines[0].text
    return Repair(
        name, lines[0].number, f"“{excerpt(said, 110)}”, at line{'s' * (len(lines) > 1)} {at}", taken
    )


def _turned(lines: Sequence[Line], gone: set[int]) -> list[Line]:
    """``lines`` without those that are ``gone`` and the empty ones around them; the next begins a page."""
    out: list[Line] = []
    is_turned = False
    for line in lines:
        if line.number in gone:
            is_turned = True
            while out and not out[-1].text:
                out.pop()
        elif line.text or not is_turned:
            out.append(replace(line, turned=is_turned and bool(out)))
            is_turned = False
    return out


def _key(text: str) -> str:
    return _NUMBER.sub("#", text).casefold()


def _edges(filled: Sequence[Line], pages: frozenset[int]) -> set[int]:
    """The first and last lines of the pages, where the file says where those begin."""
    starts = [
        i for i, one in enumerate(filled) if i and any(filled[i - 1].number < n <= one.number for n in pages)
    ]
    ends = {len(filled) - 1, len(filled) - 2} if starts else set()
    return {i + by for i in starts for by in (-2, -1, 0, 1)} | ends


def _numbers(filled: Sequence[Line], edges: set[int]) -> set[int]:
    """The lines that count the pages, one after the other: “2”, “- 3 -”, “Page 4 of 9”, or a running head
    with its number."""
    found: set[int] = set()
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(filled):
        page, within = _PAGE.fullmatch(line.text), _WITHIN.search(line.text)
        if within and len(line.text) <= _LONGEST and not page:
            rest = line.text[: within.start()] + line.text[within.end() :]
            alike[f"named {rest}"].append((i, int(within["number"])))
        elif page:
            named = page["word"] or page["of"] or "-" in line.text
            alike["named" if named else "bare"].append((i, int(page["number"])))
        elif len(line.text) <= _LONGEST:
            for number in _NUMBER.finditer(line.text):
                if number.start() == 0 or number.end() == len(line.text):
                    before, after = line.text[: number.start()], line.text[number.end() :]
                    alike[f"{before}#{after}"].append((i, int(number.group())))
    for kind, several in alike.items():
        is_named = kind.startswith("named")
        counted = _counted(several, 1 if is_named else _APART)
        is_sure = len(counted) >= (_LEAST if is_named else _FEWEST)
        within = [i for i in counted if _cuts_sentence(filled, i) or i in edges or _is_beside(filled, i)]
        if is_sure and (is_named or within) or kind == "bare" and within:
            found.update(counted)
    return found


def _is_beside(filled: Sequence[Line], index: int) -> bool:
    """Whether a line that stands elsewhere, too, is right above or below."""
    beside = [filled[i].text for i in (index - 1, index + 1) if 0 <= i < len(filled)]
    return any(len(text) > _LEAST_HEAD and sum(one.text == text for one in filled) > 1 for text in beside)


def _counted(several: list[tuple[int, int]], apart: int) -> list[int]:
    """The longest row of lines whose numbers count up, a page or more apart; a page may show none."""
    best: list[int] = []
    for start, (i, number) in enumerate(several):
        row, last = [i], number
        for j, other in several[start + 1 :]:
            if last < other <= last + 2 and j - row[-1] >= apart:
                row.append(j)
                last = other
        if number <= 3 and len(row) > len(best):
            best = row
    return best


def _again(filled: Sequence[Line], numbers: set[int], edges: set[int]) -> set[int]:
    """The lines that stand again and again beside the pages' numbers, at the edges of pages, within
    sentences, or at the end as an office's foot."""
    alike: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(filled):
        if i not in numbers and len(line.text) <= _LONGEST and any(map(str.isalpha, line.text)):
            alike[line.text].append(i)
    found: set[int] = set()
    for text, several in alike.items():
        if len(several) < _LEAST or any(after - before < _APART for before, after in pairwise(several)):
            continue
        beside = [i for i in several if i in edges or any(abs(i - n) <= _BESIDE for n in numbers)]
        is_foot = several[-1] == len(filled) - 1 and len(_PARTS.findall(text)) > 1
        is_head = len(beside) >= len(several) - (len(several) > _FEWEST)
        if is_head or is_foot or any(_cuts_sentence(filled, i) for i in several):
            found.update(i for i in several if i >= _HEAD or i in beside)
    return found


def _cuts_sentence(filled: Sequence[Line], index: int) -> bool:
    """Whether the line above goes on in the line below."""
    if not 0 < index < len(filled) - 1:
        return False
    above, below = filled[index - 1], filled[index + 1]
    return below.is_small and not above.is_closed and " " in above.text


@dataclass(frozen=True)
class Notes:
    """``lines`` without the notes of pages; ``below`` are those that stood below a line, by its number."""

    lines: list[Line]
    below: dict[int, list[list[Line]]]
    repairs: list[Repair]


def without_notes(lines: Sequence[Line]) -> Notes:
    """The ``lines`` and, apart, what stands numbered at the foot of a page, its digit glued to a word above.

    A paragraph may go on behind it on the next page.
    """
    turns = [at for at, one in enumerate(lines) if one.turned]
    found: dict[int, list[list[Line]]] = {}
    gone: set[int] = set()
    expected, top = 1, 0
    for turn in (*turns, len(lines)) if turns else ():
        start = _start(lines, top, turn, expected)
        if start is not None:
            notes = _parted_notes([one for one in lines[start:turn] if one.text], expected)
            above = next(at for at in range(start - 1, -1, -1) if lines[at].text)
            found[lines[above].number] = notes
            gone.update(range(above + 1, turn))
            expected += len(notes)
        top = turn
    kept = [one for at, one in enumerate(lines) if at not in gone]
    repairs = [_named_note(one) for several in found.values() for one in several]
    return Notes(kept, found, repairs)


def _start(lines: Sequence[Line], top: int, turn: int, expected: int) -> int | None:
    """Where the notes of the page from ``top`` to ``turn`` begin; ``None`` where it has none."""
    mark = re.compile(rf"[^\W_]{expected}(?!\w)|[.,;”’\"')]{expected}(?![\w.])")
    for at in range(max(top + 1, turn - _MOST), turn):
        note = _NOTE.match(lines[at].text)
        if note and int(note[1]) == expected and any(mark.search(one.text) for one in lines[top:at]):
            return at
    return None


def _parted_notes(lines: Sequence[Line], expected: int) -> list[list[Line]]:
    out: list[list[Line]] = []
    for line in lines:
        note = _NOTE.match(line.text)
        if note and int(note[1]) == expected + len(out):
            out.append([])
        out[-1].append(replace(line, turned=False))
    return out


def _named_note(note: Sequence[Line]) -> Repair:
    said = excerpt(" ".join(one.text for one in note))
    number = said.split(" ", 1)[0]
    message = (
        f"“{said}” stands behind the paragraph that its page ends in; its mark in the text is no more than a "
        f"digit: write “[^{number}]” there, and “[^{number}]:” for the number before the note"
    )
    return Repair("note at the foot of a page", note[0].number, message)
